import type { Candidate } from './found.ts'

/**
 * Detection rules are kept whole, as one value each. What stands inside a rule is a pattern, not a sighting: addresses and hashes in it are
 * not extracted again; CVE and ATT&CK ids are (they name, they do not accuse).
 */

const YARA_HEAD =
  /^([ \t>]*)(?:(?:private|global)[ \t]+){0,2}rule[ \t]+[A-Za-z_]\w{0,127}[ \t]*(?::[ \t\w]{0,200})?[\s>]{0,8}\{/gm

/** The offset behind the closing brace, or -1. Strings, comments and regular expressions may hold braces. Stops where another rule begins. */
function yaraEnd(text: string, from: number): number {
  let depth = 0
  for (let i = from; i < text.length; i++) {
    const c = text[i]
    if (c === '{') depth++
    else if (c === '}') {
      depth--
      if (depth === 0) return i + 1
    } else if (c === '"') {
      const close = closing(text, i, '"')
      if (close > 0) i = close
    } else if (c === '/' && text[i + 1] === '*') {
      const close = text.indexOf('*/', i + 2)
      if (close < 0) return -1
      i = close + 1
    } else if (c === '/' && text[i + 1] === '/') i = endOfLine(text, i)
    else if (c === '/' && /=\s*$/.test(text.slice(Math.max(0, i - 4), i))) {
      const close = closing(text, i, '/')
      if (close > 0) i = close
    } else if (c === '\n' && /^\n[ \t]*(?:(?:private|global)[ \t]+)?rule[ \t]+\w/.test(text.slice(i, i + 200)))
      return -1
  }
  return -1
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end - 1
}

function closing(text: string, from: number, quote: string): number {
  for (let i = from + 1; i < text.length && text[i] !== '\n'; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === quote) return i
  }
  return -1
}

/** Rules stand indented in advisories and quoted in mail threads ("> "): what leads the first line is no part of the others. */
function withoutLead(rule: string, lead: string): string {
  const bare = lead.trimEnd()
  return rule
    .split(/\r?\n/)
    .map(line =>
      line.startsWith(lead) ? line.slice(lead.length) : line.slice(line.startsWith(bare) ? bare.length : 0),
    )
    .join('\n')
}

export function scanYara(text: string): Candidate[] {
  const out: Candidate[] = []
  let done = 0
  for (const match of text.matchAll(YARA_HEAD)) {
    if (match.index < done) continue
    const brace = match.index + match[0].length - 1
    const end = yaraEnd(text, brace)
    if (end < 0) continue
    done = end
    const lead = match[1] ?? ''
    const start = match.index + lead.length
    const value = withoutLead(text.slice(start, end), lead)
    if (/\bcondition\s*:/.test(value)) out.push({ type: 'yara', value, start, end })
  }
  return out
}

const SURICATA =
  /^([ \t>]*)(?:alert|drop|reject|pass|log)[ \t]+(?:tcp|udp|icmp|ip|http2?|dns|tls|ssl|smtp|ftp|ssh|smb|dhcp|quic|ikev2|krb5|ntp|rdp|snmp|tftp|pkthdr)[ \t]+\S{1,400}[ \t]+\S{1,200}[ \t]+(?:->|<>)[ \t]+\S{1,400}[ \t]+\S{1,200}[ \t]*\(/gm

export function scanSuricata(text: string): Candidate[] {
  const out: Candidate[] = []
  for (const match of text.matchAll(SURICATA)) {
    const lead = match[1] ?? ''
    const start = match.index + lead.length
    let stop = endOfLine(text, start) + 1
    while (text[stop - 1] === '\\' && stop < text.length) stop = endOfLine(text, stop + 1) + 1
    const line = text.slice(start, Math.min(stop, text.length))
    const close = line.lastIndexOf(')')
    if (close < 0 || !/\bsid\s*:\s*\d/.test(line)) continue
    out.push({ type: 'suricata', value: withoutLead(line.slice(0, close + 1), lead), start, end: start + close + 1 })
  }
  return out
}

const SIGMA_LINE = /^(?:[A-Za-z_][\w-]*\s*:|\s|-(?!--)|#|\||$)/

/** A Sigma rule: from `title:` to the last line that still is YAML, if `logsource:`, `detection:` and `condition:` are among them. */
export function scanSigma(text: string): Candidate[] {
  const out: Candidate[] = []
  let done = 0
  for (const match of text.matchAll(/^([ \t>]*)title[ \t]*:[ \t]*\S/gm)) {
    if (match.index < done) continue
    const indent = match[1] ?? ''
    const start = match.index + indent.length
    let end = match.index
    let at = match.index
    let blank = false
    while (at < text.length) {
      const stop = text.indexOf('\n', at)
      const to = stop < 0 ? text.length : stop
      const line = text.slice(at, Math.min(to, at + 1000)).replace(/\r$/, '')
      const body = line.startsWith(indent) ? line.slice(indent.length) : /^[\s>]*$/.test(line) ? '' : undefined
      const more = body !== undefined && SIGMA_LINE.test(body) && !(at > match.index && /^title\s*:/.test(body))
      const topLevelProse = blank && body !== undefined && /^[A-Z][\w ]*:/.test(body)
      if (!more || topLevelProse) break
      if (body.trim() !== '') end = Math.min(to, at + line.length)
      blank = body.trim() === ''
      at = to + 1
    }
    done = Math.max(at, start)
    const value = withoutLead(text.slice(start, end), indent).trimEnd()
    if (/^\s*logsource\s*:/m.test(value) && /^\s*detection\s*:/m.test(value) && /^\s*condition\s*:/m.test(value)) {
      out.push({ type: 'sigma', value, start, end: start + text.slice(start, end).trimEnd().length })
    }
  }
  return out
}
