import { expect, test } from 'vitest'
import { type Actor, mayEdit, mayReply, mayRunMember, mayShare } from './permissions.ts'

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
