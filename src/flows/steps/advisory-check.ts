import type { AdvisoryContent, PartSource } from '../../domain/advisory.ts'
import { layersOfAdvisory, renderingOf } from '../../domain/advisory-rendition.ts'
import { Fault } from '../../domain/fault.ts'
import { type Flag, identifying, type KnownToDesk, openFlags } from '../../domain/identifying.ts'
import { tlpOfRank } from '../../domain/marking.ts'
import {
  agreedKey,
  assertedKey,
  coveringSources,
  type Objection,
  objections,
  partsOf,
  type ReleaseFacts,
  type SourceLayer,
  sourceKey,
} from '../../domain/release.ts'
import { LAYERS, type Layer, layerRank } from '../../domain/report.ts'
import type { Gate } from '../../domain/sharing.ts'
import type { AudienceIn } from '../../formats/api/reports.ts'
import { defang, refang } from '../../formats/text/index.ts'
import {
  answersAmong,
  type Carrying,
  knownMembers,
  layerBodies,
  missingFrom,
  type SourceRow,
} from '../../store/advisory-store.ts'
import { knownCircles } from '../../store/circles.ts'
import type { Rows } from '../../store/database.ts'
import { withheldFromLists } from '../../store/deconfliction-store.ts'
import { partnershipNow } from '../../store/partnership-now.ts'
import { missingFromReleased, type ReleasedRow, releasedTexts } from '../../store/release-store.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'
import { type ResolvedAudience, resolveAudience } from './resolve-audience.ts'

/** Everything that stands against publishing a draft, and the audience that it would have. */
export interface Checked {
  objections: Objection[]
  flags: Flag[]
  open: Flag[]
  audience: ResolvedAudience | undefined
  gate: Gate | undefined
  /** Of each part, the layers and released texts that let it go. */
  carried: Carrying[][]
}

/**
 * An advisory is named, reaches the desk whole, and is nobody's own: whoever a source excepts is without it at the desk too,
 * where an own circle would outdo the exception.
 */
export function audienceOfAdvisory(asked: AudienceIn, layers: readonly Layer[]): AudienceIn {
  const richest = LAYERS.findLast(layer => layers.includes(layer)) ?? 'headline'
  return {
    ...asked,
    grants: [
      ...asked.grants.map(grant => ({ ...grant, layer: granted(layers, grant.layer), as: 'named' as const })),
      { layer: richest, to: ['desk'], as: 'named' },
    ],
    colleagues: [],
  }
}
/** A rendering that there is nothing in is granted as the richest one below it. */
const granted = (layers: readonly Layer[], wished: Layer): Layer =>
  layers.findLast(layer => layerRank(layer) <= layerRank(wished)) ?? 'headline'
const nobodysOwn = (gate: Gate): Gate => ({
  ...gate,
  layers: gate.layers.map(layer => {
    const audience = layer.audience.filter(id => id > 0)
    return { ...layer, audience, naming: audience }
  }),
})

export async function checkAdvisory(
  ctx: Context,
  rows: Rows,
  viewer: Viewer,
  content: AdvisoryContent,
  asked: AudienceIn | null,
  options: { steppedUp: boolean; preview: boolean },
): Promise<Checked> {
  const layers = layersOfAdvisory(content)
  const { audience, refusal } = await resolved(ctx, rows, viewer, asked, layers, options)
  const gate = audience && nobodysOwn(audience.gate)
  const facts = await releaseFacts(ctx, rows, content, audience, gate)
  const flags = identifying(content, await knownToDesk(ctx, rows, viewer, content, facts.bodies))
  const against = objections(content, facts, ({ type, value }) => defang(type, value))
  return {
    objections: refusal
      ? [
          { code: 'no-audience', rendering: 'board', kind: 'whole', n: 0, text: '', sentence: refusal },
          ...against.filter(o => o.code !== 'no-audience'),
        ]
      : against,
    flags,
    open: openFlags(flags, content),
    audience,
    gate,
    carried: partsOf(content).map(part => carrying(coveringSources(part, facts))),
  }
}

/** What anybody can read excepts nobody. */
function carrying(covering: readonly PartSource[]): Carrying[] {
  const carried = covering.flatMap((s): Carrying[] =>
    s.kind === 'report'
      ? [{ report: s.report, layer: s.layer }]
      : s.kind === 'released'
        ? [{ release: s.release }]
        : [],
  )
  return carried.length < covering.length ? [] : carried
}

async function resolved(
  ctx: Context,
  rows: Rows,
  viewer: Viewer,
  asked: AudienceIn | null,
  layers: readonly Layer[],
  options: { steppedUp: boolean; preview: boolean },
): Promise<{ audience?: ResolvedAudience; refusal?: string }> {
  if (!asked) return {}
  try {
    const audience = await resolveAudience(
      ctx,
      rows,
      viewer,
      audienceOfAdvisory(asked, layers),
      layers,
      ctx.now(),
      options,
    )
    return { audience }
  } catch (error) {
    if (error instanceof Fault && error.code === 'refused') return { refusal: error.message }
    throw error
  }
}

type Bodies = readonly { report: string; layer: number; body: SourceRow['body'] }[]

async function releaseFacts(
  ctx: Context,
  rows: Rows,
  content: AdvisoryContent,
  audience: ResolvedAudience | undefined,
  gate: Gate | undefined,
): Promise<ReleaseFacts & { bodies: Bodies }> {
  const sources = reportSources(content)
  const circles = [...new Set(gate?.layers.flatMap(l => l.audience) ?? [])]
  const names = new Map(audience?.grants.flatMap(g => g.to.map(c => [c.id, c.name] as const)))
  const [reached, bodies] = [await missingFrom(rows, sources, circles), await layerBodies(rows, sources)]
  const layers = new Map<string, SourceLayer>()
  for (const { report, layer, tlp, missing } of reached) {
    const title = bodies.find(b => b.report === report && b.layer === layer)?.body.title
    const name = LAYERS[layer - 1]
    if (title !== undefined && name) layers.set(sourceKey(report, name), { title, tlp: tlpOfRank(tlp), missing })
  }
  const texts = await releasedTexts(rows, releasedSources(content))
  const released = new Map<string, SourceLayer>()
  for (const { release, tlp, missing } of await missingFromReleased(rows, releasedSources(content), circles)) {
    const title = texts.find(t => t.id === release)?.title
    if (title !== undefined) released.set(release, { title, tlp: tlpOfRank(tlp), missing })
  }
  const entries = allSources(content).flatMap(s =>
    s.kind === 'report' && s.agreed !== undefined ? [{ report: s.report, entry: s.agreed }] : [],
  )
  return {
    readers: (gate?.layers ?? []).map(({ layer, tlp, audience: ids }) => ({
      ...{ rendering: renderingOf(layer), tlp },
      circles: ids.map(id => ({ id, name: names.get(id) ?? 'an analyst of the desk' })),
    })),
    layers,
    agreed: new Set((await answersAmong(rows, entries)).map(a => agreedKey(a.report, a.entry))),
    released,
    asserted: assertedIn(content.indicators, bodies, texts),
    withheld: await heldValues(rows, content, ctx.now()),
    bodies,
  }
}

/** Values that an operation asked to be left alone, among the package's and those that its texts name. In small letters. */
async function heldValues(rows: Rows, content: AdvisoryContent, now: Date): Promise<ReadonlySet<string>> {
  const texts = partsOf(content).filter(part => part.kind !== 'indicator')
  const words = texts.flatMap(part => refang(part.text).match(/[\w.:/@-]{4,300}/g) ?? [])
  const named = words.map(word => word.replace(/[.:/-]+$/, ''))
  const asked = [...content.indicators.map(i => i.value), ...named, ...named.map(word => word.toLowerCase())]
  const held = await withheldFromLists(rows, [...new Set(asked)].slice(0, MOST_WORDS), now)
  return new Set([...held].map(value => value.toLowerCase()))
}
const MOST_WORDS = 20_000

const allSources = (content: AdvisoryContent) => partsOf(content).flatMap(part => part.sources)
/** Each layer of a report that anything in it rests on, once. */
export function reportSources(content: AdvisoryContent): { report: string; layer: Layer }[] {
  const found = new Map<string, { report: string; layer: Layer }>()
  for (const s of allSources(content))
    if (s.kind === 'report') found.set(sourceKey(s.report, s.layer), { report: s.report, layer: s.layer })
  return [...found.values()]
}

/** Each released text that anything in it rests on, once. */
export const releasedSources = (content: AdvisoryContent): string[] => [
  ...new Set(allSources(content).flatMap(s => (s.kind === 'released' ? [s.release] : []))),
]

/** Values that a source asserts, or that stand in its text, live or dead. */
function assertedIn(
  indicators: AdvisoryContent['indicators'],
  bodies: Bodies,
  texts: readonly ReleasedRow[],
): ReadonlySet<string> {
  const released = new Map(texts.map(t => [t.id, `${t.title}\n${t.text}`.toLowerCase()]))
  const said = new Map(
    bodies.map(({ report, layer, body }) => [
      `${report} ${layer}`,
      {
        values: new Set((body.indicators ?? []).filter(i => !i.withdrawn).map(i => `${i.type} ${i.value}`)),
        withdrawn: new Set((body.indicators ?? []).filter(i => i.withdrawn).map(i => `${i.type} ${i.value}`)),
        text: `${body.title}\n${body.summary}\n${body.notes ?? ''}\n${body.story ?? ''}`.toLowerCase(),
      },
    ]),
  )
  const asserted = new Set<string>()
  for (const indicator of indicators) {
    const written = [indicator.value, defang(indicator.type, indicator.value)].map(v => v.toLowerCase())
    const stands = (text: string) => written.some(value => text.includes(value))
    for (const source of indicator.sources) {
      if (source.kind === 'released' && stands(released.get(source.release) ?? ''))
        asserted.add(assertedKey(source.release, indicator))
      if (source.kind !== 'report') continue
      const there = said.get(`${source.report} ${LAYERS.indexOf(source.layer) + 1}`)
      const key = `${indicator.type} ${indicator.value}`
      if (!there || there.withdrawn.has(key)) continue
      if (there.values.has(key) || stands(there.text))
        asserted.add(assertedKey(sourceKey(source.report, source.layer), indicator))
    }
  }
  return asserted
}

/** Whom a reader might recognise: members and persons that this analyst may know, and nothing of who reported. */
async function knownToDesk(
  ctx: Context,
  rows: Rows,
  viewer: Viewer,
  content: AdvisoryContent,
  bodies: Bodies,
): Promise<KnownToDesk> {
  const now = ctx.now()
  const known = await knownCircles(rows, viewer, now)
  const { active } = await partnershipNow(ctx.db, rows, viewer, now)
  const members = await knownMembers(
    rows,
    known.filter(c => c.kind === 'member').map(c => c.id),
  )
  return {
    members,
    people: known.filter(c => c.kind === 'seat').map(c => c.name),
    crowd: active,
    victims: [
      ...bodies.flatMap(({ body }) => (body.indicators ?? []).filter(i => i.role === 'victim').map(i => i.value)),
      ...content.indicators.filter(i => i.role === 'victim').map(i => i.value),
    ],
  }
}

/** Publishing and signing stop at the first thing that stands against it, and name the others beside. */
export function assertNothingAgainst(
  objections: readonly { sentence: string }[],
  open: readonly { sentence: string }[],
): void {
  const [first] = objections
  if (first)
    throw new Fault(
      'refused',
      first.sentence,
      objections.slice(0, 20).map(o => ({ at: '/content', problem: o.sentence })),
    )
  const [flag] = open
  if (flag)
    throw new Fault(
      'refused',
      `${flag.sentence} Change it, or say why it may stay.`,
      open.slice(0, 20).map(f => ({ at: '/content/acknowledged', problem: f.sentence })),
    )
}
