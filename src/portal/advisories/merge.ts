import type { AskedAudience, Content } from './api.ts'

/** What two analysts wrote at once: each part that only one of them changed is taken, the others are to be chosen. */
export interface Written {
  content: Content
  audience: AskedAudience
}
export const PARTS = ['title', 'board', 'steps', 'notes', 'indicators', 'hunts', 'rules', 'acknowledged'] as const
export type PartName = (typeof PARTS)[number] | 'audience'
export const PART_NAMES: Record<PartName, string> = {
  title: 'Title',
  board: 'Board line',
  steps: 'IT checklist',
  notes: 'Notes for the SOC',
  indicators: 'Values',
  hunts: 'Hunts',
  rules: 'Rules',
  acknowledged: 'Reasons for findings',
  audience: 'Who gets it',
}
export interface Merged {
  written: Written
  /** Both changed these: mine stands in `written`, theirs is here. */
  clashes: { part: PartName; mine: string; theirs: string }[]
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export function merge(base: Written, mine: Written, theirs: Written): Merged {
  let content = { ...mine.content }
  const clashes: Merged['clashes'] = []
  const take = (part: (typeof PARTS)[number]): void => {
    const [was, here, there] = [base.content[part], mine.content[part], theirs.content[part]]
    if (same(there, was) || same(there, here)) return
    if (same(here, was)) content = { ...content, [part]: there }
    else clashes.push({ part, mine: wordsOf(mine, part), theirs: wordsOf(theirs, part) })
  }
  for (const part of PARTS) take(part)
  const theirsAlone = same(mine.audience, base.audience)
  if (!theirsAlone && !same(theirs.audience, base.audience) && !same(theirs.audience, mine.audience))
    clashes.push({ part: 'audience', mine: wordsOf(mine, 'audience'), theirs: wordsOf(theirs, 'audience') })
  return { written: { content, audience: theirsAlone ? theirs.audience : mine.audience }, clashes }
}

/** One of the two, where both changed it. */
export function takeTheirs(written: Written, theirs: Written, part: PartName): Written {
  if (part === 'audience') return { ...written, audience: theirs.audience }
  return { ...written, content: { ...written.content, [part]: theirs.content[part] } }
}

/** A part as a few lines of text, to be compared by eye. */
export function wordsOf({ content, audience }: Written, part: PartName): string {
  switch (part) {
    case 'audience':
      return audience === null
        ? 'Nobody yet'
        : [...audience.grants.map(g => `${g.layer}: ${g.to.join(', ')}`), `TLP:${audience.tlp}`].join('\n')
    case 'title':
      return content.title.text
    case 'board':
    case 'notes':
      return content[part].map(s => s.text).join('')
    case 'steps':
      return content.steps.map((s, n) => `${n + 1}. ${s.text} ${s.why}`).join('\n')
    case 'indicators':
      return content.indicators.map(i => `${i.type} ${i.value}`).join('\n')
    case 'hunts':
      return content.hunts.map(h => h.title).join('\n')
    case 'rules':
      return content.rules.map(r => r.name).join('\n')
    case 'acknowledged':
      return content.acknowledged.map(a => a.reason).join('\n')
  }
}
