import { refused } from '../domain/fault.ts'
import { mayLeaveAdmins } from '../domain/permissions.ts'
import { asViewer, type Rows, rowsOf } from '../store/database.ts'
import { settingOf } from '../store/mail-store.ts'
import {
  activitiesOf,
  actsOf,
  deskPlaceOf,
  keysOf,
  mailOf,
  officesOf,
  passkeysOf,
  profileOf,
  searchesOf,
  seatsOf,
  sessionsOf,
  signaturesOf,
  waysInOf,
} from '../store/own-data-store.ts'
import { lockMember, openSeats, otherAdmins } from '../store/people-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { changeRights } from './steps/change-rights.ts'
import { erase } from './steps/erase.ts'

/**
 * What is kept of a person, for the person itself, as the seat that asks: what it did at another member is read there, or a
 * seat would show what the other one gets. TLP:RED never leaves as a file: such titles are left out.
 */
export async function readOwnData(ctx: Context, viewer: Viewer) {
  const rows = rowsOf(ctx.db.app)
  const now = ctx.now()
  const person = viewer.person.id
  return {
    madeAt: now.toISOString(),
    note: 'What your organisation shared is its own: it is listed by id and title. Titles that are TLP:RED, or that you may not see any more, are left out. Keys, what you wrote and opened, and the ledger are those of the seat you act for now; take the others from there, and those of ended seats from the operator.',
    person: { id: viewer.person.gid, ...(await profileIn(rows, person)) },
    seats: await seatsIn(rows, person),
    passkeys: await passkeysIn(rows, person),
    sessions: await sessionsIn(rows, person),
    keys: await keysIn(rows, viewer.seat),
    ...(await besides(ctx, rows, viewer)),
    ...(await activityOf(ctx, { ...viewer, cap: 'AMBER+STRICT' })),
  }
}

/** What stands beside the account: ways in, mail, terms, the desk, and what was done where. */
async function besides(ctx: Context, rows: Rows, viewer: Viewer) {
  const [ways, mail, setting, signed, own] = [
    await waysInOf(rows, viewer.person.id),
    await mailOf(rows, viewer.seat),
    await settingOf(rows, viewer.seat),
    await signaturesOf(rows, viewer.person.id),
    await asViewer(ctx.db, { ...viewer, cap: 'AMBER+STRICT' }, async tx => ({
      desk: await deskPlaceOf(tx, viewer.person.id),
      offices: await officesOf(tx),
      searches: await searchesOf(tx),
      did: await actsOf(tx),
    })),
  ]
  return {
    waysIn: {
      ...(ways.app ? { app: { ...named('since', ways.app.since), ...named('usedAt', ways.app.used) } } : {}),
      recoveryCodesLeft: ways.codes,
      linked: ways.linked.map(({ issuer, subject, linked_at, used_at }) => ({
        ...{ issuer, subject, linkedAt: linked_at.toISOString() },
        ...named('usedAt', used_at),
      })),
      wrongCodes: ways.wrong.map(w => ({ wrong: w.wrong, at: w.at.toISOString() })),
      links: mail.links.map(l => ({
        ...{ purpose: l.purpose, expiresAt: l.expires_at.toISOString() },
        ...named('usedAt', l.used_at),
      })),
    },
    mail: {
      ...{ how: setting.how, at: `${String(setting.hour).padStart(2, '0')}:00`, alerts: setting.alerts },
      waiting: mail.waiting.map(m => ({ about: m.about, at: m.at.toISOString() })),
    },
    terms: signed.map(s => ({ version: s.version, signedAt: s.at.toISOString() })),
    desk: {
      ...named('meetsTheRequirementUntil', own.desk.clearance?.until ?? null),
      ...(own.desk.lent
        ? { lent: { employer: own.desk.lent.employer, since: own.desk.lent.since.toISOString() } }
        : {}),
    },
    offices: own.offices,
    searches: own.searches.map(({ name, body, created_at, followed_at }) => ({
      ...{ name, body, createdAt: created_at.toISOString() },
      ...named('followedAt', followed_at),
    })),
    did: own.did.map(({ what, id, at }) => ({ what, id, ...named('at', at) })),
  }
}
const named = (key: string, date: Date | null): { [k: string]: string } => (date ? { [key]: date.toISOString() } : {})

const iso = (date: Date | null): { [k: string]: string } | undefined => (date ? { at: date.toISOString() } : undefined)

async function profileIn(rows: Rows, person: number) {
  const found = await profileOf(rows, person)
  return {
    name: found?.name ?? '',
    ...(found?.email ? { email: found.email } : {}),
    ...named('confirmedAt', found?.email_verified_at ?? null),
    since: (found?.created_at ?? new Date(0)).toISOString(),
  }
}
async function seatsIn(rows: Rows, person: number) {
  const found = await seatsOf(rows, person)
  return found.map(({ created_at, used_at, warned_at, until, ...seat }) => ({
    ...seat,
    since: created_at.toISOString(),
    ...named('usedAt', used_at),
    ...named('warnedAt', warned_at),
    ...named('until', until),
  }))
}
async function passkeysIn(rows: Rows, person: number) {
  const found = await passkeysOf(rows, person)
  return found.map(p => ({ name: p.name, createdAt: p.created_at.toISOString(), usedAt: iso(p.used_at)?.at }))
}
async function sessionsIn(rows: Rows, person: number) {
  const found = await sessionsOf(rows, person)
  return found.map(s => ({
    agent: s.agent,
    createdAt: s.created_at.toISOString(),
    usedAt: s.used_at.toISOString(),
    expiresAt: s.expires_at.toISOString(),
  }))
}
async function keysIn(rows: Rows, seat: number) {
  const found = await keysOf(rows, seat)
  return found.map(k => ({
    name: k.name,
    createdAt: k.created_at.toISOString(),
    expiresAt: k.expires_at.toISOString(),
    revokedAt: iso(k.revoked_at)?.at,
  }))
}

async function activityOf(ctx: Context, viewer: Viewer) {
  return asViewer(ctx.db, viewer, async rows => {
    const { written, readings, followed, saved, drafts, ledger } = await activitiesOf(rows)
    const titled = (found: { title: string | null }) => (found.title === null ? {} : { title: found.title })
    return {
      written: written.map(w => ({ what: w.what, id: w.id, report: w.report, at: w.at.toISOString(), ...titled(w) })),
      readings: readings.map(r => ({
        report: r.report,
        firstAt: r.first_at.toISOString(),
        lastAt: r.last_at.toISOString(),
        ...titled(r),
      })),
      followed: followed.map(f => ({ ...f, at: f.at.toISOString() })),
      savedAudiences: saved.map(s => ({ name: s.name, createdAt: s.created_at.toISOString() })),
      drafts: drafts.map(d => ({
        id: d.id,
        note: d.note,
        state: d.state,
        createdAt: d.created_at.toISOString(),
        ...titled(d),
      })),
      ledger: ledger.map(l => l.line),
    }
  })
}

/** Whoever asks has confirmed, by passkey or by typing its name, that it is meant. There is no way back. */
export const eraseSelf = (
  ctx: Context,
  viewer: Viewer,
  confirmed: { steppedUp: boolean; name: string | undefined },
): Promise<void> => {
  const { steppedUp, name } = confirmed
  if (name === undefined ? !steppedUp : name.trim() !== viewer.person.name)
    throw refused('Type your name as it stands here, or confirm with a passkey.', '/name')
  return changeRights(ctx, { what: 'person-erased', seat: viewer.gid }, async (tx, at) => {
    const seats = await openSeats(tx, viewer.person.id, at)
    for (const seat of seats) {
      await lockMember(tx, seat.member)
      if (seat.role === 'admin' && seat.state === 'active' && !mayLeaveAdmins(await otherAdmins(tx, seat.circle, at)))
        throw refused(`Make somebody else an admin of ${seat.member_name} first.`)
    }
    await erase(tx, viewer.person.id, at)
  })
}
