import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addPerson, invite } from '../src/flows/run-partnership.ts'
import { codeOf, stepAt } from '../src/flows/steps/totp.ts'
import { expectAxeClean, openWorld, withBrowser } from './browser.ts'
import type { World } from './world.ts'

const browser = withBrowser()
let world: World
beforeAll(async () => {
  world = await openWorld('codes')
})
beforeEach(() => browser.leave())
afterAll(() => world?.close())

const EMAIL = 'rowan@alder.example'
const bytesOf = (base32: string): Buffer =>
  Buffer.from(
    (
      [...base32]
        .map(c => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
        .join('')
        .match(/.{8}/g) ?? []
    ).map(byte => Number.parseInt(byte, 2)),
  )
/** The steps whose codes were used: the next code is one that was not. */
let used = 0
function nextCode(secret: string): string {
  const step = Math.max(stepAt(new Date()), used + 1)
  used = step
  return codeOf(bytesOf(secret), step)
}
const shot = async (page: Page, name: string) => {
  if (process.env.AUBURN_SHOTS)
    await page.screenshot({ path: `${process.env.AUBURN_SHOTS}/${name}.png`, fullPage: true })
}

test('an app is set up, asked for before a key is made, and signs in with a link; recovery codes stand in for it', async () => {
  const { link } = await addPerson(world.ctx, {
    member: 'alder',
    name: 'Rowan Hart',
    email: EMAIL,
    title: 'Duty analyst',
    role: 'member',
    listed: false,
    desk: false,
  })
  await world.signTerms()
  const { page } = await browser.visit(world, undefined, { expects: /^(401|403|422|429) /, newcomer: true })
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in as Rowan Hart' }).click()
  await page.getByRole('button', { name: 'Not now' }).click()
  await page.goto(`${world.url}/settings?tab=keys`)

  // With nothing to confirm with, it says what to do.
  const makeKey = async () => {
    await page.getByRole('button', { name: 'New key' }).click()
    await page.getByRole('textbox', { name: 'What it is for' }).fill('SIEM')
    await page.getByRole('button', { name: 'Create' }).click()
  }
  await makeKey()
  const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await dialog.getByText('Add a passkey or an authenticator app first').waitFor()
  await shot(page, 'nothing-to-confirm-with')
  await expectAxeClean(page, 'nothing to confirm with')
  await dialog.getByRole('link', { name: 'Go to passkeys and sessions' }).click()

  await page.getByRole('button', { name: 'Set up an app' }).click()
  const secret = ((await page.locator('code.secret').textContent()) ?? '').replaceAll(' ', '')
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  const qr = await page.getByRole('img', { name: /^QR code/ }).boundingBox()
  expect(qr?.width, 'large enough for a camera').toBeGreaterThan(150)
  await expectAxeClean(page, 'setting up an app')
  await shot(page, 'set-up')
  const code = page.getByRole('textbox', { name: 'The code that the app shows now' })
  await code.fill('000000')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByText('That code was not accepted').first().waitFor()
  await code.fill(nextCode(secret))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.locator('.code-list').waitFor()
  const recovery = await page.locator('.code-list li').allTextContents()
  expect(recovery).toHaveLength(10)
  await expectAxeClean(page, 'recovery codes')
  await shot(page, 'recovery-codes')

  await page.goto(`${world.url}/settings?tab=keys`)
  await makeKey()
  await dialog.getByRole('textbox', { name: 'Code' }).waitFor()
  await shot(page, 'confirm')
  await expectAxeClean(page, 'confirming by code')
  await dialog.getByRole('textbox', { name: 'Code' }).fill(nextCode(secret))
  await dialog.getByRole('button', { name: 'Confirm by code' }).click()
  await page.getByText('copy it now').waitFor()

  // Back on a new device, by a link and a recovery code.
  const second = await browser.visit(world, undefined, { expects: /^(401|422) / })
  await second.page.goto(await invite(world.ctx, EMAIL, undefined))
  const box = second.page.getByRole('textbox', { name: 'Code' })
  await box.fill('123456')
  await second.page.getByRole('button', { name: 'Sign in as Rowan Hart' }).click()
  await second.page.getByText('That code was not accepted').first().waitFor()
  await expectAxeClean(second.page, 'a link that asks for a code')
  await shot(second.page, 'link-and-code')
  await box.fill(recovery[0] ?? '')
  await second.page.getByRole('button', { name: 'Sign in as Rowan Hart' }).click()
  await second.page.getByRole('heading', { name: 'You are signed in, Rowan Hart' }).waitFor()

  // The first device hears of it, and ends it.
  await page.goto(`${world.url}/settings?tab=access`)
  await page.getByText('New', { exact: true }).waitFor()
  await page.getByText('9 recovery codes are left').waitFor()
  await expectAxeClean(page, 'sessions')
  await shot(page, 'sessions')
  await page.setViewportSize({ width: 390, height: 844 })
  await shot(page, 'sessions-phone')
  await page.emulateMedia({ colorScheme: 'dark' })
  await shot(page, 'sessions-dark')
  await expectAxeClean(page, 'sessions, dark, on a phone')
  await page.getByRole('button', { name: 'End all others' }).click()
  await expect.poll(() => page.getByRole('button', { name: 'End', exact: true }).count()).toBe(0)
})

test('single sign-on: its settings and its address, and what they say of a wrong one', async () => {
  const { page } = await browser.visit(world, 'admin', { at: '/settings?tab=sso', expects: /^(401|403|404) / })
  await page.getByRole('heading', { name: 'Your organisation’s identity provider' }).waitFor()
  await page.getByText('Your organisation has not set up single sign-on.').waitFor()
  await expectAxeClean(page, 'single sign-on')
  await shot(page, 'sso-settings')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAxeClean(page, 'single sign-on, dark, on a phone')
  await shot(page, 'sso-settings-dark')
  await page.context().clearCookies()
  await page.goto(`${world.url}/sso/00000000-0000-4000-8000-000000000000`)
  await page.getByRole('button', { name: 'Go there' }).click()
  await page.getByText('Nobody signs in at this address').waitFor()
  expect(await page.getByRole('link', { name: 'Share' }).count(), 'no frame for people who are in').toBe(0)
  await expectAxeClean(page, 'an address that is nobody’s')
  await shot(page, 'sso-begin')
})
