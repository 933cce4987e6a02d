import {
  type ActionStep,
  ADVISORY_KIND_NAMES,
  type AdvisoryContent,
  type AdvisoryKind,
  MOST_STEPS,
  type PartSource,
  type Sentence,
  type Sourced,
} from './advisory.ts'
import { splitSentences } from './advisory-text.ts'

/**
 * A weekly or monthly summary, for whoever looks after the IT beside another job: what went out, the most urgent first, at most
 * three things to do, and what the desk sees. It is made of what everybody may know already: of advisories that reached everybody,
 * and of statements and reports that everybody gets.
 */
export interface PeriodFacts {
  /** The first and the last day, as dates. */
  from: Date
  to: Date
  published: readonly PublishedInPeriod[]
  statements: readonly Sourced<Sentence>[]
  reports: readonly { report: string; title: string }[]
}
export interface PublishedInPeriod {
  report: string
  kind: AdvisoryKind
  title: string
  summary: string
  at: Date
  /** Of its checklist, where everybody gets that. */
  steps: readonly ActionStep[]
}

const DESK: readonly PartSource[] = [{ kind: 'desk' }]
const own = (text: string): Sourced<Sentence> => ({ text, sources: DESK })
const MOST_LINES = 40
const LONGEST_SUMMARY = 400
const LONGEST_WHY = 600

export function summaryTemplate(kind: 'weekly' | 'monthly', facts: PeriodFacts, newId: () => string): AdvisoryContent {
  const span = kind === 'weekly' ? 'week' : 'month'
  const published = [...facts.published].sort(
    (a, b) => Number(b.kind === 'alert') - Number(a.kind === 'alert') || b.at.getTime() - a.at.getTime(),
  )
  const steps = stepsFrom(published, newId)
  return {
    ...{ kind, indicators: [], hunts: [], rules: [], acknowledged: [] },
    title: own(`The ${span} at the Fusion Cell, ${periodWords(facts.from, facts.to)}`),
    board: boardLine(span, published, steps.length),
    steps,
    notes: notes(published, facts),
  }
}

function boardLine(span: string, published: readonly PublishedInPeriod[], steps: number): Sourced<Sentence>[] {
  const [first] = published
  if (!first)
    return [
      own(`The ${span} was quiet: no new warning went out to everybody, and there is nothing that you have to do.`),
    ]
  const n = published.length
  const opening = n === 1 ? `One warning went out this ${span}. ` : `${numberWord(n)} warnings went out this ${span}. `
  return [
    own(opening),
    { text: `${n === 1 ? '' : 'The most urgent: '}${sentence(first.title)} `, sources: [headline(first.report)] },
    ...(steps > 0
      ? [own(steps === 1 ? 'There is one thing to do.' : `There are ${numberWord(steps).toLowerCase()} things to do.`)]
      : []),
  ]
}

/** The first step of each, then the second of each, until there are three. */
function stepsFrom(published: readonly PublishedInPeriod[], newId: () => string): Sourced<ActionStep>[] {
  const most = Math.max(0, ...published.map(p => p.steps.length))
  const inTurn = Array.from({ length: most }, (_, n) =>
    published.flatMap(from => (from.steps[n] ? [{ from, step: from.steps[n] }] : [])),
  ).flat()
  const seen = new Set<string>()
  return inTurn
    .filter(({ step }) => {
      const key = step.text.trim().toLowerCase()
      return !seen.has(key) && seen.add(key)
    })
    .slice(0, MOST_STEPS)
    .map(({ from, step }) => ({
      ...{ id: newId(), text: step.text, minutes: step.minutes, who: step.who },
      why: `${step.why.trim() === '' ? '' : `${sentence(step.why).slice(0, LONGEST_WHY)} `}From “${from.title.trim()}”.`,
      ...(step.control ? { control: step.control } : {}),
      sources: [{ kind: 'report', report: from.report, layer: 'technical' }],
    }))
}

function notes(published: readonly PublishedInPeriod[], { statements, reports }: PeriodFacts): Sourced<Sentence>[] {
  const out = published.map(({ report, kind, title, summary, at }) => ({
    text: `**${title.trim()}** (${ADVISORY_KIND_NAMES[kind].toLowerCase()}, ${dayWords(at)}). ${shortened(summary)}`.trim(),
    sources: [headline(report)],
  }))
  const reported = reports.map(({ report, title }) => ({ text: sentence(title), sources: [headline(report)] }))
  const body = [
    ...section('## What went out', out),
    ...section('## What the Fusion Cell sees', statements),
    ...section('## What members reported', reported),
  ]
  return body.length === 0
    ? []
    : [
        own('A small organisation needs the checklist alone. What follows is for whoever wants to know more.\n\n'),
        ...body,
      ]
}
const section = (heading: string, list: readonly Sourced<Sentence>[]): Sourced<Sentence>[] =>
  list.length === 0
    ? []
    : [
        own(`${heading}\n\n`),
        ...list.slice(0, MOST_LINES).map(({ text, sources }, n, all) => ({
          text: `- ${text.trim().replaceAll(/\s+/g, ' ')}\n${n === all.length - 1 ? '\n' : ''}`,
          sources,
        })),
      ]

const headline = (report: string): PartSource => ({ kind: 'report', report, layer: 'headline' })
const sentence = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)
/** Its first sentences, as far as a line holds them. */
function shortened(text: string): string {
  let short = ''
  for (const piece of splitSentences(text.trim())) {
    if (short !== '' && short.length + piece.length > LONGEST_SUMMARY) break
    short += piece
  }
  return short.trim().slice(0, LONGEST_SUMMARY * 2)
}

const NUMBERS = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
]
const numberWord = (n: number): string => NUMBERS[n] ?? String(n)
const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const dayWords = (at: Date): string => `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`
/** "16 to 22 November 2026"; month and year of the first day only where they are others. */
export function periodWords(from: Date, to: Date): string {
  const year = to.getUTCFullYear()
  const last = `${dayWords(to)} ${year}`
  if (from.getUTCFullYear() !== year) return `${dayWords(from)} ${from.getUTCFullYear()} to ${last}`
  return from.getUTCMonth() === to.getUTCMonth() ? `${from.getUTCDate()} to ${last}` : `${dayWords(from)} to ${last}`
}
