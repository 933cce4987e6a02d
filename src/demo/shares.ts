import { Fault } from '../domain/fault.ts'
import { type Layer, layerRank } from '../domain/report.ts'
import { changeReport, withdrawIndicator, withdrawReport } from '../flows/change-report.ts'
import type { Context } from '../flows/context.ts'
import { type Laid, viewerAt } from '../flows/fill-demo.ts'
import { readReport } from '../flows/read-report.ts'
import { shareReport } from '../flows/share-report.ts'
import { acceptAnswer, addSighting, reply } from '../flows/write-thread.ts'
import { type AudienceIn, type ContentIn, shareIn } from '../formats/api/reports.ts'
import { affectedBy } from './affected.ts'
import type { DemoEntry, DemoGrant, DemoReport, DemoSighting } from './story.ts'
import { later, momentOf } from './when.ts'

/** One thing that happened, at its time; those of one report one after the other. */
export interface Step {
  at: Date
  /** For whoever looks after the material: which line this is. */
  what: string
  story: DemoReport
  run: (ctx: Context, world: World) => Promise<void>
}

export interface World {
  laid: Laid
  /** Handles that audiences are written with, by what stories call them. */
  refs: ReadonlyMap<string, string>
  /** Ids of what was shared so far, by story key; and how often each was changed. */
  reports: Map<string, { id: string; revision: number }>
}

const refsOf = (world: World, names: readonly string[]): string[] => names.map(name => world.refs.get(name) ?? name)

export function audienceOf(world: World, story: DemoReport, grants: readonly DemoGrant[]): AudienceIn {
  const richest: Layer = story.full ? 'full' : story.technical ? 'technical' : 'headline'
  const { headline, technical } = story.tlp
  const poorer = (layer: Layer) => layerRank(layer) < layerRank(richest)
  return {
    grants: grants.map(g => ({ layer: g.layer, to: refsOf(world, g.to), as: g.as })),
    except: ['kind:regulator', ...refsOf(world, story.except ?? [])],
    tlp: story.tlp[richest] ?? 'AMBER',
    layerTlp: {
      ...(headline && poorer('headline') ? { headline } : {}),
      ...(technical && story.technical && poorer('technical') ? { technical } : {}),
    },
    colleagues: [],
  }
}

export const contentOf = (story: DemoReport): ContentIn => ({
  kind: story.kind,
  provenance: story.provenance ?? { kind: 'own-observation' },
  headline: { title: story.title, summary: story.summary, affects: affectedBy(story) },
  ...(story.technical
    ? {
        technical: {
          notes: story.technical.notes,
          indicators: story.technical.indicators.map(([type, value, role, use]) => ({ type, value, role, use })),
        },
      }
    : {}),
  ...(story.full ? { full: story.full } : {}),
})

/** The member's first person. */
async function personOf(ctx: Context, world: World, member: string) {
  const seat = world.laid.seats.find(s => s.member === member)
  if (!seat) throw new Fault('not-found', `no member ${member}`)
  return viewerAt(ctx, seat.circle, ctx.now())
}
const shared = (world: World, story: DemoReport): { id: string; revision: number } => {
  const report = world.reports.get(story.key)
  if (!report) throw new Fault('not-found', `${story.key} was not shared`)
  return report
}

export async function share(ctx: Context, world: World, story: DemoReport): Promise<string> {
  const request = shareIn.parse({ content: contentOf(story), audience: audienceOf(world, story, story.grants) })
  const { id } = await shareReport(ctx, await personOf(ctx, world, story.by), request, { steppedUp: false })
  world.reports.set(story.key, { id, revision: 1 })
  return id
}

async function write(ctx: Context, world: World, story: DemoReport, entry: DemoEntry): Promise<void> {
  const { id } = shared(world, story)
  const { id: written } = await reply(ctx, await personOf(ctx, world, entry.by), id, {
    text: entry.text,
    layer: entry.layer,
    as: entry.as,
    private: false,
  })
  if (!entry.accepted) return
  const then = new Date(ctx.now().getTime() + 4 * 60_000)
  const after: Context = { ...ctx, now: () => then }
  await acceptAnswer(after, await personOf(after, world, story.by), id, written)
}

async function sight(ctx: Context, world: World, story: DemoReport, sighting: DemoSighting): Promise<void> {
  const { count, as } = sighting
  await addSighting(ctx, await personOf(ctx, world, sighting.by), shared(world, story).id, { count, as, note: '' })
}

async function withdraw(
  ctx: Context,
  world: World,
  story: DemoReport,
  one: NonNullable<DemoReport['withdrawn']>[number],
): Promise<void> {
  const report = shared(world, story)
  const author = await personOf(ctx, world, story.by)
  if (one.indicator === undefined) return withdrawReport(ctx, author, report.id, one.reason)
  const { indicators = [] } = await readReport(ctx, author, report.id)
  const meant = indicators.filter(i => i.value === one.indicator && i.withdrawn === undefined)
  if (meant.length === 0) throw new Fault('not-found', `${story.key} has no ${one.indicator}`)
  for (const { id } of meant) {
    await withdrawIndicator(ctx, author, report.id, id, one.reason)
    report.revision++
  }
}

async function narrow(ctx: Context, world: World, story: DemoReport, grants: readonly DemoGrant[]): Promise<void> {
  const report = shared(world, story)
  const asked = { content: contentOf(story), audience: audienceOf(world, story, grants), attachments: [] }
  const options = { steppedUp: false, revision: report.revision++ }
  await changeReport(ctx, await personOf(ctx, world, story.by), report.id, asked, options)
}

/** All that happened around one report, in order. A whole report is taken back after the last word about it. */
export function stepsOf(start: Date, story: DemoReport): Step[] {
  const from = momentOf(start, story.daysAgo, story.at)
  const step = (what: string, after: number, run: Step['run']): Step => ({
    at: later(start, from, after),
    what: `${story.key} ${what}`,
    story,
    run,
  })
  const words = [...(story.thread ?? []), ...(story.sightings ?? [])]
  const lastWord = Math.max(0, ...words.map(w => w.after))
  const { thread = [], sightings = [], withdrawn = [], narrowed } = story
  return [
    step('shared', 0, async (ctx, world) => void (await share(ctx, world, story))),
    ...[
      ...thread.map(e => step(`entry of ${e.by}`, e.after, (ctx, world) => write(ctx, world, story, e))),
      ...sightings.map(s => step(`sighting of ${s.by}`, s.after, (ctx, world) => sight(ctx, world, story, s))),
      ...withdrawn.map(w =>
        step('withdrawal', w.indicator === undefined ? Math.max(w.after, lastWord + 1) : w.after, (ctx, world) =>
          withdraw(ctx, world, story, w),
        ),
      ),
      ...(narrowed
        ? [step('narrowing', narrowed.after, (ctx, world) => narrow(ctx, world, story, narrowed.grants))]
        : []),
    ].sort((a, b) => a.at.getTime() - b.at.getTime()),
  ]
}
