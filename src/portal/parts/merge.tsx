import { Button, Radio } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { type MergeChoice, mergedText, mergeText } from '../../domain/merge-text.ts'
import './merge.css'

/** One of the two as it is, or what was chosen for each place where both wrote. */
export type Taken = 'mine' | 'theirs' | readonly (MergeChoice | undefined)[]
interface Props {
  /** What it is, where several things on a page may be merged. */
  of?: string
  /** What both began with, what is written here, and what another analyst has written. */
  base: string
  mine: string
  theirs: string
  take: (text: string, how: Taken) => void
  /** What else differs, above the button that takes both. */
  children?: ReactNode
}

/** Two wordings of one text, put together word by word: what both changed is chosen, or both are kept. */
export function Merge({ of, base, mine, theirs, take, children }: Props) {
  const pieces = useMemo(() => mergeText(base, mine, theirs), [base, mine, theirs])
  const clashes = pieces.filter(p => p.kind === 'both').length
  const [chosen, setChosen] = useState<readonly (MergeChoice | undefined)[]>([])
  const choose = (n: number, choice: MergeChoice) =>
    setChosen(before => Array.from({ length: clashes }, (_, i) => (i === n ? choice : before[i])))
  const result = mergedText(pieces, chosen)
  let n = -1
  let place = 0
  return (
    <section
      className="merge"
      aria-label={`${of === undefined ? '' : `${of}: `}another analyst changed it in the meantime`}
    >
      <p>
        <b>{of === undefined ? 'Another analyst changed it in the meantime.' : `${of}: you both wrote here.`}</b>{' '}
        Nothing is lost: here are both, put together.
      </p>
      <div className="merge-sides">
        <div>
          <h3>Yours</h3>
          <p className="as-written wrap">{mine}</p>
          <Button size="compact-sm" variant="default" onClick={() => take(mine, 'mine')}>
            Take mine
          </Button>
        </div>
        <div>
          <h3>Theirs</h3>
          <p className="as-written wrap">{theirs}</p>
          <Button size="compact-sm" variant="default" onClick={() => take(theirs, 'theirs')}>
            Take theirs
          </Button>
        </div>
      </div>
      <h3>Both, merged</h3>
      <p className="as-written wrap merge-text">
        {pieces.map(piece => {
          place += 1
          const key = `${place} ${piece.kind}`
          if (piece.kind === 'same') return <span key={key}>{piece.text}</span>
          if (piece.kind === 'both')
            return (
              <mark key={key}>
                [{piece.mine.trim()} | {piece.theirs.trim()}]{' '}
              </mark>
            )
          const who = piece.kind === 'mine' ? 'yours' : piece.kind === 'theirs' ? 'theirs' : 'both of you'
          return (
            <span key={key}>
              {piece.was.trim() !== '' && <del title={`Taken out: ${who}`}>{piece.was}</del>}
              {piece.text.trim() !== '' && <ins title={`Written: ${who}`}>{piece.text}</ins>}
            </span>
          )
        })}
      </p>
      {pieces.map(piece => {
        if (piece.kind !== 'both') return null
        n += 1
        const clash = n
        return (
          <Radio.Group
            key={`clash ${clash}`}
            label={`Place ${clash + 1} of ${clashes}: you both changed “${piece.was.trim()}”`}
            value={chosen[clash] ?? 'both'}
            onChange={value => choose(clash, value === 'mine' ? 'mine' : value === 'theirs' ? 'theirs' : 'both')}
          >
            <div className="choices">
              <Radio value="mine" label={`Mine: ${piece.mine.trim() || 'nothing'}`} />
              <Radio value="theirs" label={`Theirs: ${piece.theirs.trim() || 'nothing'}`} />
              <Radio value="both" label="Keep both" />
            </div>
          </Radio.Group>
        )
      })}
      <p className="as-written wrap note-box" aria-live="polite">
        {result}
      </p>
      {children}
      <Button onClick={() => take(result, chosen)}>Take both, merged</Button>
    </section>
  )
}
