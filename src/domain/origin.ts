/** Names and addresses of this machine alone, as they stand in a URL or a listening address. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127\./.test(host)

/** Browsers refuse passkeys on a bare address (WebAuthn: an RP ID is a domain). */
export const passkeysWork = (url: string): boolean => !/^(\d+\.){3}\d+$|^\[/.test(new URL(url).hostname)
