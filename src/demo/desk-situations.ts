import { changeSituation } from '../flows/change-situation.ts'
import type { Context } from '../flows/context.ts'
import { viewerAt } from '../flows/fill-demo.ts'
import { gradeReport } from '../flows/grade-report.ts'
import { openSituation } from '../flows/open-situation.ts'
import { addPart, markEvidence } from '../flows/write-part.ts'
import { type GradeIn, type PartIn, partIn } from '../formats/api/situations.ts'
import type { World } from './shares.ts'

type Viewer = Awaited<ReturnType<typeof viewerAt>>

const DAY = 86_400_000

/** What the desk made of three campaigns, each step by Dev or Ruth at its time. Ids of the situations, by what they are called. */
export interface Desk {
  dev: (daysAgo: number) => Promise<[Context, Viewer]>
  ruth: (daysAgo: number) => Promise<[Context, Viewer]>
  report: (key: string) => string
}
export function deskOf(ctx: Context, world: World, start: Date): Desk {
  const at = (name: string) => {
    const seat = world.laid.seats.find(s => s.name.includes(name))?.circle
    if (seat === undefined) throw new Error(`${name} does not work at the desk of the demo`)
    return async (daysAgo: number): Promise<[Context, Viewer]> => {
      const then = new Date(start.getTime() - daysAgo * DAY)
      const there = { ...ctx, now: () => then }
      return [there, await viewerAt(there, seat, then)]
    }
  }
  const report = (key: string): string => {
    const told = world.reports.get(key)
    if (!told) throw new Error(`${key} was not shared`)
    return told.id
  }
  return { dev: at('Dev Lakhani'), ruth: at('Ruth Pell'), report }
}

type Source = readonly [key: string, layer: 'headline' | 'technical' | 'full']
const part = (desk: Desk, asked: object, sources: readonly Source[]): PartIn =>
  partIn.parse({ ...asked, sources: sources.map(([key, layer]) => ({ report: desk.report(key), layer })) })
const numbered = (campaign: string, numbers: readonly number[]): string[] =>
  numbers.map(n => `${campaign}-${String(n).padStart(2, '0')}`)

export interface Situations {
  copperLantern: string
  tinOrchard: string
}

export async function tellSituations(ctx: Context, world: World, start: Date): Promise<Situations> {
  const desk = deskOf(ctx, world, start)
  const tinOrchard = await tinOrchards(desk)
  const copperLantern = await copperLanterns(desk)
  await slowTide(desk)
  return { copperLantern, tinOrchard }
}

const open = async (as: [Context, Viewer], desk: Desk, name: string, keys: readonly string[]): Promise<string> =>
  openSituation(...as, { name, reports: keys.map(desk.report), why: [] })
const grade = async (as: [Context, Viewer], desk: Desk, key: string, asked: GradeIn) =>
  gradeReport(...as, desk.report(key), asked, undefined)

/** Payslips: open, and still coming in; the last two reports wait in the queue and are proposed for it. */
async function copperLanterns(desk: Desk): Promise<string> {
  const dev = await desk.dev(75)
  const keys = numbered('copper-lantern', [1, 2, 5, 11, 15, 16, 18, 19, 21, 23, 25, 29, 31, 34])
  const id = await open(dev, desk, 'Copper Lantern (DL-07)', keys)
  const ruth = await desk.ruth(74)
  await grade(dev, desk, 'copper-lantern-01', {
    ...{ source: 'B', information: 1 },
    why: 'Seen on their own machines; the laboratory found the same in the sample.',
  })
  await grade(ruth, desk, 'copper-lantern-16', { source: 'A', information: 2, why: 'Caught in the act, with logs.' })
  await grade(ruth, desk, 'copper-lantern-08', {
    ...{ source: 'C', information: 4 },
    why: 'A shared hosting address stood in it and was withdrawn.',
  })
  for (const [asked, sources] of [
    [
      {
        kind: 'statement',
        as: 'fact',
        text: 'The mails came from the genuine mailboxes of hijacked suppliers, and passed every sender check.',
      },
      [['copper-lantern-01', 'technical']],
    ],
    [
      {
        kind: 'statement',
        text: 'It is highly likely that a person, and not the loader, decides who is sent the next stage.',
      },
      [
        ['copper-lantern-01', 'full'],
        ['copper-lantern-16', 'headline'],
      ],
    ],
    [
      { kind: 'statement', text: 'It is likely that every waiting loader would have been followed by ransomware.' },
      [
        ['copper-lantern-16', 'headline'],
        ['copper-lantern-34', 'full'],
      ],
    ],
    [
      { kind: 'entity', text: 'Copper Lantern', entity: 'actor', aliases: ['the payslip crew', 'DL-07'] },
      [['copper-lantern-29', 'headline']],
    ],
    [
      { kind: 'entity', text: 'Lampwick', entity: 'malware', aliases: ['the payslip loader'] },
      [['copper-lantern-05', 'technical']],
    ],
  ] as const)
    await addPart(...dev, id, part(desk, asked, sources))
  await whoBringsTheRansomware(desk, id)
  return id
}

/** Two explanations of one campaign: what speaks against each is what counts, and one piece of evidence fits both. */
async function whoBringsTheRansomware(desk: Desk, id: string): Promise<void> {
  const ruth = await desk.ruth(73)
  const hypothesis = (text: string) =>
    addPart(...ruth, id, part(desk, { kind: 'hypothesis', text }, [['copper-lantern-29', 'headline']]))
  const crew = await hypothesis('One crew does it all: mails, loader and ransomware.')
  const broker = await hypothesis('A broker sells the way in, and others bring the ransomware.')
  const seen = [
    ['Nine days between the loader and the staging', 'high', 'copper-lantern-16', 'inconsistent', 'consistent'],
    ['Mailbox and lure changed together', 'medium', 'copper-lantern-21', 'very-consistent', 'inconsistent'],
    ['The loader was rewritten while the mails went on', 'medium', 'copper-lantern-23', 'consistent', 'consistent'],
  ] as const
  for (const [text, weight, key, one, other] of seen) {
    const evidence = await addPart(...ruth, id, part(desk, { kind: 'evidence', text, weight }, [[key, 'headline']]))
    await markEvidence(...ruth, id, { evidence: evidence.id, hypothesis: crew.id, mark: one })
    await markEvidence(...ruth, id, { evidence: evidence.id, hypothesis: broker.id, mark: other })
  }
}

/** One wild week, split by where the web shell lay; both closed. */
async function tinOrchards(desk: Desk): Promise<string> {
  const north = await open(
    await desk.dev(141),
    desk,
    'Tin Orchard A: help/favicon, Midlands and North',
    numbered('tin-orchard', [1, 5, 7, 15, 22, 24]),
  )
  const south = await open(
    await desk.dev(140.9),
    desk,
    'Tin Orchard B: css/ie7, London and energy',
    numbered('tin-orchard', [4, 14, 18]),
  )
  const ruth = await desk.ruth(140)
  await grade(ruth, desk, 'tin-orchard-04', { source: 'B', information: 2, why: 'Minute by minute, with the hash.' })
  const split = 'It is likely that two groups used the same flaw, one for each web shell. Confidence is moderate.'
  await addPart(
    ...ruth,
    south,
    part(desk, { kind: 'statement', text: split }, [
      ['tin-orchard-04', 'technical'],
      ['tin-orchard-11', 'technical'],
    ]),
  )
  const closing = await desk.ruth(120)
  for (const [id, outcome] of [
    [north, 'Shells removed; no further visits since the ninth day.'],
    [south, 'Closed with the last web shell; one visitor used what another had left.'],
  ] as const)
    await changeSituation(...closing, id, { state: 'closed', outcome }, undefined)
  return north
}

/** Known to four and the desk: cold, with two explanations side by side. */
async function slowTide(desk: Desk): Promise<void> {
  const dev = await desk.dev(198)
  const id = await open(dev, desk, 'Slow Tide (DL-02)', numbered('slow-tide', [1, 2, 3, 4]))
  await grade(dev, desk, 'slow-tide-01', {
    source: 'F',
    information: 3,
    why: 'One certificate, seen twice, nothing else.',
  })
  const basis = [['slow-tide-04', 'full']] as const
  const spying = await addPart(
    ...dev,
    id,
    part(desk, { kind: 'hypothesis', text: 'Espionage against designs, patient and by hand.' }, basis),
  )
  const scanner = await addPart(
    ...dev,
    id,
    part(desk, { kind: 'hypothesis', text: 'A careless research scanner that reuses one certificate.' }, basis),
  )
  const later = await desk.ruth(90)
  await grade(later, desk, 'slow-tide-06', {
    source: 'B',
    information: 2,
    why: 'The library was found, and taken apart.',
  })
  const seen = [
    ['The same rare certificate in two places, eight weeks apart', 'slow-tide-03', 'consistent', 'consistent'],
    ['The library arrives with an image, not over the network', 'slow-tide-06', 'consistent', 'very-inconsistent'],
  ] as const
  for (const [text, key, one, other] of seen) {
    const evidence = await addPart(
      ...later,
      id,
      part(desk, { kind: 'evidence', text, weight: 'high' }, [[key, 'full']]),
    )
    await markEvidence(...later, id, { evidence: evidence.id, hypothesis: spying.id, mark: one })
    await markEvidence(...later, id, { evidence: evidence.id, hypothesis: scanner.id, mark: other })
  }
  const judged = { kind: 'statement', text: 'It is likely that this is espionage. Confidence is low: two sources.' }
  await addPart(...later, id, part(desk, judged, [['slow-tide-08', 'full']]))
}
