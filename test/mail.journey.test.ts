import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { lapseIdle } from '../src/flows/lapse-idle.ts'
import { queueDigests } from '../src/flows/queue-news.ts'
import { sendNext } from '../src/flows/send-mail.ts'
import { rowsOf } from '../src/store/database.ts'
import { expectAxeClean, expectNoSidewaysScroll, giveAuthenticator, openWorld, PHONE, withBrowser } from './browser.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { threeLayers, type World } from './world.ts'

/** Mail in people's hands: invited by it, told by it, rid of it; and an account that lapses and is woken. */
const browser = withBrowser()
let world: World
let box: Mailbox
beforeAll(async () => {
  box = await openMailbox()
  world = await openWorld('mail', box.server)
})
beforeEach(() => browser.leave())
afterAll(async () => {
  await world?.close()
  await box?.close()
})

const SIGNED_OUT = /^401 \/api\//
const WREN = 'wren@alder.example'
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })
const shots = process.env.AUBURN_SHOTS
const look = async (page: Page, name: string) => {
  await expectNoSidewaysScroll(page)
  await expectAxeClean(page, name)
  if (shots) await page.screenshot({ path: `${shots}/${name.replaceAll(' ', '-')}.png`, fullPage: true })
}
async function send(): Promise<void> {
  while ((await sendNext(world.ctx)).outcome !== 'none');
}
const linkIn = (n: number, part: string): string => box.to(WREN)[n]?.links.find(l => l.includes(part)) ?? ''

test('invited by mail, in, told by mail what is new; the link leads to the report; then away for months, and woken', async () => {
  await world.confirm('admin')
  const { page: admin } = await browser.visit(world, 'admin', { at: '/settings?tab=people' })
  await button(admin, 'Invite somebody').click()
  await admin.getByRole('textbox', { name: 'Name' }).fill('Wren Tansy')
  await admin.getByRole('textbox', { name: 'E-mail' }).fill(WREN)
  await button(admin, 'Make the invitation').click()
  await admin.getByText('A mail is on its way to').waitFor()
  expect(await admin.locator('code.secret').count(), 'the link is in the mail alone').toBe(0)
  await look(admin, 'mail people invited')
  await send()

  const { page } = await browser.visit(world, undefined, { expects: /^(401|403) \/api\// })
  await giveAuthenticator(page)
  await page.goto(linkIn(0, '/link#'))
  await button(page, 'Sign in as Wren Tansy').click()
  await heading(page, 'You are signed in, Wren Tansy').waitFor()
  await world.signTerms()
  await button(page, 'Add a passkey').click()
  await heading(page, /^Welcome/)
    .or(heading(page, 'Feed'))
    .first()
    .waitFor()
  await page.goto(`${world.url}/settings?tab=mail`)
  await page.getByText(`Your address is ${WREN}, confirmed.`).waitFor()
  await page.getByRole('combobox', { name: 'Once a day, at' }).selectOption('17:00')
  await page.getByText('Kept').first().waitFor()
  await page.reload()
  expect(await page.getByRole('combobox', { name: 'Once a day, at' }).inputValue()).toBe('17:00')
  await look(page, 'mail settings')

  const shared = threeLayers('for the digest')
  shared.audience = { grants: [{ layer: 'technical', to: ['pharma'], as: 'withheld' }], tlp: 'GREEN' }
  const report = await world.share('competitor', shared)
  const rows = rowsOf(world.ctx.db.app)
  await rows.all("update mail_setting set digest_at = now() - interval '2 days'")
  expect(await queueDigests(world.ctx)).toBe(1)
  await send()
  expect(box.to(WREN)[1]?.subject).toBe('TLP:GREEN Auburn: what is new for you')
  await page.goto('about:blank')
  await page.goto(linkIn(1, '/m#'))
  await heading(page, /Payslip mails carry a loader/).waitFor()
  expect(page.url()).toBe(`${world.url}/reports/${report}`)
  // On another device it leads to the same place, and signs nobody in.
  const other = await browser.visit(world, undefined, { ...PHONE, expects: SIGNED_OUT })
  await other.page.goto(linkIn(1, '/m#'))
  await heading(other.page, 'Sign in to Auburn').waitFor()
  expect(other.page.url()).toBe(`${world.url}/reports/${report}`)
  await look(other.page, 'mail tapped elsewhere')

  // Months go by for Wren alone.
  const away = async (days: number) => {
    const seat = "(select s.circle from seat s join person p on p.id = s.person where p.name = 'Wren Tansy')"
    const at = new Date(Date.now() - days * 86_400_000)
    await rows.all(`update seat set used_at = $1, created_at = $1 where circle = ${seat}`, [at])
    await rows.all(`update session set used_at = $1 where seat = ${seat}`, [at])
    return lapseIdle(world.ctx)
  }
  expect(await away(91)).toEqual({ warned: 1, lapsed: 0 })
  await admin.goto(`${world.url}/settings?tab=people`)
  await admin.getByText(/lapses .* unless they come back/).waitFor()
  await look(admin, 'mail people silent')
  expect(await away(121)).toEqual({ warned: 0, lapsed: 1 })
  await page.goto(`${world.url}/sign-in`)
  await button(page, 'Sign in with a passkey').click()
  await page.getByText('Ask an administrator of your organisation to wake it').waitFor()
  await look(page, 'mail lapsed sign in')
  await admin.reload()
  await heading(admin, 'Lapsed').waitFor()
  await look(admin, 'mail people lapsed')
  await world.confirm('admin')
  await button(admin, 'Wake Wren Tansy').click()
  await admin.getByText('Wren Tansy may sign in again').waitFor()
  await button(page, 'Sign in with a passkey').click()
  await heading(page, 'Feed').waitFor()
})

test('mail ends in one press without signing in; an address is confirmed by the link that went there', async () => {
  const off = linkIn(1, '/mail-off/')
  const { page } = await browser.visit(world, undefined, { ...PHONE, expects: /^(401|404) \/api\// })
  await page.goto(off)
  await heading(page, 'No more mail from Auburn?').waitFor()
  await look(page, 'mail off')
  await button(page, 'End it').click()
  await heading(page, 'No more mail').waitFor()
  await look(page, 'mail off done')
  await page.goto(`${off.slice(0, -4)}AAAA`)
  await button(page, 'End it').click()
  await heading(page, 'This link is not whole').waitFor()

  const author = await browser.visit(world, 'author', { at: '/settings?tab=mail', dark: true })
  await author.page.getByText('You have not confirmed it yet').waitFor()
  await look(author.page, 'mail not confirmed')
  await button(author.page, 'Send me a link').click()
  await author.page.getByText('A mail is on its way').waitFor()
  await send()
  await page.goto(box.to('author@alder.example')[0]?.links[0] ?? '')
  await heading(page, 'Is this your address?').waitFor()
  await look(page, 'mail confirm')
  await button(page, 'It is my address').click()
  await heading(page, 'Your address is confirmed').waitFor()
  await author.page.reload()
  await author.page.getByText('Your address is author@alder.example, confirmed.').waitFor()
})

test('a domain is proved by a code to its postmaster; a wrong one is refused in words', async () => {
  await world.confirm('admin')
  const { page } = await browser.visit(world, 'admin', { at: '/settings?tab=organisation', expects: /^422 / })
  await page.getByRole('textbox', { name: 'Domains' }).fill('alder.example\ngrove.example')
  await button(page, 'Save').click()
  await button(page, 'Prove it: grove.example').click()
  await button(page, 'Send a code to postmaster@grove.example').click()
  const field = page.getByRole('textbox', { name: 'The code that was sent to postmaster@grove.example' })
  await field.waitFor()
  await look(page, 'domain code sent')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await look(page, 'domain code sent phone dark')
  await send()
  const code = /\b(\d{6})\b/.exec(box.to('postmaster@grove.example').at(-1)?.text ?? '')?.[1] ?? ''
  await field.fill(code === '000000' ? '111111' : '000000')
  await button(page, 'Hand the code in').click()
  await page.getByText('That code was not accepted').first().waitFor()
  await look(page, 'domain code wrong')
  await field.fill(code)
  await button(page, 'Hand the code in').click()
  await page.getByText(/^grove\.example counts/).waitFor()
  await look(page, 'domain proved')
})
