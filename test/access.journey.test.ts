import { afterAll, beforeAll, expect, test } from 'vitest'
import { SEAT_ROLES, type SeatRole } from '../src/domain/permissions.ts'
import { PAGES, type PagePath } from '../src/portal/pages.ts'
import { change } from '../src/store/database.ts'
import { circleByHandle, joinCircle } from '../src/store/partnership-store.ts'
import { NOBODY } from './access/requests.ts'
import { juniper } from './applicants.ts'
import { openWorld, withBrowser } from './browser.ts'
import { isFullProof } from './seed.ts'
import { threeLayers, type World } from './world.ts'

/** Every role walks every page of the portal, as src/portal/pages.ts and ACCESS.md have it. */
const browser = withBrowser()
let world: World
let report = ''
let application = ''
let situation = ''
let advisory = ''
beforeAll(async () => {
  world = await openWorld('access')
  report = await world.share('author', threeLayers())
  // Who runs a node vets whoever applies for it, in any role that may write.
  await change(world.ctx.db, undefined, tx =>
    tx.all("update node set manager = $2, offered = true, admission = 'apply' where circle = $1", [
      world.cast.nodes.transport,
      world.cast.seats.colleague,
    ]),
  )
  // And it works at the desk, whose page is for those who do.
  await change(world.ctx.db, undefined, async tx => {
    const desk = await circleByHandle(tx, 'desk')
    if (desk) await joinCircle(tx, world.cast.seats.colleague, desk.id, world.clock.now)
  })
  await world.call(undefined, 'POST', '/api/applications', juniper({ node: 'transport' }), { origin: world.url })
  const vetted = await world.call(undefined, 'GET', '/api/applications', undefined, {
    cookie: world.cookie('colleague'),
  })
  application = vetted.body.items[0].id
  const made = async (path: string, body: object) => {
    const answer = await world.call('colleague', 'POST', path, body)
    expect(answer.status, answer.text).toBe(201)
    return answer.body.id as string
  }
  situation = await made('/api/situations', { name: 'Payslips', reports: [report] })
  advisory = await made('/api/desk/advisories', { kind: 'alert', situation })
})
afterAll(async () => {
  await browser.leave()
  await world?.close()
})

/** Something that is there, for each part of an address that a page leaves open. */
const PARTS: Partial<Record<PagePath, () => string>> = {
  '/reports/$id': () => `/reports/${report}`,
  '/nodes/$handle': () => '/nodes/pharma',
  '/situations/$id': () => `/situations/${situation}`,
  '/situations/$id/picture': () => `/situations/${situation}/picture`,
  '/advisories/$id/edit': () => `/advisories/${advisory}/edit`,
  '/desk/releases/$id': () => `/desk/releases/${NOBODY}`,
  '/samples/$id': () => `/samples/${NOBODY}`,
  '/admission/$id': () => `/admission/${application}`,
  '/members/$handle': () => '/members/alder',
  '/mail-off/$token': () => '/mail-off/nothing',
  '/sso/$id': () => '/sso/00000000-0000-4000-8000-000000000000',
}
const pages = Object.keys(PAGES) as PagePath[]
/** Pages of things that take more than a role to be there: they are walked by test/releases and test/samples.journey.test.ts. */
const BY_MORE: readonly PagePath[] = ['/desk/releases/$id', '/samples/$id']
const addressOf = (page: PagePath): string => {
  const address = PARTS[page]?.() ?? page
  expect(address, 'give it an address under PARTS').not.toContain('$')
  return address
}
const rolesOf = (page: PagePath): readonly SeatRole[] | 'anybody' => PAGES[page].roles
const gets = (page: PagePath, role: SeatRole) => rolesOf(page) === 'anybody' || rolesOf(page).includes(role)
const play = (role: SeatRole) =>
  change(world.ctx.db, undefined, tx =>
    tx.all('update seat set role = $2 where circle = $1', [world.cast.seats.colleague, role]),
  )
/** What some role does not get is walked by each; of the rest a short run takes a seeded third for each role. */
const isTaken = (at: number, role: SeatRole): boolean => {
  const page = pages[at]
  const forAll = page !== undefined && SEAT_ROLES.every(one => gets(page, one))
  return isFullProof() || !forAll || (at + SEAT_ROLES.indexOf(role) + seed) % 3 === 0
}
const seed = Number(process.env.AUBURN_SEED) || 0
const expects = /^(401 \/api\/(me|live)|404 \/api\/session\/link)/

test.each(SEAT_ROLES)('%s: gets its pages, nothing of the others, and no link to them in the frame', async role => {
  await play(role)
  const { page } = await browser.visit(world, 'colleague', { expects })
  for (const path of pages.filter((one, at) => isTaken(at, role) && !BY_MORE.includes(one))) {
    await page.goto(world.url + addressOf(path))
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    const nothing = await page.getByRole('heading', { name: 'Nothing here, or nothing for you' }).count()
    expect(nothing, `${path} as ${role}`).toBe(gets(path, role) ? 0 : 1)
  }
  await page.goto(`${world.url}/nodes`)
  await page.getByRole('heading', { name: 'Nodes', exact: true }).waitFor()
  const links = await page.locator('a[href^="/"]').evaluateAll(all => all.map(a => a.getAttribute('href') ?? ''))
  expect(links.length).toBeGreaterThan(8)
  for (const path of pages.filter(one => !gets(one, role))) expect(links).not.toContain(path)
  await browser.leave()
})

test('whoever is not signed in gets the pages for anybody, and is asked to sign in at every other', async () => {
  const { page } = await browser.visit(world, undefined, { expects })
  for (const path of pages) {
    await page.goto(world.url + addressOf(path))
    const signIn = page.getByRole('heading', { name: path === '/' ? /Warn the others/ : 'Sign in to Auburn' })
    if (rolesOf(path) !== 'anybody' || path === '/sign-in') await signIn.waitFor()
    else await page.getByRole('heading', { level: 1 }).first().waitFor()
    if (rolesOf(path) === 'anybody' && path !== '/sign-in') expect(await signIn.count(), path).toBe(0)
  }
})
