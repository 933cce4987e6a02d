import { notFound, refused } from '../domain/fault.ts'
import { type Tlp, tlpOfRank, tlpRank } from '../domain/marking.ts'
import type { Scope } from '../domain/permissions.ts'
import { hashOf } from '../store/access-store.ts'
import { change, rowsOf } from '../store/database.ts'
import { insertKey, keysOf, revokeChain } from '../store/key-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'

const DAY = 86_400_000
/** Keys begin with this, so that a leaked one can be recognised. */
const PREFIX = 'auburn_'

/**
 * Makes a key for the viewer's own seat; the key itself is in this answer and nowhere else. What a key makes is never
 * stronger than it: no scope more, no higher cap, and no life beyond its own; it ends with it (`madeWith`).
 */
export async function createKey(
  ctx: Context,
  viewer: Viewer,
  asked: { name: string; scopes: readonly Scope[]; cap: Tlp; days: number },
  madeWith?: { gid: string; endsAt: Date },
) {
  const beyond = asked.scopes.find(s => !viewer.scopes.includes(s))
  if (beyond) throw refused(`A key cannot have a scope that you do not have: ${beyond}.`, '/scopes')
  if (tlpRank(asked.cap) > tlpRank(viewer.cap))
    throw refused('A key cannot have a higher cap than what it is made with.', '/cap')
  const token = PREFIX + ctx.random(`key:${viewer.seat}`, 32).toString('base64url')
  const at = ctx.now()
  const expiresAt = new Date(
    Math.min(at.getTime() + asked.days * DAY, madeWith?.endsAt.getTime() ?? Number.POSITIVE_INFINITY),
  )
  const gid = ctx.newId(`key:${viewer.seat}`)
  await change(ctx.db, undefined, tx =>
    insertKey(tx, {
      hash: hashOf(token),
      gid,
      seat: viewer.seat,
      name: asked.name,
      scopes: asked.scopes,
      capRank: tlpRank(asked.cap),
      at,
      expiresAt,
      madeWith: madeWith?.gid,
    }),
  )
  return {
    id: gid,
    name: asked.name,
    scopes: [...asked.scopes],
    cap: asked.cap,
    createdAt: at.toISOString(),
    expiresAt: expiresAt.toISOString(),
    key: token,
  }
}

export async function listKeys(ctx: Context, viewer: Viewer) {
  const keys = await keysOf(rowsOf(ctx.db.app), viewer.seat, ctx.now())
  return keys.map(k => ({
    id: k.gid,
    name: k.name,
    scopes: k.scopes,
    cap: tlpOfRank(k.cap),
    createdAt: k.created_at.toISOString(),
    expiresAt: k.expires_at.toISOString(),
    ...(k.used_at ? { usedAt: k.used_at.toISOString() } : {}),
  }))
}

/** Ends a key at once, and every key that was made with it, or with those; streams that it opened end within the second. */
export async function revokeKey(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  await change(ctx.db, undefined, async tx => {
    if (!(await revokeChain(tx, id, viewer.seat, ctx.now()))) throw notFound()
    tx.happens({ what: 'rights', at: ctx.now() })
  })
}
