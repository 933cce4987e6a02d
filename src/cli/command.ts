import { type ParseArgsConfig, parseArgs } from 'node:util'
import { Fault } from '../domain/fault.ts'

/** What a command writes to and reads from; a test gives its own. */
export interface Io {
  out(line: string): void
  err(line: string): void
  env: NodeJS.ProcessEnv
  /** A file's bytes, or those of standard input for `-`. */
  read(path: string): Promise<Uint8Array>
}
type Options = NonNullable<ParseArgsConfig['options']>
export interface Given {
  text(flag: string): string | undefined
  /** Comma-separated, and the flag may be repeated. */
  list(flag: string): string[]
  is(flag: string): boolean
  positionals: string[]
}
export interface Command {
  /** `auburn share FILE|- --to …`, without the leading `auburn`. */
  usage: string
  /** One line of the manual. */
  summary: string
  /** The rest of `--help`. */
  help: string
  options: Options
  /** How many words besides flags, at least and at most. */
  words: readonly [number, number]
  run(given: Given, io: Io): Promise<number>
}

/** Wrong use: told on standard error, exit code 2. */
export class UsageError extends Error {}

const JSON_FLAG: Options = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } }
export const helpOf = (command: Command): string =>
  `auburn ${command.usage}\n\n${command.summary}\n${command.help === '' ? '' : `\n${command.help.trim()}\n`}`

/** Runs a command with what stands after its name. 0 done, 1 failed or refused, 2 wrong use. */
export async function runCommand(name: string, command: Command, args: readonly string[], io: Io): Promise<number> {
  try {
    const given = parse(command, args)
    if (given.is('help')) {
      io.out(helpOf(command))
      return 0
    }
    const [least, most] = command.words
    if (given.positionals.length < least) throw new UsageError(`something is missing. Use: auburn ${command.usage}`)
    const tooMuch = given.positionals[most]
    if (tooMuch !== undefined) throw new UsageError(`“${tooMuch}” is one word too many. Use: auburn ${command.usage}`)
    return await command.run(given, io)
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`auburn ${name}: ${error.message}`)
      return 2
    }
    if (!(error instanceof Error)) throw error
    io.err(`auburn ${name}: ${error.message}`)
    if (error instanceof Fault)
      for (const { at, problem } of error.places) if (problem !== error.message) io.err(`  ${at}: ${problem}`)
    return 1
  }
}

function parse(command: Command, args: readonly string[]): Given {
  const options = { ...JSON_FLAG, ...command.options }
  const { values, positionals } = parsed(options, args)
  const all = (flag: string): string[] => [values[flag] ?? []].flat().filter(v => typeof v === 'string')
  return {
    text: flag => all(flag).at(-1),
    list: flag =>
      all(flag)
        .flatMap(v => v.split(','))
        .map(v => v.trim())
        .filter(v => v !== ''),
    is: flag => values[flag] === true,
    positionals,
  }
}

const meantFlag = (written: string, options: Options): string =>
  meant(
    `--${written}`,
    Object.keys(options).map(name => `--${name}`),
  )

/** " Did you mean “feed”?", or nothing where no name is near: two letters away, one in short words, or begun and not ended. */
export function meant(written: string, names: readonly string[]): string {
  const word = written.toLowerCase()
  const near = names
    .map(name => ({ name, away: name.startsWith(word) ? 0 : distance(word, name) }))
    .filter(({ away }) => away <= (word.length < 6 ? 1 : 2))
    .sort((a, b) => a.away - b.away)[0]
  return near ? ` Did you mean “${near.name}”?` : ''
}

/** Letters put in, left out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

function parsed(options: Options, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error)
    const flag = /^Unknown option '--([^']+)'/.exec(told)?.[1]
    if (flag !== undefined) throw new UsageError(`--${flag} is not known.${meantFlag(flag, options)} See --help`)
    throw new UsageError(`${told.split('. ')[0] ?? told}. See --help`)
  }
}

/** A flag that must be one of some words. */
export function oneOf<T extends string>(flag: string, written: string | undefined, words: readonly T[]): T | undefined {
  if (written === undefined) return undefined
  const found = words.find(w => w.toLowerCase() === written.toLowerCase())
  if (found === undefined) throw new UsageError(`--${flag} ${written} is not known. One of: ${words.join(', ')}`)
  return found
}
export function manyOf<T extends string>(flag: string, written: readonly string[], words: readonly T[]): T[] {
  return written.flatMap(w => oneOf(flag, w, words) ?? [])
}
export function needed(given: Given, flag: string): string {
  const written = given.text(flag)?.trim()
  if (!written) throw new UsageError(`--${flag} is missing. See --help`)
  return written
}
export function numberOf(given: Given, flag: string, least: number, most: number): number | undefined {
  const written = given.text(flag)
  if (written === undefined) return undefined
  const number = Number(written)
  if (!/^\d+$/.test(written) || number < least || number > most)
    throw new UsageError(`--${flag} must be a number between ${least} and ${most}, not “${written}”`)
  return number
}
