import type { Context } from '../flows/context.ts'
import { type Laid, viewerAt } from '../flows/fill-demo.ts'
import { addNodeSession } from '../flows/guide-node.ts'

const DAY = 86_400_000
const HOUR = 3_600_000

/** What champions put into their nodes' calendars: one behind, some ahead, one called off. */
const PLANNED: readonly {
  by: string
  node: string
  inDays: number
  hour: number
  title: string
  place: string
  notes: string
  cancelled?: true
}[] = [
  {
    by: 'greywether',
    node: 'east-midlands',
    inDays: -12,
    hour: 9,
    title: 'Monthly call',
    place: 'Conference bridge, room 4021',
    notes: 'Payroll redirections: what three of us did in the first hour.',
  },
  {
    by: 'greywether',
    node: 'east-midlands',
    inDays: 9,
    hour: 9,
    title: 'Monthly call',
    place: 'Conference bridge, room 4021',
    notes: '- Support firms and their accounts\n- What the Unit can take on, and what not\n- Questions',
  },
  {
    by: 'greywether',
    node: 'east-midlands',
    inDays: 16,
    hour: 13,
    title: 'Backups, restored for once',
    place: 'Wreake Vale, Exchange Building, second floor',
    notes: 'Bring a laptop that may be lost.',
    cancelled: true,
  },
  {
    by: 'marlpit',
    node: 'finance',
    inDays: 3,
    hour: 15,
    title: 'Mule accounts: patterns of the month',
    place: 'By telephone; the number comes in the morning',
    notes: '',
  },
  {
    by: 'wreakevale',
    node: 'county-show',
    inDays: 2,
    hour: 8,
    title: 'Stand-up before the gates open',
    place: 'Showground office',
    notes: 'Ten minutes: card readers, the guest network, whom to ring.',
  },
]
const ENTERED_BEFORE = 14 * DAY

export async function planSessions(ctx: Context, { seats }: Laid, start: Date): Promise<void> {
  for (const { by, node, inDays, hour, cancelled = false, ...words } of PLANNED) {
    const seat = seats.find(s => s.member === by)
    if (!seat) continue
    const day = Math.floor((start.getTime() + inDays * DAY) / DAY) * DAY
    const session = { ...words, at: new Date(day + hour * HOUR).toISOString(), cancelled }
    // A pop-up node is days old.
    const at = new Date(start.getTime() - (node === 'county-show' ? DAY : ENTERED_BEFORE))
    await addNodeSession({ ...ctx, now: () => at }, await viewerAt(ctx, seat.circle, at), node, session)
  }
}
