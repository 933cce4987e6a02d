import type { Choice, Lesson, LessonPage, Question } from '../../domain/terms/lesson.ts'

/**
 * A lesson as an operator writes it, in Markdown: `# ` its title, `## ` a page, `### ` a question, `- [ ] ` a wrong and
 * `- [x] ` the right answer, and under each, indented by two spaces, what is said to whoever chose it.
 */
export class LessonFlaw extends Error {
  readonly line: number
  constructor(line: number, problem: string) {
    super(problem)
    this.name = 'LessonFlaw'
    this.line = line
  }
}

interface Written<T> {
  line: number
  value: T
}
type DraftChoice = Written<{ text: string; right: boolean; why: string[] }>
type DraftQuestion = Written<{ ask: string; choices: DraftChoice[] }>
type DraftPage = Written<{ title: string; text: string[]; questions: DraftQuestion[] }>

/** Throws a LessonFlaw that names the line (from 1). */
export function parseLesson(written: string): Lesson {
  let title: string | undefined
  const pages: DraftPage[] = []
  for (const [index, raw] of written.split(/\r?\n/).entries()) {
    const line = index + 1
    const text = raw.trimEnd()
    const page = pages.at(-1)
    const question = page?.value.questions.at(-1)
    const choice = question?.value.choices.at(-1)
    const answer = /^- \[( |x|X)\]\s+(.+)$/.exec(text)
    if (/^# /.test(text)) {
      if (title !== undefined) throw new LessonFlaw(line, 'a lesson has one title')
      title = text.slice(2).trim()
    } else if (/^## /.test(text)) {
      pages.push({ line, value: { title: text.slice(3).trim(), text: [], questions: [] } })
    } else if (/^### /.test(text)) {
      if (!page) throw new LessonFlaw(line, 'a question stands on a page: write “## ” and a title before it')
      page.value.questions.push({ line, value: { ask: text.slice(4).trim(), choices: [] } })
    } else if (answer && question) {
      question.value.choices.push({
        line,
        value: { text: (answer[2] ?? '').trim(), right: answer[1] !== ' ', why: [] },
      })
    } else if (choice && /^ {2,}\S/.test(text)) {
      choice.value.why.push(text.trim())
    } else if (text !== '' && question) {
      throw new LessonFlaw(line, 'after a question come answers (“- [ ] ” or “- [x] ”), each with its reason, indented')
    } else if (page) {
      page.value.text.push(text)
    } else if (text !== '') {
      throw new LessonFlaw(line, 'a lesson begins with “# ” and its title, then “## ” and the title of a page')
    }
  }
  if (!title) throw new LessonFlaw(1, 'a lesson begins with “# ” and its title')
  if (pages.length === 0) throw new LessonFlaw(1, 'a lesson has a page: “## ” and its title')
  return { title, pages: pages.map(pageOf) }
}

const pageOf = ({ line, value }: DraftPage): LessonPage => {
  if (!value.title) throw new LessonFlaw(line, 'a page has a title')
  return { title: value.title, text: value.text.join('\n').trim(), questions: value.questions.map(questionOf) }
}
function questionOf({ line, value }: DraftQuestion): Question {
  if (!value.ask) throw new LessonFlaw(line, 'a question has words')
  if (value.choices.length < 2) throw new LessonFlaw(line, 'a question has two answers at least')
  if (value.choices.filter(c => c.value.right).length !== 1)
    throw new LessonFlaw(line, 'a question has one right answer: “- [x] ”')
  return { ask: value.ask, choices: value.choices.map(choiceOf) }
}
function choiceOf({ line, value }: DraftChoice): Choice {
  if (value.why.length === 0) throw new LessonFlaw(line, 'an answer has its reason in the line below, indented')
  return { text: value.text, right: value.right, why: value.why.join(' ') }
}
