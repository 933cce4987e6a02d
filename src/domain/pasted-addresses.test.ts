import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cpuTime } from '../../test/cpu-time.ts'
import { mailAddress, pastedAddresses } from './pasted-addresses.ts'

const taken = (text: string) => pastedAddresses(text).addresses

test('whatever stands between addresses, they are found, each once, in order', () => {
  const want = ['ana@alder.example', 'ben@birch.example', 'cy@cedar.example']
  for (const between of ['\n', '\r\n', ', ', ';', ' ; ', '\t', ' ', ',,', '\n\n \n', ' | '])
    expect(taken(want.join(between)), JSON.stringify(between)).toEqual(want)
  const twice = pastedAddresses('ana@alder.example, ANA@Alder.example\nben@birch.example')
  expect(twice).toEqual({ addresses: ['ana@alder.example', 'ben@birch.example'], others: [], twice: 1 })
})

test('names, brackets, quotes and what a mail program puts around them', () => {
  expect(taken('Ana Alder <ana@alder.example>')).toEqual(['ana@alder.example'])
  expect(taken('Alder, Ana <ana@alder.example>; Birch, Ben <ben@birch.example>')).toEqual([
    'ana@alder.example',
    'ben@birch.example',
  ])
  expect(taken('"Alder, Ana" <ana@alder.example>, Ben <ben@birch.example>')).toEqual([
    'ana@alder.example',
    'ben@birch.example',
  ])
  expect(taken('mailto:ana@alder.example?subject=hello')).toEqual(['ana@alder.example'])
  expect(taken('• ana@alder.example\n* (ben@birch.example),\n- "cy@cedar.example".')).toHaveLength(3)
  expect(taken('<ana@alder.example>\n<mailto:ben@birch.example>')).toHaveLength(2)
  expect(taken('Alder plc\tAna\tana@alder.example\t01632 960001')).toEqual(['ana@alder.example'])
  expect(taken('Grüße an ana@müller.example')).toEqual(['ana@xn--mller-kva.example'])
})

test('what is no address is said to be none, in the words that were pasted', () => {
  expect(
    pastedAddresses('Soar Vale Dental\nana@alder\nana@@alder.example\n@alder.example\nana@alder.example').others,
  ).toEqual(['Soar Vale Dental', 'ana@alder', 'ana@@alder.example', '@alder.example'])
  expect(pastedAddresses(' \n,;\n - \n')).toEqual({ addresses: [], others: [], twice: 0 })
  expect(pastedAddresses('Ana <ana at alder>').others).toEqual(['ana at alder'])
})

test('forms that a mail server would not take', () => {
  for (const no of [
    '',
    '@',
    'a@b',
    'a b@c.example',
    '.a@b.example',
    'a..b@c.example',
    'a@-b.example',
    'a@b..example',
    'a@192.0.2.1',
    `${'a'.repeat(65)}@b.example`,
    `a@${'b'.repeat(64)}.example`,
    'a@b.example\r\nBcc: x@y.example',
    'a@b.example\u0000',
    'a@b.example/..',
    'a@[::1]',
    '"a b"@c.example',
  ])
    expect(mailAddress(no), no).toBeUndefined()
  expect(mailAddress(' O’'.replace('’', "'").concat('Neil+auburn@ALDER.example'))).toBe("o'neil+auburn@alder.example")
})

test('any text at all: no fault, no address that is not one, and quick', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => {
      const { addresses } = pastedAddresses(text)
      expect(addresses.every(address => mailAddress(address) === address)).toBe(true)
      expect(new Set(addresses).size).toBe(addresses.length)
    }),
  )
  const started = cpuTime()
  pastedAddresses(`${'"'.repeat(20_000)}<${'a@'.repeat(20_000)}`)
  pastedAddresses('<'.repeat(50_000))
  expect(cpuTime() - started).toBeLessThan(10_000)
})
