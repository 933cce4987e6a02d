import type { FaultPlace } from '../domain/fault.ts'

const DEEPEST = 40

/** An object (with the keys that it has so far) or an array that is open, and where in it the reading is. */
interface Open {
  keys: Set<string> | undefined
  at: string | number
}

/**
 * What JSON.parse would pass over in silence: nesting deeper than 40 levels, and a key that comes twice in one object
 * (one reader takes the first, another the last). Whether the text is JSON at all is for the parser to say.
 */
export function flawOf(text: string): FaultPlace | undefined {
  const open: Open[] = []
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    const inside = open[open.length - 1]
    if (c === QUOTE) {
      const end = endOfString(text, i)
      if (inside?.keys && isKey(text, end)) {
        const key = unescaped(text.slice(i, end + 1))
        if (inside.keys.has(key))
          return { at: pointer([...open.slice(0, -1), { keys: undefined, at: key }]), problem: 'comes twice' }
        inside.keys.add(key)
        inside.at = key
      }
      i = end
    } else if (c === OPEN_BRACE || c === OPEN_BRACKET) {
      if (open.length === DEEPEST) return { at: pointer(open), problem: `nests deeper than ${DEEPEST} levels` }
      open.push(c === OPEN_BRACE ? { keys: new Set(), at: '' } : { keys: undefined, at: 0 })
    } else if (c === CLOSE_BRACE || c === CLOSE_BRACKET) open.pop()
    else if (c === COMMA && typeof inside?.at === 'number') inside.at++
  }
  return undefined
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a]
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d]

/** Index of the quote that ends the string which begins at `from`; the text's end if none does. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++
    if (slashes % 2 === 0) return end
  }
  return text.length
}

function isKey(text: string, end: number): boolean {
  let next = end + 1
  while (/[\t\n\r ]/.test(text.charAt(next))) next++
  return text.charCodeAt(next) === COLON
}

/** `"\u0061"` and `"a"` are one key. */
function unescaped(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted
  }
}

const pointer = (open: readonly Open[]): string =>
  `/${open.map(o => String(o.at).replaceAll('~', '~0').replaceAll('/', '~1').slice(0, 100)).join('/')}`
