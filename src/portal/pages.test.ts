import { expect, test } from 'vitest'
import { getsPage, pageAt } from './pages.ts'

test('an address is the page with as many parts, whatever stands in the open ones and after them', () => {
  expect(pageAt('/')).toBe('/')
  expect(pageAt('/?unread=1')).toBe('/')
  expect(pageAt('/nodes')).toBe('/nodes')
  expect(pageAt('/nodes/pharma?tab=run')).toBe('/nodes/$handle')
  expect(pageAt('/link#token')).toBe('/link')
  for (const none of ['/nodes/pharma/more', '/no-such-page', '/constructor', '/NODES'])
    expect(pageAt(none)).toBeUndefined()
})

test('a page that is not there is nobody’s', () => {
  expect(getsPage('operator', '/found-node')).toBe(true)
  expect(getsPage('admin', '/found-node')).toBe(false)
  expect(getsPage('auditor', '/share?kind=question')).toBe(false)
  expect(getsPage('auditor', '/sign-in')).toBe(true)
  expect(getsPage('operator', '/no-such-page')).toBe(false)
})
