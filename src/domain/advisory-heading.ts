/**
 * Headings that say where one is in a text and nothing of what is known: they need no source. Which they are is a closed list of
 * words, and not a guess at what states something: "Ransomware at water firms" has neither verb nor number nor value, and tells
 * all. Whatever has one word beyond these is a sentence like any other, and asks for its source. So no word that only a hidden
 * report has can stand in a heading without somebody having said what it rests on.
 */
const LABELS = new Set(
  `a about actions advice affected after against analysis and answers any are as ask at background be before begin by can check
  concerns contact contain context date dates describe detail details detect detection do does evidence find first for from
  further fusion cell glossary guidance have help how hunt hunting hunts if in indicators information inform is it judged judgement
  judges keep know known later learn limit links logs long look matters mean means members mitigate mitigation more need needs next
  not note notes now of on or our outlook overview own prevent protect questions read readers recommendations recover
  recovery references regions report reported reporting reports respond response restore rules search sectors see sees seen share
  should sigma signs soc sources steps summary suricata symptoms tactics tell techniques terms that the them then they things think
  this timeline to today unknown us use uses values watch we well went what when where which who whom why will with work worked works
  yara you your`.split(/\s+/),
)
/** Longer is no label any more. */
const MOST_WORDS = 12
const LONGEST = 120

const MARKED = /^#{1,6}[ \t]+(.+?)[ \t]*#*$/
const BOLD = /^(?:\*\*|__)(.+?)(?:\*\*|__):?$/
const LIST = /^\s*(?:[-*+]|\d{1,3}[.)])[ \t]/

/**
 * Whether a piece of a text is but a label: a Markdown heading, a line that is all bold, or one without a full stop that a list
 * follows, of the words above alone. `next`: the piece after it.
 */
export function isLabel(text: string, next: string | undefined): boolean {
  const line = text.trim()
  if (line.length > LONGEST || LIST.test(line)) return false
  const said = MARKED.exec(line)?.[1] ?? BOLD.exec(line)?.[1] ?? (isBeforeList(text, line, next) ? line : undefined)
  if (said === undefined) return false
  const words = said
    .replace(/[:?]$/, '')
    .split(/[ \t]+|, | ?[/&–-] ?/)
    .filter(Boolean)
  return words.length > 0 && words.length <= MOST_WORDS && words.every(word => LABELS.has(word.toLowerCase()))
}
const isBeforeList = (text: string, line: string, next: string | undefined): boolean =>
  text.trimStart().includes('\n') && !/[.!]$/.test(line) && next !== undefined && LIST.test(next)
