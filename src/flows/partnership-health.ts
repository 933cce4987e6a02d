import { crowdCount } from '../domain/crowd.ts'
import { Fault } from '../domain/fault.ts'
import { MEMBER_KINDS } from '../domain/member.ts'
import type { Actor } from '../domain/permissions.ts'
import type { PartnershipHealth } from '../formats/api/health.ts'
import { rowsOf } from '../store/database.ts'
import { standingOfMembers } from '../store/health-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'

const SILENT_AFTER = 90 * 86_400_000
const STANDINGS = ['active', 'silent', 'lapsed'] as const

/** How many members of each kind are about, for operators: no content, no names, and no small numbers. */
export async function readPartnershipHealth(ctx: Context, viewer: Viewer): Promise<PartnershipHealth> {
  if (!isOperator(viewer)) throw new Fault('forbidden', 'Only operators see how the partnership is doing.')
  return partnershipHealth(ctx)
}
const isOperator = (actor: Actor): boolean => actor.role === 'operator' && actor.scopes.includes('account')

/** The same for the operator at the command line. */
export async function partnershipHealth(ctx: Context): Promise<PartnershipHealth> {
  const now = ctx.now()
  const rows = await standingOfMembers(rowsOf(ctx.db.app), new Date(now.getTime() - SILENT_AFTER))
  const count = (kind: string, standing: string) =>
    crowdCount(rows.find(r => r.kind === kind && r.standing === standing)?.n ?? 0)
  return {
    at: now.toISOString(),
    // Without a row for all: with it, a single small number could be worked out.
    kinds: MEMBER_KINDS.map(kind => {
      const [active, silent, lapsed] = STANDINGS.map(standing => count(kind, standing))
      const none = crowdCount(0)
      return { kind, active: active ?? none, silent: silent ?? none, lapsed: lapsed ?? none }
    }),
  }
}
