import type { IndicatorType, Role, Use } from '../../domain/indicator.ts'
import { type CueIndex, cuesIn, type Hit } from './cues.ts'
import type { Candidate } from './found.ts'
import type { Page } from './page.ts'

export interface Proposal {
  role: Role
  use: Use
  reason: string
}

const NETWORK = new Set<IndicatorType>(['ipv4', 'ipv6', 'ipv4-cidr', 'ipv6-cidr', 'ip-port', 'domain', 'url', 'asn'])
const FILES = new Set<IndicatorType>([
  'md5',
  'sha1',
  'sha256',
  'sha512',
  'file-name',
  'file-path',
  'registry-key',
  'mutex',
])

/** A sender is no file, and a payload no address. */
function fits(role: Role | undefined, type: IndicatorType): boolean {
  if (role === undefined) return true
  if (role === 'payload' || role === 'tool') return FILES.has(type)
  if (role === 'lure') return FILES.has(type) || type === 'email-subject'
  if (role === 'sender') return type === 'email' || type === 'domain' || type === 'ipv4' || type === 'ipv6'
  if (role === 'victim') return NETWORK.has(type) || type === 'email'
  return NETWORK.has(type) || (type === 'email' && role === 'exfiltration')
}

const DEFAULTS: Partial<Record<IndicatorType, [Role, Use]>> = {
  md5: ['payload', 'block'],
  sha1: ['payload', 'block'],
  sha256: ['payload', 'block'],
  sha512: ['payload', 'block'],
  cve: ['exploited-flaw', 'context'],
  'attack-technique': ['technique', 'context'],
  yara: ['detection-rule', 'detect'],
  sigma: ['detection-rule', 'detect'],
  suricata: ['detection-rule', 'detect'],
  email: ['sender', 'detect'],
  'email-subject': ['lure', 'detect'],
  'file-name': ['payload', 'hunt'],
  'file-path': ['payload', 'hunt'],
  'registry-key': ['payload', 'hunt'],
  mutex: ['payload', 'hunt'],
  'user-agent': ['unknown', 'detect'],
  ja3: ['unknown', 'detect'],
  ja4: ['unknown', 'detect'],
  bitcoin: ['unknown', 'hunt'],
  ethereum: ['unknown', 'hunt'],
  monero: ['unknown', 'hunt'],
  asn: ['unknown', 'context'],
}

const FIXED = new Set<IndicatorType>(['cve', 'attack-technique', 'yara', 'sigma', 'suricata'])

const REFERENCE_HEADING =
  /\b(?:references?|further reading|sources?|read more|about (?:us|the author)|contact us|press contacts?|links|acknowledge?ments?|credits?|notes to editors|see also)\b/i
const CONTACT =
  /\b(?:contact(?: us)?|questions?|queries|report (?:it |this |them |sightings )?(?:to|at)|e-?mail us|reach us|tell us|press|unsubscribe|privacy|feedback|analyst|author|written by|published by|support)\b[^.\n]{0,60}$/i
const VISIT =
  /\b(?:see(?: also)?|read(?: more)?|more (?:information|details|at)|available (?:here|at|from)|described (?:at|in)|refer to|documentation|published (?:at|on)|blog post|full report|advisory|according to|source|credit|via|guidance)\b[^.\n]{0,50}$/i

export interface Context extends Proposal {
  /** A word nearby says that the value matters. */
  cued: boolean
  /** The value is a source or a contact of the report's own. */
  reference: boolean
  /** The cue is only a heading or a column's name. */
  far: boolean
}

function proposal(type: IndicatorType, hit: Hit, where: string): Proposal {
  const [role, use] = DEFAULTS[type] ?? ['unknown', 'block']
  const cueRole = hit.cue.role
  const cueUse = hit.cue.use
  const keep = FILES.has(type) && cueUse === 'block'
  return {
    role: cueRole ?? role,
    use: type === 'email' && cueUse === 'block' ? 'detect' : keep ? use : (cueUse ?? use),
    reason: `${where} ‘${hit.word}’`,
  }
}

/** The words around say what to do and what it is separately: "do not block: hacked site". */
function combine(first: Proposal, found: readonly Hit[], type: IndicatorType): Proposal {
  const order = found.find(hit => hit.cue.role === undefined && hit.cue.use !== undefined)
  const role = found.find(hit => hit.cue.role !== undefined && fits(hit.cue.role, type))
  return {
    ...first,
    ...(first.role === 'unknown' && role?.cue.role ? { role: role.cue.role } : {}),
    ...(order?.cue.use ? { use: order.cue.use } : {}),
  }
}

function nearby(page: Page, cues: CueIndex, candidate: Candidate): Context | Proposal | undefined {
  const { type, start, end } = candidate
  const around = page.around(start, end)
  const before = around.before.replace(/^.*[.!?]\s+(?=[A-Z])/s, '')
  const row = /[|\t]/.test(around.after) || /^["']?[,;]/.test(around.after)
  const afterText =
    (row ? around.after : /^.{0,100}?(?=[.!?](?:\s|$)|;|, (?:and )?\S*[.[]|$)/s.exec(around.after)?.[0]) ?? ''
  const wanted = (hit: Hit): boolean => fits(hit.cue.role, type)
  // "a (Cloudflare) or b": what is in brackets belongs to a
  const open = (hit: Hit): boolean => !/^[^(]{0,60}\)/.test(page.text.slice(hit.end, start))
  const beforeHits = cues
    .between(start - before.length, start)
    .filter(hit => wanted(hit) && open(hit))
    .reverse()
  const afterHits = (afterText === '' ? [] : cues.between(end, end + afterText.length)).filter(wanted)
  const meaningful = (hit: Hit): boolean => hit.name !== 'listed'
  const all = [...afterHits, ...beforeHits]
  const bracketed =
    /^["'`*\]>)]{0,2}\s*(?:[([]|[-–—:=]\s|is\b|was\b|are\b|,\s?(?:a|an|the|which|our|used)\b|used\b|\(|\s#|\s\/\/|\t|\|)/.test(
      around.after,
    ) || row
  const ordered = bracketed ? [...afterHits, ...beforeHits] : [...beforeHits, ...afterHits]
  const best = ordered.find(meaningful)
  if (best) return combine(proposal(type, best, afterHits.includes(best) ? 'followed by' : 'after'), all, type)
  const column = page.column(start)
  const columnHit = cuesIn(column).filter(wanted).find(meaningful)
  if (columnHit) return proposal(type, columnHit, 'in the column')
  const heading = page.heading(start)
  const headingHit = cuesIn(heading).filter(wanted).find(meaningful)
  if (headingHit) return proposal(type, headingHit, 'under the heading')
  const listed = ordered[0]
  if (listed) return proposal(type, listed, afterHits.includes(listed) ? 'followed by' : 'after')
  const listedHeading = [...cuesIn(column), ...cuesIn(heading)].find(hit => hit.name === 'listed')
  return listedHeading ? proposal(type, listedHeading, 'under the heading') : undefined
}

export function contextOf(page: Page, cues: CueIndex, candidate: Candidate): Context {
  const { type, start, end } = candidate
  const [role, use] = DEFAULTS[type] ?? ['unknown', 'block']
  if (FIXED.has(type)) return { role, use, reason: 'by its kind', cued: true, reference: false, far: false }
  const { before } = page.around(start, end)
  const linkLike = type === 'url' || type === 'domain' || type === 'email'
  const found = nearby(page, cues, candidate)
  const far = found !== undefined && /^(?:under|in) the /.test(found.reason)
  // "sent by IT Support <…>": a role named on the line outweighs the words of contacts and sources
  const told =
    found !== undefined &&
    !far &&
    found.role !== 'unknown' &&
    (type !== 'email' || /sen[dt]|from|return|reply/i.test(found.reason))
  const sourceWords = CONTACT.test(before) || (type !== 'email' && VISIT.test(before))
  const reference = linkLike && (REFERENCE_HEADING.test(page.heading(start)) || (sourceWords && !told))
  if (found) return { ...found, cued: true, reference, far }
  return { role, use, reason: 'by its kind', cued: false, reference, far: false }
}
