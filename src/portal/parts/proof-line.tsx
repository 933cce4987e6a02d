import { Button } from '@mantine/core'
import { copy } from './copy.ts'
import './proof-line.css'

/** A part of a DNS record, to be carried over to where records are set. */
export function ProofLine({ label, value }: { label: string; value: string }) {
  return (
    <div className="proof-line">
      <span className="quiet">{label}</span>
      <code>{value}</code>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Copy the ${label.toLowerCase()}`}
        onClick={() => void copy(value, `the ${label.toLowerCase()}`)}
      >
        Copy
      </Button>
    </div>
  )
}
