import { notFound } from '../domain/fault.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { readAtDesk } from './steps/at-desk.ts'
import { type Proposal, proposalsFor } from './steps/proposals.ts'

/** Where a report belongs, for whoever works at the desk. For everybody else, and for what they do not get: nothing here. */
export async function readProposals(ctx: Context, viewer: Viewer, report: string): Promise<Proposal[]> {
  await readAtDesk(ctx, viewer, async () => undefined)
  const found = (await proposalsFor(ctx, viewer, [report])).get(report)
  if (!found) throw notFound()
  return found.belongs
}
