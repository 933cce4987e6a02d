import type { IndicatorType, Role, Use } from '../../domain/indicator.ts'
import type { Candidate } from './found.ts'
import type { Page } from './page.ts'

export interface Proposal {
  role: Role
  use: Use
  reason: string
}

interface Cue {
  role?: Role
  use?: Use
  words: string
}

/** In the order in which they win when two begin at the same place. */
const CUES: Record<string, Cue> = {
  untouchable: {
    use: 'do-not-touch',
    words:
      "do(?:n['’]t| not) (?:block|touch|contact|visit|probe|scan|alert|tip)|must not be blocked|not to be blocked|never block",
  },
  watch: {
    use: 'detect',
    words: 'watch only|monitor only|alert only|detect only|detection only|for monitoring|log only',
  },
  contextOnly: {
    use: 'context',
    words: 'context only|for information only|for awareness|not malicious|benign|false positive',
  },
  sinkhole: { role: 'sinkhole', use: 'do-not-touch', words: 'sink-?hol(?:e|ed|es|ing)' },
  hacked: {
    role: 'hacked-innocent',
    use: 'context',
    words:
      'hacked|(?:compromised|legitimate|innocent|infected|defaced)(?: but)?(?: \\w+){0,2} (?:web ?sites?|sites?|wordpress|blog|shop|domains?|servers?|hosts?|business)|legitimate but compromised|watering[ -]holes?|owner (?:has been )?(?:told|informed|notified)',
  },
  shared: {
    role: 'shared-hosting',
    use: 'context',
    words: 'shared (?:hosting|host|server|ip)|behind cloudflare|cdn|cloudflare|co-?hosted',
  },
  victim: {
    role: 'victim',
    use: 'context',
    words:
      'victims?|recipients?|targeted organi[sz]ations?|our (?:mail ?server|server|gateway|network|host|proxy|resolver)|delivered-to|affected (?:user|member|customer)s?',
  },
  exfiltration: {
    role: 'exfiltration',
    use: 'block',
    words:
      'exfil(?:trat\\w*)?|data (?:is |was )?sent (?:back )?to|uploads? (?:stolen|data|to)|drop ?zone|stolen (?:data|credentials?) (?:is|are|were|was|to)|posts? (?:the )?(?:stolen |captured )?credentials? to',
  },
  phishing: {
    role: 'phishing-page',
    use: 'block',
    words:
      'phish(?:ing|ed|es)?(?![ -](?:e-?mails?|sender|mails?|message|campaign))|credential[ -]harvest\\w*|fake (?:log-?in|sign-?in|site|page|portal|web ?site|webpage)|(?:fake|spoofed|cloned) (?:\\w+ )?(?:log-?in|portal|page|site)|look-?a-?likes?|typo-?squat\\w*|landing pages?|harvest(?:er|ing)? page|aitm|evilginx',
  },
  c2: {
    role: 'c2',
    use: 'block',
    words:
      'c2s?|c&c|cnc|c&amp;c|command[ -](?:and|&)[ -]control|beacon(?:s|ed|ing)?|call(?:s|ed)?[ -]?(?:back|home)|team ?servers?|controllers?|check(?:s|ed)?[ -]in|talk(?:s|ed)? to|botnet|connect(?:s|ed|ing)? (?:back )?to',
  },
  scanner: {
    role: 'scanner',
    use: 'block',
    words:
      'scann(?:er|ers|ing|ed)|brute[ -]?forc\\w*|password[ -]spray\\w*|probing|probed|exploit(?:ation)? attempts?|failed log-?ins?|credential stuffing|sweeping|attempting to exploit|exploiting',
  },
  payloadHost: {
    role: 'payload-host',
    use: 'block',
    words:
      'download(?:s|ed|ing)?(?: \\w+){0,3} from|hosted (?:at|on)|staging|payload (?:urls?|hosts?|servers?|from)|distribut(?:es|ed|ion)|second[ -]stage from|(?:fetch|pull|retriev|serv)\\w* (?:\\w+ ){0,3}(?:from|by)|delivery|drop(?:per)? (?:url|site|host)|malware (?:url|host|download)|wget|curl|certutil|download(?:s|er)?|stag(?:er|ing) (?:url|server)',
  },
  sender: {
    role: 'sender',
    use: 'detect',
    words:
      'senders?|sent (?:by|from)|from(?=:|\\s*<)|return-path|reply-to|envelope(?:-from)?|mail from|smtp\\.mailfrom|x-sender|phish(?:ing)? (?:e-?)?mails?|e-?mails? (?:were |was )?(?:came |come |arrived |arriving )?from|spoof(?:ed|ing)? (?:as|address)',
  },
  lure: { role: 'lure', use: 'detect', words: 'lures?|decoys?|attachments?|attached|subjects?(?: lines?)?' },
  tool: {
    role: 'tool',
    use: 'hunt',
    words: 'tools?|remote (?:access|support) tool|rmm|legitimate (?:tool|software|binary)|lolbins?|utilit(?:y|ies)',
  },
  payload: {
    role: 'payload',
    use: 'block',
    words:
      'payloads?|samples?|malware|droppers?|loaders?|implants?|backdoors?|ransomware|trojans?|stealers?|web ?shells?',
  },
  listed: {
    words:
      'indicators?(?: of compromise)?|iocs?|malicious|suspicious|block(?:ed|ing)?(?: these| list)?|observables?|infrastructure|attacker(?:s|-controlled)?|adversary|threat actor|actor-controlled|domains?|hostnames?|ip addresses|urls?',
  },
}

const CUE_NAMES = Object.keys(CUES)
const CUE_PATTERN = new RegExp(
  `(?<![\\w-])(?:${CUE_NAMES.map(name => `(?<${name}>${CUES[name]?.words ?? ''})`).join('|')})(?![\\w])`,
  'gi',
)

interface Hit {
  cue: Cue
  name: string
  word: string
}

function hits(text: string): Hit[] {
  const out: Hit[] = []
  for (const match of text.matchAll(CUE_PATTERN)) {
    const groups = match.groups ?? {}
    const name = CUE_NAMES.find(n => groups[n] !== undefined)
    const cue = name === undefined ? undefined : CUES[name]
    if (cue && name !== undefined) out.push({ cue, name, word: match[0].replace(/\s+/g, ' ') })
  }
  return out
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
  /\b(?:references?|further reading|sources?|read more|about (?:us|the author)|contacts?|links|acknowledge?ments?|credits?|notes to editors|see also)\b/i
const CONTACT =
  /\b(?:contact(?: us)?|questions?|queries|report (?:it |this |them |sightings )?(?:to|at)|e-?mail us|reach us|tell us|press|unsubscribe|privacy|feedback|analyst|author|written by|published by|support)\b[^.\n]{0,60}$/i
const VISIT =
  /\b(?:see(?: also)?|read(?: more)?|more (?:information|details|at)|available (?:here|at|from)|described (?:at|in)|refer to|documentation|published (?:at|on)|blog post|full report|advisory|according to|source|credit|via|guidance)\b[^.\n]{0,50}$/i

export interface Context extends Proposal {
  /** A word nearby says that the value matters. */
  cued: boolean
  /** The value is a source or a contact of the report's own. */
  reference: boolean
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

function nearby(page: Page, candidate: Candidate): Context | Proposal | undefined {
  const { type, start, end } = candidate
  const around = page.around(start, end)
  const before = around.before.replace(/^.*[.!?]\s+(?=[A-Z])/s, '')
  const row = /[|\t]/.test(around.after) || /^["']?[,;]/.test(around.after)
  const afterText =
    (row ? around.after : /^.{0,100}?(?=[.!?](?:\s|$)|;|, (?:and )?\S*[.[]|$)/s.exec(around.after)?.[0]) ?? ''
  const wanted = (hit: Hit): boolean => fits(hit.cue.role, type)
  const beforeHits = hits(before).filter(wanted).reverse()
  const afterHits = hits(afterText).filter(wanted)
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
  const columnHit = hits(column).filter(wanted).find(meaningful)
  if (columnHit) return proposal(type, columnHit, 'in the column')
  const heading = page.heading(start)
  const headingHit = hits(heading).filter(wanted).find(meaningful)
  if (headingHit) return proposal(type, headingHit, 'under the heading')
  const listed = ordered[0]
  if (listed) return proposal(type, listed, afterHits.includes(listed) ? 'followed by' : 'after')
  const listedHeading = hits(`${column} ${heading}`).find(hit => hit.name === 'listed')
  return listedHeading ? proposal(type, listedHeading, 'under the heading') : undefined
}

export function contextOf(page: Page, candidate: Candidate): Context {
  const { type, start, end } = candidate
  const [role, use] = DEFAULTS[type] ?? ['unknown', 'block']
  if (FIXED.has(type)) return { role, use, reason: 'by its kind', cued: true, reference: false }
  const { before } = page.around(start, end)
  const linkLike = type === 'url' || type === 'domain' || type === 'email'
  const reference =
    linkLike &&
    (REFERENCE_HEADING.test(page.heading(start)) || CONTACT.test(before) || (type !== 'email' && VISIT.test(before)))
  const found = nearby(page, candidate)
  if (found) return { ...found, cued: true, reference }
  return { role, use, reason: 'by its kind', cued: false, reference }
}
