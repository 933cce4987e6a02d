/** For `fc.assert(property, propertyOptions(200))`: the run's seed, and ten times the runs when `npm run proofs` asks. */
export function propertyOptions(runs: number): { numRuns: number; seed?: number } {
  const seed = Number(process.env.AUBURN_SEED)
  const numRuns = isFullProof() ? runs * 10 : runs
  return process.env.AUBURN_SEED === undefined || !Number.isInteger(seed) ? { numRuns } : { numRuns, seed }
}

export const isFullProof = (): boolean => process.env.AUBURN_PROOFS === 'full'
