/**
 * Mail addresses out of a paste: a column of a spreadsheet, the To line of a mail, a list with names. Nothing in it is
 * dropped in silence: what has an @ or stands alone and is no address is said to be none.
 */
export interface PastedAddresses {
  /** Each once, in lower case, in the order of the paste. */
  addresses: string[]
  /** What was taken for an entry and is no address, as it was written. */
  others: string[]
  /** How many stood there again. */
  twice: number
}

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** The address in the form in which it is kept, or undefined: local part, and a domain of at least two labels. */
export function mailAddress(written: string): string | undefined {
  const text = written.trim().toLowerCase()
  const at = text.lastIndexOf('@')
  const [local, domain] = [text.slice(0, at), asciiDomain(text.slice(at + 1))]
  if (at < 1 || local.length > 64 || domain === undefined || !LOCAL.test(local)) return undefined
  const labels = domain.split('.')
  const isName = labels.length > 1 && labels.every(label => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '')
  return isName && local.length + domain.length < 254 ? `${local}@${domain}` : undefined
}
/** Names in other scripts in the form that goes over the wire. */
function asciiDomain(domain: string): string | undefined {
  if (/^[a-z0-9.-]+$/.test(domain)) return domain
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) || !URL.canParse(`http://${domain}`)) return undefined
  return new URL(`http://${domain}`).hostname
}

export function pastedAddresses(text: string): PastedAddresses {
  const found: PastedAddresses = { addresses: [], others: [], twice: 0 }
  const seen = new Set<string>()
  const take = (written: string) => {
    const address = mailAddress(written)
    if (address === undefined) found.others.push(shortened(written))
    else if (seen.has(address)) found.twice += 1
    else {
      seen.add(address)
      found.addresses.push(address)
    }
  }
  for (const line of text.split(/[\r\n;\t|]+/)) for (const entry of entriesOf(line)) take(entry)
  return found
}
const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text)

/** Of one line: what stands in angle brackets, whatever else has an @, and where there is neither, the line itself. */
function entriesOf(line: string): string[] {
  const entries: string[] = []
  const written = line.replace(/[\u200b\u200e\u200f\u2060\ufeff]/g, '')
  let from = 0
  for (let close = written.indexOf('>'); close !== -1; close = written.indexOf('>', from)) {
    const part = written.slice(from, close)
    const open = part.lastIndexOf('<')
    if (open < 0) entries.push(...plainIn(part))
    else {
      const inside = bare(part.slice(open + 1))
      const before = plainIn(part.slice(0, open))
      // Mail programs write the address again where they know no name.
      entries.push(...(before.at(-1) === inside ? before.slice(0, -1) : before), inside)
    }
    from = close + 1
  }
  entries.push(...plainIn(written.slice(from)))
  return entries.length > 0 || /^[\s,.*•–—-]*$/.test(written) ? entries : [line.trim()]
}
const plainIn = (text: string): string[] =>
  text
    .split(/[\s,]+/)
    .map(bare)
    .filter(word => word.includes('@'))
/** Without what stands around an address in running text. */
const bare = (word: string): string =>
  word
    .trim()
    .replace(/^(?:mailto:)+/i, '')
    .replace(/^["'([<*•]+|["')\]>,.:!]+$/g, '')
    .replace(/^mailto:/i, '')
    .replace(/\?.*$/, '')
