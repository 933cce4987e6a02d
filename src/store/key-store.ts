import type { Scope } from '../domain/permissions.ts'
import type { Rows } from './database.ts'

/** API keys as their seat sees and ends them; how a caller comes in by one is in access-store.ts. */
export interface KeyRow {
  gid: string
  name: string
  scopes: Scope[]
  cap: number
  created_at: Date
  expires_at: Date
  used_at: Date | null
}
/** Those that still open something, the newest first. */
export const keysOf = (rows: Rows, seat: number, now: Date): Promise<KeyRow[]> =>
  rows.all<KeyRow & { [k: string]: unknown }>(
    'select gid, name, scopes, cap, created_at, expires_at, used_at from api_key where seat = $1 and revoked_at is null and expires_at > $2 order by created_at desc',
    [seat, now],
  )

export const insertKey = (
  rows: Rows,
  k: {
    hash: Buffer
    gid: string
    seat: number
    name: string
    scopes: readonly Scope[]
    capRank: number
    at: Date
    expiresAt: Date
    /** The key that it was made with. */
    madeWith?: string | undefined
  },
) =>
  rows.all(
    `insert into api_key(hash, gid, seat, name, scopes, cap, created_at, expires_at, made_with) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (hash) do nothing`,
    [k.hash, k.gid, k.seat, k.name, [...k.scopes], k.capRank, k.at, k.expiresAt, k.madeWith ?? null],
  )

/** Ends a key of the seat's, and every key that was made with it, or with those. False: it has no such one. */
export const revokeChain = async (tx: Rows, gid: string, seat: number, at: Date): Promise<boolean> =>
  (await tx.one(
    `with recursive chain as (
         select gid from api_key where gid = $1 and seat = $2 and revoked_at is null
         union select k.gid from api_key k join chain on k.made_with = chain.gid
       ) update api_key set revoked_at = $3 from chain where api_key.gid = chain.gid and revoked_at is null returning api_key.gid`,
    [gid, seat, at],
  )) !== undefined
/** False: the seat has no such key that goes on. */
export const prolongKey = async (tx: Rows, hash: Buffer, seat: number, expiresAt: Date): Promise<boolean> =>
  (await tx.one(
    'update api_key set expires_at = $3 where hash = $1 and seat = $2 and revoked_at is null returning gid',
    [hash, seat, expiresAt],
  )) !== undefined
export const revokeNamed = (tx: Rows, seat: number, name: string, at: Date) =>
  tx.all('update api_key set revoked_at = $3 where seat = $1 and name = $2 and revoked_at is null', [seat, name, at])

/** Everybody's that open something, or those of one member: for whoever has the machine. */
export const keysOfAll = (rows: Rows, member: string | undefined, now: Date) =>
  rows.all<{
    id: string
    name: string
    person: string
    member: string
    scopes: string[]
    cap: number
    expires_at: Date
    used_at: Date | null
  }>(
    `select k.gid as id, k.name, p.name as person, m.handle as member, k.scopes, k.cap, k.expires_at, k.used_at
     from api_key k join seat s on s.circle = k.seat join person p on p.id = s.person join member m on m.circle = s.member
     where k.revoked_at is null and k.expires_at > $1 and ($2::text is null or m.handle = $2) order by m.handle, k.name`,
    [now, member ?? null],
  )
/** Whoever's it is. False: there is no such key that goes on. */
export const revokeKey = async (tx: Rows, id: string, at: Date): Promise<boolean> =>
  (await tx.one('update api_key set revoked_at = $2 where gid::text = $1 and revoked_at is null returning gid', [
    id,
    at,
  ])) !== undefined
