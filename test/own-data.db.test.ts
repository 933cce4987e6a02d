import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACT_COLUMNS } from '../src/store/own-data-store.ts'
import { makeWorld, type World } from './world.ts'

/** A person's own data is whole: whatever in the schema points at a person or a seat is in it, or stands here with the reason. */
let world: World
let owner: pg.Client
beforeAll(async () => {
  world = await makeWorld()
  owner = new pg.Client({ connectionString: world.ctx.db.url })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await world.close()
})

/** Columns that the file has under a name of its own. */
const GIVEN: Readonly<Record<string, string>> = {
  'api_key.seat': 'keys',
  'author.seat': 'written',
  'clearance.person': 'desk',
  'draft.seat': 'drafts',
  'entry_author.seat': 'written',
  'interest.seat': 'followed',
  'mail.seat': 'mail',
  'mail_setting.seat': 'mail',
  'node.champion': 'offices',
  'node.manager': 'offices',
  'one_time_link.seat': 'waysIn',
  'passkey.person': 'passkeys',
  'reading.seat': 'readings',
  'recovery_code.person': 'waysIn',
  'saved_audience.seat': 'savedAudiences',
  'saved_search.seat': 'searches',
  'seat.person': 'seats',
  'secondment.seat': 'desk',
  'session.person': 'sessions',
  'session.seat': 'sessions',
  'sso_identity.person': 'waysIn',
  'terms_signature.person': 'terms',
  'totp.person': 'waysIn',
  'wrong_code.person': 'waysIn',
}
const NOT_GIVEN: Readonly<Record<string, string>> = {
  'application.seat':
    'the applicant reads it on its private page; it is the organisation’s, and forgotten after half a year',
  'challenge.person': 'a random number that lives for five minutes',
  'clearance.by': 'whom somebody cleared is about those people; the act is a line of the ledger',
  'sample_entry.seat':
    'who of either side wrote is closed to every seat, so that nobody is told from another; the act is a line of the ledger',
  'terms_signature.seat': 'the person’s signature is given; this says for which seat it was shown',
}
/** Columns that hold an address or a machine of a person without pointing at it. */
const WORDS: Readonly<Record<string, string>> = {
  'application.email': 'on the applicant’s private page',
  'node_invitation.address': 'of somebody who may be nobody here; forgotten ninety days after its end',
  'person.email': 'person',
  'person.email_asked_at': 'when a mail was asked for last, against asking too often',
  'person.email_verified_at': 'person',
  'session.agent': 'sessions',
  'wrong_code.address': 'of whoever guessed, who is mostly somebody else',
}

test('every column that points at a person or a seat is in one’s own data, or left out for a reason', async () => {
  const { rows } = await owner.query<{ at: string }>(`
    select c.relname || '.' || a.attname as at from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid in ('person'::regclass, 'seat'::regclass)
    order by 1`)
  const told = [...ACT_COLUMNS, ...Object.keys(GIVEN), ...Object.keys(NOT_GIVEN)]
  expect(rows.map(r => r.at).filter(at => at !== 'seat.circle')).toEqual(told.toSorted())
  const words = await owner.query<{ at: string }>(`
    select table_name || '.' || column_name as at from information_schema.columns
      where table_schema = 'public' and column_name ~ '(email|address|agent|phone|birth)' order by 1`)
  expect(words.rows.map(r => r.at)).toEqual(Object.keys(WORDS).toSorted())
})

const take = () =>
  world.call(undefined, 'GET', '/api/me/data', undefined, { cookie: world.cookie('author'), origin: world.ctx.url })

test('what is planted in any of them is in the file of that seat, and in nobody else’s', async () => {
  const { seats, members } = world.cast
  const at = world.clock.now
  const other = await world.share('outsider', {
    content: { kind: 'incident', headline: { title: 'For acts', summary: '' } },
    audience: { grants: [{ layer: 'headline', to: ['everyone'], as: 'named' }], tlp: 'GREEN' },
  })
  const person = '(select person from seat where circle = $1)'
  const plant = (sql: string, ...more: unknown[]) => owner.query(sql, [seats.author, ...more])
  await plant(`insert into totp(person, secret, confirmed_at) values (${person}, 'SECRET', $2)`, at)
  await plant(`insert into recovery_code(kept, person) values ('$sha256$01', ${person})`)
  await plant(
    `insert into mail_setting(seat, how, hour, alerts) values ($1, 'at-once', 17, false) on conflict (seat) do update set how = 'at-once', hour = 17, alerts = false`,
  )
  await plant("update node set champion = $1 where handle = 'pharma'")
  await plant(
    'insert into recall_confirmed(report, member, seat, at) values ($2, $3, $1, $4)',
    other,
    members.alder,
    at,
  )
  await plant(
    "insert into action_answer(report, step, member, seat, answer, at) values ($2, gen_random_uuid(), $3, $1, 'done', $4)",
    other,
    members.alder,
    at,
  )
  await plant('insert into inbox_read(seat, item, at) values ($1, gen_random_uuid(), $2)', at)
  await plant(
    `insert into saved_search(id, seat, name, body, created_at) values (gen_random_uuid(), $1, 'My search', '{"q":"vpn"}', $2)`,
    at,
  )
  const { status, text, body } = await take()
  expect(status, text).toBe(200)
  expect(body.waysIn).toMatchObject({ app: { since: at.toISOString() }, recoveryCodesLeft: 1 })
  expect(text, 'no secret').not.toMatch(/SECRET"/)
  expect(body.mail).toMatchObject({ how: 'at-once', at: '17:00', alerts: false })
  expect(body.offices).toEqual([{ node: 'pharma', as: 'champion' }])
  expect(body.searches).toMatchObject([{ name: 'My search', body: { q: 'vpn' } }])
  expect(body.terms.length).toBeGreaterThan(0)
  expect(body.did).toContainEqual({ what: 'recall_confirmed, seat', id: other, at: at.toISOString() })
  expect(body.did.map((d: { what: string }) => d.what)).toEqual(
    expect.arrayContaining(['action_answer, seat', 'inbox_read, seat']),
  )
  const colleague = await world.call(undefined, 'GET', '/api/me/data', undefined, {
    cookie: world.cookie('colleague'),
    origin: world.ctx.url,
  })
  expect(colleague.body.did).toEqual([])
  expect(colleague.body.searches).toEqual([])
  expect(colleague.body.offices).toEqual([])
})
