import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { joinPieces } from '../../domain/advisory-text.ts'
import { isSame, type Three } from '../../domain/merge.ts'
import {
  type Difference,
  mergeAdvisory,
  sentencesOf,
  type TextPart,
  withSentences,
} from '../../domain/merge-advisory.ts'
import { isProblem } from '../api.ts'
import { queryClient } from '../queries.ts'
import { type AdvisoryDetail, type AskedAudience, advisoriesApi, type Content, type Draft } from './api.ts'
import { advisoryQueries } from './queries.ts'

const writtenOf = ({ content, audience }: AdvisoryDetail): Draft => ({ content, audience })

/** A text that both wrote in, as it was when the other's came in. */
export interface Clash {
  part: TextPart
  three: Three<Draft>
}
export interface Open {
  n: number
  difference: Difference<NonNullable<AskedAudience>>
}

/**
 * The draft as it stands at the server, and as it is being written here. What another analyst saves meanwhile comes in and is put
 * together with it; what differs is shown until it is settled.
 */
export function useAdvisory(id: string) {
  const query = useQuery(advisoryQueries.one(id))
  const [base, setBase] = useState<AdvisoryDetail>()
  const [written, setWritten] = useState<Draft>()
  const [clashes, setClashes] = useState<readonly Clash[]>([])
  const [differences, setDifferences] = useState<readonly Open[]>([])
  const [error, setError] = useState<unknown>()
  const [saving, setSaving] = useState(false)
  const counted = useRef(0)
  const latest = useRef({ base, written })
  latest.current = { base, written }
  const now = query.data

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what arrives is taken in
  useEffect(() => {
    if (now) takeIn(now)
  }, [now])

  function takeIn(arrived: AdvisoryDetail): void {
    const { base: was, written: mine } = latest.current
    setBase(arrived)
    if (!was || !mine || isSame(mine, writtenOf(was))) {
      setWritten(writtenOf(arrived))
      return
    }
    if (arrived.version === was.version) return
    const three = { base: writtenOf(was), mine, theirs: writtenOf(arrived) }
    const merged = mergeAdvisory(three)
    setWritten(merged.written)
    setClashes(list => [
      ...list.filter(c => !merged.clashes.includes(c.part)),
      ...merged.clashes.map(part => ({ part, three })),
    ])
    setDifferences(list => [...list, ...merged.differences.map(difference => ({ n: counted.current++, difference }))])
  }

  const isChanged = base !== undefined && written !== undefined && !isSame(written, writtenOf(base))
  const save = async (): Promise<AdvisoryDetail | undefined> => {
    if (!base || !written) return undefined
    setSaving(true)
    setError(undefined)
    try {
      const saved = await advisoriesApi.save(id, base.version, written)
      setClashes([])
      setDifferences([])
      setBase(saved)
      // What was typed while it was on its way stays.
      if (isSame(latest.current.written, written)) setWritten(writtenOf(saved))
      queryClient.setQueryData(advisoryQueries.one(id).queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: ['desk', 'advisories'] })
      void queryClient.invalidateQueries({ queryKey: advisoryQueries.sources(id).queryKey })
      return saved
    } catch (problem) {
      setError(problem)
      if (isProblem(problem, 'conflict')) void query.refetch()
      return undefined
    } finally {
      setSaving(false)
    }
  }
  return {
    detail: base,
    written,
    isChanged,
    clashes,
    differences,
    error: error ?? (base ? undefined : query.error),
    saving,
    save,
    set: (change: (content: Content) => Content) => {
      const before = latest.current.written
      setWritten(w => (w ? { ...w, content: change(w.content) } : w))
      // Whoever writes in a text that holds both wordings has settled it.
      if (before) setClashes(list => list.filter(c => !isRewritten(before, change(before.content), c.part)))
    },
    setAudience: (audience: AskedAudience) => setWritten(w => (w ? { ...w, audience } : w)),
    choose: (part: TextPart, sentences: Content['board']) => {
      setWritten(w => (w ? withSentences(w, part, sentences) : w))
      setClashes(list => list.filter(c => c.part !== part))
    },
    settle: (n: number, change?: (written: Draft) => Draft) => {
      if (change) setWritten(w => (w ? change(w) : w))
      setDifferences(list => list.filter(open => open.n !== n))
    },
  }
}
const isRewritten = (before: Draft, content: Content, part: TextPart): boolean =>
  joinPieces(sentencesOf(before, part)) !== joinPieces(sentencesOf({ content }, part))
export type Advisory = ReturnType<typeof useAdvisory>
