/** More lines than any rule's detection has. */
const LONGEST = 2_000

/**
 * The lines of a text that are what a Sigma rule looks for, counted from 0: of its `detection:` all but the comments. A word that stands
 * in a list there is a pattern, in whatever position. YARA and Suricata write theirs behind a name on the same line, where nothing is
 * mistaken for it. (Sigma specification 2, "Detection".) Linear in the text.
 */
export function patternLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  if (!lines.some(line => line.includes('detection:'))) return found
  const read = lines.map(lineOf)
  const titled = new Set<number>()
  for (const [n, { indent, kind }] of read.entries()) {
    if (found.has(n)) continue
    if (kind === 'title') titled.add(indent)
    if (kind !== 'detection' || !titled.has(indent)) continue
    const end = endOfBlock(read, n)
    const block = read.slice(n + 1, end)
    if (!block.some(line => line.kind === 'condition')) continue
    for (const [at, line] of block.entries()) if (line.kind !== 'comment') found.add(n + 1 + at)
  }
  return found
}

interface Line {
  /** Spaces before it. */
  indent: number
  kind: 'blank' | 'comment' | 'title' | 'detection' | 'condition' | 'other'
}
function lineOf(line: string): Line {
  const written = line.trimStart()
  const indent = line.length - written.length
  if (written === '') return { indent, kind: 'blank' }
  if (written.startsWith('#')) return { indent, kind: 'comment' }
  if (/^title:\s/.test(written)) return { indent, kind: 'title' }
  if (/^detection:\s*$/.test(written)) return { indent, kind: 'detection' }
  return { indent, kind: /^condition:/.test(written) ? 'condition' : 'other' }
}

/** Behind the last line that stands deeper than its key. */
function endOfBlock(lines: readonly Line[], key: number): number {
  const indent = lines[key]?.indent ?? 0
  let at = key + 1
  for (let line = lines[at]; line && at < key + LONGEST; line = lines[++at])
    if (line.kind !== 'blank' && line.indent <= indent) break
  return at
}
