import type { Role, Use } from '../../domain/indicator.ts'
import type { Page } from './page.ts'

/** Words that say what a value is, or what to do with it. */

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
      'victims?|recipients?|targeted organi[sz]ations?|our (?:mail ?server|server|gateway|network|host|proxy|resolver)|delivered-to|x-original-to|(?<=^[>\\s]{0,4})(?:to|cc|bcc)(?=:)|affected (?:user|member|customer)s?',
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
      'received: from|x-originating-ip|x-sender-ip|client-ip|senders?|sent (?:by|from)|from(?=:|\\s*<)|return-path|reply-to|envelope(?:-from)?|mail from|smtp\\.mailfrom|x-sender|phish(?:ing)? (?:e-?)?mails?|e-?mails? (?:were |was )?(?:came |come |arrived |arriving )?from|spoof(?:ed|ing)? (?:as|address)',
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
  `(?<![\\w./@-])(?:${CUE_NAMES.map(name => `(?<${name}>${CUES[name]?.words ?? ''})`).join('|')})(?!\\w|[.@]\\w)`,
  'gi',
)

export interface Hit {
  cue: Cue
  name: string
  word: string
  start: number
  end: number
}

function hits(text: string, offset: number): Hit[] {
  const out: Hit[] = []
  for (const match of text.matchAll(CUE_PATTERN)) {
    const groups = match.groups ?? {}
    const name = CUE_NAMES.find(n => groups[n] !== undefined)
    const cue = name === undefined ? undefined : CUES[name]
    const start = offset + match.index
    if (cue && name !== undefined)
      out.push({ cue, name, word: match[0].replace(/\s+/g, ' '), start, end: start + match[0].length })
  }
  return out
}

const remembered = new Map<string, Hit[]>()

/** Cues of a heading or a column's header: the same few are asked for again and again. */
export function cuesIn(text: string): readonly Hit[] {
  const known = remembered.get(text)
  if (known) return known
  if (remembered.size > 200) remembered.clear()
  const found = hits(text, 0)
  remembered.set(text, found)
  return found
}

const PIECE = 1000

/** Cues of a text, worked out once for each line (or piece of a very long line) that holds a value. */
export class CueIndex {
  private readonly page: Page
  private readonly pieces = new Map<number, Hit[]>()

  constructor(page: Page) {
    this.page = page
  }

  /** Those that lie in [from, to), which is on the line of `from`, in the order of the text. */
  between(from: number, to: number): Hit[] {
    const line = this.page.line(from)
    const out: Hit[] = []
    for (let at = line.start + Math.floor((from - line.start) / PIECE) * PIECE; at < to; at += PIECE) {
      for (const hit of this.piece(at, line.end)) if (hit.start >= from && hit.end <= to) out.push(hit)
    }
    return out
  }

  private piece(at: number, lineEnd: number): Hit[] {
    const known = this.pieces.get(at)
    if (known) return known
    if (this.pieces.size > 64) this.pieces.clear()
    const found = hits(this.page.text.slice(at, Math.min(lineEnd, at + PIECE + 60)), at).filter(
      hit => hit.start < at + PIECE,
    )
    this.pieces.set(at, found)
    return found
  }
}
