/** Members are organisations. Persons act for them through seats. */
export const MEMBER_KINDS = [
  'central-government',
  'local-government',
  'health-body',
  'law-enforcement',
  'agency',
  'cert',
  'regulator',
  'industry',
  'security-supplier',
  'academia',
  'charity',
  'trade-body',
] as const
export type MemberKind = (typeof MEMBER_KINDS)[number]

export const MEMBER_KIND_NAMES: Record<MemberKind, { one: string; many: string }> = {
  'central-government': { one: 'Central government', many: 'Central government bodies' },
  'local-government': { one: 'Local government', many: 'Local government bodies' },
  'health-body': { one: 'Health body', many: 'Health bodies' },
  'law-enforcement': { one: 'Law enforcement', many: 'Law enforcement' },
  agency: { one: 'Agency', many: 'Agencies' },
  cert: { one: 'CERT', many: 'CERTs' },
  regulator: { one: 'Regulator', many: 'Regulators' },
  industry: { one: 'Industry', many: 'Industry' },
  'security-supplier': { one: 'Security supplier', many: 'Security suppliers' },
  academia: { one: 'Academia', many: 'Academia' },
  charity: { one: 'Charity', many: 'Charities' },
  'trade-body': { one: 'Trade body or WARP', many: 'Trade bodies and WARPs' },
}

export const MEMBER_SIZES = ['small', 'medium', 'large'] as const
export type MemberSize = (typeof MEMBER_SIZES)[number]

/** Sector slugs and the words people see. The thirteen UK infrastructure sectors and the wider picker list. */
export const SECTORS = {
  academia: 'Academia',
  aerospace: 'Aerospace',
  agriculture: 'Agriculture',
  automotive: 'Automotive',
  'broadcast-media': 'Broadcast & media',
  charity: 'Charity',
  chemicals: 'Chemicals',
  'civil-nuclear': 'Civil nuclear',
  construction: 'Construction',
  'data-centres': 'Data centres',
  defence: 'Defence',
  'emergency-services': 'Emergency services',
  energy: 'Energy',
  finance: 'Finance',
  food: 'Food',
  'government-central': 'Central government',
  'government-local': 'Local government',
  health: 'Health',
  'hospitality-leisure': 'Hospitality & leisure',
  insurance: 'Insurance',
  'legal-professional': 'Legal & professional services',
  logistics: 'Logistics',
  'managed-services': 'Managed services',
  manufacturing: 'Manufacturing',
  maritime: 'Maritime',
  mining: 'Mining',
  pharma: 'Pharma',
  retail: 'Retail',
  schools: 'Schools',
  space: 'Space',
  technology: 'Technology',
  telecoms: 'Telecoms',
  transport: 'Transport',
  water: 'Water',
} as const
export type Sector = keyof typeof SECTORS
export const SECTOR_SLUGS = Object.keys(SECTORS) as [Sector, ...Sector[]]

/** The twelve ITL1 regions of the United Kingdom. A police region is not one of these: a node's area is a set. */
export const REGIONS = {
  TLC: 'North East',
  TLD: 'North West',
  TLE: 'Yorkshire and The Humber',
  TLF: 'East Midlands',
  TLG: 'West Midlands',
  TLH: 'East of England',
  TLI: 'London',
  TLJ: 'South East',
  TLK: 'South West',
  TLL: 'Wales',
  TLM: 'Scotland',
  TLN: 'Northern Ireland',
} as const
export type Region = keyof typeof REGIONS
export const REGION_CODES = Object.keys(REGIONS) as [Region, ...Region[]]

/** What of a member anybody who may know it can be told. */
export interface MemberFacts {
  kind: MemberKind
  size: MemberSize
  sectors: readonly Sector[]
  regions: readonly Region[]
}

/** "Finance, Pharma; London". */
export const affectedWords = ({
  sectors,
  regions,
}: {
  sectors: readonly Sector[]
  regions: readonly Region[]
}): string =>
  [sectors.map(s => SECTORS[s]), regions.map(r => REGIONS[r])]
    .filter(l => l.length > 0)
    .map(l => l.join(', '))
    .join('; ')
