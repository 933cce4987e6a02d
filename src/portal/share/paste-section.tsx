import { Button, CloseButton, FileButton, Textarea } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { type ClipboardEvent, type DragEvent, useState } from 'react'
import { detached, textEdited } from './moves.ts'
import type { Desk } from './use-draft.ts'
import { ACCEPTED, useFiles } from './use-files.ts'

interface Props {
  desk: Desk
  error: string | undefined
}

const kB = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** One place for everything: paste, drop, choose or write. */
export function PasteSection({ desk, error }: Props) {
  const { draft, move } = desk
  const { take, busy, problems, dismiss } = useFiles(move, draft.attachments)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const files = [...event.dataTransfer.files]
    const text = event.dataTransfer.getData('text/plain')
    if (files.length > 0) void take(files)
    else if (text) move(d => textEdited(d, d.text.trim() === '' ? text : `${d.text}\n\n${text}`))
  }
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    // A word processor puts a picture of the text beside the text: the text is what is meant.
    if (files.length === 0 || event.clipboardData.getData('text/plain') !== '') return
    event.preventDefault()
    void take(files)
  }
  const empty = draft.text === ''
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has its equal for the keyboard: the button
    <div
      className={over ? 'sh-drop sh-drop-over' : 'sh-drop'}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Textarea
        label="Paste anything: a mail, a report, a log"
        description="It stays in this browser until you share. You can also drop files here, or write."
        value={draft.text}
        onChange={event => {
          const { value } = event.currentTarget
          move(d => textEdited(d, value))
        }}
        onPaste={paste}
        autosize
        minRows={empty ? 9 : 5}
        maxRows={empty ? 9 : 11}
        autoFocus
        spellCheck={false}
        error={error}
        data-field="story"
        classNames={{ input: 'sh-paste' }}
      />
      <div className="sh-row">
        <FileButton onChange={files => void take(files)} accept={ACCEPTED} multiple>
          {props => (
            <Button
              {...props}
              variant="default"
              size="sm"
              leftSection={<IconFileUpload size={16} aria-hidden />}
              loading={busy}
            >
              Choose files
            </Button>
          )}
        </FileButton>
        <span className="quiet sh-small">Text, mail (.eml), web page, Word, PDF, CSV and pictures</span>
      </div>
      <div aria-live="polite">
        {problems.map(problem => (
          <p key={problem} className="sh-note sh-note-bad">
            {problem} <CloseButton size="sm" onClick={() => dismiss(problem)} aria-label="Dismiss" />
          </p>
        ))}
        {draft.readerNotes.map(note => (
          <p key={note} className="sh-note">
            {note}
          </p>
        ))}
      </div>
      {draft.attachments.length > 0 && (
        <ul className="sh-attachments" aria-label="Attachments">
          {draft.attachments.map(attachment => (
            <li key={attachment.id}>
              {attachment.media.startsWith('image/') && (
                <img src={`data:${attachment.media};base64,${attachment.data}`} alt="" width={56} height={56} />
              )}
              <div>
                <div className="sh-clip">{attachment.name}</div>
                <div className="quiet sh-small">
                  {kB(attachment.bytesBefore)} → {kB(attachment.bytes)}, drawn anew
                  {attachment.dropped.length > 0 ? ` without its ${attachment.dropped.join(', ')}` : ''}. Goes with the
                  full story.
                </div>
              </div>
              <CloseButton
                onClick={() => move(d => detached(d, attachment.id))}
                aria-label={`Remove ${attachment.name}`}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
