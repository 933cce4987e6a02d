/** Text made comparable: lower case, no accents, no invisible characters, and the way back to the places in the original. */
export interface Folded {
  text: string
  /** Place in the original where the folded character begins, and where it ends. */
  start(at: number): number
  end(at: number): number
}

const INVISIBLE = /[\u00AD\u061C\u115F\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
const ASCII = /^[\u0000-\u007F]*$/

/** Folds in linear time. Compatibility forms (full-width letters, ligatures, one-dot leaders) become the plain ones. */
export function fold(original: string): Folded {
  if (ASCII.test(original)) return { text: original.toLowerCase(), start: at => at, end: at => at + 1 }
  const pieces: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const letter of original) {
    const plain = foldLetter(letter)
    pieces.push(plain)
    for (let unit = 0; unit < plain.length; unit++) {
      starts.push(at)
      ends.push(at + letter.length)
    }
    at += letter.length
  }
  return {
    text: pieces.join(''),
    start: place => starts[place] ?? original.length,
    end: place => ends[place] ?? original.length,
  }
}

function foldLetter(letter: string): string {
  if (letter < '\u0080') return letter.toLowerCase()
  if (INVISIBLE.test(letter)) return ''
  return letter.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** What is mistaken for what at a glance: digits for letters, and letters of other alphabets (a choice from UTS #39's list). */
const MISTAKEN = new Map([
  ...pairs('0о\u03BFօ', 'o'),
  ...pairs('1i|!ıіl\u03B9', 'l'),
  ...pairs('3е\u03B5єҽ', 'e'),
  ...pairs('4а\u03B1', 'a'),
  ...pairs('5ѕ$', 's'),
  ...pairs('7т\u03C4', 't'),
  ...pairs('8', 'b'),
  ...pairs('9', 'g'),
  ...pairs('сϲ', 'c'),
  ...pairs('ԁ', 'd'),
  ...pairs('һ', 'h'),
  ...pairs('ј', 'j'),
  ...pairs('к\u03BA', 'k'),
  ...pairs('м', 'm'),
  ...pairs('п', 'n'),
  ...pairs('р\u03C1', 'p'),
  ...pairs('ԛ', 'q'),
  ...pairs('г', 'r'),
  ...pairs('\u03C5', 'u'),
  ...pairs('\u03BDѵ', 'v'),
  ...pairs('ԝ\u03C9', 'w'),
  ...pairs('х\u03C7', 'x'),
  ...pairs('уү\u03B3', 'y'),
])
function pairs(letters: string, plain: string): [string, string][] {
  return [...letters].map(letter => [letter, plain])
}

/** Two words with one skeleton look alike. Give it folded text. */
export const skeleton = (folded: string): string =>
  [...folded]
    .map(letter => MISTAKEN.get(letter) ?? letter)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')

/** True if one letter added, left out, changed, or swapped with its neighbour makes one word the other. */
export function oneSlipApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  const restA = a.slice(same)
  const restB = b.slice(same)
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}
