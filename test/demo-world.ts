import { DEMO_SEED, fillDemo } from '../src/demo/fill.ts'
import { partnership } from '../src/demo/partnership.ts'
import { makeServer } from '../src/doors/server.ts'
import type { Context } from '../src/flows/context.ts'
import { openPartnership } from '../src/flows/open-partnership.ts'
import { hashOf, insertSession } from '../src/store/access-store.ts'
import { openDatabase, rowsOf } from '../src/store/database.ts'
import { freePort } from './browser.ts'
import { freshDatabase } from './database.ts'

/** The demo partnership behind the real doors, with a session for each of its people by name. */
export interface DemoWorld {
  ctx: Context
  url: string
  /** Of a person, such as "Dev Lakhani". */
  cookie(person: string): string
  /** As the person, signed in and just confirmed. */
  call(person: string, method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }>
  close(): Promise<void>
}
// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
type Body = any

export async function openDemo(): Promise<DemoWorld> {
  const database = await freshDatabase()
  const db = openDatabase(database.url, 8)
  const port = await freePort()
  const url = `http://localhost:${port}`
  const ctx = await openPartnership(db, url, true)
  const { refused } = await fillDemo(ctx, { log: () => {} })
  if (refused.length > 0) throw new Error(refused.join('\n'))
  const people = await signIn(ctx)
  const server = await makeServer(ctx, {
    metricsToken: undefined,
    log: line => void process.stderr.write(`${line}\n`),
    onSignIn: () => {},
  })
  server.ready()
  await server.app.listen({ host: '127.0.0.1', port })
  const cookie = (person: string) => {
    const token = people.get(person)
    if (!token) throw new Error(`${person} is not in the demo`)
    return `auburn=${token}`
  }
  return {
    ctx,
    url,
    cookie,
    call: async (person, method, path, body) => {
      const answer = await server.app.inject({
        method: method as 'GET',
        url: path,
        headers: { cookie: cookie(person), origin: url, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { payload: JSON.stringify(body) } : {}),
      })
      return { status: answer.statusCode, body: answer.body ? JSON.parse(answer.body) : undefined }
    },
    close: async () => {
      await server.stop()
      await db.close()
      await database.drop()
    },
  }
}

/** A session for the first seat of everybody in the cast, confirmed a moment ago. */
async function signIn(ctx: Context): Promise<Map<string, string>> {
  const now = ctx.now()
  const cast = partnership(DEMO_SEED).members.flatMap(m => (m.cast ? m.persons.map(p => p.name) : []))
  const seats = await rowsOf(ctx.db.app).all<{ name: string; seat: number; person: number }>(
    `select distinct on (p.name) p.name, s.circle as seat, p.id as person from seat s join person p on p.id = s.person
      where p.name = any($1) and s.state = 'active' order by p.name, s.analyst nulls last`,
    [cast],
  )
  const tokens = new Map<string, string>()
  for (const { name, seat, person } of seats) {
    const token = `session_${name.replaceAll(/\W/g, '_')}_0123456789abcdef`
    await insertSession(rowsOf(ctx.db.app), {
      hash: hashOf(token),
      gid: ctx.newId(`session ${name}`),
      person,
      seat,
      agent: 'test',
      at: now,
      expiresAt: new Date(now.getTime() + 86_400_000),
      steppedUp: true,
    })
    tokens.set(name, token)
  }
  return tokens
}
