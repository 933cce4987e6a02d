import { Button, Radio } from '@mantine/core'
import { useEffect, useId, useRef, useState } from 'react'
import { Markdown } from '../parts/markdown.tsx'
import type { TermsVersion } from '../wire.ts'
import { StepHeading } from './step-heading.tsx'
import './terms.css'

type LessonShape = TermsVersion['lesson']
type QuestionShape = LessonShape['pages'][number]['questions'][number]
type Answers = readonly (number | undefined)[]

/** The lesson, page by page. A wrong answer is explained and may be changed; the page is left once all are right. */
export function Lesson({ lesson, done }: { lesson: LessonShape; done: (answers: number[]) => void }) {
  const [at, setAt] = useState(0)
  const [answers, setAnswers] = useState<Answers>([])
  const page = lesson.pages[at]
  if (!page) return null
  const before = lesson.pages.slice(0, at).reduce((sum, one) => sum + one.questions.length, 0)
  const open = page.questions.filter((question, n) => !question.choices[answers[before + n] ?? -1]?.right).length
  const isLast = at === lesson.pages.length - 1
  const answer = (question: number, choice: number) => {
    const next = [...answers]
    next[question] = choice
    setAnswers(next)
  }
  const on = () => (isLast ? done(answers.map(choice => choice ?? 0)) : setAt(at + 1))
  return (
    <section>
      <p className="quiet small">
        {lesson.title} · page {at + 1} of {lesson.pages.length}
      </p>
      <StepHeading key={page.title}>{page.title}</StepHeading>
      <Markdown key={`text ${page.title}`} text={page.text} breaks={false} />
      {page.questions.map((question, n) => (
        <Asked
          key={question.ask}
          question={question}
          chosen={answers[before + n]}
          choose={choice => answer(before + n, choice)}
        />
      ))}
      <div className="actions">
        {at > 0 && (
          <Button variant="default" onClick={() => setAt(at - 1)}>
            Back
          </Button>
        )}
        <Button disabled={open > 0} onClick={on}>
          {isLast ? 'Done: on to signing' : 'Next page'}
        </Button>
        {open > 0 && (
          <span className="quiet small">{open === 1 ? 'One question is' : `${open} questions are`} left here.</span>
        )}
      </div>
    </section>
  )
}

interface Props {
  question: QuestionShape
  chosen: number | undefined
  choose: (choice: number) => void
}

function Asked({ question, chosen, choose }: Props) {
  const name = useId()
  const choice = chosen === undefined ? undefined : question.choices[chosen]
  const why = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (choice) why.current?.scrollIntoView({ block: 'nearest' })
  }, [choice])
  return (
    <div className="lesson-question">
      <Radio.Group
        name={name}
        label={question.ask}
        value={chosen === undefined ? null : String(chosen)}
        onChange={value => choose(Number(value))}
      >
        <div className="choices">
          {question.choices.map((one, n) => (
            <Radio key={one.text} value={String(n)} label={one.text} />
          ))}
        </div>
      </Radio.Group>
      <div role="status">
        {choice && (
          <p ref={why} className="lesson-why" data-right={choice.right}>
            {!choice.right && <b>Not quite. </b>}
            {choice.why}
          </p>
        )}
      </div>
    </div>
  )
}
