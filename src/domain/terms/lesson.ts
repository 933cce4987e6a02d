/** The lesson that goes with the terms: pages to read, each with questions whose wrong answers are explained. */
export interface Choice {
  text: string
  right: boolean
  /** Said to whoever chose it. */
  why: string
}
export interface Question {
  ask: string
  choices: Choice[]
}
export interface LessonPage {
  title: string
  /** Markdown. */
  text: string
  questions: Question[]
}
export interface Lesson {
  title: string
  pages: LessonPage[]
}

export const questionsOf = (lesson: Lesson): Question[] => lesson.pages.flatMap(page => page.questions)

/** Numbers (from 0) of the questions that were not answered rightly; `answers` are the numbers of the choices. */
export const notYetRight = (lesson: Lesson, answers: readonly number[]): number[] =>
  questionsOf(lesson).flatMap((question, n) => (question.choices[answers[n] ?? -1]?.right ? [] : [n]))

const WORDS_A_MINUTE = 230
/** Minutes for somebody who reads every page, every question and the answer to each; at least one. */
export function minutesFor(lesson: Lesson): number {
  const words = (text: string) => text.split(/\s+/).filter(Boolean).length
  const read = lesson.pages.map(page => {
    const asked = page.questions.map(q => {
      const right = q.choices.find(choice => choice.right)
      return words(q.ask) + q.choices.reduce((sum, c) => sum + words(c.text), 0) + words(right?.why ?? '')
    })
    return words(page.text) + asked.reduce((sum, n) => sum + n, 0)
  })
  return Math.max(1, Math.round(read.reduce((sum, n) => sum + n, 0) / WORDS_A_MINUTE))
}
