import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { DATABASE, type Place, urlOf } from './embedded-place.ts'

/** Every process that uses the server holds this advisory lock, shared; the last one out turns off the lights. */
const HOLD_LOCK = 7_203_554_811
/** Connects and takes the shared hold. Undefined if the server does not answer, or is going down. */
export async function hold(place: Place): Promise<pg.Client | undefined> {
  if (process.platform !== 'win32' && !existsSync(join(place.host, `.s.PGSQL.${place.port}`))) return undefined
  try {
    await makeDatabase(place)
  } catch (error) {
    if (isNotYet(error)) return undefined
    throw error
  }
  const client = new pg.Client({ connectionString: urlOf(place, DATABASE), application_name: 'auburn-hold' })
  client.on('error', () => {})
  try {
    await client.connect()
    // Waits while the last holder is shutting the server down; the connection then breaks, and the caller starts anew.
    await client.query('select pg_advisory_lock_shared($1)', [HOLD_LOCK])
    return client
  } catch (error) {
    await client.end().catch(() => {})
    if (isNotYet(error)) return undefined
    throw error
  }
}

async function makeDatabase(place: Place): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(place, 'postgres') })
  client.on('error', () => {})
  try {
    await client.connect()
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`)
  } catch (error) {
    // Two processes on a new folder: the other one was first.
    if (!(error instanceof pg.DatabaseError && (error.code === '42P04' || error.code === '23505'))) throw error
  } finally {
    await client.end().catch(() => {})
  }
}

/** 57P01-57P03: going down, crashed, starting. Anything that is not the server's own word is a broken connection. */
function isNotYet(error: unknown): boolean {
  return error instanceof pg.DatabaseError ? /^57P0[123]$/.test(error.code ?? '') : true
}

export async function isLastHolder(holder: pg.Client): Promise<boolean> {
  await holder.query('select pg_advisory_unlock_shared($1)', [HOLD_LOCK])
  const got = await holder.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [HOLD_LOCK])
  if (got.rows[0]?.last === true) return true
  await holder.query('select pg_advisory_lock_shared($1)', [HOLD_LOCK])
  return false
}
