import type { Standing } from '../domain/standing.ts'
import type { Rows } from './database.ts'

/** What an organisation calls its own, and where it is known by name. */
export interface OwnMember {
  short_names: string[]
  domains: string[]
  networks: string[]
}
export const ownMember = (rows: Rows, member: number): Promise<OwnMember | undefined> =>
  rows.one<OwnMember & { [k: string]: unknown }>(
    `select m.short_names, m.networks::text[], m.domains || array(select d.domain from member_domain d
           where d.member = m.circle and d.dropped_at is null and d.domain <> all(m.domains) order by 1) as domains
         from member m where m.circle = $1`,
    [member],
  )
/** Names of its people, and of this seat's person: what is proposed for striking out. */
export const namesAt = (rows: Rows, member: number, seat: number) =>
  rows.all<{ name: string }>(
    `select p.name from seat s join person p on p.id = s.person
        where p.erased_at is null and (s.member = $1 and not s.lent or s.circle = $2)`,
    [member, seat],
  )

/** Circles that it is listed to by name. */
export const listedTo = async (rows: Rows, member: number): Promise<number[]> =>
  (await rows.one<{ listed_to: number[] }>('select listed_to from member where circle = $1', [member]))?.listed_to ?? []

/** Sets what is given and leaves the rest. */
export const writeMemberSettings = (
  tx: Rows,
  member: number,
  s: {
    signoff?: boolean | undefined
    shortNames?: readonly string[] | undefined
    networks?: readonly string[] | undefined
    listedTo?: readonly number[] | undefined
  },
) =>
  tx.all(
    `update member set signoff = coalesce($2, signoff), short_names = coalesce($3, short_names),
         networks = coalesce($4::text[]::cidr[], networks), listed_to = coalesce($5, listed_to) where circle = $1`,
    [member, s.signoff ?? null, s.shortNames ?? null, s.networks ?? null, s.listedTo ?? null],
  )

/** What it shared by name: the names that reach the transaction's viewer, the newest first. */
export const sharedByName = async (rows: Rows, member: number): Promise<string[]> => {
  const found = await rows.all<{ report: string }>(
    `select a.report from (select distinct report from authorship where member = $1 and analyst is null) a
         join lateral (select max(changed_at) as at from layer l where l.report = a.report) l on true
       order by l.at desc limit 20`,
    [member],
  )
  return found.map(f => f.report)
}

/** The circle of a member, whatever its standing. */
export const circleOfMember = async (rows: Rows, handle: string): Promise<number | undefined> =>
  (await rows.one<{ circle: number }>('select circle from member where handle = $1', [handle]))?.circle
/** Every member, with how many act for it and the nodes that it is in: for whoever has the machine. */
export const membersOfAll = (rows: Rows, now: Date) =>
  rows.all<{
    handle: string
    name: string
    kind: string
    state: string
    persons: number
    /** Of them, in use. */
    acting: number
    nodes: string[]
  }>(
    `select m.handle, m.name, m.kind, m.state,
       (select count(*)::int from seat s where s.member = m.circle and (s.until is null or s.until > $1)) as persons,
       (select count(*)::int from seat s where s.member = m.circle and s.state = 'active' and (s.until is null or s.until > $1)) as acting,
       array(select n.handle from in_circle i join node n on n.circle = i.circle
             where i.who = m.circle and i.since <= $1 and (i.until is null or i.until > $1) order by 1) as nodes
     from member m order by m.handle`,
    [now],
  )

/** Its circle and standing, locked until the end of the transaction. */
export const lockStanding = (tx: Rows, handle: string) =>
  tx.one<{ circle: number; state: Standing }>('select circle, state from member where handle = $1 for update', [handle])
export const writeStanding = (tx: Rows, member: number, to: Standing) =>
  tx.all('update member set state = $2 where circle = $1', [member, to])
/** It is in no circle any more, and no node's host. */
export async function leaveCircles(tx: Rows, member: number, at: Date): Promise<void> {
  await tx.all('update in_circle set until = greatest($2, since) where who = $1 and (until is null or until > $2)', [
    member,
    at,
  ])
  await tx.all('update node set host = null where host = $1', [member])
}
