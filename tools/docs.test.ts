import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { checkDocs } from './docs.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function check(tree: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'auburn-docs-'))
  folders.push(root)
  const all = { 'package.json': '{"scripts":{"start":"x","check":"x"}}', ...tree }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return checkDocs(root, Object.keys(all))
}

test('a page whose links, paths and commands hold passes', () => {
  const page = [
    '# One page',
    'See [the code](src/a.ts), [below](#two-parts--one-whole), [the web](https://example.org/x) and [decisions](docs/d.md#why).',
    'The rule is in `src/a.ts` (`a.ts:12` and `domain/b.ts`), pages in `docs/decisions/NNNN-*.md`, `/api/feed.json` is a URL.',
    '```sh',
    'npm start && npm run check   # [not a link](nowhere.md)',
    '```',
    '## Two parts & one whole',
  ]
  const tree = { 'README.md': page.join('\n'), 'src/a.ts': '', 'src/domain/b.ts': '', 'docs/d.md': '# Why' }
  expect(check(tree)).toEqual([])
})

const workPath = ['', 'work', 'main', 'x.ts'].join('/')
const rootPath = ['', 'root', 'x'].join('/')
const host = ['registry', 'npmjs', 'org'].join('.')

test.each([
  ['README.md', 'a [link](src/gone.ts)', 'the link src/gone.ts leads nowhere'],
  ['README.md', 'a [link](../elsewhere.md)', 'leads out of the project'],
  ['README.md', 'a [heading](#nowhere)', 'names a heading that is not there'],
  ['docs/d.md', '[ref]: ./gone.md', 'the link ./gone.md leads nowhere'],
  ['README.md', 'the rule is in `src/domain/gone.ts`', 'there is no src/domain/gone.ts'],
  ['README.md', 'type `npm run gone`', 'package.json has no script "gone"'],
  ['README.md', '```\nnpm test\n```', 'package.json has no script "test"'],
  ['src/a.ts', `const a = '${workPath}'`, 'a path of a machine'],
  ['README.md', `it is in ${rootPath}`, 'a path of a machine'],
  ['package-lock.json', `"resolved":${' '}"https://${host}/a"`, "a registry's host"],
])('%s with %s is found', (file, text, what) => {
  const found = check({ [file]: text })
  expect(found.length).toBeGreaterThan(0)
  expect(found.join('\n')).toContain(what)
})

test('a path that only contains such a word is no trace', () => {
  expect(
    check({ 'src/a.ts': `'src/work/a' + '/network/x' + 'https://example.org/a.root/b' + '/api/root-cause'` }),
  ).toEqual([])
})
