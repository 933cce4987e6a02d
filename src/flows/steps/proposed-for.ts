import type { Viewer } from '../../store/viewer.ts'
import type { Context } from '../context.ts'

/** What a report may belong to, and why, with the name of it as this viewer gets it. */
export interface NamedProposal {
  with: { kind: 'situation' | 'report'; id: string; name: string }
  score: number
  reasons: { kind: string; words: string }[]
}

export async function proposedFor(
  _ctx: Context,
  _viewer: Viewer,
  _reports: readonly string[],
): Promise<ReadonlyMap<string, NamedProposal[]>> {
  return new Map()
}
