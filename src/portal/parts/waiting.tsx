import { Skeleton } from '@mantine/core'

/** The shape of what is coming. */
export function Waiting({ rows = 6 }: { rows?: number }) {
  return (
    <div className="waiting" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => `row ${row}`).map(row => (
        <div key={row} className="waiting-row">
          <Skeleton height={14} width="70%" />
          <Skeleton height={10} width="40%" mt={8} />
        </div>
      ))}
    </div>
  )
}
