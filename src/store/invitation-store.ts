import type { InvitationState } from '../domain/invitation.ts'
import { hashOf } from './access-store.ts'
import type { Rows } from './database.ts'

/** Invitations into nodes, through the policies: those of nodes that the viewer runs, or the one whose link is held. */
export interface InvitationRow {
  id: string
  node: number
  address: string
  at: Date
  expires_at: Date
  guest_until: Date | null
  mailed: boolean
  state: InvitationState
  member_handle: string | null
  member_name: string | null
  decided_at: Date | null
}
const INVITATIONS = `
  select i.id, i.node, i.address, i.at, i.expires_at, i.guest_until, i.mailed, i.state, i.decided_at, m.handle as member_handle,
    m.name as member_name
  from node_invitation i left join member m on m.circle = i.member`
export const invitationsOf = (tx: Rows, node: number): Promise<InvitationRow[]> =>
  tx.all<InvitationRow & { [k: string]: unknown }>(
    `${INVITATIONS} where i.node = $1 order by i.state = 'open' desc, i.at desc, i.address limit 1000`,
    [node],
  )
export const openInvitation = (tx: Rows, node: number, id: string): Promise<InvitationRow | undefined> =>
  tx.one<InvitationRow & { [k: string]: unknown }>(
    `${INVITATIONS} where i.node = $1 and i.id = $2 and i.state = 'open'`,
    [node, id],
  )

export const insertInvitation = (
  tx: Rows,
  i: {
    id: string
    node: number
    address: string
    token: string
    seat: number
    at: Date
    expiresAt: Date
    guestUntil: Date | undefined
    mailed: boolean
  },
) =>
  tx.all(
    `insert into node_invitation(id, node, address, token_hash, seat, at, expires_at, guest_until, mailed)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [i.id, i.node, i.address, hashOf(i.token), i.seat, i.at, i.expiresAt, i.guestUntil ?? null, i.mailed],
  )
/** The link before is dead. */
export const renewInvitation = (tx: Rows, id: string, token: string, expiresAt: Date, mailed: boolean) =>
  tx.all('update node_invitation set token_hash = $2, expires_at = $3, mailed = $4 where id = $1', [
    id,
    hashOf(token),
    expiresAt,
    mailed,
  ])
/** How many of these were open, and are not any more. */
export const withdrawInvitations = async (tx: Rows, node: number, ids: readonly string[], at: Date): Promise<number> =>
  (
    await tx.all(
      "update node_invitation set state = 'withdrawn', decided_at = $3 where node = $1 and id = any($2::uuid[]) and state = 'open' returning id",
      [node, ids, at],
    )
  ).length
/** What the clock has ended is closed, so that its address can be invited again. */
export const closeExpired = (tx: Rows, node: number, now: Date) =>
  tx.all(
    "update node_invitation set state = 'expired', decided_at = expires_at where node = $1 and state = 'open' and expires_at <= $2",
    [node, now],
  )
/** Two pastes at once into one node are one after the other. */
export const lockNode = (tx: Rows, node: number) =>
  tx.all('select from node where circle = $1 for no key update', [node])

/** Domains of those who are in a node now, and of those whose request waits there. */
export const domainsAround = async (
  tx: Rows,
  node: number,
  now: Date,
): Promise<{ inside: string[]; waiting: string[] }> => {
  const found = await tx.all<{ inside: boolean; domains: string[] }>(
    `select true as inside, m.domains from in_circle i join member m on m.circle = i.who
       where i.circle = $1 and i.since <= $2 and m.state = 'active' and (i.until is null or i.until > $2)
     union all
     select false, m.domains from node_request r join member m on m.circle = r.member
       where r.node = $1 and r.state in ('waiting', 'asked') and runs_node(r.node)`,
    [node, now],
  )
  const of = (inside: boolean) => found.filter(row => row.inside === inside).flatMap(row => row.domains)
  return { inside: of(true), waiting: of(false) }
}

// Whoever holds the link ---------------------------------------------------------------------------------------------

/** From here on this transaction reads and answers the invitation with this link, if there is one. */
export const holdInvitation = (tx: Rows, token: string) =>
  tx.all("select set_config('auburn.invitation', $1, true)", [hashOf(token).toString('hex')])

export interface HeldRow {
  id: string
  node: number
  address: string
  guest_until: Date | null
  expires_at: Date
  handle: string
  name: string
  kind: string
  description: string
  charter: string
  until: Date | null
  by: string
}
const HELD = `
  select i.id, i.node, i.address, i.guest_until, i.expires_at, n.handle, n.name, n.kind, n.description, n.charter, n.until,
    m.name as by
  from node_invitation i join node n on n.circle = i.node join seat s on s.circle = i.seat join member m on m.circle = s.member
  where i.token_hash = my_invitation() and i.state = 'open' and i.expires_at > $1 and (n.until is null or n.until > $1)`
export const heldInvitation = (tx: Rows, now: Date): Promise<HeldRow | undefined> =>
  tx.one<HeldRow & { [k: string]: unknown }>(HELD, [now])
/** The same, held to the end of the transaction: two answers at once are one after the other. */
export const lockHeldInvitation = async (tx: Rows, now: Date): Promise<HeldRow | undefined> => {
  const held = await tx.one(
    "select from node_invitation where token_hash = my_invitation() and state = 'open' for update",
  )
  return held && heldInvitation(tx, now)
}
export const answerInvitation = (
  tx: Rows,
  id: string,
  state: 'accepted' | 'applied' | 'declined',
  member: number | undefined,
  at: Date,
) =>
  tx.all('update node_invitation set state = $2, member = $3, decided_at = $4 where id = $1', [
    id,
    state,
    member ?? null,
    at,
  ])

/** By what an organisation is known to be meant: domains that were proved, and mailboxes that were, of those who act for it now. */
export async function reachedAt(tx: Rows, member: number, now: Date): Promise<{ domains: string[]; emails: string[] }> {
  const own = await tx.one<{ domains: string[] }>('select domains from member where circle = $1', [member])
  const people = await tx.all<{ email: string }>(
    `select p.email from seat s join person p on p.id = s.person where s.member = $1 and s.state = 'active'
       and (s.until is null or s.until > $2) and p.email is not null and p.email_verified_at is not null`,
    [member, now],
  )
  return { domains: own?.domains ?? [], emails: people.map(person => person.email) }
}

export const forgetInvitations = (tx: Rows, before: Date) => tx.all('select forget_node_invitations($1)', [before])
