/** The words for observable values. What finds them in text is formats/text; what refuses them is `normalise` there. */
export const INDICATOR_TYPES = [
  'ipv4',
  'ipv4-cidr',
  'ipv6',
  'ipv6-cidr',
  'ip-port',
  'domain',
  'url',
  'email',
  'email-subject',
  'md5',
  'sha1',
  'sha256',
  'sha512',
  'cve',
  'attack-technique',
  'asn',
  'file-name',
  'file-path',
  'registry-key',
  'mutex',
  'user-agent',
  'ja3',
  'ja4',
  'bitcoin',
  'ethereum',
  'monero',
  'yara',
  'sigma',
  'suricata',
] as const
export type IndicatorType = (typeof INDICATOR_TYPES)[number]

export const INDICATOR_TYPE_NAMES: Record<IndicatorType, string> = {
  ipv4: 'IPv4 address',
  'ipv4-cidr': 'IPv4 network',
  ipv6: 'IPv6 address',
  'ipv6-cidr': 'IPv6 network',
  'ip-port': 'Address and port',
  domain: 'Domain',
  url: 'URL',
  email: 'E-mail address',
  'email-subject': 'E-mail subject',
  md5: 'MD5',
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha512: 'SHA-512',
  cve: 'Vulnerability',
  'attack-technique': 'ATT&CK technique',
  asn: 'AS number',
  'file-name': 'File name',
  'file-path': 'File path',
  'registry-key': 'Registry key',
  mutex: 'Mutex',
  'user-agent': 'User agent',
  ja3: 'JA3',
  ja4: 'JA4',
  bitcoin: 'Bitcoin address',
  ethereum: 'Ethereum address',
  monero: 'Monero address',
  yara: 'YARA rule',
  sigma: 'Sigma rule',
  suricata: 'Suricata rule',
}

/** What the value is in the story. */
export const ROLES = [
  'c2',
  'phishing-page',
  'payload',
  'payload-host',
  'sender',
  'scanner',
  'exfiltration',
  'lure',
  'exploited-flaw',
  'technique',
  'hacked-innocent',
  'shared-hosting',
  'sinkhole',
  'victim',
  'tool',
  'detection-rule',
  'unknown',
] as const
export type Role = (typeof ROLES)[number]

export const ROLE_NAMES: Record<Role, string> = {
  c2: 'Command and control',
  'phishing-page': 'Phishing page',
  payload: 'Payload',
  'payload-host': 'Payload host',
  sender: 'Sender',
  scanner: 'Scanner',
  exfiltration: 'Exfiltration',
  lure: 'Lure',
  'exploited-flaw': 'Exploited flaw',
  technique: 'Technique',
  'hacked-innocent': 'Hacked innocent site',
  'shared-hosting': 'Shared hosting',
  sinkhole: 'Sinkhole',
  victim: 'Victim',
  tool: 'Tool',
  'detection-rule': 'Detection rule',
  unknown: 'Not known',
}

/** What may be done with the value. Outputs obey it: block lists carry `block` alone. */
export const USES = ['block', 'detect', 'hunt', 'context', 'do-not-touch'] as const
export type Use = (typeof USES)[number]

export const USE_NAMES: Record<Use, string> = {
  block: 'Block',
  detect: 'Detect',
  hunt: 'Hunt',
  context: 'Context only',
  'do-not-touch': 'Do not touch',
}

/** A value asserted by a report's technical layer. */
export interface Indicator {
  type: IndicatorType
  /** Normalised and live (not defanged). */
  value: string
  role: Role
  use: Use
}
