import type { MemberKind, MemberSize, Region, Sector } from '../domain/member.ts'
import type { SeatRole } from './partnership.ts'

/**
 * The background ring: members without sign-in, there so that counts are real counts. Sectors and regions are laid out
 * so that exactly two sector × region crowds have five members and three have four, and pharma has two in TLF (the cast).
 */

export interface RingRow {
  key: string
  handle: string
  legalName: string
  shortNames: readonly string[]
  kind: MemberKind
  size: MemberSize
  sector: Sector
  region: Region
  nodes: readonly string[]
  role?: SeatRole
  joinedDaysAgo?: number
  lapsedDaysAgo?: number
  neverPosts: boolean
}

interface Aside {
  kind?: MemberKind
  /** Nodes besides the ring's own. */
  also?: readonly string[]
  role?: SeatRole
  /** Days before start-up. */
  joined?: number
  lapsed?: number
}
type Line = readonly [
  handle: string,
  legalName: string,
  shortName: string,
  size: MemberSize,
  sector: Sector,
  region: Region,
  aside?: Aside,
]

const finance: readonly Line[] = [
  ['thrapsmere', 'Thrapsmere Bank plc', 'Thrapsmere', 'large', 'finance', 'TLI'],
  ['oxwillow', 'Oxwillow Savings Bank plc', 'Oxwillow', 'large', 'finance', 'TLI'],
  ['glenmarrow', 'Glenmarrow Bank plc', 'Glenmarrow', 'large', 'finance', 'TLM'],
  ['pennyquern', 'Pennyquern Building Society', 'Pennyquern', 'medium', 'finance', 'TLD'],
  ['cobblegate', 'Cobblegate Wealth Ltd', 'Cobblegate', 'medium', 'finance', 'TLI'],
  ['saltway-mutual', 'Saltway Mutual Building Society', 'Saltway Mutual', 'medium', 'finance', 'TLK'],
  ['tallowmere', 'Tallowmere Cards Ltd', 'Tallowmere', 'large', 'finance', 'TLI'],
  ['harthope-loans', 'Harthope Loans Ltd', 'Harthope', 'small', 'finance', 'TLG'],
  ['brindlecote', 'Brindlecote Capital Ltd', 'Brindlecote', 'medium', 'finance', 'TLI'],
  [
    'wharfstone',
    'Wharfstone Building Society',
    'Wharfstone',
    'medium',
    'finance',
    'TLE',
    { also: ['yorkshire-humber'] },
  ],
  ['skerrydale', 'Skerrydale Credit Union', 'Skerrydale CU', 'small', 'finance', 'TLM'],
  ['quillerby', 'Quillerby Clearing Ltd', 'Quillerby', 'large', 'finance', 'TLI'],
  ['fossewell', 'Fossewell Bank plc', 'Fossewell', 'medium', 'finance', 'TLF', { also: ['east-midlands'] }],
  ['merribrook', 'Merribrook Pay Ltd', 'Merribrook Pay', 'small', 'finance', 'TLI'],
  ['larchgate', 'Larchgate Brokers Ltd', 'Larchgate', 'small', 'finance', 'TLD'],
  ['torrinvale', 'Torrinvale Asset Management Ltd', 'Torrinvale', 'large', 'finance', 'TLM'],
  ['cadderidge', 'Cadderidge Building Society', 'Cadderidge', 'medium', 'finance', 'TLL'],
  ['plumbago-pay', 'Plumbago Pay Ltd', 'Plumbago', 'small', 'finance', 'TLI'],
  ['elderquay', 'Elderquay Trust Company Ltd', 'Elderquay', 'medium', 'finance', 'TLK'],
  ['moorgrain', 'Moorgrain Commodity Finance Ltd', 'Moorgrain', 'medium', 'finance', 'TLG'],
  ['stallingfield', 'Stallingfield Bank plc', 'Stallingfield', 'large', 'finance', 'TLI'],
  ['otterpool-leasing', 'Otterpool Leasing Ltd', 'Otterpool', 'small', 'finance', 'TLD'],
  ['annaghbeg', 'Annaghbeg Credit Union', 'Annaghbeg', 'small', 'finance', 'TLN', { lapsed: 131 }],
  ['whinfold', 'Whinfold Invoice Finance Ltd', 'Whinfold', 'small', 'finance', 'TLG', { lapsed: 51 }],
  ['bellgrain', 'Bellgrain Custody plc', 'Bellgrain', 'large', 'finance', 'TLI'],
  ['tidewell', 'Tidewell Savings Ltd', 'Tidewell', 'small', 'finance', 'TLK', { lapsed: 92 }],
  ['dunmossie', 'Dunmossie Pensions Ltd', 'Dunmossie', 'medium', 'finance', 'TLM'],
  ['ironmonger-row', 'Ironmonger Row Partners LLP', 'Ironmonger Row', 'small', 'finance', 'TLI'],
  ['sedgecombe', 'Sedgecombe Mortgage Club Ltd', 'Sedgecombe', 'small', 'finance', 'TLF'],
  ['candlewick-fx', 'Candlewick Exchange Ltd', 'Candlewick', 'small', 'finance', 'TLI'],
]

const pharma: readonly Line[] = [
  ['albrightsea', 'Albrightsea Vaccines Ltd', 'Albrightsea', 'large', 'pharma', 'TLD'],
  ['corvidale', 'Corvidale Life Sciences plc', 'Corvidale', 'large', 'pharma', 'TLH'],
  ['mersewood', 'Mersewood Pharma Ltd', 'Mersewood', 'medium', 'pharma', 'TLD'],
  ['tinctura', 'Tinctura Wholesale Ltd', 'Tinctura', 'medium', 'pharma', 'TLJ'],
  ['fellbright', 'Fellbright Trials Ltd', 'Fellbright', 'small', 'pharma', 'TLH'],
  ['hexgrove', 'Hexgrove Synthesis Ltd', 'Hexgrove', 'medium', 'pharma', 'TLD'],
  ['peatholm', 'Peatholm Diagnostics Ltd', 'Peatholm', 'medium', 'pharma', 'TLH'],
  ['larkenby', 'Larkenby Peptides Ltd', 'Larkenby', 'small', 'pharma', 'TLD'],
  ['sallowfield', 'Sallowfield Inhalers Ltd', 'Sallowfield', 'medium', 'pharma', 'TLJ'],
]

const energy: readonly Line[] = [
  ['cairnhollow', 'Cairnhollow Wind plc', 'Cairnhollow', 'large', 'energy', 'TLM', { also: ['ot-engineers'] }],
  ['staithe-power', 'Staithe Power Ltd', 'Staithe', 'large', 'energy', 'TLC', { also: ['ot-engineers'] }],
  ['orrinbridge', 'Orrinbridge Grid Ltd', 'Orrinbridge', 'large', 'energy', 'TLM'],
  ['blythmoor', 'Blythmoor Gas Storage Ltd', 'Blythmoor', 'medium', 'energy', 'TLG', { also: ['ot-engineers'] }],
  ['trentlock', 'Trentlock Energy Recovery Ltd', 'Trentlock', 'medium', 'energy', 'TLF', { also: ['east-midlands'] }],
  ['chalkwell-water', 'Chalkwell Water plc', 'Chalkwell', 'large', 'water', 'TLH'],
  ['rillandon', 'Rillandon Water Ltd', 'Rillandon', 'medium', 'water', 'TLD'],
  ['sunderholt', 'Sunderholt Solar Ltd', 'Sunderholt', 'medium', 'energy', 'TLJ'],
  ['kettlewind', 'Kettlewind Renewables Ltd', 'Kettlewind', 'small', 'energy', 'TLM'],
  ['tamarstone', 'Tamarstone Water plc', 'Tamarstone', 'large', 'water', 'TLK'],
  ['gwernafon', 'Gwernafon Hydro Ltd', 'Gwernafon', 'small', 'energy', 'TLL'],
  ['carrowheat', 'Carrowheat Networks Ltd', 'Carrowheat', 'medium', 'energy', 'TLC'],
  ['wolverlow', 'Wolverlow Metering Ltd', 'Wolverlow', 'medium', 'energy', 'TLG', { lapsed: 16 }],
  ['downsgleam', 'Downsgleam Batteries Ltd', 'Downsgleam', 'small', 'energy', 'TLJ'],
  ['skarnhead', 'Skarnhead Tidal Ltd', 'Skarnhead', 'small', 'energy', 'TLM'],
]

const transport: readonly Line[] = [
  ['ketterick', 'Ketterick Haulage Ltd', 'Ketterick', 'medium', 'transport', 'TLG'],
  ['orwellstrand', 'Orwellstrand Port Ltd', 'Orwellstrand', 'large', 'maritime', 'TLH', { also: ['ot-engineers'] }],
  [
    'castlegreave',
    'Castlegreave Freight Ltd',
    'Castlegreave',
    'medium',
    'logistics',
    'TLF',
    { also: ['east-midlands'] },
  ],
  [
    'humbergarth',
    'Humbergarth Shipping Services Ltd',
    'Humbergarth',
    'medium',
    'logistics',
    'TLE',
    { also: ['yorkshire-humber'] },
  ],
  ['northmetrail', 'Northmetrail Operations Ltd', 'Northmetrail', 'large', 'transport', 'TLI'],
  ['wyrebus', 'Wyrebus Ltd', 'Wyrebus', 'medium', 'transport', 'TLD'],
  ['tynebright', 'Tynebright Harbour Commissioners', 'Tynebright', 'medium', 'maritime', 'TLC'],
  ['arrowdrop', 'Arrowdrop Parcels Ltd', 'Arrowdrop', 'large', 'logistics', 'TLJ'],
  ['sandmoor-trams', 'Sandmoor Tramways Ltd', 'Sandmoor Trams', 'medium', 'transport', 'TLG'],
  ['cherrywain', 'Cherrywain Removals Ltd', 'Cherrywain', 'small', 'transport', 'TLG'],
  ['medlowe-fleet', 'Medlowe Fleet Hire Ltd', 'Medlowe Fleet', 'medium', 'logistics', 'TLJ'],
  ['coldspan', 'Coldspan Chilled Storage Ltd', 'Coldspan', 'medium', 'logistics', 'TLD'],
  ['skyferris', 'Skyferris Airfield Ltd', 'Skyferris', 'medium', 'transport', 'TLD'],
  ['towpath-cargo', 'Towpath Cargo Ltd', 'Towpath', 'small', 'transport', 'TLG'],
  ['ellesway', 'Ellesway Coaches Ltd', 'Ellesway', 'small', 'transport', 'TLD', { lapsed: 96 }],
  ['blackbourne-line', 'Blackbourne Line Ltd', 'Blackbourne', 'small', 'maritime', 'TLH'],
  ['quaymaster', 'Quaymaster Pallets Ltd', 'Quaymaster', 'small', 'logistics', 'TLJ'],
  ['capitalrider', 'Capital Rider Couriers Ltd', 'Capital Rider', 'small', 'transport', 'TLI', { lapsed: 58 }],
  ['merrowden-axle', 'Merrowden Axle Haulage Ltd', 'Merrowden Axle', 'small', 'transport', 'TLG'],
]

const eastmid: readonly Line[] = [
  ['gadsbyfold', 'Gadsbyfold Knitwear Ltd', 'Gadsbyfold', 'medium', 'manufacturing', 'TLF'],
  ['ashmorne-gate', 'Ashmorne Gate Surgery', 'Ashmorne Gate', 'small', 'health', 'TLF', { kind: 'health-body' }],
  [
    'wolds-edge',
    'Wolds Edge District Council',
    'Wolds Edge DC',
    'medium',
    'government-local',
    'TLF',
    { kind: 'local-government' },
  ],
  ['pikehall-legal', 'Pikehall Solicitors LLP', 'Pikehall', 'small', 'legal-professional', 'TLF'],
  ['stavewell', 'Stavewell Castings Ltd', 'Stavewell', 'medium', 'manufacturing', 'TLF'],
  ['bakestone', 'Bakestone Foods Ltd', 'Bakestone', 'medium', 'food', 'TLF'],
  ['hollisworth', 'Hollisworth Learning Partnership', 'Hollisworth', 'medium', 'schools', 'TLF', { kind: 'charity' }],
  ['nenelea', 'Nenelea Council', 'Nenelea', 'large', 'government-local', 'TLF', { kind: 'local-government' }],
  ['lacegrove', 'Lacegrove University College', 'Lacegrove', 'medium', 'academia', 'TLF', { kind: 'academia' }],
  ['fernwain', 'Fernwain Transport Ltd', 'Fernwain', 'small', 'logistics', 'TLF', { also: ['transport'] }],
  ['sokeby', 'Sokeby Motors Ltd', 'Sokeby', 'medium', 'automotive', 'TLF'],
  ['tansmoor', 'Tansmoor Family Trust', 'Tansmoor', 'small', 'charity', 'TLF', { kind: 'charity' }],
  ['bolewick', 'Bolewick Instruments Ltd', 'Bolewick', 'small', 'manufacturing', 'TLF'],
  ['vernonby', 'Vernonby Accountants LLP', 'Vernonby', 'small', 'legal-professional', 'TLF'],
  ['larchpit', 'Larchpit Garden Centres Ltd', 'Larchpit', 'medium', 'retail', 'TLF'],
  ['witherham', 'Witherham Cross Hospital', 'Witherham Cross', 'large', 'health', 'TLF', { kind: 'health-body' }],
  ['clumberlow', 'Clumberlow Software Ltd', 'Clumberlow', 'small', 'technology', 'TLF'],
  ['marefen', 'Marefen Growers Ltd', 'Marefen', 'medium', 'food', 'TLF'],
  ['sconcegate', 'Sconcegate Builders Ltd', 'Sconcegate', 'small', 'construction', 'TLF', { joined: 240 }],
  [
    'rutterdale',
    'Rutterdale District Council',
    'Rutterdale DC',
    'medium',
    'government-local',
    'TLF',
    { kind: 'local-government', joined: 60 },
  ],
  ['oakhamley', 'Oakhamley Academy', 'Oakhamley', 'small', 'schools', 'TLF', { kind: 'charity', joined: 61 }],
  ['bramwith', 'Bramwith Seals Ltd', 'Bramwith', 'small', 'manufacturing', 'TLF', { joined: 190, lapsed: 20 }],
  [
    'peakstead',
    'Peakstead Hotels Ltd',
    'Peakstead',
    'medium',
    'hospitality-leisure',
    'TLF',
    { joined: 80, lapsed: 14 },
  ],
  ['haddonlea', 'Haddonlea Legal Ltd', 'Haddonlea', 'small', 'legal-professional', 'TLF', { joined: 66 }],
  ['wellowby', 'Wellowby Packaging Ltd', 'Wellowby', 'medium', 'manufacturing', 'TLF', { joined: 59 }],
  ['cressgate', 'Cressgate Bakeries Ltd', 'Cressgate', 'small', 'food', 'TLF', { joined: 47 }],
  ['trentmere-aid', 'Trentmere Aid', 'Trentmere Aid', 'small', 'charity', 'TLF', { kind: 'charity', joined: 44 }],
  ['foxenby', 'Foxenby Market Stores Ltd', 'Foxenby', 'small', 'retail', 'TLF', { joined: 8 }],
  ['millgauge', 'Millgauge Engineering Ltd', 'Millgauge', 'small', 'manufacturing', 'TLF', { joined: 19 }],
  ['silewood', 'Silewood Optics Ltd', 'Silewood', 'small', 'manufacturing', 'TLF', { joined: 200 }],
]

const yorkshire: readonly Line[] = [
  [
    'yhcu',
    'Yorkshire & Humber Cyber Unit',
    'YHCU',
    'medium',
    'emergency-services',
    'TLE',
    { kind: 'law-enforcement', role: 'host' },
  ],
  ['hebdenshaw', 'Hebdenshaw Council', 'Hebdenshaw', 'large', 'government-local', 'TLE', { kind: 'local-government' }],
  ['spindlecross', 'Spindlecross Mills Ltd', 'Spindlecross', 'medium', 'manufacturing', 'TLE'],
  ['holdernest', 'Holdernest Foods Ltd', 'Holdernest', 'medium', 'food', 'TLE'],
  ['airewharfe', 'Airewharfe Hospitals Trust', 'Airewharfe', 'large', 'health', 'TLE', { kind: 'health-body' }],
  ['ridingway', 'Ridingway Water plc', 'Ridingway', 'large', 'water', 'TLE', { also: ['energy'] }],
  ['thornlea-bs', 'Thornlea Building Society', 'Thornlea', 'medium', 'finance', 'TLE', { also: ['finance'] }],
  [
    'calderstone',
    'Calderstone Metropolitan Council',
    'Calderstone',
    'large',
    'government-local',
    'TLE',
    { kind: 'local-government' },
  ],
  ['donmetal', 'Donmetal Forgings Ltd', 'Donmetal', 'medium', 'manufacturing', 'TLE'],
  ['kirkstonelaw', 'Kirkstonelaw LLP', 'Kirkstonelaw', 'small', 'legal-professional', 'TLE'],
  ['ousegate-uni', 'Ousegate University', 'Ousegate', 'large', 'academia', 'TLE', { kind: 'academia' }],
  [
    'swalewick',
    'Swalewick District Council',
    'Swalewick DC',
    'small',
    'government-local',
    'TLE',
    { kind: 'local-government' },
  ],
  ['salthamchem', 'Saltham Chemicals Ltd', 'Saltham', 'medium', 'chemicals', 'TLE'],
  ['niddergrove', 'Niddergrove Schools', 'Niddergrove', 'medium', 'schools', 'TLE', { kind: 'charity' }],
  ['whitsby-hook', 'Whitsby Hook Fisheries Ltd', 'Whitsby Hook', 'small', 'food', 'TLE'],
  ['pontemead', 'Pontemead Retail Ltd', 'Pontemead', 'medium', 'retail', 'TLE', { lapsed: 34 }],
  ['coldhenley', 'Coldhenley Hospice', 'Coldhenley', 'small', 'health', 'TLE', { kind: 'charity' }],
  ['ecclesthorn', 'Ecclesthorn Forge Ltd', 'Ecclesthorn', 'small', 'manufacturing', 'TLE'],
  ['wetherbeck', 'Wetherbeck Community Fund', 'Wetherbeck', 'small', 'charity', 'TLE', { kind: 'charity', joined: 71 }],
  [
    'bridlinghoe',
    'Bridlinghoe Borough Council',
    'Bridlinghoe',
    'small',
    'government-local',
    'TLE',
    { kind: 'local-government', joined: 12 },
  ],
]

const other: readonly Line[] = [
  [
    'parallax-cloud',
    'Parallax Fell Cloud Ltd',
    'Parallax Fell',
    'medium',
    'technology',
    'TLE',
    { also: ['yorkshire-humber'] },
  ],
  ['telcamber', 'Telcamber Networks Ltd', 'Telcamber', 'large', 'telecoms', 'TLI'],
  ['slatewick-dc', 'Slatewick Data Centres Ltd', 'Slatewick', 'large', 'data-centres', 'TLJ'],
  ['underlyme', 'Underlyme Insurance plc', 'Underlyme', 'large', 'insurance', 'TLI'],
  ['gratley', 'Gratley Chambers', 'Gratley', 'medium', 'legal-professional', 'TLI'],
  ['beaconreel', 'Beaconreel Broadcasting Ltd', 'Beaconreel', 'large', 'broadcast-media', 'TLI'],
  ['aluminast', 'Aluminast Aerostructures Ltd', 'Aluminast', 'large', 'aerospace', 'TLK'],
  [
    'ennerglow',
    'Ennerglow Decommissioning Ltd',
    'Ennerglow',
    'large',
    'civil-nuclear',
    'TLD',
    { also: ['ot-engineers'] },
  ],
  ['orbitmoss', 'Orbitmoss Ltd', 'Orbitmoss', 'small', 'space', 'TLM'],
  [
    'shopkeepers-league',
    'The Independent Shopkeepers’ League',
    'Shopkeepers’ League',
    'small',
    'retail',
    'TLI',
    { kind: 'trade-body' },
  ],
  ['glynteg', 'Glynteg Supported Homes', 'Glynteg Homes', 'small', 'charity', 'TLL', { kind: 'charity', lapsed: 61 }],
  [
    'loughwarp',
    'Loughshore Councils WARP',
    'Loughshore WARP',
    'small',
    'government-local',
    'TLN',
    { kind: 'trade-body' },
  ],
  ['fenharrow', 'Fenharrow Farms Ltd', 'Fenharrow', 'medium', 'agriculture', 'TLH', { lapsed: 22 }],
]

/** `silent`: numbers of those that share no report in nine months; some of them reply or say “seen too”. */
const RINGS: readonly {
  prefix: string
  node: string | undefined
  lines: readonly Line[]
  silent: readonly number[]
}[] = [
  { prefix: 'bg-finance', node: 'finance', lines: finance, silent: [23, 24, 25, 26, 27, 28, 29, 30] },
  { prefix: 'bg-pharma', node: 'pharma', lines: pharma, silent: [7, 8, 9] },
  { prefix: 'bg-energy', node: 'energy', lines: energy, silent: [4, 9, 11, 12, 13, 15] },
  { prefix: 'bg-transport', node: 'transport', lines: transport, silent: [17, 18, 19] },
  { prefix: 'bg-eastmid', node: 'east-midlands', lines: eastmid, silent: [24, 25, 26, 27, 28, 29, 30] },
  { prefix: 'bg-yorkshire', node: 'yorkshire-humber', lines: yorkshire, silent: [1, 10, 14, 15, 16, 17, 18, 19, 20] },
  { prefix: 'bg-other', node: undefined, lines: other, silent: [5, 9, 12, 13] },
]

function ringRow(prefix: string, node: string | undefined, line: Line, number: number, silent: boolean): RingRow {
  const [handle, legalName, shortName, size, sector, region, aside = {}] = line
  return {
    key: `${prefix}-${String(number).padStart(2, '0')}`,
    handle,
    legalName,
    shortNames: [shortName],
    kind: aside.kind ?? 'industry',
    size,
    sector,
    region,
    nodes: [...(node ? [node] : []), ...(aside.also ?? [])],
    neverPosts: silent,
    ...(aside.role ? { role: aside.role } : {}),
    ...(aside.joined === undefined ? {} : { joinedDaysAgo: aside.joined }),
    ...(aside.lapsed === undefined ? {} : { lapsedDaysAgo: aside.lapsed }),
  }
}

export const ring: readonly RingRow[] = RINGS.flatMap(({ prefix, node, lines, silent }) =>
  lines.map((line, at) => ringRow(prefix, node, line, at + 1, silent.includes(at + 1))),
)
