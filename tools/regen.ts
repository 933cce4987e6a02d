/**
 * Writes the files that are made from other files. `node tools/regen.ts` writes them, `--check` only compares, and ends with 1
 * if one of them is out of date.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { isMain } from './steps.ts'

export interface Generator {
  /** The file that is made, from the project's root. */
  file: string
  /** Its whole text. */
  make: () => Promise<string>
}

/** One line for each file that is made; import what makes it inside `make`, so that one broken generator stops no other. */
export const generators: Generator[] = [
  { file: 'src/store/schema.sql', make: async () => (await import('./from-database.ts')).schemaSql() },
  { file: 'docs/openapi.json', make: async () => (await import('./from-database.ts')).openApiJson() },
  {
    file: 'ACCESS.md',
    make: async () =>
      (await import('./access-table.ts')).accessTable(await (await import('./from-database.ts')).declaredRoutes()),
  },
]

export async function regenerate(list: Generator[], root: string, check: boolean): Promise<string[]> {
  const differing: string[] = []
  for (const { file, make } of list) {
    const path = join(root, file)
    const before = await readFile(path, 'utf8').catch(() => undefined)
    const after = await make()
    if (before === after) continue
    differing.push(file)
    if (!check) await writeFile(path, after)
  }
  return differing
}

if (isMain(import.meta.url)) {
  const check = process.argv.includes('--check')
  const differing = await regenerate(generators, resolve(import.meta.dirname, '..'), check)
  for (const file of differing) console.log(check ? `${file} is out of date: npm run regen` : `${file} written`)
  if (differing.length === 0) console.log(`regen: ${generators.length} generated file(s), all up to date`)
  if (check && differing.length > 0) process.exitCode = 1
}
