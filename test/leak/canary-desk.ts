import { sealSample } from '../../src/formats/sample/sealed.ts'
import { ok, STEPS } from '../advisory.ts'
import type { SeatName } from '../cast.ts'
import { clear } from '../cleared.ts'
import type { Answer } from '../world.ts'
import type { Canary } from './canary-world.ts'
import { secondAnalyst } from './second-analyst.ts'

/**
 * What the desk makes and what members send it, each string with a marker of its own: who may see one follows from the rule for the
 * reports that it rests on. `open` reaches both analysts, `closed` excepts the secondee's own member.
 */
export const DESK_FAMILIES = [
  'of an advisory',
  'of a draft',
  'of an answer',
  'of a sample',
  'of a release',
  'of a hand-over',
  'of a requirement',
  'of an operation',
  'of a question',
  'of a rule',
  'of a known name',
] as const

interface Told {
  open: string
  closed: string
  value: string
  alder: readonly SeatName[]
  region: readonly SeatName[]
  desk: readonly SeatName[]
  notRegulators: readonly SeatName[]
}
export async function markDeskWork(canary: Canary, told: Told): Promise<void> {
  await markQuestions(canary, told)
  await markBesideIt(canary, told)
  await markAdvisory(canary, told)
  await markDrafts(canary, told)
  await markSamples(canary, told)
  await markReleases(canary, told)
}

const inPerson = (canary: Canary, as: SeatName, method: string, path: string, body?: unknown): Promise<Answer> =>
  ok(canary.session(as, method, path, body))
const onReport = (report: string, layer = 'headline') => [{ kind: 'report' as const, report, layer }]
const own = [{ kind: 'desk' as const }]

/** A published one, corrected in a draft that waits, and what its readers said to it. */
async function markAdvisory(canary: Canary, t: Told): Promise<void> {
  const mark = canary.mark.bind(canary)
  const everybody = (what: string) => mark(`${what} of an advisory`, t.notRegulators)
  const techies = (what: string) => mark(`${what} of an advisory`, [...t.alder, ...t.region, ...t.desk], { low: true })
  const atDesk = (what: string) => mark(`${what} of an advisory`, t.desk)
  // Of what both analysts get: the secondee signs.
  const situation = await canary.send('analyst', 'POST', '/api/situations', {
    name: canary.mark('name of the situation of an advisory', t.desk),
    reports: [t.open],
  })
  const { id } = await canary.send('analyst', 'POST', '/api/desk/advisories', {
    kind: 'alert',
    situation: situation.id,
  })
  const at = `/api/desk/advisories/${id}`
  const draft = await canary.send('analyst', 'GET', at)
  const vendor = [{ kind: 'open' as const, reference: atDesk('reference') }]
  const content = {
    ...draft.content,
    title: { text: everybody('title'), sources: onReport(t.open) },
    board: [{ text: everybody('board line'), sources: [...onReport(t.open), ...vendor] }],
    steps: STEPS.map((step, n) => ({
      ...step,
      id: canary.world.ctx.newId(`step ${n}`),
      text: everybody(`step ${n}`),
      why: everybody(`why of step ${n}`),
      sources: own,
    })),
    notes: [{ text: techies('notes'), sources: onReport(t.open, 'technical') }],
    indicators: [{ type: 'domain', value: `${techies('a value')}.example`, role: 'c2', use: 'block', sources: vendor }],
    hunts: [{ title: techies('title of a hunt'), query: techies('query of a hunt'), sources: own }],
    rules: [],
    acknowledged: [{ flag: 'nothing', reason: atDesk('reason beside a check') }],
  }
  const audience = {
    grants: [
      { layer: 'technical', to: ['everyone'], as: 'named' },
      { layer: 'full', to: ['pharma', 'east-midlands'], as: 'named' },
    ],
    except: ['kind:regulator'],
    tlp: 'AMBER',
    layerTlp: { headline: 'GREEN', technical: 'GREEN' },
  }
  const save = async (body: object, version: number): Promise<number> => {
    const saved = await canary.send('analyst', 'PUT', at, { content: body, audience }, { 'if-match': `"${version}"` })
    return saved.version
  }
  const version = await save(content, draft.version)
  await canary.send('secondee', 'POST', `${at}/signature`, { version })
  const { report } = await canary.send('analyst', 'POST', `${at}/publication`, { version })
  const waits = [{ text: atDesk('correction that waits'), sources: onReport(t.open) }]
  await save({ ...content, board: waits }, (await canary.send('analyst', 'GET', at)).version)
  const answer = (as: SeatName, body: object) => canary.send(as, 'PUT', `/api/reports/${report}/actions`, body)
  await answer('competitor', {
    answer: 'need-help',
    text: mark('call for help of an answer', ['competitor', ...t.desk]),
    with: 'desk',
    as: 'withheld',
  })
  await answer('author', {
    answer: 'need-help',
    text: mark('another call for help of an answer', [...t.alder, ...t.desk]),
    as: 'withheld',
  })
  await answer('outsider', { answer: 'affected' })
  for (const as of ['competitor', 'author', 'supplier'] as const)
    await canary.send(as, 'POST', `/api/reports/${report}/read`)
}

/** Drafts that went nowhere. */
async function markDrafts(canary: Canary, t: Told): Promise<void> {
  for (const [report, who, which] of [
    [t.open, t.desk, 'open'],
    [t.closed, ['analyst'], 'closed'],
  ] as const) {
    const mark = (what: string) => canary.mark(`${what} of a draft on the ${which} report`, who)
    const { id } = await canary.send('analyst', 'POST', '/api/desk/advisories', { kind: 'advisory' })
    const draft = await canary.send('analyst', 'GET', `/api/desk/advisories/${id}`)
    await canary.send(
      'analyst',
      'PUT',
      `/api/desk/advisories/${id}`,
      {
        content: {
          ...draft.content,
          title: { text: mark('title'), sources: onReport(report) },
          board: [
            { text: mark('sentence'), sources: [...onReport(report), { kind: 'open', reference: mark('reference') }] },
          ],
        },
        audience: null,
      },
      { 'if-match': `"${draft.version}"` },
    )
  }
}

async function markQuestions(canary: Canary, t: Told): Promise<void> {
  const ask = (report: string, who: readonly SeatName[], which: string) =>
    canary.send('analyst', 'POST', '/api/desk/asked/source', {
      report,
      text: canary.mark(`text of a question to the source of the ${which} report`, who),
    })
  await ask(t.open, [...t.alder, ...t.desk], 'open')
  await ask(t.closed, ['competitor', 'analyst'], 'closed')
}

/** What stands beside it: hand-overs, requirements, operations, rules, names. */
async function markBesideIt(canary: Canary, t: Told): Promise<void> {
  for (const [report, who, which] of [
    [t.open, t.desk, 'open'],
    [t.closed, ['analyst'], 'closed'],
  ] as const) {
    const mark = (what: string) => canary.mark(`${what}, on the ${which} report`, who)
    await canary.send('analyst', 'POST', '/api/desk/hand-overs', {
      entries: [{ text: mark('entry of a hand-over'), reports: [report] }],
    })
    const wanted = await canary.send('analyst', 'POST', '/api/desk/requirements', {
      question: mark('words of a requirement'),
      why: mark('why of a requirement'),
      reports: [report],
    })
    await canary.send('analyst', 'POST', `/api/desk/requirements/${wanted.id}/answers`, {
      report,
      note: mark('note of a requirement'),
    })
    await canary.send('analyst', 'PATCH', `/api/desk/requirements/${wanted.id}`, {
      outcome: mark('outcome of a requirement'),
    })
  }
  await canary.send('analyst', 'POST', '/api/desk/operations', {
    values: [t.value],
    until: new Date(canary.world.clock.now.getTime() + 9 * 86_400_000).toISOString(),
    whose: canary.mark('whose of an operation', t.desk),
    told: true,
  })
  await canary.send('analyst', 'POST', '/api/desk/names', {
    kind: 'actor',
    name: canary.mark('name of a known name', t.desk),
    aliases: [canary.mark('alias of a known name', t.desk)],
  })
}

const mail = (words: string, host: string) =>
  new TextEncoder().encode(
    `From: hr@${host}\r\nTo: staff@alder.example\r\nSubject: ${words}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nSee https://${host}/x\r\n`,
  )
async function markSamples(canary: Canary, t: Told): Promise<void> {
  for (const [except, who, which] of [
    [['kind:regulator'], [...t.alder, ...t.desk], 'open'],
    [['dogwood'], [...t.alder, 'analyst'], 'closed'],
  ] as [string[], SeatName[], string][]) {
    const mark = (what: string, seats: readonly SeatName[] = who) => canary.mark(`${what} of a sample, ${which}`, seats)
    const file = await sealSample(`${mark('name')}.eml`, mail(mark('subject'), `${mark('a value')}.example`))
    const { id } = await canary.send('author', 'POST', '/api/samples', {
      ...{ sealed: Buffer.from(file).toString('base64'), happened: mark('what happened'), tlp: 'AMBER', except },
    })
    await inPerson(canary, 'analyst', 'POST', `/api/samples/${id}/steps`, { step: 'look' })
    await inPerson(canary, 'analyst', 'POST', `/api/samples/${id}/entries`, { text: mark('question') })
    await canary.send('author', 'POST', `/api/samples/${id}/entries`, { text: mark('reply') })
    const atDesk = which === 'open' ? t.desk : (['analyst'] as const)
    await inPerson(canary, 'analyst', 'POST', '/api/desk/rules', {
      name: mark('name of a rule', atDesk),
      source: `rule a { strings: $a = "${mark('source of a rule', atDesk)}" condition: $a }`,
      sample: id,
    })
    await inPerson(canary, 'analyst', 'POST', `/api/samples/${id}/scans`, {})
    await inPerson(canary, 'analyst', 'POST', `/api/samples/${id}/answer`, {
      ...{ verdict: 'harmful', advice: mark('advice'), text: mark('answer') },
    })
  }
}

/** One that waits and one that was let in, worded anew before: what was brought stays behind the wall. */
async function markReleases(canary: Canary, t: Told): Promise<void> {
  const second = await secondAnalyst(canary.world)
  await clear(canary.world, 'analyst')
  await clear(canary.world, second.seat)
  const behind = (what: string) => canary.mark(`${what} of a release`, ['analyst'], { signedIn: true })
  const bring = async (which: string) => {
    await canary.world.confirm('analyst')
    const { body } = await inPerson(canary, 'analyst', 'POST', '/api/desk/releases', {
      // Worded anew, of which the title as it was is not kept.
      title: canary.mark(`title as brought, ${which}, of a rewording`, []),
      text: behind(`text as brought, ${which},`),
      statement: behind(`statement, ${which},`),
      reason: behind(`reason, ${which},`),
      tlp: 'AMBER',
    })
    return body.id as string
  }
  const reword = async (id: string, title: string, text: string, which: string) => {
    await canary.world.confirm('analyst')
    await inPerson(canary, 'analyst', 'PUT', `/api/desk/releases/${id}`, {
      ...{ version: 1, title, text, why: behind(`why it was worded anew, ${which},`) },
    })
  }
  await reword(await bring('waiting'), behind('title that waits'), behind('text that waits'), 'waiting')
  const id = await bring('let in')
  const inside = (what: string) => canary.mark(`${what} of a release that is in`, t.desk)
  await reword(id, inside('title'), inside('text'), 'let in')
  await ok(
    second.by('POST', `/api/desk/releases/${id}/decision`, {
      ...{ version: 2, decision: 'release', why: behind('why it was let in,') },
    }),
  )
}
