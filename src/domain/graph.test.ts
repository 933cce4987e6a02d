import { expect, test } from 'vitest'
import { type GraphReport, graphOf, type Saying } from './graph.ts'

const report = (id: string): GraphReport => ({
  id,
  title: id,
  kind: 'incident',
  tlp: 'GREEN',
  at: '2026-06-01T00:00:00.000Z',
})
const says = (report: string, value: string, type: Saying['type'] = 'domain'): Saying => ({ report, type, value })

test('drawn is what several reports have; what one alone has is not', () => {
  const g = graphOf(['a', 'b', 'c'].map(report), [
    says('a', 'x.example'),
    says('b', 'x.example'),
    says('a', 'only.example'),
    says('b', 'T1486', 'attack-technique'),
    says('c', 'T1486', 'attack-technique'),
    says('a', 'rule', 'yara'),
    says('b', 'rule', 'yara'),
    says('a', 'x.example'),
  ])
  expect(g.things.map(t => [t.id, t.what, t.value, t.reports])).toEqual([
    ['t1', 'technique', 'T1486', ['b', 'c']],
    ['t2', 'value', 'x.example', ['a', 'b']],
  ])
  expect(g.left).toEqual({ reports: 0, things: 0 })
})

test('what does not fit is counted, and what is joined comes before what is not', () => {
  const g = graphOf(
    ['new', 'a', 'b', 'c'].map(report),
    [says('a', 'x'), says('b', 'x'), says('b', 'y'), says('c', 'y')],
    { reports: 2, things: 5 },
  )
  expect(g.reports.map(r => r.id)).toEqual(['a', 'b'])
  expect(g.things.map(t => t.value)).toEqual(['x'])
  expect(g.left).toEqual({ reports: 2, things: 1 })
})

test('ids tell nothing of what is not in the answer', () => {
  const of = (more: Saying[]) => graphOf(['a', 'b'].map(report), [says('a', 'm'), says('b', 'm'), ...more])
  expect(of([says('a', 'zz')]).things).toEqual(of([]).things)
})
