import { sameness, samenessReasons } from '../../domain/duplicate.ts'
import { groupsOf } from '../../domain/grouping.ts'
import {
  alike,
  GROUPED,
  type Group,
  groupLikeness,
  groupOf,
  likeness,
  PROPOSED,
  withoutStrangers,
} from '../../domain/likeness.ts'
import { apartBy, type Reason, reasonsOf } from '../../domain/likeness-words.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'
import { type Gathered, gatherKin } from './gather-kin.ts'

/** Where a report belongs, and why: in a situation that one like it is in, else with a report like it. */
export interface Proposal {
  with: { kind: 'situation' | 'report'; id: string }
  /** From 0 to 1: how likely they tell of one campaign. */
  score: number
  reasons: Reason[]
  /** Reports of the situation that it is like, the likeliest first, or the one report. */
  reports: string[]
}
/** A report that tells the same already, wherever that one was placed. */
export interface Duplicate {
  report: string
  reasons: string[]
}
export interface Proposed {
  belongs: Proposal[]
  same: Duplicate[]
}

/** Proposals for a report; more would not be read. */
const SHOWN = 5
const DAY = 86_400_000

/**
 * For each of these reports that the viewer gets, where it belongs, the likeliest first. Nothing that this viewer does not
 * get changes a score, the order or a reason. Whoever calls has made sure that the viewer is at the desk.
 */
export async function proposalsFor(
  ctx: Context,
  viewer: Viewer,
  reports: readonly string[],
): Promise<Map<string, Proposed>> {
  if (reports.length === 0) return new Map()
  const gathered = await gatherKin(ctx, viewer, reports)
  return new Map(
    reports.flatMap(id => {
      const found = proposalsOf(gathered, id)
      return found ? [[id, found] as const] : []
    }),
  )
}

function proposalsOf(gathered: Gathered, id: string): Proposed | undefined {
  const { kin, rarity, places, wordingFor } = gathered
  const mine = kin.get(id)
  if (!mine) return undefined
  const wording = wordingFor(id)
  const near = alike(mine, kin.values(), rarity)
  const inside = situationsOf(gathered, id).flatMap(({ situation, group }): Proposal[] => {
    const best = near.find(n => group.kin.includes(n.kin))
    const whole = likeness(mine, group, rarity)
    const score = Math.max(whole.score, best?.score ?? 0)
    if (score < PROPOSED) return []
    const alikes = near.filter(n => group.kin.includes(n.kin)).map(n => n.kin.id)
    return [
      {
        with: { kind: 'situation', id: situation },
        score,
        reasons: reasonsOf((best ?? whole).evidence, wording),
        reports: alikes,
      },
    ]
  })
  const outside = near
    .filter(n => !places.has(n.kin.id))
    .map(
      ({ kin: other, score, evidence }): Proposal => ({
        with: { kind: 'report', id: other.id },
        score,
        reasons: reasonsOf(evidence, wording),
        reports: [other.id],
      }),
    )
  const same = near.flatMap((n): Duplicate[] => {
    const found = sameness(mine, n.kin, n)
    const days = Math.abs(mine.at - n.kin.at) / DAY
    return found ? [{ report: n.kin.id, reasons: samenessReasons(found, apartBy(days)) }] : []
  })
  return {
    belongs: [...inside, ...outside]
      .sort((a, b) => b.score - a.score || (a.with.id < b.with.id ? -1 : 1))
      .slice(0, SHOWN),
    same: same.slice(0, SHOWN),
  }
}

/** Situations that it is not in, with those of their reports that the viewer gets. */
function situationsOf({ kin, places }: Gathered, id: string): { situation: string; group: Group }[] {
  const found = new Map<string, string[]>()
  for (const [report, situations] of places)
    for (const s of situations) if (!places.get(id)?.includes(s)) found.set(s, [...(found.get(s) ?? []), report])
  return [...found].flatMap(([situation, reports]) => {
    const inside = reports.flatMap(r => kin.get(r) ?? [])
    return inside.length > 0 ? [{ situation, group: groupOf(inside) }] : []
  })
}

/** Reports that are proposed together; each says why it is among them, and any of them can be left out. */
export interface GroupProposal {
  score: number
  reports: { id: string; reasons: Reason[] }[]
}

/** Which of these reports belong together, the largest groups first; those that belong to no other are in none. */
export async function proposeGroups(
  ctx: Context,
  viewer: Viewer,
  reports: readonly string[],
): Promise<GroupProposal[]> {
  if (reports.length < 2) return []
  const gathered = await gatherKin(ctx, viewer, reports, { among: true })
  const { kin, rarity, wordingFor } = gathered
  return groupKin(gathered).map(ids => {
    const all = ids.flatMap(id => kin.get(id) ?? [])
    const whole = groupOf(all)
    const each = all.map(k => ({ id: k.id, ...likeness(k, whole, rarity) }))
    return {
      score: each.reduce((sum, e) => sum + e.score, 0) / each.length,
      reports: each.map(({ id, evidence }) => ({ id, reasons: reasonsOf(evidence, wordingFor(id)) })),
    }
  })
}

/** Groups of two and more. */
export const groupKin = ({ kin, rarity }: Pick<Gathered, 'kin' | 'rarity'>): string[][] =>
  groupsOf<Group>(kin.keys(), {
    alone: id => groupOf([kin.get(id)].filter(k => k !== undefined)),
    joined: (a, b) => groupOf([...a.kin, ...b.kin]),
    likeness: (a, b) => groupLikeness(a, b, rarity),
    least: GROUPED,
  })
    .map(ids =>
      withoutStrangers(
        ids.flatMap(id => kin.get(id) ?? []),
        rarity,
      ).map(k => k.id),
    )
    .filter(ids => ids.length > 1)
