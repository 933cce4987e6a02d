import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { type Tlp, tlpRank } from '../src/domain/marking.ts'
import type { Scope } from '../src/domain/permissions.ts'
import { makeServer, type Server } from '../src/doors/server.ts'
import type { Context } from '../src/flows/context.ts'
import { openPartnership } from '../src/flows/open-partnership.ts'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import { readPdf } from '../src/formats/files/pdf-text.ts'
import { hashOf, insertSession } from '../src/store/access-store.ts'
import { change, openDatabase, rowsOf } from '../src/store/database.ts'
import { insertKey } from '../src/store/key-store.ts'
import { type MailServer, mailerTo } from '../src/store/mail-out.ts'
import { idsWith } from '../src/store/seal.ts'
import { loadViewer, type Viewer } from '../src/store/viewer.ts'
import { type Cast, fillCast, SEAT_NAMES, type SeatName } from './cast.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { signTermsForAll } from './terms.ts'

/** A partnership with the cast, on a real database behind the real doors. Clock, ids and randomness are the test's. */
export interface World {
  ctx: Context
  cast: Cast
  server: Server
  /** http://localhost:PORT once `listen` was called. */
  url: string
  clock: { now: Date; tick(ms?: number): void }
  viewer(name: SeatName, cap?: Tlp): Promise<Viewer>
  /** Calls the API as a seat (by its key, cap AMBER+STRICT), or as nobody. */
  call(
    as: SeatName | undefined,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>
  share(as: SeatName, request: ShareRequest): Promise<string>
  key(name: SeatName): string
  /** The cookie header of a session of this seat. */
  cookie(name: SeatName): string
  /** As if this seat's person had just confirmed with a passkey, in that session. */
  confirm(name: SeatName): Promise<unknown>
  /** Whoever has joined since signs the terms too. */
  signTerms(): Promise<void>
  /** For browsers, `publicUrl` must name this port: cookies, passkeys and the origin check all want that one name. */
  listen(port?: number): Promise<string>
  close(): Promise<void>
}
export interface Answer {
  status: number
  headers: Record<string, unknown>
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
  body: any
}

export const T0 = new Date('2026-06-01T09:00:00.000Z')

/** A browser's clock runs, so its server's runs too: nobody ticks it. */
const runningClock = (): World['clock'] => ({
  get now() {
    return new Date()
  },
  set now(_) {},
  tick: () => {},
})

interface WorldOptions {
  seed?: string
  startAt?: Date
  publicUrl?: string
  /** A migrated, empty one, where the usual will not do. */
  database?: FreshDatabase
  /** Real time, for tests with a browser. */
  running?: boolean
  /** Where mail is handed in; none if left out. */
  mail?: MailServer
  /** Doors beside the usual ones. */
  moreDoors?: (app: FastifyInstance, ctx: Context) => void
}
export async function makeWorld(options: WorldOptions = {}): Promise<World> {
  const database = options.database ?? (await freshDatabase())
  const db = openDatabase(database.url, 8)
  const clock: World['clock'] = options.running
    ? runningClock()
    : {
        now: options.startAt ?? T0,
        tick: (ms = 1000) => {
          clock.now = new Date(clock.now.getTime() + ms)
        },
      }
  const real = await openPartnership(db, options.publicUrl ?? 'http://localhost:8080', false)
  const drawn = draws(options.seed ?? 'world')
  const ctx: Context = {
    ...real,
    now: () => clock.now,
    newId: drawn.id,
    random: drawn.bytes,
    idOf: idsWith(drawn.bytes('secret of ids', 32)),
    mail: options.mail && mailerTo(options.mail),
  }
  const cast = await fillCast(ctx, clock.now)
  clock.tick(60_000)
  const server = await makeServer(ctx, {
    metricsToken: 'metrics',
    log: line => process.stderr.write(`${line}\n`),
    onSignIn: () => {},
    moreDoors: app => options.moreDoors?.(app, ctx),
  })
  server.ready()
  await giveWaysIn(ctx, cast)
  const key = (name: SeatName) => `key_${name}_0123456789abcdef`
  const world: World = {
    ctx,
    cast,
    server,
    clock,
    url: '',
    key,
    cookie: name => `auburn=session_${name}_0123456789abcdef`,
    confirm: name =>
      // Where a page confirmed by itself it got a new token: the one that the test knows counts again.
      rowsOf(db.app).all(
        `update session set stepped_up_at = $2, hash = $1, previous = null, renewed_at = null
          where hash = $1 or seat = $3 and agent = 'test' and not exists (select from session where hash = $1)`,
        [hashOf(`session_${name}_0123456789abcdef`), clock.now, cast.seats[name]],
      ),
    signTerms: () => change(db, undefined, tx => signTermsForAll(tx, clock.now)),
    viewer: async (name, cap = 'RED') => {
      const viewer = await loadViewer(
        rowsOf(db.app),
        { seat: cast.seats[name], scopes: ['read', 'share', 'reply', 'account'], cap },
        clock.now,
      )
      if (!viewer) throw new Error(`${name} has no rights`)
      return viewer
    },
    call: async (as, method, path, body, headers = {}) => {
      if (method !== 'GET') clock.tick(1)
      const sent = { ...(as && !headers.cookie ? { authorization: `Bearer ${key(as)}` } : {}), ...headers }
      const answer = await server.app.inject({
        method: method as 'GET',
        url: path,
        headers: body === undefined ? sent : { 'content-type': 'application/json', ...sent },
        ...(body === undefined
          ? {}
          : { payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
      })
      const json = String(answer.headers['content-type']).includes('json') && answer.body !== ''
      return {
        status: answer.statusCode,
        headers: answer.headers,
        // What a PDF says is looked at as everything else is.
        text: String(answer.headers['content-type']).includes('pdf') ? await textOfPdf(answer.rawPayload) : answer.body,
        body: json ? JSON.parse(answer.body) : undefined,
      }
    },
    share: async (as, request) => {
      const answer = await world.call(as, 'POST', '/api/reports', request)
      if (answer.status !== 201) throw new Error(`sharing failed: ${answer.status} ${answer.text}`)
      return answer.body.id
    },
    listen: async (port = 0) => {
      await server.app.listen({ host: '127.0.0.1', port })
      world.url = `http://localhost:${(server.app.server.address() as AddressInfo).port}`
      return world.url
    },
    close: async () => {
      await server.stop()
      ctx.mail?.close()
      await db.close()
      await database.drop()
    },
  }
  return world
}

const textOfPdf = async (bytes: Buffer): Promise<string> => (await readPdf(new Uint8Array(bytes))).text

/** Ids and bytes per name: what one name draws does not shift what another gets. */
function draws(seed: string) {
  const counts = new Map<string, number>()
  const draw = (kind: string, name: string, length: number): Buffer => {
    const n = (counts.get(`${kind} ${name}`) ?? 0) + 1
    counts.set(`${kind} ${name}`, n)
    let bytes = Buffer.alloc(0)
    for (let i = 0; bytes.length < length; i++)
      bytes = Buffer.concat([bytes, createHash('sha256').update(`${seed} ${kind} ${name} ${n} ${i}`).digest()])
    return bytes.subarray(0, length)
  }
  return {
    bytes: (name: string, length: number) => Buffer.from(draw('bytes', name, length)),
    id: (name: string) => {
      const b = Buffer.from(draw('id', name, 16))
      b[6] = ((b[6] ?? 0) & 0x0f) | 0x40
      b[8] = ((b[8] ?? 0) & 0x3f) | 0x80
      const hex = b.toString('hex')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
    },
  }
}

/** Every seat has a key and a session, with tokens that the tests know. */
async function giveWaysIn(ctx: Context, cast: Cast): Promise<void> {
  const at = ctx.now()
  const expiresAt = new Date(at.getTime() + 20 * 86_400_000)
  const scopes: Scope[] = ['read', 'share', 'reply', 'account']
  await change(ctx.db, undefined, async tx => {
    for (const name of SEAT_NAMES) {
      const seat = cast.seats[name]
      const owner = await tx.one<{ person: number }>('select person from seat where circle = $1', [seat])
      await insertKey(tx, {
        hash: hashOf(`key_${name}_0123456789abcdef`),
        gid: ctx.newId(`key ${name}`),
        seat,
        name,
        scopes,
        capRank: tlpRank('AMBER+STRICT'),
        at,
        expiresAt,
      })
      await insertSession(tx, {
        hash: hashOf(`session_${name}_0123456789abcdef`),
        gid: ctx.newId(`session ${name}`),
        person: owner?.person ?? 0,
        seat,
        agent: 'test',
        at,
        expiresAt,
        steppedUp: false,
      })
    }
  })
}

/** A report in three layers, as J1 has it: headline to everyone, indicators to Pharma and East Midlands, story to the desk. */
export const threeLayers = (marker = ''): ShareRequest => ({
  content: {
    kind: 'incident',
    headline: { title: `Payslip mails carry a loader ${marker}`, summary: `Staff received payslip mails. ${marker}` },
    technical: {
      notes: `Seen in proxy logs. ${marker}`,
      indicators: [
        { type: 'domain', value: 'payroll-portal.example', role: 'phishing-page', use: 'block' },
        { type: 'ipv4', value: '192.0.2.7', role: 'c2', use: 'block' },
      ],
    },
    full: { story: `It began with a print firm. ${marker}`, impact: 'Two laptops rebuilt.' },
  },
  audience: {
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['pharma', 'east-midlands'], as: 'withheld' },
      { layer: 'full', to: ['desk'], as: 'withheld' },
    ],
    tlp: 'AMBER',
  },
})
