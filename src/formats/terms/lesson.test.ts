import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { minutesFor, notYetRight, questionsOf } from '../../domain/terms/lesson.ts'
import { LessonFlaw, parseLesson } from './lesson.ts'

const SMALL = `# Small
## One
Read **this**.

### Which?
- [ ] This
  No, because.
- [x] That
  Yes,
  because.
`
test('pages, questions, and what is said to each answer', () => {
  const lesson = parseLesson(SMALL)
  expect(lesson).toEqual({
    title: 'Small',
    pages: [
      {
        title: 'One',
        text: 'Read **this**.',
        questions: [
          {
            ask: 'Which?',
            choices: [
              { text: 'This', right: false, why: 'No, because.' },
              { text: 'That', right: true, why: 'Yes, because.' },
            ],
          },
        ],
      },
    ],
  })
  expect(notYetRight(lesson, [1])).toEqual([])
  expect(notYetRight(lesson, [0])).toEqual([0])
  expect(notYetRight(lesson, [])).toEqual([0])
  expect(notYetRight(lesson, [7])).toEqual([0])
})

const flawOf = (text: string) => {
  try {
    parseLesson(text)
    return undefined
  } catch (error) {
    return error instanceof LessonFlaw ? [error.line, error.message] : error
  }
}
test('what is wrong is named by its line', () => {
  expect(flawOf('')).toEqual([1, expect.stringContaining('its title')])
  expect(flawOf('Words first')).toEqual([1, expect.stringContaining('begins with')])
  expect(flawOf('# A\n# B')).toEqual([2, expect.stringContaining('one title')])
  expect(flawOf('# A\n### Q?')).toEqual([2, expect.stringContaining('on a page')])
  expect(flawOf(SMALL.replace('[x]', '[ ]'))).toEqual([5, expect.stringContaining('one right answer')])
  expect(flawOf(SMALL.replace('[ ]', '[x]'))).toEqual([5, expect.stringContaining('one right answer')])
  expect(flawOf(SMALL.replace('  No, because.\n', ''))).toEqual([6, expect.stringContaining('its reason')])
  expect(flawOf(`${SMALL}\nMore words`)).toEqual([12, expect.stringContaining('come answers')])
})

test('the lesson that the project brings takes about three minutes', () => {
  const lesson = parseLesson(readFileSync(new URL('../../../docs/terms/lesson.md', import.meta.url), 'utf8'))
  expect(questionsOf(lesson).length).toBeGreaterThanOrEqual(4)
  expect(minutesFor(lesson)).toBe(3)
  const text = JSON.stringify(lesson)
  for (const label of ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'])
    expect(text).toContain(label)
})

test('the right answer does not always stand in one place', () => {
  const lesson = parseLesson(readFileSync(new URL('../../../docs/terms/lesson.md', import.meta.url), 'utf8'))
  expect(new Set(questionsOf(lesson).map(q => q.choices.findIndex(c => c.right))).size).toBe(3)
})
