import type { Answer, Question } from './finding.ts'
import { NO_REDACTIONS } from './strikes.ts'

const blank = (...texts: readonly (string | undefined)[]): boolean => texts.every(text => !text?.trim())

/** The answer to a question about nothing, or undefined where there is something to look through. */
export function ofNothing(question: Question): Answer | undefined {
  switch (question.ask) {
    case 'values':
      return blank(question.text) ? { ask: 'values', found: [] } : undefined
    case 'strikes':
      return blank(...Object.values(question.written))
        ? { ask: 'strikes', redactions: { ...NO_REDACTIONS } }
        : undefined
    case 'warnings': {
      const { headline, technical, full, provenance } = question.content
      const said = [headline.title, headline.summary, technical?.notes, full?.story, full?.impact, provenance.detail]
      const isNothing = blank(...said) && !headline.affects && (technical?.indicators.length ?? 0) === 0
      return isNothing ? { ask: 'warnings', warnings: [] } : undefined
    }
  }
}
