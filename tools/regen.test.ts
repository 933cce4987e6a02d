import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { regenerate } from './regen.ts'

test('checking names what differs and writes nothing; writing brings it up to date', async () => {
  const root = mkdtempSync(join(tmpdir(), 'auburn-regen-'))
  try {
    writeFileSync(join(root, 'same.txt'), 'same')
    writeFileSync(join(root, 'old.txt'), 'old')
    const list = ['same', 'old', 'new'].map(name => ({
      file: `${name}.txt`,
      make: async () => (name === 'same' ? 'same' : 'made'),
    }))
    expect(await regenerate(list, root, true)).toEqual(['old.txt', 'new.txt'])
    expect(readFileSync(join(root, 'old.txt'), 'utf8')).toBe('old')
    await regenerate(list, root, false)
    expect(await regenerate(list, root, true)).toEqual([])
  } finally {
    rmSync(root, { recursive: true })
  }
})
