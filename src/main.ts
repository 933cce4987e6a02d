import { ConfigError, readConfig } from './config.ts'
import { isLoopback, passkeysWork } from './domain/origin.ts'
import { makeServer } from './doors/server.ts'
import { firstOperatorLink, openPartnership } from './flows/open-partnership.ts'
import { jobsOf } from './jobs/jobs.ts'
import { type Runner, startRunner } from './jobs/runner.ts'
import { openDatabase } from './store/database.ts'
import { type Embedded, startEmbedded } from './store/embedded.ts'
import { migrate } from './store/migrate.ts'

/** Composition only: config → database → flows → doors and jobs. */
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`${line}\n`)

/** Of this process alone: started first, so it is stopped last, after a refusal to start too. */
let embedded: Embedded | undefined

async function main(): Promise<void> {
  const config = readConfig(process.argv.slice(2), process.env)
  if (config.databaseUrl === undefined) embedded = await startEmbedded({ dataDir: config.data, log: say })
  const database = config.databaseUrl ?? embedded?.url ?? ''
  await migrate(database)
  const db = openDatabase(database)
  const ctx = await openPartnership(db, config.url, config.demo, config)
  if (config.demo && !ctx.demo)
    throw new ConfigError(
      `${config.data} holds a real partnership; --demo fills an empty folder only. Set AUBURN_DATA to another one`,
    )
  if (ctx.demo && !isLoopback(config.host))
    throw new ConfigError(`${config.data} holds a demo, which listens on this machine alone: unset AUBURN_HOST`)
  const demo = ctx.demo ? await import('./demo/start.ts') : undefined
  const server = await makeServer(ctx, {
    metricsToken: config.metricsToken,
    log: complain,
    onSignIn: () => demo?.onSignIn(ctx),
  })
  let jobs: Runner | undefined
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    const hard = setTimeout(() => process.exit(1), 3_800)
    await Promise.all([server.stop(), jobs?.stop()])
    ctx.mail?.close()
    await db.close()
    await embedded?.stop()
    clearTimeout(hard)
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  await server.app.listen({ host: config.host, port: config.port })
  await demo?.prepareDemo(ctx, config.data, say)
  if (!stopping) jobs = startRunner(ctx, jobsOf(complain), complain)
  server.ready()
  say(`Auburn answers at ${config.url}`)
  if (!passkeysWork(config.url))
    say('Passkeys are off: browsers refuse them on a bare address. Set AUBURN_URL to a name; sign-in links work.')
  const first = demo ? undefined : await firstOperatorLink(ctx)
  if (first) say(`This partnership is empty. Its first operator registers here, once, within a day:\n  ${first}`)
}

main().catch(async (error: unknown) => {
  complain(`Auburn does not start: ${whyNot(error)}`)
  await embedded?.stop()
  process.exit(error instanceof ConfigError ? 2 : 1)
})

function whyNot(error: unknown): string {
  if (error instanceof ConfigError) return `${error.message}.`
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE')
    return 'the port is taken. Is Auburn running already? Else set AUBURN_PORT to another one.'
  return error.stack ?? error.message
}
