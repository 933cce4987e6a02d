import { expect, test } from 'vitest'
import {
  type Actor,
  mayEdit,
  mayEndSeat,
  mayGiveRole,
  mayLeaveAdmins,
  mayReply,
  mayRunMember,
  mayRunPeople,
  mayShare,
} from './permissions.ts'

const actor: Actor = { seat: 1, member: 10, role: 'member', scopes: ['read', 'share', 'reply', 'account'] }
const facts = { member: 10, seat: 1, withdrawn: false }

test('a key without the scope, and an auditor, neither share nor reply', () => {
  expect(mayShare(actor) && mayReply(actor)).toBe(true)
  expect(mayShare({ ...actor, scopes: ['read'] })).toBe(false)
  expect(mayReply({ ...actor, scopes: ['read', 'share'] })).toBe(false)
  expect(mayShare({ ...actor, role: 'auditor' }) || mayReply({ ...actor, role: 'auditor' })).toBe(false)
})
test('a report is changed by its author and by the admins of its member, while it stands', () => {
  expect(mayEdit(actor, facts)).toBe(true)
  expect(mayEdit({ ...actor, seat: 2 }, facts)).toBe(false)
  expect(mayEdit({ ...actor, seat: 2, role: 'admin' }, facts)).toBe(true)
  expect(mayEdit({ ...actor, seat: 2, member: 11, role: 'admin' }, facts)).toBe(false)
  expect(mayEdit(actor, { ...facts, withdrawn: true })).toBe(false)
  expect(mayEdit(actor, undefined)).toBe(false)
  expect(mayEdit({ ...actor, scopes: ['read'] }, facts)).toBe(false)
})
test('a member is run by its admins', () => {
  expect(mayRunMember({ ...actor, role: 'admin' })).toBe(true)
  expect(mayRunMember(actor)).toBe(false)
  expect(mayRunMember({ ...actor, role: 'admin', scopes: ['share'] })).toBe(false)
})

test('only an admin, or an operator, runs its people, and not with what lacks the scope', () => {
  expect(mayRunPeople({ ...actor, role: 'admin' })).toBe(true)
  expect(mayRunPeople({ ...actor, role: 'operator' }), 'its own member’s').toBe(true)
  for (const role of ['member', 'analyst', 'auditor'] as const)
    expect(mayRunPeople({ ...actor, role }), role).toBe(false)
  expect(mayRunPeople({ ...actor, role: 'admin', scopes: ['read', 'share'] })).toBe(false)
})

test('a seat is ended by its own person and by its own admins, by nobody else', () => {
  expect(mayEndSeat(actor, { seat: 1, member: 10 })).toBe(true)
  expect(mayEndSeat(actor, { seat: 2, member: 10 })).toBe(false)
  expect(mayEndSeat({ ...actor, role: 'admin' }, { seat: 2, member: 10 })).toBe(true)
  expect(mayEndSeat({ ...actor, role: 'admin' }, { seat: 2, member: 11 })).toBe(false)
  expect(mayEndSeat({ ...actor, scopes: ['read'] }, { seat: 1, member: 10 })).toBe(false)
})

test('admins make admins and unmake them; the operator’s roles are not theirs to give or to take', () => {
  expect(mayGiveRole('member', 'admin')).toBe(true)
  expect(mayGiveRole('admin', 'member')).toBe(true)
  expect(mayGiveRole('analyst', 'analyst')).toBe(true)
  for (const role of ['analyst', 'auditor', 'operator'] as const) {
    expect(mayGiveRole(role, 'admin'), role).toBe(false)
    expect(mayGiveRole('member', role), role).toBe(false)
  }
})

test('the last admin stays', () => {
  expect(mayLeaveAdmins(0)).toBe(false)
  expect(mayLeaveAdmins(1)).toBe(true)
})
