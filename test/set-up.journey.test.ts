import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { questionsOf } from '../src/domain/terms/lesson.ts'
import { makeServer } from '../src/doors/server.ts'
import { firstOperatorLink, openPartnership } from '../src/flows/open-partnership.ts'
import { draftedTerms } from '../src/flows/steps/terms-draft.ts'
import { parseLesson } from '../src/formats/terms/lesson.ts'
import { openDatabase } from '../src/store/database.ts'
import {
  expectAxeClean,
  expectNoSidewaysScroll,
  freePort,
  giveAuthenticator,
  PHONE,
  settled,
  withBrowser,
} from './browser.ts'
import { freshDatabase } from './database.ts'

/** First run: an empty partnership is set up step by step, left, and come back to. */
const browser = withBrowser()
afterAll(() => browser.leave())
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })
const shots = process.env.AUBURN_SHOTS
async function seen(page: Page, name: string): Promise<void> {
  await settled(page)
  await expectAxeClean(page, name)
  await expectNoSidewaysScroll(page)
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

async function emptyInstallation() {
  const database = await freshDatabase()
  const db = openDatabase(database.url, 8)
  const port = await freePort()
  const url = `http://localhost:${port}`
  const ctx = await openPartnership(db, url, false)
  const log = (line: string) => void process.stderr.write(`${line}\n`)
  const server = await makeServer(ctx, { metricsToken: undefined, log, onSignIn: () => {} })
  server.ready()
  await server.app.listen({ host: '127.0.0.1', port })
  return {
    url,
    ctx,
    close: async () => {
      await server.stop()
      await db.close()
      await database.drop()
    },
  }
}

async function register(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await heading(page, 'Set up this partnership').waitFor()
  await page.getByRole('textbox', { name: 'Your organisation' }).fill('Rowan Exchange')
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada Keeper')
  await button(page, 'Set up').click()
  await heading(page, 'You are signed in, Ada Keeper').waitFor()
  await button(page, 'Add a passkey').click()
  await page.getByText('1 of 8 done').waitFor()
}

/** Signs in place of every page, with the lesson of the project's own draft. */
async function sign(page: Page): Promise<void> {
  const lesson = parseLesson((await draftedTerms()).lesson)
  await heading(page, 'What you are asked to sign').waitFor()
  await button(page, 'Read: on to the lesson').click()
  let asked = 0
  for (const { questions } of lesson.pages) {
    for (const { ask, choices } of questions) {
      const right = choices.find(c => c.right)?.text ?? ''
      await page.getByRole('radiogroup', { name: ask }).getByLabel(right).check()
    }
    asked += questions.length
    await button(page, asked === questionsOf(lesson).length ? 'Done: on to signing' : 'Next page').click()
  }
  await page.getByLabel('I have read the terms').check()
  await page.getByLabel('I sign for Rowan Exchange').check()
  await button(page, 'Sign the terms').click()
}

test('from the first link to a partnership that can admit members, step by step', async () => {
  const { url, ctx, close } = await emptyInstallation()
  try {
    const expects = /^(400|401|403|404) /
    const { page } = await browser.visit({ url, cookie: () => '' }, undefined, { expects, newcomer: true })
    await giveAuthenticator(page)
    await register(page, (await firstOperatorLink(ctx)) ?? '')
    await seen(page, 'set-up-desk')

    await page.getByRole('textbox', { name: 'Name of the partnership' }).fill('Rowan')
    await button(page, 'Save the name').click()
    await heading(page, 'Set up Rowan').waitFor()
    for (const words of ['It is as it should be', 'We know which ones they are', 'Go without mail for now'])
      await button(page, words).click()
    await page.getByText('5 of 8 done').waitFor()

    await button(page, 'Found them').click()
    await button(page, 'Use your passkey').click()
    await page.getByText('6 of 8 done').waitFor()
    await page.getByRole('navigation').getByRole('link', { name: 'National' }).waitFor()

    await page.getByRole('link', { name: 'Read and publish the terms' }).click()
    await heading(page, 'Publish the first terms').waitFor()
    await button(page, 'Publish').click()
    await sign(page)
    await page.getByText('You signed version 1').waitFor()

    await page.getByRole('navigation').getByRole('link', { name: 'Set up' }).click()
    await page.getByText('7 of 8 done').waitFor()
    await page.setViewportSize(PHONE)
    await page.emulateMedia({ colorScheme: 'dark' })
    await seen(page, 'set-up-phone-dark')
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('link', { name: 'Invite somebody' }).click()
    await button(page, 'Invite somebody').click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Bo Second')
    await page.getByRole('textbox', { name: 'E-mail' }).fill('bo@rowan.example')
    await page.getByRole('combobox', { name: 'Role' }).selectOption('operator')
    await button(page, 'Make the invitation').click()
    const link = (await page.locator('code.secret').textContent()) ?? ''
    await page.goto(`${url}/set-up`)
    await page.getByText('All done').waitFor()
    await page.getByText('1 here, 1 invited').waitFor()
    expect(await page.getByRole('navigation').getByRole('link', { name: 'Set up' }).count()).toBe(0)

    const bo = (await browser.visit({ url, cookie: () => '' }, undefined, { expects })).page
    await bo.goto(link)
    await button(bo, 'Sign in as Bo Second').click()
    await button(bo, 'Not now').click()
    await heading(bo, 'Terms of membership of Rowan').waitFor()
    await seen(bo, 'second-operator')
  } finally {
    await browser.leave()
    await close()
  }
}, 90_000)
