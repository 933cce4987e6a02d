import type { Search } from '../domain/search.ts'
import type { Context } from '../flows/context.ts'
import { type Laid, viewerAt } from '../flows/fill-demo.ts'
import { saveSearch } from '../flows/saved-searches.ts'

/** What people of the cast look for again and again. */
const KEPT: readonly { by: string; name: string; search: Search }[] = [
  { by: 'halvergate', name: 'New in Finance with a hit in our logs', search: { q: '', node: 'finance', seen: true } },
  { by: 'halvergate', name: 'Mule accounts', search: { q: 'mule OR payee', sector: 'finance' } },
  { by: 'kestrelmoor', name: 'Payslip lures', search: { q: 'payslip' } },
  { by: 'soardental', name: 'EdgeGate', search: { q: 'EdgeGate' } },
]
const FOLLOWED_FOR = 14 * 86_400_000

export async function keepSearches(ctx: Context, { seats }: Laid, start: Date): Promise<void> {
  const at = new Date(start.getTime() - FOLLOWED_FOR)
  for (const { by, name, search } of KEPT) {
    const seat = seats.find(s => s.member === by)
    if (!seat) continue
    await saveSearch({ ...ctx, now: () => at }, await viewerAt(ctx, seat.circle, at), { name, search, followed: true })
  }
}
