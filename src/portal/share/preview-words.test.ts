import { expect, test } from 'vitest'
import type { Preview } from '../wire.ts'
import { reachWords, shareWords, viewsOf } from './preview-words.ts'

const row = (
  refs: [Preview['rows'][number]['circles'][number]['kind'], string][],
  as: 'named' | 'withheld',
): Preview['rows'][number] => ({
  circles: refs.map(([kind, name]) => ({ ref: name, kind, name })),
  layer: 'headline',
  as,
  tlp: 'GREEN',
  // The server counts crowds alone: single members, persons and the desk are named.
  ...(refs.every(([kind]) => kind === 'seat') ? {} : { reach: { count: 160, fewerThan5: false } }),
  known: [],
})
const preview = (rows: Preview['rows'], excepted: Preview['excepted'] = []): Preview => ({
  sentence: '',
  rows,
  tlp: { headline: 'GREEN' },
  ...(rows.some(r => r.reach) ? { reach: { count: 160, fewerThan5: true } } : {}),
  excepted,
  crowd: { label: 'A member in Pharma' },
  among: [],
  warnings: [],
  passOn: [],
})

test('small numbers are never told', () => {
  expect(reachWords({ count: null, fewerThan5: true })).toBe('fewer than 5 members')
  expect(reachWords({ count: 160, fewerThan5: true })).toBe('160 members and fewer than 5 more')
})

test('the button says what it will do', () => {
  expect(shareWords(preview([row([['everyone', 'Everyone']], 'withheld')]), 'Us')).toBe(
    'Share with 160 members and fewer than 5 more, not named',
  )
  expect(
    shareWords(
      preview([
        row(
          [
            ['seat', 'Ada'],
            ['seat', 'Ben'],
          ],
          'named',
        ),
      ]),
      'Us',
    ),
  ).toBe('Share with Ada and Ben, as Us')
  expect(shareWords(undefined, 'Us')).toBe('Share')
})

test('one can look as every audience and as those who get nothing', () => {
  const everyone = viewsOf(
    preview([row([['everyone', 'Everyone']], 'withheld')], [{ ref: 'kind:regulator', name: 'Regulators' }]),
    ['headline'],
  )
  expect(everyone.map(view => [view.label, view.layer])).toEqual([
    ['Everyone · headline', 'headline'],
    ['Your colleagues', 'headline'],
    ['Regulators', undefined],
  ])
  expect(viewsOf(preview([row([['node', 'Pharma']], 'withheld')]), ['headline']).at(-1)).toMatchObject({
    label: 'Everybody else',
    layer: undefined,
  })
})
