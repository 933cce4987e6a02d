import type { AdvisoryContent } from '../domain/advisory.ts'
import { type AdvisoryRendition, advisoryRendition, changesOf } from '../domain/advisory-rendition.ts'
import { Fault, notFound, refused } from '../domain/fault.ts'
import { mayShare } from '../domain/permissions.ts'
import type { AssertedIndicator } from '../domain/rendition.ts'
import { LAYER_NAMES, type Layer, type WithdrawalReason } from '../domain/report.ts'
import { defang } from '../formats/text/index.ts'
import {
  type AdvisoryRow,
  lockAdvisory,
  publishEdition,
  publishedBodies,
  readAdvisory,
  recallEdition,
} from '../store/advisory-store.ts'
import { asViewer, type Change, change } from '../store/database.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { assertNothingAgainst, checkAdvisory } from './steps/advisory-check.ts'

/** The words in place of a name, were it ever withheld: the desk is always named. */
const CROWD = 'The Fusion Cell'

/** What was signed goes out: the first edition as a new report, a later one as its correction. */
export async function publishAdvisory(
  ctx: Context,
  viewer: Viewer,
  id: string,
  version: number,
  options: { steppedUp: boolean },
): Promise<{ report: string }> {
  mayPublish(viewer)
  const at = ctx.now()
  return change(ctx.db, viewer, async tx => {
    const row = await lockAdvisory(tx, id)
    if (!row) throw notFound()
    if (row.version !== version) throw changedMeanwhile()
    const checked = await checkAdvisory(ctx, tx, viewer, row.content, row.audience, { ...options, preview: false })
    assertNothingAgainst(checked.objections, checked.open)
    const { gate } = checked
    if (!gate || row.audience === null) throw refused('Say who is to get it.')
    const before = row.report === null ? new Map<Layer, never>() : await publishedBodies(tx, row.report)
    const gone = [...before.keys()].find(layer => !gate.layers.some(l => l.layer === layer))
    if (gone)
      throw refused(
        `Its ${LAYER_NAMES[gone].toLowerCase()} was published, and its thread stands on it: change its text.`,
      )
    const bodies = bodiesOf(
      ctx,
      viewer,
      row,
      gate.layers.map(l => l.layer),
      before,
      at,
    )
    const report = row.report ?? ctx.newId(`report:${viewer.seat}`)
    const done = await publishEdition(tx, {
      ...{ id, version, report, recall: ctx.newId(`recall:${viewer.seat}`), at, gate, bodies, parts: checked.carried },
      title: before.get('headline')?.title ?? row.content.title.text,
      request: {
        content: outlineOf(
          row.content,
          gate.layers.map(l => l.layer),
        ),
        audience: row.audience,
        crowd: CROWD,
      },
    })
    switch (done) {
      case undefined:
        throw notFound()
      case 'changed':
        throw changedMeanwhile()
      case 'nothing':
        throw refused('This edition is out already.')
      case 'unsigned':
        throw refused('A second analyst signs it first.')
      case 'published':
        await record(
          ctx,
          tx,
          viewer,
          { what: 'advisory-published', advisory: id, report, edition: row.edition, gate },
          at,
        )
        tx.happens({ what: row.report === null ? 'shared' : 'changed', report, at })
        return { report }
    }
  })
}
const changedMeanwhile = () =>
  new Fault('conflict', 'The text was changed since you looked at it. Read it again, then publish.')

/** Whether publishing it needs a confirmation first: something in it is RED. */
export const isRedAdvisory = (ctx: Context, viewer: Viewer, id: string): Promise<boolean> =>
  asViewer(ctx.db, viewer, async rows => {
    const row = await readAdvisory(rows, id)
    const audience = row?.audience
    return [audience?.tlp, audience?.layerTlp.headline, audience?.layerTlp.technical].includes('RED')
  })

/**
 * Each layer's whole text. A value keeps its id from edition to edition; a layer's edition rises, with what was changed in it,
 * only when its own text is another.
 */
function bodiesOf(
  ctx: Context,
  viewer: Viewer,
  row: AdvisoryRow,
  layers: readonly Layer[],
  before: ReadonlyMap<Layer, AdvisoryRendition<AssertedIndicator>>,
  at: Date,
): Map<Layer, object> {
  const ids = new Map([...before.values()].flatMap(b => (b.indicators ?? []).map(i => [`${i.type} ${i.value}`, i.id])))
  const indicators = row.content.indicators.map(({ type, value, role, use }) => ({
    id: ids.get(`${type} ${value}`) ?? ctx.newId(`indicator:${viewer.seat}`),
    ...{ type, value, role, use },
  }))
  return new Map(
    layers.map(layer => {
      const body = advisoryRendition({ ...row.content, indicators }, layer)
      const was = before.get(layer)
      return [layer, { ...(was ? corrected(was, body, at) : body), crowd: CROWD }]
    }),
  )
}
function corrected(
  was: AdvisoryRendition<AssertedIndicator>,
  body: AdvisoryRendition<AssertedIndicator>,
  at: Date,
): AdvisoryRendition<AssertedIndicator> {
  const changes = changesOf(was, body, i => defang(i.type, i.value))
  const { edition, corrected: last } = was.advisory
  if (changes.length === 0)
    return { ...body, advisory: { ...body.advisory, edition, ...(last ? { corrected: last } : {}) } }
  const now = { at: at.toISOString(), changes }
  return { ...body, advisory: { ...body.advisory, edition: edition + 1, corrected: now } }
}

/** Which layers there are, for whoever shows the reach of it again; the texts stand with the advisory. */
const outlineOf = (content: AdvisoryContent, layers: readonly Layer[]) => ({
  kind: 'advisory',
  headline: { title: content.title.text, summary: '' },
  ...(layers.includes('technical') ? { technical: { indicators: [], notes: '' } } : {}),
  ...(layers.includes('full') ? { full: { story: '', impact: '' } } : {}),
})

/** Takes it back, with the reason: it stays with the desk and is gone for everybody else, who are told. */
export async function recallAdvisory(
  ctx: Context,
  viewer: Viewer,
  id: string,
  reason: WithdrawalReason,
): Promise<void> {
  mayPublish(viewer)
  const at = ctx.now()
  await change(ctx.db, viewer, async tx => {
    const row = await lockAdvisory(tx, id)
    if (!row) throw notFound()
    if (row.report === null || row.state !== 'published') throw refused('Only what is published can be recalled.')
    const title = (await publishedBodies(tx, row.report)).get('headline')?.title ?? ''
    const recall = ctx.newId(`recall:${viewer.seat}`)
    const done = await recallEdition(tx, { id, recall, at, reason, title })
    if (done !== 'recalled') throw notFound()
    await record(ctx, tx, viewer, { what: 'advisory-recalled', advisory: id, report: row.report, reason }, at)
    tx.happens({ what: 'withdrawn', report: row.report, at, detail: { reason } })
  })
}

const record = (ctx: Context, tx: Change, viewer: Viewer, body: object, at: Date) =>
  tx.record({
    id: ctx.newId(`leaf:${viewer.seat}`),
    salt: ctx.random(`salt:${viewer.seat}`, 16),
    body: { ...body, by: viewer.gid, at: at.toISOString() },
  })

const mayPublish = (viewer: Viewer): void => {
  if (!viewer.atDesk) throw notFound()
  if (!mayShare(viewer)) throw new Fault('forbidden', 'Your role at the desk only reads.')
}
