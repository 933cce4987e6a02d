import type { AdvisoryContent, AdvisoryKind, PartSource } from '../domain/advisory.ts'
import { templateOf } from '../domain/advisory-template.ts'
import { Fault, notFound, refused } from '../domain/fault.ts'
import { INDICATOR_TYPE_NAMES } from '../domain/indicator.ts'
import { stricter, tlpRank } from '../domain/marking.ts'
import { mayShare } from '../domain/permissions.ts'
import { sourceKey } from '../domain/release.ts'
import { LAYERS } from '../domain/report.ts'
import type { SaveIn } from '../formats/api/advisory-desk.ts'
import type { AudienceIn } from '../formats/api/reports.ts'
import { normalise, refang } from '../formats/text/index.ts'
import {
  dropAdvisory,
  insertAdvisory,
  lockAdvisory,
  missingFrom,
  restOn,
  saveAdvisory,
  signAdvisory,
} from '../store/advisory-store.ts'
import type { Rows } from '../store/database.ts'
import { restOnRelease } from '../store/release-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { assertNothingAgainst, checkAdvisory, releasedSources, reportSources } from './steps/advisory-check.ts'
import { periodFacts, situationFacts } from './steps/advisory-facts.ts'
import { workAtDesk } from './steps/at-desk.ts'

/** A new advisory, begun from the template of its kind. */
export function openAdvisory(
  ctx: Context,
  viewer: Viewer,
  asked: { kind: AdvisoryKind; situation?: string | undefined; reports?: readonly string[] | undefined },
): Promise<{ id: string }> {
  mayWrite(viewer)
  if (asked.reports && asked.situation === undefined) throw refused('Say of which situation they are.', '/reports')
  const id = ctx.newId(`advisory:${viewer.seat}`)
  return workAtDesk(ctx, viewer, { what: 'advisory-opened', advisory: id }, async (tx, at) => {
    const facts = {
      situation:
        asked.situation === undefined
          ? undefined
          : await situationFacts(tx, asked.situation, { now: at, only: asked.reports }),
      period: asked.kind === 'weekly' || asked.kind === 'monthly' ? await periodFacts(tx, asked.kind, at) : undefined,
    }
    const content = templateOf(asked.kind, facts, () => ctx.newId(`step:${viewer.seat}`))
    await insertAdvisory(tx, {
      ...{ id, origin: ctx.origin, kind: asked.kind, situation: asked.situation, content },
      ...{ tlp: tlpOf(null), seat: viewer.seat, at },
    })
    // The name was written of all of them, however few its line lists.
    const named = facts.situation?.name === undefined ? [] : facts.situation.reports
    const sources = [...reportSources(content), ...named.map(({ report }) => ({ report, layer: 'headline' as const }))]
    if (!(await restOn(tx, id, sources))) throw notFound()
    for (const release of releasedSources(content)) if (!(await restOnRelease(tx, id, release))) throw notFound()
    return { id }
  })
}

/** The whole draft as it shall stand. What was saved by somebody else in between is a conflict, and nothing is lost. */
export function writeAdvisory(
  ctx: Context,
  viewer: Viewer,
  id: string,
  asked: SaveIn,
  version: number | undefined,
): Promise<void> {
  mayWrite(viewer)
  return workAtDesk(ctx, viewer, { what: 'advisory-saved', advisory: id, after: version }, async (tx, at) => {
    const row = await lockAdvisory(tx, id)
    if (!row) throw notFound()
    if (row.state === 'recalled') throw refused('This advisory was recalled. Begin a new one.')
    if (row.version !== version)
      throw new Fault('conflict', 'Somebody at the desk saved it in the meantime. Look at what stands now, then save.')
    const content = prepared(asked.content)
    if (content.kind !== row.kind) throw refused('An advisory stays of its kind.', '/content/kind')
    await assertSources(tx, id, content)
    await saveAdvisory(tx, id, { content, audience: asked.audience, tlp: tlpOf(asked.audience), at })
  })
}

/** A source that the viewer does not get is refused like one that does not exist, by its place. */
async function assertSources(tx: Rows, id: string, content: AdvisoryContent): Promise<void> {
  for (const release of releasedSources(content))
    if (!(await restOnRelease(tx, id, release)))
      throw refused(
        'There is no such released text.',
        placeOf(content, s => s.kind === 'released' && s.release === release),
      )
  const sources = reportSources(content)
  if (await restOn(tx, id, sources)) return
  const there = new Set(
    (await missingFrom(tx, sources, [])).map(s => sourceKey(s.report, LAYERS[s.layer - 1] ?? 'headline')),
  )
  throw refused(
    'There is no such report, or not in that detail.',
    placeOf(content, s => s.kind === 'report' && !there.has(sourceKey(s.report, s.layer))),
  )
}
/** Where the first such source stands. */
function placeOf(content: AdvisoryContent, is: (source: PartSource) => boolean): string {
  const inTitle = content.title.sources.findIndex(is)
  if (inTitle >= 0) return `/content/title/sources/${inTitle}`
  for (const list of ['board', 'steps', 'notes', 'indicators', 'hunts', 'rules'] as const)
    for (const [n, part] of content[list].entries()) {
      const m = part.sources.findIndex(is)
      if (m >= 0) return `/content/${list}/${n}/sources/${m}`
    }
  return '/content'
}

/** Values normalised, each once. */
function prepared(content: SaveIn['content']): AdvisoryContent {
  const seen = new Map<string, AdvisoryContent['indicators'][number]>()
  content.indicators.forEach((indicator, n) => {
    const value = normalise(indicator.type, indicator.value) ?? normalise(indicator.type, refang(indicator.value))
    if (value === undefined)
      throw refused(`This is not a valid ${INDICATOR_TYPE_NAMES[indicator.type]}.`, `/content/indicators/${n}/value`)
    const key = `${indicator.type} ${value}`
    if (!seen.has(key)) seen.set(key, { ...indicator, value })
  })
  return { ...content, indicators: [...seen.values()] }
}

/** The strictest marking that is asked for; AMBER while nobody was chosen. A key that is capped below it has no such draft. */
const tlpOf = (audience: AudienceIn | null): number =>
  tlpRank(
    audience === null
      ? 'AMBER'
      : [audience.tlp, audience.layerTlp.headline, audience.layerTlp.technical].reduce<AudienceIn['tlp']>(
          (a, b) => stricter(a, b ?? a),
          audience.tlp,
        ),
  )

/** The second analyst says that it may go: somebody who wrote nothing of this edition, and gets all that it rests on. */
export function signEdition(ctx: Context, viewer: Viewer, id: string, version: number): Promise<void> {
  mayWrite(viewer)
  return workAtDesk(ctx, viewer, { what: 'advisory-signed', advisory: id, version }, async (tx, at) => {
    const row = await lockAdvisory(tx, id)
    if (!row) throw notFound()
    if (row.version !== version) throw changedMeanwhile()
    const { objections, open } = await checkAdvisory(ctx, tx, viewer, row.content, row.audience, {
      ...{ steppedUp: false, preview: true },
    })
    assertNothingAgainst(objections, open)
    const signed = await signAdvisory(tx, id, version, at)
    switch (signed) {
      case undefined:
        throw notFound()
      case 'changed':
        throw changedMeanwhile()
      case 'nothing':
        throw refused('There is nothing new to sign in it.')
      case 'hand':
        throw refused('You wrote in this edition: another analyst signs it.')
      case 'signed':
        return
    }
  })
}
const changedMeanwhile = () =>
  new Fault('conflict', 'The text was changed since you looked at it. Read it again, then sign.')

/** Thrown away before it ever went out. */
export function dropDraft(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  mayWrite(viewer)
  return workAtDesk(ctx, viewer, { what: 'advisory-dropped', advisory: id }, async tx => {
    const row = await lockAdvisory(tx, id)
    if (!row) throw notFound()
    if (row.published > 0) throw refused('What was published is recalled, not thrown away.')
    if (!(await dropAdvisory(tx, id))) throw notFound()
  })
}

const mayWrite = (viewer: Viewer): void => {
  // For everybody else there is no such place.
  if (!viewer.atDesk) throw notFound()
  if (!mayShare(viewer)) throw new Fault('forbidden', 'Your role at the desk only reads.')
}
