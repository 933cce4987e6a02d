import { expect, test } from 'vitest'
import { shareIn } from '../formats/api/reports.ts'
import type { Command, Io } from './command.ts'
import { runCommand } from './command.ts'
import { share } from './share.ts'
import { type Prepared, shareRequestOf } from './share-request.ts'

const TEXT = `Invoices from Alderbrook Ltd that are none

They come from billing@ledger-post.top and point at hxxps://ledger-post[.]top/pay.
Jo Fenn opened one on 10.1.2.3; our proxy.alderbrook.co.uk saw it. Sinkhole is 45.77.12.9.`
const OWN = {
  names: ['Alderbrook Ltd'],
  domains: ['alderbrook.co.uk'],
  networks: ['203.0.114.0/24'],
  people: ['Jo Fenn'],
  terms: [],
}

/** What the flags of a real command line make of the text. */
async function prepared(args: string[], text = TEXT, demo = false): Promise<Prepared> {
  let result: Prepared | undefined
  const probe: Command = {
    ...share,
    run: async given => {
      result = shareRequestOf(given, text, { own: OWN, demo })
      return 0
    },
  }
  const told: string[] = []
  const io: Io = { out: () => {}, err: line => told.push(line), env: {}, read: async () => new Uint8Array() }
  const code = await runCommand('share', probe, ['FILE', ...args], io)
  if (code !== 0 || !result) throw new Error(told.join('\n'))
  expect(shareIn.safeParse(result.request).error).toBeUndefined()
  return result
}

test('with --to alone the whole report goes there, withheld, with regulators excepted', async () => {
  const { request } = await prepared(['--to', 'finance,east-midlands', '--tlp', 'amber'])
  expect(request.audience).toEqual({
    grants: [{ layer: 'full', to: ['finance', 'east-midlands'], as: 'withheld' }],
    except: ['kind:regulator'],
    tlp: 'AMBER',
    layerTlp: {},
  })
  expect(request.content.headline.title).toBe('Invoices from Alderbrook Ltd that are none')
  expect(request.content.full?.story).toBe(TEXT)
})

test('with readers for the indicators, --to gets the headline alone and nobody gets the story', async () => {
  const { request } = await prepared(['--to', 'everyone', '--technical-to', 'pharma', '--tlp', 'amber'])
  expect(request.audience.grants).toEqual([
    { layer: 'headline', to: ['everyone'], as: 'withheld' },
    { layer: 'technical', to: ['pharma'], as: 'withheld' },
  ])
})

test('all three levels, names, exceptions and markings by hand', async () => {
  const { request } = await prepared([
    ...['--to', 'everyone', '--to', 'finance', '--technical-to', 'pharma', '--full-to', 'desk', '--named'],
    ...['--except', 'rival', '--tlp', 'AMBER+STRICT', '--headline-tlp', 'green', '--technical-tlp', 'tlp:amber'],
    ...['--kind', 'campaign', '--headline', 'Invoices', '--client-id', 'ticket-1'],
  ])
  expect(request.audience).toEqual({
    grants: [
      { layer: 'headline', to: ['everyone', 'finance'], as: 'named' },
      { layer: 'technical', to: ['pharma'], as: 'named' },
      { layer: 'full', to: ['desk'], as: 'named' },
    ],
    except: ['kind:regulator', 'rival'],
    tlp: 'AMBER+STRICT',
    layerTlp: { headline: 'GREEN', technical: 'AMBER' },
  })
  expect(request).toMatchObject({
    clientId: 'ticket-1',
    content: { kind: 'campaign', headline: { title: 'Invoices' } },
  })
})

test('indicators are live, what is ordinary or one’s own is left out and said', async () => {
  const { request, leftOut } = await prepared(['--to', 'finance'])
  const values = request.content.technical?.indicators?.map(i => i.value) ?? []
  expect(values).toContain('https://ledger-post.top/pay')
  expect(values.join(' ')).not.toMatch(/10\.1\.2\.3|alderbrook/)
  expect(leftOut.map(l => l.value)).toEqual(expect.arrayContaining(['10.1.2.3', 'proxy.alderbrook.co.uk']))
})

test('own names stay as they are and are told; --redact strikes them out everywhere', async () => {
  const plain = await prepared(['--to', 'finance'])
  expect(plain.own.map(o => o.original)).toEqual(expect.arrayContaining(['Alderbrook Ltd', 'Jo Fenn']))
  expect(plain.request.content.full?.story).toContain('Jo Fenn')
  const struck = await prepared(['--to', 'finance', '--redact', '--headline', 'Mail at Alderbrook'])
  expect(JSON.stringify(struck.request)).not.toMatch(/alderbrook|Fenn/i)
  expect(struck.request.content.full?.story).toContain('ledger-post')
})

test('in a demo, reserved values are ordinary indicators', async () => {
  const text = 'Beacon\nC2 at 192.0.2.9 and hxxp://dovecliff-payslip[.]example/x'
  expect((await prepared(['--to', 'finance'], text)).request.content.technical).toBeUndefined()
  expect((await prepared(['--to', 'finance'], text, true)).request.content.technical?.indicators).toHaveLength(2)
})

test.each([
  [[], '--to is missing'],
  [['--to', 'a', '--tlp', 'purple'], '--tlp purple'],
  [['--to', 'a', '--kind', 'rumour'], '--kind rumour'],
  [['--to', 'a', '--named', '--withheld'], '--named and --withheld'],
  [['--to', 'a', '--nonsense'], '--nonsense'],
  [['--to', 'a', '--headline', 'x'.repeat(301)], '--headline has more than 300'],
])('%j is refused by its flag', async (args, told) => {
  await expect(prepared(args)).rejects.toThrow(told)
})
