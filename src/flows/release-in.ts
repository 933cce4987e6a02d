import { Fault, notFound, refused } from '../domain/fault.ts'
import { tlpOfRank, tlpRank } from '../domain/marking.ts'
import { type ReleaseDecision, type ReleaseState, whyNotDecide } from '../domain/wall.ts'
import type { Release, ReleaseIn, Releases } from '../formats/api/releases.ts'
import { asViewer, type Change, change, type Rows } from '../store/database.ts'
import {
  decideRelease,
  editRelease,
  editsOf,
  insertRelease,
  isCleared,
  lockRelease,
  type ReleaseEditRow,
  type ReleaseRow,
  releaseById,
  releasesPage,
  standingHere,
} from '../store/release-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { resolveAudience } from './steps/resolve-audience.ts'
import { sampleLeaf } from './steps/sample-leaf.ts'

/**
 * The release desk. Clearance is read at the moment of every step, of both people. Whoever is not cleared reads what was
 * released, as the Fusion Cell's, and nothing of what waits: not that there is any, and not who at the desk is cleared.
 */

// Reading -------------------------------------------------------------------------------------------------------------

export async function readReleases(
  ctx: Context,
  viewer: Viewer,
  query: { after?: string | undefined; limit: number; state?: ReleaseState | undefined },
): Promise<Releases> {
  const kind = `releases ${viewer.seat} ${query.state ?? ''}`
  const after = query.after === undefined ? undefined : placeOf(ctx.seal.open(kind, query.after))
  const { cleared, found } = await asViewer(ctx.db, viewer, async rows => {
    const standing = await here(ctx, viewer, rows)
    // A clearance that has ended by this clock shows what anybody at the desk sees, whatever the database's clock says.
    const state = standing.cleared ? query.state : 'released'
    const page = await releasesPage(rows, after, state, query.limit + 1)
    return { ...standing, found: standing.cleared || !query.state || query.state === 'released' ? page : [] }
  })
  const items = found.slice(0, query.limit)
  const last = items.at(-1)
  return {
    items: items.map(summaryOf),
    ...(found.length > query.limit && last
      ? {
          next: ctx.seal.seal(
            kind,
            { at: last.changed_at.toISOString(), id: last.id },
            ctx.random(`cursor:${viewer.seat}`, 12),
          ),
        }
      : {}),
    may: { bring: cleared },
  }
}
function placeOf(place: unknown): { at: string; id: string } {
  if (typeof place === 'object' && place !== null && 'at' in place && 'id' in place)
    return place as { at: string; id: string }
  throw new Fault('bad-request', 'This cursor is not one of ours.', [
    { at: 'after', problem: 'send a cursor as it came, or none' },
  ])
}
const summaryOf = (r: ReleaseRow) => ({
  id: r.id,
  title: r.title,
  tlp: tlpOfRank(r.tlp),
  marking: r.marking,
  state: r.state,
  changedAt: r.changed_at.toISOString(),
  ...(r.state === 'released' && r.decided_at ? { releasedAt: r.decided_at.toISOString() } : {}),
})

export const readRelease = (ctx: Context, viewer: Viewer, id: string): Promise<Release> =>
  asViewer(ctx.db, viewer, async rows => shown(ctx, viewer, rows, id))

async function shown(ctx: Context, viewer: Viewer, rows: Rows, id: string): Promise<Release> {
  const { cleared } = await here(ctx, viewer, rows)
  const r = await releaseById(rows, id)
  if (!r || (!cleared && r.state !== 'released')) throw notFound()
  const edits = cleared ? await editsOf(rows, id) : []
  return {
    ...summaryOf(r),
    text: r.text,
    onward: r.onward,
    // How often it was changed before is the cleared people's.
    version: cleared ? r.version : 1,
    ...(cleared ? { wall: wallOf(viewer, r, edits) } : {}),
  }
}
const handsOf = (r: ReleaseRow, edits: readonly ReleaseEditRow[]) => ({
  brought: r.by_person,
  wrote: edits.map(e => e.person),
})
function wallOf(viewer: Viewer, r: ReleaseRow, edits: readonly ReleaseEditRow[]): NonNullable<Release['wall']> {
  const open = r.state === 'brought'
  const whyNot = (decision: ReleaseDecision) => whyNotDecide(viewer.person.id, handsOf(r, edits), decision)
  const may = (decision: ReleaseDecision) => open && whyNot(decision) === undefined
  const not = open ? whyNot('release') : undefined
  return {
    brought: r.brought,
    statement: r.statement,
    reason: r.reason,
    ...(r.by === null ? {} : { by: r.by }),
    broughtAt: r.brought_at.toISOString(),
    ...(r.decided_analyst === null ? {} : { decidedBy: r.decided_analyst }),
    decision: r.decision,
    edits: edits.map(e => ({
      version: e.version,
      at: e.at.toISOString(),
      ...(e.analyst === null ? {} : { analyst: e.analyst }),
      why: e.why,
    })),
    may: {
      change: open,
      decline: may('decline'),
      takeBack: may('take-back'),
      release: may('release'),
      ...(not === undefined ? {} : { whyNot: not }),
    },
  }
}

/** At the desk, or there is no such page. */
async function here(ctx: Context, viewer: Viewer, rows: Rows): Promise<{ cleared: boolean }> {
  const standing = await standingHere(rows, viewer.seat, ctx.now())
  if (!standing.here) throw notFound()
  return standing
}
/** Whoever is at the desk knows that there is a release desk, and not what waits there. */
async function assertCleared(ctx: Context, viewer: Viewer, rows: Rows): Promise<void> {
  if (!(await here(ctx, viewer, rows)).cleared)
    throw new Fault('forbidden', 'Only people of government whose clearance is in force bring and release texts.')
}

// Writing -------------------------------------------------------------------------------------------------------------

const written = async <T>(
  ctx: Context,
  viewer: Viewer,
  what: string,
  id: string,
  write: (tx: Change, at: Date) => Promise<T>,
): Promise<T> => {
  const at = ctx.now()
  return change(ctx.db, viewer, async tx => {
    await lockRelease(tx, id)
    const result = await write(tx, at)
    await tx.record(sampleLeaf(ctx, viewer, { what, release: id, seat: viewer.gid, at: at.toISOString() }))
    // To whom, the database fills in: a bell of the desk's would be rung by gates that a release has not.
    tx.happens({ what: 'notice', at, detail: { release: id } })
    return result
  })
}

export function bringRelease(ctx: Context, viewer: Viewer, asked: ReleaseIn): Promise<{ id: string }> {
  const id = ctx.newId(`release:${viewer.seat}`)
  return written(ctx, viewer, 'release-brought', id, async (tx, at) => {
    await assertCleared(ctx, viewer, tx)
    if (asked.marking !== 'OFFICIAL' && ctx.ceiling === 'OFFICIAL')
      throw refused(`Nothing above ${ctx.ceiling} comes into this system.`, '/marking')
    const resolve = (to: string[]) => {
      const grants = [{ layer: 'headline' as const, to, as: 'withheld' as const }]
      const audience = { grants, tlp: asked.tlp, layerTlp: {}, except: asked.except, colleagues: [] }
      return resolveAudience(ctx, tx, viewer, audience, ['headline'], at, { steppedUp: true })
    }
    const { gate } = await resolve(['desk'])
    // To whom it may go on is held to the TLP like any sharing.
    if (asked.onward.length > 0) await resolve(asked.onward)
    const { onward, title, text, statement, marking, reason } = asked
    await insertRelease(tx, {
      ...{ id, origin: ctx.origin, title, text, statement, marking, reason, onward, at },
      tlp: tlpRank(asked.tlp),
      seat: viewer.seat,
      // The desk's alone: whoever brings it has no colleagues in this.
      audience: gate.layers[0]?.audience.filter(circle => circle > 0) ?? [],
      excepted: gate.excepted,
    })
    return { id }
  })
}

async function waiting(ctx: Context, viewer: Viewer, tx: Rows, id: string, version: number): Promise<ReleaseRow> {
  const { cleared } = await here(ctx, viewer, tx)
  const r = await releaseById(tx, id)
  if (!r || (!cleared && r.state !== 'released')) throw notFound()
  if (!cleared) await assertCleared(ctx, viewer, tx)
  if (r.state !== 'brought') throw new Fault('conflict', 'This was decided already.')
  if (r.version !== version) throw new Fault('conflict', 'Its text was changed meanwhile: look at it again.')
  return r
}

export const changeRelease = (
  ctx: Context,
  viewer: Viewer,
  id: string,
  asked: { version: number; title: string; text: string; why: string },
): Promise<void> =>
  written(ctx, viewer, 'release-changed', id, async (tx, at) => {
    const r = await waiting(ctx, viewer, tx, id, asked.version)
    if (r.text === asked.text && r.title === asked.title) throw refused('Nothing was changed in it.', '/text')
    await editRelease(tx, { ...asked, id, version: r.version + 1, seat: viewer.seat, at })
  })

const STATE: Record<ReleaseDecision, ReleaseState> = {
  release: 'released',
  decline: 'declined',
  'take-back': 'taken-back',
}
export const decideOnRelease = (
  ctx: Context,
  viewer: Viewer,
  id: string,
  asked: { version: number; decision: ReleaseDecision; why: string },
): Promise<void> =>
  written(ctx, viewer, `release-${asked.decision}`, id, async (tx, at) => {
    const r = await waiting(ctx, viewer, tx, id, asked.version)
    const why = whyNotDecide(viewer.person.id, handsOf(r, await editsOf(tx, id)), asked.decision)
    if (why) throw refused(why, '/decision')
    if (asked.decision === 'release' && !(await isCleared(tx, id)))
      throw refused('Whoever brought it is not cleared any more: another cleared person brings it anew.', '/decision')
    await decideRelease(tx, { id, state: STATE[asked.decision], seat: viewer.seat, at, why: asked.why })
  })
