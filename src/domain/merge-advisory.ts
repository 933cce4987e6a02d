import {
  type AdvisoryContent,
  CYBER_ESSENTIALS_NAMES,
  MOST_STEPS,
  type PartSource,
  type Sourced,
  STEP_DOER_NAMES,
} from './advisory.ts'
import { joinPieces } from './advisory-text.ts'
import { ROLE_NAMES, USE_NAMES } from './indicator.ts'
import { isSame, mergeList, mergeOne, type Three } from './merge.ts'
import { carriedByAll, mergeSentences, mergeSources } from './merge-sources.ts'
import { isClash, mergedText, mergeText } from './merge-text.ts'

/** A draft of an advisory with who is to get it (in whatever shape that is asked for). */
export interface Written<A> {
  content: AdvisoryContent
  audience: A | null
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
/** Texts whose clashes are chosen place by place. */
export const TEXT_PARTS = ['title', 'board', 'notes'] as const
export type TextPart = (typeof TEXT_PARTS)[number]

/** Something that the two had differently: what stands now, and what else there was. */
export interface Difference<A> {
  part: PartName
  what: string
  /** What one and the other had; empty where `note` says all. */
  mine: string
  theirs: string
  note: string
  /** Left off, because they do not carry every word: to be put back by hand. */
  sources: readonly PartSource[]
  /** Instead of what stands now. */
  keep?: ((written: Written<A>) => Written<A>) | undefined
  take?: ((written: Written<A>) => Written<A>) | undefined
}
export interface Merged<A> {
  written: Written<A>
  /** In these texts both wrote at one place, and both wordings stand there. */
  clashes: TextPart[]
  differences: Difference<A>[]
}

/** No word that either wrote is lost: where they cannot be put together, both stand, and `differences` says what was done. */
export function mergeAdvisory<A>(three: Three<Written<A>>): Merged<A> {
  const { base, mine, theirs } = three
  const found: Found<A> = { clashes: [], differences: [] }
  const of = <K extends keyof AdvisoryContent>(part: K): Three<AdvisoryContent[K]> => ({
    ...{ base: base.content[part], mine: mine.content[part], theirs: theirs.content[part] },
  })
  const content: AdvisoryContent = {
    kind: mine.content.kind,
    title: mergeTitle(of('title'), found),
    board: mergeWords('board', of('board'), found),
    steps: mergeSteps(of('steps'), found),
    notes: mergeWords('notes', of('notes'), found),
    indicators: mergeIndicators(of('indicators'), found),
    hunts: mergeCode(
      'hunts',
      of('hunts'),
      h => h.title,
      h => h.query,
      (h, title) => ({ ...h, title }),
      found,
    ),
    rules: mergeCode(
      'rules',
      of('rules'),
      r => r.name,
      r => `${r.language} ${r.text}`,
      (r, name) => ({ ...r, name }),
      found,
    ),
    acknowledged: mergeReasons(of('acknowledged'), found),
  }
  const audience = mergeOne({ base: base.audience, mine: mine.audience, theirs: theirs.audience })
  if (audience.clash)
    found.differences.push({
      ...difference('audience', 'Who gets it', 'You both changed who gets it, and under which marking. Yours stands.'),
      keep: w => ({ ...w, audience: mine.audience }),
      take: w => ({ ...w, audience: theirs.audience }),
    })
  return { written: { content, audience: audience.value }, ...found }
}
interface Found<A> {
  clashes: TextPart[]
  differences: Difference<A>[]
}
const difference = (part: PartName, what: string, note: string) => ({
  ...{ part, what, note, mine: '', theirs: '', sources: [] as readonly PartSource[] },
})
const setPart =
  <K extends keyof AdvisoryContent>(part: K, change: (now: AdvisoryContent[K]) => AdvisoryContent[K]) =>
  <A>(written: Written<A>): Written<A> => ({
    ...written,
    content: { ...written.content, [part]: change(written.content[part]) },
  })

/** One of the three texts, with its sources, as a list of sentences. The title is one piece, whatever stands in it. */
export const sentencesOf = ({ content }: Pick<Written<unknown>, 'content'>, part: TextPart) =>
  part === 'title' ? [content.title] : content[part]
/** The text that was chosen for a clash, in the place of what stands now. */
export function withSentences<A>(written: Written<A>, part: TextPart, sentences: AdvisoryContent['board']): Written<A> {
  if (part !== 'title') return setPart(part, () => sentences)(written)
  const { sources } = carriedByAll(sentences.map(s => s.sources))
  return setPart('title', () => ({ text: joinPieces(sentences), sources }))(written)
}

function mergeTitle<A>(three: Three<AdvisoryContent['title']>, found: Found<A>): AdvisoryContent['title'] {
  const { base, mine, theirs } = three
  const merged = mergeSentences({ base: [base], mine: [mine], theirs: [theirs] })
  if (merged.clash) found.clashes.push('title')
  const left = merged.left.flatMap(l => l.sources)
  const { sources, left: more } = carriedByAll(merged.sentences.map(s => s.sources))
  const off = [...left, ...more]
  if (off.length > 0) found.differences.push({ ...difference('title', 'The title', OF_BOTH), sources: off })
  return { text: joinPieces(merged.sentences), sources }
}
const OF_BOTH = 'Its words are of both of you. It rests on what both had it rest on; add what carries all of it.'

function mergeWords<A>(
  part: 'board' | 'notes',
  three: Three<AdvisoryContent['board']>,
  found: Found<A>,
): AdvisoryContent['board'] {
  const { sentences, clash, left } = mergeSentences(three)
  if (clash) found.clashes.push(part)
  const name = part === 'board' ? 'the board line' : 'the notes'
  for (const { n, sources } of left)
    found.differences.push({ ...difference(part, `Sentence ${n + 1} of ${name}`, OF_BOTH), sources })
  return sentences
}

/** Two wordings of a line, word by word. `mineWrote`: words of it are mine alone. */
function mergeLine({ base, mine, theirs }: Three<string>) {
  const pieces = mergeText(base, mine, theirs)
  return {
    text: mergedText(pieces),
    clash: pieces.some(isClash),
    mineWrote: pieces.some(p => isClash(p) || (p.kind === 'mine' && p.text.trim() !== '')),
    theirsWrote: pieces.some(p => isClash(p) || (p.kind === 'theirs' && p.text.trim() !== '')),
  }
}

type Step = AdvisoryContent['steps'][number]
function mergeSteps<A>(three: Three<AdvisoryContent['steps']>, found: Found<A>): AdvisoryContent['steps'] {
  const { items, kept } = mergeList(
    three,
    s => s.id,
    ({ base, mine, theirs }) => {
      const n = three.mine.indexOf(mine) + 1
      return mergeStep({ base: base ?? { ...mine, text: '', why: '', sources: [] }, mine, theirs }, n, found)
    },
  )
  for (const { item, outBy } of kept) {
    const n = items.indexOf(item) + 1
    const without = setPart('steps', steps => steps.filter(s => s.id !== item.id))
    found.differences.push({ ...difference('steps', `Step ${n}`, keptWords(outBy)), take: w => without(w) })
  }
  if (items.length > MOST_STEPS)
    found.differences.push(
      difference('steps', 'The checklist', `You both added steps: ${MOST_STEPS} are the most. Take out what may go.`),
    )
  return items
}
const keptWords = (outBy: 'mine' | 'theirs'): string =>
  outBy === 'theirs'
    ? 'The other analyst took it out while you changed it: it stays, as you changed it.'
    : 'You took it out while the other analyst changed it: it stays, as it was changed.'

function mergeStep<A>({ base, mine, theirs }: Three<Step>, n: number, found: Found<A>): Step {
  const put = (to: Partial<Step>) =>
    setPart('steps', steps => steps.map(s => (s.id === mine.id ? withField(s, to) : s)))
  const lines = { text: 'what to do', why: 'why' } as const
  const line = (field: keyof typeof lines) => {
    const merged = mergeLine({ base: base[field], mine: mine[field], theirs: theirs[field] })
    if (merged.clash)
      found.differences.push({
        ...difference('steps', `Step ${n}, ${lines[field]}`, 'You both wrote here: both wordings stand.'),
        ...{ mine: mine[field], theirs: theirs[field] },
        keep: w => put({ [field]: mine[field] })(w),
        take: w => put({ [field]: theirs[field] })(w),
      })
    return merged
  }
  const one = <K extends 'minutes' | 'who' | 'control'>(field: K, name: string, words: (value: Step[K]) => string) => {
    const { value, clash } = mergeOne<Step[K]>({ base: base[field], mine: mine[field], theirs: theirs[field] })
    if (clash)
      found.differences.push({
        ...difference('steps', `Step ${n}, ${name}`, 'You both changed it. Yours stands.'),
        ...{ mine: words(mine[field]), theirs: words(theirs[field]) },
        take: w => put({ [field]: theirs[field] })(w),
      })
    return value
  }
  const [text, why] = [line('text'), line('why')]
  const control = one('control', 'its control', c => (c ? CYBER_ESSENTIALS_NAMES[c] : 'None'))
  const carried = carriedByAll([
    mergeSources({ base: base.sources, mine: mine.sources, theirs: theirs.sources }),
    ...(text.mineWrote || why.mineWrote ? [mine.sources] : []),
    ...(text.theirsWrote || why.theirsWrote ? [theirs.sources] : []),
  ])
  if (carried.left.length > 0)
    found.differences.push({ ...difference('steps', `Step ${n}`, OF_BOTH), sources: carried.left })
  return {
    ...{ id: mine.id, text: text.text, why: why.text },
    minutes: one('minutes', 'how long', String),
    who: one('who', 'who', w => STEP_DOER_NAMES[w]),
    ...(control ? { control } : {}),
    sources: carried.sources,
  }
}
/** A control that is undefined is none. */
function withField(step: Step, to: Partial<Step>): Step {
  const { control, ...rest } = { ...step, ...to }
  return { ...rest, ...(control ? { control } : {}) }
}

type Value = AdvisoryContent['indicators'][number]
function mergeIndicators<A>(three: Three<readonly Value[]>, found: Found<A>): Value[] {
  const keyOf = ({ type, value }: Value) => `${type} ${value}`
  const put = (key: string, to: Partial<Value>) =>
    setPart('indicators', list => list.map(i => (keyOf(i) === key ? { ...i, ...to } : i)))
  const { items, kept } = mergeList(three, keyOf, ({ base, mine, theirs }) => {
    const role = mergeOne<Value['role'] | undefined>({ base: base?.role, mine: mine.role, theirs: theirs.role })
    const use = mergeOne<Value['use'] | undefined>({ base: base?.use, mine: mine.use, theirs: theirs.use })
    const words = (i: Value) => `${ROLE_NAMES[i.role]}, ${USE_NAMES[i.use].toLowerCase()}`
    if (role.clash || use.clash)
      found.differences.push({
        ...difference('indicators', mine.value, 'You both changed its role or its use. Yours stands.'),
        ...{ mine: words(mine), theirs: words(theirs) },
        take: w => put(keyOf(mine), { role: theirs.role, use: theirs.use })(w),
      })
    const sources = mergeSources({ base: base?.sources ?? [], mine: mine.sources, theirs: theirs.sources })
    return { ...mine, role: role.value ?? mine.role, use: use.value ?? mine.use, sources }
  })
  for (const { item, outBy } of kept) {
    const without = setPart('indicators', list => list.filter(i => keyOf(i) !== keyOf(item)))
    found.differences.push({ ...difference('indicators', item.value, keptWords(outBy)), take: w => without(w) })
  }
  return items
}

/** Text that a machine reads is not put together: where both changed it, both stand, the other analyst's by a name that says so. */
function mergeCode<T extends Sourced<object>, A>(
  part: 'hunts' | 'rules',
  three: Three<readonly T[]>,
  nameOf: (item: T) => string,
  codeOf: (item: T) => string,
  named: (item: T, name: string) => T,
  found: Found<A>,
): T[] {
  const beside = new Map<T, T>()
  const { items, kept } = mergeList(three, nameOf, ({ base, mine, theirs }) => {
    const code = mergeOne({ base: base && codeOf(base), mine: codeOf(mine), theirs: codeOf(theirs) })
    const sources = mergeSources({ base: base?.sources ?? [], mine: mine.sources, theirs: theirs.sources })
    if (!code.clash) return { ...(code.value === codeOf(mine) ? mine : theirs), sources }
    const name = nameOf(mine)
    // A copy, so that it is found again below.
    const stays = { ...mine }
    beside.set(stays, named(theirs, `${name.slice(0, 270)} (the other analyst’s)`))
    found.differences.push(
      difference(part, name, 'You both changed it: both stand, the other analyst’s under its own name.'),
    )
    return stays
  })
  for (const { item, outBy } of kept) found.differences.push(difference(part, nameOf(item), keptWords(outBy)))
  return items.flatMap(item => [item, ...(beside.has(item) ? [beside.get(item) ?? item] : [])])
}

function mergeReasons<A>(
  three: Three<AdvisoryContent['acknowledged']>,
  found: Found<A>,
): AdvisoryContent['acknowledged'] {
  const { items } = mergeList(
    three,
    a => a.flag,
    ({ base, mine, theirs }) => {
      if (isSame(mine, theirs)) return mine
      const { text, clash } = mergeLine({ base: base?.reason ?? '', mine: mine.reason, theirs: theirs.reason })
      if (clash)
        found.differences.push({
          ...difference('acknowledged', 'Why a finding may stay', 'You both wrote a reason: both stand.'),
          ...{ mine: mine.reason, theirs: theirs.reason },
        })
      return { flag: mine.flag, reason: text }
    },
  )
  return items
}
