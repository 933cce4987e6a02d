/**
 * What the desk does with a report that reached it: somebody claims it, places it into a situation, or sets it aside with a
 * reason. Everything can be taken back.
 */
export const TRIAGE_STATES = ['new', 'claimed', 'placed', 'aside', 'back'] as const
export type TriageState = (typeof TRIAGE_STATES)[number]
export const TRIAGE_STATE_NAMES: Record<TriageState, string> = {
  new: 'New',
  claimed: 'Claimed',
  placed: 'Placed',
  aside: 'Set aside',
  back: 'Back in the queue',
}

/** Which part of the queue a page shows. */
export const QUEUE_PARTS = ['open', 'mine', 'placed', 'aside'] as const
export type QueuePart = (typeof QUEUE_PARTS)[number]

export const TRIAGE_STEPS = ['claim', 'release', 'set-aside', 'back', 'undo'] as const
export type TriageStep = (typeof TRIAGE_STEPS)[number]

/** Why it is set aside: for the desk alone. */
export const ASIDE_REASONS = ['duplicate', 'out-of-scope', 'nothing-to-act-on', 'known', 'test'] as const
export type AsideReason = (typeof ASIDE_REASONS)[number]
export const ASIDE_REASON_NAMES: Record<AsideReason, string> = {
  duplicate: 'Duplicate',
  'out-of-scope': 'Out of scope',
  'nothing-to-act-on': 'Nothing to act on',
  known: 'Publicly known',
  test: 'A test or a mistake',
}

/**
 * What the contributor reads of it. None of the sentences tells what others reported: a duplicate is thanked for like any
 * other, because "we have this already" would say that somebody else shared it.
 */
export const TOLD = ['noted', 'kept', 'out-of-scope', 'public', 'mistake'] as const
export type Told = (typeof TOLD)[number]
export const TOLD_WORDS: Record<Told, string> = {
  noted: 'Read by the desk, with thanks. Nothing more is needed from you.',
  kept: 'Read by the desk and kept: it may matter later. Please go on sharing what you see.',
  'out-of-scope': 'Read by the desk. It lies outside what the desk follows; your readers have it all the same.',
  public: 'Read by the desk. It is known from public sources, which is good to have confirmed.',
  mistake: 'Read by the desk, and taken for a test or a mistake. If it is neither, write to the desk on the report.',
}
/** What is offered first for each reason. */
export const TOLD_FOR: Record<AsideReason, Told> = {
  duplicate: 'noted',
  'out-of-scope': 'out-of-scope',
  'nothing-to-act-on': 'kept',
  known: 'public',
  test: 'mistake',
}

export const isOpen = (state: TriageState): boolean => state !== 'placed' && state !== 'aside'

/** Whether this step can be taken by this seat from that state; `taken`: somebody else has it. */
export function mayStep(
  step: Exclude<TriageStep, 'undo'>,
  now: { state: TriageState; seat: number | undefined },
  seat: number,
): 'yes' | 'taken' | 'no' {
  const others = now.state === 'claimed' && now.seat !== undefined && now.seat !== seat
  switch (step) {
    case 'claim':
      return others ? 'taken' : isOpen(now.state) ? 'yes' : 'no'
    case 'release':
      return others ? 'taken' : now.state === 'claimed' ? 'yes' : 'no'
    case 'set-aside':
      return others ? 'taken' : now.state === 'placed' ? 'no' : 'yes'
    case 'back':
      return now.state === 'aside' ? 'yes' : 'no'
  }
}

/** Reports that are proposed together, in one group each: whoever is linked to one of a group is in it. */
export function together(ids: readonly string[], pairs: readonly (readonly [string, string])[]): string[][] {
  const group = new Map(ids.map(id => [id, id]))
  const root = (id: string): string => {
    const up = group.get(id)
    return up === undefined || up === id ? id : root(up)
  }
  for (const [a, b] of pairs) if (group.has(a) && group.has(b)) group.set(root(b), root(a))
  const groups = new Map<string, string[]>()
  for (const id of ids) groups.set(root(id), [...(groups.get(root(id)) ?? []), id])
  return [...groups.values()].filter(g => g.length > 1)
}
