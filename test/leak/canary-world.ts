import { tlpRank } from '../../src/domain/marking.ts'
import type { Scope } from '../../src/domain/permissions.ts'
import { hashOf } from '../../src/store/access-store.ts'
import { change, rowsOf } from '../../src/store/database.ts'
import { insertKey } from '../../src/store/key-store.ts'
import { SEAT_NAMES, type SeatName } from '../cast.ts'
import { type Answer, threeLayers, type World } from '../world.ts'
import { markDeskWork } from './canary-desk.ts'
import { asOwner, byKey, bySession, type Persona } from './transcript.ts'

/**
 * A partnership in which every string of every restricted thing carries a marker of its own, with those who may see it.
 * A persona is a seat by its key (capped at AMBER+STRICT), a seat signed in (`name!`), a key of less (`name/scope`), or
 * nobody; whoever may see a thing by key may see it signed in, but not the other way round.
 */
export interface Marker {
  what: string
  token: string
  seats: readonly SeatName[]
  /** Only by a session: TLP:RED, and drafts of it. */
  signedIn: boolean
  /** Above GREEN: not for the key that is capped there. */
  low: boolean
}
const ALDER: SeatName[] = ['author', 'admin', 'colleague']
const DESK: SeatName[] = ['analyst', 'secondee']
const REGION: SeatName[] = ['competitor', 'supplier', 'officer']
const NOT_REGULATORS = SEAT_NAMES.filter(n => n !== 'regulator')
export const LOW = 'competitor/low'

export class Canary {
  readonly markers: Marker[] = []
  readonly world: World
  constructor(world: World) {
    this.world = world
  }

  mark(what: string, seats: readonly SeatName[], more: { signedIn?: true; low?: true } = {}): string {
    const token = `zq${this.markers.length.toString(36).padStart(3, '0')}canary`
    this.markers.push({ what, token, seats, signedIn: more.signedIn === true, low: more.low === true })
    return token
  }

  async send(as: SeatName, method: string, path: string, body?: unknown, headers?: Record<string, string>) {
    const answer = await this.world.call(as, method, path, body, headers)
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`)
    return answer.body
  }
  session(as: SeatName, method: string, path: string, body?: unknown): Promise<Answer> {
    return this.world.call(undefined, method, path, body, { cookie: this.world.cookie(as), origin: this.world.ctx.url })
  }
}

export const maySee = (persona: Persona, marker: Marker): boolean => {
  const [seat = '', how] = persona.name.split(/[/!]/) as [string, string | undefined]
  if (!marker.seats.some(s => s === seat)) return false
  if (persona.name.endsWith('!')) return true
  return !marker.signedIn && !(how === 'low' && marker.low)
}

export async function canaryPersonas(world: World): Promise<Persona[]> {
  const scopes: Scope[] = ['read', 'share', 'reply', 'account']
  const keys = [
    { name: LOW, seat: 'competitor' as SeatName, scopes, cap: 'GREEN' as const },
    ...scopes.map(scope => ({
      name: `author/${scope}`,
      seat: 'author' as SeatName,
      scopes: [scope],
      cap: 'AMBER' as const,
    })),
  ]
  const token = (name: string) => `key_${name.replace('/', '_')}_0123456789abcdef`
  await change(world.ctx.db, undefined, async tx => {
    for (const k of keys)
      await insertKey(tx, {
        hash: hashOf(token(k.name)),
        gid: world.ctx.newId(k.name),
        seat: world.cast.seats[k.seat],
        name: k.name,
        scopes: k.scopes,
        capRank: tlpRank(k.cap),
        at: world.ctx.now(),
        expiresAt: new Date(world.ctx.now().getTime() + 86_400_000),
      })
  })
  const signedIn: SeatName[] = ['author', 'colleague', 'analyst', 'outsider']
  return [
    ...SEAT_NAMES.map(name => byKey(name, world.key(name))),
    ...signedIn.map(name => bySession(world, `${name}!`, world.cookie(name))),
    ...keys.map(k => byKey(k.name, token(k.name))),
    { name: 'nobody', headers: {} },
  ]
}

/** Marks what the cast is: names, domains, networks, persons, hidden nodes. */
export async function markCast(canary: Canary): Promise<void> {
  const { world, mark } = { world: canary.world, mark: canary.mark.bind(canary) }
  const of = (member: string): SeatName[] => SEATS_OF[member] ?? []
  for (const [handle, circle] of Object.entries(world.cast.members)) {
    const listed = ['alder', 'dogwood', 'gorse'].includes(handle)
    // Who lets itself be named in a grant or in a thread is named to those readers (see markReports).
    const named = handle === 'birch' ? [...REGION] : handle === 'fir' ? [...ALDER, ...REGION, ...DESK] : []
    const name = mark(`name of ${handle}`, listed ? SEAT_NAMES : [...of(handle), ...named])
    const [domain, short] = [mark(`domain of ${handle}`, of(handle)), mark(`short name of ${handle}`, of(handle))]
    await asOwner(
      world,
      'update member set name = $2, short_names = array[$3], domains = domains || array[$4] where circle = $1',
      [circle, `${handle} ${name}`, short, `${domain}.example`],
    )
  }
  for (const seat of SEAT_NAMES) {
    const member = Object.entries(SEATS_OF).find(([, seats]) => seats.includes(seat))?.[0] ?? ''
    const listed = ['author', 'bank', 'analyst'].includes(seat)
    const human: SeatName[] = seat === 'bank' || seat === 'secondee' ? ['bank', 'secondee'] : [seat]
    if (seat === 'secondee') continue
    const colleagues = seat === 'bank' ? [...of(member), ...of('gorse')] : of(member)
    await asOwner(
      world,
      `update person set name = $2, email = $3 where id = (select person from seat where circle = $1)`,
      [
        world.cast.seats[seat],
        mark(`person ${seat}`, listed ? SEAT_NAMES : colleagues),
        `${mark(`mail of ${seat}`, human)}@mail.example`,
      ],
    )
  }
  await asOwner(world, "update node set name = $1, description = $2, charter = $3 where handle = 'quiet-group'", [
    mark('name of the hidden node', ['bank']),
    mark('description of the hidden node', ['bank']),
    mark('charter of the hidden node', ['bank']),
  ])
  await asOwner(world, 'update api_key set name = $1 where seat = $2 and name = $3', [
    mark('name of a key', ['author']),
    world.cast.seats.author,
    'author',
  ])
  await asOwner(world, 'update session set agent = $1 where seat = $2', [
    mark('agent of a session', ['author'], { signedIn: true }),
    world.cast.seats.author,
  ])
}
const SEATS_OF: Record<string, SeatName[]> = {
  alder: ALDER,
  birch: ['competitor'],
  cedar: ['outsider'],
  dogwood: ['bank'],
  elder: ['regulator'],
  fir: ['supplier'],
  gorse: DESK,
  hazel: ['officer'],
}

/** A report that is gone before anybody listens: it is in no transcript but as of its own organisation. */
export async function markGone(canary: Canary): Promise<void> {
  const mark = canary.mark.bind(canary)
  const gone = await canary.world.share('author', {
    content: {
      kind: 'incident',
      headline: { title: mark('a withdrawn title', ALDER), summary: '' },
      technical: { notes: '', indicators: [{ type: 'domain', value: `${mark('a withdrawn value', ALDER)}.example` }] },
    },
    audience: { grants: [{ layer: 'technical', to: ['everyone'], as: 'named' }], tlp: 'GREEN' },
  })
  await canary.send('author', 'POST', `/api/reports/${gone}/withdrawal`, { reason: 'shared-in-error' })
}

/** Reports of every form, their threads, drafts, audiences; some changed, some taken back. */
export async function markReports(canary: Canary): Promise<{ words: string[]; values: string[] }> {
  const mark = canary.mark.bind(canary)
  const { world } = canary
  const techies = [...ALDER, ...REGION, ...DESK]
  const value = `${mark('an indicator', techies, { low: true })}.example`
  const story = threeLayers()
  const r1 = await world.share('author', {
    content: {
      ...story.content,
      headline: { title: mark('a title', NOT_REGULATORS), summary: mark('a summary', NOT_REGULATORS) },
      provenance: { kind: 'passed-on', detail: mark('provenance', NOT_REGULATORS) },
      technical: {
        notes: mark('notes', techies, { low: true }),
        indicators: [{ type: 'domain', value, role: 'c2', use: 'block' }],
      },
      full: { story: mark('a story', [...ALDER, ...DESK]), impact: mark('impact', [...ALDER, ...DESK]) },
    },
    audience: story.audience,
    attachments: [
      {
        name: `${mark('name of an attachment', [...ALDER, ...DESK])}.txt`,
        media: 'text/plain',
        data: Buffer.from(mark('an attachment', [...ALDER, ...DESK])).toString('base64'),
      },
    ],
    clientId: mark('a client’s own id', []),
  })
  await markThread(canary, r1, value, techies)

  const r2 = await world.share('competitor', {
    content: { kind: 'campaign', headline: { title: mark('a rival’s title', [...REGION, 'analyst']), summary: '' } },
    audience: {
      grants: [
        { layer: 'headline', to: ['east-midlands'], as: 'named' },
        { layer: 'headline', to: ['desk'], as: 'withheld' },
      ],
      except: ['alder', 'dogwood.example'],
      tlp: 'GREEN',
    },
  })
  await canary.send('officer', 'POST', `/api/reports/${r2}/entries`, {
    text: mark('a reply to the rival', [...REGION, 'analyst']),
  })

  const { grants, ...rest } = story.audience
  const narrowed = await world.share('author', {
    content: {
      kind: 'incident',
      headline: { title: mark('a narrowed title', [...ALDER, ...REGION, 'outsider'], { low: true }), summary: '' },
    },
    audience: {
      ...rest,
      grants: [{ layer: 'headline', to: ['pharma', 'east-midlands', 'transport'], as: 'withheld' }],
    },
  })
  await canary.send('outsider', 'POST', `/api/reports/${narrowed}/read`)
  await canary.send(
    'author',
    'PUT',
    `/api/reports/${narrowed}`,
    {
      content: {
        kind: 'incident',
        headline: { title: mark('a title after narrowing', [...ALDER, ...REGION], { low: true }), summary: '' },
      },
      audience: { ...rest, grants: [{ layer: 'headline', to: ['pharma', 'east-midlands'], as: 'withheld' }] },
    },
    { 'if-match': '"1"' },
  )
  await markRed(canary)
  await markDrafts(canary, grants)
  await markSituations(canary, r1, r2)
  const who = { alder: ALDER, region: REGION, desk: DESK, notRegulators: NOT_REGULATORS }
  await markDeskWork(canary, { open: r1, closed: r2, value, ...who })
  const words = canary.markers.map(m => m.token)
  return { words, values: [value, ...canary.markers.map(m => `${m.token}.example`)] }
}

async function markThread(canary: Canary, report: string, value: string, techies: SeatName[]): Promise<void> {
  const mark = canary.mark.bind(canary)
  const say = (as: SeatName, rest: string, body: object) =>
    canary.send(as, 'POST', `/api/reports/${report}/${rest}`, body)
  const asked = await say('outsider', 'more-detail', { text: mark('a private question', ['outsider', ...ALDER]) })
  await say('author', 'entries', { text: mark('a private answer', ['outsider', ...ALDER]), answering: asked.id })
  await say('competitor', 'entries', { text: mark('a technical reply', techies, { low: true }), as: 'withheld' })
  await say('supplier', 'entries', { text: mark('a named reply', techies, { low: true }), as: 'named' })
  await say('analyst', 'entries', { text: mark('a reply on the story', [...ALDER, ...DESK]) })
  await say('officer', 'sightings', { value, note: mark('note of a sighting', techies, { low: true }) })
  await say('bank', 'entries', { text: mark('a reply in the open', NOT_REGULATORS) })
  // Whom a reply mentions is named to whoever may know it: here to its own alone, and a hidden node to its members.
  await say('officer', 'entries', { text: 'We at @hazel saw it', layer: 'headline' })
  await say('bank', 'entries', { text: 'So did @quiet-group', layer: 'headline' })
}

async function markRed(canary: Canary): Promise<void> {
  const { world } = canary
  const analyst = await rowsOf(world.ctx.db.app).one<{ gid: string }>('select gid from seat where circle = $1', [
    world.cast.seats.analyst,
  ])
  const red = (what: string) => canary.mark(what, ['author', 'admin', 'analyst'], { signedIn: true })
  await world.confirm('author')
  const answer = await canary.session('author', 'POST', '/api/reports', {
    content: {
      kind: 'incident',
      headline: { title: red('a RED title'), summary: '' },
      technical: { notes: red('RED notes'), indicators: [{ type: 'domain', value: `${red('a RED value')}.example` }] },
    },
    audience: {
      grants: [{ layer: 'technical', to: [`seat:${analyst?.gid}`], as: 'named' }],
      tlp: 'RED',
      layerTlp: { headline: 'RED' },
    },
  })
  if (answer.status !== 201) throw new Error(answer.text)
  // A RED story under a headline for all: the key sees the headline, and nothing of the story by any way.
  const mixed = await canary.session('author', 'POST', '/api/reports', {
    content: {
      kind: 'incident',
      headline: { title: canary.mark('a headline over RED', NOT_REGULATORS), summary: '' },
      full: { story: red('a RED story'), impact: '' },
    },
    audience: {
      grants: [
        { layer: 'headline', to: ['everyone'], as: 'withheld' },
        { layer: 'full', to: [`seat:${analyst?.gid}`], as: 'named' },
      ],
      tlp: 'RED',
    },
  })
  if (mixed.status !== 201) throw new Error(mixed.text)
}

async function markDrafts(canary: Canary, grants: object[]): Promise<void> {
  const { world } = canary
  const colleague = await rowsOf(world.ctx.db.app).one<{ gid: string }>('select gid from seat where circle = $1', [
    world.cast.seats.colleague,
  ])
  const draft = (what: string, tlp: string, more: { signedIn?: true }) => {
    const mark = (part: string) => canary.mark(`${part} of ${what}`, ['author', 'colleague'], more)
    return {
      request: {
        content: { kind: 'incident', headline: { title: mark('title'), summary: mark('summary') } },
        audience: { grants: tlp === 'RED' ? [{ layer: 'headline', to: ['desk'], as: 'withheld' }] : grants, tlp },
      },
      colleague: colleague?.gid,
      note: mark('note'),
    }
  }
  await canary.send('author', 'POST', '/api/drafts', draft('a draft', 'AMBER', {}))
  const red = await canary.session('author', 'POST', '/api/drafts', draft('a RED draft', 'RED', { signedIn: true }))
  if (red.status !== 201) throw new Error(red.text)
  for (const followed of [true, false])
    await canary.send('bank', 'POST', '/api/searches', {
      name: canary.mark('name of a saved search', ['bank']),
      search: {
        q: canary.mark('words of a saved search', ['bank']),
        value: `${canary.mark('its value', ['bank'])}.example`,
      },
      followed,
    })
  const name = canary.mark('a kept audience', ['bank'])
  await canary.send('bank', 'POST', '/api/audiences', {
    name,
    audience: { grants: [{ layer: 'headline', to: ['quiet-group'], as: 'named' }], tlp: 'AMBER' },
  })
}

/** What the desk made of two reports, one of which excepts the secondee's own member. */
async function markSituations(canary: Canary, r1: string, r2: string): Promise<void> {
  const mark = canary.mark.bind(canary)
  const both = mark('name of a situation', DESK)
  const made = await canary.send('analyst', 'POST', '/api/situations', { name: both, reports: [r1, r2] })
  await canary.send('analyst', 'PATCH', `/api/situations/${made.id}`, { outcome: mark('outcome of a situation', DESK) })
  // What stands in it rests on the one or the other: each is seen by whoever gets that one.
  const add = (kind: string, report: string, who: SeatName[], more: object = {}) => {
    const source = report === r1 ? 'open' : 'closed'
    const text = mark(`${kind} resting on the ${source} report`, who)
    const sources = [{ report, layer: 'headline' }]
    return canary.send('analyst', 'POST', `/api/situations/${made.id}/parts`, { kind, text, sources, ...more })
  }
  const written: Record<string, string> = {}
  for (const [report, who] of [
    [r1, DESK],
    [r2, ['analyst']],
  ] as [string, SeatName[]][]) {
    await add('statement', report, who)
    const entity = { entity: 'actor', aliases: [mark('an alias', who)] }
    await add('entity', report, who, entity)
    const [evidence, hypothesis] = [await add('evidence', report, who), await add('hypothesis', report, who)]
    const marks = { evidence: evidence.id, hypothesis: hypothesis.id, mark: 'inconsistent' }
    await canary.send('analyst', 'PUT', `/api/situations/${made.id}/marks`, marks)
    const why = mark('why a grade', who)
    await canary.send('analyst', 'PUT', `/api/reports/${report}/grade`, { source: 'B', information: 2, why })
    written[report] = evidence.id
  }
  // A wording that comes to rest on the closed report: the former one stays for whoever does not get that.
  await canary.send('analyst', 'PUT', `/api/situations/${made.id}/parts/${written[r1]}`, {
    kind: 'evidence',
    text: mark('a wording that came to rest on both', ['analyst']),
    sources: [r1, r2].map(report => ({ report, layer: 'headline' })),
  })
  const only = mark('name of a situation closed to the secondee', ['analyst'])
  const closed = await canary.send('analyst', 'POST', '/api/situations', { name: only, reports: [r2] })
  await canary.send('analyst', 'PATCH', `/api/situations/${closed.id}`, {
    outcome: mark('outcome of a situation closed to the secondee', ['analyst']),
  })
}
