import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Compiler, initSync, type Rules } from '@virustotal/yara-x'
import { markingAbove } from '../domain/protective-marking.ts'
import { documentText } from '../formats/sample/documents.ts'
import { type Looked, lookAt } from '../formats/sample/facts.ts'
import { NotSealed, openSample } from '../formats/sample/sealed.ts'
import { withMostMemory } from '../formats/sample/wasm-memory.ts'
import type { Asked, Compiled, Match, Outcome, RuleSource, Scanned, Task } from './examine.ts'

/** The process of examine.ts: one task, one answer. */
const MOST_MEGABYTES = 256
const MOST_MATCHES = 200

async function answer(task: Task): Promise<Outcome> {
  try {
    switch (task.what) {
      case 'look':
        return await look(task)
      case 'scan':
        return await scan(task)
      case 'compile':
        return compile(task.rules)
    }
  } catch (error) {
    if (error instanceof NotSealed) return { what: 'not-sealed', why: error.why }
    throw error
  }
}

async function look({ sealed, ceiling, demo, documents }: Extract<Task, { what: 'look' }>): Promise<Outcome> {
  const { name, bytes } = await openSample(sealed)
  const looked = await lookAt(name, bytes, (algorithm, of) => createHash(algorithm).update(of).digest('hex'), demo)
  const { facts } = looked
  const lineAbove = (texts: readonly string[]) =>
    texts.map(text => markingAbove(text, ceiling)?.line).find(line => line !== undefined)
  const inDocuments = documents ? await textsOf(looked.documents) : { texts: [], unread: looked.documents.length }
  if (inDocuments.unread > 0)
    facts.notes.push(
      'Not all of its text could be looked through for protective markings: locked, damaged or too much.',
    )
  const above = lineAbove([...looked.read, ...inDocuments.texts])
  return { what: 'looked', name, facts, ...(above === undefined ? {} : { above }) }
}

/** For all documents together, so that time is left for the rest. */
const DOCUMENT_SECONDS = 8

async function textsOf(documents: Looked['documents']): Promise<{ texts: string[]; unread: number }> {
  const until = performance.now() + DOCUMENT_SECONDS * 1000
  const texts: string[] = []
  let unread = 0
  for (const { bytes } of documents) {
    const text = await inTime(documentText(bytes), until).catch(() => {
      unread += 1
      return undefined
    })
    if (text !== undefined) texts.push(text)
  }
  return { texts, unread }
}
async function inTime<T>(work: Promise<T>, until: number): Promise<T> {
  let late: NodeJS.Timeout | undefined
  const over = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error('late')), Math.max(0, until - performance.now()))
  })
  return Promise.race([work, over]).finally(() => clearTimeout(late))
}

function startYara(): void {
  const place = fileURLToPath(import.meta.resolve('@virustotal/yara-x'))
  const wasm = readFileSync(place.replace(/\.js$/, '_bg.wasm'))
  initSync({ module: withMostMemory(wasm, MOST_MEGABYTES) })
}

function compile(sources: readonly RuleSource[]): Compiled {
  startYara()
  const errors: string[] = []
  const warnings: string[] = []
  for (const rules of sources) {
    const made = compiled(rules)
    errors.push(...made.errors)
    warnings.push(...made.warnings)
  }
  return { what: 'compiled', errors: errors.slice(0, 20), warnings: warnings.slice(0, 20) }
}

function compiled({ source }: RuleSource): { rules?: Rules; errors: string[]; warnings: string[] } {
  const compiler = new Compiler()
  try {
    compiler.addSource(source)
  } catch (error) {
    const errors = compiler.errors.map(short)
    return { errors: errors.length > 0 ? errors : [whyOf(error)], warnings: [] }
  }
  try {
    const rules = compiler.build()
    return { rules, errors: [], warnings: rules.warnings.map(short) }
  } catch (error) {
    return { errors: [whyOf(error)], warnings: [] }
  }
}
const whyOf = (error: unknown): string => short(error instanceof Error ? error.message : 'It cannot be read.')
const short = (text: string): string => text.slice(0, 2_000)

async function scan({ sealed, rules }: Extract<Task, { what: 'scan' }>): Promise<Scanned> {
  const { bytes } = await openSample(sealed)
  startYara()
  const matches: Match[] = []
  const failed: Scanned['failed'] = []
  for (const source of rules) {
    const made = compiled(source)
    if (!made.rules) {
      failed.push({ name: source.name, why: made.errors[0] ?? '' })
      continue
    }
    const scanner = made.rules.scanner()
    scanner.setMaxMatchesPerPattern(1_000)
    const found = scanner.scan(bytes) as { matches: YaraMatch[]; errors: string[] }
    if (found.errors.length > 0) failed.push({ name: source.name, why: short(found.errors[0] ?? '') })
    matches.push(...found.matches.filter(m => !m.isPrivate).map(m => matchOf(source.name, m)))
  }
  return { what: 'scanned', matches: matches.slice(0, MOST_MATCHES), failed }
}

interface YaraMatch {
  identifier: string
  isPrivate: boolean
  tags: string[]
  metadata: { identifier: string; value: unknown }[]
  patterns: { identifier: string; matches: { offset: number }[] }[]
}
const matchOf = (rules: string, m: YaraMatch): Match => ({
  rules,
  rule: m.identifier.slice(0, 200),
  tags: m.tags.slice(0, 20).map(tag => tag.slice(0, 100)),
  meta: m.metadata
    .slice(0, 20)
    .map(({ identifier, value }) => ({ name: identifier.slice(0, 100), value: String(value).slice(0, 500) })),
  strings: m.patterns
    .filter(p => p.matches.length > 0)
    .slice(0, 50)
    .map(p => ({
      name: p.identifier.slice(0, 100),
      count: p.matches.length,
      offsets: p.matches.slice(0, 5).map(x => x.offset),
    })),
})

process.once('message', async ({ task, seconds }: Asked) => {
  // Ends it in the middle of a rule that never ends, also when the server that asked is gone: a thread of its own has a clock of its own.
  new Worker(`setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${(seconds + 5) * 1000})`, { eval: true }).unref()
  process.send?.(await answer(task))
})
