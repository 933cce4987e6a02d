#!/usr/bin/env node
// Plain JavaScript, so that any Node can start it: finds the runtime that Auburn needs and hands over.
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(realpathSync(fileURLToPath(import.meta.url))), '..')
/** The first whose `node:crypto` has Argon2. */
const NODE_NEEDED = '24.7'

function findRuntime() {
  const folder = join(root, 'node_modules')
  const pinned =
    process.platform === 'win32'
      ? join(folder, `node-win-${process.arch}`, 'bin', 'node.exe')
      : join(folder, '.bin', 'node')
  if (existsSync(pinned)) return pinned
  if (isNewEnough()) return process.execPath
  const cure = existsSync(folder) ? `install Node ${NODE_NEEDED} (nodejs.org)` : 'run "npm ci" in Auburn’s folder first'
  console.error(`auburn: needs Node ${NODE_NEEDED} or newer, and this is ${process.version}: ${cure}`)
  process.exit(1)
}

function isNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [least, leastMinor] = NODE_NEEDED.split('.').map(Number)
  return major > least || (major === least && minor >= leastMinor)
}

const child = spawn(findRuntime(), [join(root, 'src', 'cli', 'main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
})

// Ctrl-C reaches the child by the terminal as well; it must not end this process before the child has drained.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  })
}
child.once('error', error => {
  console.error(`auburn: ${error.message}`)
  process.exitCode = 1
})
child.once('exit', (code, signal) => {
  process.exitCode = code ?? 128 + (signal === null ? 1 : constants.signals[signal])
})
