import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, withBrowser } from './browser.ts'
import type { World } from './world.ts'

/** Published reports, where a folder of them is at hand; they are not part of this project. */
const folder = process.env.AUBURN_TEST_DATA

const browser = withBrowser()
let world: World | undefined
beforeAll(async () => {
  if (folder) world = await openWorld('real report')
})
afterAll(async () => {
  await browser.leave()
  await world?.close()
})

/** The longest that still fits what a person would paste. */
function publishedReport(root: string): string {
  const texts = readdirSync(join(root, 'reports', 'prodaft')).flatMap(name => {
    try {
      return [readFileSync(join(root, 'reports', 'prodaft', name, 'README.md'), 'utf8')]
    } catch {
      return []
    }
  })
  return texts.filter(text => text.length < 60_000).sort((a, b) => b.length - a.length)[0] ?? ''
}

const unique = (text: string, pattern: RegExp) => new Set(text.toLowerCase().match(pattern) ?? [])

test('a published report is pasted, looked through and shared within a minute', async ({ skip }) => {
  if (!folder || !world) {
    skip('AUBURN_TEST_DATA is not set: no published reports at hand')
    return
  }
  const text = publishedReport(folder)
  const hashes = unique(text, /\b[0-9a-f]{64}\b/g)
  const addresses = unique(text, /\b(?:\d{1,3}\.){3}\d{1,3}\b/g)
  expect(hashes.size + addresses.size, 'a report with values in it').toBeGreaterThan(20)

  const { page } = await browser.visit(world, 'author', { at: '/share' })
  const paste = page.getByLabel('Paste anything')
  await paste.waitFor()
  const began = Date.now()
  await paste.fill(text)
  await page.getByText(/\d+ of [\d,]+ ticked/).waitFor()
  await page.getByRole('button', { name: 'My nodes' }).click()
  await page.getByRole('article', { name: 'What they get' }).waitFor()
  const title = await page.getByRole('textbox', { name: 'Title' }).inputValue()
  expect(title).toBe(/^#\s*(.+)/m.exec(text)?.[1]?.trim() ?? title)
  await page.getByRole('radio', { name: 'Your colleagues' }).check()
  await page.getByRole('button', { name: /^Share with/, disabled: false }).click()
  await page.getByRole('heading', { name: 'Shared' }).waitFor()
  const took = Date.now() - began
  expect(took).toBeLessThan(60_000)

  const href = await page.getByRole('link', { name: 'Open the report' }).getAttribute('href')
  const read = (await world.call('competitor', 'GET', `/api${href}`)).body
  const values = (read.indicators as { type: string; value: string }[]).map(indicator => indicator.value)
  const of = (all: Set<string>) => [...all].filter(value => values.some(known => known.includes(value))).length
  console.log(
    `${text.length} characters, ${values.length} values shared in ${(took / 1000).toFixed(1)} s: ` +
      `${of(hashes)} of ${hashes.size} SHA-256, ${of(addresses)} of ${addresses.size} IPv4`,
  )
  expect(of(hashes)).toBe(hashes.size)
  expect(of(addresses) / Math.max(1, addresses.size)).toBeGreaterThanOrEqual(0.95)
  expect(read.title).toBe(title)

  const reader = await browser.visit(world, 'competitor', { at: href ?? '' })
  await reader.page.getByRole('heading', { name: `${values.length.toLocaleString('en-GB')} indicators` }).waitFor()
})
