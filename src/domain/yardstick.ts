/**
 * The PHIA probability yardstick: seven bands, with gaps between them that are meant. A judgement uses one of them. How good
 * the sources are (analytic confidence) is another matter, and stands in a sentence of its own.
 */
export interface Band {
  name: string
  /** Per cent, from and to. */
  range: string
  words: readonly string[]
}
export const BANDS = [
  { name: 'remote chance', range: '0–5 %', words: ['remote chance'] },
  { name: 'highly unlikely', range: '10–20 %', words: ['highly unlikely'] },
  { name: 'unlikely', range: '25–35 %', words: ['unlikely'] },
  { name: 'realistic possibility', range: '40 % to under 50 %', words: ['realistic possibility'] },
  { name: 'likely or probable', range: '55–75 %', words: ['likely', 'probable', 'probably'] },
  { name: 'highly likely', range: '80–90 %', words: ['highly likely'] },
  { name: 'almost certain', range: '95–100 %', words: ['almost certain', 'almost certainly'] },
] as const satisfies Band[]
export type BandName = (typeof BANDS)[number]['name']

/** Words that sound like a judgement and have no band, and what to say instead. */
const WITHOUT_BAND: readonly { words: string; instead: string }[] = [
  { words: 'we believe|we think|we feel', instead: 'say how probable it is' },
  { words: 'may|might|could', instead: '“realistic possibility”, if 40 % to under 50 % is meant' },
  {
    words: 'possible|possibly|perhaps|maybe|conceivably',
    instead: '“realistic possibility”, if 40 % to under 50 % is meant',
  },
  {
    words: 'suggests|suggest|suggesting|indicates that|appears to|seems to|seemingly',
    instead: 'say how probable it is',
  },
  { words: 'improbable|doubtful', instead: '“unlikely” or “highly unlikely”' },
  { words: 'very likely|very probable|very probably', instead: '“highly likely”' },
  { words: 'very unlikely', instead: '“highly unlikely”' },
  { words: 'certainly|certain|undoubtedly|definitely', instead: '“almost certain”, or state it as a fact' },
  { words: 'not likely|not probable|not unlikely', instead: 'a band without a “not”' },
]

export interface Found {
  word: string
  /** Where it stands in the text, in characters. */
  start: number
  end: number
}
export interface FoundBand extends Found {
  band: BandName
}
export interface Unbanded extends Found {
  instead: string
}
export type Confidence = 'high' | 'moderate' | 'low'
export interface FoundConfidence extends Found {
  confidence: Confidence
}
export interface Reading {
  bands: FoundBand[]
  unbanded: Unbanded[]
  confidence: FoundConfidence[]
  /** Why it cannot stand as it is. */
  refused: string[]
}

const either = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(w => w.replaceAll(' ', '\\s+'))
    .join('|')
const UNBANDED = new RegExp(`\\b(?:${either(WITHOUT_BAND.flatMap(w => w.words.split('|')))})\\b`, 'gi')
const BAND = new RegExp(`\\b(?:${either(BANDS.flatMap(b => [...b.words]))})\\b`, 'gi')
const CONFIDENCE =
  /\b(high|moderate|low)\s+(?:analytic(?:al)?\s+)?confidence\b|\bconfidence\s+(?:is|remains|in this is|:)\s*(high|moderate|low)\b/gi

/** What of the yardstick a statement uses, and what of it cannot stand. */
export function readJudgement(text: string): Reading {
  const unbanded = found(text, UNBANDED).flatMap(f => {
    if (isInnocent(text, f)) return []
    const plain = f.word.toLowerCase().replace(/\s+/g, ' ')
    const instead = WITHOUT_BAND.find(w => w.words.split('|').includes(plain))?.instead ?? ''
    return [{ ...f, instead }]
  })
  const bands = found(text, BAND).flatMap(f => {
    // “very likely” is no band, and “almost certain” is not “certain”.
    if (unbanded.some(u => u.start <= f.start && f.end <= u.end)) return []
    const plain = f.word.toLowerCase().replace(/\s+/g, ' ')
    const band = BANDS.find(b => b.words.some(w => w === plain))
    return band ? [{ ...f, band: band.name }] : []
  })
  const confidence = [...text.matchAll(CONFIDENCE)].map(m => ({
    word: m[0],
    start: m.index,
    end: m.index + m[0].length,
    confidence: confidenceOf(m[1] ?? m[2] ?? ''),
  }))
  const free = unbanded.filter(u => !bands.some(b => b.start <= u.start && u.end <= b.end))
  return { bands, unbanded: free, confidence, refused: refusals(text, bands, confidence) }
}

function refusals(text: string, bands: readonly FoundBand[], confidence: readonly FoundConfidence[]): string[] {
  const refused: string[] = []
  const names = [...new Set(bands.map(b => b.band))]
  if (names.length > 1)
    refused.push(
      `Two bands of the yardstick stand in one judgement (${names.join(', ')}). Choose one, or make two judgements of it.`,
    )
  if (
    sentencesOf(text).some(s => {
      const inside = (f: Found) => f.start >= s.start && f.end <= s.end
      return bands.some(inside) && confidence.some(inside)
    })
  )
    refused.push(
      'Probability and analytic confidence stand in one sentence. One says how probable it is, the other how good the sources are: give confidence a sentence of its own.',
    )
  return refused
}

/** Sentences by their places. An abbreviation or an address in the middle does not end one. */
export function sentencesOf(text: string): { start: number; end: number }[] {
  const sentences: { start: number; end: number }[] = []
  let start = 0
  for (const m of text.matchAll(/[.!?]["”’)]?(?=\s+["“‘(]?\p{Lu})|\n+/gu)) {
    const end = m.index + m[0].length
    if (text.slice(start, end).trim() !== '') sentences.push({ start, end })
    start = end
  }
  if (text.slice(start).trim() !== '') sentences.push({ start, end: text.length })
  return sentences
}

const found = (text: string, what: RegExp): Found[] =>
  [...text.matchAll(what)].map(m => ({ word: m[0], start: m.index, end: m.index + m[0].length }))
/** The month of May, “as soon as possible”, and what “almost” makes a band of. */
const isInnocent = (text: string, { word, start, end }: Found): boolean =>
  (word === 'May' &&
    (/\b(?:in|of|since|until|by|last|early|late|mid|\d+)\W+$/i.test(text.slice(Math.max(0, start - 12), start)) ||
      /^\s+\d/.test(text.slice(end, end + 4)))) ||
  (/^possible$/i.test(word) && /\bas\s+\w+\s+as\s+$/i.test(text.slice(Math.max(0, start - 30), start))) ||
  (/^certain(ly)?$/i.test(word) && /\balmost\s+$/i.test(text.slice(Math.max(0, start - 12), start)))
const confidenceOf = (word: string): Confidence => {
  const plain = word.toLowerCase()
  return plain === 'high' ? 'high' : plain === 'low' ? 'low' : 'moderate'
}
