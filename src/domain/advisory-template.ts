import type { AdvisoryContent, AdvisoryKind, PartSource, Sentence, Sourced } from './advisory.ts'
import { notesOf, rulesOf, type SituationFacts, valuesOf } from './advisory-from-situation.ts'
import { type PeriodFacts, summaryTemplate } from './advisory-summary.ts'

/**
 * What a new advisory begins with: the structure of its kind, with what is known already as sentences on their sources. What stands
 * in square brackets is still to be written, and the release check says so.
 */
export interface TemplateFacts {
  situation?: SituationFacts | undefined
  period?: PeriodFacts | undefined
}

const DESK: readonly PartSource[] = [{ kind: 'desk' }]
const advice = (text: string): Sourced<Sentence> => ({ text, sources: DESK })
/** To be written: without a source, so that it gets one. */
const open = (text: string): Sourced<Sentence> => ({ text, sources: [] })
const MOST_REPORTS = 12

export function templateOf(kind: AdvisoryKind, facts: TemplateFacts, newId: () => string): AdvisoryContent {
  if ((kind === 'weekly' || kind === 'monthly') && facts.period) return summaryTemplate(kind, facts.period, newId)
  const { situation } = facts
  const step = (text: string, why: string, who: 'you' | 'it') => ({
    ...{ id: newId(), text, why, minutes: 5, who, sources: DESK },
  })
  const isAlert = kind === 'alert'
  return {
    ...{ kind, hunts: [], acknowledged: [] },
    title:
      situation?.name !== undefined
        ? { text: situation.name, sources: situation.reports.slice(0, MOST_REPORTS).map(sourceOf) }
        : open('[What it is about]'),
    board: [
      open('[What is happening, in one sentence.] '),
      advice(isAlert ? '[What it means for you today.]' : '[What it means for your organisation.]'),
    ],
    steps: isAlert
      ? [step('[The one thing to do now]', '', 'it')]
      : [step('[What to do first]', '', 'it'), step('[What to look for]', '', 'it'), step('[Whom to tell]', '', 'you')],
    notes: [
      ...(situation ? notesOf(situation, MOST_REPORTS) : isAlert ? [] : [advice('## What is known\n\n')]),
      ...(isAlert
        ? []
        : [
            advice('## How to find it\n\n'),
            open('[Where to look, and for what.]\n'),
            advice('\n## What to do when you find it\n\n'),
            advice('[Contain, keep evidence, tell the Fusion Cell.]\n'),
          ]),
    ],
    indicators: situation ? valuesOf(situation) : [],
    rules: situation ? rulesOf(situation) : [],
  }
}
const sourceOf = ({ report }: { report: string }): PartSource => ({ kind: 'report', report, layer: 'headline' })
