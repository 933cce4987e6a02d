/** What is made from a migrated, empty database: one throw-away server for all of it. Nothing listens on the network. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeclaredRoute } from '../src/doors/route.ts'
import { makeServer } from '../src/doors/server.ts'
import { openPartnership } from '../src/flows/open-partnership.ts'
import { openDatabase } from '../src/store/database.ts'
import { startEmbedded } from '../src/store/embedded.ts'
import { migrate } from '../src/store/migrate.ts'
import { dumpSchema } from '../src/store/schema-dump.ts'

interface Made {
  schema: string
  openApi: string
  declared: readonly DeclaredRoute[]
}

let made: Promise<Made> | undefined
export const schemaSql = async (): Promise<string> => (await makeOnce()).schema
export const openApiJson = async (): Promise<string> => (await makeOnce()).openApi
export const declaredRoutes = async (): Promise<readonly DeclaredRoute[]> => (await makeOnce()).declared

function makeOnce(): Promise<Made> {
  made ??= make()
  return made
}

async function make(): Promise<Made> {
  const dataDir = mkdtempSync(join(tmpdir(), 'auburn-regen-'))
  const server = await startEmbedded({ dataDir, log: () => {}, fsync: false })
  try {
    await migrate(server.url)
    return { schema: await dumpSchema(server.url), ...(await openDoors(server.url)) }
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function openDoors(url: string): Promise<Pick<Made, 'openApi' | 'declared'>> {
  const db = openDatabase(url, 2)
  try {
    const ctx = await openPartnership(db, 'http://localhost:8080', false)
    const { app, stop } = await makeServer(ctx, { metricsToken: undefined, log: () => {}, onSignIn: () => {} })
    const openApi = `${JSON.stringify(app.swagger(), null, 2)}\n`
    await stop()
    return { openApi, declared: app.declared }
  } finally {
    await db.close()
  }
}
