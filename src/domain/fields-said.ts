import { REGIONS, type Region, SECTORS, type Sector } from './member.ts'

/** Words, as the search index keeps them (stemmed English), by which a report says what sector or region it speaks of. */
const SAID: Partial<Record<Sector | Region, string>> = {
  academia: 'univers campus professor lectur',
  agriculture: 'farm farmer tractor grain',
  automotive: 'dealership car-mak',
  'broadcast-media': 'broadcast newsroom journalist',
  charity: 'chariti donor fundrais',
  construction: 'builder scaffold subcontractor',
  energy: 'substat turbin wind-farm pipelin',
  'emergency-services': 'ambul polic constabulari',
  finance: 'bank lender mortgag custodian',
  food: 'bakeri dairi brewer',
  'government-local': 'council councillor borough',
  health: 'hospit nhs clinic patient dentist ward',
  'hospitality-leisure': 'hotel guest restaur booker',
  insurance: 'insur underwrit',
  'legal-professional': 'solicitor conveyanc barrist account-firm',
  logistics: 'haulag hauli lorri freight courier',
  'managed-services': 'msp rmm',
  manufacturing: 'factori plant-floor machin-shop',
  maritime: 'port vessel harbour ship',
  pharma: 'pharma laboratori clinical-suppli',
  retail: 'shop retail till checkout',
  schools: 'school pupil teacher headteach',
  telecoms: 'telecom sim carrier',
  transport: 'airport railway rail airlin tram',
  water: 'reservoir sewag telemetri',
  TLC: 'tynesid sunderland durham',
  TLD: 'manchest liverpool lancashir cumbria',
  TLE: 'yorkshir humber leed sheffield',
  TLF: 'derbi nottingham leicest lincoln',
  TLG: 'birmingham coventri wolverhampton',
  TLH: 'norwich suffolk cambridg essex',
  TLI: 'london',
  TLJ: 'kent surrey hampshir sussex',
  TLK: 'bristol devon cornwal exet',
  TLL: 'wale welsh cardiff swansea',
  TLM: 'scotland scottish glasgow edinburgh aberdeen',
  TLN: 'belfast ulster',
}
const BY_WORD = new Map(
  Object.entries(SAID).flatMap(([field, words]) => words.split(' ').map(word => [word, field] as const)),
)

export const fieldsSaid = (lexemes: Iterable<string>): Set<string> =>
  new Set([...lexemes].flatMap(word => BY_WORD.get(word) ?? []))

export const fieldName = (field: string): string =>
  Object.entries({ ...SECTORS, ...REGIONS }).find(([key]) => key === field)?.[1] ?? field
