import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { openPartnership } from '../src/flows/open-partnership.ts'
import { publishAdvisory } from '../src/flows/publish-advisory.ts'
import { queueAlerts } from '../src/flows/queue-news.ts'
import { sendNext } from '../src/flows/send-mail.ts'
import { openAdvisory, signEdition, writeAdvisory } from '../src/flows/write-advisory.ts'
import type { SaveIn } from '../src/formats/api/advisory-desk.ts'
import { type Database, openDatabase, rowsOf } from '../src/store/database.ts'
import { loadViewer } from '../src/store/viewer.ts'
import { bareWriter } from './accept.ts'
import { median, ms, type Row, timed, times } from './measure.ts'
import { reportOf } from './partnership.ts'
import type { Place } from './place.ts'

/**
 * An alert to 500 people who take mail: publishing it, and from there to the last mail handed in, each written by its reader's rights
 * at that moment. Beside it the same number of letters of that size, by the same mailer to the same server, with nothing read.
 */
const READERS = 500
const VALUES = 50

export async function advisory(place: Place): Promise<Row[]> {
  const url = await place.database('advisory', 'partnership')
  const db = openDatabase(url, 12)
  const taken = await openSmtp()
  const ctx = await openPartnership(db, 'http://localhost:8080', false, {
    mail: {
      ...{ host: '127.0.0.1', port: taken.port, secure: false, insist: false, auth: undefined },
      ...{ from: 'Auburn <auburn@auburn.example>', domain: 'auburn.example' },
    },
  })
  try {
    await giveMailboxes(db)
    const first = await signed(ctx, db, 0)
    const published = await timed(first)
    const mailed = await timed(async () => {
      await queueAlerts(ctx, undefined)
      while ((await sendNext(ctx)).outcome !== 'none');
    })
    if (taken.letters.length !== READERS) throw new Error(`${taken.letters.length} letters came`)
    const text = 'x'.repeat(taken.letters[0] ?? 0)
    const bare = await timed(async () => {
      for (let n = 0; n < READERS; n++)
        await ctx.mail?.send({ id: ctx.newId('bare'), to: `p${n}@member.example`, subject: 'x', text, at: ctx.now() })
    })
    const ratio = mailed / bare
    const again = await publishing(place, ctx, db, url)
    return [
      {
        work: `publishing an advisory of three renderings and ${VALUES} values, against the same rows by bare SQL`,
        measured: `${times(again.ratio)} (${ms(again.median)}; the first ${ms(published)})`,
        must: '≤ 5 ×',
        ok: again.ratio <= 5,
      },
      {
        work: `an alert by mail to ${READERS} people, against as many letters with nothing read`,
        measured: `${times(ratio)} (${(mailed / 1000).toFixed(1)} s, ${(mailed / READERS).toFixed(1)} ms each)`,
        must: '≤ 3 ×',
        ok: ratio <= 3,
      },
    ]
  } finally {
    ctx.mail?.close()
    await db.close()
    await taken.close()
  }
}

/** Takes everything, and keeps how long each letter was. */
async function openSmtp() {
  const letters: number[] = []
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    onData: (stream, _session, done) => {
      let length = 0
      stream.on('data', (part: Buffer) => {
        length += part.length
      })
      stream.on('end', () => {
        letters.push(length)
        done()
      })
    },
  })
  smtp.on('error', () => {})
  await new Promise<void>(done => smtp.listen(0, '127.0.0.1', () => done()))
  const { port } = smtp.server.address() as AddressInfo
  return { port, letters, close: () => new Promise<void>(done => smtp.close(() => done())) }
}

/** Mailboxes that were confirmed long ago, for so many who are not at the desk; the server knows no other. */
const giveMailboxes = (db: Database) =>
  rowsOf(db.app).all(
    `update person p set email = 'p' || p.id || '@member.example', email_verified_at = now() - interval '1 day'
     where p.id in (select s.person from seat s where s.role <> 'analyst' order by s.circle limit $1)`,
    [READERS],
  )

type Context = Awaited<ReturnType<typeof openPartnership>>

/** Each publication that everybody is to get, in turn with the rows of a report as large that is written with nothing decided. */
async function publishing(place: Place, ctx: Context, db: Database, url: string) {
  const bare = await bareWriter(url, 1)
  const took = { published: [] as number[], bare: [] as number[] }
  for (let n = 1; n <= (place.quick ? 8 : 24); n++) {
    const publish = await signed(ctx, db, n)
    const asked = reportOf(n, 'bare-advisory')
    const { technical } = asked.content
    const indicators = Array.from({ length: VALUES }, (_, i) => ({
      ...{ type: 'domain' as const, value: `gate-${i}.bare-${n}.com`, role: 'c2' as const, use: 'block' as const },
    }))
    const published = await timed(publish)
    const written = await timed(() =>
      bare.write(n, 'bare-advisory', {
        ...asked,
        content: { ...asked.content, technical: { ...technical, indicators } },
      }),
    )
    // The first rounds plan their statements.
    if (n <= 3) continue
    took.published.push(published)
    took.bare.push(written)
  }
  await bare.close()
  return { median: median(took.published), ratio: median(took.published) / median(took.bare) }
}

/** A draft that was written and signed, and what publishes it. */
async function signed(ctx: Context, db: Database, round: number): Promise<() => Promise<unknown>> {
  const rows = rowsOf(db.app)
  const desk = await rows.all<{ seat: number }>(
    "select i.who as seat from in_circle i join circle c on c.id = i.circle and c.handle = 'desk' order by i.who limit 2",
  )
  const [writer, signer] = await Promise.all(
    desk.map(({ seat }) =>
      loadViewer(rows, { seat, scopes: ['read', 'share', 'reply', 'account'], cap: 'RED' }, ctx.now()),
    ),
  )
  if (!writer || !signer) throw new Error('the desk has nobody')
  const { id } = await openAdvisory(ctx, writer, { kind: 'alert' })
  const own = [{ kind: 'desk' as const }]
  const open = [{ kind: 'open' as const, reference: 'The vendor’s notice' }]
  const content: SaveIn['content'] = {
    kind: 'alert',
    title: { text: 'EdgeGate is being broken into', sources: own },
    board: [{ text: 'A flaw in EdgeGate is used against firms like yours.', sources: own }],
    steps: [1, 2, 3].map(n => ({
      ...{
        id: ctx.newId('step'),
        text: `Do the thing number ${n}`,
        why: 'It stops them.',
        minutes: 5,
        who: 'it' as const,
      },
      sources: own,
    })),
    notes: [{ text: 'A web shell is left behind.', sources: own }],
    indicators: Array.from({ length: VALUES }, (_, n) => ({
      ...{ type: 'domain' as const, value: `gate-${n}.alert-${round}.com`, role: 'c2' as const, use: 'block' as const },
      sources: open,
    })),
    hunts: [],
    rules: [],
    acknowledged: [],
  }
  const grants = [
    { layer: 'technical' as const, to: ['everyone'], as: 'named' as const },
    { layer: 'full' as const, to: ['pharma'], as: 'named' as const },
  ]
  await writeAdvisory(
    ctx,
    writer,
    id,
    { content, audience: { grants, except: [], tlp: 'GREEN', layerTlp: {}, colleagues: [] } },
    1,
  )
  await signEdition(ctx, signer, id, 2)
  return () => publishAdvisory(ctx, writer, id, 2, { steppedUp: true })
}
