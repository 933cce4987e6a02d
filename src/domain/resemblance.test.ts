import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bareName, distanceUpTo, type Firm, keysOf, mixesAlphabets, resemblances } from './resemblance.ts'

const firm = (name: string, more: Partial<Firm> = {}): Firm => ({
  name,
  shortNames: [],
  domains: [],
  register: undefined,
  number: undefined,
  ...more,
})
const like = (a: Firm, b: Firm) => resemblances(keysOf(a), keysOf(b))

test('legal forms, case, accents and punctuation do not make another name', () => {
  const same = [
    'Alder Pharma plc',
    'ALDER PHARMA LTD.',
    'The Alder-Pharma Company Limited',
    'Àlder Pharma P.L.C.',
    'Alder & Pharma',
  ]
  for (const name of same) expect(bareName(name), name).toBe('alderpharma')
  expect(like(firm('Alder Pharma plc'), firm('ALDER PHARMA LTD.'))).toEqual(['same-name'])
  expect(bareName('The Company'), 'nothing but such words').not.toBe('')
})

test('letters that look alike: Cyrillic, Greek, digits, full width, and what is invisible', () => {
  const real = firm('Alder Pharma plc')
  for (const fake of [
    'Аlder Pharma',
    'A1der Pharma',
    'Αlder Pharma',
    'Ａｌｄｅｒ Pharma',
    'Al\u200bder Pharma',
    'Alder Pharrna',
  ])
    expect(['same-name', 'look-alike'], fake).toContain(like(real, firm(fake))[0])
  expect(like(real, firm('Alder Lіmіted Pharma')), 'a legal form in other letters').toEqual(['same-name'])
  expect(like(firm('Birch Holding'), firm('ВІRСН НОLDING')), 'capitals').toEqual(['look-alike'])
  expect(mixesAlphabets('Аlder')).toBe(true)
  expect(mixesAlphabets('Alder Ελλάς')).toBe(false)
  expect(mixesAlphabets('Zürich Ålesund')).toBe(false)
})

test('one slip, or two in a long name; short names that differ by chance are left alone', () => {
  expect(like(firm('Alder Pharma'), firm('Alder Farma'))).toEqual(['near-name'])
  expect(like(firm('Hawthorne'), firm('Hawthorn'))).toEqual(['near-name'])
  expect(like(firm('BT'), firm('BP'))).toEqual([])
  expect(like(firm('Ash'), firm('Ask'))).toEqual([])
  expect(like(firm('Alder Pharma'), firm('Birch Logistics'))).toEqual([])
})

test('register and number together; a shared domain, or one under the other; a domain that looks like it', () => {
  const scottish = firm('A', { register: 'companies-house', number: 'SC123456' })
  expect(like(scottish, firm('Something Else', { register: 'companies-house', number: 'SC123456' }))).toEqual([
    'same-number',
  ])
  expect(like(scottish, firm('Something Else', { register: 'oscr', number: 'SC123456' }))).toEqual([])
  const at = (domain: string) => firm(`Firm at ${domain} ${domain.length}`, { domains: [domain] })
  expect(like(at('alder.example'), firm('Other', { domains: ['www.alder.example'] }))).toEqual(['same-domain'])
  expect(like(at('alder.example'), firm('Other', { domains: ['shop.alder.example'] }))).toEqual(['same-domain'])
  expect(like(at('alder.example'), firm('Other', { domains: ['a1der.test'] }))).toEqual(['near-domain'])
  expect(like(at('alder.example'), firm('Other', { domains: ['notalder.example'] }))).toEqual([])
})

test('resemblance goes both ways, and the bounded distance is the distance', () => {
  const name = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'abc аb1l') })
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(like(firm(a), firm(b))).toEqual(like(firm(b), firm(a)))
    }),
  )
  expect(distanceUpTo('kitten', 'sitting', 5)).toBe(3)
  expect(distanceUpTo('kitten', 'sitting', 2)).toBe(3)
})
