import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { LAYER_NAMES } from '../../domain/report.ts'
import { Link } from '../parts/link.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { paths } from '../paths.ts'
import type { Shared } from '../wire.ts'
import { listed } from './presets.ts'
import { rowReach } from './preview-words.ts'

/** Where it went, and the ways on. */
export function SharedScreen({
  shared,
  edited,
  onAnother,
}: {
  shared: Shared
  edited: boolean
  onAnother: () => void
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="sh-shared">
      <h1 ref={heading} tabIndex={-1}>
        {edited ? 'Saved' : 'Shared'}
      </h1>
      <p className="sh-sentence">{shared.preview.sentence}</p>
      <ul className="sh-went">
        {shared.preview.rows.map(row => (
          <li key={`${row.layer} ${row.as} ${row.circles.map(circle => circle.ref).join(' ')}`}>
            <TlpBadge tlp={row.tlp} /> <strong>{listed(row.circles.map(circle => circle.name))}</strong>
            {rowReach(row) === '' ? '' : ` (${rowReach(row)})`}: {LAYER_NAMES[row.layer].toLowerCase()},{' '}
            {row.as === 'named' ? 'with your name' : `from “${shared.preview.crowd.label}”`}
          </li>
        ))}
      </ul>
      <p className="quiet">
        You can change it, show it to more or fewer, and take it back from its page. Replies come to your inbox.
      </p>
      <div className="sh-row">
        <Link href={paths.report(shared.id)} className="sh-button">
          Open the report
        </Link>
        <Button variant="default" onClick={onAnother}>
          Share another
        </Button>
      </div>
    </div>
  )
}

export function SentScreen({ to, id, onAnother }: { to: string; id: string; onAnother: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="sh-shared">
      <h1 ref={heading} tabIndex={-1}>
        Sent for sign-off
      </h1>
      <p className="sh-sentence">
        {to} has it. Nothing is shared until they say so; you will find the answer in your inbox.
      </p>
      <div className="sh-row">
        <Link href={paths.draft(id)} className="sh-button">
          Open the draft
        </Link>
        <Button variant="default" onClick={onAnother}>
          Share another
        </Button>
      </div>
    </div>
  )
}
