/**
 * The one direction of the house: `portal –HTTP→ doors`, `doors · jobs · cli → flows → store · formats → domain`. Reads every import
 * under `src/`, and what the pure rooms use of clock, chance and network.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, posix, resolve } from 'node:path'
import { type ESTree, parseSync, Visitor, type VisitorObject } from 'vite'
import { isMain } from './steps.ts'

export interface Violation {
  /** `src/…`, with `/` everywhere. */
  file: string
  line: number
  what: string
}

interface Room {
  /** Rooms whose files it may import, besides its own. */
  imports: readonly string[]
  /** `none`: no Node module; packages only from the list. */
  packages?: readonly string[]
  node: boolean
}

const PURE: Omit<Room, 'imports' | 'packages'> = { node: false }

/** Packages that read and compute, and neither store nor send. */
const FORMAT_PACKAGES = [
  'tldts',
  'ipaddr.js',
  'postal-mime',
  '@zip.js/zip.js',
  'pdfjs-dist',
  'pdfkit',
  'htmlparser2',
  'domhandler',
  'zod',
]

const rooms: Record<string, Room> = {
  domain: { imports: [], packages: [], ...PURE },
  formats: { imports: ['domain'], packages: FORMAT_PACKAGES, ...PURE },
  store: { imports: ['formats', 'domain'], node: true },
  flows: { imports: ['store', 'formats', 'domain'], node: true },
  doors: { imports: ['flows', 'formats', 'domain'], node: true },
  jobs: { imports: ['flows', 'formats', 'domain'], node: true },
  demo: { imports: ['flows', 'formats', 'domain'], node: true },
  cli: { imports: ['flows', 'formats', 'domain', 'config.ts'], node: true },
  portal: { imports: ['formats', 'domain'], node: false },
  'config.ts': { imports: ['domain'], node: true },
}

/** Composition: the places where the parts are put together. */
const composition: Record<string, readonly string[]> = {
  'main.ts': [...Object.keys(rooms), 'main.ts'],
  'cli/main.ts': ['cli', 'flows', 'formats', 'domain', 'store', 'demo', 'config.ts', 'main.ts'],
}

/** A flow imports no flow; what several of them need stands in these. */
const isSharedByFlows = (path: string) => path === 'flows/context.ts' || path.startsWith('flows/steps/')

const ONLY_STORE = ['pg', 'pg-protocol', 'kysely', 'nodemailer']

const isTest = (path: string) => /\.test\.tsx?$/.test(path)

const roomOf = (path: string) => path.split('/')[0] ?? path

interface Import {
  file: string
  line: number
  specifier: string
}

/** All violations of the tree whose `src` folder is given. */
export function checkRooms(src: string): Violation[] {
  const files = globSync('**/*.{ts,tsx}', { cwd: src }).map(path => path.replaceAll('\\', '/'))
  const found: Violation[] = []
  const edges = new Map<string, Violation>()
  for (const file of files.sort()) {
    const source = read(src, file)
    for (const one of importsOf(source)) {
      const what = one.specifier.startsWith('.') ? judgeRelative(src, one, edges) : judgePackage(one)
      if (what !== undefined) found.push({ file: `src/${file}`, line: one.line, what })
    }
    if (!isTest(file) && ['domain', 'formats'].includes(roomOf(file))) found.push(...impurities(source))
    if (!isTest(file) && WITHOUT_SQL.includes(roomOf(file))) found.push(...sqlOutside(source))
  }
  return [...found, ...twoWays(edges)]
}

interface Source {
  file: string
  text: string
  tree: ESTree.Program
}

function read(src: string, file: string): Source {
  const text = readFileSync(join(src, file), 'utf8')
  return { file, text, tree: parseSync(file, text).program }
}

const walk = ({ tree }: Source, visit: VisitorObject) => new Visitor(visit).visit(tree)

const lineOf = ({ text }: Source, node: ESTree.Span) => text.slice(0, node.start).split('\n').length

function importsOf(source: Source): Import[] {
  const found: Import[] = []
  const add = (node: ESTree.Node | null) => {
    const specifier = node === null ? undefined : textOf(node)
    if (node !== null && specifier !== undefined) {
      found.push({ file: source.file, line: lineOf(source, node), specifier })
    }
  }
  walk(source, {
    ImportDeclaration: node => add(node.source),
    ExportNamedDeclaration: node => add(node.source),
    ExportAllDeclaration: node => add(node.source),
    ImportExpression: node => add(node.source),
    TSImportType: node => add(node.source),
    TSExternalModuleReference: node => add(node.expression),
  })
  return found
}

/** What a text says before anything is put into it; undefined when the node is no text. */
function textOf(node: ESTree.Node): string | undefined {
  if (node.type === 'TemplateLiteral') return node.quasis[0]?.value.raw
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined
}

function judgeRelative(src: string, { file, line, specifier }: Import, edges: Map<string, Violation>) {
  const target = posix.normalize(posix.join(posix.dirname(file), specifier))
  if (target.startsWith('..')) return isTest(file) ? undefined : `imports ${specifier}, which is outside src`
  const from = roomOf(file)
  const to = roomOf(target)
  if (from !== to && !(file in composition) && !isTest(file)) {
    edges.set(`${from} ${to}`, { file: `src/${file}`, line, what: specifier })
  }
  if (isTest(file) && posix.dirname(file) === posix.dirname(target)) return undefined
  const allowed = composition[file] ?? rooms[from]?.imports
  if (allowed === undefined) return existsSync(join(src, file)) ? `${from} is no room of the house` : undefined
  if (from === 'flows' && to === 'flows') return judgeFlow(file, target)
  if (from === to || allowed.includes(to)) return undefined
  return `${from} may not import ${to} (${specifier})`
}

function judgeFlow(file: string, target: string) {
  if (isSharedByFlows(target) || isTest(file)) return undefined
  if (isSharedByFlows(file)) return `what flows share may not import a flow (${target})`
  return `no flow imports a flow (${target}); put what both need into flows/steps/ or deeper`
}

function judgePackage({ file, specifier }: Import) {
  if (isTest(file)) return undefined
  const from = roomOf(file)
  const room = rooms[from]
  if (specifier.startsWith('node:')) {
    return room?.node === false ? `${from} runs in the browser too and may not import ${specifier}` : undefined
  }
  const parts = specifier.split('/')
  const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier)
  if (ONLY_STORE.includes(name) && from !== 'store') return `only store may import ${name}`
  if (room?.packages !== undefined && !room.packages.includes(name)) {
    return `${from} is pure and may not import ${name} (allowed: ${room.packages.join(', ') || 'none'})`
  }
  return undefined
}

const WITHOUT_SQL = ['flows', 'doors', 'jobs', 'cli', 'demo', 'domain', 'formats']
/** SQL as a text: a statement's first words. */
const SQL = /^\s*(?:select\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s)/i

/** Only the store knows SQL. */
function sqlOutside(source: Source): Violation[] {
  const { file } = source
  const found: Violation[] = []
  const judge = (node: ESTree.Node) => {
    if (!SQL.test(textOf(node) ?? '')) return
    found.push({ file: `src/${file}`, line: lineOf(source, node), what: 'SQL belongs to the store' })
  }
  walk(source, { Literal: judge, TemplateLiteral: judge })
  return found
}

const IMPURE_CALLS = [
  'Date.now',
  'Math.random',
  'performance.now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'fetch',
  'globalThis.fetch',
]
const IMPURE_NAMES = ['process', 'localStorage', 'sessionStorage', 'WebSocket', 'XMLHttpRequest', 'EventSource']

/** Clock, chance and network are parameters of the pure rooms, never taken by them. */
function impurities(source: Source): Violation[] {
  const { file, text } = source
  const found: Violation[] = []
  const add = (node: ESTree.Span, name: string) =>
    found.push({
      file: `src/${file}`,
      line: lineOf(source, node),
      what: `${roomOf(file)} is pure and may not use ${name}`,
    })
  const nameOf = ({ start, end }: ESTree.Span) => text.slice(start, end)
  walk(source, {
    CallExpression(node) {
      const name = nameOf(node.callee)
      if (IMPURE_CALLS.includes(name) || (name === 'Date' && node.arguments.length === 0)) add(node, `${name}()`)
    },
    NewExpression(node) {
      const name = nameOf(node.callee)
      if (name === 'Date' && node.arguments.length === 0) add(node, 'new Date() without a time')
      else if (IMPURE_NAMES.includes(name)) add(node, name)
    },
    MemberExpression({ object }) {
      if (object.type === 'Identifier' && IMPURE_NAMES.includes(object.name)) add(object, object.name)
    },
  })
  return found
}

function twoWays(edges: Map<string, Violation>): Violation[] {
  return [...edges].flatMap(([edge, there]) => {
    const [from = '', to = ''] = edge.split(' ')
    const back = edges.get(`${to} ${from}`)
    if (back === undefined || from > to) return []
    const what = `${from} and ${to} import each other (${there.file}:${there.line}, ${back.file}:${back.line})`
    return [{ file: there.file, line: there.line, what }]
  })
}

if (isMain(import.meta.url)) {
  const src = resolve(process.argv[2] ?? join(dirname(import.meta.dirname), 'src'))
  const found = checkRooms(src)
  for (const { file, line, what } of found) console.log(`${file}:${line}: ${what}`)
  console.log(found.length === 0 ? 'rooms: one direction, as it should be' : `rooms: ${found.length} violation(s)`)
  if (found.length > 0) process.exitCode = 1
}
