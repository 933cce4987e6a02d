import type { ChangeRequest, ShareRequest } from '../wire.ts'
import { audienceRequest } from './audience.ts'
import { contentOf, layersOf, type WrittenText } from './content.ts'
import type { Draft, Row } from './draft.ts'
import { indicatorsOf } from './rows.ts'
import { type Redactions, struckOut } from './strikes.ts'

/** The report as its readers would get it: struck out, ticked, left out. The preview renders this and nothing else. */
export function outgoing(draft: Draft, written: WrittenText, rows: readonly Row[], redactions: Redactions) {
  return contentOf(draft, struckOut(written, redactions, draft.strikes), indicatorsOf(rows))
}
export type Outgoing = ReturnType<typeof outgoing>

/** The request body, made of what the preview showed. Attachments belong to the full story and go with it alone. */
export function shareRequestOf(draft: Draft, content: Outgoing): ShareRequest {
  return { ...changeRequestOf(draft, content), clientId: draft.id }
}

export function changeRequestOf(draft: Draft, content: Outgoing): ChangeRequest {
  const { technical, full, occurredAt, foundAt, ...rest } = content
  const layers = layersOf(content)
  return {
    content: {
      ...rest,
      provenance: { ...rest.provenance },
      ...(occurredAt === undefined ? {} : { occurredAt }),
      ...(foundAt === undefined ? {} : { foundAt }),
      ...(technical === undefined
        ? {}
        : {
            technical: {
              notes: technical.notes,
              indicators: technical.indicators.map(indicator => ({ ...indicator })),
            },
          }),
      ...(full === undefined ? {} : { full: { ...full } }),
    },
    audience: audienceRequest(draft.audience, layers),
    attachments: layers.includes('full')
      ? draft.attachments.map(({ name, media, data }) => ({ name, media, data }))
      : [],
  }
}

export interface Missing {
  /** Where on the page it is put right. */
  section: 'paste' | 'found' | 'strike' | 'audience'
  field: string
  problem: string
}

const LIMITS = { title: 300, summary: 4_000, notes: 50_000, story: 200_000, impact: 20_000, indicators: 10_000 }

/** What the server would refuse, said before it is sent and at the field. */
export function missing(draft: Draft, content: Outgoing): Missing[] {
  const found: Missing[] = []
  const { title, summary } = content.headline
  const over = (length: number, most: number, section: Missing['section'], field: string, name: string) => {
    if (length > most) {
      const more = (length - most).toLocaleString('en-GB')
      found.push({ section, field, problem: `${name} is ${more} characters too long.` })
    }
  }
  if (title === '')
    found.push({ section: 'paste', field: 'title', problem: 'Give it a title: one line that says what happened.' })
  if (/[\r\n\u2028\u2029]/.test(title))
    found.push({ section: 'paste', field: 'title', problem: 'The title is one line.' })
  over(title.length, LIMITS.title, 'paste', 'title', 'The title')
  over(summary.length, LIMITS.summary, 'paste', 'summary', 'The summary')
  over(content.technical?.notes.length ?? 0, LIMITS.notes, 'paste', 'notes', 'The note')
  over(content.full?.story.length ?? 0, LIMITS.story, 'paste', 'story', 'The text')
  over(content.full?.impact.length ?? 0, LIMITS.impact, 'paste', 'impact', 'The impact')
  const most = LIMITS.indicators
  if ((content.technical?.indicators.length ?? 0) > most) {
    const problem = `A report carries ${most.toLocaleString('en-GB')} values at most. Untick some, or share two reports.`
    found.push({ section: 'found', field: 'indicators', problem })
  }
  if (draft.audience.to.length === 0) {
    found.push({ section: 'audience', field: 'to', problem: 'Choose who may see it. Nobody is chosen for you.' })
  }
  return found
}
