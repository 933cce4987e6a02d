import type { AdvisoryContent, AdvisoryKind, PartSource, Sentence, Sourced } from './advisory.ts'

/**
 * What a new advisory begins with: the structure of its kind, with what is known already as sentences on their sources. What stands
 * in square brackets is still to be written, and the release check says so.
 */
export interface TemplateFacts {
  situation?: { name: string; reports: readonly TemplateReport[] } | undefined
  /** Of a summary: what the desk's situations did in the period, and what was published. */
  period?: { words: string; doings: readonly Sourced<Sentence>[] } | undefined
}
export interface TemplateReport {
  report: string
  title: string
}

const DESK: readonly PartSource[] = [{ kind: 'desk' }]
const advice = (text: string): Sourced<Sentence> => ({ text, sources: DESK })
/** To be written: without a source, so that it gets one. */
const open = (text: string): Sourced<Sentence> => ({ text, sources: [] })
const says = ({ report, title }: TemplateReport, before: string): Sourced<Sentence> => ({
  text: `${before}${/[.!?]$/.test(title) ? title : `${title}.`}\n`,
  sources: [{ kind: 'report', report, layer: 'headline' }],
})
const MOST_REPORTS = 12

export function templateOf(kind: AdvisoryKind, facts: TemplateFacts, newId: () => string): AdvisoryContent {
  const reports = (facts.situation?.reports ?? []).slice(0, MOST_REPORTS)
  const empty = { steps: [], notes: [], indicators: [], hunts: [], rules: [], acknowledged: [] }
  const step = (text: string, why: string, who: 'you' | 'it') => ({
    ...{ id: newId(), text, why, minutes: 5, who, sources: DESK },
  })
  const about = facts.situation?.name
  const title = about ? { text: about, sources: reports.map(sourceOf) } : open('[What it is about]')
  switch (kind) {
    case 'alert':
      return {
        ...{ ...empty, kind, title },
        board: [open('[What is happening, in one sentence.] '), advice('[What it means for you today.]')],
        steps: [step('[The one thing to do now]', '', 'it')],
        notes: reports.map(report => says(report, '')),
      }
    case 'advisory':
      return {
        ...{ ...empty, kind, title },
        board: [open('[What is happening, in one sentence.] '), advice('[What it means for your organisation.]')],
        steps: [
          step('[What to do first]', '', 'it'),
          step('[What to look for]', '', 'it'),
          step('[Whom to tell]', '', 'you'),
        ],
        notes: [
          advice('## What is known\n\n'),
          ...reports.map(report => says(report, '- ')),
          advice('\n## How to find it\n\n'),
          open('[Where to look, and for what.]\n'),
          advice('\n## What to do when you find it\n\n'),
          advice('[Contain, keep evidence, tell the Fusion Cell.]\n'),
        ],
      }
    case 'weekly':
    case 'monthly': {
      const { words, doings } = facts.period ?? { words: kind === 'weekly' ? 'this week' : 'this month', doings: [] }
      const name = kind === 'weekly' ? 'The week' : 'The month'
      return {
        ...{ ...empty, kind },
        title: { text: `${name} at the Fusion Cell, ${words}`, sources: DESK },
        board: [advice(doings.length === 0 ? `${name} was quiet. ` : '[What stood out, in one sentence.] ')],
        notes: doings.length === 0 ? [] : [advice('## What happened\n\n'), ...doings],
      }
    }
  }
}
const sourceOf = ({ report }: TemplateReport): PartSource => ({ kind: 'report', report, layer: 'headline' })

/** What one situation did, as lines of a list. */
export function doingsOf(
  situation: { name: string; opened: boolean; closed: boolean; outcome: string },
  reports: readonly TemplateReport[],
): Sourced<Sentence>[] {
  const { name, opened, closed, outcome } = situation
  const sources = reports.map(sourceOf)
  const on = (text: string): Sourced<Sentence> => ({ text, sources: sources.length > 0 ? sources : [] })
  return [
    ...(opened ? [on(`- ${name}: the Fusion Cell opened a situation.\n`)] : []),
    ...reports.map(report => says(report, `- ${name}: `)),
    ...(closed ? [on(`- ${name}: closed${outcome ? `, ${outcome.trim().replace(/[.\s]+$/, '')}` : ''}.\n`)] : []),
  ]
}
