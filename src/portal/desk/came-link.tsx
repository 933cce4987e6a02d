import { Button } from '@mantine/core'
import { copy } from '../parts/copy.ts'
import { When } from '../parts/when.tsx'
import type { AnalystCame } from '../wire.ts'

/** The link of a new analyst, this once. */
export function CameLink({ came, close }: { came: AnalystCame; close: () => void }) {
  return (
    <div className="note-box" role="status">
      <p>
        <b>Analyst {came.analyst}</b> signs in with this link, once; it ends <When at={came.expiresAt} />. Hand it over
        yourself, by a way that you trust and that does not pass the employer: whoever opens it is signed in.
      </p>
      <code className="secret">{came.link}</code>
      <div className="actions">
        <Button mt="xs" size="compact-sm" onClick={() => void copy(came.link, 'the link')}>
          Copy the link
        </Button>
        <Button mt="xs" size="compact-sm" variant="default" onClick={close}>
          Done
        </Button>
      </div>
    </div>
  )
}
