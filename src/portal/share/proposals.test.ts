import { describe, expect, test } from 'vitest'
import { proposalsOf, tlpIn } from './proposals.ts'

describe('a title and a summary', () => {
  test('from a mail: its subject without the forwarding, and its first sentences without the header', () => {
    const mail = [
      'From: Payroll <payroll@evil.example>',
      'To: staff@our.example',
      'Subject: FW: RE: [EXTERNAL] Your payslip',
      '',
      'Several of our colleagues got a mail that leads to [value] and asks for the password. It loads an ISO. Third sentence here. Fourth sentence.',
    ].join('\n')
    const { title, summary, kind } = proposalsOf(mail)
    expect(title).toBe('Your payslip')
    expect(summary).toBe(
      'Several of our colleagues got a mail that leads to [value] and asks for the password. It loads an ISO. Third sentence here.',
    )
    expect(kind).toBe('incident')
  })

  test('a file’s subject comes before the first line', () => {
    expect(proposalsOf('some words here', 'Fwd: Invoice overdue').title).toBe('Invoice overdue')
  })

  test('from a Markdown report: its heading, not the marking above it', () => {
    const { title, summary } = proposalsOf(
      'TLP:GREEN\n\n# **UNC1151** strikes [again](https://x.example)\n\nThe group sent lures to ministries in May. It used two loaders.\n',
    )
    expect(title).toBe('UNC1151 strikes again')
    expect(summary).toBe('The group sent lures to ministries in May. It used two loaders.')
  })

  test('a long first line is cut at a word and never longer than a title may be', () => {
    const { title } = proposalsOf(`${'word '.repeat(200)}end`)
    expect(title.length).toBeLessThanOrEqual(141)
    expect(title).toMatch(/word…$/)
  })

  test('nothing is invented for a bare list of values', () => {
    const list = Array.from({ length: 40 }, (_, n) => `host${n}.evil.example`).join('\n')
    expect(proposalsOf(list)).toMatchObject({ title: '', summary: '' })
  })
})

test('the kind follows the words', () => {
  expect(proposalsOf('Has anyone seen this loader before?').kind).toBe('question')
  expect(proposalsOf('Scanning of VPN gateways from 192.0.2.0/24').kind).toBe('reconnaissance')
  expect(proposalsOf('CVE-2026-1234 in the gateway is exploited').kind).toBe('vulnerability')
  expect(proposalsOf('The actor moved to new infrastructure').kind).toBe('campaign')
})

test('a text built like a publication is not proposed as seen by oneself', () => {
  const body = 'The actor did something of note here. '.repeat(90)
  expect(proposalsOf(`Title\n\nKey findings\n\n${body}`).provenance).toBe('open-source')
  expect(proposalsOf(`Title\n\n${body}`).provenance).toBe('own-observation')
  expect(proposalsOf('Key findings\nshort').provenance).toBe('own-observation')
})

test('the strictest marking in the opening binds; a word that only looks like one does not', () => {
  expect(tlpIn('TLP:GREEN report\nAppendix TLP:AMBER+STRICT')).toBe('AMBER+STRICT')
  expect(tlpIn('tlp: white')).toBe('CLEAR')
  expect(tlpIn('TLP is a protocol; RED is a colour')).toBeUndefined()
})
