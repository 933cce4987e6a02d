import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../src/store/embedded.ts'
import { isAlive } from '../src/store/embedded-lock.ts'
import { migrate } from '../src/store/migrate.ts'
import { databaseUrl, TEMPLATE } from './database-url.ts'

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
  }
}

const PREFIX = 'auburn-test-'

/** One embedded server for the whole run, migrated once into a template from which each test file gets a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepLeftovers()
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  const said: string[] = []
  const server = await startEmbedded({ dataDir, log: line => said.push(line), fsync: false })
  const tearDown = async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    await client.query(`create database ${TEMPLATE}`)
    await client.end()
    await migrate(databaseUrl(server.url, TEMPLATE))
  } catch (error) {
    await tearDown()
    throw error
  }
  project.provide('serverUrl', server.url)
  return tearDown
}

/** A run that was killed could not stop its server, which knows of nobody's death: adopt it, stop it, clear up. */
async function sweepLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]
    if (owner === undefined || isAlive(Number(owner))) continue
    const dataDir = join(tmpdir(), name)
    try {
      const left = await startEmbedded({ dataDir, log: () => {}, fsync: false })
      await left.stop()
    } catch {
      // Half made or already half removed: there is no server to stop.
    }
    rmSync(dataDir, { recursive: true, force: true })
  }
}
