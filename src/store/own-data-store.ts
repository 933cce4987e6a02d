import type { Rows } from './database.ts'

/**
 * What somebody did, by the column that says so: id of the thing and when. Read as the seat that asks, so that what it does not
 * get any more is not listed. A test holds these, and what is read below, against the schema.
 */
const ACTS: Readonly<Record<string, string>> = {
  'action_answer.seat': "select report || ' ' || step as id, at from action_answer where seat = my_seat()",
  'advisory.opened_by': 'select id::text, opened_at as at from advisory where opened_by = my_seat()',
  'advisory.signed_by': 'select id::text, signed_at as at from advisory where signed_by = my_seat()',
  'advisory_edition.published_by':
    'select advisory::text as id, at from advisory_edition where published_by = my_seat()',
  'advisory_edition.signed_by': 'select advisory::text as id, at from advisory_edition where signed_by = my_seat()',
  'advisory_hand.seat': 'select advisory::text as id, at from advisory_hand where seat = my_seat()',
  'asked.seat': 'select id::text, at from asked where seat = my_seat()',
  'author.signed_off_by': 'select report::text as id, shared_at as at from author where signed_off_by = my_seat()',
  'draft.colleague': 'select id::text, created_at as at from draft where colleague = my_seat()',
  'grade.seat': 'select id::text, at from grade where seat = my_seat()',
  'grade_change.seat': 'select grade::text as id, at from grade_change where seat = my_seat()',
  'hand_over.seat': 'select id::text, at from hand_over where seat = my_seat()',
  'hand_over.takes_over': 'select id::text, at from hand_over where takes_over = my_seat()',
  'hand_over.acknowledged_by':
    'select id::text, acknowledged_at as at from hand_over where acknowledged_by = my_seat()',
  'inbox_read.seat': 'select item::text as id, at from inbox_read where seat = my_seat()',
  'node_invitation.seat': 'select id::text, at from node_invitation where seat = my_seat()',
  'node_request.seat': 'select id::text, at from node_request where seat = my_seat()',
  'node_session.changed_by': 'select id::text, changed_at as at from node_session where changed_by = my_seat()',
  'operation.seat': 'select id::text, since as at from operation where seat = my_seat()',
  'operation.ended_by': 'select id::text, ended_at as at from operation where ended_by = my_seat()',
  'presence.seat': "select what || ' ' || target as id, at from presence where seat = my_seat()",
  'recall_confirmed.seat': 'select report::text as id, at from recall_confirmed where seat = my_seat()',
  'release.brought_by': 'select id::text, brought_at as at from release where brought_by = my_seat()',
  'release.decided_by': 'select id::text, decided_at as at from release where decided_by = my_seat()',
  'release_edit.seat': 'select release::text as id, at from release_edit where seat = my_seat()',
  'requirement.seat': 'select id::text, at from requirement where seat = my_seat()',
  'requirement_answer.seat': 'select id::text, at from requirement_answer where seat = my_seat()',
  'sample_read.seat': 'select sample::text as id, at from sample_read where seat = my_seat()',
  'sample_sender.seat':
    'select s.id::text, s.received_at as at from sample_sender x join sample s on s.id = x.sample where x.seat = my_seat()',
  'situation.opened_by': 'select id::text, opened_at as at from situation where opened_by = my_seat()',
  'situation_change.seat': 'select id::text, at from situation_change where seat = my_seat()',
  'situation_mark.seat': 'select evidence::text as id, at from situation_mark where seat = my_seat()',
  'situation_part.seat': 'select id::text, at from situation_part where seat = my_seat()',
  'situation_part.changed_by': 'select id::text, changed_at as at from situation_part where changed_by = my_seat()',
  'situation_report.seat': 'select report::text as id, since as at from situation_report where seat = my_seat()',
  'situation_report.ended_by':
    'select report::text as id, until as at from situation_report where ended_by = my_seat()',
  'terms.seat': "select 'version ' || version as id, published_at as at from terms where seat = my_seat()",
  'terms_member_signature.seat':
    "select 'version ' || version as id, at from terms_member_signature where seat = my_seat()",
  'triage.seat': 'select report::text as id, since as at from triage where seat = my_seat()',
  'triage_step.seat': 'select report::text as id, at from triage_step where seat = my_seat()',
  'vetting.seat': 'select id::text, at from vetting where seat = my_seat()',
  'vouch.asked_by': 'select id::text, asked_at as at from vouch where asked_by = my_seat()',
  'vouch.seat': 'select id::text, answered_at as at from vouch where seat = my_seat()',
}
export const ACT_COLUMNS = Object.keys(ACTS)

export interface ActRow {
  what: string
  id: string
  at: Date | null
}
/** In the viewer's transaction, so that the policies decide. */
export const actsOf = (rows: Rows): Promise<ActRow[]> =>
  rows.all<ActRow & { [k: string]: unknown }>(
    `${Object.entries(ACTS)
      .map(([what, sql]) => `select '${what.replace('.', ', ')}' as what, a.id, a.at from (${sql}) a`)
      .join(' union all ')} order by 3 nulls first, 1, 2`,
  )

/** Ways to sign in, and what stands in the way of guessing them; of secrets nothing. */
export async function waysInOf(rows: Rows, person: number) {
  const [app, codes, linked, wrong] = [
    await rows.one<{ since: Date | null; used: Date | null }>(
      'select confirmed_at as since, used_at as used from totp where person = $1',
      [person],
    ),
    await rows.one<{ left: number }>(
      'select count(*)::int as left from recovery_code where person = $1 and used_at is null',
      [person],
    ),
    await rows.all<{ issuer: string; subject: string; linked_at: Date; used_at: Date | null }>(
      'select issuer, subject, linked_at, used_at from sso_identity where person = $1 order by linked_at',
      [person],
    ),
    await rows.all<{ wrong: number; at: Date }>('select wrong, at from wrong_code where person = $1 order by at', [
      person,
    ]),
  ]
  return { app, codes: codes?.left ?? 0, linked, wrong }
}
/** What the seat is told by mail, what waits for it, and its sign-in links. */
export async function mailOf(rows: Rows, seat: number) {
  const waiting = await rows.all<{ about: string; at: Date }>(
    'select about, at from mail where seat = $1 order by at',
    [seat],
  )
  const links = await rows.all<{ purpose: string; expires_at: Date; used_at: Date | null }>(
    'select purpose, expires_at, used_at from one_time_link where seat = $1 order by expires_at',
    [seat],
  )
  return { waiting, links }
}
export const signaturesOf = (rows: Rows, person: number) =>
  rows.all<{ version: number; at: Date }>('select version, at from terms_signature where person = $1 order by at', [
    person,
  ])
/** In the viewer's transaction: what the person may read of its own place at the desk. */
export async function deskPlaceOf(rows: Rows, person: number) {
  const clearance = await rows.one<{ until: Date }>('select until from clearance where person = $1', [person])
  const lent = await rows.one<{ employer: string; since: Date }>(
    'select m.name as employer, d.since from secondment d join member m on m.circle = d.employer where d.seat = my_seat()',
  )
  return { clearance, lent }
}
/** Nodes that the seat runs or champions. */
export const officesOf = (rows: Rows) =>
  rows.all<{ node: string; as: string }>(
    `select handle as node, 'manager' as as from node where manager = my_seat()
       union all select handle, 'champion' from node where champion = my_seat() order by 1, 2`,
  )
export const searchesOf = (rows: Rows) =>
  rows.all<{ name: string; body: Record<string, unknown>; followed_at: Date | null; created_at: Date }>(
    'select name, body, followed_at, created_at from saved_search where seat = my_seat() order by created_at',
  )

export const profileOf = (rows: Rows, person: number) =>
  rows.one<{ name: string; email: string | null; email_verified_at: Date | null; created_at: Date }>(
    'select name, email, email_verified_at, created_at from person where id = $1',
    [person],
  )
export const seatsOf = (rows: Rows, person: number) =>
  rows.all<{
    id: string
    member: string
    role: string
    title: string
    listed: boolean
    state: string
    created_at: Date
    used_at: Date | null
    warned_at: Date | null
    until: Date | null
  }>(
    `select s.gid as id, m.name as member, s.role, s.title, s.listed, s.state, s.created_at, s.used_at, s.warned_at, s.until
     from seat s join member m on m.circle = s.member where s.person = $1 order by s.created_at`,
    [person],
  )
export const passkeysOf = (rows: Rows, person: number) =>
  rows.all<{ name: string; created_at: Date; used_at: Date | null }>(
    'select name, created_at, used_at from passkey where person = $1 order by created_at',
    [person],
  )
export const sessionsOf = (rows: Rows, person: number) =>
  rows.all<{ agent: string; created_at: Date; used_at: Date; expires_at: Date }>(
    'select agent, created_at, used_at, expires_at from session where person = $1 order by created_at',
    [person],
  )
/** Those that have ended too. */
export const keysOf = (rows: Rows, seat: number) =>
  rows.all<{ name: string; created_at: Date; expires_at: Date; revoked_at: Date | null }>(
    'select name, created_at, expires_at, revoked_at from api_key where seat = $1 order by created_at',
    [seat],
  )

const titleOf = (report: string): string =>
  `(select l.body ->> 'title' from layer l where l.report = ${report} order by l.layer limit 1)`
/** In the viewer's transaction: what it wrote, opened, followed, kept and has in hand, titled where it still gets the report. */
export async function activitiesOf(rows: Rows) {
  const written = await rows.all<{ what: string; id: string; report: string; at: Date; title: string | null }>(
    `select w.*, ${titleOf('w.report')} as title from written_by_me() w`,
  )
  const readings = await rows.all<{ report: string; first_at: Date; last_at: Date; title: string | null }>(
    `select r.report, r.first_at, r.last_at, ${titleOf('r.report')} as title from reading r order by r.first_at`,
  )
  const followed = await rows.all<{ what: string; target: string; state: string; at: Date }>(
    'select what, target, state, at from interest order by at',
  )
  const saved = await rows.all<{ name: string; created_at: Date }>(
    'select name, created_at from saved_audience order by created_at',
  )
  const drafts = await rows.all<{ id: string; title: string | null; note: string; state: string; created_at: Date }>(
    `select d.id, d.request #>> '{content,headline,title}' as title, d.note, d.state, d.created_at
       from draft d where d.seat = my_seat() order by d.created_at`,
  )
  const ledger = await rows.all<{ line: Record<string, unknown> }>('select line from leaves_about_me() line')
  return { written, readings, followed, saved, drafts, ledger }
}
