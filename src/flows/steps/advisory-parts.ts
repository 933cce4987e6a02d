import type { AdvisoryInReport } from '../../domain/advisory.ts'
import type { AdvisoryParts } from '../../formats/api/advisories.ts'

/** What an advisory has beside what every report has. */
export const partsOf = ({ corrected, steps, hunts, rules, ...rest }: AdvisoryInReport): AdvisoryParts => ({
  ...rest,
  ...(corrected ? { corrected: { at: corrected.at, changes: [...corrected.changes] } } : {}),
  ...(steps ? { steps: [...steps] } : {}),
  ...(hunts ? { hunts: [...hunts] } : {}),
  ...(rules ? { rules: [...rules] } : {}),
})
