import { mkdirSync } from 'node:fs'
import PDFDocument from 'pdfkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAxeClean, expectNoSidewaysScroll, openWorld, PHONE, settled, withBrowser } from './browser.ts'
import type { World } from './world.ts'

/**
 * A member pastes a phish; it is locked in the page and goes to the desk alone; an analyst looks, runs rules, asks, answers in
 * plain words; the sender reads it in the inbox. With AUBURN_SHOTS set, pictures are kept in that folder.
 */
const browser = withBrowser()
let world: World
beforeAll(async () => {
  world = await openWorld('samples')
  await world.confirm('analyst')
})
afterAll(async () => {
  await browser.leave()
  await world?.close()
})

const shots = process.env.AUBURN_SHOTS
type Page = Awaited<ReturnType<typeof browser.visit>>['page']
async function seen(page: Page, name: string) {
  await settled(page)
  await expectAxeClean(page)
  await expectNoSidewaysScroll(page)
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}
const PHISH = `From: Payroll <hr@payroll-portal.example>
To: staff@alder.example
Subject: Your payslip for May
Date: Mon, 1 Jun 2026 09:00:00 +0000
MIME-Version: 1.0
Content-Type: text/plain

Your payslip waits: hxxps://payroll-portal[.]example/may
`

test('a phish, from the paste to the answer', async () => {
  const { page: author } = await browser.visit(world, 'author', { at: '/samples' })
  const sent: string[] = []
  author.on('request', request => sent.push(request.postData() ?? ''))
  await author.getByRole('textbox', { name: 'Or paste a whole mail' }).fill(PHISH)
  await author.getByText('A mail names whom it was sent to').waitFor()
  await author.getByRole('textbox', { name: 'What happened?' }).fill('Three of us got it. Nobody typed anything in.')
  await seen(author, 'send')
  await author.getByRole('button', { name: 'Lock it and send it to the desk' }).click()
  await author.getByRole('heading', { name: 'pasted-mail.eml' }).waitFor()
  await author.getByText('The desk has it.').waitFor()
  // What left the page was locked already.
  expect(sent.some(body => body.includes('sealed'))).toBe(true)
  expect(sent.join()).not.toContain(Buffer.from('Your payslip waits').toString('base64').slice(0, 20))
  expect(sent.join()).not.toContain('Your payslip waits')
  await seen(author, 'sent')

  const { page: analyst } = await browser.visit(world, 'analyst', { at: '/samples', dark: true })
  await seen(analyst, 'desk-list')
  await analyst.getByRole('link', { name: 'pasted-mail.eml' }).click()
  await analyst.getByText('more that are most likely ordinary').click()
  await analyst.getByText('hxxps://payroll-portal[.]example/may').waitFor()
  await analyst.getByRole('button', { name: 'I am looking at it' }).click()
  await analyst.getByText('It is yours').waitFor()
  const download = analyst.waitForEvent('download')
  await analyst.getByRole('button', { name: 'Download the sealed archive' }).click()
  expect((await download).suggestedFilename()).toMatch(/^sample-[0-9a-f]{8}\.zip$/)
  await analyst.getByText('Paste rules').click()
  await analyst.getByRole('textbox', { name: 'Name', exact: true }).fill('Payslips')
  await analyst
    .getByRole('textbox', { name: 'YARA rules' })
    .fill('rule payslip { strings: $a = "payslip" condition: $a }')
  await analyst.getByRole('button', { name: 'Compile and keep' }).click()
  await analyst.getByRole('button', { name: 'Run it' }).click()
  await analyst.getByText('Payslips · $a × 2').waitFor()
  await analyst.getByRole('textbox', { name: 'Ask or tell the sender' }).fill('Did anybody open the link?')
  await analyst.getByRole('button', { name: 'Send', exact: true }).click()
  await analyst.getByText('Did anybody open the link?').first().waitFor()
  await analyst.getByRole('radio', { name: 'Harmful' }).check()
  await analyst.getByRole('textbox', { name: 'What you found' }).fill('The page asks for the password of your mail.')
  await analyst.getByRole('button', { name: 'Answer' }).click()
  await analyst.getByRole('heading', { name: 'Harmful' }).waitFor()
  await seen(analyst, 'desk-sample')

  await author.goto(`${world.url}/inbox`)
  await author.getByRole('link', { name: 'The desk has looked: harmful' }).click()
  await author.getByRole('heading', { name: 'Harmful' }).waitFor()
  await author.getByText('The page asks for the password of your mail.').waitFor()
  await seen(author, 'answered')
  await author.setViewportSize(PHONE)
  await seen(author, 'answered-phone')

  // The desk has answered, and does not keep the bytes.
  await analyst.getByRole('button', { name: 'Remove its bytes' }).click()
  await analyst.getByRole('dialog').waitFor()
  await seen(analyst, 'desk-remove')
  await analyst.getByRole('dialog').getByRole('button', { name: 'Remove its bytes' }).click()
  await analyst.getByText('The desk removed its bytes after it had answered').waitFor()
  await seen(analyst, 'desk-removed')
  await author.getByText('The desk removed its bytes after it had answered').waitFor()
  await author.getByText('The page asks for the password of your mail.').waitFor()
  await author.emulateMedia({ colorScheme: 'dark' })
  await seen(author, 'removed-phone-dark')

  const { page: outsider } = await browser.visit(world, 'outsider', { at: '/samples', expects: /^404 / })
  await seen(outsider, 'nothing')
  await outsider.goto(author.url())
  await outsider.getByText('Nothing here').waitFor()
})

const pdfOf = (lines: readonly string[]): Promise<Buffer> =>
  new Promise(resolve => {
    const chunks: Buffer[] = []
    const doc = new PDFDocument()
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    for (const line of lines) doc.text(line).moveDown()
    doc.end()
  })

test('a document that is marked above the ceiling stays where it is; one that is not is sent, and taken back', async () => {
  const { page } = await browser.visit(world, 'author', { at: '/samples' })
  const posted: string[] = []
  page.on('request', request => request.method() === 'POST' && posted.push(new URL(request.url()).pathname))
  await page.getByRole('button', { name: 'Send a file or a mail' }).click()
  const choose = page.locator('input[type=file]')
  const marked = await pdfOf(['Seen in May.', 'SECRET - UK EYES ONLY', 'They came back.'])
  await choose.setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: marked })
  await page.getByRole('alert').getByText('plan.pdf carries a protective marking above OFFICIAL').waitFor()
  await seen(page, 'marked')
  expect(posted).not.toContain('/api/samples')
  const lure = await pdfOf(['Your parcel waits. The client secret is in TOP SECRET.docx.'])
  await choose.setInputFiles({ name: 'parcel.pdf', mimeType: 'application/pdf', buffer: lure })
  await page.getByText('parcel.pdf').waitFor()
  await page.getByRole('textbox', { name: 'What happened?' }).fill('Came by mail.')
  await page.getByRole('button', { name: 'Lock it and send it to the desk' }).click()
  await page.getByRole('heading', { name: 'parcel.pdf' }).waitFor()
  await page.getByText('The sealed archive is kept until').waitFor()
  await seen(page, 'kept-until')
  await page.getByRole('button', { name: 'Take it back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click()
  await page.getByRole('heading', { name: 'A withdrawn sample' }).waitFor()
  await page.getByText('Its sender took it back').waitFor()
  await seen(page, 'withdrawn')
  await page.goto(`${world.url}/samples`)
  await page.getByText('Withdrawn ·').waitFor()
  await seen(page, 'list-after')
})
