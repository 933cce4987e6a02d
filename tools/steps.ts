import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(import.meta.dirname, '..')

/** True in the file that was started, false in one that was imported. */
export function isMain(url: string): boolean {
  const started = process.argv[1]
  return started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(url))
}

/** A tool of the project, run by this very Node. */
export interface Step {
  name: string
  /** The script (from the root) and its arguments. */
  run: readonly string[]
}

export interface Ended {
  name: string
  ok: boolean
  ms: number
  output: string
}

/** Runs one step; with `stream`, its output goes through as it comes, else it is kept. */
export function runStep(step: Step, { stream = false, env = {} }: { stream?: boolean; env?: NodeJS.ProcessEnv } = {}) {
  const began = performance.now()
  const [script = '', ...args] = step.run
  return new Promise<Ended>(done => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', stream ? 'inherit' : 'pipe', stream ? 'inherit' : 'pipe'],
    })
    let output = ''
    child.stdout?.on('data', part => {
      output += String(part)
    })
    child.stderr?.on('data', part => {
      output += String(part)
    })
    const end = (ok: boolean) => done({ name: step.name, ok, ms: performance.now() - began, output })
    child.once('error', error => {
      output += error.message
      end(false)
    })
    child.once('close', code => end(code === 0))
  })
}

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
