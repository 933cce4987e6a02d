import type { MemberKind } from './member.ts'
import type { Actor } from './permissions.ts'

/**
 * The Fusion Cell's people. A secondee acts at the desk under its identity, with no path home: what excepts the employer
 * is closed, and the hosting body's own circles are not its either (store/viewer.ts). A clearance is kept as "meets the
 * requirement until", without a level. The database holds to the same by triggers (0015-desk.sql).
 */
export const deskName = (analyst: number): string =>
  analyst === DESK_ITSELF ? 'Fusion Cell' : `Analyst ${analyst}, Fusion Cell`
/** What a report or an entry of a secondee is from, where it is named: no organisation's handle. */
export const DESK_HANDLE = 'desk'
/** What the desk publishes is of no analyst’s: the number that stands for it beside a name. */
export const DESK_ITSELF = 0

/** Whose people may be in a government-only group. Regulators are not: what is said there is not for a file on a member. */
export const GOVERNMENT_KINDS = [
  'central-government',
  'law-enforcement',
  'agency',
  'cert',
] as const satisfies readonly MemberKind[]
export const isGovernmentKind = (kind: MemberKind): boolean => GOVERNMENT_KINDS.some(k => k === kind)

/** Seconding, seeing off: operators in person. */
export const mayStaffDesk = (actor: Actor): boolean => actor.role === 'operator' && actor.scopes.includes('account')
/** Who is lent by whom and who is cleared: operators, and the Fusion Cell's manager. */
export const mayRunDesk = (actor: Actor, manager: number | undefined): boolean =>
  actor.scopes.includes('account') && (actor.role === 'operator' || actor.seat === manager)
/** A clearance is entered by those who run the desk, and by nobody for itself. */
export const mayClear = (
  actor: Actor & { person: { id: number } },
  manager: number | undefined,
  person: number,
): boolean => mayRunDesk(actor, manager) && actor.person.id !== person

/** All that counts of somebody who is to come into a government-only group. */
export interface Standing {
  atDesk: boolean
  /** Kinds of every member that this human acts for or is lent by, through whichever seat. */
  homes: readonly MemberKind[]
  clearedUntil: Date | undefined
  seatUntil: Date | undefined
}
/** Until when somebody may be in a government-only group; undefined: not at all. */
export function mayEnterUntil(standing: Standing, now: Date): Date | undefined {
  const { atDesk, homes, clearedUntil, seatUntil } = standing
  if (!atDesk || homes.length === 0 || !homes.every(isGovernmentKind)) return undefined
  if (!clearedUntil || clearedUntil <= now) return undefined
  if (!seatUntil) return clearedUntil
  return seatUntil <= now ? undefined : seatUntil < clearedUntil ? seatUntil : clearedUntil
}

const DAY = 86_400_000
export const WARNED_DAYS = 30
/** How a clearance stands: told ahead, so that nobody is out of the room by surprise. */
export const clearanceState = (until: Date | undefined, now: Date): 'none' | 'meets' | 'ends-soon' | 'ended' =>
  !until
    ? 'none'
    : until <= now
      ? 'ended'
      : until.getTime() <= now.getTime() + WARNED_DAYS * DAY
        ? 'ends-soon'
        : 'meets'
