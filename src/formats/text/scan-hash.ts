import type { IndicatorType } from '../../domain/indicator.ts'
import type { Candidate } from './found.ts'
import type { Page } from './page.ts'

const HEX = /(?<![0-9A-Za-z])[0-9a-fA-F]{32,128}(?![0-9A-Za-z])/g
const BY_LENGTH: Record<number, IndicatorType> = { 32: 'md5', 40: 'sha1', 64: 'sha256', 128: 'sha512' }

/** Words right before a run of hex that make it no hash of a file (REFERENCE §15). */
const NOT_A_FILE =
  /(?:\b(?:commits?|revisions?|rev|checkout|cherry-pick(?:ed)?|merged?|merge base|HEAD|tree|blob|parent|branch|tag|pull request|backported|imphash|imp(?:ort)?[ _-]hash(?:es)?|authentihash|auth ?hash|rich[ _-]?(?:header)?[ _-]?hash|pe ?hash|vhash|telfhash|symhash|tlsh|icon ?hash|favicon(?: hash)?|build[ -]?id|e-?tag|serial(?: number)?|thumbprint|fingerprint|certificate|cert|guid|uuid|(?:personal|victim|unique|chat|tox|object|your)? ?ids?|client[ _-]?id|tenant|trace[ _-]?id|request[ _-]?id|correlation[ _-]?id|session(?:[ _-]?id)?|message[ _-]?id|cookie|csrf|nonce|salt|iv|api[ _-]?keys?|access[ _-]?keys?|keys?|secrets?|tokens?|passwords?|passphrase|signature|hmac|integrity|digest|image|layer|pulled|dhash|phash|etag|x-amz\S*|authorization|bearer|ntlm(?: hash)?|nt hash|lm hash)\b|(?:commit|tree|blob)\/)["'`]?[\s:=("'`*|#→>-]{0,6}(?:(?:is|was|of|in|to|at|id|hash|sha-?1?|value|number|no\.?)[\s:="'`(]{1,4}){0,2}(?:sha(?:1|256|512)[:-])?["'`]?$/i
const GIT =
  /\b(?:git|github|gitlab|actions?\/|uses:|vendored at|pinned (?:to|at)|submodule|go\.sum|fixed in|introduced in|landed in|Author:|index [0-9a-f]{7,40}\.\.)/i
const DOCKER = /\b(?:docker|container|image|registry|podman|kubernetes|oci)\b|@sha256:$/i
const GIT_LOG = /^[\s*|\\/>]*[0-9a-f]{40} (?:refs\/|[A-Z][a-z]+ \w|\(HEAD|Merge)/

const HASH_WORD = /\b(?:md5|sha-?1|sha-?256|sha-?512|hash(?:es)?|sample|malware|payload|dropper|ioc)\b/i

function isFileHash(text: string, start: number, end: number, page: Page): boolean {
  const { before, after } = page.around(start, end, 120)
  if (NOT_A_FILE.test(before)) return false
  const column = page.label(start)
  if (
    /\b(?:commit|imphash|import[ _-]hash|serial|thumbprint|fingerprint|guid|uuid|etag|key|token|authentihash|ja3s?|rich ?header)\b/i.test(
      column,
    )
  )
    return false
  const length = end - start
  if (/@sha256:$/i.test(before) || (/sha256:$/i.test(before) && DOCKER.test(before))) return false
  const named = HASH_WORD.test(before.slice(-60))
  if (
    length === 40 &&
    !named &&
    (GIT.test(before) || GIT_LOG.test(text.slice(start, end + 30)) || /^\s+refs\//.test(after))
  )
    return false
  if (length === 40 && /@$/.test(before)) return false
  if (/^\.\.|^\s*\.\.\.?[0-9a-f]/.test(after) || /\.\.$/.test(before)) return false
  // 32 decimal digits are a number that somebody typed, unless hashes are spoken of
  return named || !/^\d+$/.test(text.slice(start, end)) || /^(.)\1*$/.test(text.slice(start, end))
}

export function scanHashes(text: string, page: Page): Candidate[] {
  const out: Candidate[] = []
  for (const match of text.matchAll(HEX)) {
    const type = BY_LENGTH[match[0].length]
    if (type === undefined) continue
    const start = match.index
    const end = start + match[0].length
    const { before } = page.around(start, end, 60)
    const fingerprint =
      type === 'md5' &&
      (/\bja3s?(?:[ _-]?(?:hash|fingerprint|digest|md5))?["'`]?[\s:=|("'`*-]{1,8}(?:(?:is|was|of|hash|fingerprint|client)[\s:="'`(]{1,3}){0,2}$/i.test(
        before,
      ) ||
        /\bja3s?\b/i.test(page.label(start)) ||
        (/\bja3s?\b/i.test(page.heading(start)) && !/\bmd5\b/i.test(before)))
    if (fingerprint) out.push({ type: 'ja3', value: match[0].toLowerCase(), start, end })
    else if (isFileHash(text, start, end, page)) out.push({ type, value: match[0].toLowerCase(), start, end })
  }
  return out
}
