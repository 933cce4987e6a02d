import { mkdirSync, writeFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publish } from './advisory.ts'
import { giveByKeys } from './advisory-page.ts'
import { expectAxeClean, expectNoSidewaysScroll, openWorld, PHONE, settled, withBrowser } from './browser.ts'
import { twoCleared } from './cleared.ts'
import { threeLayers, type World } from './world.ts'

/**
 * How an advisory is written: from a situation by keyboard alone, on a released text, by two analysts at once; the week for
 * everybody; and what leaves as PDF.
 */
const browser = withBrowser()
let world: World
let situation: string
let report: string
beforeAll(async () => {
  world = await openWorld('advisory editor')
  await twoCleared(world)
  const { content } = threeLayers()
  report = await world.share('author', {
    content: { ...content, headline: { ...content.headline, affects: { sectors: ['pharma'], regions: [] } } },
    audience: { grants: [{ layer: 'full', to: ['everyone'], as: 'withheld' }], tlp: 'GREEN' },
  })
  situation = (await made('/api/situations', { name: 'Copper Lantern', reports: [report] })).id
  const sources = [{ report, layer: 'technical' }]
  const part = (body: object) => made(`/api/situations/${situation}/parts`, { sources, ...body })
  await part({ kind: 'statement', text: 'It is likely that one group is behind it.' })
  await part({ kind: 'entity', text: 'T1566.001 Spearphishing attachment', entity: 'technique' })
})
afterAll(async () => {
  await browser.leave()
  await world?.close()
})
const made = async (path: string, body: object) => {
  const answer = await world.call('analyst', 'POST', path, body)
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
/** In a session that was just confirmed: a key handles no RED. */
const inPerson = async (as: 'analyst' | 'officer' | 'competitor', path: string, body: object) => {
  await world.confirm(as)
  const answer = await world.call(as, 'POST', path, body, { cookie: world.cookie(as), origin: world.ctx.url })
  expect(answer.status, answer.text).toBeLessThan(300)
  return answer.body
}

const shots = process.env.AUBURN_SHOTS
async function seen(page: Page, name: string) {
  await settled(page)
  await expectAxeClean(page)
  await expectNoSidewaysScroll(page)
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}
/** Goes on with the Tab key until it stands there. */
async function tabTo(page: Page, there: Locator) {
  for (let n = 0; n < 150; n++) {
    await page.keyboard.press('Tab')
    if ((await there.and(page.locator(':focus')).count()) > 0) return
  }
  throw new Error(`Tab never came to ${there}`)
}
const textbox = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const combobox = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true })
test('from the situation to a signed draft without a mouse; each part previewed with its own marking', async () => {
  const { page } = await browser.visit(world, 'analyst', { at: `/situations/${situation}` })
  await page.getByRole('heading', { level: 1, name: 'Copper Lantern' }).waitFor()
  await tabTo(page, page.getByRole('link', { name: 'Write an advisory' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Begin an advisory' }).waitFor()
  await page.getByRole('combobox', { name: 'From a situation' }).waitFor()
  await page.getByRole('radio', { name: /^Advisory/ }).focus()
  await page.keyboard.press('ArrowUp')
  expect(await page.getByRole('radio', { name: /^Alert/ }).isChecked()).toBe(true)
  await seen(page, 'new-from-situation')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Copper Lantern' }).waitFor()
  // It is whole: what is judged, how, whom it concerns, and the values.
  const notes = page.getByRole('textbox', { name: 'Notes', exact: true })
  for (const text of ['It is likely that one group', 'T1566.001', 'Pharma'])
    expect(await notes.inputValue()).toContain(text)
  await page.getByText('payroll-portal[.]example').first().waitFor()
  await seen(page, 'begun')

  await textbox(page, 'Title').focus()
  await tabTo(page, textbox(page, 'Board line'))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Mails about payslips carry a loader.')
  await tabTo(page, combobox(page, 'Add a source to sentence 1 of Board line'))
  await page.keyboard.type('Headline')
  await page.getByRole('button', { name: /^Take “Payslip mails.*off sentence 1 of Board line/ }).waitFor()
  await tabTo(page, textbox(page, 'What to do'))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Block the values below')
  await tabTo(page, textbox(page, 'Why'))
  await page.keyboard.type('It stops the loader.')
  await notes.focus()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('\n\n## How to find it\n')
  await page.getByText('a heading: it needs no source').waitFor()
  await tabTo(page, combobox(page, 'Marking of the SOC package'))
  await page.keyboard.type('TLP:AMBER')
  await tabTo(page, textbox(page, 'Give the SOC package to'))
  await page.keyboard.type('pharma')
  await page
    .getByRole('listbox')
    .getByRole('option')
    .first()
    .filter({ hasText: /^pharma/ })
    .waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('list', { name: 'Who gets the SOC package' }).waitFor()
  await page.keyboard.press('ControlOrMeta+s')
  await page.getByText('Nothing stands against it.').waitFor()
  const preview = page.getByRole('region', { name: 'As readers get it' })
  const marked: string[] = []
  for (const [name, shot] of [
    ['Board line', 'preview-board'],
    ['IT checklist', 'preview-checklist'],
    ['SOC package', 'preview-soc'],
  ] as const) {
    await preview.getByRole('radio', { name }).check()
    marked.push(
      (await preview
        .locator('p', { hasText: `${name}:` })
        .first()
        .textContent()) ?? '',
    )
    await seen(page, shot)
  }
  expect(marked[2]).toContain('TLP:AMBER')
  await page.setViewportSize(PHONE)
  await seen(page, 'editor-phone')
})

test('a released text is chosen beside reports, for a sentence and for a statement; it goes no further than it was let', async () => {
  const { id } = await inPerson('analyst', '/api/desk/releases', {
    ...{ title: 'Certificates in use', text: 'The group reuses certificates.', tlp: 'AMBER' },
    ...{ statement: 'Cleared by A.', reason: 'Three members ask.', onward: ['finance'] },
  })
  await inPerson('officer', `/api/desk/releases/${id}/decision`, { version: 1, decision: 'release', why: 'Seen.' })

  const { page: ruth } = await browser.visit(world, 'secondee', { at: `/situations/${situation}`, dark: true })
  await ruth.getByRole('button', { name: 'Write a statement' }).click()
  await ruth.getByRole('textbox', { name: 'Statement' }).fill('It is likely that certificates are used again.')
  await ruth.getByRole('checkbox', { name: /^Certificates in use, released text, released by the desk on/ }).check()
  await seen(ruth, 'statement-released')
  await ruth.getByRole('button', { name: 'Keep' }).click()
  await ruth.getByRole('link', { name: /^Certificates in use · released text, released by the desk on/ }).waitFor()
  await seen(ruth, 'situation-released')

  const { page: dev } = await browser.visit(world, 'secondee', { at: '/advisories/new?kind=alert' })
  await dev.getByRole('button', { name: 'Begin', exact: true }).click()
  await dev.getByRole('textbox', { name: 'Board line', exact: true }).fill('Certificates are used again.')
  await dev.getByLabel('Add a source to sentence 1 of Board line', { exact: true }).selectOption(`released ${id}`)
  await dev.getByRole('link', { name: /^Certificates in use, released text, released by the desk on/ }).waitFor()
  await giveByKeys(dev, 'IT checklist', 'pharma')
  await dev.getByRole('combobox', { name: 'Marking of the IT checklist' }).selectOption('AMBER')
  await dev.getByRole('button', { name: 'Save', exact: true }).click()
  await dev
    .getByRole('link', {
      name: 'Sentence 1 of the board line rests only on the released text “Certificates in use”, which may not go on to pharma.',
    })
    .waitFor()
  await seen(dev, 'released-refused')
  await dev.setViewportSize(PHONE)
  await seen(dev, 'released-refused-phone')
})

test('two analysts change one draft: words, sources and numbers are put together, and what differs is said', async () => {
  const { id } = await made('/api/desk/advisories', { kind: 'alert', situation })
  const { page: dev } = await browser.visit(world, 'analyst', {
    at: `/advisories/${id}/edit`,
    ...{ expects: /^409 /, dark: true },
  })
  const board = (page: Page) => page.getByRole('textbox', { name: 'Board line', exact: true })
  await board(dev).fill('Today mails about payslips carry a loader.')
  await dev.getByLabel('Add a source to sentence 1 of Board line', { exact: true }).selectOption('desk')
  await dev.getByRole('button', { name: 'Save', exact: true }).click()
  await dev.getByRole('button', { name: 'Saved' }).waitFor()
  const { page: ruth } = await browser.visit(world, 'secondee', { at: `/advisories/${id}/edit`, expects: /^409 / })
  await ruth.getByText('Today mails about payslips carry a loader.').first().waitFor()

  // Both at once; neither has seen the other's.
  await board(dev).fill('Today new mails about payslips carry a loader.')
  await dev.getByLabel('Add a source to sentence 1 of Board line', { exact: true }).selectOption(`${report} headline`)
  await dev.getByRole('textbox', { name: 'Minutes' }).fill('10')
  await dev.getByRole('textbox', { name: 'What to do' }).fill('Block the values')
  await board(ruth).fill('Today mails about pay carry a loader.')
  await ruth.getByRole('textbox', { name: 'Minutes' }).fill('20')
  await ruth.getByRole('textbox', { name: 'Notes', exact: true }).fill('Seen in proxy logs.')
  await ruth.getByRole('button', { name: 'Save', exact: true }).click()
  await ruth.getByRole('button', { name: 'Saved' }).waitFor()
  await dev.getByRole('heading', { name: 'Changed by another analyst too' }).waitFor()
  expect(await board(dev).inputValue()).toBe('Today new mails about pay carry a loader.')
  expect(await dev.getByRole('textbox', { name: 'Notes', exact: true }).inputValue()).toBe('Seen in proxy logs.')
  await dev.getByText('Board line: Sentence 1 of the board line.').waitFor()
  await dev.getByText(/^Left off: Payslip mails carry a loader, headline$/).waitFor()
  await dev.getByText('IT checklist: Step 1, how long.').waitFor()
  await seen(dev, 'merge')
  // By keyboard, from what was being written to what is asked of it.
  await dev.keyboard.press('Shift+Tab')
  await textbox(dev, 'Board line').focus()
  const take = dev.getByRole('button', { name: 'Take theirs: IT checklist: Step 1, how long' })
  for (let n = 0; n < 20 && (await take.and(dev.locator(':focus')).count()) === 0; n++)
    await dev.keyboard.press('Shift+Tab')
  await dev.keyboard.press('Enter')
  expect(await dev.getByRole('textbox', { name: 'Minutes' }).inputValue()).toBe('20')
  await tabTo(dev, dev.getByRole('button', { name: 'Leave it as it is: Board line: Sentence 1 of the board line' }))
  await dev.keyboard.press('Enter')
  await dev.getByRole('heading', { name: 'Changed by another analyst too' }).waitFor({ state: 'hidden' })
  await dev.getByRole('button', { name: 'Save', exact: true }).click()
  await ruth.getByText('Today new mails about pay carry a loader.').first().waitFor()

  // At the very same place: both wordings stand until one is chosen.
  await board(dev).fill('Today new mails about pay carry a worm.')
  await board(ruth).fill('Today new mails about pay carry a stealer.')
  await ruth.getByRole('button', { name: 'Save', exact: true }).click()
  const merge = dev.getByRole('region', { name: 'Board line: another analyst changed it in the meantime' })
  await merge.waitFor()
  expect(await board(dev).inputValue()).toMatch(/worm.*stealer/)
  await dev.setViewportSize(PHONE)
  await seen(dev, 'merge-clash-phone')
  await dev.setViewportSize({ width: 1440, height: 900 })
  await seen(dev, 'merge-clash')
  await tabTo(dev, merge.getByRole('radio', { name: /^Keep both/ }))
  await dev.keyboard.press('ArrowUp')
  expect(await merge.getByRole('radio', { name: /^Theirs:/ }).isChecked()).toBe(true)
  await tabTo(dev, merge.getByRole('button', { name: 'Take both, merged' }))
  await dev.keyboard.press('Enter')
  await merge.waitFor({ state: 'hidden' })
  expect(await board(dev).inputValue()).toBe('Today new mails about pay carry a stealer.')
})

test('the week for everybody is written in a minute, and each kind leaves as a PDF with its marking', async () => {
  const alert = await publish(world, { title: 'EdgeGate is being broken into', soc: ['everyone'] })
  const advisory = await publish(world, { kind: 'advisory', title: 'Payslip mails carry a loader', soc: ['everyone'] })
  const { page: dev } = await browser.visit(world, 'analyst', { at: '/advisories/new?kind=weekly', dark: true })
  await seen(dev, 'new-weekly')
  await dev.getByRole('button', { name: 'Begin', exact: true }).click()
  await dev.getByRole('heading', { level: 1, name: /^The week at the Fusion Cell/ }).waitFor()
  await giveByKeys(dev, 'SOC package', 'everyone')
  await dev.getByRole('button', { name: 'Save', exact: true }).click()
  await dev.getByText('Nothing stands against it.').waitFor()
  await seen(dev, 'weekly')
  const { page: ruth } = await browser.visit(world, 'secondee', { at: new URL(dev.url()).pathname })
  await ruth.getByRole('button', { name: 'Sign…' }).click()
  await ruth.getByRole('button', { name: 'Sign', exact: true }).click()
  await dev.getByText(/Signed by Analyst/).waitFor()
  await dev.getByRole('button', { name: 'Publish…' }).click()
  await dev.getByRole('button', { name: 'Publish', exact: true }).click()
  await dev.waitForURL(/\/reports\//)
  const week = new URL(dev.url()).pathname.split('/').at(-1) ?? ''
  const { page: member } = await browser.visit(world, 'outsider', { at: `/reports/${week}`, dark: true })
  await member.getByText('Two warnings went out this week.').first().waitFor()
  await seen(member, 'weekly-member')
  await member.setViewportSize(PHONE)
  await seen(member, 'weekly-member-phone')
  for (const [name, id] of [
    ['alert', alert.report],
    ['advisory', advisory.report],
    ['weekly', week],
  ] as const) {
    const headers = { authorization: `Bearer ${world.key('outsider')}` }
    const got = await fetch(`${world.url}/api/reports/${id}/outputs/pdf`, { headers })
    expect(got.status, name).toBe(200)
    const bytes = new Uint8Array(await got.arrayBuffer())
    expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-')
    if (shots) writeFileSync(`${shots}/${name}.pdf`, bytes)
  }
})

test('begun from some of the reports of a situation, by keyboard', async () => {
  const { content } = threeLayers()
  const { id: red } = await inPerson('competitor', '/api/reports', {
    content: { ...content, headline: { title: 'For named people alone', summary: 'Seen.' } },
    audience: { grants: [{ layer: 'full', to: ['desk'], as: 'withheld' }], tlp: 'RED' },
  })
  const other = await world.share('author', {
    content: { ...content, headline: { title: 'Seen in a proxy', summary: 'Seen.' } },
    audience: { grants: [{ layer: 'full', to: ['everyone'], as: 'withheld' }], tlp: 'GREEN' },
  })
  const three = (await inPerson('analyst', '/api/situations', { name: 'Tin Heron', reports: [report, other, red] })).id
  const { page: dev } = await browser.visit(world, 'analyst', { at: `/advisories/new?situation=${three}`, dark: true })
  await dev.getByText('Reports to begin with (2 of 3)').waitFor()
  expect(await dev.getByRole('checkbox', { name: /For named people alone/ }).isChecked()).toBe(false)
  await tabTo(dev, dev.getByRole('checkbox', { name: /Seen in a proxy/ }))
  await dev.keyboard.press('Space')
  await dev.getByText('Reports to begin with (1 of 3)').waitFor()
  await seen(dev, 'new-some')
  await dev.setViewportSize(PHONE)
  await seen(dev, 'new-some-phone')
  await tabTo(dev, dev.getByRole('button', { name: 'Begin', exact: true }))
  await dev.keyboard.press('Enter')
  await dev.waitForURL(/\/advisories\/[-0-9a-f]+\/edit/)
  await dev.getByText('payroll-portal[.]example').first().waitFor()
  const id = new URL(dev.url()).pathname.split('/')[2]
  const draft = (await world.call('analyst', 'GET', `/api/desk/advisories/${id}`)).body
  for (const [what, isIn] of [
    [report, true],
    [other, false],
    [red, false],
    ['Tin Heron', false],
  ] as const)
    expect(JSON.stringify(draft.content).includes(what), what).toBe(isIn)
})

test('values under a live operation are named, and taken out at once; the others stay', async () => {
  const { id } = await made('/api/desk/advisories', { kind: 'advisory', situation })
  const draft = (await world.call('analyst', 'GET', `/api/desk/advisories/${id}`)).body
  const open = [{ kind: 'open', reference: 'The vendor’s notice of 30 May' }]
  const own = { type: 'domain', value: 'gate-update.example', role: 'c2', use: 'block', sources: open }
  const content = { ...draft.content, indicators: [...draft.content.indicators, own] }
  const headers = { 'if-match': `"${draft.version}"` }
  const saved = await world.call('analyst', 'PUT', `/api/desk/advisories/${id}`, { content, audience: null }, headers)
  expect(saved.status, saved.text).toBe(200)
  await made('/api/desk/operations', {
    ...{ values: ['payroll-portal.example', '192.0.2.7'], told: false, whose: 'The crime desk' },
    until: new Date(world.ctx.now().getTime() + 7 * 86_400_000).toISOString(),
  })
  const { page: dev } = await browser.visit(world, 'analyst', { at: `/advisories/${id}/edit` })
  const check = dev.getByRole('region', { name: 'Release check' })
  for (const value of ['payroll-portal[.]example', '192.0.2[.]7'])
    await check
      .getByRole('link', {
        name: `The value ${value} is one that somebody is working on: it is left out for now.`,
      })
      .waitFor()
  await seen(dev, 'values-watched')
  const out = check.getByRole('button', { name: 'Take these 2 values out' })
  await out.focus()
  await dev.keyboard.press('Enter')
  await out.waitFor({ state: 'hidden' })
  await dev.keyboard.press('ControlOrMeta+s')
  await dev.getByRole('button', { name: 'Saved' }).waitFor()
  await check.getByText(/somebody is working on/).waitFor({ state: 'hidden' })
  const kept = (await world.call('analyst', 'GET', `/api/desk/advisories/${id}`)).body
  expect(kept.content.indicators.map((i: { value: string }) => i.value)).toEqual(['gate-update.example'])
})
