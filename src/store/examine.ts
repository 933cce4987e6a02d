import { fork } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Ceiling } from '../domain/protective-marking.ts'
import type { Facts } from '../formats/sample/facts.ts'
import type { Unsealed } from '../formats/sample/sealed.ts'

/**
 * Looking at what may be hostile: an archive is opened, a file is parsed and rules are run in a process of its own, which has a
 * limit of memory, may write and start nothing, and is ended when its time is up, wherever it is. What breaks a parser, down to a
 * fault of its machine code, ends that process and nothing of the server. The file itself exists there alone, and in no file.
 */
export interface RuleSource {
  id: string
  name: string
  source: string
}
export type Task =
  /** `documents`: whether the text of documents is looked through too. What does not survive that is looked at without. */
  | { what: 'look'; sealed: Uint8Array; ceiling: Ceiling; demo: boolean; documents: boolean }
  | { what: 'scan'; sealed: Uint8Array; rules: readonly RuleSource[] }
  | { what: 'compile'; rules: readonly RuleSource[] }
/** What the process is sent, once. */
export interface Asked {
  task: Task
  seconds: number
}
export interface LookedAt {
  what: 'looked'
  name: string
  facts: Facts
  /** The line of a protective marking above the ceiling, if there is one. */
  above?: number
}
export interface Match {
  rules: string
  rule: string
  tags: string[]
  meta: { name: string; value: string }[]
  strings: { name: string; count: number; offsets: number[] }[]
}
export interface Scanned {
  what: 'scanned'
  matches: Match[]
  /** Rules that could not be run, each with why. */
  failed: { name: string; why: string }[]
}
export interface Compiled {
  what: 'compiled'
  errors: string[]
  warnings: string[]
}
export type Outcome = LookedAt | Scanned | Compiled | { what: 'not-sealed'; why: Unsealed }
/** It took too long, too much memory, or broke: nothing is known but that. */
export interface GaveUp {
  what: 'gave-up'
  why: 'time' | 'broken'
}

const SECONDS: Record<Task['what'], number> = { look: 20, scan: 20, compile: 10 }
const MEGABYTES = 384
/** Side by side at most; others wait, and so many at most. */
const AT_ONCE = 2
const WAITING = 12
let running = 0
const queue: (() => void)[] = []

/** undefined: too many wait already. */
export async function examine(task: Task, seconds: number = SECONDS[task.what]): Promise<Outcome | GaveUp | undefined> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) return undefined
    await new Promise<void>(resolve => queue.push(resolve))
  }
  running += 1
  try {
    return await inProcess(task, seconds)
  } finally {
    running -= 1
    queue.shift()?.()
  }
}

/** Node's permission model: reading this program's own code is allowed; any other file, writing, starting programs and native code are not. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CODE = ['src', 'node_modules', 'package.json'].map(part => join(ROOT, part))
const LIMITS = [
  '--permission',
  ...new Set([...CODE, ...CODE.map(part => realpathSync(part))].map(part => `--allow-fs-read=${part}`)),
  '--allow-worker',
  `--max-old-space-size=${MEGABYTES}`,
  '--max-semi-space-size=32',
  '--no-warnings',
]

function inProcess(task: Task, seconds: number): Promise<Outcome | GaveUp> {
  const child = fork(fileURLToPath(new URL('./examine-process.ts', import.meta.url)), {
    execArgv: LIMITS,
    // Nothing of the server's: no environment, no input; what a parser prints goes nowhere.
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  })
  return new Promise(resolve => {
    const end = (outcome: Outcome | GaveUp) => {
      clearTimeout(late)
      resolve(outcome)
      child.kill('SIGKILL')
    }
    const late = setTimeout(() => end({ what: 'gave-up', why: 'time' }), seconds * 1000)
    child.once('message', (outcome: Outcome) => end(outcome))
    child.once('error', () => end({ what: 'gave-up', why: 'broken' }))
    child.once('exit', () => end({ what: 'gave-up', why: 'broken' }))
    const asked: Asked = { task, seconds }
    child.send(asked, () => {})
  })
}
