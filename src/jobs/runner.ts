import type { Context } from '../flows/context.ts'
import { type Turn, takeRunnersTurn } from '../flows/take-turn.ts'

/** Something that is done again and again; it calls a flow. `stopping` says that the program ends: then leave off soon. */
export interface Job {
  name: string
  /** Milliseconds between two runs. */
  every: number
  run(ctx: Context, stopping: () => boolean): Promise<void>
}
export interface Runner {
  /** Waits for what is under way, for two seconds at most. */
  stop(): Promise<void>
}
const GLANCE = 1_000
const ELSEWHERE = 10_000
const PATIENCE = 2_000

/**
 * Runs jobs one after another, in one process of all that share the database. What fails is told and tried again when its
 * time comes; a runner that dies leaves its turn to the next.
 */
export function startRunner(ctx: Context, jobs: readonly Job[], log: (line: string) => void): Runner {
  const due = new Map<Job, number>()
  let stopped = false
  let wake = () => {}
  const rest = (ms: number) =>
    new Promise<void>(done => {
      const timer = setTimeout(done, ms)
      wake = () => {
        clearTimeout(timer)
        done()
      }
    })
  const stopping = () => stopped
  const runDue = async (turn: Turn) => {
    for (const job of jobs) {
      if (stopped || turn.lost()) return
      if ((due.get(job) ?? 0) > performance.now()) continue
      await job.run(ctx, stopping).catch((error: unknown) => log(`The job “${job.name}” failed: ${whyOf(error)}`))
      due.set(job, performance.now() + job.every)
    }
  }
  const loop = async () => {
    let turn: Turn | undefined
    while (!stopped) {
      if (!turn || turn.lost()) turn = await takeRunnersTurn(ctx).catch(() => undefined)
      if (turn) await runDue(turn)
      if (!stopped) await rest(turn ? GLANCE : ELSEWHERE)
    }
    await turn?.giveBack().catch(() => {})
  }
  const running = loop()
  return {
    stop: async () => {
      stopped = true
      wake()
      let late: NodeJS.Timeout | undefined
      await Promise.race([running, new Promise<void>(done => (late = setTimeout(done, PATIENCE)))])
      clearTimeout(late)
    },
  }
}

const whyOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))
