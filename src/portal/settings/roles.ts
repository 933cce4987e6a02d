import type { Colleague } from '../wire.ts'

/** Nothing for whoever just contributes: that is what most do. */
export const roleWord = (role: Colleague['role']): string =>
  role === 'member' ? '' : role === 'admin' ? 'administrator' : role

/** What an administrator gives. */
export const ROLES = [
  { value: 'member', label: 'Contributor: reads, shares, replies' },
  { value: 'admin', label: 'Administrator: also people and the organisation’s settings' },
] as const
/** What an operator gives besides, when inviting. */
export const OPERATOR = { value: 'operator', label: 'Operator: runs the partnership' } as const
export const roleOf = (written: string): 'member' | 'admin' => (written === 'admin' ? 'admin' : 'member')
export const invitedRoleOf = (written: string): 'member' | 'admin' | 'operator' =>
  written === 'operator' ? 'operator' : roleOf(written)
