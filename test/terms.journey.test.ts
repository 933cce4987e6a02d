import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { questionsOf } from '../src/domain/terms/lesson.ts'
import { addPerson } from '../src/flows/run-partnership.ts'
import { draftedTerms } from '../src/flows/steps/terms-draft.ts'
import { publishTerms } from '../src/flows/terms.ts'
import { parseLesson } from '../src/formats/terms/lesson.ts'
import { change } from '../src/store/database.ts'
import { expectAxeClean, expectNoSidewaysScroll, openWorld, PHONE, settled, tabTo, withBrowser } from './browser.ts'
import { threeLayers, type World } from './world.ts'

/** Terms in the browser: the project's own draft is published, read, learnt and signed; it changes, and is asked again. */
const browser = withBrowser()
let world: World
let drafted: Awaited<ReturnType<typeof draftedTerms>>
beforeAll(async () => {
  world = await openWorld('terms')
  drafted = await draftedTerms()
  await world.share('author', threeLayers())
})
beforeEach(() => browser.leave())
afterAll(() => world?.close())

const TERMS_REFUSED = /^403 \/api\//
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
async function answerAll(page: Page): Promise<void> {
  const lesson = parseLesson(drafted.lesson)
  for (const [n, { questions }] of lesson.pages.entries()) {
    for (const { ask, choices } of questions)
      await page
        .getByRole('radiogroup', { name: ask })
        .getByLabel(choices.find(c => c.right)?.text ?? '')
        .check()
    await button(page, n === lesson.pages.length - 1 ? 'Done: on to signing' : 'Next page').click()
  }
}

test('a new version stops an open page; an administrator reads, answers wrongly, is told why, and signs for both', async () => {
  const { page } = await browser.visit(world, 'admin', { ...PHONE, at: '/', expects: TERMS_REFUSED })
  const author = await browser.visit(world, 'author', { dark: true, at: '/', expects: TERMS_REFUSED })
  await heading(page, 'Feed').waitFor()
  await heading(author.page, 'Feed').waitFor()
  const changed = 'The real ones: what AMBER means for outsourced IT.'
  await publishTerms(world.ctx, undefined, { after: 1, ...drafted, changed, countsFrom: undefined })
  await heading(page, 'Terms of membership').first().waitFor()
  await heading(page, 'What is new').waitFor()
  expect(await page.getByText('Payslip').count(), 'the feed is gone').toBe(0)
  await seen(page, 'read-phone')
  await button(page, 'Read: on to the lesson').click()

  await heading(page, 'The label is about what you do next').waitFor()
  const [first] = questionsOf(parseLesson(drafted.lesson))
  const wrong = first?.choices.find(c => !c.right)
  await page.getByLabel(wrong?.text ?? '').check()
  await page.getByText(`Not quite. ${wrong?.why}`).waitFor()
  expect(await button(page, 'Next page').isDisabled()).toBe(true)
  await seen(page, 'lesson-wrong-phone')
  await answerAll(page)
  await heading(page, 'Sign version 2').waitFor()
  expect(await button(page, 'Sign the terms').isDisabled(), 'nothing is ticked yet').toBe(true)
  await page.getByLabel('I have read the terms').check()
  await page.getByLabel('I sign for Alder plc').check()
  await seen(page, 'sign-phone')
  await button(page, 'Sign the terms').click()
  await heading(page, 'Feed').waitFor()

  await author.page.getByText('They have changed since you signed').waitFor()
  await seen(author.page, 'read-dark')
  await button(author.page, 'Read: on to the lesson').click()
  await seen(author.page, 'lesson-dark')
  await answerAll(author.page)
  await author.page.getByLabel('I have read the terms').check()
  await button(author.page, 'Sign the terms').click()
  await author.page.getByRole('listitem').filter({ hasText: 'Payslip' }).first().waitFor()

  await page.goto(`${world.url}/terms`)
  await page.getByText('1 of 3 have not signed version 2 yet').waitFor()
  await page.getByText('signed version 1 only, and gets nothing until then').waitFor()
  await seen(page, 'terms-admin-phone')
  await button(page, 'Version 1').click()
  await page.getByText('Keep confidence.').waitFor()
})

test('by keyboard alone: the whole of it, from the first page to the feed', async () => {
  const { page } = await browser.visit(world, 'bank', { at: '/', expects: TERMS_REFUSED })
  const press = async (name: string) => {
    await tabTo(page, button(page, name))
    await page.keyboard.press('Enter')
  }
  await heading(page, 'What is new').waitFor()
  await press('Read: on to the lesson')
  const lesson = parseLesson(drafted.lesson)
  for (const [n, { title, questions }] of lesson.pages.entries()) {
    await heading(page, title).waitFor()
    for (const { ask, choices } of questions) {
      const group = page.getByRole('radiogroup', { name: ask })
      await tabTo(page, group.getByRole('radio').first())
      await page.keyboard.press('Space')
      for (let at = choices.findIndex(c => c.right); at > 0; at--) await page.keyboard.press('ArrowDown')
    }
    await press(n === lesson.pages.length - 1 ? 'Done: on to signing' : 'Next page')
  }
  for (const label of ['I have read the terms', 'I sign for Dogwood plc']) {
    await tabTo(page, page.getByLabel(label))
    await page.keyboard.press('Space')
  }
  await press('Sign the terms')
  await heading(page, 'Feed').waitFor()
})

test('somebody who has signed waits for an administrator, on a page that opens by itself', async () => {
  await change(world.ctx.db, undefined, tx =>
    tx.all("update seat set role = 'member' where circle = $1", [world.cast.seats.supplier]),
  )
  const { link } = await addPerson(world.ctx, {
    member: 'fir',
    name: 'Ada Fir',
    email: undefined,
    role: 'admin',
    title: '',
    listed: false,
    desk: false,
  })
  const { page } = await browser.visit(world, 'supplier', { at: '/', expects: TERMS_REFUSED })
  await button(page, 'Read: on to the lesson').click()
  await answerAll(page)
  await page.getByText('An administrator of Fir plc signs for the organisation').waitFor()
  await page.getByLabel('I have read the terms').check()
  await button(page, 'Sign the terms').click()
  await page.getByText('Now an administrator of Fir plc has to sign').waitFor()
  await seen(page, 'waits-desk')

  const ada = (await browser.visit(world, undefined, { ...PHONE, dark: true, expects: /^40[13] \/api\// })).page
  await ada.goto(link)
  await button(ada, 'Sign in as Ada Fir').click()
  await button(ada, 'Not now').click()
  await ada.getByText('Members tell each other what they would tell nobody else').waitFor()
  await button(ada, 'Read: on to the lesson').click()
  await answerAll(ada)
  await ada.getByLabel('I have read the terms').check()
  await ada.getByLabel('I sign for Fir plc').check()
  await seen(ada, 'sign-phone-dark')
  await button(ada, 'Sign the terms').click()
  await heading(ada, /Welcome|Feed/)
    .first()
    .waitFor()
  await heading(page, 'Feed').waitFor()
}, 60_000)

test('an operator changes the words with notice: everything goes on, everybody is asked, and the ready sign early', async () => {
  await change(world.ctx.db, undefined, async tx => {
    await tx.all("update seat set role = 'operator' where circle = $1", [world.cast.seats.officer])
  })
  await world.confirm('officer')
  const { page } = await browser.visit(world, 'officer', { at: '/', expects: TERMS_REFUSED })
  await button(page, 'Read: on to the lesson').click()
  await answerAll(page)
  await page.getByLabel('I have read the terms').check()
  await page.getByLabel('I sign for Hazel plc').check()
  await button(page, 'Sign the terms').click()
  await heading(page, 'Feed').waitFor()
  await page.getByRole('link', { name: 'Terms', exact: true }).click()
  await page.getByText('Birch plc').waitFor()
  await seen(page, 'terms-operator-desk')
  await page.getByRole('link', { name: 'Publish a new version' }).click()
  const text = page.getByRole('textbox', { name: 'Terms' })
  await text.fill(`${await text.inputValue()}\n\n## 14. Cake\n\nThere is cake.\n`)
  await page.getByRole('textbox', { name: 'What is new' }).fill('Section 14: cake.')
  await seen(page, 'publish-desk')
  await button(page, 'Publish').click()
  await page.getByText('Version 3 counts from').waitFor()

  const { page: reader } = await browser.visit(world, 'author', { at: '/' })
  await heading(reader, 'Feed').waitFor()
  await reader.getByText('The terms of membership change on').waitFor()
  await seen(reader, 'ahead-desk')
  await reader.getByRole('link', { name: 'Read and sign them before then' }).click()
  await reader.getByText('Section 14: cake.').first().waitFor()
  await button(reader, 'Read: on to signing').click()
  await reader.getByLabel('I have read the terms').check()
  await button(reader, 'Sign the terms').click()
  await reader.getByText('You signed version 3').waitFor()
  // Gone where it stood before: the page of the terms never has it.
  await reader.goto(world.url)
  await heading(reader, 'Feed').waitFor()
  await button(reader, /author of alder/).waitFor()
  expect(await reader.getByText('The terms of membership change on').count()).toBe(0)
})
