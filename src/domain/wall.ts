/**
 * The wall: classified material is never here, and what was cleared outside comes in past two cleared people. One brings it,
 * another lets it in; whoever wrote any of it does not. The database holds to the same by a trigger (0023-wall.sql).
 */
export const RELEASE_STATES = ['brought', 'released', 'declined', 'taken-back'] as const
export type ReleaseState = (typeof RELEASE_STATES)[number]
export const RELEASE_STATE_NAMES: Record<ReleaseState, string> = {
  brought: 'Waits for a second person',
  released: 'Fusion Cell, released',
  declined: 'Declined',
  'taken-back': 'Taken back',
}
export const RELEASE_DECISIONS = ['release', 'decline', 'take-back'] as const
export type ReleaseDecision = (typeof RELEASE_DECISIONS)[number]

/** Humans, not seats: one who has two seats is one. */
export interface Hands {
  brought: number
  wrote: readonly number[]
}
/** Why this human cannot decide so, in words; undefined: may. Asked of cleared people alone. */
export function whyNotDecide(person: number, hands: Hands, decision: ReleaseDecision): string | undefined {
  const mine = person === hands.brought
  switch (decision) {
    case 'take-back':
      return mine ? undefined : 'Only whoever brought it takes it back.'
    case 'decline':
      return mine ? 'You brought it: take it back instead.' : undefined
    case 'release':
      if (mine) return 'You brought it: a second cleared person lets it in.'
      return hands.wrote.includes(person)
        ? 'You changed its text: a cleared person who wrote none of it lets it in.'
        : undefined
  }
}
