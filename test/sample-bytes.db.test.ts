import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { removeOldSamples } from '../src/flows/remove-sample.ts'
import { sealSample } from '../src/formats/sample/sealed.ts'
import { startEmbedded } from '../src/store/embedded.ts'
import { migrate } from '../src/store/migrate.ts'
import { makeWorld, type World } from './world.ts'

/**
 * When a sample is removed its bytes are gone from the data folder: the archive as it is kept, and the key without which it says
 * nothing. On a database of its own, whose files are looked through.
 */
const folder = mkdtempSync(join(tmpdir(), 'auburn-bytes-'))
let embedded: Awaited<ReturnType<typeof startEmbedded>>
let world: World
let owner: pg.Client
beforeAll(async () => {
  embedded = await startEmbedded({ dataDir: folder, log: () => {}, fsync: false })
  await migrate(embedded.url)
  world = await makeWorld({ database: { url: embedded.url, drop: async () => {} } })
  owner = new pg.Client({ connectionString: embedded.url })
  await owner.connect()
}, 60_000)
afterAll(async () => {
  await owner?.end()
  await world?.close()
  await embedded?.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
})

async function send(): Promise<string> {
  // Nothing that PostgreSQL could compress: what is kept is looked for as it is.
  const sealed = await sealSample('a.bin', world.ctx.random('file', 40_000))
  const answer = await world.call('author', 'POST', '/api/samples', {
    sealed: Buffer.from(sealed).toString('base64'),
    happened: 'It came.',
    tlp: 'AMBER',
  })
  expect(answer.status).toBe(201)
  return answer.body.id
}
/** A piece from the middle of what is kept, and the sealed key. */
async function canaries(id: string): Promise<Buffer[]> {
  const { rows } = await owner.query(
    'select substring(c.bytes from 20001 for 48) as piece, k.key from sample_chunk c join sample_key k using (sample) where sample = $1 and n = 0',
    [id],
  )
  return [rows[0].piece, Buffer.from(String(rows[0].key).slice(0, 48))]
}
/** Each thing twice: as the tables have it, and as PostgreSQL's journal has it. */
function holding(piece: Buffer): { tables: number; journal: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(f => f.isFile())
  const found = files.filter(f => {
    try {
      return readFileSync(join(f.parentPath, f.name)).includes(piece)
    } catch {
      // A file that went while we looked.
      return false
    }
  })
  const journal = found.filter(f => f.parentPath.includes('pg_wal')).length
  return { tables: found.length - journal, journal }
}

test.each(['withdraw', 'age'] as const)(
  'removed (%s), no file of the data holds it',
  async how => {
    const id = await send()
    const pieces = await canaries(id)
    await owner.query('checkpoint')
    for (const piece of pieces) expect(holding(piece).tables).toBeGreaterThan(0)
    if (how === 'withdraw')
      expect((await world.call('author', 'POST', `/api/samples/${id}/steps`, { step: how })).status).toBe(200)
    else world.clock.tick(91 * 86_400_000)
    expect(await removeOldSamples(world.ctx)).toBe(how === 'age' ? 1 : 0)
    await owner.query('checkpoint')
    for (const piece of pieces) expect(holding(piece).tables).toBe(0)
    // The journal is written over as it goes on; here it is made to go on.
    for (let n = 0; n < 12 && pieces.some(piece => holding(piece).journal > 0); n++) {
      await owner.query("select pg_logical_emit_message(false, 'test', 'on')")
      await owner.query('select pg_switch_wal()')
      await owner.query('checkpoint')
    }
    for (const piece of pieces) expect(holding(piece)).toEqual({ tables: 0, journal: 0 })
  },
  60_000,
)
