import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { Notice } from '../parts/problem.tsx'
import { stepUp } from '../passkeys.ts'
import { queries } from '../queries.ts'
import { askToConfirm } from '../request.ts'
import type { Shared } from '../wire.ts'
import { asksStepUp } from './audience.ts'
import { forgetDraft } from './kept-drafts.ts'
import { changeRequestOf, shareRequestOf } from './request.ts'
import type { Desk } from './use-draft.ts'

/** Sends the report. The draft's own id goes with it, so that a second tap or a lost answer shares nothing twice. */
export function useSharing(desk: Desk, onShared: (shared: Shared) => void) {
  const client = useQueryClient()
  const needsProof = asksStepUp(desk.draft.audience, desk.layers) && desk.me?.steppedUp !== true
  const sharing = useMutation({
    mutationFn: async (): Promise<Shared> => {
      if (needsProof) {
        // Straight to the passkey where there is nothing to choose.
        if (!desk.me?.codes) await stepUp()
        else if (!(await askToConfirm('This marking for everyone asks who is sharing.')))
          throw new Notice('Not shared: it was not confirmed')
        await client.invalidateQueries({ queryKey: queries.me.queryKey })
      }
      const { draft, content } = desk
      return draft.editing
        ? api.change(draft.editing.id, draft.editing.revision, changeRequestOf(draft, content))
        : api.share(shareRequestOf(draft, content))
    },
    onSuccess: shared => {
      if (desk.me) void forgetDraft(desk.me.seat, desk.draft.id)
      for (const key of [['feed'], ['me'], ['report', shared.id], ['entries', shared.id]]) {
        void client.invalidateQueries({ queryKey: key })
      }
      onShared(shared)
    },
  })
  return { sharing, needsProof }
}
