/** Mail gateways wrap links; the wrapped address is the finding. Undefined where the URL is no wrapper. */
export function unwrapped(url: string): string | undefined {
  const host = /^https?:\/\/([^/:?#]+)/.exec(url)?.[1]
  if (host === undefined) return undefined
  if (host.endsWith('.safelinks.protection.outlook.com')) return decoded(parameter(url, 'url'))
  if (host === 'urldefense.com' || host.endsWith('.urldefense.com')) {
    const inner = /\/v3\/__(.+?)__;/.exec(url)?.[1]
    return inner === undefined ? undefined : inner.replace(/^(https?):\/(?!\/)/, '$1://')
  }
  if (host === 'urldefense.proofpoint.com') {
    const inner = parameter(url, 'u')
    if (/\/v1\//.test(url)) return decoded(inner)
    return decoded(inner?.replaceAll('-', '%').replaceAll('_', '/'))
  }
  if (/(?:^|\.)google\.[a-z.]+$/.test(host) && /^https?:\/\/[^/]+\/url\?/.test(url))
    return decoded(parameter(url, 'q') ?? parameter(url, 'url'))
  return undefined
}

function parameter(url: string, name: string): string | undefined {
  return new RegExp(`[?&;]${name}=([^&#]+)`).exec(url)?.[1]
}

function decoded(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  try {
    const out = decodeURIComponent(text)
    return /^https?:\/\//i.test(out) ? out : undefined
  } catch {
    return undefined
  }
}
