import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cpuTime } from '../../test/cpu-time.ts'
import { BANDS, readJudgement, sentencesOf } from './yardstick.ts'

const bands = (text: string) => readJudgement(text).bands.map(b => b.band)
const unbanded = (text: string) => readJudgement(text).unbanded.map(u => u.word)

test('each of the seven bands is found by its words, and the richer word before the poorer', () => {
  expect(BANDS).toHaveLength(7)
  for (const band of BANDS)
    for (const word of band.words) expect(bands(`It is ${word} that they return.`), word).toEqual([band.name])
  expect(bands('It is Highly  Unlikely.')).toEqual(['highly unlikely'])
  expect(bands('The likelihood was not judged.')).toEqual([])
})
test('words that have no band are pointed out, with what to say instead', () => {
  expect(unbanded('We believe they may return, which suggests a second wave that could be possible.')).toEqual([
    'We believe',
    'may',
    'suggests',
    'could',
    'possible',
  ])
  expect(readJudgement('They might return.').unbanded[0]).toMatchObject({
    start: 5,
    end: 10,
    instead: expect.stringContaining('realistic'),
  })
  expect(readJudgement('It is very likely.')).toMatchObject({ bands: [], unbanded: [{ word: 'very likely' }] })
})
test('the month of May, “as soon as possible” and “almost certain” are none of them', () => {
  expect(unbanded('First seen in May, again on 3 May 2026; patch as soon as possible. It is almost certain.')).toEqual(
    [],
  )
  expect(unbanded('May they return?')).toEqual(['May'])
})
test('two bands in one judgement are refused, one band twice is not', () => {
  expect(readJudgement('It is likely theirs. It is unlikely to end.').refused).toEqual([
    expect.stringContaining('Two bands'),
  ])
  expect(readJudgement('It is likely, and probable, that it is theirs.').refused).toEqual([])
})
test('confidence stands in a sentence of its own', () => {
  expect(readJudgement('We judge with high confidence that it is likely theirs.').refused).toEqual([
    expect.stringContaining('sentence of its own'),
  ])
  const apart = readJudgement('It is likely theirs. We have moderate confidence in this.')
  expect(apart).toMatchObject({ refused: [], confidence: [{ confidence: 'moderate' }] })
  expect(readJudgement('It is likely theirs. Confidence is low.')).toMatchObject({
    refused: [],
    confidence: [{ confidence: 'low' }],
  })
})
test('an address or an abbreviation ends no sentence', () => {
  const text = 'It came from payroll-portal.example, e.g. by mail. It is likely theirs.'
  expect(sentencesOf(text)).toHaveLength(2)
})
test('whatever is written, places are within the text and it takes no time', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), text => {
      const { bands: b, unbanded: u, confidence: c } = readJudgement(text)
      for (const f of [...b, ...u, ...c]) expect(text.slice(f.start, f.end)).toBe(f.word)
    }),
  )
  const began = cpuTime()
  readJudgement('almost '.repeat(20_000) + 'may '.repeat(20_000) + '. '.repeat(20_000))
  expect(cpuTime() - began).toBeLessThan(2_000)
})
