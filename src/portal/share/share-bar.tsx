import { Button } from '@mantine/core'
import { namedAs } from '../me.ts'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { markingOf } from './audience.ts'
import { shareWords } from './preview-words.ts'
import type { Desk } from './use-draft.ts'
import type { Previewed } from './use-preview.ts'

interface Props {
  desk: Desk
  previewed: Previewed
  /** The preview of this audience has been in view: from then on the button shares. */
  seen: boolean
  busy: boolean
  blocked: boolean
  onPreview: () => void
  onShare: () => void
  onSignOff: () => void
}

/** Always at hand: what would happen, and the button that does it. */
export function ShareBar({ desk, previewed, seen, busy, blocked, onPreview, onShare, onSignOff }: Props) {
  const { draft, me } = desk
  const { preview, current } = previewed
  const nobody = draft.audience.to.length === 0
  const ready = desk.fresh && current && !blocked
  const signoff = me?.member.signoff === true && draft.editing === undefined
  const words = shareWords(preview, me ? namedAs(me) : '')
  const doing = draft.editing ? words.replace(/^Share with/, 'Save for') : words
  return (
    <div className={seen ? 'sh-bar sh-bar-seen' : 'sh-bar'}>
      <div className="sh-bar-words">
        {nobody ? (
          <span className="quiet">Choose who may see it</span>
        ) : (
          <>
            <TlpBadge tlp={markingOf(draft.audience, desk.layers)} />{' '}
            <span className="sh-clip">{seen ? '' : (preview?.sentence ?? 'Looking who that is…')}</span>
          </>
        )}
        {!signoff && draft.editing === undefined && seen && !nobody && (
          <button type="button" className="sh-link" onClick={onSignOff} disabled={!ready || busy}>
            Ask for sign-off instead
          </button>
        )}
      </div>
      <div className="sh-bar-buttons">
        {!seen || nobody ? (
          <Button onClick={onPreview} size="md">
            {nobody ? 'Who sees what?' : 'Preview: who will see this'}
          </Button>
        ) : signoff ? (
          <Button onClick={onSignOff} disabled={!ready} size="md">
            Ask a colleague to sign off
          </Button>
        ) : (
          <Button onClick={onShare} disabled={!ready} loading={busy} size="md">
            {ready || blocked ? doing : 'Checking…'}
          </Button>
        )}
      </div>
    </div>
  )
}
