import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, withBrowser } from './browser.ts'
import type { World } from './world.ts'

/** Opened directly, the page to share on is as light as any other; what finds values is loaded with the first word. */
const browser = withBrowser()
let world: World
beforeAll(async () => {
  world = await openWorld('share-light')
})
afterAll(() => world?.close())

const ASSETS = fileURLToPath(new URL('../build/portal/', import.meta.url))

test('/share opened directly loads at most 250 kB of scripts, and finds values all the same', async () => {
  const { page } = await browser.visit(world, 'author')
  const scripts = new Set<string>()
  page.on('request', request => {
    const { pathname } = new URL(request.url())
    if (pathname.endsWith('.js')) scripts.add(pathname)
  })
  await page.goto(`${world.url}/share`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle').catch(() => undefined)
  const bytes = [...scripts].map(path => gzipSync(readFileSync(`${ASSETS}${path}`)).length)
  const kB = bytes.reduce((sum, one) => sum + one, 0) / 1000
  console.info(`/share, opened directly: ${kB.toFixed(0)} kB of scripts in ${scripts.size} files`)
  expect(kB).toBeLessThanOrEqual(250)
  expect([...scripts].join()).not.toMatch(/finder\.worker|pdf|extract/)
  await page.getByRole('textbox').first().fill('Callbacks to 192.0.2.77 and evil[.]example')
  await page.getByText('192.0.2[.]77').first().waitFor()
  expect([...scripts].join()).toMatch(/finder\.worker/)
})
