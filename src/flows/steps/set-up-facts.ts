import { Fault } from '../../domain/fault.ts'
import { mayOperate } from '../../domain/permissions.ts'
import { openSteps, type SetUpFacts, TICKED_STEPS } from '../../domain/set-up.ts'
import { hasSigned } from '../../domain/terms/standing.ts'
import { rowsOf } from '../../store/database.ts'
import { factorsOf } from '../../store/factor-store.ts'
import { type SetUpRow, setUpRow } from '../../store/set-up-store.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'

/** How many steps are open, for the way there; undefined for whoever is no operator. */
export async function stepsToSetUp(ctx: Context, viewer: Viewer): Promise<number | undefined> {
  if (!mayOperate(viewer)) return undefined
  return openSteps((await setUpFacts(ctx, viewer)).facts).length
}

/** What is there of it, and the row that says so. */
export async function setUpFacts(ctx: Context, viewer: Viewer): Promise<{ row: SetUpRow; facts: SetUpFacts }> {
  const rows = rowsOf(ctx.db.app)
  const [row, factors] = await Promise.all([setUpRow(rows, ctx.now()), factorsOf(rows, viewer.person.id)])
  if (!row) throw new Fault('internal')
  const facts = {
    factors: factors.passkeys + (factors.codes ? 1 : 0),
    name: row.name ?? undefined,
    terms: row.terms,
    signed: hasSigned(viewer.terms),
    national: row.national !== null,
    fusionCell: row.fusion_cell !== null,
    mail: ctx.mail !== undefined,
    operators: row.operators + row.invited,
    ticked: TICKED_STEPS.filter(step => step in row.ticked),
  }
  return { row, facts }
}
