import { basename } from 'node:path'
import { z } from 'zod'
import * as reports from '../formats/api/reports.ts'
import { readFile } from '../formats/files/read-file.ts'
import { defang, extract as extractFrom, type Found } from '../formats/text/index.ts'
import { apiOf } from './api.ts'
import { type Command, type Given, type Io, numberOf, UsageError } from './command.ts'
import { fromWords, plain, summaryLine } from './words.ts'

/** Commands that read: feed, lookup, extract. */
export const feed: Command = {
  usage: 'feed [--limit N] [--node HANDLE] [--kind KIND] [--unread] [--json]',
  summary: 'What reached you, newest first.',
  help: `
  --limit N       how many (20)
  --node HANDLE   only what reached this node of yours
  --kind KIND     only one kind of report
  --unread        only what you have not opened
  --json          one object a line`,
  options: {
    limit: { type: 'string' },
    node: { type: 'string' },
    kind: { type: 'string' },
    unread: { type: 'boolean' },
  },
  words: [0, 0],
  run: readFeed,
}

async function readFeed(given: Given, io: Io): Promise<number> {
  const api = apiOf(io)
  const wanted = numberOf(given, 'limit', 1, 100_000) ?? 20
  const page = reports.page(reports.reportSummary)
  let after: string | undefined
  for (let left = wanted; left > 0; ) {
    const query = new URLSearchParams({ limit: String(Math.min(left, reports.LIMITS.pageSize)) })
    for (const flag of ['node', 'kind']) query.set(flag, given.text(flag) ?? '')
    if (given.is('unread')) query.set('unread', 'true')
    if (after !== undefined) query.set('after', after)
    for (const [name, value] of [...query]) if (value === '') query.delete(name)
    const { items, next } = page.parse(await api.get(`/api/feed?${query}`))
    for (const item of items) io.out(given.is('json') ? JSON.stringify(item) : summaryLine(item))
    left -= items.length
    if (next === undefined || items.length === 0) break
    after = next
  }
  return 0
}

export const lookup: Command = {
  usage: 'lookup [VALUE…] [--json]',
  summary:
    'Which reports that you may see have these values (defanged or not); without any, one a line from standard input.',
  help: `
  --json   one object a line. A value that nothing is known of is not in it`,
  options: {},
  words: [0, 10_000],
  run: lookUp,
}

async function lookUp(given: Given, io: Io): Promise<number> {
  const api = apiOf(io)
  const read = async () => new TextDecoder().decode(await io.read('-')).split(/\r?\n/)
  const values = (given.positionals.length > 0 ? given.positionals : await read())
    .map(v => v.trim())
    .filter(v => v !== '')
  if (values.length === 0) throw new UsageError('give a value, or one a line on standard input')
  const answer = z.object({ hits: z.array(reports.lookupHit) })
  let known = 0
  for (let at = 0; at < values.length; at += 10_000) {
    const { hits } = answer.parse(await api.post('/api/lookup', { values: values.slice(at, at + 10_000) }))
    known += hits.length
    for (const hit of hits)
      io.out(
        given.is('json')
          ? JSON.stringify(hit)
          : `${defang(hit.type, hit.value)}  ${hit.type}  ${hit.role}, ${hit.use}  TLP:${hit.tlp}  ${plain(hit.title)}  [${fromWords(hit.from)}]  ${hit.report}`,
      )
  }
  if (known === 0 && !given.is('json')) io.out('Nothing that you may see has any of these.')
  return 0
}

export const extract: Command = {
  usage: 'extract FILE|- [--demo] [--json]',
  summary: 'The indicators in a text, mail, HTML, Word or PDF file. Needs no server and sends nothing.',
  help: `
  --demo   reserved names and addresses (RFC 2606, 5737) count as ordinary values, as in the demo partnership
  --json   {type, value, start, end, harmless} a line. start and end count UTF-16 units in the text of the file
           (of a mail, web page, Word or PDF file: in the text that was read from it)`,
  options: { demo: { type: 'boolean' } },
  words: [1, 1],
  run: extractFile,
}

async function extractFile(given: Given, io: Io): Promise<number> {
  const path = given.positionals[0] ?? '-'
  const bytes = await io.read(path)
  const found = extractFrom(await textOf(path, bytes), { demo: given.is('demo') })
  for (const one of found) io.out(given.is('json') ? json(one) : line(one))
  if (found.length === 0 && !given.is('json')) io.out('No indicators were found.')
  return 0
}
const json = ({ type, value, start, end, harmless }: Found): string =>
  JSON.stringify({ type, value, start, end, harmless: harmless !== undefined })
const line = (f: Found): string =>
  `${f.ticked ? '✓' : ' '} ${f.type.padEnd(16)} ${defang(f.type, f.value)}${f.harmless ? `  (${f.harmless.why})` : ''}`

/** Plain text is taken as it stands, so that places count in the file itself; other files as the text read from them. */
async function textOf(path: string, bytes: Uint8Array): Promise<string> {
  const name = path === '-' ? 'text.txt' : basename(path)
  const read = await readFile(name, bytes)
  const encoded = /^content-transfer-encoding:\s*(?:base64|quoted-printable)/im
  try {
    const raw = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const asIs = read.kind === 'text' || read.kind === 'markdown' || read.kind === 'csv'
    return asIs || (read.kind === 'mail' && !/\.eml$/i.test(name) && !encoded.test(raw)) ? raw : read.text
  } catch {
    return read.text
  }
}
