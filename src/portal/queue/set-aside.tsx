import { Button, Modal, NativeSelect, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import {
  ASIDE_REASON_NAMES,
  ASIDE_REASONS,
  type AsideReason,
  TOLD,
  TOLD_FOR,
  TOLD_WORDS,
  type Told,
} from '../../domain/triage.ts'
import { plural } from '../parts/crowd.ts'

interface Props {
  count: number
  /** What is chosen when it opens. */
  because?: AsideReason | undefined
  close: () => void
  done: (asked: { reason: AsideReason; told?: Told; note: string }) => void
}

/** Why, for the desk; and in which words the contributor reads of it. */
export function SetAside({ count, because = 'nothing-to-act-on', close, done }: Props) {
  const [reason, setReason] = useState<AsideReason>(because)
  const [told, setTold] = useState<Told | ''>(TOLD_FOR[because])
  const [note, setNote] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    done({ reason, note, ...(told ? { told } : {}) })
  }
  return (
    <Modal opened onClose={close} title={`Set ${plural(count, 'report')} aside`}>
      <form className="stack" onSubmit={send}>
        <NativeSelect
          data-autofocus
          label="Why"
          description="For the desk alone."
          value={reason}
          onChange={event => {
            const chosen = ASIDE_REASONS.find(r => r === event.currentTarget.value) ?? reason
            setReason(chosen)
            setTold(TOLD_FOR[chosen])
          }}
          data={ASIDE_REASONS.map(value => ({ value, label: ASIDE_REASON_NAMES[value] }))}
        />
        <NativeSelect
          label="What its contributor reads"
          description="On its own report. None of these tells what others reported."
          value={told}
          onChange={event => setTold(TOLD.find(t => t === event.currentTarget.value) ?? '')}
          data={[{ value: '', label: 'Nothing' }, ...TOLD.map(value => ({ value, label: TOLD_WORDS[value] }))]}
        />
        <Textarea
          label="Note"
          description="For the desk alone."
          autosize
          minRows={2}
          maxLength={1000}
          value={note}
          onChange={event => setNote(event.currentTarget.value)}
        />
        <Button type="submit">Set aside</Button>
      </form>
    </Modal>
  )
}
