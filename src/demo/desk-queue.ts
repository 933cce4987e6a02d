import type { AsideReason, Told } from '../domain/triage.ts'
import { askSource } from '../flows/ask-source.ts'
import type { Context } from '../flows/context.ts'
import { endOperation, readOperations, setOperation } from '../flows/deconfliction.ts'
import { viewerAt } from '../flows/fill-demo.ts'
import { acknowledgeHandOver, handOver, readHandOvers } from '../flows/hand-over.ts'
import { addRequirement, answerRequirement, changeRequirement } from '../flows/requirements.ts'
import { triage } from '../flows/triage.ts'
import type { World } from './shares.ts'
import { stories } from './stories/index.ts'
import { momentOf } from './when.ts'

type Viewer = Awaited<ReturnType<typeof viewerAt>>

/**
 * The desk's queue as Dev and Ruth find it this morning: twelve open, four of them proposed together and two that tell the
 * same; what the desk wants to know, what it asked, the last hand-over; and the six values that were watched for nine days,
 * long over. All through the flows.
 */
const OPEN = [
  'singleton-50',
  // The same calls, as the council next door tells of them.
  'singleton-48',
  'question-59',
  'singleton-49',
  'second-key-12',
  'copper-lantern-40',
  'hollow-parcel-15',
  'copper-lantern-39',
  // One campaign: the copier of the support firms.
  'second-key-11',
  'second-key-10',
  'second-key-05',
  'second-key-03',
]
const HOUR = 3_600_000
const DAY = 24 * HOUR
/** The desk is taken to look through what came in once a week: reports of so many days at a time. */
const WEEK = 7
const WORDS: readonly [AsideReason, Told][] = [
  ['nothing-to-act-on', 'kept'],
  ['duplicate', 'noted'],
  ['known', 'public'],
  ['nothing-to-act-on', 'noted'],
]

export async function tellDeskQueue(ctx: Context, world: World, start: Date): Promise<void> {
  const seat = (name: string) => world.laid.seats.find(s => s.name.includes(name))?.circle
  const [dev, ruth] = [seat('Dev Lakhani'), seat('Ruth Pell')]
  if (dev === undefined || ruth === undefined) throw new Error('nobody works at the desk of the demo')
  const at = (ago: number): Context => ({ ...ctx, now: () => new Date(start.getTime() - ago) })
  const as = async (who: number, ago: number): Promise<[Context, Viewer]> => [
    at(ago),
    await viewerAt(at(ago), who, at(ago).now()),
  ]
  const ids = (keys: readonly string[]) => keys.flatMap(key => world.reports.get(key)?.id ?? [])

  await watchedOnce(start, as, dev)
  const weeks = new Map<number, string[]>()
  for (const s of stories)
    if (!OPEN.includes(s.key))
      weeks.set(Math.floor(s.daysAgo / WEEK), [...(weeks.get(Math.floor(s.daysAgo / WEEK)) ?? []), s.key])
  for (const [week, keys] of [...weeks].sort(([a], [b]) => b - a)) {
    const [reason, told] = WORDS[week % WORDS.length] ?? ['nothing-to-act-on', 'kept']
    const [then, viewer] = await as(ruth, Math.max(week * WEEK * DAY, HOUR))
    await triage(then, viewer, { step: 'set-aside', reports: ids(keys), reason, told, note: '' })
  }
  // Two that had been set aside came back when the fifth report of the same copier arrived.
  const [early, me] = await as(ruth, 34 * DAY)
  const back = ids(['second-key-05', 'second-key-03'])
  await triage(early, me, {
    step: 'set-aside',
    reports: back,
    reason: 'nothing-to-act-on',
    note: 'The desk reads along.',
  })
  await triage(...(await as(ruth, 4 * DAY)), { step: 'back', reports: back, note: '' })
  await triage(...(await as(ruth, 5 * HOUR)), { step: 'claim', reports: ids(['copper-lantern-40']), note: '' })

  await wanted(world, as, [dev, ruth])
  await handedOver(world, as, [dev, ruth])
}
type As = (who: number, ago: number) => Promise<[Context, Viewer]>
const one = (world: World, key: string): string => world.reports.get(key)?.id ?? ''

async function wanted(world: World, as: As, [dev, ruth]: readonly [number, number]): Promise<void> {
  const [long, viewer] = await as(ruth, 80 * DAY)
  const loader = await addRequirement(long, viewer, {
    question: 'Does anything follow the loader?',
    why: 'If it stages ransomware, everybody with a hit has hours, not days.',
    priority: 1,
    until: null,
    reports: [],
  })
  const [then, again] = await as(dev, 60 * DAY)
  for (const [key, note] of [['copper-lantern-34', 'The hunt that caught it']] as const)
    await answerRequirement(then, again, loader.id, { report: one(world, key), note })
  await changeRequirement(then, again, loader.id, {
    asked: { state: 'answered', outcome: 'Yes: staging for ransomware.' },
    tag: undefined,
  })

  const [now, dev2] = await as(dev, 9 * DAY)
  const firms = await addRequirement(now, dev2, {
    question: 'Which other support firms use the same remote access tool?',
    why: 'Two were reached the same way; their clients cannot see it coming.',
    priority: 1,
    until: new Date(now.now().getTime() + 14 * DAY).toISOString(),
    reports: [],
  })
  await answerRequirement(now, dev2, firms.id, {
    report: one(world, 'second-key-10'),
    note: 'In part: the second firm',
  })
  await addRequirement(...(await as(ruth, 6 * DAY)), {
    question: 'Who sells the parcel kit, and has a version 5 been offered?',
    why: '',
    priority: 3,
    until: null,
    reports: [],
  })
  await askSource(...(await as(dev, 20 * HOUR)), {
    report: one(world, 'second-key-12'),
    text: 'Was the tool’s request shown to anybody, or only logged? A time from the log would help us to line it up.',
    requirement: firms.id,
  })
  await askSource(...(await as(ruth, 5 * DAY)), {
    report: one(world, 'hollow-parcel-13'),
    text: 'May the seller’s contact address go to the National Cyber Crime Desk?',
  })
}

async function handedOver(world: World, as: As, [dev, ruth]: readonly [number, number]): Promise<void> {
  const [then, viewer] = await as(ruth, 14 * HOUR)
  await handOver(then, viewer, {
    entries: [
      {
        text: 'The night request at 02:20 looks like the copier again. The source was asked for a time.',
        reports: [one(world, 'second-key-12')],
      },
      {
        text: 'New addresses for the payroll page: check against the lists of the hosting firms first thing.',
        reports: [one(world, 'copper-lantern-40')],
      },
      { text: 'The weekly summary is due on Friday; nobody has begun it.', reports: [] },
    ],
  })
  const [morning, taker] = await as(dev, 12 * HOUR)
  const [last] = (await readHandOvers(morning, taker, undefined)).items
  if (last) await acknowledgeHandOver(morning, taker, last.id)
}

/** Nine days of Paper Kestrel: six values watched for the National Cyber Crime Desk, then blocked at once. */
async function watchedOnce(start: Date, as: As, dev: number): Promise<void> {
  const [last] = stories.filter(s => s.key === 'paper-kestrel-12')
  if (!last) return
  const began = start.getTime() - momentOf(start, last.daysAgo, last.at).getTime() - HOUR
  const [then, viewer] = await as(dev, began)
  const values = stories
    .filter(s => s.key.startsWith('paper-kestrel') && s.daysAgo >= last.daysAgo)
    .filter(s => s.grants.some(g => g.layer !== 'headline' && (g.to.includes('desk') || g.to.includes('everyone'))))
    .flatMap(s => s.technical?.indicators ?? [])
    .filter(([type, , , use]) => use === 'block' && (type === 'domain' || type === 'email'))
    .map(([, value]) => value)
  await setOperation(then, viewer, {
    values: [...new Set(values)].slice(0, 6),
    until: new Date(then.now().getTime() + 30 * DAY).toISOString(),
    told: true,
    whose: 'National Cyber Crime Desk',
  })
  const [end, ender] = await as(dev, began - 9 * DAY)
  for (const operation of await readOperations(end, ender))
    if (operation.live) await endOperation(end, ender, operation.id)
}
