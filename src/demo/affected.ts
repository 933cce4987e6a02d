import type { Region, Sector } from '../domain/member.ts'
import type { Affects } from '../domain/report.ts'
import type { DemoReport } from './story.ts'

/**
 * Whom each campaign struck, as its reports say it: of the campaign, never of the report's author. Every third report does
 * not say it, and campaigns that would be told by it (Slow Tide, Rust Gate) never do.
 */
const STRUCK: Record<string, { sectors: readonly Sector[]; regions: readonly Region[] }> = {
  'copper-lantern': {
    sectors: ['pharma', 'academia', 'manufacturing', 'health'],
    regions: ['TLF', 'TLE', 'TLH', 'TLG', 'TLM'],
  },
  'glass-heron': { sectors: ['finance', 'insurance', 'legal-professional'], regions: ['TLI', 'TLM', 'TLE', 'TLD'] },
  'tin-orchard': {
    sectors: ['government-local', 'manufacturing', 'managed-services', 'logistics'],
    regions: ['TLG', 'TLF', 'TLD', 'TLJ', 'TLL'],
  },
  'paper-kestrel': { sectors: ['logistics', 'maritime', 'food', 'transport'], regions: ['TLJ', 'TLH', 'TLE', 'TLN'] },
  'blue-ferret': {
    sectors: ['schools', 'government-local', 'health', 'charity'],
    regions: ['TLK', 'TLL', 'TLD', 'TLC', 'TLG'],
  },
  'market-day': { sectors: ['finance', 'transport', 'retail'], regions: ['TLI', 'TLJ', 'TLG'] },
  'hollow-parcel': { sectors: ['telecoms', 'retail', 'logistics'], regions: ['TLI', 'TLD', 'TLC', 'TLN', 'TLM'] },
  'second-key': { sectors: ['managed-services', 'food', 'manufacturing'], regions: ['TLF', 'TLG', 'TLE'] },
}
export function affectedBy({ key }: Pick<DemoReport, 'key'>): Affects | undefined {
  const [, campaign = '', number = ''] = /^(.+)-(\d+)$/.exec(key) ?? []
  const struck = STRUCK[campaign]
  const n = Number(number)
  if (!struck || n % 3 === 0) return undefined
  const some = <T>(all: readonly T[], many: number): T[] => all.filter((_, at) => (at + n) % all.length < many)
  return { sectors: some(struck.sectors, 1 + (n % 2)), regions: some(struck.regions, 1 + (n % 3)) }
}
