import type { DetectionRule } from './advisory.ts'

/**
 * A light look at a pasted rule, so that what is plainly broken does not go out. Rules are carried along as text and never run
 * here. Undefined: nothing was found. Every look is linear in the text.
 */
export function ruleFlaw({ language, text }: Pick<DetectionRule, 'language' | 'text'>): string | undefined {
  switch (language) {
    case 'sigma':
      return sigmaFlaw(text)
    case 'suricata':
      return suricataFlaw(text)
    case 'yara':
      return yaraFlaw(text)
  }
}

/** Sigma: YAML with a title, a log source, and a detection with its condition. */
function sigmaFlaw(text: string): string | undefined {
  const lines = text.split('\n')
  if (lines.some(line => /^\s*\t/.test(line))) return 'YAML is indented with spaces, not with tabs.'
  for (const key of ['title', 'logsource', 'detection'])
    if (!lines.some(line => line.startsWith(`${key}:`))) return `A Sigma rule has “${key}:” at the beginning of a line.`
  return lines.some(line => /^\s+condition:/.test(line)) ? undefined : 'Its detection has no “condition:”.'
}

const ACTION = /^(?:alert|drop|reject|rejectsrc|rejectdst|rejectboth|pass|config)\s/
/** Suricata: one rule a line: action, protocol, from, port, direction, to, port, options with a sid. */
function suricataFlaw(text: string): string | undefined {
  const rules = text
    .replaceAll(/\\\r?\n/g, ' ')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
  if (rules.length === 0) return 'There is no rule in it.'
  for (const rule of rules) {
    const open = rule.indexOf('(')
    const words = (open < 0 ? rule : rule.slice(0, open)).trim().split(/\s+/)
    if (!ACTION.test(rule)) return 'A Suricata rule begins with an action, such as “alert”.'
    if (words.length !== 7 || !['->', '<>', '=>'].includes(words[4] ?? ''))
      return 'Before its options a rule says action, protocol, address, port, direction, address and port.'
    if (open < 0 || !rule.endsWith(')')) return 'The options of a rule stand in brackets.'
    const bare = withoutEscapes(rule)
    if ((bare.match(/"/g)?.length ?? 0) % 2 === 1) return 'A quotation mark is not closed.'
    // One that stands in a text is none.
    if (!/\bsid\s*:\s*\d+\s*;/.test(bare.replaceAll(/"[^"]*"/g, '""'))) return 'A rule has a “sid:” with a number.'
  }
  return undefined
}

/** YARA: `rule name { … condition: … }`, with its braces closed. */
function yaraFlaw(text: string): string | undefined {
  const bare = withoutStrings(text)
  if (!/(?:^|\s)rule\s+[A-Za-z_]\w{0,127}\b/.test(bare)) return 'A YARA rule begins with “rule” and its name.'
  if (!/\bcondition\s*:/.test(bare)) return 'It has no “condition:”.'
  let depth = 0
  for (const char of bare) {
    if (char === '{') depth++
    if (char === '}') depth--
    if (depth < 0) return 'A brace is closed that was not opened.'
  }
  return depth === 0 ? undefined : 'A brace is not closed.'
}

/** The text without its strings, comments and regular expressions, whose braces are their own: one way through. */
function withoutStrings(text: string): string {
  let bare = ''
  let last = ''
  for (let at = 0; at < text.length; ) {
    const two = text.slice(at, at + 2)
    const char = text.charAt(at)
    if (two === '//') at = endOf(text, '\n', at)
    else if (two === '/*') at = endOf(text, '*/', at + 2)
    else if (char === '"' || (char === '/' && (last === '=' || /\bmatches\s*$/.test(bare.slice(-24))))) {
      at = endOfString(text, char, at + 1)
      bare += ' '
    } else {
      bare += char
      if (char.trim() !== '') last = char
      at++
    }
  }
  return bare
}
const endOf = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from)
  return at < 0 ? text.length : at + mark.length
}
function endOfString(text: string, mark: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '\\') at++
    else if (char === mark || char === '\n') return at + 1
  }
  return text.length
}

const withoutEscapes = (text: string): string => text.replaceAll(/\\./g, '')

/** The name that a rule gives itself, in one line; undefined where it has none. */
export function ruleName({ language, text }: Pick<DetectionRule, 'language' | 'text'>): string | undefined {
  const found = {
    sigma: /^title:[ \t]*(\S[^\n]{0,299})/m,
    suricata: /\bmsg\s*:\s*"([^"\n]{1,300})"/,
    yara: /^[ \t]*(?:(?:private|global)[ \t]+)*rule[ \t]+([A-Za-z_]\w{0,127})/m,
  }[language].exec(text)?.[1]
  return found?.trim().replace(/^(["'])(.*)\1$/, '$2')
}
