import { quantile } from './health.ts'

/** From a report to what came of it, as times since it reached whoever asks; what has not come is left out. */
export const STAGES = ['read', 'situation', 'advisory'] as const
export type Stage = (typeof STAGES)[number]
export const STAGE_NAMES: Record<Stage, string> = {
  read: 'First reader',
  situation: 'In a situation',
  advisory: 'Advisory',
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
