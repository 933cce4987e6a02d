import { Button, CloseButton, FileButton, Textarea } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { type ClipboardEvent, type DragEvent, useState } from 'react'
import { useMe } from '../me.ts'
import type { Draft } from './draft.ts'
import { detached, layerSwitched, textEdited } from './moves.ts'
import type { Desk } from './use-draft.ts'
import { ACCEPTED, useFiles } from './use-files.ts'

interface Props {
  desk: Desk
  error: string | undefined
}

/** From here on a text area takes longer to lay out than a key stroke may last. */
const LARGE = 60_000
const SHOWN = 10_000
const MOST = 200_000

const kB = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** One place for everything: paste, drop, choose or write. */
export function PasteSection({ desk, error }: Props) {
  const { draft, move } = desk
  const {
    partnership: { ceiling },
    member: { domains },
  } = useMe()
  const { take, mayTake, busy, problems, dismiss } = useFiles(move, draft.attachments, ceiling, domains)
  const [over, setOver] = useState(false)
  const [whole, setWhole] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const files = [...event.dataTransfer.files]
    const text = event.dataTransfer.getData('text/plain')
    if (files.length > 0) void take(files)
    else if (text && mayTake(text, 'What you dropped'))
      move(d => textEdited(d, d.text.trim() === '' ? text : `${d.text}\n\n${text}`))
  }
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    const pasted = event.clipboardData.getData('text/plain')
    const area = event.currentTarget
    if (!mayTake(pasted, 'What you pasted')) return event.preventDefault()
    if (pasted.length > LARGE && area instanceof HTMLTextAreaElement && !area.readOnly) {
      event.preventDefault()
      const { selectionStart, selectionEnd } = area
      move(d => textEdited(d, d.text.slice(0, selectionStart) + pasted + d.text.slice(selectionEnd)))
      return
    }
    // A word processor puts a picture of the text beside the text: the text is what is meant.
    if (files.length === 0 || pasted !== '') return
    event.preventDefault()
    void take(files)
  }
  const empty = draft.text === ''
  const question = draft.kind === 'question'
  const folded = draft.text.length > LARGE && !whole
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
        label={question ? 'What do you want to know?' : 'Paste anything: a mail, a report, a log'}
        description={
          question
            ? 'The first line becomes the title. It stays in this browser until you share; files can be dropped here too.'
            : 'It stays in this browser until you share. You can also drop files here, or write.'
        }
        value={folded ? draft.text.slice(0, SHOWN) : draft.text}
        readOnly={folded}
        onChange={event => {
          const { value } = event.currentTarget
          move(d => textEdited(d, value))
        }}
        onPaste={paste}
        rows={empty ? 9 : 11}
        resize="vertical"
        autoFocus
        spellCheck={false}
        error={error}
        data-field="story"
        classNames={{ input: 'sh-paste' }}
      />
      {folded && (
        <p className="sh-note">
          A long text: its first {SHOWN.toLocaleString('en-GB')} of {draft.text.length.toLocaleString('en-GB')}{' '}
          characters are shown, all of it is read.{' '}
          <button type="button" className="sh-link" onClick={() => setWhole(true)}>
            Show and edit all of it
          </button>
        </p>
      )}
      <TooLong desk={desk} />
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

/** The story has an end; what was found beyond it stays found. */
function TooLong({ desk }: { desk: Desk }) {
  const { draft, move, possible } = desk
  if (draft.text.length <= MOST || draft.leftOut.includes('full')) return null
  return (
    <p className="sh-note sh-note-bad">
      A report’s story has {MOST.toLocaleString('en-GB')} characters at most, this text{' '}
      {draft.text.length.toLocaleString('en-GB')}.{' '}
      {possible.includes('full') && (
        <button type="button" className="sh-link" onClick={() => move(d => layerSwitched(d, 'full', false))}>
          Share the values without the text
        </button>
      )}{' '}
      <button type="button" className="sh-link" onClick={() => move(shortened)}>
        Keep the beginning
      </button>
    </p>
  )
}

/** Values beyond the cut were found in what was pasted: they are kept as if added by hand. */
const shortened = (draft: Draft): Draft => ({
  ...textEdited(draft, draft.text.slice(0, MOST - 1).trimEnd()),
  added: [...draft.added, ...draft.found],
})
