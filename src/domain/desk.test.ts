import { expect, test } from 'vitest'
import {
  clearanceState,
  deskName,
  isGovernmentKind,
  mayClear,
  mayEnterUntil,
  mayRunDesk,
  mayStaffDesk,
} from './desk.ts'
import type { MemberKind } from './member.ts'
import type { SeatRole } from './permissions.ts'

const DAY = 86_400_000
const now = new Date('2026-06-01T00:00:00Z')
const after = (days: number) => new Date(now.getTime() + days * DAY)
const actor = (role: SeatRole, seat = 1) => ({ seat, member: 2, role, scopes: ['account'] as const, person: { id: 7 } })

test('operators staff the desk; the Fusion Cell’s manager runs it with them; nobody clears itself', () => {
  for (const role of ['member', 'admin', 'analyst', 'auditor'] as const) {
    expect(mayStaffDesk(actor(role)), role).toBe(false)
    expect(mayRunDesk(actor(role), 5), role).toBe(false)
  }
  expect([mayStaffDesk(actor('operator')), mayRunDesk(actor('operator'), undefined)]).toEqual([true, true])
  expect(mayRunDesk(actor('analyst', 5), 5)).toBe(true)
  expect(mayRunDesk({ ...actor('operator'), scopes: ['read'] }, 1)).toBe(false)
  expect([mayClear(actor('operator'), 5, 8), mayClear(actor('operator'), 5, 7)]).toEqual([true, false])
})

test('a government-only group is entered until the first of what it hangs on ends', () => {
  const fit = { atDesk: true, homes: ['cert'] as MemberKind[], clearedUntil: after(10), seatUntil: undefined }
  expect(mayEnterUntil(fit, now)).toEqual(after(10))
  expect(mayEnterUntil({ ...fit, seatUntil: after(3) }, now)).toEqual(after(3))
  expect(mayEnterUntil({ ...fit, seatUntil: after(30) }, now)).toEqual(after(10))
  for (const not of [
    { atDesk: false },
    { homes: [] },
    { homes: ['industry'] as MemberKind[] },
    // One industry home is enough: whatever else the human is.
    { homes: ['cert', 'law-enforcement', 'trade-body'] as MemberKind[] },
    { clearedUntil: undefined },
    { clearedUntil: now },
    { seatUntil: now },
  ])
    expect(mayEnterUntil({ ...fit, ...not }, now), JSON.stringify(not)).toBeUndefined()
})

test('a clearance is warned of for thirty days, and ends by the clock', () => {
  expect(clearanceState(undefined, now)).toBe('none')
  expect(clearanceState(after(31), now)).toBe('meets')
  expect(clearanceState(after(30), now)).toBe('ends-soon')
  expect(clearanceState(now, now)).toBe('ended')
})

test('what others read of an analyst; and whose people are government’s', () => {
  expect(deskName(7)).toBe('Analyst 7, Fusion Cell')
  expect(
    ['industry', 'security-supplier', 'regulator', 'academia'].filter(k => isGovernmentKind(k as MemberKind)),
  ).toEqual([])
})
