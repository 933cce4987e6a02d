import { monthOf, quantile } from './health.ts'

/** From a report to what came of it, as times since it reached whoever asks; what has not come is left out. */
export const STAGES = ['read', 'situation', 'advisory', 'acted'] as const
export type Stage = (typeof STAGES)[number]
export const STAGE_NAMES: Record<Stage, string> = {
  read: 'First reader',
  situation: 'In a situation',
  advisory: 'Advisory',
  acted: 'Half had answered',
}
/** Minutes until each stage. */
export type Times = Partial<Record<Stage, number>>
export const FEWEST = 5

export interface StageTime {
  stage: Stage
  /** Reports that came so far; undefined: fewer than five. */
  reports?: number
  /** Minutes; told of five and more. */
  median?: number
}
/** The median of each stage. What few reports came to is not told: it would be the time of somebody. */
export const stageTimes = (times: readonly Times[]): StageTime[] =>
  STAGES.map(stage => {
    const minutes = times.flatMap(t => t[stage] ?? []).sort((a, b) => a - b)
    const median = quantile(minutes, 0.5)
    return minutes.length < FEWEST || median === undefined ? { stage } : { stage, reports: minutes.length, median }
  })

/** A report: when it reached whoever asks, and what came of it. */
export interface Timed {
  at: Date
  times: Times
}
/**
 * As they came, in fives: up to four of the newest wait for others. So whoever watches learns nothing when a single one is added, but
 * that of five.
 */
export const inFives = <T extends { at: Date; report: string }>(all: readonly T[]): T[] =>
  [...all]
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.report < b.report ? -1 : 1))
    .slice(0, all.length - (all.length % FEWEST))

export interface MonthTimes {
  month: string
  reports: number
  stages: StageTime[]
}
/** The same by the month (UTC) in which reports came, oldest first, months without any included. */
export const timesByMonth = (all: readonly Timed[], months: readonly string[]): MonthTimes[] =>
  months.map(month => {
    const here = all.filter(t => monthOf(t.at) === month)
    return { month, reports: here.length, stages: stageTimes(here.map(t => t.times)) }
  })
/** The months (UTC) that a time touches, oldest first. */
export function monthsBetween(since: Date, until: Date): string[] {
  const months: string[] = []
  for (let n = 0; ; n++) {
    const month = new Date(Date.UTC(since.getUTCFullYear(), since.getUTCMonth() + n, 1))
    if (month > until) return months
    months.push(monthOf(month))
  }
}
