import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { INDICATOR_TYPE_NAMES, type IndicatorType } from '../../domain/indicator.ts'
import { AddByHand } from './add-by-hand.tsx'
import { FoundTable } from './found-table.tsx'
import { rowsChanged } from './moves.ts'
import { filtered, type TypeCount, tickedOf, typeCounts } from './rows.ts'
import { Section } from './section.tsx'
import type { Desk } from './use-draft.ts'

const number = (count: number): string => count.toLocaleString('en-GB')

/** What was found in the text, a tick each. Harmless values are there to be seen, unticked, with why. */
export function FoundSection({ desk, error }: { desk: Desk; error: string | undefined }) {
  const { rows, move, fresh } = desk
  const [words, setWords] = useState('')
  const [type, setType] = useState<IndicatorType>()
  const sought = useDeferredValue(words)
  const counts = useMemo(() => typeCounts(rows), [rows])
  const shown = useMemo(() => filtered(rows, sought, type), [rows, sought, type])
  const ticked = tickedOf(rows).length
  const tickShown = (on: boolean) =>
    move(draft =>
      rowsChanged(
        draft,
        shown.filter(row => row.ticked !== on).map(row => row.key),
        { ticked: on },
      ),
    )
  const state =
    rows.length === 0 ? (fresh ? 'Nothing found' : 'Looking…') : `${number(ticked)} of ${number(rows.length)} ticked`
  return (
    <Section id="found" step={2} title="Check what was found" state={<span aria-live="polite">{state}</span>}>
      {error !== undefined && (
        <p className="sh-error" role="alert">
          {error}
        </p>
      )}
      {rows.length === 0 ? (
        <p className="quiet">
          No addresses, hashes, domains or techniques in the text. That is fine: a headline alone is a warning too. You
          can add one by hand.
        </p>
      ) : (
        <>
          <TypeFilter counts={counts} all={rows.length} type={type} setType={setType} />
          <div className="sh-row">
            {(rows.length > 8 || words !== '') && (
              <TextInput
                value={words}
                onChange={event => setWords(event.currentTarget.value)}
                aria-label="Filter the values"
                placeholder="Filter"
                leftSection={<IconSearch size={15} aria-hidden />}
                size="sm"
                className="sh-filter"
              />
            )}
            <Button variant="default" size="sm" onClick={() => tickShown(true)}>
              Tick {shown.length === rows.length ? 'all' : `these ${number(shown.length)}`}
            </Button>
            <Button variant="default" size="sm" onClick={() => tickShown(false)}>
              Untick {shown.length === rows.length ? 'all' : `these ${number(shown.length)}`}
            </Button>
          </div>
          <FoundTable
            rows={shown}
            ownValues={desk.warnings.flatMap(warning => (warning.place.field === 'indicators' ? [warning.found] : []))}
            move={move}
          />
        </>
      )}
      <AddByHand desk={desk} />
    </Section>
  )
}

interface FilterProps {
  counts: readonly TypeCount[]
  all: number
  type: IndicatorType | undefined
  setType: (type: IndicatorType | undefined) => void
}

function TypeFilter({ counts, all, type, setType }: FilterProps) {
  if (counts.length < 2) return null
  return (
    <fieldset className="sh-choice">
      <legend className="sh-hidden">Show one type</legend>
      <div className="sh-chips">
        <button type="button" className="sh-tab" aria-pressed={type === undefined} onClick={() => setType(undefined)}>
          All <span className="num">{number(all)}</span>
        </button>
        {counts.map(count => (
          <button
            key={count.type}
            type="button"
            className="sh-tab"
            aria-pressed={type === count.type}
            onClick={() => setType(type === count.type ? undefined : count.type)}
          >
            {INDICATOR_TYPE_NAMES[count.type]}{' '}
            <span className="num" title={`${number(count.ticked)} ticked`}>
              {count.ticked === count.all ? number(count.all) : `${number(count.ticked)}/${number(count.all)}`}
            </span>
          </button>
        ))}
      </div>
    </fieldset>
  )
}
