import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { root } from './steps.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** The shim as it stands in `bin/`, before a command line of the test's own. */
function shim(main: string, args: string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'auburn-shim-'))
  folders.push(folder)
  for (const part of ['bin', 'src/cli']) mkdirSync(join(folder, part), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  copyFileSync(join(root, 'bin', 'auburn.js'), join(folder, 'bin', 'auburn.js'))
  writeFileSync(join(folder, 'src', 'cli', 'main.ts'), main)
  const child = spawn(process.execPath, [join(folder, 'bin', 'auburn.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', part => {
    said += String(part)
  })
  return { child, said: () => said, code: once(child, 'close').then(([code]) => code) }
}

test('passes arguments in, and output and exit code out', async () => {
  const run = shim('const words: string[] = process.argv.slice(2)\nconsole.log(words.join("+"))\nprocess.exit(7)', [
    'a',
    '--b c',
  ])
  expect(await run.code).toBe(7)
  expect(run.said()).toBe('a+--b c\n')
})

test('passes a signal on and waits for the end of what it started', async () => {
  const run = shim(`process.on('SIGTERM', () => setTimeout(() => { console.log('drained'); process.exit(3) }, 100))
    setInterval(() => {}, 1000)
    console.log('up')`)
  await once(run.child.stdout, 'data')
  run.child.kill('SIGTERM')
  expect(await run.code).toBe(3)
  expect(run.said()).toBe('up\ndrained\n')
})
