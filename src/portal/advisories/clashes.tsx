import { Button } from '@mantine/core'
import { joinPieces } from '../../domain/advisory-text.ts'
import { PART_NAMES, sentencesOf } from '../../domain/merge-advisory.ts'
import { mergeSentences } from '../../domain/merge-sources.ts'
import { Merge } from '../parts/merge.tsx'
import type { Offered } from './api.ts'
import { sourceWords } from './sources.tsx'
import type { Advisory, Clash, Open } from './use-draft.ts'
import './advisories.css'

/** What another analyst saved in the meantime: put together with what is written here, and what of it differs. */
export function Clashes({ advisory, offered }: { advisory: Advisory; offered: Offered }) {
  const { clashes, differences } = advisory
  if (clashes.length === 0 && differences.length === 0) return null
  return (
    <section className="adv-clashes" role="alert" aria-labelledby="adv-clashes">
      <h2 id="adv-clashes">Changed by another analyst too</h2>
      <p>What you both wrote was put together, and no word of it is lost. Look at what differs, then save.</p>
      {clashes.map(clash => (
        <Text key={clash.part} clash={clash} advisory={advisory} />
      ))}
      {differences.length > 0 && (
        <ul className="plain" aria-label="What differs">
          {differences.map(open => (
            <Differing key={open.n} open={open} advisory={advisory} offered={offered} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Text({ clash, advisory }: { clash: Clash; advisory: Advisory }) {
  const { part, three } = clash
  const of = {
    base: sentencesOf(three.base, part),
    mine: sentencesOf(three.mine, part),
    theirs: sentencesOf(three.theirs, part),
  }
  return (
    <Merge
      of={PART_NAMES[part]}
      base={joinPieces(of.base)}
      mine={joinPieces(of.mine)}
      theirs={joinPieces(of.theirs)}
      take={(_, how) => advisory.choose(part, typeof how === 'string' ? of[how] : mergeSentences(of, how).sentences)}
    />
  )
}

interface DifferingProps {
  open: Open
  advisory: Advisory
  offered: Offered
}
function Differing({ open, advisory, offered }: DifferingProps) {
  const { part, what, note, mine, theirs, sources, keep, take } = open.difference
  const name = `${PART_NAMES[part]}: ${what}`
  const settle = (change?: typeof keep) => advisory.settle(open.n, change)
  return (
    <li className="adv-clash">
      <p>
        <b>{name}.</b> {note}
      </p>
      {(mine !== '' || theirs !== '') && (
        <>
          <div>
            <p className="small quiet">Yours</p>
            <pre>{mine}</pre>
          </div>
          <div>
            <p className="small quiet">The other analyst’s</p>
            <pre>{theirs}</pre>
          </div>
        </>
      )}
      {sources.length > 0 && (
        <p className="small">Left off: {sources.map(source => sourceWords(source, offered)).join('; ')}</p>
      )}
      <div className="adv-buttons">
        {keep && (
          <Button size="sm" variant="default" aria-label={`Keep mine: ${name}`} onClick={() => settle(keep)}>
            Keep mine
          </Button>
        )}
        {take && (
          <Button size="sm" variant="default" aria-label={`Take theirs: ${name}`} onClick={() => settle(take)}>
            Take theirs
          </Button>
        )}
        <Button size="sm" variant="subtle" aria-label={`Leave it as it is: ${name}`} onClick={() => settle()}>
          Leave it as it is
        </Button>
      </div>
    </li>
  )
}
