import { basename } from 'node:path'
import { LAYER_NAMES, LAYERS } from '../domain/report.ts'
import * as people from '../formats/api/people.ts'
import * as reports from '../formats/api/reports.ts'
import { readFile } from '../formats/files/read-file.ts'
import { defang } from '../formats/text/index.ts'
import { type Api, apiOf } from './api.ts'
import { type Command, type Given, type Io, UsageError } from './command.ts'
import { type Prepared, shareRequestOf } from './share-request.ts'
import { crowd } from './words.ts'

const text = { type: 'string' } as const
const many = { type: 'string', multiple: true } as const
const flag = { type: 'boolean' } as const

export const share: Command = {
  usage: 'share FILE|- --to CIRCLES [--technical-to CIRCLES] [--full-to CIRCLES] --tlp TLP [flags]',
  summary: 'Share a report from a text, mail, HTML, Word or PDF file (or standard input).',
  help: `
Who sees how much
  --to a,b             who gets the report. Circles: everyone, desk, a node’s or a member’s handle,
                       kind:KIND, seat:ID. Without the next two, they get the whole report
  --technical-to a,b   who gets the indicators too; --to then gets the headline alone
  --full-to a,b        who gets everything; --to then gets the headline alone
                       A level that nobody was given stays with your own organisation: with --technical-to and
                       no --full-to, the story does
  --except a,b         who never gets it, whatever else they are in: circles, or organisations by their domain
  --with-regulators    do not except regulators (they are excepted unless you say so)
  --named, --withheld  whether readers see your organisation’s name (withheld unless you say so)

Marking
  --tlp TLP            clear, green, amber, amber+strict or red, for the richest level (amber unless you say so).
                       Poorer levels get the highest TLP that their readers allow, at most this one
  --headline-tlp TLP   mark the headline by hand
  --technical-tlp TLP  mark the indicators by hand

What it says
  --headline TEXT      the headline; else the first line of the text
  --summary TEXT       some sentences that go with the headline
  --kind KIND          incident, campaign, vulnerability, reconnaissance, question or experience (incident)
  --provenance WORD    own-observation, passed-on or open-source, and --provenance-detail TEXT
  --redact             strike out what says who you are (names, domains, addresses, people). Without it, the text
                       goes as it is and a warning lists what was found
  --client-id ID       your own id: sent twice, the report is shared once

The whole text is the full story. Indicators are found in it here, before anything is sent; those that are ordinary
(resolvers, private addresses, your own) are left out and named.

  --preview            show who would see what, and share nothing. Of the text, nothing is sent
  --json               one object: the report’s id, when it was shared and who gets it`,
  options: {
    to: many,
    'technical-to': many,
    'full-to': many,
    except: many,
    'with-regulators': flag,
    named: flag,
    withheld: flag,
    tlp: text,
    'headline-tlp': text,
    'technical-tlp': text,
    headline: text,
    summary: text,
    kind: text,
    provenance: text,
    'provenance-detail': text,
    redact: flag,
    'client-id': text,
    preview: flag,
  },
  words: [1, 1],
  run: shareFile,
}

async function shareFile(given: Given, io: Io): Promise<number> {
  const api = apiOf(io)
  const path = given.positionals[0] ?? '-'
  const bytes = await io.read(path)
  const me = people.me.parse(await api.get('/api/me'))
  const { name, shortNames, domains, networks, people: colleagues } = me.member
  const read = await readFile(path === '-' ? 'text.txt' : basename(path), bytes, domains)
  const prepared = shareRequestOf(given, read.text, {
    own: { names: [name, ...shortNames], domains, networks, people: colleagues, terms: [] },
    demo: me.partnership.demo,
  })
  const checked = reports.shareIn.safeParse(prepared.request)
  if (!checked.success)
    throw new UsageError(checked.error.issues.map(i => `${i.path.join('.')}: ${i.message}`).join('; '))
  warn(given, prepared, [...read.notes, ...prepared.notes], io)
  return given.is('preview') ? preview(api, given, prepared, io) : send(api, given, prepared, io)
}

function warn(given: Given, { own, leftOut }: Prepared, notes: readonly string[], io: Io): void {
  for (const note of notes) io.err(`note: ${note}`)
  if (leftOut.length > 0)
    io.err(`not shared as indicators: ${leftOut.map(l => `${defang(l.type, l.value)} (${l.why})`).join(', ')}`)
  if (own.length === 0) return
  const found = [...new Set(own.map(r => `“${r.original}” (${r.reason})`))].join(', ')
  io.err(
    given.is('redact')
      ? `struck out: ${found}`
      : `warning: the text says who you are: ${found}. --redact strikes it out`,
  )
}

async function preview(api: Api, given: Given, { request }: Prepared, io: Io): Promise<number> {
  const { technical, full } = request.content
  const layers = LAYERS.filter(l => l === 'headline' || (l === 'technical' ? technical : full) !== undefined)
  const answer = await api.post('/api/reports/preview', { audience: request.audience, layers })
  const shown = reports.preview.parse(answer)
  const indicators = technical?.indicators ?? []
  if (given.is('json')) {
    io.out(JSON.stringify({ preview: shown, headline: request.content.headline, indicators }))
    return 0
  }
  io.out(`Nothing is shared. ${shown.sentence}`)
  io.out(`  headline: ${request.content.headline.title}`)
  for (const row of shown.rows) {
    const circles = row.circles.map(c => c.name).join(', ')
    const name = row.as === 'named' ? 'with your name' : `from “${shown.crowd.label}”`
    io.out(
      `  ${LAYER_NAMES[row.layer].padEnd(11)} TLP:${row.tlp.padEnd(12)} ${circles}${row.reach ? ` (${crowd(row.reach)})` : ''}, ${name}`,
    )
  }
  for (const layer of layers.filter(l => !shown.rows.some(r => r.layer === l)))
    if (layer !== 'headline')
      io.out(
        `  ${LAYER_NAMES[layer].padEnd(11)} given to nobody at this level by name: richer readers and your own organisation`,
      )
  if (shown.excepted.length > 0) io.out(`  never: ${shown.excepted.map(e => e.name).join(', ')}`)
  for (const i of indicators) io.out(`  ${i.type} ${defang(i.type, i.value)} (${i.role}, ${i.use})`)
  for (const { text: words } of shown.warnings) io.out(`  warning: ${words}`)
  for (const { layer, text: words } of shown.passOn) io.out(`  ${LAYER_NAMES[layer]}: ${words}`)
  return 0
}
async function send(api: Api, given: Given, { request }: Prepared, io: Io): Promise<number> {
  const shared = reports.shared.parse(await api.post('/api/reports', request))
  if (given.is('json')) {
    io.out(JSON.stringify(shared))
    return 0
  }
  io.out(`Shared: ${request.content.headline.title}`)
  io.out(`  id ${shared.id}`)
  io.out(`  ${shared.preview.sentence}`)
  return 0
}
