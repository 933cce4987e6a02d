import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { type Config, ConfigError, readConfig } from '../config.ts'
import { type Command, type Io, meant, runCommand, UsageError } from './command.ts'
import { fairness, nodeHealth, partnershipCommands } from './health.ts'
import { doctorCommand, type Inspection } from './installation.ts'
import { isLater, manual } from './manual.ts'
import { operatorCommands, type WithPartnership } from './operate.ts'
import { extract, feed, lookup } from './read.ts'
import { share } from './share.ts'
import { watch } from './watch.ts'

/** `auburn`: members' commands over the API, operators' commands on the database. Composition and dispatch only. */
const io: Io = {
  out: line => void process.stdout.write(`${line}\n`),
  err: line => void process.stderr.write(`${line}\n`),
  env: process.env,
  read: async path => {
    if (path === '-') return buffer(process.stdin)
    return readFile(path).catch((error: unknown) => {
      throw new UsageError(
        `${path} cannot be read: ${error instanceof Error && 'code' in error ? String(error.code) : error}`,
      )
    })
  },
}

function configOf({ env }: Io): Config {
  try {
    return readConfig([], env)
  } catch (error) {
    throw error instanceof ConfigError ? new UsageError(error.message) : error
  }
}

/** The database's address: your own server, or the embedded one, which is started if nobody runs it and left as it was found. */
async function withDatabase<T>(given: Io, work: (url: string, config: Config) => Promise<T>, make = false): Promise<T> {
  const config = configOf(given)
  if (config.databaseUrl !== undefined) return work(config.databaseUrl, config)
  if (!make && !existsSync(join(config.data, 'postgres')))
    throw new UsageError(
      `there is no partnership in ${config.data}: set AUBURN_DATA or DATABASE_URL, or run auburn start first`,
    )
  const { startEmbedded } = await import('../store/embedded.ts')
  const embedded = await startEmbedded({ dataDir: config.data, log: () => {} })
  try {
    return await work(embedded.url, config)
  } finally {
    await embedded.stop()
  }
}

const withPartnership: WithPartnership = (given, work) =>
  withDatabase(given, async (url, config) => {
    const { migrate } = await import('../store/migrate.ts')
    const { openDatabase } = await import('../store/database.ts')
    const { openPartnership } = await import('../flows/open-partnership.ts')
    await migrate(url)
    const db = openDatabase(url, 4)
    try {
      return await work(await openPartnership(db, config.url, false, config))
    } finally {
      await db.close()
    }
  })

const migrateCommand: Command = {
  usage: 'migrate',
  summary: 'Bring the database to this version’s schema. Safe to run twice; start does it too.',
  help: '',
  options: {},
  words: [0, 0],
  run: async (given, to) => {
    const { migrate } = await import('../store/migrate.ts')
    await withDatabase(to, migrate, true)
    to.out(given.is('json') ? JSON.stringify({ done: true }) : 'The schema is current.')
    return 0
  },
}
const startCommand: Command = {
  usage: 'start [--demo]',
  summary: 'Run Auburn until it is told to stop (Ctrl-C, TERM).',
  help: '\n  --demo   fill an empty data folder with an invented partnership, and print sign-in links for its people',
  options: { demo: { type: 'boolean' } },
  words: [0, 0],
  run: async given => {
    process.argv.splice(2, process.argv.length, ...(given.is('demo') ? ['--demo'] : []))
    await import('../main.ts')
    // The server goes on and ends the process itself.
    return new Promise<number>(() => {})
  },
}
const look = (to: Io): Promise<Inspection> =>
  withDatabase(to, async url => (await import('../store/inspect.ts')).inspect(url))

const members: Record<string, Command> = {
  share,
  watch,
  feed,
  lookup,
  extract,
  'node health': nodeHealth,
  'me fairness': fairness,
}
const operators: Record<string, Command> = {
  start: startCommand,
  migrate: migrateCommand,
  ...operatorCommands(withPartnership),
  ...partnershipCommands(withPartnership),
  doctor: doctorCommand(configOf, look),
}

async function main(args: readonly string[]): Promise<number> {
  const [first, second] = args
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    io.out(manual(members, operators))
    return first === undefined ? 2 : 0
  }
  const commands = { ...members, ...operators }
  const two = `${first} ${second}`
  const pair = commands[two]
  if (pair) return runCommand(two, pair, args.slice(2), io)
  const command = commands[first]
  if (command) return runCommand(first, command, args.slice(1), io)
  const verbs = Object.keys(commands).filter(name => name.startsWith(`${first} `))
  if (verbs.length > 0) {
    for (const name of verbs) io.out(`auburn ${commands[name]?.usage}\n  ${commands[name]?.summary}`)
    return second === '--help' || second === '-h' ? 0 : 2
  }
  io.err(
    isLater(first)
      ? `auburn ${first}: this version does not have it yet. See auburn --help for what it has.`
      : `auburn: “${first}” is not known.${meant(first, Object.keys(commands))} See auburn --help`,
  )
  return 2
}

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
process.exitCode = await main(process.argv.slice(2))
