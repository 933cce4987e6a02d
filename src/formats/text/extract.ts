import { Claims } from './claims.ts'
import { type Context, contextOf } from './context.ts'
import { CueIndex } from './cues.ts'
import type { Candidate, ExtractOptions, Found } from './found.ts'
import { harmlessness, isReferenceSite } from './harmless.ts'
import { type Live, liveReading } from './live.ts'
import { Page, standsAlone } from './page.ts'
import { scanDotted } from './scan-dotted.ts'
import { scanEmails } from './scan-email.ts'
import { scanHashes } from './scan-hash.ts'
import { scanAsns, scanCves, scanJa4, scanTechniques, scanWallets } from './scan-ids.ts'
import { scanIpv6 } from './scan-ipv6.ts'
import { scanMutexes, scanSubjects, scanUserAgents } from './scan-named.ts'
import { scanPaths, scanRegistry } from './scan-path.ts'
import { scanSigma, scanSuricata, scanYara } from './scan-rules.ts'
import { scanUrls } from './scan-url.ts'

/** From the most to the least certain: a character belongs to one value. */
function candidates(live: Live, page: Page): Candidate[] {
  const { text } = live
  const claims = new Claims(text.length)
  const out: Candidate[] = []
  const keep = (found: readonly Candidate[], claiming = true): void => {
    let last: Candidate | undefined
    for (const candidate of found) {
      const { start, end } = candidate
      // an unwrapped link shares its wrapper's place
      const shares = last?.harmless?.list === 'link-wrapper' && last.start === start && last.end === end
      if (!shares && !claims.free(start, end)) continue
      if (claiming) claims.take(start, end)
      out.push(candidate)
      last = candidate
    }
  }
  const rules = [...scanYara(text), ...scanSigma(text), ...scanSuricata(text)]
  keep(rules)
  out.push(...scanCves(text), ...scanTechniques(text, page))
  keep(scanSubjects(text, page), false)
  keep(scanUserAgents(text, page))
  keep(scanUrls(text))
  keep(scanEmails(text))
  keep(scanRegistry(text))
  keep(scanMutexes(text, page))
  keep(scanPaths(text))
  keep(scanWallets(text))
  keep(scanJa4(text))
  keep(scanHashes(text, page))
  keep(scanIpv6(text))
  keep(scanDotted(text, page, live.defanged))
  keep(scanAsns(text, page))
  return out
}

const SOURCE = 'a source or a contact of the report itself'
/** A link that nobody gives as a source. */
const LIVE_PAYLOAD =
  /^[a-z]+:\/\/(?:\d+(?:\.\d+){3}\b|\[|[^/]+\.onion\b)|\.(?:exe|dll|ps1|sh|hta|vbs|vbe|bat|msi|iso|img|apk|lnk|scr|jar|bin|elf)$/i
const IN_PASSING = new Set(['domain', 'url', 'email'])

function propose(
  candidate: Candidate,
  live: Live,
  page: Page,
  cues: CueIndex,
  options: ExtractOptions,
): Omit<Found, 'original' | 'start' | 'end'> {
  const { type, value, start, end } = candidate
  const context = contextOf(page, cues, candidate)
  const defanged = live.defanged(start, end)
  const source = (context.reference || (!context.cued && isReferenceSite(type, value))) && !defanged
  const harmless =
    candidate.harmless ??
    harmlessness(type, value, options) ??
    (source ? { list: 'reference' as const, why: SOURCE } : undefined)
  const settled = weigh(candidate, context, defanged, standsAlone(page, start, end))
  return {
    type,
    value,
    role: candidate.role ?? settled.role,
    use: harmless ? 'context' : (candidate.use ?? settled.use),
    reason: candidate.reason ?? settled.reason,
    ticked: harmless === undefined && settled.ticked,
    ...(harmless ? { harmless } : {}),
  }
}

/** Addresses and names that prose only mentions are left for the person to tick. */
function weigh(
  candidate: Candidate,
  context: Context,
  defanged: boolean,
  alone: boolean,
): Pick<Found, 'role' | 'use' | 'reason' | 'ticked'> {
  const { role, use, reason } = context
  if (!context.cued && candidate.type === 'url' && LIVE_PAYLOAD.test(candidate.value)) {
    return { role, use, reason: 'a program, a bare address or an onion service', ticked: true }
  }
  const passing = IN_PASSING.has(candidate.type) && !defanged && !alone
  if (passing && context.far)
    return { role: 'unknown', use: 'context', reason: 'only mentioned in passing', ticked: false }
  if (role === 'victim') return { role, use, reason, ticked: false }
  if (context.cued) return { role, use, reason, ticked: true }
  if (defanged) return { role, use, reason: 'defanged in the text', ticked: true }
  if (alone) return { role, use, reason: 'an entry of a list', ticked: true }
  if (IN_PASSING.has(candidate.type))
    return { role: 'unknown', use: 'context', reason: 'only mentioned in passing', ticked: false }
  return { role, use, reason, ticked: true }
}

/**
 * Every indicator in a text, in the order of the text, each place once. Pure and linear in the length of the text.
 * Offsets are UTF-16 in `text` as given, whatever was refanged on the way.
 */
export function extract(text: string, options: ExtractOptions = {}): Found[] {
  const live = liveReading(text)
  const page = new Page(live.text)
  const cues = new CueIndex(page)
  return candidates(live, page)
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map(candidate => {
      const { start, end } = live.source(candidate.start, candidate.end)
      return { ...propose(candidate, live, page, cues, options), original: text.slice(start, end), start, end }
    })
}
