import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { NamedByLayer, Warning } from '../../domain/oversharing.ts'
import { LAYERS, type Layer } from '../../domain/report.ts'
import { queries } from '../queries.ts'
import type { Me } from '../wire.ts'
import { namedByLayer } from './audience.ts'
import { layersOf, possibleLayers, type WrittenText, writtenOf } from './content.ts'
import { type Audience, type Draft, emptyDraft, isEmpty, type Row } from './draft.ts'
import { ask } from './finder.ts'
import { keepDraft, keepTerms, keptTerms } from './kept-drafts.ts'
import { valuesFound } from './moves.ts'
import { type Outgoing, outgoing } from './request.ts'
import { rowsOf, tickedOf } from './rows.ts'
import { NO_REDACTIONS, ownTermsOf, peopleIn, type Redactions } from './strikes.ts'

export const newDraft = (): Draft => emptyDraft(crypto.randomUUID(), new Date().toISOString())

export type Move = (move: (draft: Draft) => Draft) => void

export interface Desk {
  me: Me | undefined
  draft: Draft
  move: Move
  /** Puts another draft on the desk. */
  open: (draft: Draft) => void
  rows: readonly Row[]
  content: Outgoing
  layers: readonly Layer[]
  possible: readonly Layer[]
  written: WrittenText
  redactions: Redactions
  /** What still says who the author is, in what would leave now. */
  warnings: readonly Warning[]
  terms: readonly string[]
  setTerms: (terms: readonly string[]) => void
  /** Everything that was typed has been looked through. */
  fresh: boolean
  trouble: string | undefined
}

interface Struck {
  written: WrittenText
  redactions: Redactions
}
const NOTHING_STRUCK: Struck = {
  written: { title: '', summary: '', notes: '', story: '', impact: '' },
  redactions: NO_REDACTIONS,
}

const sameText = (a: WrittenText, b: WrittenText): boolean =>
  a.story === b.story && a.title === b.title && a.summary === b.summary && a.notes === b.notes && a.impact === b.impact

/** The draft under the author's hands, and everything that follows from it. */
export function useDraft(): Desk {
  const me = useQuery(queries.me).data
  const [draft, setDraft] = useState<Draft>(newDraft)
  const [terms, setTerms] = useTerms(me)
  const [trouble, setTrouble] = useState<string>()
  const domains = me?.member.domains
  const people = useMemo(
    () => [...draft.people, ...peopleIn(draft.text, domains ?? [])],
    [draft.people, draft.text, domains],
  )
  const readText = useValues(draft.text, me, terms, people, setDraft, setTrouble)
  const rows = useMemo(
    () => rowsOf({ found: draft.found, changes: draft.changes, added: draft.added, removed: draft.removed }),
    [draft.found, draft.changes, draft.added, draft.removed],
  )
  const written = writtenOf(draft)
  const struck = useStruck(written, me, terms, people, setTrouble)
  // Offsets belong to the text they were found in, so what leaves is made from that text, never from a newer one.
  const content = useMemo(
    () => outgoing(draft, struck.written, rows, struck.redactions),
    [draft, rows, struck.written, struck.redactions],
  )
  const warnings = useWarnings(content, draft.audience, me, terms, people)
  const possible = possibleLayers(struck.written, tickedOf(rows).length, draft.attachments.length)
  useKeeping(draft, me)
  const move = useCallback<Move>(change => setDraft(before => change(before)), [])
  return {
    me,
    draft,
    move,
    open: setDraft,
    rows,
    content,
    layers: layersOf(content),
    possible: LAYERS.filter(layer => possible.includes(layer)),
    written: struck.written,
    redactions: struck.redactions,
    warnings,
    terms,
    setTerms,
    fresh: readText === draft.text && sameText(struck.written, written) && me !== undefined,
    trouble,
  }
}

/** Looks for values a moment after the last key stroke. Returns the text that was looked through last. */
function useValues(
  text: string,
  me: Me | undefined,
  terms: readonly string[],
  people: readonly string[],
  setDraft: (change: (draft: Draft) => Draft) => void,
  setTrouble: (trouble: string | undefined) => void,
): string {
  const [readText, setReadText] = useState('')
  useEffect(() => {
    if (me === undefined) return
    let current = true
    const timer = setTimeout(
      () => {
        ask({ ask: 'values', text, own: ownTermsOf(me, terms, people), demo: me.partnership.demo })
          .then(({ found }) => {
            if (!current) return
            setDraft(draft => valuesFound(draft, found))
            setReadText(text)
            setTrouble(undefined)
          })
          .catch((error: unknown) => current && setTrouble(error instanceof Error ? error.message : String(error)))
      },
      text.length > 2_000 ? 250 : 80,
    )
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [text, me, terms, people, setDraft, setTrouble])
  return readText
}

function useStruck(
  written: WrittenText,
  me: Me | undefined,
  terms: readonly string[],
  people: readonly string[],
  setTrouble: (trouble: string | undefined) => void,
): Struck {
  const [struck, setStruck] = useState<Struck>(NOTHING_STRUCK)
  const { title, summary, notes, story, impact } = written
  useEffect(() => {
    if (me === undefined) return
    const asked = { title, summary, notes, story, impact }
    let current = true
    const timer = setTimeout(() => {
      ask({ ask: 'strikes', written: asked, own: ownTermsOf(me, terms, people) })
        .then(({ redactions }) => current && setStruck({ written: asked, redactions }))
        .catch((error: unknown) => current && setTrouble(error instanceof Error ? error.message : String(error)))
    }, 120)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [title, summary, notes, story, impact, me, terms, people, setTrouble])
  return struck
}

/** Looked for in what would leave, not in what was pasted: what is struck out is not warned of. */
function useWarnings(
  content: Outgoing,
  audience: Audience,
  me: Me | undefined,
  terms: readonly string[],
  people: readonly string[],
): readonly Warning[] {
  const [warnings, setWarnings] = useState<readonly Warning[]>([])
  const named = JSON.stringify(namedByLayer(audience, layersOf(content)))
  useEffect(() => {
    if (me === undefined) return
    let current = true
    const timer = setTimeout(() => {
      ask({ ask: 'warnings', content, own: ownTermsOf(me, terms, people), named: JSON.parse(named) as NamedByLayer })
        .then(answer => current && setWarnings(answer.warnings))
        .catch(() => current && setWarnings([]))
    }, 300)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [content, named, me, terms, people])
  return warnings
}

function useTerms(me: Me | undefined): [readonly string[], (terms: readonly string[]) => void] {
  const [terms, setTerms] = useState<readonly string[]>([])
  const seat = me?.seat
  useEffect(() => {
    if (seat !== undefined) void keptTerms(seat).then(setTerms)
  }, [seat])
  const keep = useCallback(
    (next: readonly string[]) => {
      setTerms(next)
      if (seat !== undefined) void keepTerms(seat, next)
    },
    [seat],
  )
  return [terms, keep]
}

/** Keeps the draft in this browser half a second after the last change. */
function useKeeping(draft: Draft, me: Me | undefined): void {
  const seat = me?.seat
  const kept = useRef<Draft>(undefined)
  useEffect(() => {
    if (seat === undefined || isEmpty(draft) || kept.current === draft) return
    const timer = setTimeout(() => {
      kept.current = draft
      void keepDraft(seat, { ...draft, savedAt: new Date().toISOString() })
    }, 500)
    return () => clearTimeout(timer)
  }, [draft, seat])
}
