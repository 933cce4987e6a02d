import { expect, test } from 'vitest'
import { base32, codeOf, otpauth, stepAt, stepOf } from './totp.ts'

const secret = Buffer.from('12345678901234567890')

test('the vectors of RFC 6238, appendix B (SHA-1), and of RFC 4226, appendix D', () => {
  const vectors: [number, string][] = [
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ]
  for (const [seconds, code] of vectors) expect(codeOf(secret, stepAt(new Date(seconds * 1000)), 8)).toBe(code)
  const counted = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489']
  expect(counted.map((_, n) => codeOf(secret, n))).toEqual(counted)
})

test('a code counts in its step, one before and one after, and never again', () => {
  const at = new Date(1_234_567_890_000)
  const now = stepAt(at)
  for (const step of [now - 1, now, now + 1]) expect(stepOf(secret, codeOf(secret, step), at, 0)).toBe(step)
  for (const step of [now - 2, now + 2]) expect(stepOf(secret, codeOf(secret, step), at, 0)).toBeUndefined()
  expect(stepOf(secret, codeOf(secret, now), at, now)).toBeUndefined()
  expect(stepOf(secret, codeOf(secret, now - 1), at, now)).toBeUndefined()
  for (const junk of ['', '0', '0000000', '００００００']) expect(stepOf(secret, junk, at, 0)).toBeUndefined()
})

test('base32 as RFC 4648 section 10 has it', () => {
  const vectors = {
    '': '',
    f: 'MY',
    fo: 'MZXQ',
    foo: 'MZXW6',
    foob: 'MZXW6YQ',
    fooba: 'MZXW6YTB',
    foobar: 'MZXW6YTBOI',
  }
  for (const [text, coded] of Object.entries(vectors)) expect(base32(Buffer.from(text))).toBe(coded)
  const uri = new URL(otpauth(secret, 'a b@x.example', 'auburn.example'))
  expect(uri.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  expect(decodeURIComponent(uri.pathname)).toBe('/Auburn (auburn.example):a b@x.example')
})
