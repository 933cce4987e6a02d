import { EVIDENCE } from '../domain/admission.ts'
import { operatorAs } from '../flows/act-as-operator.ts'
import type { Context } from '../flows/context.ts'
import { readApplication, readApplications } from '../flows/read-applications.ts'
import { approveApplication, takeVettingStep } from '../flows/vet.ts'
import { readDue, vetAgain } from '../flows/vet-again.ts'
import type { ApplicationPage, VettingStepIn } from '../formats/api/admission.ts'

import { type Command, type Given, type Io, needed, oneOf, UsageError } from './command.ts'
import type { WithPartnership } from './operate.ts'

/** Vetting at the command line, as one of the operators: the same steps under the same rules as in the portal. */
const text = { type: 'string' } as const
const AS = '\n  --as ADDRESS   which operator you are, if there are several'

type Viewer = Awaited<ReturnType<typeof operatorAs>>
type Work<T> = (ctx: Context, viewer: Viewer) => Promise<T>
const idOf = (given: Given): string => {
  const id = given.positionals[0] ?? ''
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new UsageError(`“${id}” is no application’s id`)
  return id
}
const say = (given: Given, io: Io, words: string, json: object): number => {
  io.out(given.is('json') ? JSON.stringify(json) : words)
  return 0
}

export function admissionCommands(within: WithPartnership): Record<string, Command> {
  const as = <T>(given: Given, io: Io, work: Work<T>): Promise<T> =>
    within(io, async ctx => work(ctx, await operatorAs(ctx, given.text('as'))))
  /** One step, and then how it stands. */
  const step = (
    name: string,
    usage: string,
    summary: string,
    help: string,
    options: Command['options'],
    asked: (given: Given) => VettingStepIn,
  ): [string, Command] => [
    `member ${name}`,
    {
      usage: `member ${name} ID ${usage}`.trim(),
      summary,
      help: `${help}${AS}`,
      options: { as: text, ...options },
      words: [1, 1],
      run: async (given, io) => {
        const [id, body] = [idOf(given), asked(given)]
        const page = await as(given, io, async (ctx, viewer) => {
          await takeVettingStep(ctx, viewer, id, await withKeys(ctx, viewer, id, body))
          return readApplication(ctx, viewer, id)
        })
        return say(given, io, standing(page), page)
      },
    },
  ]
  return Object.fromEntries([
    ['member applications', listCommand(as)],
    ['member show', showCommand(as)],
    step('question', '--text TEXT', 'Ask an applicant something; it reads it on its page.', '', { text }, given => ({
      step: 'ask',
      text: needed(given, 'text'),
    })),
    step(
      'eligible',
      '--what WHAT --text TEXT',
      'Record what you looked at.',
      `\n  --what WHAT    ${EVIDENCE.join(', ')} (of all that it resembles now)`,
      { what: text, text },
      given => ({
        step: 'record',
        what: oneOf('what', needed(given, 'what'), EVIDENCE) ?? 'registered',
        text: needed(given, 'text'),
        keys: [],
      }),
    ),
    step('ask-sponsor', '--member HANDLE', 'Ask a member’s administrators to vouch.', '', { member: text }, given => ({
      step: 'ask-sponsor',
      member: needed(given, 'member'),
    })),
    step(
      'decline',
      '--reason TEXT',
      'Decline an application; the applicant reads why.',
      '',
      { reason: text },
      given => ({
        step: 'decline',
        text: needed(given, 'reason'),
      }),
    ),
    ['member approve', approveCommand(as)],
    ['member due', dueCommand(as)],
    ['member revet', revetCommand(as)],
  ])
}

/** `distinct` at the command line is said of all that it resembles now. */
async function withKeys(ctx: Context, viewer: Viewer, id: string, body: VettingStepIn): Promise<VettingStepIn> {
  if (body.step !== 'record' || body.what !== 'distinct') return body
  const { resembles } = await readApplication(ctx, viewer, id)
  return { ...body, keys: resembles.filter(f => !f.cleared).map(f => f.key) }
}

type As = <T>(given: Given, io: Io, work: Work<T>) => Promise<T>
const standing = (a: ApplicationPage): string =>
  [
    `${a.name}  ${a.state}`,
    ...a.resembles.filter(f => !f.cleared).map(f => `  resembles ${f.name} (${f.what}): ${f.how.join(', ')}`),
    ...a.missing.map(words => `  missing: ${words}`),
    ...(a.whyNotYou ? [`  not you: ${a.whyNotYou}`] : []),
  ].join('\n')

const listCommand = (as: As): Command => ({
  usage: 'member applications [--json]',
  summary: 'Who asks to become a member.',
  help: AS,
  options: { as: text },
  words: [0, 0],
  run: async (given, io) => {
    const { items } = await as(given, io, readApplications)
    for (const a of items)
      say(
        given,
        io,
        [
          a.id,
          a.name.padEnd(36),
          a.domain.padEnd(28),
          a.state.padEnd(14),
          a.flags > 0 ? `resembles ${a.flags}` : '',
        ].join('  '),
        a,
      )
    return 0
  },
})
const showCommand = (as: As): Command => ({
  usage: 'member show ID [--json]',
  summary: 'One application: what it says, what it resembles, what is missing.',
  help: AS,
  options: { as: text },
  words: [1, 1],
  run: async (given, io) => {
    const id = idOf(given)
    const a = await as(given, io, (ctx, viewer) => readApplication(ctx, viewer, id))
    const lines = [
      standing(a),
      `  ${a.kind}, ${a.size}; ${[a.register, a.number].filter(Boolean).join(' ') || 'no register'}; ${a.domain}${a.proof.provedAt ? ', proved' : ''}`,
      `  ${[a.person, a.title, a.email].filter(Boolean).join(', ')}`,
      `  runs: ${a.runs}`,
      ...a.evidence.map(e => `  ${e.what}: ${e.text} (${e.by.name})`),
      ...a.vouching.map(v => `  sponsor ${v.member.name}: ${v.state} ${v.text}`),
      ...a.talk.map(line => `  ${line.by}: ${line.text}`),
    ]
    return say(given, io, lines.join('\n'), a)
  },
})
const approveCommand = (as: As): Command => ({
  usage: 'member approve ID [--as ADDRESS] [--json]',
  summary: 'Approve an application. The second approval, another person’s and an operator’s, admits.',
  help: AS,
  options: { as: text },
  words: [1, 1],
  run: async (given, io) => {
    const id = idOf(given)
    const made = await as(given, io, (ctx, viewer) => approveApplication(ctx, viewer, id))
    const words = made.member ? `It is the member ${made.member} now.` : 'Approved once. Another person approves too.'
    return say(given, io, words, made)
  },
})
const dueCommand = (as: As): Command => ({
  usage: 'member due [--json]',
  summary: 'Members that are to be vetted again.',
  help: AS,
  options: { as: text },
  words: [0, 0],
  run: async (given, io) => {
    const { items } = await as(given, io, readDue)
    for (const m of items)
      say(given, io, [m.handle.padEnd(24), m.name.padEnd(40), m.state.padEnd(9), m.vetBy.slice(0, 10)].join('  '), m)
    return 0
  },
})
const revetCommand = (as: As): Command => ({
  usage: 'member revet HANDLE --text TEXT [--json]',
  summary: 'Vet a member again: what you looked at, and what it said.',
  help: AS,
  options: { as: text, text },
  words: [1, 1],
  run: async (given, io) => {
    const handle = given.positionals[0] ?? ''
    const words = needed(given, 'text')
    const { vetBy } = await as(given, io, (ctx, viewer) => vetAgain(ctx, viewer, handle, words))
    return say(given, io, `${handle} is vetted until ${vetBy.slice(0, 10)}.`, { handle, vetBy })
  },
})
