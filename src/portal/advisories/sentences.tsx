import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { isLabel } from '../../domain/advisory-heading.ts'
import { joinPieces, resplit } from '../../domain/advisory-text.ts'
import type { Content, Offered, Source } from './api.ts'
import { Sources } from './sources.tsx'

type Sentences = Content['board']
interface Props {
  label: string
  hint: string
  /** In front of the anchors that the check leads to. */
  id: string
  sentences: Sentences
  offered: Offered
  rows: number
  /** Whether it has headings, which need no source where they say nothing. */
  headings?: boolean
  set: (sentences: Sentences) => void
}

/** A text, written as a text; below it each sentence with what it rests on. */
export function SentencesField({ label, hint, id, sentences, offered, rows, headings = false, set }: Props) {
  const joined = joinPieces(sentences)
  const [typed, setTyped] = useState(joined)
  const [last, setLast] = useState(joined)
  // What another analyst saved comes in.
  if (joined !== last) {
    setLast(joined)
    if (joinPieces(resplit(typed, [])) !== joined) setTyped(joined)
  }
  const write = (text: string) => {
    setTyped(text)
    const next = resplit(text, sentences)
    setLast(joinPieces(next))
    set(next)
  }
  const isHeading = (n: number) =>
    headings && sentences[n]?.sources.length === 0 && isLabel(sentences[n].text, sentences[n + 1]?.text)
  const isBare = (n: number) => sentences[n]?.sources.length === 0 && !isHeading(n)
  const withSources = (n: number, sources: Source[]) =>
    set(sentences.map((s, at) => (at === n ? { ...s, sources } : s)))
  return (
    <div className="adv-field">
      <Textarea
        label={label}
        description={hint}
        autosize
        minRows={rows}
        maxRows={24}
        value={typed}
        onChange={event => write(event.currentTarget.value)}
      />
      {sentences.length > 0 && (
        <ol className="adv-sentences" aria-label={`${label}: what each sentence rests on`}>
          {sentences.map((sentence, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sentence is its place in the text
            <li key={n} id={`${id}-${n + 1}`} className={isBare(n) ? 'adv-bare' : undefined}>
              <span className="adv-sentence">{sentence.text.trim()}</span>
              {isHeading(n) && <span className="small quiet"> a heading: it needs no source</span>}
              <Sources
                of={`sentence ${n + 1} of ${label}`}
                sources={sentence.sources}
                offered={offered}
                set={sources => withSources(n, sources)}
              />
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
