import { Fault } from '../domain/fault.ts'
import type { Context } from '../flows/context.ts'
import {
  demoProgress,
  fillingContext,
  finishDemo,
  type GroundMember,
  gatesOfDemo,
  type Laid,
  layGround,
  viewerAt,
} from '../flows/fill-demo.ts'
import { keepKnownName } from '../flows/know-names.ts'
import { loadAttack } from '../flows/load-attack.ts'
import { tellApplications } from './applications.ts'
import { demoMatrices } from './attack.ts'
import { background } from './background.ts'
import { planSessions } from './calendar.ts'
import { tellAdvisories } from './desk-advisories.ts'
import { tellDeskQueue } from './desk-queue.ts'
import { tellSituations } from './desk-situations.ts'
import { tellWall } from './desk-wall.ts'
import { groundOf, listedTo } from './ground.ts'
import { knownNames } from './known-names.ts'
import { type DemoPartnership, partnership } from './partnership.ts'
import { keepSearches } from './searches.ts'
import { type Step, stepsOf, type World } from './shares.ts'
import { stories } from './stories/index.ts'

export const DEMO_SEED = 7
/** Shares that are written at once: more gains nothing on two cores, and the order in time stays nearly exact. */
const AT_ONCE = 6

export interface FillOptions {
  log: (line: string) => void
}

/** What was said in the material and refused by the rules: none, or the material is wrong. */
export interface Filled {
  filled: boolean
  refused: string[]
}

/**
 * Fills an empty demo partnership, backwards from now, through the flows that the product uses. A fill that was cut short
 * is done over; data that is filled is left alone; data that is not demo data is refused.
 */
export async function fillDemo(ctx: Context, { log }: FillOptions): Promise<Filled> {
  const progress = await demoProgress(ctx)
  if (progress === 'filled') return { filled: false, refused: [] }
  if (progress === 'partial') log('the demo was filled only in part: starting over')
  log('filling the demo partnership: 160 members, 400 reports, nine months')
  const began = performance.now()
  const start = ctx.now()
  const world = partnership(DEMO_SEED)
  const filling = fillingContext(ctx)
  try {
    const { members, nodes } = groundOf(world, stories, start)
    const laid = await layGround(filling, members, nodes)
    for (const matrix of demoMatrices()) await loadAttack({ ...filling, now: () => start }, matrix)
    const told: World = { laid, refs: refsOf(laid, world), reports: new Map() }
    await keepNames(filling, laid, start)
    // It rests on no report, and opening samples takes a process of its own: meanwhile.
    const wall = tellWall(filling, told, start)
    wall.catch(() => undefined)
    const refused = await retell(filling, told, start, log)
    await tellApplications(filling, laid, start)
    await tellDeskQueue(filling, told, start)
    await tellAdvisories(filling, told, start, await tellSituations(filling, told, start))
    await keepSearches(filling, laid, start)
    await planSessions(filling, laid, start)
    await wall
    await addBackground(filling, told, world, members, start)
    log(`the demo partnership is filled (${((performance.now() - began) / 1000).toFixed(1)} s)`)
    return { filled: true, refused }
  } finally {
    await filling.db.close()
  }
}

/** What the desk calls things, kept by its first analyst. */
async function keepNames(ctx: Context, { seats }: Laid, start: Date): Promise<void> {
  const analyst = seats.find(s => s.role === 'analyst')
  if (!analyst) return
  const viewer = await viewerAt(ctx, analyst.circle, start)
  for (const name of knownNames) await keepKnownName({ ...ctx, now: () => start }, viewer, name)
}

/** Lets everything happen again in the order of time. */
async function retell(ctx: Context, told: World, start: Date, log: FillOptions['log']): Promise<string[]> {
  const steps = stories.flatMap(story => stepsOf(start, story)).sort((a, b) => a.at.getTime() - b.at.getTime())
  const refused: string[] = []
  const before = new Map<string, Promise<void>>()
  let next = 0
  let percent = 0
  const tell = async (step: Step): Promise<void> => {
    try {
      await step.run({ ...ctx, now: () => step.at }, told)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      refused.push(`${step.what} (${step.at.toISOString()}): ${error.message}`)
    }
  }
  const worker = async (): Promise<void> => {
    for (let step = steps[next++]; step; step = steps[next++]) {
      const { key } = step.story
      const mine = (before.get(key) ?? Promise.resolve()).then(() => tell(step))
      before.set(key, mine)
      await mine
      const done = Math.floor((next / steps.length) * 4) * 25
      if (done > percent && done < 100) log(`${done} % told`)
      percent = Math.max(percent, done)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return refused
}

function refsOf(laid: Laid, world: DemoPartnership): Map<string, string> {
  const refs = new Map(world.members.map(m => [m.key, m.handle]))
  for (const seat of laid.seats) {
    const name = `seat:${seat.member}`
    if (!refs.has(name)) refs.set(name, `seat:${seat.gid}`)
  }
  return refs
}

async function addBackground(
  ctx: Context,
  { laid, reports }: World,
  world: DemoPartnership,
  ground: readonly GroundMember[],
  start: Date,
): Promise<void> {
  const gates = new Map((await gatesOfDemo(ctx)).map(gate => [gate.report, gate]))
  const told = stories.flatMap(story => {
    const gate = gates.get(reports.get(story.key)?.id ?? '')
    return gate ? [{ story, gate }] : []
  })
  const { readings, sightings } = background(ctx, laid, world, ground, told, start, DEMO_SEED)
  const circleOf = (name: string) => (name === 'everyone' ? laid.everyone : (laid.nodes.get(name) ?? 0))
  const listed = world.members.map((m, n) => ({
    member: laid.members.get(m.key) ?? 0,
    circles: listedTo(m, n).map(circleOf),
  }))
  await finishDemo({ ...ctx, now: () => start }, readings, sightings, listed)
}
