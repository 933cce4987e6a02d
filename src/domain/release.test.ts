import { expect, test } from 'vitest'
import { cpuTime } from '../../test/cpu-time.ts'
import type { AdvisoryContent, PartSource } from './advisory.ts'
import type { Tlp } from './marking.ts'
import {
  agreedKey,
  assertedKey,
  coveringSources,
  type Objection,
  objections,
  partsOf,
  type ReleaseFacts,
  type SourceLayer,
  sourceKey,
} from './release.ts'

const [PHARMA, FINANCE, DESK] = [7, 8, 2]
const on = (report: string, more: object = {}): PartSource => ({ kind: 'report', report, layer: 'headline', ...more })
const desk: PartSource = { kind: 'desk' }
const open: PartSource = { kind: 'open', reference: 'The vendor’s notice' }
const released = (release: string): PartSource => ({ kind: 'released', release })
const content = (change: Partial<AdvisoryContent> = {}): AdvisoryContent => ({
  ...{ kind: 'alert', title: { text: 'A loader', sources: [desk] } },
  board: [{ text: 'Mails carry a loader.', sources: [on('wide')] }],
  ...{ steps: [], notes: [], indicators: [], hunts: [], rules: [], acknowledged: [] },
  ...change,
})
const known = (title: string, missing: number[] = [], tlp: Tlp = 'GREEN'): SourceLayer => ({ title, tlp, missing })
const facts = (change: Partial<ReleaseFacts> = {}, tlp: Tlp = 'AMBER'): ReleaseFacts => ({
  readers: (['board', 'checklist', 'soc'] as const).map(rendering => ({
    ...{ rendering, tlp },
    circles: [
      { id: PHARMA, name: 'Pharma' },
      { id: FINANCE, name: 'Finance' },
      { id: DESK, name: 'the desk' },
    ],
  })),
  layers: new Map([
    [sourceKey('wide', 'headline'), known('Wide')],
    [sourceKey('narrow', 'headline'), known('Narrow', [FINANCE])],
    [sourceKey('strict', 'headline'), known('Strict', [], 'AMBER+STRICT')],
  ]),
  agreed: new Set(),
  released: new Map([
    ['far', known('Far')],
    ['near', known('Near', [PHARMA, FINANCE])],
  ]),
  asserted: new Set(),
  withheld: new Set(),
  ...change,
})
const board = (...sources: PartSource[]) => content({ board: [{ text: 'Mails carry a loader.', sources }] })
const said = (list: readonly Objection[]) => list.map(o => [o.code, o.sentence])
const check = (c: AdvisoryContent, f: ReleaseFacts = facts()) => said(objections(c, f))

test('one source that all readers get, at a marking no stricter, lets a sentence go', () => {
  expect(check(board(on('wide')))).toEqual([])
  expect(check(board(on('narrow'), on('wide')))).toEqual([])
  expect(check(board(open))).toEqual([])
  expect(check(board(released('far')))).toEqual([])
  expect(check(board(on('narrow'), released('far')))).toEqual([])
})
test('a sentence that rests only on what some do not get is refused by its name and theirs', () => {
  expect(check(board(on('narrow')))).toEqual([
    ['not-covered', 'Sentence 1 of the board line rests only on “Narrow”, which Finance does not get.'],
  ])
  expect(check(board(released('near')))).toEqual([
    [
      'not-covered',
      'Sentence 1 of the board line rests only on the released text “Near”, which may not go on to Pharma and Finance.',
    ],
  ])
  expect(check(board(on('narrow'), released('near')))).toEqual([
    [
      'not-covered',
      'Sentence 1 of the board line rests only on “Narrow”, the released text “Near”, which Finance and Pharma do not get.',
    ],
  ])
})
test('a source under a stricter marking than the rendering’s is too open, and agreed to it may go', () => {
  expect(check(board(on('strict')))[0]?.[0]).toBe('too-open')
  expect(check(board(on('strict')), facts({}, 'AMBER+STRICT'))).toEqual([])
  const agreed = facts({ agreed: new Set([agreedKey('strict', 'yes'), agreedKey('narrow', 'yes')]) })
  expect(check(board(on('strict', { agreed: 'yes' })), agreed)).toEqual([])
  expect(check(board(on('narrow', { agreed: 'yes' })), agreed)).toEqual([])
  // Another entry, or another report's, is nobody's word.
  expect(check(board(on('narrow', { agreed: 'no' })), agreed)[0]?.[0]).toBe('not-covered')
  expect(check(board(on('gone', { agreed: 'yes' })), agreed)[0]?.[0]).toBe('gone')
})
test('what is gone is gone, whichever kind it was; beside something that is there it does not matter', () => {
  for (const source of [on('gone'), released('gone')])
    expect(check(board(source))).toEqual([
      ['gone', 'Sentence 1 of the board line rests only on what was taken back, or is not to be had any more.'],
    ])
  expect(check(board(on('gone'), on('narrow')))[0]?.[1]).toContain('“Narrow”')
})
test('the desk’s own advice carries itself, and no report’s words', () => {
  expect(check(board(desk))).toEqual([])
  expect(check(board(desk, on('narrow')))[0]?.[0]).toBe('not-covered')
  expect(check(board(desk, released('near')))[0]?.[0]).toBe('not-covered')
  expect(coveringSources(partsOf(board(desk, on('wide')))[1] ?? never(), facts())).toEqual([on('wide')])
})
const never = (): never => {
  throw new Error('no such part')
}
test('no source, nothing written, what a template left', () => {
  expect(check(board())[0]?.[1]).toContain('rests on nothing')
  expect(check(content({ board: [] }))[0]?.[0]).toBe('unfinished')
  for (const text of ['[What it means.]', '- [Where to look]', '  ', '## [A heading]'])
    expect(
      check(content({ board: [{ text, sources: [on('wide')] }] })).map(o => o[0]),
      text,
    ).toEqual(['unfinished'])
  // A link is no placeholder.
  expect(check(content({ board: [{ text: '[The notice](https://vendor.example)', sources: [open] }] }))).toEqual([])
})
test('nobody chosen: said once for each rendering that there is, and not of every sentence', () => {
  const more = content({ notes: [{ text: 'Narrow too.', sources: [on('narrow')] }] })
  expect(check(more, facts({ readers: [] })).map(o => o[0])).toEqual(['no-audience', 'no-audience'])
})

const value = (sources: PartSource[], of = 'hop.example') => ({
  ...{ type: 'domain' as const, value: of, role: 'c2' as const, use: 'block' as const, sources },
})
test('a value needs a source that says it', () => {
  const values = (...sources: PartSource[]) => content({ indicators: [value(sources)] })
  expect(check(values(desk))[0]?.[0]).toBe('no-source')
  expect(check(values(on('wide')))).toEqual([
    ['not-asserted', 'The value hop.example does not stand in the report that it is said to rest on.'],
  ])
  const asserted = (...keys: string[]) =>
    facts({ asserted: new Set(keys.map(key => assertedKey(key, { type: 'domain', value: 'hop.example' }))) })
  expect(check(values(on('wide')), asserted(sourceKey('wide', 'headline')))).toEqual([])
  expect(check(values(released('far')))[0]?.[1]).toContain('does not stand in the released text')
  expect(check(values(released('far')), asserted('far'))).toEqual([])
  expect(check(values(released('far')), asserted('near'))[0]?.[0]).toBe('not-asserted')
  expect(check(values(on('narrow'), released('far')), asserted('far'))).toEqual([])
  // Something that anybody can look up says it.
  expect(check(values(on('wide'), open))).toEqual([])
})
test('a value that is to be left alone goes nowhere: not as a value, not in a sentence, live or dead', () => {
  const held = facts({ withheld: new Set(['hop.example']), asserted: new Set() })
  const sentences = ['It calls hop.example.', 'It calls HOP[.]EXAMPLE now.']
  for (const text of sentences)
    expect(check(content({ board: [{ text, sources: [on('wide')] }] }), held)[0]?.[0]).toBe('withheld')
  expect(check(content({ indicators: [value([open])] }), held)[0]?.[0]).toBe('withheld')
  expect(check(content({ indicators: [value([open], 'other.example')] }), held)).toEqual([])
  expect(
    check(content({ rules: [{ language: 'sigma', name: 'x', text: 'hop.example', sources: [open] }] }), held)[0]?.[0],
  ).toBe('withheld')
})
test('a rule with a flaw is named, and parts are counted from one within their rendering', () => {
  const rule = { language: 'yara' as const, name: 'Loader', text: 'rule a {', sources: [desk] }
  expect(check(content({ rules: [rule] }))).toEqual([['rule', 'The rule “Loader”: It has no “condition:”.']])
  const step = (text: string) => ({ id: text, text, why: '', minutes: 1, who: 'it' as const, sources: [] })
  expect(
    objections(content({ steps: [step('One'), step('Two')] }), facts()).map(o => [o.rendering, o.kind, o.n]),
  ).toEqual([
    ['checklist', 'step', 1],
    ['checklist', 'step', 2],
  ])
})
test('hostile texts stay one line each, and a thousand parts are checked in a moment', () => {
  const long = 'x'.repeat(100_000)
  const [objection] = objections(content({ board: [{ text: long, sources: [] }] }), facts())
  expect(objection?.text).toHaveLength(200)
  const withheld = new Set(Array.from({ length: 200 }, (_, n) => `d${n}.example`))
  const notes = Array.from({ length: 400 }, () => ({ text: long.slice(0, 4_000), sources: [on('narrow')] }))
  const began = cpuTime()
  objections(
    content({ notes, indicators: Array.from({ length: 2_000 }, (_, n) => value([on('wide')], `v${n}`)) }),
    facts({ withheld }),
  )
  expect(cpuTime() - began).toBeLessThan(3_000)
})

test('a heading of the notes that is but a label asks for no source; one that says something does, and is judged by it', () => {
  const notes = (heading: string, ...sources: PartSource[]) =>
    check(
      content({
        notes: [
          { text: heading, sources },
          { text: 'Look in the logs.\n', sources: [on('wide')] },
        ],
      }),
    )
  expect(notes('## How to find it\n\n')).toEqual([])
  // What follows is covered; the heading says more than that, and nobody said what it rests on.
  expect(notes('## Copper Lantern at water firms\n\n')).toMatchObject([['no-source', expect.any(String)]])
  expect(notes('## Copper Lantern at water firms\n\n', on('narrow'))).toMatchObject([
    ['not-covered', 'Sentence 1 of the SOC package rests only on “Narrow”, which Finance does not get.'],
  ])
  expect(notes('## How to find it\n\n', on('narrow'))).toMatchObject([['not-covered', expect.any(String)]])
  expect(notes('## [How to find it]\n\n')).toMatchObject([['unfinished', expect.any(String)]])
  const titled = content({ board: [{ text: '## What is known', sources: [] }] })
  expect(check(titled)).toMatchObject([['no-source', expect.any(String)]])
})
