import { notifications } from '@mantine/notifications'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { When } from '../parts/when.tsx'
import { type Draft, titleOf } from './draft.ts'
import { forgetDraft, keepDraft, keptDrafts } from './kept-drafts.ts'

interface Props {
  seat: string
  onOpen: (draft: Draft) => void
}

/** What was begun here and not sent. It is in this browser and nowhere else. */
export function ContinueDrafts({ seat, onOpen }: Props) {
  const client = useQueryClient()
  const key = ['kept-drafts', seat]
  const kept = useQuery({ queryKey: key, queryFn: () => keptDrafts(seat), staleTime: 0, gcTime: 0 })
  const drafts = kept.data ?? []
  const refresh = () => client.invalidateQueries({ queryKey: key })
  if (drafts.length === 0) return null
  const discard = async (draft: Draft) => {
    await forgetDraft(seat, draft.id)
    await refresh()
    tellDiscarded(() => void keepDraft(seat, draft).then(refresh))
  }
  return (
    <section className="sh-drafts" aria-labelledby="sh-drafts-title">
      <h2 id="sh-drafts-title">Continue a draft</h2>
      <ul>
        {drafts.slice(0, 8).map(draft => (
          <li key={draft.id}>
            <button type="button" className="sh-link sh-grow" onClick={() => onOpen(draft)}>
              {titleOf(draft) || 'Without a title'}
            </button>
            <span className="quiet sh-small">
              {draft.editing ? 'changes to a report, ' : ''}
              <When at={draft.savedAt} />
            </span>
            <button
              type="button"
              className="sh-remove"
              aria-label={`Discard ${titleOf(draft) || 'the draft without a title'}`}
              onClick={() => void discard(draft)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Discarding asks no question beforehand; it can be taken back for a while. */
export function tellDiscarded(undo: () => void): void {
  const id = crypto.randomUUID()
  notifications.show({
    id,
    autoClose: 12_000,
    message: (
      <span>
        Draft discarded.{' '}
        <button
          type="button"
          className="sh-link"
          onClick={() => {
            notifications.hide(id)
            undo()
          }}
        >
          Undo
        </button>
      </span>
    ),
  })
}
