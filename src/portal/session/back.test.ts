import { expect, test } from 'vitest'
import { backFrom } from './back.ts'

const origin = 'https://auburn.example'
const back = (value: string) => backFrom('/sign-in', `?${new URLSearchParams({ back: value })}`, origin)

test('a page that needs sign-in is gone back to, with its search', () => {
  expect(backFrom('/search', '?q=invoice', origin)).toBe('/search?q=invoice')
  expect(back('/reports/1?x=2')).toBe('/reports/1?x=2')
  expect(backFrom('/sign-in', '', origin)).toBe('/')
})

test('no address leads to another site', () => {
  const elsewhere = [
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n\\evil.example',
    'https://evil.example',
    'javascript:1',
    '',
  ]
  for (const value of elsewhere) expect(back(value)).toBe('/')
})
