import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { refang } from './defang.ts'
import { extract } from './extract.ts'

/** Published reports with their indicator lists, where a folder of them is at hand (`AUBURN_TEST_DATA`); they are not part of this project. */
const folder = process.env.AUBURN_TEST_DATA

/** First column of a CSV file; a quoted cell may hold several values. */
function firstColumn(csv: string): string[] {
  return csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .slice(1)
    .map(line => /^"((?:[^"]|"")*)"|^([^,]*)/.exec(line))
    .flatMap(match => (match?.[1] ?? match?.[2] ?? '').split(/[,\n]/))
    .map(cell => cell.trim())
    .filter(cell => cell !== '')
}

const comparable = (value: string) => refang(value).toLowerCase().replace(/\/$/, '')

function files(root: string, ending: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith(ending))
    .map(name => join(root, name))
}

test.skipIf(!folder)('values listed in published indicator files are found', () => {
  let listed = 0
  const missed: string[] = []
  for (const file of files(join(folder ?? '', 'reports'), '.csv')) {
    if (!/(?:iocs|indicators)\.csv$/.test(file)) continue
    const csv = readFileSync(file, 'utf8')
    const found = new Set(extract(csv).map(f => comparable(f.value)))
    for (const value of firstColumn(csv)) {
      listed++
      if (!found.has(comparable(value))) missed.push(`${file.split('/').slice(-3).join('/')}: ${value}`)
    }
  }
  console.log(`${listed} listed, ${missed.length} missed\n${missed.slice(0, 80).join('\n')}`)
  expect(listed).toBeGreaterThan(500)
  expect(1 - missed.length / listed).toBeGreaterThanOrEqual(0.97)
})

test.skipIf(!folder)('lists of one value a line are found whole', () => {
  let lines = 0
  let found = 0
  for (const file of files(join(folder ?? '', 'reports'), 'omains.txt')) {
    const text = readFileSync(file, 'utf8')
    const values = text.split(/\s+/).filter(word => /^[\w.-]+\.[a-z]{2,}$/i.test(word))
    const got = new Set(extract(text).map(f => f.value))
    lines += values.length
    found += values.filter(value => got.has(value.toLowerCase())).length
  }
  expect(lines).toBeGreaterThan(1000)
  expect(found / lines).toBeGreaterThanOrEqual(0.97)
})
