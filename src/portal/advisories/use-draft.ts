import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { isProblem } from '../api.ts'
import { queryClient } from '../queries.ts'
import { type AdvisoryDetail, advisoriesApi, type Content } from './api.ts'
import { type Merged, merge, type PartName, takeTheirs, type Written } from './merge.ts'
import { advisoryQueries } from './queries.ts'

const writtenOf = ({ content, audience }: AdvisoryDetail): Written => ({ content, audience })
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * The draft as it stands at the server, and as it is being written here. What another analyst saves meanwhile comes in where
 * nothing was changed here; where both changed a part, both are shown.
 */
export function useAdvisory(id: string) {
  const query = useQuery(advisoryQueries.one(id))
  const [base, setBase] = useState<AdvisoryDetail>()
  const [written, setWritten] = useState<Written>()
  const [clashes, setClashes] = useState<Merged['clashes']>([])
  const [error, setError] = useState<unknown>()
  const [saving, setSaving] = useState(false)
  const latest = useRef({ base, written })
  latest.current = { base, written }
  const now = query.data

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what arrives is taken in
  useEffect(() => {
    if (now) takeIn(now)
  }, [now])

  function takeIn(arrived: AdvisoryDetail): Written {
    const { base: was, written: mine } = latest.current
    if (!was || !mine || same(mine, writtenOf(was))) {
      setBase(arrived)
      setWritten(writtenOf(arrived))
      return writtenOf(arrived)
    }
    if (arrived.version === was.version) {
      setBase(arrived)
      return mine
    }
    const merged = merge(writtenOf(was), mine, writtenOf(arrived))
    setBase(arrived)
    setWritten(merged.written)
    setClashes(merged.clashes)
    return merged.written
  }

  const isChanged = base !== undefined && written !== undefined && !same(written, writtenOf(base))
  const save = async (): Promise<AdvisoryDetail | undefined> => {
    if (!base || !written) return undefined
    setSaving(true)
    setError(undefined)
    try {
      const saved = await advisoriesApi.save(id, base.version, written)
      setClashes([])
      setBase(saved)
      // What was typed while it was on its way stays.
      if (same(latest.current.written, written)) setWritten(writtenOf(saved))
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
    error: error ?? (base ? undefined : query.error),
    saving,
    save,
    set: (change: (content: Content) => Content) => setWritten(w => (w ? { ...w, content: change(w.content) } : w)),
    setAudience: (audience: Written['audience']) => setWritten(w => (w ? { ...w, audience } : w)),
    keepMine: (part: PartName) => setClashes(list => list.filter(c => c.part !== part)),
    takeTheirs: (part: PartName) => {
      setWritten(w => (w && base ? takeTheirs(w, writtenOf(base), part) : w))
      setClashes(list => list.filter(c => c.part !== part))
    },
  }
}
export type Advisory = ReturnType<typeof useAdvisory>
