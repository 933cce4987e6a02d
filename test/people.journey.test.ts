import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectAxeClean, expectNoSidewaysScroll, giveAuthenticator, openWorld, PHONE, withBrowser } from './browser.ts'
import { threeLayers, type World } from './world.ts'

/** An administrator and its people, in the browser: somebody is invited, comes, and is seen off; somebody is erased. */
const browser = withBrowser()
let world: World
beforeAll(async () => {
  world = await openWorld('people')
})
beforeEach(() => browser.leave())
afterAll(() => world?.close())

const SIGNED_OUT = /^401 \/api\//
const PEOPLE = '/settings?tab=people'
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const shots = process.env.AUBURN_SHOTS
const shoot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

async function invite(page: Page, name: string, email: string, confirms = async () => {}): Promise<string> {
  await button(page, 'Invite somebody').click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('textbox', { name: 'Title' }).fill('Night desk')
  await expectAxeClean(page, 'the invitation')
  await shoot(page, 'invite')
  await button(page, 'Make the invitation').click()
  await confirms()
  const secret = page.locator('code.secret')
  await secret.waitFor()
  return (await secret.textContent()) ?? ''
}
async function comeIn(link: string, name: string): Promise<Page> {
  const { page } = await browser.visit(world, undefined, { expects: SIGNED_OUT })
  await page.goto(link)
  await button(page, `Sign in as ${name}`).click()
  await page.getByRole('heading', { name: `You are signed in, ${name}` }).waitFor()
  await world.signTerms()
  await page.goto(world.url)
  await page.getByRole('heading', { name: 'Feed' }).waitFor()
  return page
}

test('invited, handed the link, in; seen off, and the open page stops within a second', async () => {
  const { page } = await browser.visit(world, 'admin', { at: '/settings?tab=access', expects: /^403 \/api\/people/ })
  await giveAuthenticator(page)
  await button(page, 'Add a passkey').click()
  await page.getByRole('button', { name: 'Remove' }).first().waitFor()
  await page.goto(world.url + PEOPLE)
  // A stranger at this desk would stop here.
  const first = await invite(page, 'Robin Tansy', 'robin@alder.example', async () => {
    const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' })
    await expectAxeClean(page, 'confirming before somebody is invited')
    await shoot(page, 'confirm-invitation')
    await dialog.getByRole('button', { name: 'Use your passkey' }).click()
  })
  await page.getByRole('heading', { name: 'Invited, not here yet' }).waitFor()
  await button(page, 'Done').click()
  await button(page, 'New link for Robin Tansy').click()
  const secret = page.locator('code.secret')
  await secret.waitFor()
  const second = (await secret.textContent()) ?? ''
  expect(second).not.toBe(first)
  await expectAxeClean(page, 'people')
  await shoot(page, 'people-pending')
  const old = await browser.visit(world, undefined, { expects: /^4\d\d \/api\// })
  await old.page.goto(first)
  await old.page.getByRole('heading', { name: 'This link does not work any more' }).waitFor()

  const robin = await comeIn(second, 'Robin Tansy')
  await page.reload()
  await button(page, 'Change Robin Tansy').click()
  await page.getByRole('combobox', { name: 'Role' }).selectOption('admin')
  await shoot(page, 'change')
  await expectAxeClean(page, 'changing somebody')
  await button(page, 'Save').click()
  await page.getByText('Night desk · administrator').waitFor()
  await button(page, 'See off Robin Tansy').click()
  await page.getByText('At once, on open pages too:').waitFor()
  await expectAxeClean(page, 'seeing somebody off')
  await shoot(page, 'see-off')
  await page.getByRole('dialog').getByRole('button', { name: 'See off' }).click()
  const asked = performance.now()
  await robin.getByRole('heading', { name: /Warn the others in seconds/ }).waitFor()
  expect(performance.now() - asked).toBeLessThan(1_500)
  await button(page, 'See off Robin Tansy').waitFor({ state: 'detached' })
})

test('the last administrator is told to make another one first; others only read, and may leave', async () => {
  await world.confirm('bank')
  const { page } = await browser.visit(world, 'bank', { at: PEOPLE, expects: /^422 \/api\/people/ })
  await button(page, 'Leave this organisation').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
  await page.getByText('Make somebody else an admin first.').waitFor()
  await shoot(page, 'last-admin')
  const colleague = await browser.visit(world, 'colleague', { at: PEOPLE, ...PHONE })
  await colleague.page.getByText('Only an administrator of your organisation can change this.').waitFor()
  expect(await button(colleague.page, 'Invite somebody').count()).toBe(0)
  expect(await colleague.received()).not.toContain('admin@alder.example')
  await expectNoSidewaysScroll(colleague.page)
  await expectAxeClean(colleague.page, 'people on a phone')
  await shoot(colleague.page, 'people-phone')
})

test('people in the dark and on a phone, and the own organisation’s page with colleagues', async () => {
  await world.confirm('admin')
  const { page } = await browser.visit(world, 'admin', { at: PEOPLE, dark: true, ...PHONE })
  await invite(page, 'Somebody With A Rather Long Name', 'a.rather.long.address@subdomain.alder.example')
  await expectNoSidewaysScroll(page)
  await expectAxeClean(page, 'people, dark, phone')
  await shoot(page, 'people-dark-phone')
  await page.goto(`${world.url}/members/alder`)
  await page.getByRole('heading', { name: 'Colleagues' }).waitFor()
  expect(await page.getByText('Somebody With A Rather Long Name').count(), 'who was invited is nobody yet').toBe(0)
  await shoot(page, 'member-phone')
})

test('what is kept of oneself comes as a file; erased, one is somebody who has left', async () => {
  await world.confirm('admin')
  const { page: admin } = await browser.visit(world, 'admin', { at: PEOPLE })
  const page = await comeIn(await invite(admin, 'Erin Gone', 'erin@alder.example'), 'Erin Gone')
  const shared = await page.evaluate(
    async body => {
      const answer = await fetch('/api/reports', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      return (await answer.json()).id as string
    },
    JSON.stringify(threeLayers('ERIN')),
  )
  await page.goto(`${world.url}/settings?tab=data`)
  await page.getByRole('heading', { name: 'What is kept of you' }).waitFor()
  await expectAxeClean(page, 'your data')
  await shoot(page, 'your-data')
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Download it as JSON').click()])
  const text = await readFile(await file.path(), 'utf8')
  expect(JSON.parse(text)).toMatchObject({
    person: { name: 'Erin Gone' },
    written: [{ what: 'report', report: shared }],
  })
  await button(page, 'Erase myself').click()
  const sure = page.getByRole('dialog').getByRole('button', { name: 'Erase myself' })
  expect(await sure.isDisabled()).toBe(true)
  await page.getByRole('textbox', { name: 'Type your name: Erin Gone' }).fill('Erin Gone')
  await shoot(page, 'erase')
  await expectAxeClean(page, 'erasing oneself')
  await sure.click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await admin.goto(`${world.url}/reports/${shared}`)
  await admin.getByText('Somebody who has left').first().waitFor()
  await shoot(admin, 'left-behind')
})

test('a colleague who lost a laptop is signed out with one button: the open page stops within a second', async () => {
  await world.confirm('admin')
  const { page } = await browser.visit(world, 'admin', { at: PEOPLE })
  const lost = await browser.visit(world, 'author', { at: '/', expects: SIGNED_OUT })
  await lost.page.getByRole('heading', { name: 'Feed' }).waitFor()
  const signOut = button(page, 'Sign out author of alder everywhere')
  await signOut.waitFor()
  await expectAxeClean(page, 'people with the button that signs out')
  await shoot(page, 'people-sign-out')
  await page.setViewportSize(PHONE)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoSidewaysScroll(page)
  await shoot(page, 'people-sign-out-phone-dark')
  await signOut.click()
  const asked = performance.now()
  await lost.page.getByRole('heading', { name: /Warn the others in seconds/ }).waitFor()
  expect(performance.now() - asked).toBeLessThan(1_500)
  await page.getByText('author of alder is signed out everywhere').waitFor()
})
