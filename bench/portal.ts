import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium, type Page } from 'playwright-core'
import { findChromium } from '../tools/chromium.js'
import { filledWith, SMALL } from './bulk.ts'
import { ms, type Row } from './measure.ts'
import { type Place, sql, startAuburn } from './place.ts'

const TOKEN = 'bench_session_0123456789abcdef'
const ASSETS = fileURLToPath(new URL('../build/portal/', import.meta.url))
/** So many indicators make 10,000 reports. */
const INDICATORS = 200_000

/** The portal in a real browser: what its first page loads, and whether a long feed scrolls without a long task. */
export async function portal(place: Place): Promise<Row[]> {
  const indicators = place.quick ? SMALL : INDICATORS
  const url = await filledWith(place, indicators)
  await sql(url, SESSION)
  const server = await startAuburn(place, { DATABASE_URL: url })
  const found = await findChromium({ say: place.say })
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: found.args,
    env: { ...(process.env as Record<string, string>), ...found.env },
  })
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const origin = `http://localhost:${server.port}`
    await context.addCookies([{ name: 'auburn', value: TOKEN, url: origin }])
    const page = await context.newPage()
    const scripts = new Set<string>()
    page.on('request', request => {
      if (request.url().endsWith('.js')) scripts.add(new URL(request.url()).pathname)
    })
    await page.goto(`${origin}/`)
    await page.locator('[role=listitem]').first().waitFor({ timeout: 60_000 })
    await page.waitForLoadState('load')
    const bytes = [...scripts].reduce((sum, path) => sum + gzipSync(readFileSync(`${ASSETS}${path}`)).length, 0)
    const { reached, longest } = await scroll(page, place.quick ? 300 : 9_000)
    const kB = bytes / 1000
    return [
      {
        work: 'portal, scripts of the first load, gzip',
        measured: `${kB.toFixed(0)} kB in ${scripts.size} files`,
        must: '≤ 250 kB',
        ok: kB <= 250,
      },
      {
        work: `portal, longest task while ${reached.toLocaleString('en-GB')} reports scroll by`,
        measured: longest === 0 ? 'none over 50 ms' : ms(longest),
        must: '≤ 100 ms',
        ok: longest <= 100 && reached >= (place.quick ? 300 : 9_000),
      },
    ]
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** Goes down the feed until so many rows have come by. The longest long task is in milliseconds, 0 if there was none. */
async function scroll(page: Page, rows: number): Promise<{ reached: number; longest: number }> {
  await page.waitForTimeout(1_000)
  return page.evaluate(async wanted => {
    const tasks: number[] = []
    const watch = new PerformanceObserver(list => tasks.push(...list.getEntries().map(e => e.duration)))
    watch.observe({ type: 'longtask' })
    const last = () =>
      Math.max(
        0,
        ...[...document.querySelectorAll('[aria-posinset]')].map(e => Number(e.getAttribute('aria-posinset'))),
      )
    const until = performance.now() + 60_000
    while (last() < wanted && performance.now() < until) {
      window.scrollBy(0, 2_000)
      await new Promise(done => setTimeout(done, 16))
    }
    await new Promise(done => setTimeout(done, 200))
    return { reached: last(), longest: Math.max(0, ...tasks) }
  }, rows)
}

/** Somebody who has been here before is signed in. */
const SESSION = `
  insert into session(hash, gid, person, seat, agent, created_at, used_at, expires_at)
    select decode('${createHash('sha256').update(TOKEN).digest('hex')}', 'hex'), gen_random_uuid(), person, circle, 'bench', now(), now(), now() + interval '1 day'
    from seat where role = 'member' order by circle limit 1;
  insert into reading(report, seat, member, first_at, last_at)
    select f.report, s.circle, s.member, now(), now() from (select circle, member from seat where role = 'member' order by circle limit 1) s,
      (select report from feed limit 1) f`
