import {
  membersAndTerms,
  peopleAndTerms,
  publishTerms,
  termsAtHand,
  termsToEdit,
  versionsOfTerms,
} from '../flows/terms.ts'
import { type Command, type Given, type Io, numberOf, UsageError } from './command.ts'
import type { WithPartnership } from './operate.ts'

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const DAY = 86_400_000
const said = (given: Given, io: Io, words: string, result: object): number => {
  io.out(given.is('json') ? JSON.stringify(result) : words)
  return 0
}
const day = (at: Date): string => at.toISOString().slice(0, 10)

/** The terms of membership and the lesson that goes with them. */
export const termsCommands = (within: WithPartnership): Record<string, Command> => ({
  'terms show': {
    usage: 'terms show [VERSION] [--lesson] [--draft] [--json]',
    summary: 'The newest terms of membership, or one version; without any, the draft that Auburn brings.',
    help: `
  --lesson    the lesson instead, as it is written
  --draft     the draft that Auburn brings, whatever was published
  --json      all versions, with what changed and from when each counts`,
    options: { lesson: flag, draft: flag },
    words: [0, 1],
    run: async (given, io) => {
      const version = versionOf(given)
      if (given.is('json') && version === undefined && !given.is('draft')) {
        for (const one of await within(io, versionsOfTerms)) io.out(JSON.stringify(one))
        return 0
      }
      const shown = await within(io, ctx => termsAtHand(ctx, given.is('draft') ? 'draft' : version))
      return said(given, io, (given.is('lesson') ? shown.lesson : shown.text).trimEnd(), shown)
    },
  },
  'terms publish': {
    usage: 'terms publish [--terms FILE] [--lesson FILE] --changed TEXT [--days N | --from T]',
    summary: 'Publish a version, which every person and every member signs. The first one may be the draft as it is.',
    help: `
  --terms FILE    Markdown; left out: as in the version before, or the draft
  --lesson FILE   Markdown; left out: as in the version before, or the draft
  --changed TEXT  what is new, for those who signed before
  --days N        counts in so many days; until then the version before goes on counting
  --from T        counts from then (2026-07-01T12:00Z). Without either it counts at once: everybody is stopped until they sign`,
    options: { terms: text, lesson: text, changed: text, days: text, from: text },
    words: [0, 0],
    run: async (given, io) => {
      const read = async (name: string) => {
        const path = given.text(name)
        return path === undefined ? undefined : new TextDecoder('utf-8').decode(await io.read(path))
      }
      const [terms, lesson] = await Promise.all([read('terms'), read('lesson')])
      const done = await within(io, async ctx => {
        const before = await termsToEdit(ctx)
        const changed = given.text('changed') ?? before.changed
        if (changed === '') throw new UsageError('--changed is missing: say what is new')
        const version = await publishTerms(ctx, undefined, {
          after: before.after,
          text: terms ?? before.text,
          lesson: lesson ?? before.lesson,
          changed,
          countsFrom: fromOf(given, ctx.now()),
        })
        return (await versionsOfTerms(ctx)).find(one => one.version === version)
      })
      if (!done) return 1
      return said(given, io, `Version ${done.version} is published; it counts from ${day(done.countsFrom)}.`, done)
    },
  },
  'terms signed': {
    usage: 'terms signed [--member HANDLE] [--missing] [--json]',
    summary: 'Which members have signed, or who of one member has.',
    help: `
  --member HANDLE   its people
  --missing         only those whose signature of the version that counts is missing`,
    options: { member: text, missing: flag },
    words: [0, 0],
    run: async (given, io) => {
      const member = given.text('member')
      return member === undefined ? listMembers(within, given, io) : listPeople(within, given, io, member)
    },
  },
})

function versionOf(given: Given): number | undefined {
  const written = given.positionals[0]
  if (written === undefined) return undefined
  if (!/^[1-9]\d{0,5}$/.test(written)) throw new UsageError(`“${written}” is no version: write its number`)
  return Number(written)
}
function fromOf(given: Given, now: Date): Date | undefined {
  const [days, from] = [numberOf(given, 'days', 1, 365), given.text('from')]
  if (days !== undefined && from !== undefined) throw new UsageError('give --days or --from')
  if (days !== undefined) return new Date(now.getTime() + days * DAY)
  if (from === undefined) return undefined
  const at = new Date(from)
  if (Number.isNaN(at.getTime())) throw new UsageError(`--from ${from} is no time: write 2026-07-01T12:00Z`)
  return at
}

async function listMembers(within: WithPartnership, given: Given, io: Io): Promise<number> {
  const all = await within(io, membersAndTerms)
  const found = given.is('missing') ? all.filter(m => !m.hasSigned || m.signed < m.people) : all
  for (const m of found)
    said(
      given,
      io,
      `${m.handle.padEnd(24)}  ${(m.at ? `version ${m.version} on ${m.at.slice(0, 10)}` : 'not signed').padEnd(28)}  ${m.signed} of ${m.people} people`,
      m,
    )
  if (found.length === 0 && !given.is('json')) io.out('There are none.')
  return 0
}
async function listPeople(within: WithPartnership, given: Given, io: Io, member: string): Promise<number> {
  const { inForce, people } = await within(io, ctx => peopleAndTerms(ctx, member))
  const found = given.is('missing') ? people.filter(p => (p.version ?? 0) < inForce) : people
  for (const p of found)
    said(given, io, `${p.name.padEnd(32)}  ${p.at ? `version ${p.version} on ${day(p.at)}` : 'not signed'}`, p)
  if (found.length === 0 && !given.is('json')) io.out('There are none.')
  return 0
}
