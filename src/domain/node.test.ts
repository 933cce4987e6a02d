import { expect, test } from 'vitest'
import {
  assertGuestEnd,
  assertPopUpEnd,
  entersAlone,
  fitsArea,
  mayFoundNode,
  mayGuideNode,
  mayRunNode,
  needsWords,
  REQUEST_STATES,
  REQUEST_STEPS,
  stepTo,
} from './node.ts'
import type { Actor, SeatRole } from './permissions.ts'

const node = { host: 10, manager: 1, champion: 2 }
const actor = (seat: number, member: number, role: SeatRole, scopes: Actor['scopes'] = ['account']): Actor => ({
  seat,
  member,
  role,
  scopes,
})

test('a node is run by its host’s admins, its manager and operators, and by nobody else', () => {
  expect(mayRunNode(actor(5, 10, 'admin'), node)).toBe(true)
  expect(mayRunNode(actor(1, 99, 'member'), node)).toBe(true)
  expect(mayRunNode(actor(5, 99, 'operator'), node)).toBe(true)
  expect(mayRunNode(actor(5, 10, 'member'), node), 'a colleague at the host').toBe(false)
  expect(mayRunNode(actor(5, 11, 'admin'), node), 'the admin of another node’s host').toBe(false)
  expect(mayRunNode(actor(2, 11, 'member'), node), 'the champion').toBe(false)
  expect(mayRunNode(actor(5, 10, 'auditor'), node)).toBe(false)
  expect(mayRunNode(actor(1, 99, 'member', ['read', 'share', 'reply']), node), 'a key without the scope').toBe(false)
  const nobody = { host: undefined, manager: undefined, champion: undefined }
  expect(mayRunNode(actor(5, 10, 'admin'), nobody)).toBe(false)
})

test('the champion guides and does not run; only operators found nodes', () => {
  expect(mayGuideNode(actor(2, 11, 'member'), node)).toBe(true)
  expect(mayGuideNode(actor(3, 11, 'admin'), node)).toBe(false)
  expect(mayGuideNode(actor(2, 11, 'member', ['read']), node)).toBe(false)
  expect(mayFoundNode(actor(5, 10, 'operator'))).toBe(true)
  expect(mayFoundNode(actor(5, 10, 'admin'))).toBe(false)
})

test('an area is met in each part that it names, and names something', () => {
  const member = { sectors: ['pharma' as const], regions: ['TLF' as const] }
  expect(fitsArea(member, { sectors: ['pharma', 'health'], regions: [] })).toBe(true)
  expect(fitsArea(member, { sectors: ['pharma'], regions: ['TLI'] })).toBe(false)
  expect(fitsArea(member, { sectors: [], regions: [] }), 'no area lets nobody in alone').toBe(false)
  const facts = { ...member, kind: 'industry' as const, size: 'large' as const }
  const area = { sectors: ['pharma' as const], regions: [], admission: 'automatic' as const }
  expect(entersAlone(facts, area)).toBe(true)
  expect(entersAlone(facts, { ...area, admission: 'apply' })).toBe(false)
  expect(entersAlone({ ...facts, kind: 'regulator' }, area)).toBe(false)
})

test('what was decided stays decided, and each side takes its own steps', () => {
  for (const state of REQUEST_STATES)
    for (const step of REQUEST_STEPS)
      if (state !== 'waiting' && state !== 'asked') expect(stepTo(state, step, ['node', 'asker'])).toBeUndefined()
  expect(stepTo('waiting', 'approve', ['asker'])).toBeUndefined()
  expect(stepTo('waiting', 'approve', ['node'])).toBe('approved')
  expect(stepTo('waiting', 'answer', ['asker']), 'nothing was asked').toBeUndefined()
  expect(stepTo('asked', 'answer', ['asker'])).toBe('waiting')
  expect(stepTo('asked', 'take-back', ['node'])).toBeUndefined()
  expect(needsWords('decline')).toBe(true)
  expect(needsWords('approve')).toBe(false)
})

test('ends lie in the future, within 90 days, and no guest outstays the node', () => {
  const now = new Date('2026-06-01T00:00:00Z')
  const days = (n: number) => new Date(now.getTime() + n * 86_400_000)
  expect(() => assertPopUpEnd(days(30), now, now)).not.toThrow()
  expect(() => assertPopUpEnd(days(91), now, now)).toThrow('90 days')
  expect(() => assertPopUpEnd(now, now, now)).toThrow('future')
  expect(() => assertPopUpEnd(days(80), days(-20), now), 'counted from its founding').toThrow('90 days')
  expect(() => assertGuestEnd(days(5), { until: days(4) }, now)).toThrow('longer')
  expect(() => assertGuestEnd(days(4), { until: days(4) }, now)).not.toThrow()
})
