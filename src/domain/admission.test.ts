import { expect, test } from 'vitest'
import {
  ADMISSION_STEPS,
  type AdmissionSide,
  APPLICATION_STATES,
  assertMayApprove,
  type Case,
  type Human,
  isAt,
  isDue,
  mayStep,
  missing,
  shownState,
  stateAfter,
  vetBy,
  whyNotApprover,
  whyNotSponsor,
} from './admission.ts'

const SIDES: AdmissionSide[] = ['applicant', 'vetter', 'sponsor']
const human = (person: number, more: Partial<Human> = {}): Human => ({ person, email: undefined, members: [], ...more })
const [ann, ben, cat] = [human(1), human(2), human(3)]
const whole = (more: Partial<Case> = {}): Case => ({
  domainProved: true,
  evidence: [
    { what: 'registered', by: ann, keys: [] },
    { what: 'network', by: ben, keys: [] },
  ],
  flags: [],
  isMemberAlready: false,
  sponsor: { member: 7, active: true, by: human(9, { members: [7] }), refusal: undefined },
  approvals: [],
  contact: { email: 'x@firm.example', domain: 'firm.example' },
  ...more,
})

test('the table of steps: nothing leaves a closed state, and only a second approval admits', () => {
  const edges = APPLICATION_STATES.flatMap(state =>
    ADMISSION_STEPS.filter(step => SIDES.some(side => mayStep(state, step, side))).map(
      step => `${state} ${step} ${stateAfter(state, step)}`,
    ),
  )
  expect(edges.filter(edge => / (admitted)$/.test(edge))).toEqual([
    'approved-once approve admitted',
    'admitted take-invitation admitted',
  ])
  expect(edges.filter(edge => /^(declined|taken-back)/.test(edge))).toEqual([])
  expect(mayStep('asked', 'approve', 'vetter'), 'while a question is open').toBe(false)
  for (const step of ['approve', 'decline', 'ask', 'record', 'ask-sponsor'] as const)
    for (const side of ['applicant', 'sponsor'] as const)
      for (const state of APPLICATION_STATES) expect(mayStep(state, step, side)).toBe(false)
  for (const state of APPLICATION_STATES) expect(mayStep(state, 'vouch', 'applicant')).toBe(false)
  expect(shownState('approved-once')).toBe(shownState('received'))
})

test('each thing that approval needs is missed when it is not there', () => {
  expect(missing(whole())).toEqual([])
  const gaps: Partial<Case>[] = [
    { isMemberAlready: true },
    { domainProved: false },
    { evidence: whole().evidence.slice(1) },
    { evidence: whole().evidence.slice(0, 1) },
    { flags: ['same-name m1'] },
    { sponsor: undefined },
    { sponsor: { member: 7, active: false, by: cat, refusal: undefined } },
    { sponsor: { member: 7, active: true, by: cat, refusal: 'linked' } },
  ]
  for (const gap of gaps) {
    expect(missing(whole(gap)), JSON.stringify(gap)).toHaveLength(1)
    expect(() => assertMayApprove(whole(gap), undefined, true)).toThrow()
  }
  const cleared = { what: 'distinct' as const, by: ann, keys: ['same-name m1'] }
  expect(missing(whole({ flags: ['same-name m1'], evidence: [...whole().evidence, cleared] }))).toEqual([])
  expect(
    missing(whole({ flags: ['same-name m1', 'near-name m2'], evidence: [...whole().evidence, cleared] })),
    'what it resembles since',
  ).toHaveLength(1)
})

test('two approvals are two humans’, the second an operator’s, neither of the sponsor nor of the applicant', () => {
  expect(() => assertMayApprove(whole(), whyNotApprover(whole(), ann), false)).not.toThrow()
  const once = whole({ approvals: [{ by: ann }] })
  expect(() => assertMayApprove(once, undefined, false)).toThrow(/operator/)
  expect(() => assertMayApprove(once, undefined, true)).not.toThrow()
  expect(whyNotApprover(once, ann)).toMatch(/already/)
  expect(() => assertMayApprove(whole(), whyNotApprover(once, ann), true)).toThrow(/already/)
  const twoSeats = whole({ approvals: [{ by: human(4, { email: 'A@b.example' }) }] })
  expect(whyNotApprover(twoSeats, human(5, { email: 'a@B.example' })), 'one address, two persons').toMatch(/already/)
  expect(whyNotApprover(whole(), human(4, { members: [3, 7] })), 'of the sponsor by another seat').toMatch(/vouches/)
  expect(whyNotApprover(whole(), human(9)), 'who vouched, since gone elsewhere').toMatch(/vouches/)
  expect(whyNotApprover(whole(), human(4, { email: 'boss@mail.firm.example' }))).toMatch(/of the organisation/)
  const alone = whole({ evidence: whole().evidence.map(e => ({ ...e, by: ann })) })
  expect(whyNotApprover(alone, ann)).toMatch(/alone/)
  expect(whyNotApprover(alone, ben)).toBeUndefined()
})

test('sponsors: not oneself, not one’s like, and no chain that leads back', () => {
  const [other, linked] = [{ resembles: false }, { resembles: true }]
  expect(whyNotSponsor([other, other])).toBeUndefined()
  expect(whyNotSponsor([linked])).toMatch(/linked/)
  expect(whyNotSponsor([other, other, linked])).toMatch(/leads back/)
})

test('addresses at a domain, and when vetting is due', () => {
  expect(isAt('a@alder.example', 'alder.example')).toBe(true)
  expect(isAt('a@mail.ALDER.example', 'Alder.example')).toBe(true)
  for (const no of ['a@notalder.example', 'a@alder.example.evil.example', 'alder.example', 'a@x@alder.example'])
    expect(isAt(no, 'alder.example'), no).toBe(false)
  const now = new Date('2026-06-01T00:00:00Z')
  expect(isDue(vetBy(now), now)).toBe(false)
  expect(isDue(vetBy(now), new Date('2028-05-01T00:00:00Z'))).toBe(true)
})
