import { randomInt } from 'node:crypto'

/** Prints the seed of this run and passes it on; `AUBURN_SEED=… npm test` repeats a run. */
export function announceSeed(): void {
  process.env.AUBURN_SEED ??= String(randomInt(2 ** 31))
  console.log(`AUBURN_SEED=${process.env.AUBURN_SEED}`)
}
