import type { Rows } from './database.ts'

/** How a member's people sign in at their own organisation, and who is who there. */
export interface SsoRow {
  member: number
  gid: string
  issuer: string
  client_id: string
  secret: string
}
const COLUMNS = 'member, gid, issuer, client_id, secret'
export const ssoOf = (rows: Rows, member: number): Promise<SsoRow | undefined> =>
  rows.one<SsoRow & { [k: string]: unknown }>(`select ${COLUMNS} from sso where member = $1`, [member])
/** Of a member that is active. */
export const ssoById = (rows: Rows, gid: string): Promise<SsoRow | undefined> =>
  rows.one<SsoRow & { [k: string]: unknown }>(
    `select s.member, s.gid, s.issuer, s.client_id, s.secret from sso s join member m on m.circle = s.member
      where s.gid = $1 and m.state = 'active'`,
    [gid],
  )
export const keepSso = (rows: Rows, s: SsoRow, at: Date) =>
  rows.all(
    `insert into sso(member, gid, issuer, client_id, secret, changed_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (member) do update set issuer = excluded.issuer, client_id = excluded.client_id,
         secret = excluded.secret, changed_at = excluded.changed_at`,
    [s.member, s.gid, s.issuer, s.client_id, s.secret, at],
  )
export const removeSso = async (rows: Rows, member: number): Promise<boolean> =>
  (await rows.one('delete from sso where member = $1 returning member', [member])) !== undefined

export interface Identity {
  member: number
  issuer: string
  subject: string
}
/** False if that identity is somebody's already, or the person has another. */
export const linkIdentity = async (rows: Rows, who: Identity, person: number, at: Date): Promise<boolean> =>
  (await rows.one(
    `insert into sso_identity(member, issuer, subject, person, linked_at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning person`,
    [who.member, who.issuer, who.subject, person, at],
  )) !== undefined
/** The seat, in that member alone, of whom this identity is linked to. */
export const seatOfIdentity = (rows: Rows, who: Identity, at: Date) =>
  rows.one<{ circle: number }>(
    `update sso_identity i set used_at = $4 from seat s
      where i.member = $1 and i.issuer = $2 and i.subject = $3
        and s.person = i.person and s.member = i.member and s.state = 'active' and (s.until is null or s.until > $4)
      returning s.circle`,
    [who.member, who.issuer, who.subject, at],
  )
/** Whoever is linked to this identity, and has a seat there that would have to be woken. */
export const hasLapsedSeat = async (rows: Rows, who: Identity, at: Date): Promise<boolean> =>
  (await rows.one(
    `select from sso_identity i join seat s on s.person = i.person and s.member = i.member
      where i.member = $1 and i.issuer = $2 and i.subject = $3 and s.state = 'lapsed' and (s.until is null or s.until > $4)`,
    [who.member, who.issuer, who.subject, at],
  )) !== undefined
export const identityOf = (rows: Rows, member: number, person: number) =>
  rows.one<{ issuer: string; linked_at: Date }>(
    'select issuer, linked_at from sso_identity where member = $1 and person = $2',
    [member, person],
  )
export const unlinkIdentity = async (rows: Rows, member: number, person: number): Promise<boolean> =>
  (await rows.one('delete from sso_identity where member = $1 and person = $2 returning person', [member, person])) !==
  undefined
