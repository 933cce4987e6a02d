import { mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type CDPSession,
  chromium,
  errors,
  type Locator,
  type Page,
} from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { MailServer } from '../src/store/mail-out.ts'
import { findChromium } from '../tools/chromium.js'
import type { SeatName } from './cast.ts'
import { makeWorld, type World } from './world.ts'

/** One person's browser: its page, and everything about it that must not happen. */
export interface Visit {
  page: Page
  context: BrowserContext
  /** Page errors, console errors, policy violations, requests to other hosts, refusals nobody expected. */
  faults: string[]
  /** Everything that came over the wire to this page so far: bodies, and messages of the live stream. */
  received(): Promise<string>
}

interface VisitOptions {
  at?: string
  width?: number
  height?: number
  dark?: boolean
  /** Somebody who has just joined gets the welcome first; the others have seen it. */
  newcomer?: boolean
  /** Another site that the walk leads to, as an identity provider: what its own pages load is its business. */
  leadsTo?: string
  /** Refusals (`404 /api/reports/…`) that belong to this walk. */
  expects?: RegExp
}

export const PHONE = { width: 390, height: 844 } as const
const PATIENCE_MS = 20_000
const DESK = { width: 1440, height: 900 } as const
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A world that a browser can visit: on a port known beforehand, in real time. */
export async function openWorld(seed: string, mail?: MailServer): Promise<World> {
  const port = await freePort()
  const world = await makeWorld({
    seed,
    running: true,
    publicUrl: `http://localhost:${port}`,
    ...(mail ? { mail } : {}),
  })
  await world.listen(port)
  return world
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

/**
 * One Chromium for a test file. After each test, whatever went wrong in any page fails it; a failing test leaves
 * screenshots behind and says where.
 */
export function withBrowser() {
  let browser: Browser
  let open: { name: string; look: string | undefined; url: string; visit: Visit }[] = []
  /** Contexts that were left, by their look: nobody's again, but the portal's code is loaded and warm there. */
  const left = new Map<string, BrowserContext[]>()
  beforeAll(async () => {
    const { executablePath, args, env } = await findChromium()
    browser = await chromium.launch({
      executablePath,
      // A page shares its process with the one that stays behind when a context is left: a new process costs a second.
      args: [...args, '--process-per-site'],
      ...(env ? { env: { ...process.env, ...env } } : {}),
    })
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photograph(open)
    const faults = open.flatMap(({ name, visit }) => visit.faults.splice(0).map(fault => `${name}: ${fault}`))
    expect(faults).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
  })
  return {
    /** Opens the portal as a seat (by its session), or as nobody. */
    async visit<N extends string = SeatName>(
      world: { url: string; cookie(name: N): string },
      as: N | undefined,
      options: VisitOptions = {},
    ) {
      const { width = DESK.width, height = DESK.height, dark = false } = options
      const phone = width < 600
      const look = options.leadsTo === undefined ? `${width} ${height} ${dark}` : undefined
      const context =
        left.get(look ?? '')?.pop() ??
        (await browser.newContext({
          viewport: { width, height },
          colorScheme: dark ? 'dark' : 'light',
          reducedMotion: 'reduce',
          locale: 'en-GB',
          ...(phone ? { hasTouch: true, isMobile: true } : {}),
        }))
      context.setDefaultTimeout(PATIENCE_MS)
      if (as) {
        const [name = '', value = ''] = world.cookie(as).split('=')
        await context.addCookies([{ name, value, url: world.url }])
      }
      const visit = await watch(context, world.url, options)
      open.push({ name: `${as ?? 'nobody'}${phone ? ' on a phone' : ''}`, look, url: world.url, visit })
      if (options.at !== undefined) await visit.page.goto(world.url + options.at)
      return visit
    },
    /** Lets go of the pages that were opened so far (or of one visit's alone), and of all that was kept in their contexts. */
    async leave(one?: Visit) {
      const leaving = open.filter(({ visit }) => !one || visit === one)
      open = open.filter(({ visit }) => one && visit !== one)
      await Promise.all(
        leaving.map(async ({ look, url, visit: { context } }) => {
          if (look === undefined) return context.close()
          await empty(context, url)
          left.set(look, [...(left.get(look) ?? []), context])
        }),
      )
    },
  }
}

/** Nobody is signed in there and nothing of theirs is open; one page, which shows nothing, keeps the site's process. */
async function empty(context: BrowserContext, url: string): Promise<void> {
  const isQuiet = (page: Page) => page.url() === `${url}/livez`
  if (!context.pages().some(isQuiet)) await (await context.newPage()).goto(`${url}/livez`)
  await Promise.all(context.pages().map(page => (isQuiet(page) ? undefined : page.close())))
  // Last: a page that is still open may be handed a new one.
  await context.clearCookies()
}

/** A device that holds passkeys and says yes, as a phone whose owner has just laid a finger on it. */
export async function giveAuthenticator(page: Page) {
  const wire = await page.context().newCDPSession(page)
  await wire.send('WebAuthn.enable')
  const { authenticatorId } = await wire.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    credentials: async () => (await wire.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    /** Whether its owner lays a finger on it as soon as it asks. */
    present: (enabled: boolean) => wire.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }),
  }
}

async function photograph(open: readonly { name: string; visit: Visit }[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'auburn-pages-'))
  for (const [at, { name, visit }] of open.entries()) {
    const path = join(folder, `${at}-${name.replaceAll(' ', '-')}.png`)
    await visit.page.screenshot({ path, fullPage: true }).catch(() => undefined)
    console.error(`${name} stood at ${visit.page.url()}: ${path}`)
  }
}

async function watch(context: BrowserContext, url: string, options: VisitOptions): Promise<Visit> {
  const page = await context.newPage()
  await page.addInitScript(`
    document.addEventListener('securitypolicyviolation', event =>
      console.error('policy violated: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))
    if (location.protocol !== 'about:' && !${options.newcomer === true}) sessionStorage.setItem('auburn.welcome-seen', '1')`)
  const faults: string[] = []
  const bodies: Promise<string>[] = []
  const streamed: string[] = []
  page.on('pageerror', error => faults.push(`page error: ${error.stack ?? error.message}`))
  page.on('console', message => {
    // A refusal is told of by its status, below; the console's line for it says no more.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(`console: ${message.text()}`)
  })
  page.on('request', request => {
    if (!/^https?:|^wss?:/.test(request.url()) || new URL(request.url()).origin === url) return
    const { leadsTo } = options
    const isTheirs = leadsTo !== undefined && [request.url(), request.frame().url()].some(at => at.startsWith(leadsTo))
    if (!isTheirs) faults.push(`request to another host: ${request.url()}`)
  })
  page.on('response', response => {
    const { pathname } = new URL(response.url())
    const line = `${response.status()} ${pathname}`
    if (response.status() >= 400 && !options.expects?.test(line)) faults.push(`refused: ${line}`)
    if (pathname.startsWith('/api/') && pathname !== '/api/live') bodies.push(response.text().catch(() => ''))
  })
  lookOften(page.locator('html'))
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  // What somebody before it kept in this context is not this one's. (The session's storage went with the page.)
  await wire.send('Storage.clearDataForOrigin', { origin: url, storageTypes: 'local_storage,indexeddb' })
  wire.on('Network.eventSourceMessageReceived', ({ eventName, data }) => streamed.push(`${eventName} ${data}`))
  return { page, context, faults, received: async () => [...(await Promise.all(bodies)), ...streamed].join('\n') }
}

/** As often as Playwright looks, it leaves out its longest pause (500 ms) where it may wait for less than five of it. */
const SHORT_MS = 2_400
const quick = new WeakSet<Locator>()
/**
 * What comes late is seen late by Playwright: after a quarter of a second it looks every half second only. So each wait is made of
 * short ones, which look every tenth; and whatever acts waits in this way for what it acts upon.
 */
function lookOften(any: Locator): void {
  const every: Locator = Object.getPrototypeOf(any)
  if (quick.has(every)) return
  quick.add(every)
  const { waitFor, click, fill } = every
  every.waitFor = async function (this: Locator, options = {}) {
    const end = performance.now() + (options.timeout ?? PATIENCE_MS)
    for (;;) {
      const rest = end - performance.now()
      try {
        return await waitFor.call(this, { ...options, timeout: Math.max(1, Math.min(rest, SHORT_MS)) })
      } catch (error) {
        if (!(error instanceof errors.TimeoutError) || rest <= SHORT_MS) throw error
      }
    }
  }
  every.click = async function (this: Locator, options) {
    await this.waitFor({ state: 'attached' })
    return click.call(this, options)
  }
  every.fill = async function (this: Locator, value, options) {
    await this.waitFor({ state: 'attached' })
    return fill.call(this, value, options)
  }
}

const sessions = new WeakMap<Page, CDPSession>()
/** Over the debugger's own wire, so that the page's policy against strings as code stays as it is. */
async function inPage<T>(page: Page, expression: string): Promise<T> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page))
  sessions.set(page, session)
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return result.value as T
}

interface Finding {
  rule: string
  help: string
  at: string
}
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** No violation of WCAG 2.2 AA, as far as a machine can tell. */
export async function expectAxeClean(page: Page, name = page.url()): Promise<void> {
  if (!(await inPage<boolean>(page, "typeof axe === 'object'"))) await inPage(page, `${axe}; undefined`)
  const found = await inPage<Finding[]>(
    page,
    `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(TAGS)} }, resultTypes: ['violations'] }).then(result =>
      result.violations.flatMap(violation => violation.nodes.map(node => ({
        rule: violation.id, help: violation.help, at: node.target.join(' ') + ' ' + node.html.slice(0, 160) + ' ' + node.failureSummary }))))`,
  )
  expect(found, `axe on ${name}`).toEqual([])
}

/** Nothing sticks out to the right: a page scrolls down, never sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wide = await inPage<string[]>(
    page,
    `(() => { const most = document.documentElement.clientWidth
      if (document.documentElement.scrollWidth <= most) return []
      return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > most + 1)
        .slice(0, 5).map(e => e.tagName + '.' + e.className + ' ' + Math.round(e.getBoundingClientRect().right) + ' > ' + most) })()`,
  )
  expect(wide, `sideways scroll on ${page.url()}`).toEqual([])
}

/** Goes on with Tab until it is there, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator, most = 120): Promise<void> {
  // Found once: finding by role again after each key costs more than the key.
  const element = await target.elementHandle()
  for (let pressed = 0; pressed < most; pressed++) {
    if (await element?.evaluate(it => it === it.ownerDocument?.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${target}`)
}

/** Nothing on the page is being worked out any more. */
export const settled = (page: Page): Promise<void> =>
  expect.poll(() => page.locator('[aria-busy="true"]').count(), { timeout: 20_000 }).toBe(0)
