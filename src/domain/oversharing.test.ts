import { expect, test } from 'vitest'
import { warningsOf } from './oversharing.ts'
import type { OwnTerms } from './own-terms.ts'
import type { ReportContent } from './report.ts'

const OWN: OwnTerms = {
  names: ['Dovecliff Biologics plc'],
  domains: ['dovecliff.example'],
  networks: ['203.0.113.0/24'],
  people: ['Priya Nandakumar'],
  terms: ['Project Heron'],
}
const indicator = (type: 'domain' | 'ipv4' | 'file-name', value: string) =>
  ({ type, value, role: 'c2', use: 'block' }) as const
const CONTENT: ReportContent = {
  kind: 'incident',
  provenance: { kind: 'own-observation' },
  headline: {
    title: 'Payslip mails at Dovecliff',
    summary: 'An .iso with a loader. Dovecliff saw it; so did Dovecliff.',
  },
  technical: {
    indicators: [
      indicator('domain', 'dovecliff-payslip.example'),
      indicator('ipv4', '203.0.113.9'),
      indicator('ipv4', '10.1.1.1'),
      indicator('domain', 'evil.example'),
      indicator('domain', 'mail.dovecliff.example'),
    ],
    notes: 'From 192.168.4.4',
  },
  full: { story: 'Priya Nandakumar found it for Project Heron.', impact: '' },
}
const brief = (content: ReportContent, named = {}) =>
  warningsOf(content, OWN, named).map(({ severity, code, place, found }) => [
    severity,
    code,
    place.layer,
    place.field,
    found,
  ])

test('what names the author where its name is withheld comes first, once for each place', () => {
  expect(brief(CONTENT)).toEqual([
    ['stop', 'own-name', 'headline', 'title', 'Dovecliff'],
    ['stop', 'own-name', 'headline', 'summary', 'Dovecliff'],
    ['stop', 'added-term', 'full', 'story', 'Project Heron'],
    ['stop', 'own-indicator', 'technical', 'indicators', '203.0.113.9'],
    ['stop', 'own-indicator', 'technical', 'indicators', 'mail.dovecliff.example'],
    ['check', 'internal-address', 'technical', 'notes', '192.168.4.4'],
    ['check', 'own-person', 'full', 'story', 'Priya Nandakumar'],
    ['check', 'looks-like-you', 'technical', 'indicators', 'dovecliff-payslip.example'],
    ['check', 'internal-address', 'technical', 'indicators', '10.1.1.1'],
  ])
})

test('where the author is named, its name is no news, but its own addresses are still no indicators', () => {
  expect(
    brief(CONTENT, { headline: true, technical: true, full: true }).map(([severity, code]) => `${severity} ${code}`),
  ).toEqual([
    'stop own-indicator',
    'stop own-indicator',
    'check internal-address',
    'check own-person',
    'check added-term',
    'check internal-address',
  ])
  const [first] = warningsOf(CONTENT, OWN)
  expect(first?.sentence).toBe(
    '“Dovecliff” stands in the title and would identify you, although your name is withheld there.',
  )
})

test('a report that says nothing of its author has no warnings', () => {
  const quiet: ReportContent = {
    kind: 'campaign',
    provenance: { kind: 'own-observation' },
    headline: { title: 'Payslip mails', summary: 'See evil.example' },
  }
  expect(warningsOf(quiet, OWN)).toEqual([])
})

test('a value that stands in the headline is pointed out, defanged or not; a flaw is what a headline is about', () => {
  const content: ReportContent = {
    kind: 'incident',
    provenance: { kind: 'own-observation' },
    headline: { title: 'CVE-2024-3400 is used', summary: 'Two signed in at hxxps://zq7-payslip[.]com/login today.' },
    technical: {
      notes: '',
      indicators: [
        { type: 'url', value: 'https://zq7-payslip.com/login', role: 'phishing-page', use: 'block' },
        { type: 'cve', value: 'CVE-2024-3400', role: 'exploited-flaw', use: 'context' },
        { type: 'domain', value: 'elsewhere.test', role: 'c2', use: 'block' },
      ],
    },
  }
  const none = { names: [], domains: [], networks: [], people: [], terms: [] }
  expect(warningsOf(content, none).filter(w => w.code === 'value-in-headline')).toMatchObject([
    { place: { field: 'summary' }, severity: 'check', found: 'https://zq7-payslip.com/login' },
  ])
})
