import { type NamedByLayer, type Warning, warningsOf } from '../../domain/oversharing.ts'
import { type OwnTerms, proposeRedactions } from '../../domain/redaction.ts'
import type { ReportContent } from '../../domain/report.ts'
import { extract } from '../../formats/text/index.ts'
import { WRITTEN, type WrittenText } from './content.ts'
import type { FoundValue } from './draft.ts'
import type { Outgoing } from './request.ts'
import { rowKey } from './rows.ts'
import { NO_REDACTIONS, type Redactions } from './strikes.ts'
import { withoutOwn } from './without-own.ts'

/** What the page asks the worker. All of it is pure and would run the same on the page. */
export type Question =
  | { ask: 'values'; text: string; own: OwnTerms; demo: boolean }
  | { ask: 'strikes'; written: WrittenText; own: OwnTerms }
  | { ask: 'warnings'; content: Outgoing; own: OwnTerms; named: NamedByLayer }

export type Answer =
  | { ask: 'values'; found: FoundValue[] }
  | { ask: 'strikes'; redactions: Redactions }
  | { ask: 'warnings'; warnings: Warning[] }

export function answer(question: Question): Answer {
  switch (question.ask) {
    case 'values':
      return { ask: 'values', found: valuesIn(question.text, question.own, question.demo) }
    case 'strikes': {
      const redactions: Redactions = { ...NO_REDACTIONS }
      for (const field of WRITTEN) redactions[field] = proposeRedactions(question.written[field], question.own)
      return { ask: 'strikes', redactions }
    }
    case 'warnings':
      return { ask: 'warnings', warnings: warningsOf(whole(question.content), question.own, question.named) }
  }
}

/** Without the keys that stand empty, which the stricter type does not know. */
function whole({ technical, full, occurredAt, foundAt, ...rest }: Outgoing): ReportContent {
  return {
    ...rest,
    ...(occurredAt === undefined ? {} : { occurredAt }),
    ...(foundAt === undefined ? {} : { foundAt }),
    ...(technical === undefined ? {} : { technical }),
    ...(full === undefined ? {} : { full }),
  }
}

/** One row per value, from its first place in the text. */
export function valuesIn(text: string, own: OwnTerms, demo: boolean): FoundValue[] {
  const rows = new Map<string, FoundValue>()
  for (const found of extract(text, { own, demo })) {
    const { type, original, role, use, ticked, harmless } = found
    const cut = type === 'url' && ticked ? withoutOwn(found.value, own) : undefined
    const value = cut ?? found.value
    const reason = cut === undefined ? found.reason : `${found.reason}; cut off before what names you`
    const key = rowKey({ type, value })
    if (rows.has(key)) continue
    const why = harmless === undefined ? {} : { harmless: harmless.why }
    rows.set(key, { type, value, original, role, use, reason, ticked, ...why })
  }
  return [...rows.values()]
}
