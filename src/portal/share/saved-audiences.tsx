import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useMemo, useState } from 'react'
import { api } from '../api.ts'
import { tellProblem } from '../parts/problem.tsx'
import { queries } from '../queries.ts'
import { audienceRequest } from './audience.ts'
import type { Audience, Pick } from './draft.ts'
import { audienceFrom, DESK, EVERYONE, sameAudience } from './presets.ts'
import type { Desk } from './use-draft.ts'

/** Circles that this page knows by name: one's nodes, and whatever the picker has offered. */
export function useKnownCircles(desk: Desk): ReadonlyMap<string, Pick> {
  const offered = useQuery(queries.circles('')).data
  return useMemo(() => {
    const known = new Map<string, Pick>([EVERYONE, DESK].map(pick => [pick.ref, pick]))
    for (const node of desk.me?.nodes ?? []) {
      known.set(node.handle, { ref: node.handle, kind: 'node', name: node.name, hint: '' })
    }
    for (const { ref, kind, name, hint } of offered?.items ?? []) known.set(ref, { ref, kind, name, hint })
    for (const pick of [...desk.draft.audience.to, ...desk.draft.audience.except]) known.set(pick.ref, pick)
    return known
  }, [offered, desk.me?.nodes, desk.draft.audience])
}

export function SavedAudiences({ desk, set }: { desk: Desk; set: (audience: Audience) => void }) {
  const client = useQueryClient()
  const saved = useQuery(queries.audiences)
  const known = useKnownCircles(desk)
  const [naming, setNaming] = useState(false)
  const [name, setName] = useState('')
  const refresh = () => client.invalidateQueries({ queryKey: queries.audiences.queryKey })
  const { audience } = desk.draft
  const save = useMutation({
    mutationFn: (as: string) =>
      api.saveAudience({ name: as, audience: audienceRequest(audience, ['headline', 'technical', 'full']) }),
    onSuccess: () => {
      setNaming(false)
      setName('')
      void refresh()
    },
    onError: tellProblem,
  })
  const remove = useMutation({ mutationFn: api.removeAudience, onSuccess: refresh, onError: tellProblem })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') save.mutate(name.trim())
  }
  const items = saved.data?.items ?? []
  return (
    <div className="sh-row">
      {items.map(item => {
        const made = audienceFrom(item.audience, known)
        return (
          <span key={item.id} className="sh-pill">
            <button
              type="button"
              className="sh-link"
              aria-pressed={sameAudience(made, audience)}
              onClick={() => set(made)}
            >
              {item.name}
            </button>
            <button
              type="button"
              className="sh-remove"
              aria-label={`Delete the saved audience ${item.name}`}
              onClick={() => remove.mutate(item.id)}
            >
              ×
            </button>
          </span>
        )
      })}
      {audience.to.length > 0 &&
        (naming ? (
          <form className="sh-row" onSubmit={submit}>
            <TextInput
              value={name}
              onChange={event => setName(event.currentTarget.value)}
              aria-label="Name of this audience"
              placeholder="Name it"
              size="sm"
              maxLength={80}
              autoFocus
            />
            <Button type="submit" size="sm" variant="default" loading={save.isPending}>
              Save
            </Button>
          </form>
        ) : (
          <button type="button" className="sh-link" onClick={() => setNaming(true)}>
            Save this audience for the next time
          </button>
        ))}
    </div>
  )
}
