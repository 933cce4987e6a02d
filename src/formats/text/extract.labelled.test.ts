import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { INDICATOR_TYPES } from '../../domain/indicator.ts'
import { extract } from './extract.ts'

/**
 * Texts as members send them, written for this project, with every value a reader would want to see (harmless ones too).
 * Labels were written before the extractor saw a text; where the two differ and the label is right, the extractor is mended.
 * `*.labels.tsv`: type, value, how often, and the list that must flag it as harmless (empty: must not be flagged).
 */
const folder = new URL('../../../fixtures/extraction/', import.meta.url)

interface Tally {
  right: number
  missed: string[]
  wrong: string[]
  texts: Set<string>
}

const unescaped = (text: string) => text.replace(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c === 't' ? '\t' : c))

function labelsOf(name: string): { type: string; value: string; count: number; harmless: string }[] {
  return readFileSync(new URL(`${name}.labels.tsv`, folder), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(line => {
      const [type = '', value = '', count = '1', harmless = ''] = line.split('\t')
      return { type, value: unescaped(value), count: Number(count), harmless }
    })
}

const names = readdirSync(folder)
  .filter(file => file.endsWith('.txt'))
  .map(file => file.slice(0, -4))
  .sort()

const tallies = new Map<string, Tally>()
function tally(type: string): Tally {
  const known = tallies.get(type) ?? { right: 0, missed: [], wrong: [], texts: new Set<string>() }
  tallies.set(type, known)
  return known
}

const flagFaults: string[] = []
let labels = 0

for (const name of names) {
  const text = readFileSync(new URL(`${name}.txt`, folder), 'utf8')
  const found = extract(text)
  const left = new Map<string, number>()
  for (const { type, value } of found) left.set(`${type}\t${value}`, (left.get(`${type}\t${value}`) ?? 0) + 1)
  for (const { type, value, count, harmless } of labelsOf(name)) {
    labels += count
    const key = `${type}\t${value}`
    const got = left.get(key) ?? 0
    const right = Math.min(got, count)
    tally(type).right += right
    tally(type).texts.add(name)
    left.set(key, got - right)
    for (let i = right; i < count; i++) tally(type).missed.push(`${name}: ${value}`)
    for (const one of found.filter(f => f.type === type && f.value === value)) {
      if ((one.harmless?.list ?? '') !== harmless)
        flagFaults.push(`${name}: ${value} flagged ‘${one.harmless?.list ?? ''}’, label says ‘${harmless}’`)
    }
  }
  for (const [key, extra] of left) {
    const [type = '', value = ''] = key.split('\t')
    for (let i = 0; i < extra; i++) tally(type).wrong.push(`${name}: ${value}`)
  }
}

const all = [...tallies.values()]
const sum = (of: (t: Tally) => number) => all.reduce((total, t) => total + of(t), 0)
const precision = sum(t => t.right) / (sum(t => t.right) + sum(t => t.wrong.length))
const recall = sum(t => t.right) / (sum(t => t.right) + sum(t => t.missed.length))

const LEAST_LABELS = 8

test('there is enough to judge by, of every kind', () => {
  expect(names.length).toBeGreaterThanOrEqual(40)
  expect(labels).toBeGreaterThanOrEqual(600)
  const few = INDICATOR_TYPES.filter(type => {
    const { right, missed, texts } = tally(type)
    return right + missed.length < LEAST_LABELS || texts.size < 3
  })
  expect(few, `kinds with fewer than ${LEAST_LABELS} labels, or in fewer than three texts`).toEqual([])
})

/** Three in a hundred may be wrong; among fewer than 34 that is none, so that a kind with few labels cannot hide. */
const permitted = (count: number): number => Math.floor(0.03 * count)

test('no kind misses or invents more than three in a hundred', () => {
  const faulty = [...tallies].flatMap(([type, { right, missed, wrong }]) => [
    ...(missed.length > permitted(right + missed.length) ? [`${type} missed: ${missed.join(', ')}`] : []),
    ...(wrong.length > permitted(right + wrong.length) ? [`${type} wrong: ${wrong.join(', ')}`] : []),
  ])
  expect(faulty).toEqual([])
})

test('precision and recall on the labelled texts are at least 0.97', () => {
  const rows = [...tallies].map(([type, t]) => {
    const p = t.right / (t.right + t.wrong.length || 1)
    const r = t.right / (t.right + t.missed.length || 1)
    return `${type.padEnd(18)} precision ${p.toFixed(3)}  recall ${r.toFixed(3)}  (${t.right + t.missed.length} labels in ${t.texts.size} texts)`
  })
  const faults = [...tallies].flatMap(([type, t]) => [
    ...t.missed.map(v => `  missed ${type} ${v}`),
    ...t.wrong.map(v => `  wrong  ${type} ${v}`),
  ])
  console.log(
    [
      `${names.length} texts, ${labels} labels: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`,
      ...rows.sort(),
      ...faults,
    ].join('\n'),
  )
  expect(precision).toBeGreaterThanOrEqual(0.97)
  expect(recall).toBeGreaterThanOrEqual(0.97)
})

test('harmless values are flagged, others are not', () => {
  if (flagFaults.length > 0) console.log(flagFaults.join('\n'))
  expect(flagFaults.length / labels).toBeLessThanOrEqual(0.02)
})
