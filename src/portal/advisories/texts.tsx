import type { Report } from '../wire.ts'
import { Hunts, Rules } from './view.tsx'

/** What the SOC package has beside values and notes. */
export function AdvisoryTexts({ advisory }: { advisory: NonNullable<Report['advisory']> }) {
  return (
    <>
      <Hunts hunts={advisory.hunts ?? []} />
      <Rules rules={advisory.rules ?? []} />
    </>
  )
}
