import { expect, test } from 'vitest'
import { domainState, PROOF_AHEAD_DAYS, proofMailbox, proofStep, provedUntil } from './own-domain.ts'

const DAY = 86_400_000
const at = new Date('2026-05-01T09:00:00Z')
const days = (n: number): Date => new Date(at.getTime() + n * DAY)

test('a domain counts while its proof does, and is the member’s word before and after', () => {
  const until = provedUntil(at)
  expect(domainState({ provedAt: undefined, until: undefined }, at)).toBe('declared')
  expect(domainState({ provedAt: at, until }, days(729))).toBe('proved')
  expect(domainState({ provedAt: at, until }, until)).toBe('ended')
})

test('a proof is looked after once a day in its last thirty days, and ends on its day', () => {
  const until = days(100)
  expect(proofStep(until, undefined, days(100 - PROOF_AHEAD_DAYS - 1))).toBe('none')
  expect(proofStep(until, undefined, days(71))).toBe('look')
  expect(proofStep(until, days(71), days(71.5))).toBe('none')
  expect(proofStep(until, days(71), days(72))).toBe('look')
  expect(proofStep(until, days(99), until)).toBe('end')
})

test('a code goes to the postmaster, not to an address of one’s choice', () => {
  expect(proofMailbox('alder.example')).toBe('postmaster@alder.example')
})
