import {
  type ActionStep,
  ADVISORY_KIND_NAMES,
  CYBER_ESSENTIALS_NAMES,
  notesHeading,
  STEP_DOER_NAMES,
} from '../../domain/advisory.ts'
import { INDICATOR_TYPE_NAMES, ROLE_NAMES, type Role, USE_NAMES, USES, type Use } from '../../domain/indicator.ts'
import { TLP_MEANS } from '../../domain/marking.ts'
import { LAYER_NAMES, REPORT_KIND_NAMES } from '../../domain/report.ts'
import type { Report } from '../api/reports.ts'
import { defang } from '../text/defang.ts'
import { type Fonts, Paper } from './paper.ts'
import { blocksOf, dead } from './prose.ts'

export type { Fonts } from './paper.ts'

export interface Print {
  report: Report
  fonts: Fonts
  /** The partnership it came through, for the foot. */
  place: string
}

/** A report as its reader gets it, on A4: board line first, then steps, then what a SOC needs. Dated as the reader's version of it. */
export async function reportPdf({ report, fonts, place }: Print): Promise<Uint8Array> {
  const paper = new Paper({
    title: dead(report.title),
    tlp: report.tlp,
    at: new Date(report.changedAt),
    fonts,
    foot: `${place} · ${day(report.changedAt)}`,
  })
  head(paper, report)
  prose(paper, report.advisory ? 'In one line' : undefined, report.summary)
  steps(paper, report.advisory?.steps ?? [])
  if (report.advisory) prose(paper, notesHeading(report.advisory.kind), report.notes ?? report.story)
  prose(paper, 'Notes on the indicators', report.advisory ? undefined : report.notes)
  prose(paper, 'What happened', report.advisory && !report.notes ? undefined : report.story)
  prose(paper, 'Impact', report.impact)
  indicators(paper, report.indicators ?? [])
  for (const [n, hunt] of (report.advisory?.hunts ?? []).entries()) {
    if (n === 0) paper.heading(2, 'Hunts')
    paper.heading(3, dead(hunt.title))
    paper.code(hunt.query)
  }
  for (const [n, rule] of (report.advisory?.rules ?? []).entries()) {
    if (n === 0) paper.heading(2, 'Detection rules')
    paper.heading(3, `${dead(rule.name)} (${RULES[rule.language]})`)
    paper.code(rule.text)
  }
  return paper.done()
}
const RULES = { sigma: 'Sigma', suricata: 'Suricata', yara: 'YARA' } as const

/** One page for whoever runs the IT: what to do, why, how long. */
export async function supplierPdf({ report, fonts, place }: Print): Promise<Uint8Array> {
  const paper = new Paper({
    title: `For your IT supplier: ${dead(report.title)}`,
    tlp: report.tlp,
    at: new Date(report.changedAt),
    fonts,
    foot: `${place} · ${day(report.changedAt)}`,
  })
  paper.paragraph(`For the people who run your IT. ${TLP_MEANS[report.tlp]}`, true)
  paper.heading(1, dead(report.title))
  prose(paper, undefined, report.summary)
  steps(paper, report.advisory?.steps ?? [])
  paper.paragraph('Please say when each step is done, and by whom.')
  return paper.done()
}

const day = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`

function head(paper: Paper, report: Report): void {
  const { advisory, from } = report
  const kind = advisory ? ADVISORY_KIND_NAMES[advisory.kind] : REPORT_KIND_NAMES[report.kind]
  const edition = advisory && advisory.edition > 1 ? `, edition ${advisory.edition}` : ''
  paper.paragraph(`${kind}${edition} · from ${from.named ? from.name : from.crowd} · ${day(report.sharedAt)}`, true)
  paper.heading(1, dead(report.title))
  paper.paragraph(
    `${TLP_MEANS[report.tlp]}${advisory ? '' : ` Level of detail: ${LAYER_NAMES[report.layer].toLowerCase()}.`}`,
    true,
  )
}

function prose(paper: Paper, title: string | undefined, text: string | undefined): void {
  if (!text) return
  if (title) paper.heading(2, title)
  const blocks = blocksOf(text)
  for (const [n, block] of blocks.entries()) {
    if (block.kind === 'heading') paper.heading(3, block.text)
    else if (block.kind === 'item') {
      // Neighbours of one manner are one list, set with the first of them.
      const same = (b: (typeof blocks)[number] | undefined) =>
        b?.kind === 'item' && (b.mark === undefined) === (block.mark === undefined)
      if (same(blocks[n - 1])) continue
      const end = blocks.findIndex((b, m) => m > n && !same(b))
      paper.list(() => {
        for (const item of blocks.slice(n, end < 0 ? undefined : end)) paper.bullet(item.text, item.mark)
      })
    } else if (block.kind === 'code') paper.code(block.text)
    else paper.paragraph(block.text)
  }
}

function steps(paper: Paper, all: readonly ActionStep[]): void {
  if (all.length === 0) return
  const minutes = all.reduce((sum, step) => sum + step.minutes, 0)
  paper.heading(2, `What to do: ${all.length === 1 ? '1 step' : `${all.length} steps`}, about ${minutes} minutes`)
  paper.list(() => {
    for (const [n, step] of all.entries())
      paper.item(`${n + 1}`, dead(step.text), [
        ...(step.why ? [['Why', dead(step.why)] as const] : []),
        ['How long', `about ${step.minutes} minutes`],
        ['Who', STEP_DOER_NAMES[step.who]],
        ...(step.control ? [['Cyber Essentials', CYBER_ESSENTIALS_NAMES[step.control]] as const] : []),
      ])
  })
}

type Listed = NonNullable<Report['indicators']>[number]
/** By what may be done with them, each defanged. */
function indicators(paper: Paper, all: readonly Listed[]): void {
  const live = all.filter(i => !i.withdrawn)
  if (live.length === 0) return
  paper.heading(2, `Indicators (${live.length})`)
  paper.paragraph(
    'Written so that nobody opens one by mistake: undo the brackets before use, or take the CSV or STIX file.',
    true,
  )
  for (const use of USES) {
    const here = live.filter(i => i.use === use)
    if (here.length === 0) continue
    paper.heading(3, USE_MEANS[use])
    for (const i of here) paper.code(defang(i.type, i.value), label(i))
  }
}
const label = ({ type, role }: { type: Listed['type']; role: Role }): string =>
  role === 'unknown' ? INDICATOR_TYPE_NAMES[type] : `${INDICATOR_TYPE_NAMES[type]}, ${ROLE_NAMES[role].toLowerCase()}`
const USE_MEANS: Record<Use, string> = {
  block: `${USE_NAMES.block} these`,
  detect: `${USE_NAMES.detect} these, do not block`,
  hunt: `${USE_NAMES.hunt} for these`,
  context: 'To know of, not to act on',
  'do-not-touch': `${USE_NAMES['do-not-touch']}: no lookup, no visit, no block`,
}
