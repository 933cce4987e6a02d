import { createHash } from 'node:crypto'
import pg from 'pg'
import { isFullProof } from '../seed.ts'
import type { Answer, World } from '../world.ts'
import { type Asked, CHANGING, type Ids, READING } from './doors.ts'

/** Somebody at the doors, by its headers: a key, a session, or nothing. */
export interface Persona {
  name: string
  headers: Record<string, string>
}
export const byKey = (name: string, key: string): Persona => ({ name, headers: { authorization: `Bearer ${key}` } })
export const bySession = (world: World, name: string, cookie: string): Persona => ({
  name,
  headers: { cookie, origin: world.ctx.url },
})

export interface Line {
  persona: string
  door: string
  asked: Asked
  answer: Answer
}

const seed = Number(process.env.AUBURN_SEED) || 0
const MOST_READS = 60
const MOST = 24
/**
 * Every door is called by everybody, but in a short run with no more than so many of the ids that there are, spread over all of
 * them: others for each persona, and with another seed. In two worlds, the same.
 */
function someOf(all: Asked[], who: string): Asked[] {
  const most = who.includes(' GET ') ? MOST_READS : MOST
  if (isFullProof() || all.length <= most) return all
  const offset = createHash('sha256').update(`${seed} ${who}`).digest().readUInt32BE() / 2 ** 32
  return Array.from({ length: most }, (_, n) => all[Math.floor(((n + offset) * all.length) / most)]).filter(
    asked => asked !== undefined,
  )
}

/** Calls doors of a table one after the other; of the feed and the inbox, every page. */
export async function callAll(
  world: World,
  persona: Persona,
  doors: Record<string, (ids: Ids) => Asked[]>,
  ids: Ids,
): Promise<Line[]> {
  const lines: Line[] = []
  for (const [door, ask] of Object.entries(doors))
    for (const asked of someOf(ask(ids), `${persona.name} ${door}`)) {
      for (let next: Asked | undefined = asked; next; ) {
        const answer = await call(world, persona, door.split(' ')[0] ?? 'GET', next)
        lines.push({ persona: persona.name, door, asked: next, answer })
        const cursor: unknown = answer.body?.next
        next = typeof cursor === 'string' ? { path: `${asked.path}&after=${cursor}` } : undefined
        if (next && !asked.path.includes('?')) next = undefined
      }
    }
  return lines
}
export const call = (world: World, persona: Persona, method: string, { path, body, headers }: Asked): Promise<Answer> =>
  world.call(undefined, method, path, body, { ...persona.headers, ...headers })

export const everything = { ...READING, ...CHANGING }

/** Every id there is, whoever may know it; but not the keys of the personas, who would end their own. */
export async function allIds(
  world: World,
  personas: readonly string[],
): Promise<Omit<Ids, 'words' | 'values' | 'refs'>> {
  const client = new pg.Client({ connectionString: world.ctx.db.url })
  await client.connect()
  const column = async (sql: string, values: unknown[] = []): Promise<string[]> =>
    (await client.query<{ id: string }>(sql, values)).rows.map(r => r.id)
  const ids = {
    reports: await column('select id from report order by 1'),
    entries: (await client.query('select report, id as entry from entry order by 2')).rows,
    attachments: (await client.query('select report, id as attachment from attachment order by 2')).rows,
    nodes: await column('select handle as id from node order by 1'),
    members: await column('select handle as id from member order by 1'),
    seats: await column('select gid as id from seat order by 1'),
    drafts: await column('select id from draft order by 1'),
    releases: await column('select id from release order by 1'),
    samples: await column('select id from sample order by 1'),
    audiences: await column('select id from saved_audience order by 1'),
    searches: await column('select id from saved_search order by 1'),
    keys: await column('select gid as id from api_key where not name = any($1) order by 1', [personas]),
    sessions: await column('select gid as id from session order by 1'),
    indicators: await column('select id from link order by 1'),
    situations: await column('select id from situation order by 1'),
    advisories: await column('select id from advisory order by 1'),
    parts: await column('select id from situation_part order by 1'),
    changes: await column('select id from situation_change order by 1'),
  }
  await client.end()
  return ids
}

/** Runs SQL as the owner: what only a test may do. */
export async function asOwner(world: World, sql: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: world.ctx.db.url })
  await client.connect()
  await client.query(sql, values)
  await client.end()
}
