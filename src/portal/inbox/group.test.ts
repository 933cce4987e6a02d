import { expect, test } from 'vitest'
import type { InboxItem } from '../wire.ts'
import { inboxLines } from './group.ts'

const item = (id: string, kind: InboxItem['kind'], report: string | undefined, unread = false): InboxItem => ({
  id,
  kind,
  at: '2026-11-22T10:00:00.000Z',
  title: `one ${kind}`,
  ...(report ? { report } : {}),
  unread,
})

test('neighbours about one report are one line that counts them; others stay apart', () => {
  const lines = inboxLines([
    item('1', 'sighting', 'a'),
    item('2', 'reply', 'a'),
    item('3', 'sighting', 'a'),
    item('4', 'sighting', 'b'),
    item('5', 'sighting', 'a'),
  ])
  expect(lines.map(line => line.title)).toEqual(['2 have seen it too, 1 reply', 'one sighting', 'one sighting'])
})

test('read and unread are not mixed, and a withdrawal or a sign-off is never swallowed', () => {
  const lines = inboxLines([
    item('1', 'reply', 'a', true),
    item('2', 'reply', 'a'),
    item('3', 'withdrawal', 'a'),
    item('4', 'sign-off', undefined),
    item('5', 'sign-off', undefined),
  ])
  expect(lines).toHaveLength(5)
})
