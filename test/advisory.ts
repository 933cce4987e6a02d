import type { ActionStep } from '../src/domain/advisory.ts'
import type { SaveIn } from '../src/formats/api/advisory-desk.ts'
import type { SeatName } from './cast.ts'
import type { Answer, World } from './world.ts'

type Content = SaveIn['content']
const desk = [{ kind: 'desk' as const }]
const vendor = [{ kind: 'open' as const, reference: 'The vendor’s notice of 30 May' }]
export const STEPS: Pick<ActionStep, 'text' | 'why' | 'minutes' | 'who'>[] = [
  { text: 'Update every EdgeGate to 4.2.1', why: 'Whoever knows the flaw gets in.', minutes: 5, who: 'it' },
  { text: 'Look for accounts that nobody knows', why: 'They stay after the update.', minutes: 5, who: 'you' },
  { text: 'Ask whether your supplier runs one', why: 'It is your data there.', minutes: 5, who: 'it-supplier' },
]

interface Wanted {
  kind?: 'alert' | 'advisory'
  title?: string
  /** Board line and checklist to these; the SOC package to Pharma. */
  to?: string[]
  except?: string[]
  tlp?: string
  layerTlp?: { headline?: string; technical?: string }
  soc?: string[] | null
  /** What it is drawn from. */
  situation?: string
  signer?: SeatName
}
/** The desk's own words, signed by the second analyst and published, through the doors. */
export async function publish(world: World, wanted: Wanted = {}): Promise<{ report: string; advisory: string }> {
  const {
    kind = 'alert',
    title = 'EdgeGate is being broken into',
    to = ['everyone'],
    except = [],
    tlp = 'GREEN',
  } = wanted
  const soc = wanted.soc === undefined ? ['pharma'] : wanted.soc
  const id = (
    await ok(
      world.call('analyst', 'POST', '/api/desk/advisories', {
        kind,
        ...(wanted.situation ? { situation: wanted.situation } : {}),
      }),
    )
  ).body.id as string
  const draft = (await ok(world.call('analyst', 'GET', `/api/desk/advisories/${id}`))).body
  const content: Content = {
    ...draft.content,
    title: { text: title, sources: desk },
    board: [{ text: 'A flaw in EdgeGate is used against firms like yours.', sources: desk }],
    steps: STEPS.map((step, n) => ({ ...step, id: world.ctx.newId(`step ${n}`), sources: desk })),
    notes: soc ? [{ text: 'A web shell is left under /var/edge.', sources: desk }] : [],
    indicators: soc
      ? [
          { type: 'domain', value: 'gate-update.example', role: 'c2', use: 'block', sources: vendor },
          { type: 'ipv4', value: '192.0.2.77', role: 'scanner', use: 'detect', sources: vendor },
        ]
      : [],
    hunts: [],
    rules: [],
  }
  const audience = {
    grants: [{ layer: 'technical', to, as: 'named' }, ...(soc ? [{ layer: 'full', to: soc, as: 'named' }] : [])],
    except,
    tlp,
    ...(wanted.layerTlp ? { layerTlp: wanted.layerTlp } : {}),
  }
  const saved = await ok(
    world.call(
      'analyst',
      'PUT',
      `/api/desk/advisories/${id}`,
      { content, audience },
      { 'if-match': `"${draft.version}"` },
    ),
  )
  const version = saved.body?.version ?? (await world.call('analyst', 'GET', `/api/desk/advisories/${id}`)).body.version
  await ok(world.call(wanted.signer ?? 'secondee', 'POST', `/api/desk/advisories/${id}/signature`, { version }))
  const out = await ok(world.call('analyst', 'POST', `/api/desk/advisories/${id}/publication`, { version }))
  return { report: out.body.report, advisory: id }
}
export async function ok(answer: Promise<Answer>): Promise<Answer> {
  const came = await answer
  if (came.status >= 300) throw new Error(`${came.status} ${came.text}`)
  return came
}
