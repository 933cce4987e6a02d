import { Button, Modal, NativeSelect, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { queries } from '../queries.ts'
import type { Draft as SentDraft } from '../wire.ts'
import { forgetDraft } from './kept-drafts.ts'
import { shareRequestOf } from './request.ts'
import type { Desk } from './use-draft.ts'

interface Props {
  desk: Desk
  opened: boolean
  onClose: () => void
  onSent: (draft: SentDraft) => void
}

/** The one way in which a draft leaves this browser unshared: to a colleague, who shares it or sends it back. */
export function SignOff({ desk, opened, onClose, onSent }: Props) {
  const { me, draft, content } = desk
  const handle = me?.member.handle ?? ''
  const page = useQuery({ ...queries.member(handle), enabled: opened && handle !== '' })
  const colleagues = (page.data?.persons ?? []).filter(person => person.id !== me?.seat)
  const [chosen, setChosen] = useState('')
  const [note, setNote] = useState('')
  const colleague = chosen || colleagues[0]?.id || ''
  const send = useMutation({
    mutationFn: () => api.askSignOff({ request: shareRequestOf(draft, content), colleague, note }),
    onSuccess: sent => {
      if (me) void forgetDraft(me.seat, draft.id)
      onSent(sent)
    },
  })
  return (
    <Modal opened={opened} onClose={onClose} title="Ask a colleague to sign off">
      <div className="sh-fields">
        <p className="quiet">
          What you would share, struck out as shown, goes to one colleague. Nobody else sees it until they share it.
        </p>
        {page.isError ? (
          <ProblemBox error={page.error} retry={() => void page.refetch()} />
        ) : page.isSuccess && colleagues.length === 0 ? (
          <p>Nobody else of your organisation has a seat here yet.</p>
        ) : (
          <NativeSelect
            label="Colleague"
            value={colleague}
            onChange={event => setChosen(event.currentTarget.value)}
            data={colleagues.map(person => ({ value: person.id, label: `${person.name}, ${person.title}` }))}
          />
        )}
        <Textarea
          label="A word to them"
          value={note}
          onChange={event => setNote(event.currentTarget.value)}
          maxLength={2_000}
          autosize
          minRows={2}
        />
        {send.isError && <ProblemBox error={send.error} />}
        <Button onClick={() => send.mutate()} disabled={colleague === ''} loading={send.isPending}>
          Send for sign-off
        </Button>
      </div>
    </Modal>
  )
}
