import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { checkRooms } from './rooms.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function check(tree: Record<string, string>): string[] {
  const src = mkdtempSync(join(tmpdir(), 'auburn-rooms-'))
  folders.push(src)
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(src, path)), { recursive: true })
    writeFileSync(join(src, path), text)
  }
  return checkRooms(src).map(({ file, line, what }) => `${file}:${line} ${what}`)
}

test('a house that keeps the direction passes', () => {
  const found = check({
    'domain/sharing.ts': `import { a } from './marking.ts'\nexport const at = (time: number) => new Date(time)`,
    'formats/stix/read.ts': `import { z } from 'zod'\nimport type { a } from '../../domain/marking.ts'`,
    'store/visible.ts': `import pg from 'pg'\nimport { readFile } from 'node:fs/promises'\nimport '../domain/sharing.ts'`,
    'flows/share-report.ts': `import './context.ts'\nimport './steps/load.ts'\nimport '../store/visible.ts'`,
    'flows/steps/load.ts': `import '../context.ts'\nimport '../../store/visible.ts'`,
    'doors/rest.ts': `import 'fastify'\nimport '../flows/share-report.ts'`,
    'jobs/expire.ts': `import '../flows/share-report.ts'`,
    'demo/fill.ts': `import '../flows/share-report.ts'`,
    'cli/main.ts': `import '../store/visible.ts'\nimport '../demo/fill.ts'\nimport '../main.ts'`,
    'portal/main.tsx': `import 'react'\nimport '../domain/sharing.ts'\nimport '../formats/stix/read.ts'`,
    'main.ts': `import './doors/rest.ts'\nimport './store/visible.ts'\nimport './config.ts'`,
    'config.ts': `import './domain/sharing.ts'\nimport 'node:fs'`,
    'domain/sharing.test.ts': `import 'node:fs'\nimport 'vitest'\nimport '../../test/world.ts'\nDate.now()`,
  })
  expect(found).toEqual([])
})

test.each([
  ['domain/a.ts', `import '../formats/b.ts'`, 'domain may not import formats'],
  ['domain/a.ts', `import '../store/b.ts'`, 'domain may not import store'],
  ['domain/a.ts', `import 'zod'`, 'domain is pure and may not import zod'],
  ['domain/a.ts', `import { createHash } from 'node:crypto'`, 'may not import node:crypto'],
  ['domain/a.ts', 'export const now = () => Date.now()', 'may not use Date.now()'],
  ['domain/a.ts', 'export const now = () => new Date()', 'may not use new Date()'],
  ['domain/a.ts', 'export const dice = () => Math.random()', 'may not use Math.random()'],
  ['domain/a.ts', 'export const home = process.env.HOME', 'may not use process'],
  ['formats/a.ts', `export const get = () => fetch('/')`, 'may not use fetch()'],
  ['formats/a.ts', `import '../store/b.ts'`, 'formats may not import store'],
  ['formats/a.ts', `import 'fastify'`, 'formats is pure and may not import fastify'],
  ['formats/stix/a.ts', `import { readFile } from 'node:fs/promises'`, 'may not import node:fs/promises'],
  ['store/a.ts', `import '../flows/b.ts'`, 'store may not import flows'],
  ['flows/a.ts', `import './b.ts'`, 'no flow imports a flow'],
  ['flows/steps/a.ts', `import '../b.ts'`, 'what flows share may not import a flow'],
  ['flows/a.ts', "rows.all('select id from report where id = $1')", 'SQL belongs to the store'],
  ['flows/steps/a.ts', 'tx.one(`\n  update seat set until = $2 where circle = $1`)', 'SQL belongs to the store'],
  ['flows/a.ts', `const READ = \`select \${columns} from seat\``, 'SQL belongs to the store'],
  ['doors/a.ts', "rows.all('delete from session where hash = $1')", 'SQL belongs to the store'],
  ['flows/a.ts', `import '../doors/b.ts'`, 'flows may not import doors'],
  ['flows/a.ts', `import pg from 'pg'`, 'only store may import pg'],
  ['doors/rest/a.ts', `import '../../store/b.ts'`, 'doors may not import store'],
  ['doors/a.ts', `import type { B } from '../store/b.ts'`, 'doors may not import store'],
  ['doors/a.ts', `export type A = import('../store/b.ts').B`, 'doors may not import store'],
  ['doors/a.ts', `export const a = () => import('../store/b.ts')`, 'doors may not import store'],
  ['doors/a.ts', `export * from '../jobs/b.ts'`, 'doors may not import jobs'],
  ['jobs/a.ts', `import '../doors/b.ts'`, 'jobs may not import doors'],
  ['jobs/a.ts', `import pg from 'pg'`, 'only store may import pg'],
  ['cli/member.ts', `import '../store/b.ts'`, 'cli may not import store'],
  ['cli/main.ts', `import '../doors/b.ts'`, 'cli may not import doors'],
  ['demo/a.ts', `import '../store/b.ts'`, 'demo may not import store'],
  ['portal/a.tsx', `import '../flows/b.ts'`, 'portal may not import flows'],
  ['portal/a.tsx', `import '../doors/b.ts'`, 'portal may not import doors'],
  ['portal/a.tsx', `import 'node:path'`, 'may not import node:path'],
  ['config.ts', `import './store/b.ts'`, 'config.ts may not import store'],
  ['attic/a.ts', `import '../domain/b.ts'`, 'attic is no room'],
  ['doors/a.ts', `import '../../test/b.ts'`, 'outside src'],
  ['domain/a.test.ts', `import '../store/b.ts'`, 'domain may not import store'],
])('%s with %s is found', (file, text, what) => {
  expect(check({ [file]: `// a line before\n${text}\n` })).toEqual([expect.stringContaining(what)])
  expect(check({ [file]: `// a line before\n${text}\n` })[0]).toContain(`src/${file}:2 `)
})

test('two rooms that import each other are named together', () => {
  const found = check({ 'flows/a.ts': `import '../store/b.ts'`, 'store/b.ts': `import '../flows/a.ts'` })
  expect(found).toHaveLength(2)
  expect(found[1]).toContain('flows and store import each other (src/flows/a.ts:1, src/store/b.ts:1)')
})
