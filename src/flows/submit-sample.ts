import { markingsOf } from '../domain/audience.ts'
import { deskName } from '../domain/desk.ts'
import { Fault, refused } from '../domain/fault.ts'
import { tlpRank } from '../domain/marking.ts'
import type { SampleIn } from '../formats/api/samples.ts'
import type { Unsealed } from '../formats/sample/sealed.ts'
import { change, type Database } from '../store/database.ts'
import { examine, type LookedAt } from '../store/examine.ts'
import { lock } from '../store/sample-lock.ts'
import { insertSample } from '../store/sample-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { resolveAudience } from './steps/resolve-audience.ts'
import { sampleLeaf } from './steps/sample-leaf.ts'

/** One after the other: what a person sends by hand is a few, and each is opened and looked at. */
const busy = new WeakMap<Database, Set<number>>()

/**
 * A sample goes to the desk alone. It is opened once, in a process of its own, to see that it is what it should be, what stands
 * in it and that no marking above the ceiling does; what is kept is the sealed archive, under a key of this sample alone.
 */
export async function submitSample(ctx: Context, viewer: Viewer, asked: SampleIn): Promise<{ id: string }> {
  const seats = busy.get(ctx.db) ?? new Set()
  busy.set(ctx.db, seats)
  if (seats.has(viewer.seat)) throw new Fault('too-many', 'Your last sample is still being looked at.')
  seats.add(viewer.seat)
  try {
    const sealed = Buffer.from(asked.sealed, 'base64')
    return await keep(ctx, viewer, asked, sealed, await opened(ctx, viewer, sealed))
  } finally {
    seats.delete(viewer.seat)
  }
}

async function opened(ctx: Context, viewer: Viewer, sealed: Buffer): Promise<LookedAt> {
  const task = { what: 'look', sealed, ceiling: ctx.ceiling, demo: ctx.demo } as const
  const first = await examine({ ...task, documents: true })
  // A document that its reader does not survive is what an analyst is for: it is looked at from outside alone.
  const seen = first?.what === 'gave-up' ? await examine({ ...task, documents: false }) : first
  if (!seen)
    throw new Fault('unavailable', 'Many samples are being looked at. Try again in a minute; nothing was kept.')
  if (seen.what === 'not-sealed') throw refused(WHY[seen.why], '/sealed')
  if (seen.what !== 'looked')
    throw refused(
      'This file could not be looked at in the time there is. Nothing was kept. Tell the desk about it.',
      '/sealed',
    )
  if (seen.above !== undefined) await refuseAbove(ctx, viewer, seen.above)
  return seen
}

const WHY: Record<Unsealed, string> = {
  'no-archive': 'This is no ZIP archive. A sample comes sealed: a ZIP of one file, AES-256, password “infected”.',
  'not-one-file': 'A sample comes as a ZIP of exactly one file. Send several one by one.',
  'not-encrypted': 'This archive is not encrypted with AES-256. A sample comes sealed, password “infected”.',
  'other-password': 'This archive does not open with the password “infected”, or it is damaged.',
  empty: 'The file in this archive is empty.',
  'too-large': 'A sample has at most 25 MB.',
}

/** As everywhere: the ledger has that it happened, the answer the line, and nothing was kept. */
async function refuseAbove(ctx: Context, viewer: Viewer, line: number): Promise<never> {
  await change(ctx.db, undefined, tx =>
    tx.record(
      sampleLeaf(ctx, viewer, {
        what: 'marking-refused',
        seat: viewer.gid,
        door: 'POST /api/samples',
        place: '/sealed',
        line,
        at: ctx.now().toISOString(),
      }),
    ),
  )
  throw refused(
    `Line ${line} of what is in it carries a protective marking above ${ctx.ceiling}. Such material must not be sent here; nothing of it was kept. Tell your security officer if it came to you by mistake.`,
    '/sealed',
  )
}

async function keep(ctx: Context, viewer: Viewer, asked: SampleIn, sealed: Buffer, { name, facts }: LookedAt) {
  const at = ctx.now()
  const id = ctx.newId(`sample:${viewer.seat}`)
  const draw = (what: string, bytes: number) => ctx.random(`${what}:${viewer.seat}`, bytes)
  const grants = [{ layer: 'headline' as const, to: ['desk'], as: asked.as }]
  const audience = { grants, tlp: asked.tlp, layerTlp: {}, except: asked.except, colleagues: [] }
  const key = draw('key:sample', 32)
  return change(ctx.db, viewer, async tx => {
    const resolved = await resolveAudience(ctx, tx, viewer, audience, ['headline'], at, { steppedUp: false })
    const gate = resolved.gate.layers[0]
    if (!gate) throw new Fault('internal')
    const named = asked.as === 'named' && !viewer.lent
    await insertSample(tx, {
      id,
      origin: ctx.origin,
      name,
      happened: asked.happened,
      tlp: tlpRank(markingsOf(['headline'], [], asked.tlp, {}).headline),
      size: facts.size,
      sha256: facts.sha256,
      md5: facts.md5,
      sha1: facts.sha1,
      kind: facts.kind,
      kindName: facts.kindName,
      crowd: viewer.lent ? deskName(viewer.analyst ?? 0) : resolved.crowd.label,
      key: ctx.vault.seal(`sample key ${id}`, key.toString('base64'), draw('nonce:sample', 12)),
      facts: ctx.vault.seal(`sample facts ${id}`, facts, draw('nonce:sample', 12)),
      at,
      audience: gate.audience,
      excepted: resolved.gate.excepted,
      own: gate.audience.filter(circle => circle < 0),
      member: viewer.member,
      seat: viewer.seat,
      naming: named ? gate.naming : undefined,
      locked: lock(sealed, key, draw('nonce:sample', 12)),
    })
    await tx.record(sampleLeaf(ctx, viewer, { what: 'sample', sample: id, at: at.toISOString() }))
    tx.happens({ what: 'notice', at, detail: { sample: id } })
    return { id }
  })
}
