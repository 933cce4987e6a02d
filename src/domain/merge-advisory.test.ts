import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AdvisoryContent, PartSource, Sourced } from './advisory.ts'
import { joinPieces } from './advisory-text.ts'
import { mergeAdvisory, type Written, withSentences } from './merge-advisory.ts'

type Draft = Written<{ to: string }>
const desk: PartSource = { kind: 'desk' }
const A: PartSource = { kind: 'report', report: 'a', layer: 'headline' }
const B: PartSource = { kind: 'released', release: 'b' }
const empty: AdvisoryContent = {
  ...{ kind: 'advisory', title: { text: 'A title', sources: [A] } },
  ...{ board: [], steps: [], notes: [], indicators: [], hunts: [], rules: [], acknowledged: [] },
}
const draft = (change: Partial<AdvisoryContent> = {}, to = 'pharma'): Draft => ({
  ...{ content: { ...empty, ...change }, audience: { to } },
})
const step = (id: string, text: string, more: Partial<AdvisoryContent['steps'][number]> = {}) => ({
  ...{ id, text, why: 'It helps.', minutes: 5, who: 'it' as const, sources: [desk] },
  ...more,
})

test('each changed another part: both stand, and nothing differs', () => {
  const merged = mergeAdvisory({
    base: draft(),
    mine: draft({ board: [{ text: 'Mine.', sources: [A] }] }),
    theirs: draft({ steps: [step('1', 'Theirs')] }, 'finance'),
  })
  expect(merged).toEqual({
    written: draft({ board: [{ text: 'Mine.', sources: [A] }], steps: [step('1', 'Theirs')] }, 'finance'),
    clashes: [],
    differences: [],
  })
})

test('one step, two hands: words are put together, what differs beside them is said and can be taken', () => {
  const base = draft({ steps: [step('1', 'Update the gate')] })
  const mine = draft({
    steps: [step('1', 'Update the gate today', { minutes: 10, control: 'firewalls', sources: [desk, A] })],
  })
  const theirs = draft({ steps: [step('1', 'Update every gate', { minutes: 20, sources: [desk, B] })] })
  const { written, differences } = mergeAdvisory({ base, mine, theirs })
  expect(written.content.steps).toEqual([
    step('1', 'Update every gate today', { minutes: 10, control: 'firewalls', sources: [desk] }),
  ])
  expect(differences.map(d => [d.what, d.mine, d.theirs])).toEqual([
    ['Step 1', '', ''],
    ['Step 1, how long', '10', '20'],
  ])
  expect(differences[0]?.sources).toEqual([A, B])
  expect(differences[1]?.take?.(written).content.steps[0]?.minutes).toBe(20)
})

test('a step that one took out while the other changed it stays; a fourth step is pointed out', () => {
  const base = draft({ steps: [step('1', 'One'), step('2', 'Two')] })
  const changed = mergeAdvisory({
    base,
    mine: draft({ steps: [step('2', 'Two')] }),
    theirs: draft({ steps: [step('1', 'One, and soon'), step('2', 'Two')] }),
  })
  expect(changed.written.content.steps.map(s => s.text)).toEqual(['One, and soon', 'Two'])
  expect(changed.differences[0]?.note).toMatch(/^You took it out/)
  const four = mergeAdvisory({
    base,
    mine: draft({ steps: [...base.content.steps, step('3', 'Mine')] }),
    theirs: draft({ steps: [...base.content.steps, step('4', 'Theirs')] }),
  })
  expect(four.written.content.steps.map(s => s.id)).toEqual(['1', '2', '4', '3'])
  expect(four.differences.map(d => d.what)).toEqual(['The checklist'])
})

test('a rule that both changed stands twice: what a machine reads is not put together', () => {
  const rule = (text: string) => ({ language: 'yara' as const, name: 'Loader', text, sources: [desk] })
  const { written, differences } = mergeAdvisory({
    base: draft({ rules: [rule('rule a { condition: false }')] }),
    mine: draft({ rules: [rule('rule a { condition: true }')] }),
    theirs: draft({ rules: [rule('rule a { condition: filesize < 10 }')] }),
  })
  expect(written.content.rules.map(r => [r.name, r.text])).toEqual([
    ['Loader', 'rule a { condition: true }'],
    ['Loader (the other analyst’s)', 'rule a { condition: filesize < 10 }'],
  ])
  expect(differences).toHaveLength(1)
})

test('both changed who gets it: mine stands until theirs is taken', () => {
  const { written, differences } = mergeAdvisory({
    base: draft({}, 'pharma'),
    mine: draft({}, 'finance'),
    theirs: draft({}, 'everyone'),
  })
  expect(written.audience).toEqual({ to: 'finance' })
  expect(differences[0]?.take?.(written).audience).toEqual({ to: 'everyone' })
})

test('the title stays one piece, whatever stands in it', () => {
  const title = (text: string, sources: PartSource[]) => ({ text, sources })
  const three = {
    base: draft({ title: title('Mails carry loaders. Act.', [A]) }),
    mine: draft({ title: title('Mails carry new loaders. Act.', [A, B]) }),
    theirs: draft({ title: title('Mails carry loaders. Act today.', [A]) }),
  }
  const { written, differences } = mergeAdvisory(three)
  expect(written.content.title).toEqual({ text: 'Mails carry new loaders. Act today.', sources: [A] })
  expect(differences.map(d => d.what)).toEqual(['The title'])
  expect(withSentences(written, 'title', [three.theirs.content.title]).content.title).toEqual(
    three.theirs.content.title,
  )
})

const words = (text: string): string[] => text.match(/\S+/g) ?? []
const word = fc.constantFrom('mails', 'carry', 'a', 'loader.', 'again', 'block', 'it.')
const phrase = fc.array(word, { minLength: 1, maxLength: 7 }).map(list => list.join(' '))
const sources = fc.uniqueArray(fc.constantFrom(desk, A, B), { maxLength: 3 })
const sentences = fc.array(fc.record({ text: phrase.map(p => `${p} `), sources }), { maxLength: 4 })
const keyed = <T>(keys: string[], item: (key: string) => fc.Arbitrary<T>) =>
  fc.subarray(keys).chain(chosen => fc.tuple(...chosen.map(item)).map(list => list as T[]))
const content: fc.Arbitrary<AdvisoryContent> = fc.record({
  kind: fc.constant('advisory' as const),
  title: fc.record({ text: phrase, sources }),
  board: sentences,
  steps: keyed(['1', '2', '3'], id =>
    fc.record({
      ...{ id: fc.constant(id), text: phrase, why: phrase, minutes: fc.constantFrom(5, 10), sources },
      who: fc.constantFrom('it' as const, 'you' as const),
    }),
  ),
  notes: sentences,
  indicators: keyed(['x.example', 'y.example'], value =>
    fc.record({
      ...{ type: fc.constant('domain' as const), value: fc.constant(value), sources },
      ...{ role: fc.constantFrom('c2' as const, 'scanner' as const), use: fc.constant('block' as const) },
    }),
  ),
  hunts: keyed(['h1', 'h2'], title => fc.record({ title: fc.constant(title), query: phrase, sources })),
  rules: keyed(['r1'], name =>
    fc.record({ language: fc.constant('sigma' as const), name: fc.constant(name), text: phrase, sources }),
  ),
  acknowledged: keyed(['f1'], flag => fc.record({ flag: fc.constant(flag), reason: phrase })),
})
const written: fc.Arbitrary<Draft> = content.map(c => ({ content: c, audience: { to: 'pharma' } }))

/** Every text of a draft under a name of its own, as its words. */
function texts({ content: c }: Draft): Map<string, string[]> {
  return new Map([
    ['title', words(c.title.text)],
    ['board', words(joinPieces(c.board))],
    ['notes', words(joinPieces(c.notes))],
    ...c.steps.map(s => [`step ${s.id}`, words(`${s.text} ${s.why}`)] as [string, string[]]),
    ...c.acknowledged.map(a => [a.flag, words(a.reason)] as [string, string[]]),
  ])
}
const times = (list: readonly string[], of: string) => list.filter(w => w === of).length

test('no word is lost: what either wrote that was not there before stands in the result', () => {
  fc.assert(
    fc.property(written, written, written, (base, mine, theirs) => {
      const { written: out } = mergeAdvisory({ base, mine, theirs })
      const [was, now] = [texts(base), texts(out)]
      for (const side of [mine, theirs])
        for (const [name, list] of texts(side))
          for (const one of new Set(list)) {
            const more = times(list, one) - times(was.get(name) ?? [], one)
            if (more > 0) expect(times(now.get(name) ?? [], one), `${name}: ${one}`).toBeGreaterThanOrEqual(more)
          }
      // Code that either wrote stands as it was written.
      for (const part of ['hunts', 'rules'] as const) {
        const code = (list: readonly Sourced<object>[]) =>
          list.map(i => ('query' in i ? i.query : 'text' in i ? i.text : ''))
        const [b, o] = [code(base.content[part]), code(out.content[part])]
        for (const side of [mine, theirs])
          for (const text of code(side.content[part])) if (!b.includes(text)) expect(o).toContain(text)
      }
    }),
    { numRuns: 1_500 },
  )
})
test('whoever changed alone is taken as written; nothing differs', () => {
  fc.assert(
    fc.property(written, written, (base, side) => {
      for (const three of [
        { base, mine: side, theirs: base },
        { base, mine: base, theirs: side },
        { base, mine: side, theirs: side },
      ])
        expect(mergeAdvisory(three)).toEqual({ written: side, clashes: [], differences: [] })
    }),
  )
})
test('the other way round, the same words and values', () => {
  fc.assert(
    fc.property(written, written, written, (base, mine, theirs) => {
      const [one, other] = [mergeAdvisory({ base, mine, theirs }), mergeAdvisory({ base, mine: theirs, theirs: mine })]
      expect([...one.clashes].sort()).toEqual([...other.clashes].sort())
      const values = (d: Draft) => d.content.indicators.map(i => i.value).sort()
      expect(values(one.written)).toEqual(values(other.written))
      const ids = (d: Draft) => d.content.steps.map(s => s.id).sort()
      expect(ids(one.written)).toEqual(ids(other.written))
    }),
  )
})
