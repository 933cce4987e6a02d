import { Fault, notFound, refused } from '../domain/fault.ts'
import { tlpOfRank } from '../domain/marking.ts'
import { type SampleState, VERDICT_MEANS, type Verdict, WITHDRAWN_NAME, whyNotRemove } from '../domain/sample.ts'
import type { Rules, Sample, SampleSummary, Scan } from '../formats/api/samples.ts'
import type { Facts } from '../formats/sample/facts.ts'
import { asViewer, type Change, change, type Rows } from '../store/database.ts'
import { examine } from '../store/examine.ts'
import { unlock } from '../store/sample-lock.ts'
import {
  changeSample,
  deleteRules,
  deskHere,
  entriesOf,
  insertEntry,
  insertRules,
  lockedBytes,
  noteRead,
  type RulesRow,
  rulesHere,
  type SampleRow,
  sampleById,
  samplesPage,
  sealedKeyOf,
} from '../store/sample-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { sampleLeaf } from './steps/sample-leaf.ts'

/** What the desk and the sender do with a sample. Whoever is neither is answered as if it was not there. */

// Reading -------------------------------------------------------------------------------------------------------------

export async function readSamples(
  ctx: Context,
  viewer: Viewer,
  query: { after?: string | undefined; limit: number; state?: SampleState | undefined },
): Promise<{ items: SampleSummary[]; next?: string }> {
  const kind = `samples ${viewer.seat} ${query.state ?? ''}`
  const after = query.after === undefined ? undefined : placeOf(ctx.seal.open(kind, query.after))
  const found = await asViewer(ctx.db, viewer, rows => samplesPage(rows, after, query.state, query.limit + 1))
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
  }
}
function placeOf(place: unknown): { at: string; id: string } {
  if (typeof place === 'object' && place !== null && 'at' in place && 'id' in place)
    return place as { at: string; id: string }
  throw new Fault('bad-request', 'This cursor is not one of ours.', [
    { at: 'after', problem: 'send a cursor as it came, or none' },
  ])
}

const summaryOf = (s: SampleRow): SampleSummary => ({
  id: s.id,
  name: s.removed_why === 'withdrawn' ? WITHDRAWN_NAME : s.name,
  size: s.size,
  tlp: tlpOfRank(s.tlp),
  state: s.state,
  ...(s.verdict ? { verdict: s.verdict } : {}),
  from:
    s.handle !== null && s.member_name !== null
      ? { named: true, handle: s.handle, name: s.member_name }
      : { named: false, crowd: s.crowd },
  mine: s.mine,
  atDesk: s.here,
  ...(s.analyst === null ? {} : { analyst: s.analyst }),
  ...(s.removed_at && s.removed_why ? { removed: { at: s.removed_at.toISOString(), why: s.removed_why } } : {}),
  receivedAt: s.received_at.toISOString(),
  changedAt: s.changed_at.toISOString(),
  unread: s.read_at === null ? s.here : s.changed_at > s.read_at,
})

export async function readSample(ctx: Context, viewer: Viewer, id: string): Promise<Sample> {
  const read = await asViewer(ctx.db, viewer, async rows => ({
    sample: await present(rows, id),
    entries: await entriesOf(rows, id),
  }))
  await change(ctx.db, viewer, tx => noteRead(tx, id, viewer.seat, ctx.now()))
  const { sample: s, entries } = read
  const gone = s.removed_at !== null
  return {
    ...summaryOf(s),
    ...(gone ? {} : { keptUntil: new Date(s.changed_at.getTime() + ctx.sampleDays * DAY).toISOString() }),
    happened: s.happened,
    sha256: s.sha256,
    advice: s.advice,
    facts: factsOf(ctx, s),
    scans: s.here ? scansOf(ctx, s) : [],
    entries: entries.map(e => ({
      id: e.id,
      at: e.at.toISOString(),
      text: e.body,
      byDesk: e.by_desk,
      ...(e.analyst === null ? {} : { analyst: e.analyst }),
    })),
    may: {
      write: mayWrite(viewer),
      analyse: s.here && mayWrite(viewer) && s.removed_why !== 'withdrawn',
      close: s.state !== 'closed' && mayWrite(viewer),
      withdraw: s.mine && !gone && mayWrite(viewer),
      remove: s.here && mayWrite(viewer) && whyNotRemove(standing(s), 'remove') === undefined,
    },
  }
}
const DAY = 86_400_000
const standing = (s: SampleRow) => ({
  state: s.state,
  answered: s.answered_at !== null,
  removed: s.removed_at !== null,
})
/** What was seen in it is gone with it, but what it was and its hashes. */
const factsOf = (ctx: Context, s: SampleRow): Facts =>
  s.removed_at === null
    ? (ctx.vault.open(`sample facts ${s.id}`, s.facts) as Facts)
    : {
        ...{
          size: s.size,
          md5: s.md5,
          sha1: s.sha1,
          sha256: s.sha256,
          kind: s.kind,
          kindName: s.kind_name,
          entropy: 0,
        },
        ...{ lines: [], attachments: [], found: [], notes: [] },
      }
const mayWrite = (viewer: Viewer): boolean => viewer.scopes.includes('reply') && viewer.role !== 'auditor'
const scansOf = (ctx: Context, s: SampleRow): Scan[] =>
  s.scans === '' ? [] : (ctx.vault.open(`sample scans ${s.id}`, s.scans) as Scan[])

async function present(rows: Rows, id: string): Promise<SampleRow> {
  const sample = await sampleById(rows, id)
  if (!sample) throw notFound()
  return sample
}
async function presentAtDesk(rows: Rows, id: string): Promise<SampleRow> {
  const sample = await present(rows, id)
  if (!sample.here) throw new Fault('forbidden', 'Only analysts of the desk do this.')
  return sample
}

/** The sealed archive as it was sent: for the desk, and noted in the ledger. */
export async function readSealed(ctx: Context, viewer: Viewer, id: string): Promise<Buffer> {
  const sealed = await asViewer(ctx.db, viewer, async rows => sealedOf(ctx, rows, await presentAtDesk(rows, id)))
  await change(ctx.db, viewer, tx =>
    tx.record(
      sampleLeaf(ctx, viewer, { what: 'sample-taken-out', sample: id, seat: viewer.gid, at: ctx.now().toISOString() }),
    ),
  )
  return sealed
}
async function sealedOf(ctx: Context, rows: Rows, s: SampleRow): Promise<Buffer> {
  const kept = await sealedKeyOf(rows, s.id)
  if (s.removed_at || kept === undefined) throw refused('Its bytes are gone. Its hashes and the answer stay.')
  const key = ctx.vault.open(`sample key ${s.id}`, kept)
  if (typeof key !== 'string') throw new Fault('internal')
  return unlock(await lockedBytes(rows, s.id), Buffer.from(key, 'base64'))
}

// Writing -------------------------------------------------------------------------------------------------------------

type Changed = Partial<Pick<SampleRow, 'state' | 'verdict' | 'advice' | 'analyst' | 'scans'>>
async function changed(
  ctx: Context,
  viewer: Viewer,
  what: string,
  id: string,
  write: (tx: Change, at: Date) => Promise<{ sample: SampleRow; to: Changed }>,
): Promise<void> {
  const at = ctx.now()
  await change(ctx.db, viewer, async tx => {
    const { sample, to } = await write(tx, at)
    await changeSample(tx, { ...sample, ...to, at })
    await noteRead(tx, id, viewer.seat, at)
    await tx.record(sampleLeaf(ctx, viewer, { what, sample: id, at: at.toISOString() }))
    tx.happens({ what: 'notice', at, detail: { sample: id } })
  })
}
const entry = (ctx: Context, viewer: Viewer, tx: Rows, sample: SampleRow, at: Date, body: string) =>
  insertEntry(tx, {
    id: ctx.newId(`sample-entry:${viewer.seat}`),
    sample: sample.id,
    at,
    byDesk: sample.here,
    analyst: sample.here ? viewer.analyst : undefined,
    seat: viewer.seat,
    body,
  })

/** Either side writes. What the sender adds to an answer brings the sample back to the desk. */
export const writeToSample = (ctx: Context, viewer: Viewer, id: string, text: string): Promise<void> =>
  changed(ctx, viewer, 'sample-entry', id, async (tx, at) => {
    const sample = await present(tx, id)
    await entry(ctx, viewer, tx, sample, at, text)
    const stays = sample.here || sample.state === 'received' || sample.removed_why === 'withdrawn'
    return { sample, to: stays ? {} : { state: 'looking' } }
  })

export const stepSample = (ctx: Context, viewer: Viewer, id: string, step: 'look' | 'close'): Promise<void> =>
  changed(ctx, viewer, step === 'look' ? 'sample-looked-at' : 'sample-closed', id, async tx => {
    if (step === 'close') return { sample: await present(tx, id), to: { state: 'closed' } }
    const sample = standingStill(await presentAtDesk(tx, id))
    return { sample, to: { state: 'looking', analyst: viewer.analyst ?? null } }
  })

/** What its sender took back is no longer looked at. */
function standingStill(sample: SampleRow): SampleRow {
  if (sample.removed_why === 'withdrawn') throw refused('Its sender withdrew it.')
  return sample
}

/** The analyst's own judgement, with what to do now; nothing is judged by a machine. */
export const answerSample = (
  ctx: Context,
  viewer: Viewer,
  id: string,
  answer: { verdict: Verdict; advice: string; text: string },
): Promise<void> =>
  changed(ctx, viewer, 'sample-answered', id, async (tx, at) => {
    const sample = standingStill(await presentAtDesk(tx, id))
    if (answer.text !== '') await entry(ctx, viewer, tx, sample, at, answer.text)
    const advice = answer.advice || VERDICT_MEANS[answer.verdict]
    return {
      sample,
      to: { state: 'answered', verdict: answer.verdict, advice, analyst: sample.analyst ?? viewer.analyst ?? null },
    }
  })

const MOST_SCANS = 20
/** Runs the desk's rules over it, in a process that is ended when its time is up. */
export async function scanSample(
  ctx: Context,
  viewer: Viewer,
  id: string,
  chosen: readonly string[] | undefined,
): Promise<Scan> {
  const { sealed, rules } = await asViewer(ctx.db, viewer, async rows => {
    const sample = await presentAtDesk(rows, id)
    const mine = (await rulesHere(rows)).filter(
      r => (r.sample === null || r.sample === id) && (!chosen || chosen.includes(r.id)),
    )
    return { sealed: await sealedOf(ctx, rows, sample), rules: mine }
  })
  if (rules.length === 0) throw refused('There are no rules to run yet: paste some first.', '/rules')
  const done = await examine({
    what: 'scan',
    sealed,
    rules: rules.map(({ id: one, name, source }) => ({ id: one, name, source })),
  })
  if (!done) throw new Fault('unavailable', 'Many samples are being looked at. Try again in a minute.')
  const scanned = done.what === 'scanned' ? done : undefined
  const scan: Scan = {
    at: ctx.now().toISOString(),
    ...(viewer.analyst === undefined ? {} : { analyst: viewer.analyst }),
    rules: rules.map(r => r.name),
    matches: scanned?.matches ?? [],
    failed: scanned?.failed ?? [],
    gaveUp: scanned === undefined,
  }
  await changed(ctx, viewer, 'sample-scanned', id, async tx => {
    const sample = await presentAtDesk(tx, id)
    const scans = [scan, ...scansOf(ctx, sample)].slice(0, MOST_SCANS)
    return {
      sample,
      to: { scans: ctx.vault.seal(`sample scans ${id}`, scans, ctx.random(`nonce:${viewer.seat}`, 12)) },
    }
  })
  return scan
}

// Rules ---------------------------------------------------------------------------------------------------------------

const rulesOf = (r: RulesRow): Rules => ({
  id: r.id,
  name: r.name,
  source: r.source,
  ...(r.sample === null ? {} : { sample: r.sample }),
  ...(r.analyst === null ? {} : { analyst: r.analyst }),
  at: r.at.toISOString(),
})
/** At the desk, or there is no such page. */
async function atDesk(rows: Rows): Promise<void> {
  if (!(await deskHere(rows)).here) throw notFound()
}

export const readRules = (ctx: Context, viewer: Viewer): Promise<Rules[]> =>
  asViewer(ctx.db, viewer, async rows => {
    await atDesk(rows)
    return (await rulesHere(rows)).map(rulesOf)
  })

export async function keepRules(
  ctx: Context,
  viewer: Viewer,
  asked: { name: string; source: string; sample?: string | undefined },
): Promise<Rules> {
  await asViewer(ctx.db, viewer, async rows => {
    await atDesk(rows)
    if (asked.sample !== undefined) await present(rows, asked.sample)
  })
  const made = await examine({ what: 'compile', rules: [{ id: '', name: asked.name, source: asked.source }] })
  if (!made) throw new Fault('unavailable')
  if (made.what !== 'compiled') throw refused('These rules take too long to be read. Make them smaller.', '/source')
  if (made.errors.length > 0)
    throw new Fault(
      'refused',
      'These rules cannot be used as they are.',
      made.errors.map(problem => ({ at: '/source', problem })),
    )
  const at = ctx.now()
  const row = { ...asked, id: ctx.newId(`rules:${viewer.seat}`), sample: asked.sample, analyst: viewer.analyst, at }
  await change(ctx.db, viewer, async tx => {
    await insertRules(tx, row)
    await tx.record(sampleLeaf(ctx, viewer, { what: 'rules-kept', rules: row.id, at: at.toISOString() }))
  })
  return { ...rulesOf({ ...row, sample: row.sample ?? null, analyst: row.analyst ?? null }), warnings: made.warnings }
}

export const dropRules = (ctx: Context, viewer: Viewer, id: string): Promise<void> =>
  change(ctx.db, viewer, async tx => {
    await atDesk(tx)
    if (!(await deleteRules(tx, id))) throw notFound()
    await tx.record(sampleLeaf(ctx, viewer, { what: 'rules-dropped', rules: id, at: ctx.now().toISOString() }))
  })
