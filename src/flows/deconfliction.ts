import { notFound, refused } from '../domain/fault.ts'
import { INDICATOR_TYPES, type IndicatorType } from '../domain/indicator.ts'
import type { Operation, OperationIn } from '../formats/api/requirements.ts'
import { normalise, refang } from '../formats/text/index.ts'
import { asViewer, rowsOf } from '../store/database.ts'
import {
  endOperation as endOperationRow,
  heldValues,
  insertOperation,
  type OperationRow,
  operations,
} from '../store/desk-work-store.ts'
import { isSituation } from '../store/situation-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { changeDesk, deskOf } from './steps/at-desk.ts'
import { named } from './steps/desk-names.ts'

/** Live operations, and those of late: of values and situations that this analyst gets. */
export async function readOperations(ctx: Context, viewer: Viewer): Promise<Operation[]> {
  await deskOf(rowsOf(ctx.db.app), viewer)
  return asViewer(ctx.db, viewer, async rows => (await operations(rows)).map(shown(ctx, viewer)))
}
const shown =
  (ctx: Context, viewer: Viewer) =>
  (o: OperationRow): Operation => ({
    id: o.id,
    ...(o.value !== null && o.type !== null ? { value: o.value, type: o.type as IndicatorType } : {}),
    ...(o.situation !== null && o.situation_name !== null
      ? { situation: { id: o.situation, name: o.situation_name } }
      : {}),
    since: o.since.toISOString(),
    until: o.until.toISOString(),
    ...(o.ended_at ? { endedAt: o.ended_at.toISOString() } : {}),
    live: o.ended_at === null && o.until > ctx.now() && o.since <= ctx.now(),
    told: o.told,
    whose: o.whose,
    by: named(viewer, o.by),
  })

const LONGEST = 366 * 86_400_000

/**
 * No bell is rung for a value: it would reach analysts who get the headline of its report and not the value.
 * From now on these are watched: no list carries them until the date. Of a value that none of the analyst's reports has, it is
 * said that it has not been set, whether or not others have it.
 */
export const setOperation = (
  ctx: Context,
  viewer: Viewer,
  asked: OperationIn,
): Promise<{ value: string; set: boolean }[]> =>
  changeDesk(
    ctx,
    viewer,
    { what: 'operation-set' },
    async (tx, at) => {
      const until = new Date(asked.until)
      if (until <= at) throw refused('This lies in the past.', '/until')
      if (until.getTime() - at.getTime() > LONGEST)
        throw refused('A year at most: set it again when it is needed.', '/until')
      const plain = { since: at, until, seat: viewer.seat, whose: asked.whose, told: asked.told }
      if (asked.situation !== undefined) {
        if (!(await isSituation(tx, asked.situation))) throw notFound()
        const id = ctx.newId(`operation:${viewer.seat}`)
        await insertOperation(tx, {
          ...plain,
          id,
          indicator: null,
          type: null,
          value: null,
          situation: asked.situation,
        })
        return []
      }
      const outcome: { value: string; set: boolean }[] = []
      for (const value of asked.values ?? []) {
        const found = await heldValues(tx, formsOf(value))
        for (const { indicator, type, value: held } of found) {
          const id = ctx.newId(`operation:${viewer.seat}`)
          await insertOperation(tx, { ...plain, id, indicator, type, value: held, situation: null })
        }
        outcome.push({ value, set: found.length > 0 })
      }
      return outcome
    },
    () => (asked.situation === undefined ? undefined : { situations: [asked.situation] }),
  )

/** A value as it may stand in a report: as written, and as each type would normalise it. */
function formsOf(written: string): string[] {
  const live = refang(written.trim())
  return [...new Set(INDICATOR_TYPES.flatMap(type => normalise(type, live) ?? []))]
}

/** Ends it now: what its authors said of the values holds again at once. */
export const endOperation = (ctx: Context, viewer: Viewer, id: string): Promise<void> =>
  changeDesk(
    ctx,
    viewer,
    { what: 'operation-ended' },
    async (tx, at) => {
      if (!(await endOperationRow(tx, id, viewer.seat, at))) throw notFound()
    },
    () => undefined,
  )
