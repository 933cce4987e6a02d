import { change } from '../src/store/database.ts'
import { circleByHandle, joinCircle } from '../src/store/partnership-store.ts'
import type { SeatName } from './cast.ts'
import type { World } from './world.ts'

/** Far ahead of every clock: the database asks its own. */
const AHEAD = new Date('2099-01-01T00:00:00Z')
export const clear = (world: World, seat: SeatName | number, until: Date | null = AHEAD): Promise<unknown> =>
  change(world.ctx.db, undefined, tx =>
    tx.all('select set_clearance((select person from seat where circle = $1), $2, $3)', [
      typeof seat === 'number' ? seat : world.cast.seats[seat],
      until,
      world.clock.now,
    ]),
  )

/** The officer comes to the desk too, and both people of government there are cleared. */
export async function twoCleared(world: World): Promise<void> {
  await change(world.ctx.db, undefined, async tx => {
    const desk = await circleByHandle(tx, 'desk')
    await joinCircle(tx, world.cast.seats.officer, desk?.id ?? 0, new Date('2020-01-01T00:00:00Z'))
  })
  await clear(world, 'analyst')
  await clear(world, 'officer')
}
