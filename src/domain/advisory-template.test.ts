import { expect, test } from 'vitest'
import type { ActionStep } from './advisory.ts'
import type { SituationFacts, SituationReport } from './advisory-from-situation.ts'
import { type PublishedInPeriod, periodWords } from './advisory-summary.ts'
import { templateOf } from './advisory-template.ts'
import { joinSentences } from './advisory-text.ts'
import type { Indicator } from './indicator.ts'

let drawn = 0
const newId = () => `id-${++drawn}`
const on = (report: string, layer: 'headline' | 'technical' = 'headline') => ({
  kind: 'report' as const,
  report,
  layer,
})
const desk = { kind: 'desk' as const }
const value = (
  type: Indicator['type'],
  of: string,
  role: Indicator['role'] = 'c2',
  use: Indicator['use'] = 'block',
) => ({
  ...{ type, value: of, role, use },
})
const report = (id: string, indicators: Indicator[], more: Partial<SituationReport> = {}): SituationReport => ({
  ...{ report: id, title: `Title of ${id}`, layer: 'technical', indicators },
  ...more,
})
const situation = (change: Partial<SituationFacts> = {}): SituationFacts => ({
  ...{ name: 'Copper Lantern', reports: [report('a', [])], statements: [], techniques: [], victims: [] },
  withheld: new Set(),
  ...change,
})

test('what stands in brackets is still to be written, and has no source', () => {
  for (const kind of ['alert', 'advisory'] as const) {
    const { title, board, steps } = templateOf(kind, {}, newId)
    expect(title).toEqual({ text: '[What it is about]', sources: [] })
    expect(board[0]?.sources).toEqual([])
    expect(steps.length).toBe(kind === 'alert' ? 1 : 3)
    expect(new Set(steps.map(s => s.id)).size).toBe(steps.length)
  }
})
test('from a situation: name, facts, judgements, techniques and sectors, each on its own source', () => {
  const facts = situation({
    reports: [
      report('a', [value('attack-technique', 'T1566.001')], { affects: { sectors: ['finance'], regions: [] } }),
      report('b', []),
    ],
    statements: [
      {
        text: 'It is likely one group',
        as: 'judgement',
        sources: [on('a', 'technical'), { kind: 'released', release: 'r' }],
      },
      { text: 'It began\nin May.', as: 'fact', sources: [on('b')] },
    ],
    techniques: [{ text: 'Spearphishing attachment (T1566.001)', sources: [on('b')] }],
    victims: [{ sector: 'pharma', sources: [on('b', 'technical')] }],
  })
  const made = templateOf('advisory', { situation: facts }, newId)
  expect(made.title).toEqual({ text: 'Copper Lantern', sources: [on('a'), on('b')] })
  const line = (text: RegExp) => made.notes.find(n => text.test(n.text))
  expect(line(/one group/)).toEqual({
    text: '- It is likely one group.\n\n',
    sources: [on('a', 'technical'), { kind: 'released', release: 'r' }],
  })
  expect(line(/in May/)).toEqual({ text: '- It began in May.\n', sources: [on('b')] })
  // The same technique by the desk's name and by a report: one line on both.
  expect(line(/T1566/)).toEqual({
    text: '- Spearphishing attachment (T1566.001).\n\n',
    sources: [on('b'), on('a', 'technical')],
  })
  expect(line(/^- Finance/)?.sources).toEqual([on('a')])
  expect(line(/^- Pharma/)?.sources).toEqual([on('b', 'technical')])
  expect(joinSentences(made.notes).match(/^## .*$/gm)).toEqual([
    '## What is known',
    '## What the Fusion Cell judges',
    '## Techniques',
    '## Whom it concerns',
    '## How to find it',
    '## What to do when you find it',
  ])
})
test('values: each once on all its sources; no victim’s, none for context alone, none that is to be left alone', () => {
  const reports = [
    report('a', [
      value('domain', 'hop.example'),
      value('domain', 'shop.example', 'victim'),
      value('ipv4', '192.0.2.7'),
    ]),
    report('b', [
      value('domain', 'hop.example'),
      value('domain', 'held.example'),
      value('domain', 'known.example', 'c2', 'context'),
      value('domain', 'left.example', 'c2', 'do-not-touch'),
      value('attack-technique', 'T1566'),
    ]),
  ]
  const { indicators } = templateOf(
    'alert',
    { situation: situation({ reports, withheld: new Set(['held.example']) }) },
    newId,
  )
  expect(indicators.map(i => [i.value, i.sources.length])).toEqual([
    ['hop.example', 2],
    ['192.0.2.7', 1],
  ])
  expect(indicators[0]?.sources).toEqual([on('a', 'technical'), on('b', 'technical')])
})
test('rules come under their own names; a storm of values and sources is bounded', () => {
  const rules = [
    value('yara', 'rule Loader { condition: true }'),
    value('sigma', 'title: From a share'),
    value('suricata', 'x'),
  ]
  const many = Array.from({ length: 50 }, (_, n) =>
    report(`r${n}`, [
      ...rules,
      ...Array.from({ length: 100 }, (_, m) => value('domain', `d${n}-${m}.example`)),
      value('domain', 'one.example'),
    ]),
  )
  const made = templateOf('advisory', { situation: situation({ reports: many }) }, newId)
  expect(made.rules.map(r => [r.language, r.name])).toEqual([
    ['yara', 'Loader'],
    ['sigma', 'From a share'],
    ['suricata', 'A rule'],
  ])
  expect(made.rules[0]?.sources).toHaveLength(20)
  expect(made.indicators).toHaveLength(1_000)
  expect(made.title.sources).toHaveLength(12)
})

const step = (text: string): ActionStep => ({
  id: text,
  text,
  why: 'It helps',
  minutes: 10,
  who: 'it',
  control: 'firewalls',
})
const day = (n: number) => new Date(Date.UTC(2026, 10, n, 9))
const out = (id: string, kind: 'alert' | 'advisory', at: number, steps: ActionStep[] = []): PublishedInPeriod => ({
  ...{ report: id, kind, title: `Title of ${id}`, summary: 'What it is. What it means.', at: day(at), steps },
})
const week = (published: PublishedInPeriod[], more: object = {}) => ({
  period: { from: day(16), to: day(22), published, statements: [], reports: [], ...more },
})

test('a quiet week says that there is nothing to do, and asks nothing', () => {
  const made = templateOf('weekly', week([]), newId)
  expect(made.title.text).toBe('The week at the Fusion Cell, 16 to 22 November 2026')
  expect(joinSentences(made.board)).toBe(
    'The week was quiet: no new warning went out to everybody, and there is nothing that you have to do.',
  )
  expect([made.steps, made.notes, made.indicators]).toEqual([[], [], []])
})
test('a week: the most urgent first, at most three things to do from as many warnings as can be, each from its own', () => {
  const made = templateOf(
    'weekly',
    week([
      out('new', 'advisory', 21, [step('Do C'), step('Do D')]),
      out('old alert', 'alert', 17, [step('Do A'), step('Do B')]),
      out('alert', 'alert', 20, [step('do a '), step('Do E')]),
    ]),
    newId,
  )
  expect(joinSentences(made.board)).toBe(
    'Three warnings went out this week. The most urgent: Title of alert. There are three things to do.',
  )
  expect(made.steps.map(s => [s.text, s.why, s.sources])).toEqual([
    ['do a ', 'It helps. From “Title of alert”.', [on('alert', 'technical')]],
    ['Do C', 'It helps. From “Title of new”.', [on('new', 'technical')]],
    ['Do E', 'It helps. From “Title of alert”.', [on('alert', 'technical')]],
  ])
  expect(made.steps.every(s => s.id.startsWith('id-') && s.control === 'firewalls')).toBe(true)
  expect(made.notes.filter(n => n.text.startsWith('- ')).map(n => n.text)).toEqual([
    '- **Title of alert** (alert, 20 November). What it is. What it means.\n',
    '- **Title of old alert** (alert, 17 November). What it is. What it means.\n',
    '- **Title of new** (advisory, 21 November). What it is. What it means.\n\n',
  ])
  expect(made.notes.find(n => /old alert/.test(n.text))?.sources).toEqual([on('old alert')])
})
test('a month: statements and reports stand on their own sources; long and hostile texts stay a line', () => {
  const made = templateOf(
    'monthly',
    week([{ ...out('x', 'alert', 20), title: '**[x](y)** `<img>`', summary: `${'Word. '.repeat(2_000)}` }], {
      statements: [{ text: 'It is likely\n\n# over', sources: [on('s')] }],
      reports: [{ report: 'r', title: 'Mails carry a loader' }],
    }),
    newId,
  )
  expect(joinSentences(made.board)).toBe('One warning went out this month. **[x](y)** `<img>`.')
  expect(made.notes.find(n => /likely/.test(n.text))).toEqual({ text: '- It is likely # over\n\n', sources: [on('s')] })
  expect(made.notes.find(n => /loader/.test(n.text))).toEqual({
    text: '- Mails carry a loader.\n\n',
    sources: [on('r')],
  })
  expect(Math.max(...made.notes.map(n => n.text.length))).toBeLessThan(1_000)
  expect(made.title.sources).toEqual([desk])
})
test('the days of a period, as they are said', () => {
  expect(periodWords(day(16), day(22))).toBe('16 to 22 November 2026')
  expect(periodWords(new Date('2026-10-24T00:00:00Z'), day(22))).toBe('24 October to 22 November 2026')
  expect(periodWords(new Date('2025-12-28T23:59:59Z'), new Date('2026-01-03T00:00:00Z'))).toBe(
    '28 December 2025 to 3 January 2026',
  )
})
