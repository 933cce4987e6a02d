import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isGovernmentKind, mayEnterUntil } from '../../src/domain/desk.ts'
import type { MemberKind } from '../../src/domain/member.ts'
import { disclosure, type Gate } from '../../src/domain/sharing.ts'
import { change, rowsOf } from '../../src/store/database.ts'
import { homeKinds, secondSeat, writeClearance } from '../../src/store/desk-store.ts'
import { circleByHandle, insertMember, insertNode, insertSeat, joinCircle } from '../../src/store/partnership-store.ts'
import { loadViewer } from '../../src/store/viewer.ts'
import { reaches, viewerParameters } from '../../src/store/visible.ts'
import { isFullProof, propertyOptions } from '../seed.ts'
import { makeWorld, type World } from '../world.ts'

/**
 * Secondments and clearances on random people: what the database makes of a seat at a moment is what is worked out here from
 * the facts, one by one; and what excepts a lender, or is for a room that the clearance has left, reaches nobody by either twin.
 */
let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())

const DAY = 86_400_000
const RUNS = isFullProof() ? 150 : 40
const KINDS = ['cert', 'law-enforcement', 'agency', 'industry', 'regulator'] as const satisfies MemberKind[]
const days = fc.integer({ min: 1, max: 40 })
const person = fc.record({
  /** Members that it acts for outside the desk. */
  outside: fc.oneof({ weight: 2, arbitrary: fc.constant<number[]>([]) }, fc.uniqueArray(fc.nat(2), { maxLength: 2 })),
  atDesk: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.boolean()),
  lentBy: fc.option(fc.nat(2), { freq: 2 }),
  until: fc.option(days, { freq: 2 }),
  cleared: fc.option(days, { freq: 9 }),
})
const shape = fc.record({
  kinds: fc.tuple(fc.constantFrom(...KINDS), fc.constantFrom(...KINDS), fc.constantFrom(...KINDS)),
  people: fc.array(person, { minLength: 2, maxLength: 4 }),
  look: fc.array(fc.integer({ min: 0, max: 45 }), { minLength: 2, maxLength: 3 }),
})
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never

let drawn = 0
test(`a secondee’s and a cleared person’s circles are those of the facts, on ${RUNS} random desks`, {
  timeout: 600_000,
}, async () => {
  const seen = { lent: 0, inside: 0, out: 0 }
  await fc.assert(
    fc.asyncProperty(shape, async one => {
      await check(one, seen)
    }),
    { ...propertyOptions(RUNS), endOnFailure: true },
  )
  // It looked at something of each.
  for (const [what, n] of Object.entries(seen)) expect(n, what).toBeGreaterThan(0)
})

async function check(one: Shape, seen: { lent: number; inside: number; out: number }): Promise<void> {
  const { ctx, cast } = world
  const now = world.clock.now
  const tag = `r${++drawn}`
  const made = await change(ctx.db, undefined, async tx => {
    const member = (n: number, kind: MemberKind) =>
      insertMember(ctx, tx, {
        handle: `${tag}-m${n}`,
        name: `M${n}`,
        kind,
        size: 'small',
        sectors: [],
        regions: [],
        joinedAt: now,
      })
    const members: number[] = []
    for (const [n, kind] of one.kinds.entries()) members.push(await member(n, kind))
    const node = { name: 'N', description: '', charter: '', sectors: [], regions: [], at: now, listed: false } as const
    const shared = await insertNode(ctx, tx, { ...node, handle: `${tag}-node`, kind: 'chosen-group' })
    const room = await insertNode(ctx, tx, { ...node, handle: `${tag}-room`, kind: 'chosen-group', government: true })
    // The first member brings its people into a node: a lender's nodes bar as it does itself.
    await joinCircle(tx, members[0] ?? 0, shared, now)
    const desk = (await circleByHandle(tx, 'desk'))?.id ?? 0
    const kinds = new Map<number, number>()
    for (const kind of KINDS) kinds.set(KINDS.indexOf(kind), (await circleByHandle(tx, `kind:${kind}`))?.id ?? 0)
    return { members, shared, room, desk, kinds, everyone: (await circleByHandle(tx, 'everyone'))?.id ?? 0 }
  })
  const house = (n: number) => [
    made.members[n] ?? 0,
    made.kinds.get(KINDS.indexOf(one.kinds[n] ?? 'industry')) ?? 0,
    ...(n === 0 ? [made.shared] : []),
  ]
  const host = [cast.members.gorse ?? 0, made.kinds.get(KINDS.indexOf('cert')) ?? 0]
  for (const [p, facts] of one.people.entries()) {
    const end = (n: number | null) => (n === null ? undefined : new Date(now.getTime() + n * DAY))
    const [until, clearedUntil] = [end(facts.until), end(facts.cleared)]
    const lent = facts.atDesk && facts.lentBy !== null
    const seats = await change(ctx.db, undefined, async tx => {
      const common = { role: 'analyst' as const, title: '', listed: false, at: now }
      const first = await insertSeat(ctx, tx, {
        ...common,
        member: cast.members.gorse ?? 0,
        person: { name: `${tag} ${p}` },
      })
      const [row] = await tx.all<{ person: number }>('select person from seat where circle = $1', [first])
      const human = row?.person ?? 0
      if (facts.atDesk) await joinCircle(tx, first, made.desk, now)
      if (until) await tx.all('update seat set until = $2 where circle = $1', [first, until])
      const outside: number[] = []
      for (const m of facts.outside)
        outside.push(
          await insertSeat(ctx, tx, { ...common, role: 'member', member: made.members[m] ?? 0, person: human }),
        )
      if (lent) await secondSeat(tx, first, made.members[facts.lentBy ?? 0] ?? 0, now)
      if (clearedUntil) await writeClearance(tx, human, clearedUntil, now)
      return { first, outside, human }
    })
    // The domain and the database agree on who may come in, and until when.
    const homes: MemberKind[] = [
      'cert',
      ...facts.outside.map(m => one.kinds[m] ?? ('industry' as const)),
      ...(lent ? [one.kinds[facts.lentBy ?? 0] ?? ('industry' as const)] : []),
    ]
    expect(new Set(await homeKinds(rowsOf(ctx.db.app), seats.human, now))).toEqual(new Set(homes))
    const stay = mayEnterUntil({ atDesk: facts.atDesk, homes, clearedUntil, seatUntil: until }, now)
    const [said] = await rowsOf(ctx.db.app).all<{ until: Date | null }>('select government_until($1, $2) as until', [
      seats.first,
      now,
    ])
    expect(said?.until ?? undefined, JSON.stringify({ one, p })).toEqual(stay)
    const asked = stay ?? new Date(now.getTime() + DAY)
    const enter = change(ctx.db, undefined, tx => joinCircle(tx, seats.first, made.room, now, asked))
    if (stay) await enter
    else await expect(enter).rejects.toThrow('cleared people of government')
    expect(stay === undefined || homes.every(isGovernmentKind)).toBe(true)
    if (lent) seen.lent++

    for (const look of one.look) {
      const at = new Date(now.getTime() + look * DAY)
      const viewer = await loadViewer(rowsOf(ctx.db.app), { seat: seats.first, scopes: ['read'], cap: 'RED' }, at)
      const ended = until !== undefined && until <= at
      expect(viewer === undefined).toBe(ended)
      if (!viewer) continue
      const inRoom = stay !== undefined && at < stay
      if (stay) seen[inRoom ? 'inside' : 'out']++
      const own = [-seats.first, ...(lent ? [] : [-(cast.members.gorse ?? 0)]), ...(facts.atDesk ? [-made.desk] : [])]
      const ofSeat = [made.everyone, seats.first, ...(facts.atDesk ? [made.desk] : []), ...(inRoom ? [made.room] : [])]
      expect(sorted(viewer.circles), JSON.stringify({ one, p, look })).toEqual(
        sorted([...ofSeat, ...(lent ? [] : host), ...own]),
      )
      const barred = [
        ...ofSeat,
        ...host,
        ...seats.outside,
        ...facts.outside.flatMap(house),
        ...(lent ? house(facts.lentBy ?? 0) : []),
      ]
      expect(sorted(viewer.barred), JSON.stringify({ one, p, look })).toEqual(sorted(barred))
      await assertTwins(viewer, made, house(facts.lentBy ?? 0))
    }
  }
}

const sorted = (ids: readonly number[]) => [...new Set(ids)].sort((a, b) => a - b)

/** The rule and its SQL twin on gates that this viewer is at the edge of. */
async function assertTwins(
  viewer: Parameters<typeof viewerParameters>[0],
  made: { room: number; desk: number; everyone: number },
  lender: readonly number[],
): Promise<void> {
  const gates: Gate[] = [made.room, made.desk, made.everyone].flatMap(circle =>
    [[], ...lender.map(c => [c])].map(excepted => ({
      excepted,
      layers: [{ layer: 'headline' as const, tlp: 'AMBER' as const, audience: [circle], naming: [] }],
    })),
  )
  const found = await rowsOf(world.ctx.db.finder).all<{ n: number; sees: boolean }>(
    `select g.n::int, ${reaches('g.audience', 'g.excepted', 'g.tlp')} as sees from (
       select x.n, x.audience::int[] as audience, x.excepted::int[] as excepted, 2 as tlp
       from unnest($5::int[], $6::text[], $7::text[]) x(n, audience, excepted)) g order by g.n`,
    [
      ...viewerParameters(viewer),
      gates.map((_, n) => n),
      gates.map(g => `{${g.layers[0]?.audience.join(',')}}`),
      gates.map(g => `{${g.excepted.join(',')}}`),
    ],
  )
  expect(found.map(f => f.sees)).toEqual(gates.map(g => disclosure(g, viewer) !== undefined))
}
