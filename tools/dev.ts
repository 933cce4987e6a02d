/** `npm run dev`: the portal is built anew when it changes, and the server starts anew when its files do. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './steps.ts'

const vite = ['node_modules/vite/bin/vite.js', 'build', '--watch', '--outDir', join(root, 'build', 'portal')]
const server = ['--watch-preserve-output', '--watch', 'src/main.ts', ...process.argv.slice(2)]

const children = [
  ...(existsSync(join(root, 'src', 'portal', 'index.html')) ? [[...vite, '--emptyOutDir', '--logLevel', 'warn']] : []),
  server,
].map(args => spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }))

for (const child of children) {
  child.once('exit', code => {
    process.exitCode ??= code ?? 1
    for (const other of children) other.kill('SIGTERM')
  })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    for (const child of children) child.kill('SIGTERM')
  })
}
