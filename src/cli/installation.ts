import { argon2Sync } from 'node:crypto'
import type { Config } from '../config.ts'
import { isLoopback, passkeysWork } from '../domain/origin.ts'
import type { Command, Io } from './command.ts'

/** What `doctor` is told of the database by whoever may look into it. */
export interface Inspection {
  version: string
  pending: string[]
  changed: string[]
  leaks: string[]
  unguarded: string[]
}
interface Check {
  check: string
  ok: boolean
  detail: string
}

export const doctorCommand = (config: (io: Io) => Config, look: (io: Io) => Promise<Inspection>): Command => ({
  usage: 'doctor [--json]',
  summary: 'Check this installation: runtime, settings, database, schema, what each role may read.',
  help: 'Ends with 1 if something is wrong, and says what to do about it.',
  options: {},
  words: [0, 0],
  run: async (given, io) => {
    const checks = [runtime(), ...settings(config(io)), ...(await database(() => look(io)))]
    for (const c of checks)
      io.out(given.is('json') ? JSON.stringify(c) : `${c.ok ? 'ok   ' : 'WRONG'}  ${c.check}: ${c.detail}`)
    return checks.every(c => c.ok) ? 0 : 1
  },
})

/** Recovery codes need Argon2, which a Node from 24.7 on has, if the OpenSSL that it was built with has it (3.2). */
function runtime(): Check {
  const versions = `Node ${process.versions.node}, OpenSSL ${process.versions.openssl}`
  try {
    argon2Sync('argon2id', {
      message: '',
      nonce: Buffer.alloc(16),
      parallelism: 1,
      tagLength: 16,
      memory: 8,
      passes: 1,
    })
    return { check: 'runtime', ok: true, detail: versions }
  } catch {
    return { check: 'runtime', ok: false, detail: `${versions}: it has no Argon2; install Node from nodejs.org` }
  }
}

function settings({ url, host, databaseUrl, data }: Config): Check[] {
  const passkeys = passkeysWork(url)
  const exposed = !isLoopback(host) && new URL(url).protocol !== 'https:'
  return [
    {
      check: 'address',
      ok: !exposed,
      detail: exposed ? `listens on ${host}, but AUBURN_URL is ${url}: set the https address that people use` : url,
    },
    {
      check: 'passkeys',
      ok: passkeys,
      detail: passkeys
        ? 'work with this address'
        : `are off: browsers refuse them on ${new URL(url).hostname}. Set AUBURN_URL to a name`,
    },
    {
      check: 'database',
      ok: true,
      detail: databaseUrl === undefined ? `embedded, in ${data}` : 'your own, by DATABASE_URL',
    },
  ]
}

async function database(look: () => Promise<Inspection>): Promise<Check[]> {
  let seen: Inspection
  try {
    seen = await look()
  } catch (error) {
    return [{ check: 'connection', ok: false, detail: error instanceof Error ? error.message : String(error) }]
  }
  const major = Number.parseInt(seen.version, 10)
  const check = (name: string, wrong: readonly string[], good: string, bad: string): Check => ({
    check: name,
    ok: wrong.length === 0,
    detail: wrong.length === 0 ? good : `${bad}: ${wrong.join(', ')}`,
  })
  return [
    {
      check: 'connection',
      ok: major >= 18,
      detail: `PostgreSQL ${seen.version}${major >= 18 ? '' : '; 18 is needed'}`,
    },
    check('schema', seen.pending, 'is this version’s', 'not run yet (auburn migrate)'),
    check('migrations', seen.changed, 'are those that were run', 'changed after they ran'),
    check('gate', seen.leaks, 'the app role cannot read who may see what', 'the app role can read'),
    check('policies', seen.unguarded, 'row-level security is on', 'row-level security is off on'),
  ]
}
