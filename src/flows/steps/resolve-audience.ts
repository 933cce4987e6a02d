import {
  assertGrantable,
  type Circle,
  type Grant,
  gateOf,
  type Markings,
  markingsOf,
  needsStepUp,
} from '../../domain/audience.ts'
import { type CrowdWording, crowdOf } from '../../domain/crowd.ts'
import { refused } from '../../domain/fault.ts'
import { tlpRank } from '../../domain/marking.ts'
import type { Region, Sector } from '../../domain/member.ts'
import { type Layer, layerRank } from '../../domain/report.ts'
import type { CircleId, Gate } from '../../domain/sharing.ts'
import type { AudienceIn } from '../../formats/api/reports.ts'
import { analystsIn, exceptedCircles, type KnownCircle, knownCircles, seatsIn } from '../../store/circles.ts'
import type { Rows } from '../../store/database.ts'
import { homeOf } from '../../store/desk-store.ts'
import { type ActiveMember, partnershipNow } from '../../store/partnership-now.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'

export interface ResolvedGrant {
  layer: Layer
  as: Grant['as']
  to: KnownCircle[]
}
/** An audience as asked for, with everything that follows from it today. */
export interface ResolvedAudience {
  gate: Gate
  markings: Markings
  grants: ResolvedGrant[]
  excepted: { ref: string; name: string }[]
  exceptedCircles: CircleId[]
  crowd: CrowdWording
  /** Members reached through each circle granted to. */
  members: ReadonlyMap<CircleId, ReadonlySet<number>>
  /** Every active member, for all that is worded and counted. */
  active: readonly ActiveMember[]
  needsStepUp: boolean
  /** The desk's analysts by their identity there, where RED goes to them. */
  analysts: string[]
}

/**
 * Works out who an audience means now. A circle that the author may not know is refused like one that does not exist.
 * An exception may name anybody: whether a member of that name exists changes no answer. `preview`: AMBER to everyone is
 * shown with a warning. `lenient`: for showing the reach of what was shared long ago, circles that have ended are left out.
 */
export async function resolveAudience(
  ctx: Context,
  rows: Rows,
  viewer: Viewer,
  asked: AudienceIn,
  layers: readonly Layer[],
  now: Date,
  options: { steppedUp: boolean; preview?: boolean; lenient?: boolean; author?: { seat: CircleId; lent: boolean } },
): Promise<ResolvedAudience> {
  const refs = [...new Set([...asked.grants.flatMap(g => g.to), ...asked.except, ...asked.colleagues])]
  const known = new Map((await knownCircles(rows, viewer, now, refs)).map(c => [c.ref, c]))
  const grants = asked.grants.map((grant, n) => ({
    layer: grant.layer,
    as: grant.as,
    to: [...new Set(grant.to)].flatMap((ref, m) => {
      const circle = known.get(ref)
      if (!circle && options.lenient) return []
      if (!circle)
        throw refused(
          `You cannot share with “${ref}”: there is no such circle, or none that you may know.`,
          `/audience/grants/${n}/to/${m}`,
        )
      return circle
    }),
  }))
  if (viewer.lent && !options.lenient) await assertNotHome(rows, viewer, grants)
  const markings = markingsOf(layers, grants, asked.tlp, asked.layerTlp)
  const frozen = await freezeDesk(rows, grants, markings, now)
  if (!options.lenient) assertGrantable(layers, frozen, markings, options.steppedUp || options.preview === true)
  const excepted = await resolveExceptions(rows, viewer, asked, known)
  const colleagues = resolveColleagues(asked, known, viewer)
  const own = {
    member: viewer.member,
    seats: [(options.author ?? viewer).seat, ...colleagues],
    admins: viewer.organisation.admins,
    lent: (options.author ?? viewer).lent,
  }
  const gate = gateOf(layers, frozen, excepted.circles, markings, own)
  const { active, inCircle } = await partnershipNow(ctx.db, rows, viewer, now)
  const members = new Map(grants.flatMap(g => g.to.map(c => [c.id, inCircle.get(c.id) ?? new Set<number>()])))
  return {
    gate,
    markings,
    grants,
    excepted: excepted.shown,
    exceptedCircles: excepted.circles,
    crowd: wordCrowd(active, viewer, members),
    members,
    active,
    analysts: await analystsOf(rows, grants, markings, now),
    needsStepUp: grants.some(grant => {
      const given = layers.filter(layer => layerRank(layer) <= layerRank(grant.layer))
      return grant.to.some(c => given.some(layer => needsStepUp(markings[layer] ?? 'CLEAR', c.kind)))
    }),
  }
}

/** RED goes to named seats alone: the desk means its analysts at this moment. */
async function freezeDesk(
  rows: Rows,
  grants: readonly ResolvedGrant[],
  markings: Markings,
  now: Date,
): Promise<Grant[]> {
  const desk = redDesk(grants, markings)
  if (!desk) return [...grants]
  const analysts = (await seatsIn(rows, desk.id, now)).map((id): Circle => ({ id, kind: 'seat' }))
  const frozen = (circle: Circle): Circle[] => (circle.id === desk.id ? analysts : [circle])
  return grants.map(grant => (markings[grant.layer] === 'RED' ? { ...grant, to: grant.to.flatMap(frozen) } : grant))
}
const redDesk = (grants: readonly ResolvedGrant[], markings: Markings): KnownCircle | undefined =>
  grants.flatMap(g => (markings[g.layer] === 'RED' ? g.to : [])).find(c => c.kind === 'desk')

async function analystsOf(
  rows: Rows,
  grants: readonly ResolvedGrant[],
  markings: Markings,
  now: Date,
): Promise<string[]> {
  const desk = redDesk(grants, markings)
  return desk ? analystsIn(rows, desk.id, now) : []
}

/** No path home: nothing goes from the desk to the secondee's employer, or to anybody there, by name. */
async function assertNotHome(rows: Rows, viewer: Viewer, grants: readonly ResolvedGrant[]): Promise<void> {
  const home = await homeOf(rows, viewer.seat)
  grants.forEach((grant, n) => {
    const m = grant.to.findIndex(c => c.id === home || c.member === home)
    if (home && m >= 0)
      throw refused(
        'You are lent to the desk by this organisation: nothing goes from here to it by name. Ask another analyst.',
        `/audience/grants/${n}/to/${m}`,
      )
  })
}

async function resolveExceptions(
  rows: Rows,
  viewer: Viewer,
  asked: AudienceIn,
  known: ReadonlyMap<string, KnownCircle>,
) {
  const found = await exceptedCircles(rows, asked.except)
  const own = asked.except.findIndex(ref => ref === viewer.organisation.handle || ref === `seat:${viewer.gid}`)
  if (own >= 0) throw refused('Your own organisation cannot be excepted.', `/audience/except/${own}`)
  const everyone = asked.except.indexOf('everyone')
  if (everyone >= 0) throw refused('Everyone cannot be excepted: nobody would be left.', `/audience/except/${everyone}`)
  const circles = found.filter(id => id !== viewer.member)
  return { circles, shown: asked.except.map(ref => ({ ref, name: known.get(ref)?.name ?? ref })) }
}

function resolveColleagues(asked: AudienceIn, known: ReadonlyMap<string, KnownCircle>, viewer: Viewer): CircleId[] {
  return asked.colleagues.map((ref, n) => {
    const circle = known.get(ref)
    if (circle?.kind !== 'seat' || circle.member !== viewer.member)
      throw refused('Name colleagues of your own organisation.', `/audience/colleagues/${n}`)
    return circle.id
  })
}

function wordCrowd(
  active: readonly ActiveMember[],
  viewer: Viewer,
  members: ReadonlyMap<CircleId, ReadonlySet<number>>,
): CrowdWording {
  const readers = new Set([...members.values()].flatMap(s => [...s]))
  return crowdOf(
    viewer.organisation,
    active.map(m => ({
      sectors: m.sectors as Sector[],
      regions: m.regions as Region[],
      reader: readers.has(m.circle) && m.circle !== viewer.member,
    })),
  )
}

/** The strictest marking in the report: what a key must be allowed to handle. */
export const strictestOf = (markings: Markings): number =>
  Math.max(...Object.values(markings).map(tlp => (tlp ? tlpRank(tlp) : 0)))
