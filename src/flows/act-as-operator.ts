import { Fault, refused } from '../domain/fault.ts'
import { rowsOf } from '../store/database.ts'
import { operatorSeats } from '../store/people-store.ts'
import { loadViewer, type Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'

/**
 * The viewer of an operator's seat, for the command line: the rules that go by who it is (two humans, none of the sponsor's) hold
 * there too. Whoever has the machine can name any operator, as it can do anything; the ledger has whom it named.
 */
export async function operatorAs(ctx: Context, who: string | undefined): Promise<Viewer> {
  const now = ctx.now()
  const rows = rowsOf(ctx.db.app)
  const [seat, another] = await operatorSeats(rows, who, now)
  if (!seat)
    throw new Fault(
      'not-found',
      who ? `No operator is known as “${who}”.` : 'Nobody is an operator. See: auburn person add',
    )
  if (another) throw refused('There are several operators: say which with --as ADDRESS.')
  const way = { seat: seat.circle, scopes: ['read', 'share', 'reply', 'account'] as const, cap: 'RED' as const }
  const viewer = await loadViewer(rows, way, now)
  if (!viewer) throw new Fault('not-found', 'This operator acts no more.')
  return viewer
}
