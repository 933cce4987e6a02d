import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBitcoin, isEthereum, isMonero } from './crypto-address.ts'
import { keccak256, sha256 } from './digests.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test('SHA-256 equals the platform’s for any input', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
      expect(hex(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'))
    }),
  )
})

test('Keccak-256 gives the known answers', () => {
  expect(hex(keccak256(new Uint8Array()))).toBe('c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470')
  expect(hex(keccak256(new TextEncoder().encode('abc')))).toBe(
    '4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45',
  )
})

test('addresses from the standards pass, one changed character does not', () => {
  const genesis = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'
  const bip173 = 'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4'
  const bip350 = 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0'
  const eip55 = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
  expect([genesis, bip173, bip350].map(isBitcoin)).toEqual([true, true, true])
  expect(
    [genesis.replace('A1z', 'A1y'), bip173.replace('W5', 'W6'), bip350.replace('xlx', 'xlq')].map(isBitcoin),
  ).toEqual([false, false, false])
  expect([eip55, eip55.toLowerCase(), eip55.replace('aA', 'Aa')].map(isEthereum)).toEqual([true, true, false])
  const donation = '888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H'
  expect(isMonero(donation)).toBe(true)
  expect(isMonero(donation.replace('JsEg', 'JsEh'))).toBe(false)
})
