import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { REPORT_KINDS } from '../../domain/report.ts'
import { api } from '../api.ts'
import { queries } from '../queries.ts'
import type { Me } from '../wire.ts'
import type { Draft, Pick } from './draft.ts'
import { editingOf, fromRequest, startedFrom } from './from-report.ts'
import { textEdited } from './moves.ts'
import { DESK, EVERYONE, nodePicks } from './presets.ts'
import { newDraft } from './use-draft.ts'

type Wanted = Partial<Record<'edit' | 'draft' | 'kind' | 'question' | 'from' | 'add', string>>
const IDS = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** What the address asks for: changing a report, taking up a draft, a question, or the values of a report. */
export function useOpening(
  me: Me | undefined,
  open: (draft: Draft) => void,
): { error: unknown; waiting: boolean; what: Wanted } {
  const what = useSearch({ strict: false }) as Wanted
  const from = what.from ?? (what.add !== undefined && IDS.test(what.add) ? what.add : undefined)
  const asked = what.edit ?? what.draft ?? from
  const key = `${what.edit ?? ''} ${what.draft ?? ''} ${from ?? ''} ${what.add ?? ''} ${what.kind ?? what.question ?? ''}`
  const done = useRef('')
  const offered = useQuery({ ...queries.circles(''), enabled: asked !== undefined })
  const found = useQuery({
    queryKey: ['share-opening', key],
    queryFn: async () => {
      if (what.draft) return { draft: await api.draft(what.draft) }
      return { report: await api.report(what.edit ?? from ?? '') }
    },
    enabled: asked !== undefined,
    staleTime: 0,
    gcTime: 0,
  })
  const data = found.data
  const circles = offered.data
  useEffect(() => {
    if (me === undefined || done.current === key) return
    if (asked === undefined) {
      const kind = what.question ? 'question' : REPORT_KINDS.find(one => one === what.kind)
      const text = what.add ?? ''
      if (kind === undefined && text === '') return
      done.current = key
      open({ ...textEdited(newDraft(), text), ...(kind === undefined ? {} : { kind }) })
      return
    }
    if (data === undefined || (circles === undefined && !offered.isError)) return
    done.current = key
    const known = new Map<string, Pick>(
      [EVERYONE, DESK, ...nodePicks(me.nodes), ...(circles?.items ?? [])].map(({ ref, kind, name, hint }) => [
        ref,
        { ref, kind, name, hint },
      ]),
    )
    const { report, draft } = data
    if (report && what.edit) open(editingOf(newDraft(), report, known) ?? newDraft())
    else if (report) open(startedFrom(newDraft(), report))
    else if (draft?.request) open(fromRequest(newDraft(), draft.request, known))
  }, [me, key, asked, what.add, what.edit, what.kind, what.question, data, circles, offered.isError, open])
  return { error: found.error, waiting: asked !== undefined && done.current !== key, what }
}
