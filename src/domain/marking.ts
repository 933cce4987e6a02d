/**
 * TLP 2.0 (FIRST, August 2022): what a recipient may do next. Auburn also enforces what each label allows to be
 * granted in the first place (see `mayBeGranted` in audience.ts).
 *
 * The numbers are the order of restriction and are what the store keeps; they never leave it.
 */
export const TLP = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const
export type Tlp = (typeof TLP)[number]

export const tlpRank = (tlp: Tlp): number => TLP.indexOf(tlp)
export const tlpOfRank = (rank: number): Tlp => {
  const tlp = TLP[rank]
  if (!tlp) throw new RangeError(`no TLP has rank ${rank}`)
  return tlp
}
export const stricter = (a: Tlp, b: Tlp): Tlp => (tlpRank(a) >= tlpRank(b) ? a : b)
export const laxer = (a: Tlp, b: Tlp): Tlp => (tlpRank(a) <= tlpRank(b) ? a : b)

/** One sentence a reader sees under the label (TLP 2.0, section 3, in our words). */
export const TLP_MEANS: Record<Tlp, string> = {
  CLEAR: 'Readers may pass this on to anyone.',
  GREEN: 'Readers may pass this on to peers and partners in the community, never on a public channel.',
  AMBER: 'Readers may pass this on inside their own organisation and to the clients it protects, to those who need it.',
  'AMBER+STRICT': 'Readers may pass this on inside their own organisation only, to those who need it.',
  RED: 'For the named people alone. Readers may tell nobody.',
}

/** Colours of the label's letters; the background is black (TLP 2.0, section 2). */
export const TLP_COLOUR: Record<Tlp, string> = {
  CLEAR: '#FFFFFF',
  GREEN: '#33FF00',
  AMBER: '#FFC000',
  'AMBER+STRICT': '#FFC000',
  RED: '#FF2B2B',
}

/**
 * Reads a label as people write it: `TLP:AMBER+STRICT`, `tlp amber`, `TLP-AMBER`, `[TLP:GREEN]`, `amber strict`, and
 * TLP 1's `WHITE` (= CLEAR). Returns undefined for anything else, `unclear` included: a marking is never invented.
 */
export function parseTlp(written: string): Tlp | undefined {
  const bare = written
    .trim()
    .toUpperCase()
    .replace(/^\[|\]$/g, '')
    .replace(/^TLP\s*[:\- ]?\s*/, '')
    .replace(/[\s_-]+/g, '+')
  if (bare === 'WHITE') return 'CLEAR'
  return TLP.find(tlp => tlp === bare)
}
