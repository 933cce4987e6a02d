import { isBitcoin, isEthereum, isMonero } from './crypto-address.ts'
import type { Candidate } from './found.ts'
import type { Page } from './page.ts'

const DASH = '[-\\u2010-\\u2015_ ]'
const CVE = new RegExp(
  `(?<![A-Za-z0-9])CVE(?:-ID)?(?:${DASH}|: ?)?\\s?((?:19|20)\\d\\d)${DASH}(\\d{4,19})(?![0-9])`,
  'gi',
)

export function scanCves(text: string): Candidate[] {
  return [...text.matchAll(CVE)].map(match => ({
    type: 'cve' as const,
    value: `CVE-${match[1]}-${match[2]}`,
    start: match.index,
    end: match.index + match[0].length,
  }))
}

const TECHNIQUE = /(?<![A-Za-z0-9./_-]|\.\s)(?:(?:attack|mitre)[.:])?(T\d{4}(?:[./]\d{3})?)(?![\w]|[-/]\w|\.\d)/g
const TAGGED = /\battack\.(t\d{4}(?:\.\d{3})?)(?![\w.])/g
const LINKED = /attack\.mitre\.org\/techniques\/(T\d{4}(?:\/\d{3})?)/g
const PRODUCT =
  /\b(?:models?|printers?|routers?|firewalls?|laptops?|phones?|dell|precision|lenovo|thinkpad|samsung|huawei|hp|canon|epson|nokia|flight|room|bolts?|series|sku|part(?: no\.?| number)?|terminator|toyota|volvo|intel|tickets?|sensor|drive|ssd|tablet|kit)[\s:#]*(?:\w+[\s-]){0,1}$/i
const ABOUT_ATTACK = /\b(?:att&(?:amp;)?ck|mitre|techniques?|ttps?|tactics?|sub-?techniques?|TA00\d\d)\b/i

/** ATT&CK ids by grammar. Numbers outside the ranges in use need the framework's name nearby (there are printers called T1000). */
export function scanTechniques(text: string, page: Page): Candidate[] {
  const out: Candidate[] = []
  const push = (id: string, start: number, end: number): void => {
    out.push({ type: 'attack-technique', value: id.toUpperCase().replace('/', '.'), start, end })
  }
  for (const match of text.matchAll(TECHNIQUE)) {
    const id = match[1] ?? ''
    const start = match.index + match[0].length - id.length
    const number = Number(id.slice(1, 5))
    const usual = (number >= 1001 && number <= 1699) || (number >= 800 && number <= 899)
    if (number < 800 || number === 1000 || number > 1799) continue
    const { before, after } = page.around(start, start + id.length, 100)
    if (PRODUCT.test(before) && !ABOUT_ATTACK.test(before)) continue
    const sure =
      id.length > 5 ||
      ABOUT_ATTACK.test(before) ||
      ABOUT_ATTACK.test(after) ||
      ABOUT_ATTACK.test(page.heading(start)) ||
      ABOUT_ATTACK.test(page.column(start))
    if (sure || (usual && number % 1000 !== 0)) push(id, start, start + id.length)
  }
  for (const pattern of [TAGGED, LINKED]) {
    for (const match of text.matchAll(pattern)) {
      const id = match[1] ?? ''
      push(id, match.index + match[0].length - id.length, match.index + match[0].length)
    }
  }
  return out
}

const ASN = /(?<![A-Za-z0-9])(ASN?)([ :#-]{0,2})(\d{1,10})(?![\w]|[.-]\d)/g
const ABOUT_ASN =
  /\b(?:asns?|autonomous|hosted|hosting|announced|origin|provider|isp|network|bgp|as name|whois|prefix(?:es)?|upstream|vps|registrar)\b/i

export function scanAsns(text: string, page: Page): Candidate[] {
  const out: Candidate[] = []
  for (const match of text.matchAll(ASN)) {
    const number = Number(match[3])
    if (number < 1 || number > 4294967295 || (match[3] ?? '').startsWith('0')) continue
    const end = match.index + match[0].length
    const { before, after } = page.around(match.index, end, 80)
    // a thousands separator; in a CSV row a comma ends the cell
    if (number < 1000 && /^,\d{3}(?!\d)/.test(after)) continue
    const sure =
      match[1] === 'ASN' || ABOUT_ASN.test(`${before} ${after} ${page.label(match.index)} ${page.heading(match.index)}`)
    const tight = match[2] === ''
    if (
      /\b(?:ibm|iseries|standard|certified|iso|en|rev)\b/i.test(`${before} ${after.slice(0, 30)}`) &&
      match[1] !== 'ASN'
    )
      continue
    if (sure || (tight && number >= 1000)) out.push({ type: 'asn', value: `AS${number}`, start: match.index, end })
  }
  return out
}

const JA4 =
  /(?<![\w])(?:[tqd](?:1[0-3]|s[23]|d[123]|00)[di]\d{4}[a-z0-9]{2}_[0-9a-f]{12}_[0-9a-f]{12}|(?:ge|po|he|pu|de|op|pa|co)(?:10|11|20|30)[cn][rn]\d{2}[a-z0-9]{4}_[0-9a-f]{12}_[0-9a-f]{12}_[0-9a-f]{12}|[tqd](?:1[0-3]|s[23])\d{2}[a-z0-9]{2}_[0-9a-f]{4}_[0-9a-f]{12})(?![\w])/g

export function scanJa4(text: string): Candidate[] {
  return [...text.matchAll(JA4)].map(match => ({
    type: 'ja4' as const,
    value: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
}

const WALLET =
  /(?<![A-Za-z0-9])(?:0[xX][0-9a-fA-F]{40}|[13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[02-9ac-hj-np-z]{11,87}|BC1[02-9AC-HJ-NP-Z]{11,87}|[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?)(?![A-Za-z0-9])/g

/** Only with a valid checksum, except Ethereum in one case, which has none. */
export function scanWallets(text: string): Candidate[] {
  const out: Candidate[] = []
  for (const match of text.matchAll(WALLET)) {
    const value = match[0]
    const place = { start: match.index, end: match.index + value.length }
    if (isEthereum(value)) {
      if (!/^0x(.)\1*$/i.test(value)) out.push({ type: 'ethereum', value: value.toLowerCase(), ...place })
    } else if (isBitcoin(value))
      out.push({ type: 'bitcoin', value: /^bc1/i.test(value) ? value.toLowerCase() : value, ...place })
    else if (isMonero(value)) out.push({ type: 'monero', value, ...place })
  }
  return out
}
