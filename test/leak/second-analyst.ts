import { tlpRank } from '../../src/domain/marking.ts'
import { hashOf, insertSession } from '../../src/store/access-store.ts'
import { change } from '../../src/store/database.ts'
import { insertKey } from '../../src/store/key-store.ts'
import { circleByHandle, insertSeat, joinCircle } from '../../src/store/partnership-store.ts'
import type { SeatName } from '../cast.ts'
import type { Answer, World } from '../world.ts'

/** A third human at the desk, of government, who signs what the analyst writes where the secondee does not get it; or another seat of one. */
export interface SecondAnalyst {
  seat: number
  by(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
}
export async function secondAnalyst(world: World, name = 'second', alsoAs?: SeatName): Promise<SecondAnalyst> {
  const [KEY, SESSION] = [`key_${name}_0123456789abcdef`, `session_${name}_0123456789abcdef`]
  const { ctx, cast, call } = world
  const at = ctx.now()
  const until = new Date(at.getTime() + 20 * 86_400_000)
  const seat = await change(ctx.db, undefined, async tx => {
    const same = alsoAs
      ? await tx.one<{ person: number }>('select person from seat where circle = $1', [cast.seats[alsoAs]])
      : undefined
    const made = await insertSeat(ctx, tx, {
      ...{ member: cast.members.gorse ?? 0, role: 'analyst' as const, title: '', listed: false, at },
      person: same?.person ?? { name: `${name} of gorse`, email: `${name}@gorse.example` },
    })
    const desk = await circleByHandle(tx, 'desk')
    await joinCircle(tx, made, desk?.id ?? 0, at)
    const { person } = (await tx.one<{ person: number }>('select person from seat where circle = $1', [made])) ?? {
      person: 0,
    }
    await insertKey(tx, {
      ...{ hash: hashOf(KEY), gid: ctx.newId(`key ${name}`), seat: made, name, at, expiresAt: until },
      ...{ scopes: ['read', 'share', 'reply', 'account'], capRank: tlpRank('AMBER+STRICT') },
    })
    await insertSession(tx, {
      ...{ hash: hashOf(SESSION), gid: ctx.newId(`session ${name}`), person, seat: made, agent: 'test', at },
      ...{ expiresAt: until, steppedUp: true },
    })
    return made
  })
  await world.signTerms()
  return {
    seat,
    by: (method, path, body, headers = {}) =>
      call(undefined, method, path, body, { cookie: `auburn=${SESSION}`, origin: ctx.url, ...headers }),
  }
}
