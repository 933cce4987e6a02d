/**
 * Keeps what is written true: links and paths in the project's Markdown lead somewhere, README's commands exist, and no tracked
 * file names a machine of ours or a package registry's host.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { isMain } from './steps.ts'

/** `file:line: what`, for each thing that is not so. */
export function checkDocs(root: string, files: readonly string[] = trackedFiles(root)): string[] {
  const scripts = scriptsOf(root)
  return files.flatMap(file => {
    const text = textOf(join(root, file))
    if (text === undefined) return []
    const found = checkTraces(file, text)
    if (file.endsWith('.md')) found.push(...checkLinks(root, file, text), ...checkPaths(root, file, text))
    if (file.endsWith('.md')) found.push(...checkCommands(file, text, scripts))
    return found
  })
}

/** Tracked and new files alike; in a folder that is no repository, all of them. */
export function trackedFiles(root: string): string[] {
  try {
    const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
    const text = execFileSync('git', list, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 26,
    })
    return text.split('\0').filter(path => path !== '')
  } catch {
    return globSync('**/*', { cwd: root, exclude: name => ['node_modules', 'build', 'data', '.git'].includes(name) })
  }
}

const LARGEST = 4 * 1024 * 1024

/** Undefined for what is gone, too large, or no text. */
function textOf(path: string): string | undefined {
  if (!existsSync(path)) return undefined
  const stat = statSync(path)
  if (!stat.isFile() || stat.size > LARGEST) return undefined
  const bytes = readFileSync(path)
  return bytes.subarray(0, 8000).includes(0) ? undefined : bytes.toString('utf8')
}

function* linesOf(text: string): Generator<[number, string]> {
  let number = 0
  for (const line of text.split('\n')) {
    number += 1
    yield [number, line]
  }
}

// Written in pieces: the rule itself may not break the rule.
const MACHINE_PATH = new RegExp(`(?<![\\w.~-])/(?:${['work', 'root', 'farm'].join('|')})/`)
const REGISTRY_HOST =
  /\/\/(?:[\w-]+\.)?registry[.-][\w.-]+|\/\/[\w.:-]+\/(?:[\w.-]+\/)*artifactory\/|"resolved":\s*"http/i

function checkTraces(file: string, text: string): string[] {
  const found: string[] = []
  for (const [number, line] of linesOf(text)) {
    const path = MACHINE_PATH.exec(line)
    if (path !== null) found.push(`${file}:${number}: a path of a machine (${path[0]}…)`)
    const host = REGISTRY_HOST.exec(line)
    if (host !== null) found.push(`${file}:${number}: a registry's host (${host[0]})`)
  }
  return found
}

/** Lines of prose: fenced blocks are left out. */
function* proseOf(text: string): Generator<[number, string]> {
  let fence = ''
  for (const [number, line] of linesOf(text)) {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1]
    if (mark !== undefined && (fence === '' || mark.startsWith(fence))) fence = fence === '' ? mark : ''
    else if (fence === '') yield [number, line]
  }
}

function checkLinks(root: string, file: string, text: string): string[] {
  const found: string[] = []
  for (const [number, line] of proseOf(text)) {
    const bare = line.replace(/`[^`]*`/g, '')
    for (const link of bare.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)|^\s*\[[^\]]+\]:\s*(\S+)/g)) {
      const target = link[1] ?? link[2] ?? ''
      if (/^[a-z][a-z0-9+.-]*:/i.test(target)) continue
      const fault = faultOfLink(root, file, text, target)
      if (fault !== undefined) found.push(`${file}:${number}: the link ${target} ${fault}`)
    }
  }
  return found
}

function faultOfLink(root: string, file: string, text: string, target: string): string | undefined {
  const [path = '', anchor] = target.split('#')
  const to = path === '' ? join(root, file) : resolve(root, dirname(file), decodeURIComponent(path))
  if (relative(root, to).startsWith('..')) return 'leads out of the project'
  if (!existsSync(to)) return 'leads nowhere'
  if (anchor === undefined || !to.endsWith('.md')) return undefined
  const page = path === '' ? text : readFileSync(to, 'utf8')
  return anchorsOf(page).has(anchor) ? undefined : 'names a heading that is not there'
}

/** Headings become anchors as code hosts make them: lower case, punctuation out, spaces to dashes, numbered if repeated. */
function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>()
  for (const [, line] of proseOf(text)) {
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1]
    if (heading === undefined) continue
    const base = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-')
    let name = base
    for (let n = 1; anchors.has(name); n += 1) name = `${base}-${n}`
    anchors.add(name)
  }
  return anchors
}

const ENDINGS = 'ts|tsx|js|sql|md|json|css|html|sh|ya?ml|txt|csv'

/** `src/domain/sharing.ts` in backticks is a promise; `*`, `NNNN` and `<…>` stand for many files. */
function checkPaths(root: string, file: string, text: string): string[] {
  const found: string[] = []
  const form = new RegExp(`^\\.{0,2}/?(?:[\\w.@-]+/)+[\\w.@-]+\\.(?:${ENDINGS})(?::\\d+)?$`)
  for (const [number, line] of proseOf(text)) {
    for (const [, code = ''] of line.matchAll(/`([^`]+)`/g)) {
      if (!form.test(code) || /NNNN|XXXX/.test(code) || /^(?:build|data|coverage|node_modules)\//.test(code)) continue
      if (code.startsWith('/')) continue
      const path = code.replace(/:\d+$/, '')
      const places = [root, join(root, 'src'), join(root, dirname(file))]
      if (!places.some(place => existsSync(resolve(place, path)))) found.push(`${file}:${number}: there is no ${path}`)
    }
  }
  return found
}

function scriptsOf(root: string): Set<string> {
  const path = join(root, 'package.json')
  const parsed: { scripts?: Record<string, string> } = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
  return new Set(Object.keys(parsed.scripts ?? {}))
}

/** `npm run x`, `npm test` and `npm start`, in prose and in blocks alike. */
function checkCommands(file: string, text: string, scripts: ReadonlySet<string>): string[] {
  const found: string[] = []
  for (const [number, line] of linesOf(text)) {
    for (const command of line.matchAll(/\bnpm (?:run ([\w:-]+)|(test|start)\b)/g)) {
      const script = command[1] ?? command[2] ?? ''
      if (!scripts.has(script)) found.push(`${file}:${number}: package.json has no script "${script}"`)
    }
  }
  return found
}

if (isMain(import.meta.url)) {
  const found = checkDocs(resolve(import.meta.dirname, '..'))
  for (const line of found) console.log(line.split(sep).join('/'))
  console.log(
    found.length === 0 ? 'docs: links, paths and commands hold' : `docs: ${found.length} thing(s) that are not so`,
  )
  if (found.length > 0) process.exitCode = 1
}
