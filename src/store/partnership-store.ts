import type { MemberKind, MemberSize } from '../domain/member.ts'
import type { Admission, NodeKind } from '../domain/node.ts'
import type { SeatRole } from '../domain/permissions.ts'
import type { Rows } from './database.ts'

/** Writing the partnership itself: circles, members, seats, nodes. */
export interface Ids {
  newId(name: string): string
  origin: string
}

async function insertCircle(ids: Ids, tx: Rows, kind: string, handle: string | null, name: string): Promise<number> {
  const made = await tx.one<{ id: number }>(
    'insert into circle(gid, origin, kind, handle) values ($1, $2, $3, $4) returning id',
    [ids.newId(`circle:${name}`), ids.origin, kind, handle],
  )
  if (!made) throw new Error('no circle was made')
  return made.id
}

/** The circles that every partnership has: everyone, the desk, and one for each kind of member. */
export async function insertStandingCircles(ids: Ids, tx: Rows, kinds: readonly MemberKind[]): Promise<void> {
  await insertCircle(ids, tx, 'everyone', 'everyone', 'everyone')
  await insertCircle(ids, tx, 'desk', 'desk', 'desk')
  for (const kind of kinds) await insertCircle(ids, tx, 'kind', `kind:${kind}`, `kind:${kind}`)
}

export interface NewMember {
  handle: string
  name: string
  kind: MemberKind
  size: MemberSize
  sectors: readonly string[]
  regions: readonly string[]
  joinedAt: Date
  shortNames?: readonly string[]
  register?: string | undefined
  registerNumber?: string | undefined
  domains?: readonly string[]
  networks?: readonly string[]
  listedTo?: readonly number[]
  state?: 'active' | 'lapsed'
}

/** The circle of the new member. A handle that is taken fails on its unique index (SQLSTATE 23505). */
export async function insertMember(ids: Ids, tx: Rows, m: NewMember): Promise<number> {
  const circle = await insertCircle(ids, tx, 'member', m.handle, m.handle)
  const admins = await insertCircle(ids, tx, 'admins', null, `admins:${m.handle}`)
  await tx.all(
    `insert into member(circle, gid, origin, handle, name, short_names, kind, size, sectors, regions, register, register_number,
       domains, networks, admins, listed_to, state, joined_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::cidr[], $15, $16, $17, $18)`,
    [
      circle,
      ids.newId(`member:${m.handle}`),
      ids.origin,
      m.handle,
      m.name,
      m.shortNames ?? [],
      m.kind,
      m.size,
      m.sectors,
      m.regions,
      m.register ?? null,
      m.registerNumber ?? null,
      m.domains ?? [],
      m.networks ?? [],
      admins,
      m.listedTo ?? [],
      m.state ?? 'active',
      m.joinedAt,
    ],
  )
  return circle
}

/** Exceptions that name this member's handle or one of its domains reach it, however old they are. */
export const exceptNewcomer = (tx: Rows, member: number, at: Date) =>
  tx.all('select except_newcomer($1, $2)', [member, at])

export interface NewSeat {
  member: number
  /** A new person, or one who has another seat already. */
  person: { name: string; email?: string | undefined } | number
  role: SeatRole
  title: string
  listed: boolean
  at: Date
  /** Until the invitation was taken up, it is no viewer and nobody can choose it. */
  invited?: boolean
}
export async function insertSeat(ids: Ids, tx: Rows, s: NewSeat): Promise<number> {
  const name = typeof s.person === 'number' ? String(s.person) : s.person.name
  const circle = await insertCircle(ids, tx, 'seat', null, `seat:${s.member}:${name}`)
  const person = typeof s.person === 'number' ? s.person : await insertPerson(ids, tx, s.person, s.at)
  // One id for the seat and its circle: what a page knows a person by is what can be shared with, as `seat:<id>`.
  await tx.all(
    `insert into seat(circle, gid, person, member, role, title, listed, created_at, state)
       select id, gid, $2, $3, $4, $5, $6, $7, $8 from circle where id = $1`,
    [circle, person, s.member, s.role, s.title, s.listed, s.at, s.invited ? 'invited' : 'active'],
  )
  return circle
}
async function insertPerson(
  ids: Ids,
  tx: Rows,
  p: { name: string; email?: string | undefined },
  at: Date,
): Promise<number> {
  const made = await tx.one<{ id: number }>(
    'insert into person(gid, name, email, created_at) values ($1, $2, $3, $4) returning id',
    [ids.newId(`person:${p.name}`), p.name, p.email ?? null, at],
  )
  if (!made) throw new Error('no person was made')
  return made.id
}

export interface NewNode {
  handle: string
  name: string
  kind: NodeKind
  description: string
  charter: string
  sectors: readonly string[]
  regions: readonly string[]
  listed: boolean
  at: Date
  guidance?: string | undefined
  admission?: Admission | undefined
  /** A pop-up has an end. */
  until?: Date | undefined
  /** A chosen group for the cleared people of government at the desk. */
  government?: boolean | undefined
}
export async function insertNode(ids: Ids, tx: Rows, n: NewNode): Promise<number> {
  const circle = await insertCircle(ids, tx, 'node', n.handle, n.handle)
  await tx.all(
    `insert into node(circle, gid, origin, handle, name, kind, description, charter, sectors, regions, listed, created_at,
       guidance, admission, until, government)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      circle,
      ids.newId(`node:${n.handle}`),
      ids.origin,
      n.handle,
      n.name,
      n.kind,
      n.description,
      n.charter,
      n.sectors,
      n.regions,
      n.listed,
      n.at,
      n.guidance ?? '',
      n.admission ?? 'invite',
      n.until ?? null,
      n.government ?? false,
    ],
  )
  return circle
}

/** Opens a span of membership: `who` is a member's or a seat's circle. With `until` it is a guest's. */
export async function joinCircle(tx: Rows, who: number, circle: number, since: Date, until?: Date): Promise<void> {
  // Whoever comes again is listed there once it says so again.
  await unlist(tx, who, circle)
  await tx.all('insert into in_circle(who, circle, since, until) values ($1, $2, $3, $4)', [
    who,
    circle,
    since,
    until ?? null,
  ])
}
/** Closes the span that is open then, if there is one. */
export const leaveCircle = (tx: Rows, who: number, circle: number, until: Date) =>
  tx.all('update in_circle set until = $3 where who = $1 and circle = $2 and (until is null or until > $3)', [
    who,
    circle,
    until,
  ])
/** Whoever is out of a circle is not listed to it by name any more. */
export const unlist = (tx: Rows, member: number, circle: number) =>
  tx.all('update member set listed_to = array_remove(listed_to, $2) where circle = $1 and $2 = any(listed_to)', [
    member,
    circle,
  ])
export const isIn = async (rows: Rows, who: number, circle: number, at: Date): Promise<boolean> =>
  (await rows.one('select from in_circle where who = $1 and circle = $2 and (until is null or until > $3)', [
    who,
    circle,
    at,
  ])) !== undefined

export const circleByHandle = (rows: Rows, handle: string) =>
  rows.one<{ id: number; kind: string }>('select id, kind from circle where handle = $1', [handle])
