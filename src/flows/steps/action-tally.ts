import { ACTION_ANSWERS, type ActionAnswer } from '../../domain/advisory.ts'
import { type CrowdCount, crowdCount } from '../../domain/crowd.ts'
import type { ActionsPage } from '../../formats/api/actions.ts'
import type { Count } from '../../store/action-store.ts'

type Answers<T> = Record<ActionAnswer, T>
export const eachAnswer = <T>(of: (answer: ActionAnswer) => T): Answers<T> =>
  Object.fromEntries(ACTION_ANSWERS.map(answer => [answer, of(answer)])) as Answers<T>
export const countOf = (counts: readonly Count[], step: string, answer: ActionAnswer): number =>
  counts.find(c => c.step === step && c.answer === answer)?.n ?? 0

/** Cells alone and no sum: what is under five cannot be worked out from the others. */
export const tallyOf = (steps: readonly string[], shown: readonly Count[]): ActionsPage['tally'] =>
  steps.map(step => ({
    step,
    answers: eachAnswer((answer): CrowdCount => crowdCount(countOf(shown, step, answer))),
  }))
