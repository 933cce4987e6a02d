/** What stands between two wordings: the parts of both in order, each kept, struck out or added. */
export interface DiffPart {
  is: 'same' | 'out' | 'in'
  text: string
}

/** By lines first, then by words within what differs. Bounded: where the two have little in common, one replaces the other. */
export function textDiff(before: string, after: string): DiffPart[] {
  const lines = diff(before.match(/[^\n]*\n|[^\n]+$/g) ?? [], after.match(/[^\n]*\n|[^\n]+$/g) ?? [])
  const parts: DiffPart[] = []
  for (let n = 0; n < lines.length; n++) {
    const [one, next] = [lines[n], lines[n + 1]]
    if (one?.is === 'out' && next?.is === 'in') {
      parts.push(...diff(wordsOf(one.text), wordsOf(next.text)))
      n += 1
    } else if (one) parts.push(one)
  }
  return joined(parts)
}
const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? []

/** Cells of the table of longest common parts. */
const MOST = 4_000_000
function diff(a: readonly string[], b: readonly string[]): DiffPart[] {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const [x, y] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)]
  return joined([
    { is: 'same', text: a.slice(0, head).join('') },
    ...(x.length * y.length > MOST ? replaced(x, y) : middle(x, y)),
    { is: 'same', text: a.slice(a.length - tail).join('') },
  ])
}
const replaced = (x: readonly string[], y: readonly string[]): DiffPart[] => [
  { is: 'out', text: x.join('') },
  { is: 'in', text: y.join('') },
]

function middle(x: readonly string[], y: readonly string[]): DiffPart[] {
  const width = y.length + 1
  const longest = new Uint32Array((x.length + 1) * width)
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0
  for (let i = x.length - 1; i >= 0; i--)
    for (let j = y.length - 1; j >= 0; j--)
      longest[i * width + j] = x[i] === y[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const parts: DiffPart[] = []
  let [i, j] = [0, 0]
  while (i < x.length || j < y.length) {
    if (i < x.length && j < y.length && x[i] === y[j]) {
      parts.push({ is: 'same', text: x[i] ?? '' })
      i++
      j++
    } else if (i < x.length && (j >= y.length || at(i + 1, j) >= at(i, j + 1)))
      parts.push({ is: 'out', text: x[i++] ?? '' })
    else parts.push({ is: 'in', text: y[j++] ?? '' })
  }
  return joined(parts)
}

/** Neighbours of one sort as one; within a change, what goes stands before what comes. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const done: DiffPart[] = []
  let [out, add] = ['', '']
  const flush = () => {
    if (out !== '') done.push({ is: 'out', text: out })
    if (add !== '') done.push({ is: 'in', text: add })
    out = ''
    add = ''
  }
  for (const { is, text } of parts) {
    if (text === '') continue
    if (is === 'out') out += text
    else if (is === 'in') add += text
    else {
      flush()
      const last = done.at(-1)
      if (last?.is === 'same') done[done.length - 1] = { is, text: last.text + text }
      else done.push({ is, text })
    }
  }
  flush()
  return done
}
