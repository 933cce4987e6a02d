import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FAULTS } from '../src/domain/fault.ts'
import { SCOPES } from '../src/formats/api/people.ts'
import { LIMITS, liveEvents } from '../src/formats/api/reports.ts'
import { root } from './steps.ts'

const page = (path: string): string => readFileSync(join(root, path), 'utf8')
const contract = page('docs/contract.md')

test('the contract lists every problem with its status, and no other', () => {
  const listed = [...contract.matchAll(/^\| `\/problems\/([\w-]+)` \| (\d{3}) \|/gm)].map(([, code, status]) => [
    code,
    Number(status),
  ])
  expect(listed).toEqual(Object.entries(FAULTS).map(([code, { status }]) => [code, status]))
})

test('the contract and the README list every setting that the configuration reads', () => {
  const read = [...page('src/config.ts').matchAll(/read\(env, '(\w+)'\)/g)].map(([, name]) => name).sort()
  expect(read.length).toBeGreaterThan(4)
  for (const text of [contract, page('README.md')])
    expect([...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name).sort()).toEqual(read)
})

test('the contract lists the events of the live stream and the scopes of keys', () => {
  for (const event of Object.keys(liveEvents)) expect(contract).toContain(`| \`${event}\` |`)
  for (const scope of SCOPES) expect(contract).toContain(`| \`${scope}\` |`)
})

test('the limits in the contract are those of the API', () => {
  const said = (n: number): string => n.toLocaleString('en-GB')
  const texts = (['title', 'summary', 'notes', 'story', 'impact', 'entry'] as const).map(k => `${k} ${said(LIMITS[k])}`)
  expect(contract).toContain(`| ${texts.join(', ')} | characters |`)
  expect(contract).toContain(`| indicators in a report | ${said(LIMITS.indicators)} |`)
  expect(contract).toContain(`exceptions | ${LIMITS.grants}; ${LIMITS.circlesInAGrant}; ${LIMITS.circlesInAGrant} |`)
  expect(contract).toContain(`${LIMITS.attachments} of at most ${LIMITS.attachmentBytes / 2 ** 20} MB`)
})
