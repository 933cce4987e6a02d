/**
 * The live reading of a text: every defanged form is undone (REFERENCE §14), and each position can be led back to the text as given.
 * Two passes, because a full-width colon or an entity may itself be part of a defanged form.
 */

interface Edit {
  from: number
  to: number
  text: string
  /** Evidence that somebody disarmed the value on purpose. */
  defang: boolean
}

class Pass {
  readonly text: string
  private readonly liveStart: number[] = []
  private readonly liveEnd: number[] = []
  private readonly sourceStart: number[] = []
  private readonly sourceEnd: number[] = []
  private readonly defangEnds: number[] = []

  constructor(source: string, edits: Iterable<Edit>) {
    const parts: string[] = []
    let at = 0
    let live = 0
    for (const edit of edits) {
      parts.push(source.slice(at, edit.from), edit.text)
      live += edit.from - at
      this.liveStart.push(live)
      live += edit.text.length
      this.liveEnd.push(live)
      this.sourceStart.push(edit.from)
      this.sourceEnd.push(edit.to)
      if (edit.defang) this.defangEnds.push(live)
      at = edit.to
    }
    parts.push(source.slice(at))
    this.text = parts.length === 1 ? source : parts.join('')
  }

  private locate(position: number): { edit: number; inside: boolean } {
    const edit = lastAtMost(this.liveStart, position)
    return { edit, inside: edit >= 0 && position < (this.liveEnd[edit] ?? 0) }
  }

  start(position: number): number {
    const { edit, inside } = this.locate(position)
    if (edit < 0) return position
    if (inside) return this.sourceStart[edit] ?? 0
    return (this.sourceEnd[edit] ?? 0) + position - (this.liveEnd[edit] ?? 0)
  }

  end(position: number): number {
    if (position <= 0) return 0
    const { edit, inside } = this.locate(position - 1)
    if (edit < 0) return position
    if (inside) return this.sourceEnd[edit] ?? 0
    return (this.sourceEnd[edit] ?? 0) + position - (this.liveEnd[edit] ?? 0)
  }

  /** Whether a disarming edit ends inside (start, end]. */
  defanged(start: number, end: number): boolean {
    const i = lastAtMost(this.defangEnds, end)
    return i >= 0 && (this.defangEnds[i] ?? 0) > start
  }
}

function lastAtMost(sorted: readonly number[], wanted: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) <= wanted) low = middle + 1
    else high = middle
  }
  return low - 1
}

const WORD = /[\p{L}\p{N}]/u
const isWord = (c: string | undefined): boolean => c !== undefined && c !== '' && WORD.test(c)

const TYPOGRAPHY =
  /[\u00AD\u200B-\u200D\u2060\uFEFF]|[\uFF01-\uFF5E\u3002\uFF61]|&(?:#(?:46|58|64|47|x2e|x3a|x40|x2f);|amp;|period;|commat;|colon;|sol;|lt;|gt;|quot;)|%2e|=3D|=\r?\n/gi

const ENTITIES: Record<string, string> = {
  '&#46;': '.',
  '&#x2e;': '.',
  '&period;': '.',
  '&#58;': ':',
  '&#x3a;': ':',
  '&colon;': ':',
  '&#64;': '@',
  '&#x40;': '@',
  '&commat;': '@',
  '&#47;': '/',
  '&#x2f;': '/',
  '&sol;': '/',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
}

function* typographyEdits(source: string): Generator<Edit> {
  const quotedPrintable = /=3D|quoted-printable/i.test(source)
  for (const match of source.matchAll(TYPOGRAPHY)) {
    const from = match.index
    const raw = match[0]
    const to = from + raw.length
    const edit = (text: string, defang: boolean): Edit => ({ from, to, text, defang })
    if (raw.startsWith('&')) {
      const text = ENTITIES[raw.toLowerCase()]
      if (text !== undefined) yield edit(text, '.:@'.includes(text))
    } else if (raw.startsWith('=')) {
      if (quotedPrintable) yield edit(raw.length === 3 && raw[1] === '3' ? '=' : '', false)
    } else if (raw.startsWith('%')) {
      if (isWord(source[from - 1]) && isWord(source[to])) yield edit('.', true)
    } else if (raw === '。' || raw === '｡') {
      // between Latin letters only: elsewhere it ends a Chinese or Japanese sentence
      if (/[\w-]/.test(source[from - 1] ?? '') && /\w/.test(source[to] ?? '')) yield edit('.', true)
    } else if (raw >= '！' && raw <= '～') {
      yield edit(String.fromCharCode(raw.charCodeAt(0) - 0xfee0), '．：＠'.includes(raw))
    } else yield edit('', false)
  }
}

const SCHEME =
  '(?<![A-Za-z0-9])(?<scheme>h(?:xx|\\*\\*|xt|tx|x|tt|\\*t|t\\*)p|meow|fxp|ftx|ftp|sftp|tcp|udp)(?<secure>s?)' +
  '(?<separator>_{2}|[ \\t]?\\\\?[\\[({]?:[\\])}]?(?:\\\\?[\\[({]?[/\\\\][\\])}]?){1,2}[\\])}]?)(?=[\\[\\w\\u0080-\\uFFFF])'
const DOT = '[ \\t]?\\\\?[\\[({<]{1,2}[ \\t]?(?:\\.|dot|punkt)[ \\t]?\\\\?[\\])}>]{1,2}[ \\t]?'
const AT = '[ \\t]?\\\\?[\\[({<][ \\t]?(?:@|at)[ \\t]?\\\\?[\\])}>][ \\t]?'
const FORMS = new RegExp(
  `${SCHEME}|(?<dot>${DOT})|(?<at>${AT})|(?<other>\\\\?[\\[({](?::\\/\\/|:{1,2}|\\/)\\\\?[\\])}])|(?<half>\\[\\.(?=\\w)|\\.\\](?=\\w)|\\\\\\.(?=\\w))` +
    '|(?<spokenDot> dot (?=[a-z]))|(?<spokenAt> at (?=[a-z0-9-]{1,63} dot [a-z]))',
  'gi',
)

const SPOKEN_TLDS = new Set(
  'com net org io info co ru cn uk xyz top online site biz me de eu fr nl test example invalid onion app dev club'.split(
    ' ',
  ),
)
const NOT_A_NAME = new Set(
  'the a an this that of and or in on by with each every red green blue black white polka micro big small one two per is was no tiny connect'.split(
    ' ',
  ),
)

/** "evil dot com", but not "the dot com bubble". */
function spokenDot(source: string, from: number, to: number): boolean {
  const before = /[\w-]{1,63}$/.exec(source.slice(Math.max(0, from - 63), from))?.[0] ?? ''
  const after = /^[a-z0-9-]{1,63}/i.exec(source.slice(to, to + 63))?.[0].toLowerCase() ?? ''
  if (before.length < 2 || NOT_A_NAME.has(before.toLowerCase())) return false
  const rest = source.slice(to + after.length, to + after.length + 12)
  return (SPOKEN_TLDS.has(after) && !/^ (?:bubble|boom|era|crash)/.test(rest)) || /^ dot [a-z]/.test(rest)
}

/** "user at evil dot com" only where mail is spoken of or the word is no English word: "at" is prose 1,100 times for once. */
function spokenAt(source: string, from: number): boolean {
  const before = source.slice(Math.max(0, from - 60), from)
  const local = /[\w.+-]{1,64}$/.exec(before)?.[0] ?? ''
  if (local.length < 2) return false
  return (
    /[\d_.]/.test(local) ||
    /\b(?:e-?mails?|mail|sender|from|reply|write|contact)\b[^\n]{0,30}$/i.test(before.slice(0, -local.length))
  )
}

/** A backslash before a dot is a regular expression's escape, unless the word is a Windows path. */
function escapedDot(source: string, from: number): boolean {
  const word = /[^\s"']{1,80}$/.exec(source.slice(Math.max(0, from - 80), from))?.[0] ?? ''
  return isWord(source[from - 1]) && !/\\(?!\.)|%|^[A-Za-z]:/.test(word)
}

function bracketed(source: string, from: number, to: number, raw: string, live: string): string | undefined {
  if (!isWord(source[from - 1]) || !/[\w\u0080-\uFFFF]/.test(source[to] ?? '')) return undefined
  const spaced = /^\s|\s$/.test(raw)
  // "a full stop (.) is" is prose; "a [.] com" is not
  if (spaced && !/[[\]]|dot|at|punkt/i.test(raw)) return undefined
  return live
}

function schemeOf(groups: Record<string, string | undefined>): string {
  const scheme = (groups.scheme ?? '').toLowerCase()
  const secure = groups.secure ? 's' : ''
  if (scheme === 'fxp' || scheme === 'ftx' || scheme === 'ftp') return `ftp${secure}://`
  if (scheme === 'tcp' || scheme === 'udp' || scheme === 'sftp') return `${scheme}://`
  return `http${secure}://`
}

function* defangEdits(source: string): Generator<Edit> {
  for (const match of source.matchAll(FORMS)) {
    const raw = match[0]
    const from = match.index
    const to = from + raw.length
    const groups: Record<string, string | undefined> = match.groups ?? {}
    let text: string | undefined
    if (groups.scheme) text = schemeOf(groups)
    else if (groups.dot) text = bracketed(source, from, to, raw, '.')
    else if (groups.at) text = bracketed(source, from, to, raw, '@')
    else if (groups.other) text = raw.replace(/[^:/]/g, '')
    else if (groups.half) {
      if (raw.startsWith('\\') ? escapedDot(source, from) : isWord(source[from - 1])) text = '.'
    } else if (groups.spokenDot && spokenDot(source, from, to)) text = '.'
    else if (groups.spokenAt && spokenAt(source, from)) text = '@'
    if (text !== undefined && text !== raw) {
      const defang = text.toLowerCase() !== raw.toLowerCase() && !(groups.half && raw.startsWith('\\'))
      yield { from, to, text, defang }
    }
  }
}

export interface Live {
  text: string
  /** Offsets in the source of a span in `text`. */
  source(start: number, end: number): { start: number; end: number }
  defanged(start: number, end: number): boolean
}

export function liveReading(source: string): Live {
  const typography = new Pass(source, typographyEdits(source))
  const forms = new Pass(typography.text, defangEdits(typography.text))
  return {
    text: forms.text,
    source: (start, end) => ({ start: typography.start(forms.start(start)), end: typography.end(forms.end(end)) }),
    defanged: (start, end) => forms.defanged(start, end) || typography.defanged(forms.start(start), forms.end(end)),
  }
}
