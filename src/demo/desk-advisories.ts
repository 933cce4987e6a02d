import type { ActionStep, AdvisoryKind, PartSource, Sourced } from '../domain/advisory.ts'
import { Fault } from '../domain/fault.ts'
import type { Tlp } from '../domain/marking.ts'
import type { Layer } from '../domain/report.ts'
import { answerAction } from '../flows/act-on-advisory.ts'
import type { Context } from '../flows/context.ts'
import { viewerAt } from '../flows/fill-demo.ts'
import { publishAdvisory, recallAdvisory } from '../flows/publish-advisory.ts'
import { openAdvisory, signEdition, writeAdvisory } from '../flows/write-advisory.ts'
import type { AnswerIn } from '../formats/api/actions.ts'
import { saveIn } from '../formats/api/advisory-desk.ts'
import { type Desk, deskOf, type Situations } from './desk-situations.ts'
import type { World } from './shares.ts'

const DAY = 86_400_000
const AT_ONCE = 6

type Said = readonly [text: string, ...sources: PartSource[]]
interface Advisory {
  kind: AdvisoryKind
  title: Said
  board: readonly Said[]
  steps?: readonly Sourced<Omit<ActionStep, 'id'>>[]
  notes?: readonly Said[]
  indicators?: readonly { type: string; value: string; role: string; use: string; sources: readonly PartSource[] }[]
  grants: readonly { layer: Layer; to: readonly string[] }[]
  tlp: Tlp
  layerTlp: Partial<Record<'headline' | 'technical', Tlp>>
}
const DESK: PartSource = { kind: 'desk' }
const EVERYONE = [{ layer: 'full' as const, to: ['everyone'] }]

/** What the desk told everybody, and what is being written: Dev writes, Ruth signs. */
export async function tellAdvisories(ctx: Context, world: World, start: Date, situations: Situations): Promise<void> {
  const desk = deskOf(ctx, world, start)
  const from = (key: string, layer: Layer = 'headline'): PartSource => ({
    ...{ kind: 'report', report: desk.report(key), layer },
  })
  const edgeGate = await publish(desk, 143.5, tinOrchard(from), situations.tinOrchard)
  const { id: wrong } = await published(desk, 35.5, secondKey(from, true))
  const [then, ruth] = await desk.ruth(35.4)
  await recallAdvisory(then, ruth, wrong, 'false-positive')
  await publish(desk, 35.3, secondKey(from, false))
  const payslips = await publish(desk, 14, copperLantern(from), situations.copperLantern)
  await publish(desk, 7, week(payslips))
  await draft(desk, 0.3, blocked(from), situations.copperLantern)
  await answered(ctx, world, start, edgeGate, 71, 142)
  await answered(ctx, world, start, payslips, 34, 13)
}

async function draft(desk: Desk, daysAgo: number, a: Advisory, situation?: string): Promise<string> {
  const [ctx, dev] = await desk.dev(daysAgo)
  const { id } = await openAdvisory(ctx, dev, { kind: a.kind, situation })
  const said = ([text, ...sources]: Said) => ({ text, sources })
  const asked = saveIn.parse({
    content: {
      kind: a.kind,
      title: said(a.title),
      board: a.board.map(said),
      steps: (a.steps ?? []).map(step => ({ ...step, id: ctx.newId(`step:${dev.seat}`) })),
      notes: (a.notes ?? []).map(said),
      indicators: a.indicators ?? [],
      hunts: [],
      rules: [],
      acknowledged: [],
    },
    audience: {
      grants: a.grants.map(grant => ({ ...grant, as: 'named' })),
      except: ['kind:regulator'],
      tlp: a.tlp,
      layerTlp: a.layerTlp,
    },
  })
  await writeAdvisory(ctx, dev, id, asked, 1)
  return id
}

const WRITTEN = 2
async function published(desk: Desk, daysAgo: number, a: Advisory, situation?: string) {
  const id = await draft(desk, daysAgo, a, situation)
  const [then, ruth] = await desk.ruth(daysAgo - 0.02)
  await signEdition(then, ruth, id, WRITTEN)
  const { report } = await publishAdvisory(then, ruth, id, WRITTEN, { steppedUp: false })
  return { id, report }
}
const publish = async (desk: Desk, daysAgo: number, a: Advisory, situation?: string): Promise<string> =>
  (await published(desk, daysAgo, a, situation)).report

/** So many in a hundred of the members say what they did, over nine days; the rest do not answer. Tom has not yet, of the last. */
async function answered(ctx: Context, world: World, start: Date, report: string, percent: number, daysAgo: number) {
  const first = new Map(world.laid.seats.toReversed().map(seat => [seat.memberCircle, seat]))
  const members = [...first.values()].reverse().filter(s => s.member !== 'soardental')
  let next = 0
  const worker = async (): Promise<void> => {
    for (let n = next++; n < members.length; n = next++) {
      const seat = members[n]
      const turn = (n * 37) % 100
      if (!seat || turn >= percent + 9) continue
      const answer = turn < percent ? 'done' : turn < percent + 6 ? 'not-us' : 'affected'
      const at = new Date(start.getTime() - daysAgo * DAY + ((n % 9) * DAY + n * 60_000))
      await say({ ...ctx, now: () => at }, seat.circle, report, { answer, with: 'desk', text: '', as: 'named' })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** Whoever does not get it, or sits at the desk, has nothing to say. */
async function say(ctx: Context, seat: number, report: string, asked: AnswerIn): Promise<void> {
  try {
    const viewer = await viewerAt(ctx, seat, ctx.now())
    if (!viewer.atDesk) await answerAction(ctx, viewer, report, asked)
  } catch (error) {
    if (!(error instanceof Fault && (error.code === 'not-found' || error.code === 'forbidden'))) throw error
  }
}

type From = (key: string, layer?: Layer) => PartSource
const value = (type: string, of: string, role: string, use: string, ...sources: PartSource[]) => ({
  ...{ type, value: of, role, use, sources },
})

const tinOrchard = (from: From): Advisory => ({
  kind: 'alert',
  title: ['Larkspur EdgeGate is being mass-exploited: update it today, and look for two files', from('tin-orchard-08')],
  board: [
    ['Attackers take over EdgeGate boxes that were not updated since the vendor’s notice. ', from('tin-orchard-08')],
    ['If you run one, ask today who updates it, and when. If you run none, say so and you are done.', DESK],
  ],
  steps: [
    {
      ...{ text: 'Update EdgeGate to 7.4.2 and restart it, or switch its portal off', minutes: 30, who: 'it' },
      ...{ why: 'The update alone does not take until the box was restarted.', control: 'security-update-management' },
      sources: [from('tin-orchard-08', 'technical'), DESK],
    },
    {
      ...{ text: 'Look for ie7.jsp under portal/css and favicon.jsp under www/help', minutes: 10, who: 'it' },
      ...{ why: 'An update leaves a web shell where it is.', control: 'malware-protection' },
      sources: [from('tin-orchard-11', 'technical')],
    },
    {
      ...{ text: 'Change the local passwords of the box', minutes: 10, who: 'it-supplier' },
      ...{ why: 'Its configuration was read in several cases.', control: 'user-access-control' },
      sources: [DESK],
    },
  ],
  notes: [
    ['## What is known\n\n', DESK],
    [
      'Two web shells are in use. They lie in different folders, and differ by region.\n',
      from('tin-orchard-11', 'technical'),
    ],
  ],
  indicators: [
    value('ipv4', '192.0.2.71', 'scanner', 'block', from('tin-orchard-04', 'technical')),
    value('ipv4', '198.51.100.74', 'c2', 'block', from('tin-orchard-04', 'technical')),
    value(
      ...(['sha256', '1834487c492aa70cd3132b6d6a06ce50e699f276cca484b85a7a3687172d2cd1', 'payload', 'detect'] as const),
      from('tin-orchard-05', 'technical'),
    ),
  ],
  ...{ grants: EVERYONE, tlp: 'GREEN', layerTlp: { headline: 'CLEAR', technical: 'GREEN' } },
})

const copperLantern = (from: From): Advisory => ({
  kind: 'alert',
  title: ['Payslip mails are back: hold disc images at the mail gateway', from('copper-lantern-31')],
  board: [
    ['Mails about payslips and P60s carry a disc image with a loader in it. ', from('copper-lantern-31')],
    ['They come from genuine mailboxes of suppliers, so a known sender is no sign that they are safe.', DESK],
  ],
  steps: [
    {
      ...{ text: 'Hold .iso, .img and .vhd attachments at your mail gateway', minutes: 5, who: 'it' },
      ...{ why: 'Nobody is sent one for a good reason more than a few times a year.', control: 'malware-protection' },
      sources: [from('copper-lantern-14', 'technical')],
    },
    {
      ...{ text: 'Search your mail of the last month for payslip and P60 attachments', minutes: 7, who: 'it-supplier' },
      ...{ why: 'The loader waits for days before anything is seen.', control: 'malware-protection' },
      sources: [from('copper-lantern-34', 'technical')],
    },
    {
      ...{ text: 'Tell your staff where payslips really come from', minutes: 3, who: 'you' },
      ...{ why: 'It is the one question that people can answer by themselves.' },
      sources: [DESK],
    },
  ],
  notes: [
    [
      'Find the loader by its mutex and its waiting; the hash of the image differs by recipient.\n',
      from('copper-lantern-05', 'technical'),
    ],
  ],
  indicators: [
    value('domain', 'payroll-portal.example', 'c2', 'block', from('copper-lantern-31', 'technical')),
    value('domain', 'p60-download.example', 'c2', 'block', from('copper-lantern-31', 'technical')),
  ],
  ...{ grants: EVERYONE, tlp: 'GREEN', layerTlp: { headline: 'GREEN', technical: 'GREEN' } },
})

/** Ready but for one sentence: it rests on the story that the desk alone was given. */
const blocked = (from: From): Advisory => ({
  kind: 'advisory',
  title: ['Copper Lantern: who gets the next stage, and when', from('copper-lantern-16')],
  board: [
    ['After days of waiting the payslip loader brings the beginnings of ransomware. ', from('copper-lantern-16')],
    ['Somebody chooses by hand who gets the next stage: others are told to wait. ', from('copper-lantern-01', 'full')],
    ['A loader that was found and left alone is an emergency.', DESK],
  ],
  notes: [['Rebuild what ran the loader; a scan is not enough.\n', DESK]],
  ...{ grants: EVERYONE, tlp: 'GREEN', layerTlp: { headline: 'GREEN', technical: 'GREEN' } },
})

const WRONG = 'febe63005478717f726017d22863e2355078680a486b99bdeb2de74d1776127b'
const RIGHT = 'f63f66bab0f6fe1577e59afcbe638786cc98bd73a0c4c2a89153f104cf5ebaf2'
const secondKey = (from: From, wrong: boolean): Advisory => ({
  kind: 'alert',
  title: ['A stolen support account was used to reach clients at night', from('second-key-03')],
  board: [
    ['A technician’s account at a support firm was stolen and used on its clients. ', from('second-key-03')],
    ['Ask your support firm whether it can reach you while nobody is looking, and have that switched off.', DESK],
  ],
  notes: [['Look for the copier, and for night sessions that nobody asked for.\n', from('second-key-05', 'technical')]],
  indicators: [
    wrong
      ? value('sha256', WRONG, 'payload', 'block', { kind: 'open', reference: 'A public sandbox entry of the copier' })
      : value('sha256', RIGHT, 'payload', 'block', from('second-key-05', 'technical')),
  ],
  ...{ grants: EVERYONE, tlp: 'GREEN', layerTlp: { headline: 'GREEN', technical: 'GREEN' } },
})

const week = (payslips: string): Advisory => ({
  kind: 'weekly',
  title: ['The week at the Fusion Cell: payslips again', DESK],
  board: [
    ['Payslip mails came back, and an alert went out. ', { kind: 'report', report: payslips, layer: 'headline' }],
    ['Nothing else needs you this week.', DESK],
  ],
  ...{ grants: [{ layer: 'headline', to: ['everyone'] }], tlp: 'GREEN', layerTlp: {} },
})
