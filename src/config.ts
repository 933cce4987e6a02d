import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { isLoopback } from './domain/origin.ts'
import { CEILINGS, type Ceiling } from './domain/protective-marking.ts'
import { SAMPLE_DAYS } from './domain/sample.ts'

/** Settings: flag, then environment, then default. Refuses to start on doubt and prints no secret. */
export interface Config {
  host: string
  port: number
  /** Folder of the embedded database and of what the demo writes. */
  data: string
  /** Public origin, without a trailing slash. */
  url: string
  /** Your own PostgreSQL; undefined: the embedded one. */
  databaseUrl: string | undefined
  demo: boolean
  /** Bearer token for /metrics; without one it answers only on loopback. */
  metricsToken: string | undefined
  /** Where mail is handed in; undefined: there is none, and links are handed over by people. */
  mail: MailSettings | undefined
  /** The highest protective marking that may be in this system. */
  ceiling: Ceiling
  /** How many days a sample's bytes are kept after its last change. */
  sampleDays: number
  /** Origins of identity providers that may be at private addresses. */
  internalIssuers: readonly string[]
}

export interface MailSettings {
  host: string
  port: number
  secure: boolean
  insist: boolean
  auth: { user: string; pass: string } | undefined
  from: string
  domain: string
}

export class ConfigError extends Error {}

export function readConfig(flags: readonly string[], env: NodeJS.ProcessEnv): Config {
  const demo = flags.includes('--demo')
  const unknown = flags.find(f => f !== '--demo')
  if (unknown) throw new ConfigError(`unknown flag ${unknown}; only --demo is known here`)
  const host = read(env, 'AUBURN_HOST') ?? '127.0.0.1'
  const port = portOf(read(env, 'AUBURN_PORT') ?? '8080')
  if (demo && !isLoopback(host))
    throw new ConfigError('--demo listens on this machine alone: unset AUBURN_HOST, or set it to 127.0.0.1')
  const databaseUrl = read(env, 'DATABASE_URL')
  if (databaseUrl !== undefined && !/^postgres(ql)?:/.test(databaseUrl))
    throw new ConfigError('DATABASE_URL must begin with postgres://')
  const url = originOf(read(env, 'AUBURN_URL') ?? `http://localhost:${port}`)
  return {
    host,
    port,
    data: resolve(read(env, 'AUBURN_DATA') ?? 'data'),
    url,
    databaseUrl,
    demo,
    metricsToken: read(env, 'AUBURN_METRICS_TOKEN'),
    mail: mailOf(read(env, 'AUBURN_SMTP_URL'), read(env, 'AUBURN_MAIL_FROM'), new URL(url).hostname),
    ceiling: ceilingOf(read(env, 'AUBURN_CEILING') ?? 'OFFICIAL'),
    sampleDays: daysOf(read(env, 'AUBURN_SAMPLE_DAYS') ?? String(SAMPLE_DAYS)),
    internalIssuers: originsOf(read(env, 'AUBURN_INTERNAL_ISSUERS')),
  }
}

/** `X`, or the content of the file named by `X_FILE`; both together are refused. */
function read(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const [value, file] = [env[name] || undefined, env[`${name}_FILE`] || undefined]
  if (value !== undefined && file !== undefined) throw new ConfigError(`${name} and ${name}_FILE are both set: set one`)
  if (file === undefined) return value
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new ConfigError(`${name}_FILE cannot be read`)
  }
}

/**
 * `smtps://user:password@host:port`, or `smtp://` with STARTTLS. A server elsewhere must offer TLS, unless the address says
 * `?starttls=off`; one on this machine need not. No error repeats the address: a password is in it.
 */
function mailOf(written: string | undefined, from: string | undefined, host: string): MailSettings | undefined {
  if (written === undefined) {
    if (from !== undefined)
      throw new ConfigError('AUBURN_MAIL_FROM is set, and AUBURN_SMTP_URL is not: set both or none')
    return undefined
  }
  const url = URL.canParse(written) ? new URL(written) : undefined
  const name = url?.hostname.replace(/^\[|\]$/g, '') ?? ''
  const off = url?.search === '?starttls=off'
  const isAddress = url && /^smtps?:$/.test(url.protocol) && /^\/?$/.test(url.pathname) && !url.hash
  if (!isAddress || name === '' || (url.search !== '' && !off) || (url.username === '') !== (url.password === ''))
    throw new ConfigError('AUBURN_SMTP_URL must be smtp://user:password@host:port or smtps://…, with no path')
  const sender = from ?? `auburn@${host}`
  if (!/^(?:[^<>@\r\n]* <)?[^\s<>@]+@[^\s<>@]+>?$/.test(sender))
    throw new ConfigError('AUBURN_MAIL_FROM must be a mail address')
  const secure = url.protocol === 'smtps:'
  return {
    host: name,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    insist: !off && !isLoopback(name),
    auth: url.username === '' ? undefined : { user: decoded(url.username), pass: decoded(url.password) },
    from: sender,
    domain: host,
  }
}
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new ConfigError('AUBURN_SMTP_URL has a % in its name or password that is not written as %25')
  }
}

function ceilingOf(written: string): Ceiling {
  const ceiling = CEILINGS.find(c => c === written)
  if (!ceiling) throw new ConfigError(`AUBURN_CEILING is ${CEILINGS.join(' or ')}, not “${written}”`)
  return ceiling
}

function daysOf(written: string): number {
  const days = Number(written)
  if (!/^\d+$/.test(written) || days < 1 || days > 3_650)
    throw new ConfigError(`AUBURN_SAMPLE_DAYS is a number of days from 1 to 3650, not “${written}”`)
  return days
}

/** Origins, separated by commas: https, or http on loopback. */
function originsOf(written: string | undefined): string[] {
  return (written ?? '')
    .split(',')
    .map(one => one.trim())
    .filter(Boolean)
    .map(one => {
      const url = URL.canParse(one) ? new URL(one) : undefined
      const fits = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
      if (!url || !fits || url.origin !== one)
        throw new ConfigError(`AUBURN_INTERNAL_ISSUERS takes origins such as https://idp.example, not “${one}”`)
      return one
    })
}

function portOf(written: string): number {
  const port = Number(written)
  if (!/^\d+$/.test(written) || port > 65_535)
    throw new ConfigError(`AUBURN_PORT must be a number up to 65535, not “${written}”`)
  return port
}

function originOf(written: string): string {
  const url = URL.canParse(written) ? new URL(written) : undefined
  if (
    !url ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.pathname !== '/' ||
    url.search ||
    url.hash ||
    url.username
  )
    throw new ConfigError('AUBURN_URL must be an origin such as https://auburn.example, with no path')
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new ConfigError('AUBURN_URL must be https, except on this machine')
  return url.origin
}
