import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveByKeys } from './advisory-page.ts'
import { expectAxeClean, settled, withBrowser } from './browser.ts'
import { type DemoWorld, openDemo } from './demo-world.ts'

/**
 * One picture, on the demo partnership, by two analysts and three members, one of them unnamed: three reports share a domain; the desk
 * is told why they belong together, takes two and refuses one; splits one off and has it back; grades, judges, asks the
 * unnamed source; the advisory is refused for one sentence, put right, signed by another, published; members act; the one who
 * shared sees what became of it; and at last all of it is undone. With AUBURN_SHOTS set, pictures are kept in that folder.
 */
const browser = withBrowser()
let world: DemoWorld
const DOMAIN = 'ledger-relay.example'
const ids: Record<'priya' | 'joel' | 'lena', string> = { priya: '', joel: '', lena: '' }
const TITLES = {
  priya: 'Ledger mails with a relay behind them',
  joel: 'Same ledger relay in our proxy',
  lena: 'Student ran a ledger viewer',
}
beforeAll(async () => {
  world = await openDemo()
  const share = async (person: string, title: string, grants: object[], more: object = {}) => {
    const answer = await world.call(person, 'POST', '/api/reports', {
      content: {
        kind: 'incident',
        headline: { title, summary: 'A ledger viewer arrives by mail and calls a relay.' },
        technical: {
          notes: 'The viewer registers a mutex and calls out every ten minutes.',
          indicators: [
            { type: 'domain', value: DOMAIN, role: 'c2', use: 'block' },
            { type: 'mutex', value: 'Global\\LedgerRelay7', role: 'payload', use: 'hunt' },
          ],
        },
        ...more,
      },
      audience: { grants, tlp: 'AMBER' },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return answer.body.id as string
  }
  ids.priya = await share(
    'Priya Nandakumar',
    TITLES.priya,
    [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['pharma', 'east-midlands'], as: 'withheld' },
      { layer: 'full', to: ['desk'], as: 'withheld' },
    ],
    { full: { story: 'It began with the accounts office of a print firm.', impact: 'One laptop rebuilt.' } },
  )
  ids.joel = await share('Joel Ashdown', TITLES.joel, [{ layer: 'technical', to: ['pharma', 'desk'], as: 'named' }])
  ids.lena = await share('Dr Lena Strand', TITLES.lena, [
    { layer: 'technical', to: ['east-midlands', 'desk'], as: 'named' },
  ])
}, 240_000)
afterAll(async () => {
  await browser.leave()
  await world?.close()
})

const shots = process.env.AUBURN_SHOTS
async function seen(page: Page, name: string) {
  await settled(page)
  await expectAxeClean(page)
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const row = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title }).last()
const restOn = (page: Page, what: string, value: string) =>
  page.getByLabel(`Add a source to ${what}`, { exact: true }).selectOption(value)

test('three reports, one picture, an advisory that all can act on; then undone', { timeout: 300_000 }, async () => {
  const { page: dev } = await browser.visit(world, 'Dev Lakhani', { at: '/desk/queue' })

  // Proposed together, with the reasons; two are taken, one is refused.
  const together = dev.getByText(/^3 reports proposed together: .*ledger-relay\[\.\]example/)
  await together.waitFor()
  await row(dev, TITLES.priya)
    .getByText(/because all 2 values stand in both/)
    .waitFor()
  await seen(dev, 'j4-queue')
  await dev.getByRole('checkbox', { name: `Select: ${TITLES.lena}` }).check()
  await dev.keyboard.press('a')
  await dev.getByLabel('Why').selectOption('test')
  await dev.getByRole('dialog').getByRole('button', { name: /^Set/ }).click()
  await dev.getByText('1 report set aside.').waitFor()
  await dev.getByRole('checkbox', { name: `Select: ${TITLES.priya}` }).check()
  await dev.getByRole('checkbox', { name: `Select: ${TITLES.joel}` }).check()
  await dev.keyboard.press('p')
  await dev.getByRole('radio', { name: 'A new one' }).check()
  await dev.getByRole('textbox', { name: 'Its name' }).fill('Ledger Relay')
  await button(dev, 'Place').click()
  await dev.getByText('2 reports placed.').waitFor()

  // The other analyst sees it at once; what is split off comes back.
  const { page: ruth } = await browser.visit(world, 'Dr Ruth Pell', { at: '/situations', dark: true })
  await ruth.getByRole('link', { name: 'Ledger Relay' }).click()
  await ruth.getByText('Reports (2)').waitFor()
  await dev.goto(`${world.url}/situations`)
  await dev.getByRole('link', { name: 'Ledger Relay' }).click()
  await dev.getByText('Reports (2)').waitFor()
  const situation = dev.url().split('/').pop() ?? ''
  await dev.getByLabel(`Select: ${TITLES.joel}`).check()
  await dev
    .getByRole('button', { name: /^Split/ })
    .first()
    .click()
  await dev.getByRole('textbox', { name: 'Name of the new situation' }).fill('Ledger Relay, proxy')
  await dev.getByRole('dialog').getByRole('button', { name: 'Split off' }).click()
  await ruth.getByText('Reports (1)').waitFor({ timeout: 2_000 })
  await ruth
    .getByRole('button', { name: /^Undo: split/ })
    .first()
    .click()
  await ruth.getByText('Reports (2)').waitFor()
  await dev.goto(`${world.url}/situations/${situation}`)
  await dev.getByText('Reports (2)').waitFor()

  // A judgement on the yardstick, resting on its sources.
  await dev.getByRole('button', { name: 'Write a statement' }).click()
  await dev
    .getByRole('textbox', { name: 'Statement' })
    .fill('It is likely that one group sends these mails to pharmaceutical firms.')
  await dev.getByRole('checkbox', { name: TITLES.priya, exact: true }).check()
  await button(dev, 'Keep').click()
  await ruth.getByText('It is likely that one group sends these mails').first().waitFor({ timeout: 2_000 })
  await seen(dev, 'j4-situation')

  // What its reports add up to, and nothing but they.
  await dev.getByRole('link', { name: 'Its picture' }).click()
  await dev.getByRole('heading', { level: 1, name: 'The picture of Ledger Relay' }).waitFor()
  await dev.getByText('2 reports of this situation that you may read').waitFor()
  await dev.getByRole('link', { name: 'Graph' }).click()
  await dev.locator('.pic-canvas[data-plotted]').waitFor()
  await dev.getByRole('button', { name: /^Show in the graph: ledger-relay\.example/ }).waitFor()
  await seen(dev, 'j4-situation-picture')

  // The unnamed source is asked, and answers: nobody is told who it is.
  await dev.goto(`${world.url}/reports/${ids.priya}`)
  await button(dev, 'Ask the source').click()
  await dev.getByRole('textbox', { name: 'Question' }).fill('May the print firm be spoken of?')
  await button(dev, 'Ask').click()
  await dev.getByRole('dialog').waitFor({ state: 'detached' })
  const { page: priya } = await browser.visit(world, 'Priya Nandakumar', { at: `/reports/${ids.priya}` })
  await priya.getByText('May the print firm be spoken of?').waitFor()
  await priya.getByRole('button', { name: 'Answer privately' }).click()
  await priya.getByRole('textbox', { name: 'Your private answer' }).fill('Not yet: they do not know.')
  await button(priya, 'Send privately').click()
  await dev.getByText('Not yet: they do not know.').waitFor()
  expect(await dev.locator('main').innerText()).not.toContain('Dovecliff')

  // The advisory: one sentence rests on the story, which Pharma does not get, and is named.
  await dev.goto(`${world.url}/advisories/new?situation=${situation}`)
  await dev.getByRole('radio', { name: /^Alert/ }).check()
  await button(dev, 'Begin').click()
  await dev.getByRole('heading', { level: 1, name: 'Ledger Relay' }).waitFor()
  const board = dev.getByRole('textbox', { name: 'Board line', exact: true })
  await board.fill('A ledger viewer that arrives by mail calls a relay. It began with a print firm.')
  await restOn(dev, 'sentence 1 of Board line', `${ids.priya} headline`)
  await restOn(dev, 'sentence 2 of Board line', `${ids.priya} full`)
  await dev.getByRole('textbox', { name: 'What to do' }).fill('Block the relay at your mail and web gateways')
  await dev.getByRole('textbox', { name: 'Why', exact: true }).fill('The viewer does nothing without it.')
  await dev.getByRole('textbox', { name: 'Notes', exact: true }).fill('It calls out every ten minutes.')
  await restOn(dev, 'sentence 1 of Notes', `${ids.priya} technical`)
  // It began with the situation's values.
  await dev.getByRole('button', { name: `Take ${DOMAIN} out` }).waitFor()
  await giveByKeys(dev, 'SOC package', 'pharma')
  await dev.getByRole('combobox', { name: 'Marking of the SOC package' }).selectOption('AMBER')
  await button(dev, 'Save').click()
  await dev
    .getByRole('link', { name: /Sentence 2 of the board line rests only on .*which Pharma.* does not get/ })
    .waitFor()
  await seen(dev, 'j4-refused')
  await board.fill('A ledger viewer that arrives by mail calls a relay.')
  await button(dev, 'Save').click()
  await dev.getByText('Nothing stands against it.').waitFor()
  expect(await dev.getByRole('button', { name: 'Sign…' }).isDisabled()).toBe(true)

  // A second analyst signs; a member's open page has it at once.
  const { page: joel } = await browser.visit(world, 'Joel Ashdown', { at: '/advisories' })
  const { page: sam } = await browser.visit(world, 'Sam Petch', { at: '/advisories' })
  await ruth.goto(`${world.url}/advisories`)
  await ruth.getByRole('link', { name: 'Ledger Relay' }).click()
  await ruth.getByRole('button', { name: 'Sign…' }).click()
  await button(ruth, 'Sign').click()
  await dev.getByText(/Signed by Analyst/).waitFor()
  await dev.getByRole('button', { name: 'Publish…' }).click()
  await seen(dev, 'j4-publish')
  await button(dev, 'Publish').click()
  await joel.getByRole('link', { name: 'Ledger Relay' }).first().click({ timeout: 10_000 })
  await joel.getByText('Fusion Cell').first().waitFor()
  await joel.getByRole('button', { name: 'Done' }).first().click()
  await expect.poll(() => joel.getByRole('button', { name: 'Done', pressed: true }).count()).toBeGreaterThan(0)
  await seen(joel, 'j4-member')
  expect(await joel.locator('main').innerText()).not.toMatch(/Dovecliff|Wreake|print firm/)
  await dev.goto(`${world.url}/situations/${situation}/picture?view=acted`)
  await dev.getByText(/^1 of \d+ answers to 1 advisory came/).waitFor()
  await seen(dev, 'j4-acted')
  expect(await sam.getByText('Ledger Relay').count(), 'who is not in Pharma has nothing of it').toBe(0)

  // The one who shared sees what became of it.
  await priya.reload()
  await priya.getByText('Used in').waitFor()
  await seen(priya, 'j4-became')

  // And undone: recalled, taken out, back in the queue.
  await ruth.reload()
  await ruth.getByRole('button', { name: 'Recall…' }).click()
  await ruth.getByRole('combobox', { name: 'Why' }).selectOption('superseded')
  await button(ruth, 'Recall').click()
  await joel.getByRole('heading', { name: 'This report is no longer available' }).waitFor()
  await dev.goto(`${world.url}/situations/${situation}`)
  for (const title of [TITLES.priya, TITLES.joel]) await dev.getByRole('button', { name: `Take out: ${title}` }).click()
  await dev.getByText('Reports (0)').waitFor()
  await dev.goto(`${world.url}/desk/queue`)
  await row(dev, TITLES.priya).waitFor()
  await row(dev, TITLES.joel).waitFor()
})
