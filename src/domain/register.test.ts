import { expect, test } from 'vitest'
import { registerNumber, registersOf } from './register.ts'

test('company numbers as Companies House writes them, whatever was typed', () => {
  const same: [string, string][] = [
    ['1234567', '01234567'],
    [' sc 123456 ', 'SC123456'],
    ['R0123456', 'R0123456'],
    ['IP12345R', 'IP12345R'],
    ['OC312345', 'OC312345'],
    ['00000006', '00000006'],
  ]
  for (const [typed, number] of same) expect(registerNumber('companies-house', typed), typed).toBe(number)
  for (const junk of ['', '0', '00000000', '123456789', 'XX123456', 'SC12345', '12 34 5a', '１２３４５６７８'])
    expect(registerNumber('companies-house', junk), junk).toBeUndefined()
})

test('a number of one register is none of another', () => {
  expect(registerNumber('oscr', 'sc012345')).toBe('SC012345')
  expect(registerNumber('oscr', '1234567')).toBeUndefined()
  expect(registerNumber('charity-commission', '1234567')).toBe('1234567')
  expect(registerNumber('charity-commission', 'SC012345')).toBeUndefined()
  expect(registerNumber('nhs-ods', 'rx1')).toBe('RX1')
  expect(registerNumber('ukprn', '20001234')).toBeUndefined()
  expect(registerNumber('ons-gss', 'E07000032')).toBe('E07000032')
})

test('companies and charities name a register; councils and trusts need none', () => {
  expect(registersOf('industry')).toEqual({ offered: ['companies-house'], needed: true })
  expect(registersOf('charity').needed).toBe(true)
  expect(registersOf('local-government').needed).toBe(false)
  expect(registersOf('health-body').needed).toBe(false)
  expect(registersOf('law-enforcement')).toEqual({ offered: [], needed: false })
})
