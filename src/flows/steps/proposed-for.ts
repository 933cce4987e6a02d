import { asViewer } from '../../store/database.ts'
import { namesOf } from '../../store/kin.ts'
import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'
import { type Proposal, proposalsFor } from './proposals.ts'

/** What a report may belong to, and why, with the name of it as this viewer gets it. */
export interface NamedProposal {
  with: Proposal['with'] & { name: string }
  score: number
  reasons: { kind: string; words: string }[]
}

/** A report that tells the same already, by its title as this viewer gets it. */
export interface NamedDuplicate {
  report: { id: string; title: string }
  reasons: string[]
}
export interface NamedProposed {
  belongs: NamedProposal[]
  same: NamedDuplicate[]
}

export async function proposedFor(
  ctx: Context,
  viewer: Viewer,
  reports: readonly string[],
): Promise<ReadonlyMap<string, NamedProposed>> {
  if (reports.length === 0) return new Map()
  const proposals = await proposalsFor(ctx, viewer, reports)
  const wanted = [...proposals.values()].flatMap(p => p.belongs).map(p => p.with)
  const same = [...proposals.values()].flatMap(p => p.same)
  const names = await asViewer(ctx.db, viewer, rows =>
    namesOf(
      rows,
      wanted.filter(w => w.kind === 'situation').map(w => w.id),
      [...wanted.filter(w => w.kind === 'report').map(w => w.id), ...same.map(s => s.report)],
    ),
  )
  const named = new Map(names.map(n => [n.id, n.name]))
  return new Map(
    [...proposals].map(([report, found]) => [
      report,
      {
        belongs: found.belongs.flatMap(({ with: target, score, reasons }) => {
          const name = named.get(target.id)
          return name === undefined
            ? []
            : [{ with: { ...target, name }, score, reasons: reasons.map(({ kind, words }) => ({ kind, words })) }]
        }),
        same: found.same.flatMap(({ report: id, reasons }) => {
          const title = named.get(id)
          return title === undefined ? [] : [{ report: { id, title }, reasons }]
        }),
      },
    ]),
  )
}
