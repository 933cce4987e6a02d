import { vetBy } from '../../domain/admission.ts'
import { Fault } from '../../domain/fault.ts'
import { type ApplicationRow, isOffered, isOpenNode, updateApplication } from '../../store/admission-store.ts'
import type { Change, Rows } from '../../store/database.ts'
import { exceptNewcomer, insertMember, insertSeat, joinCircle } from '../../store/partnership-store.ts'
import { noteVetted } from '../../store/vetting-store.ts'
import type { Context } from '../context.ts'
import { assertFree } from './change-partnership.ts'
import { newLink } from './invitation.ts'
import { post } from './post.ts'

export interface Admitted {
  handle: string
  node: 'joined' | 'not-joined' | undefined
}

/** An applicant becomes a member: its own circle, its place in the node it applied for, its first administrator invited. */
export async function admit(
  ctx: Context,
  tx: Change,
  row: ApplicationRow,
  sponsor: number | undefined,
  at: Date,
): Promise<Admitted> {
  const handle = await freeHandle(ctx, tx, row.domain)
  const member = await insertMember(ctx, tx, {
    handle,
    name: row.name,
    kind: row.kind,
    size: row.size,
    sectors: row.sectors,
    regions: row.regions,
    register: row.register ?? undefined,
    registerNumber: row.number ?? undefined,
    domains: [row.domain],
    joinedAt: at,
  })
  await exceptNewcomer(tx, member, at)
  await noteVetted(tx, member, { ...(sponsor === undefined ? {} : { sponsor }), at, by: vetBy(at) })
  // Those who run a node have approved, or operators for them; one that has since closed, or hidden itself from those whom it
  // did not invite, is not joined.
  const isThere = row.invited ? isOpenNode : isOffered
  const node = row.node === null ? undefined : (await isThere(tx, row.node, at)) ? 'joined' : 'not-joined'
  if (row.node !== null && node === 'joined') await joinCircle(tx, member, row.node, at, row.guest_until ?? undefined)
  const seat = await insertSeat(ctx, tx, {
    member,
    person: { name: row.person, email: row.email },
    role: 'admin',
    title: row.title,
    listed: false,
    at,
    invited: true,
  })
  const mailed = ctx.mail !== undefined && (await mailInvitation(ctx, tx, row, seat, at))
  await updateApplication(tx, row.id, { state: 'admitted', decided_at: at, member, seat, mailed })
  tx.happens({ what: 'rights', at })
  return { handle, node }
}

async function mailInvitation(ctx: Context, tx: Change, row: ApplicationRow, seat: number, at: Date): Promise<boolean> {
  const { link } = await newLink(ctx, tx, seat, at, true)
  return post(ctx, tx, {
    to: row.email,
    about: 'invitation',
    subject: 'You are admitted',
    lines: [
      `${row.person}, your organisation is a member now, and you are its first administrator.`,
      'This link signs you in, once, within seven days. Whoever opens it is signed in: do not pass it on.',
    ],
    link,
    seat,
  })
}

/** From the domain, which is nobody else’s: a number behind a name would tell that the name is taken. */
async function freeHandle(ctx: Context, tx: Rows, domain: string): Promise<string> {
  const plain = (text: string) => text.replace(/[^a-z0-9-]+/g, '-').replace(/^-+/, '')
  const labels = domain.replace(/^www\./, '').split('.')
  const salt = ctx.random('application:handle', 3).toString('hex')
  const whole = plain(labels.join('-'))
  for (const handle of [plain(labels[0] ?? ''), whole.slice(0, 63), `${whole.slice(0, 56)}-${salt}`])
    if (handle !== '' && (await isFree(tx, handle))) return handle
  throw new Fault('internal')
}
async function isFree(tx: Rows, handle: string): Promise<boolean> {
  try {
    await assertFree(tx, handle)
    return true
  } catch (error) {
    if (error instanceof Fault) return false
    throw error
  }
}
