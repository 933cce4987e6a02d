import { Button, Pill, TextInput } from '@mantine/core'
import { type FormEvent, useMemo, useState } from 'react'
import { segments } from '../../domain/redaction.ts'
import { WRITTEN, type Written } from './content.ts'
import { excerpts, type Piece } from './excerpts.ts'
import { strikeSwitched } from './moves.ts'
import { Oversharing } from './oversharing.tsx'
import { Section } from './section.tsx'
import { StrikeList } from './strike-list.tsx'
import { isStruck, strikesOf } from './strikes.ts'
import type { Desk } from './use-draft.ts'

const FIELD_NAMES: Record<Written, string> = {
  title: 'Title',
  summary: 'Summary',
  notes: 'Note',
  story: 'Full story',
  impact: 'Impact',
}

/** What says who the author is, before and after. Only what stands on the right leaves this browser. */
export function StrikeSection({ desk }: { desk: Desk }) {
  const { draft, redactions, move } = desk
  const strikes = useMemo(() => strikesOf(redactions, draft.strikes), [redactions, draft.strikes])
  const on = strikes.filter(strike => strike.on)
  const places = on.reduce((sum, strike) => sum + strike.count, 0)
  const state =
    strikes.length === 0 ? 'Nothing of yours found' : `${places} ${places === 1 ? 'place' : 'places'} struck out`
  const fields = WRITTEN.filter(field => redactions[field].length > 0)
  return (
    <Section id="strike" step={3} title="Strike out your own" state={<span aria-live="polite">{state}</span>}>
      <p className="quiet sh-lead">
        Names, addresses and people of your organisation are replaced in this browser, before anything is sent.
      </p>
      {strikes.length > 0 && (
        <>
          <StrikeList strikes={strikes} onSwitch={(keys, value) => move(d => strikeSwitched(d, keys, value))} />
          <details className="sh-before-after" open={window.innerWidth >= 760 || undefined}>
            <summary>Before and after</summary>
            <div className="sh-compare">
              <h3>Before, in this browser alone</h3>
              <h3 className="sh-compare-after">After, what leaves</h3>
              {fields.map(field => (
                <Compare key={field} desk={desk} field={field} />
              ))}
            </div>
          </details>
        </>
      )}
      <Oversharing desk={desk} />
      <Terms desk={desk} />
    </Section>
  )
}

function Compare({ desk, field }: { desk: Desk; field: Written }) {
  const { draft, written, redactions } = desk
  const pieces = useMemo(
    () =>
      excerpts(
        segments(
          written[field],
          redactions[field].filter(redaction => isStruck(redaction, draft.strikes)),
        ),
      ),
    [written, redactions, draft.strikes, field],
  )
  if (!pieces.some(piece => piece.kind === 'struck')) return null
  const name = FIELD_NAMES[field]
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className="sh-pane" aria-label={`${name}, before`} tabIndex={0}>
        <span className="sh-pane-name">{name}</span>
        {pieces.map(piece => (
          <Before key={piece.key} piece={piece} />
        ))}
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className="sh-pane sh-pane-after" aria-label={`${name}, after`} tabIndex={0}>
        <span className="sh-pane-name">{name}</span>
        {pieces.map(piece => (
          <After key={piece.key} piece={piece} />
        ))}
      </section>
    </>
  )
}

const Before = ({ piece }: { piece: Piece }) =>
  piece.kind === 'struck' ? (
    <del title={piece.segment.redaction.reason}>{piece.segment.text}</del>
  ) : (
    <span className={piece.kind === 'gap' ? 'quiet' : undefined}>{piece.text}</span>
  )

const After = ({ piece }: { piece: Piece }) =>
  piece.kind === 'struck' ? (
    <ins>{piece.segment.replacement}</ins>
  ) : (
    <span className={piece.kind === 'gap' ? 'quiet' : undefined}>{piece.text}</span>
  )

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** Words the author adds: a code name, a customer, a building. Kept in this browser for the next time. */
function Terms({ desk }: { desk: Desk }) {
  const { terms, setTerms, me } = desk
  const [word, setWord] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    const wanted = word.trim()
    if (wanted !== '' && !terms.includes(wanted)) setTerms([...terms, wanted])
    setWord('')
  }
  return (
    <div className="sh-terms">
      <form className="sh-row sh-add" onSubmit={add}>
        <TextInput
          value={word}
          onChange={event => setWord(event.currentTarget.value)}
          aria-label="Strike out another word"
          placeholder="Strike out another word: a project, a customer, a host name…"
          size="sm"
          className="sh-grow"
        />
        <Button type="submit" variant="default" size="sm">
          Strike out
        </Button>
      </form>
      {terms.length > 0 && (
        <Pill.Group aria-label="Words you added">
          {terms.map(term => (
            <Pill
              key={term}
              size="md"
              withRemoveButton
              onRemove={() => setTerms(terms.filter(other => other !== term))}
              removeButtonProps={{ 'aria-label': `Stop striking out ${term}`, tabIndex: 0, 'aria-hidden': false }}
            >
              {term}
            </Pill>
          ))}
        </Pill.Group>
      )}
      {me && (
        <p className="quiet sh-small">
          Looked for: {me.member.name}, {counted(me.member.shortNames.length, 'short name')},{' '}
          {counted(me.member.domains.length, 'domain')}, {counted(me.member.networks.length, 'network')},{' '}
          {counted(me.member.people.length, 'colleague')}
          {terms.length > 0 ? ` and ${counted(terms.length, 'word')} of yours` : ''}.
        </p>
      )}
    </div>
  )
}
