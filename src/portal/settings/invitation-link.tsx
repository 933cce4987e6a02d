import { Button } from '@mantine/core'
import { copy } from '../parts/copy.ts'
import { When } from '../parts/when.tsx'
import type { Invitation } from '../wire.ts'

/** The link of an invitation, this once. */
export function InvitationLink({ invitation, close }: { invitation: Invitation; close: () => void }) {
  const { person, link, expiresAt } = invitation
  if (link === undefined)
    return (
      <div className="note-box" role="status">
        <p>
          A mail is on its way to <b>{person.name}</b>
          {person.email && <> at {person.email}</>}. Its link signs them in, once; it ends <When at={expiresAt} />. If
          nothing comes, look here again: you can have a new link, which ends this one.
        </p>
        <div className="actions">
          <Button mt="xs" size="compact-sm" variant="default" onClick={close}>
            Done
          </Button>
        </div>
      </div>
    )
  return (
    <div className="note-box" role="status">
      <p>
        <b>{person.name}</b> signs in with this link, once; it ends <When at={expiresAt} />. Hand it over yourself, by a
        way that you trust: whoever opens it is signed in. It is shown this once; a new link ends this one.
      </p>
      <code className="secret">{link}</code>
      <div className="actions">
        <Button mt="xs" size="compact-sm" onClick={() => void copy(link, 'the link')}>
          Copy the link
        </Button>
        <Button mt="xs" size="compact-sm" variant="default" onClick={close}>
          Done
        </Button>
      </div>
    </div>
  )
}
