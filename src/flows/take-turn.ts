import { type Turn, takeTurn } from '../store/turn.ts'
import type { Context } from './context.ts'

export type { Turn } from '../store/turn.ts'

const RUNNER = 4156

/** The turn to run what is done later or on a clock, if no other process on this database has it. */
export const takeRunnersTurn = (ctx: Context): Promise<Turn | undefined> => takeTurn(ctx.db.url, RUNNER)
