import { ending, FILE_ENDINGS, WEAK_FILE_ENDINGS } from './file-names.ts'
import type { Candidate } from './found.ts'
import { trimmedTail } from './scan-url.ts'

const WINDOWS =
  /(?<![\w\\/])(?:[A-Za-z]:\\{1,2}(?=[^\\\s])|%[A-Za-z][A-Za-z0-9_()]{1,30}%\\{1,2}|\$env:[A-Za-z]{2,20}\\|\\\\(?:\?\\|\.\\)?[\w.$-]{1,64}\\(?=\w))[^\n\r\t<>"|?*\p{Cc}“”]{1,400}/gu
const UNIX =
  /(?<![\w/.:*\\~%-]|\w>)(?:~|\$HOME)?\/(?:tmp|etc|var|usr|opt|home|root|dev|bin|sbin|lib|lib64|mnt|srv|proc|sys|run|data|sdcard|system|private|Users|Library|Applications|System|Volumes|\.ssh|\.config|\.cache|\.local)\/[\w.+@%$~{}[\]*,=-][\w.+@%$~{}[\]*,=/-]{0,300}/g
const HOME = /(?<![\w/.:\\])~\/[\w.+@-][\w.+@/-]{1,300}/g
const REGISTRY =
  /(?<![\w\\])(?:Computer\\)?(?:HKEY_(?:LOCAL_MACHINE|CURRENT_USER|CLASSES_ROOT|USERS|CURRENT_CONFIG)|HK(?:LM|CU|CR|U|CC)):?\\{1,2}[^\n\r\t<>"|?*\p{Cc}“”]{2,400}/giu

const PATH_END =
  /[,;](?=\s|$)|(?<=\.(?:dll|exe|cpl|ocx)),|[)\]}](?=[\s.,;)]|$)|['`’](?=[\s.,;)\]]|$)|\s(?:--?\w|\/\w\b|&&?|=>|->|>)|\s[A-Za-z]:\\|\.\s+[A-Z]|:\s|\s[(–—]/

/**
 * How far a backslashed path goes: names may hold spaces ("Program Files"), but prose may follow. A space inside the path is its own
 * if another backslash or a known file ending comes soon after.
 */
function backslashed(raw: string): string {
  const stop = PATH_END.exec(raw.slice(2))
  let path = stop ? raw.slice(0, stop.index + 2) : raw
  const parts = path.split(/(\\+)/)
  for (let i = 0; i < parts.length; i += 2) {
    const part = parts[i] ?? ''
    const last = i === parts.length - 1
    if (!part.includes(' ')) continue
    const file = fileWithSpaces(part)
    if (file !== undefined && (last || file !== part)) return trimmedTail(parts.slice(0, i).join('') + file)
    if (last || part.length > 48 || part.split(' ').length > 5) {
      path = parts.slice(0, i).join('') + (part.split(' ', 1)[0] ?? '')
      break
    }
  }
  return trimmedTail(path.trimEnd())
}

/** "my file.exe and more" → "my file.exe". */
function fileWithSpaces(part: string): string | undefined {
  let seen = 0
  for (const match of part.matchAll(/\.([A-Za-z0-9]{1,8})(?=\s|$)/g)) {
    if (++seen > 3) return undefined
    const known = ending(match[0])
    const name = part.slice(0, match.index + match[0].length)
    if (name.split(' ').length <= 6 && (FILE_ENDINGS.has(known) || WEAK_FILE_ENDINGS.has(known))) return name
  }
  return undefined
}

/** In JSON and source code every backslash is written twice. */
const singleBackslashes = (path: string): string => {
  const prefix = path.startsWith('\\\\') && !path.startsWith('\\\\\\') ? '\\\\' : ''
  return prefix + path.slice(prefix.length).replaceAll('\\\\', '\\')
}

/** Matches, going on right behind what was kept of each: a match takes in the rest of the line, which may hold another. */
function* resumed(
  pattern: RegExp,
  text: string,
): Generator<{ raw: string; index: number; keep: (length: number) => void }> {
  const own = new RegExp(pattern.source, pattern.flags)
  for (let match = own.exec(text); match; match = own.exec(text)) {
    const { index } = match
    yield {
      raw: match[0],
      index,
      keep: length => {
        own.lastIndex = index + Math.max(3, length)
      },
    }
  }
}

export function scanRegistry(text: string): Candidate[] {
  const out: Candidate[] = []
  for (const match of resumed(REGISTRY, text)) {
    const start = match.index
    const quote = text[start - 1] ?? ''
    const close = quote === '`' || quote === "'" ? match.raw.indexOf(quote) : -1
    const raw =
      close > 0
        ? match.raw.slice(0, close)
        : text[start + match.raw.length] === '"' && quote === '"'
          ? match.raw
          : backslashed(match.raw)
    match.keep(raw.length)
    const value = registryKey(raw)
    if (value !== undefined) out.push({ type: 'registry-key', value, start, end: start + raw.length })
  }
  return out
}

export function registryKey(raw: string): string | undefined {
  const clean = singleBackslashes(raw.replace(/^Computer\\/i, '')).replace(/\\+$/, '')
  const match = /^(HKEY_[A-Z_]+|HK(?:LM|CU|CR|U|CC)):?\\(.+)$/i.exec(clean)
  return match ? `${(match[1] ?? '').toUpperCase()}\\${match[2]}` : undefined
}

/** The rest of a quoted path that a mail program or a printer broke at a space: it ends in a file, before the closing quote. */
const WRAPPED = /^[ \t]*\r?\n[ \t]*[^\n\r\t<>"|?*\p{Cc}“”:]{1,160}\.[A-Za-z0-9]{1,8}(?=")/u

export function scanPaths(text: string): Candidate[] {
  const out: Candidate[] = []
  const push = (raw: string, start: number): void => {
    if (raw.length < 4 || !/[\\/][^\\/\s]/.test(raw)) return
    out.push({ type: 'file-path', value: singleBackslashes(raw), start, end: start + raw.length })
  }
  for (const match of resumed(WINDOWS, text)) {
    const quote = text[match.index - 1] ?? ''
    const wrapped = quote === '"' ? WRAPPED.exec(text.slice(match.index + match.raw.length, match.index + 600)) : null
    if (wrapped) {
      const whole = match.raw + wrapped[0]
      const value = singleBackslashes(whole.replace(/[ \t]*\r?\n[ \t]*/, ' '))
      out.push({ type: 'file-path', value, start: match.index, end: match.index + whole.length })
      match.keep(whole.length)
      continue
    }
    const close = quote === '`' || quote === "'" ? match.raw.indexOf(quote) : -1
    const quotedWhole =
      quote === '"' && text[match.index + match.raw.length] === '"' && !/\s[-/]\w|\s[A-Z]:\\/.test(match.raw)
    const raw = close > 0 ? match.raw.slice(0, close) : quotedWhole ? match.raw : backslashed(match.raw)
    match.keep(raw.length)
    push(raw, match.index)
  }
  for (const pattern of [UNIX, HOME]) {
    for (const match of text.matchAll(pattern)) push(trimmedTail(match[0]).replace(/\/+$/, ''), match.index)
  }
  return out
}
