import { createHash } from 'node:crypto'
import { deskName } from '../../domain/desk.ts'
import { Fault } from '../../domain/fault.ts'
import type { SituationState } from '../../domain/situation.ts'
import type { Words } from '../../store/situation-store.ts'

/** What stands, as an opaque word: it tells whether somebody changed it, and not how often. */
export const tagOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)

export const CHANGED = 'Another analyst changed it in the meantime. Both wordings are here: choose, or keep both.'

/** Refuses to write over what the writer has not seen; the answer carries what stands now. */
export function assertStands(given: string | undefined, now: { tag: string; [field: string]: unknown }): void {
  if (given !== undefined && given !== now.tag) throw new Fault('conflict', CHANGED, [], now)
}

/** Who did something at the desk. */
export const analystName = (analyst: number | null): string => (analyst === null ? 'Fusion Cell' : deskName(analyst))
export const isoOf = (time: string): string => new Date(time).toISOString()

/** What a row of the history keeps: of words that are for the writer, with when they were written, which says whom they are for (0033). */
export interface KeptWords {
  state: SituationState
  name?: string | undefined
  namedAt?: string | undefined
  outcome?: string | undefined
  outcomeAt?: string | undefined
}
export const wordsOf = ({ state, name, namedAt, outcome, outcomeAt }: Words): KeptWords => ({
  state,
  ...(namedAt === null ? {} : { name, namedAt }),
  ...(outcomeAt === null ? {} : { outcome, outcomeAt }),
})
export const situationTag = (s: { name: string; state: string; outcome: string }): string =>
  tagOf([s.name, s.state, s.outcome])
