import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'

/**
 * Cursors and stream positions seen from outside are sealed (AES-256-GCM under a key derived from the installation's
 * secret), so that they tell neither order nor gaps. Every sealing differs, so equal positions cannot be compared.
 * Secrets that have to be read again (of authenticator apps, of single sign-on) are sealed likewise under another key.
 */
export interface Seal {
  seal(kind: string, value: unknown, nonce: Buffer): string
  /** The value, or undefined for anything that this installation did not seal for that kind. */
  open(kind: string, sealed: string): unknown
}

export function sealWith(secret: Buffer, purpose: 'auburn cursor' | 'auburn vault'): Seal {
  const key = createHmac('sha256', secret).update(purpose).digest()
  return {
    seal(kind, value, nonce) {
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      cipher.setAAD(Buffer.from(kind))
      const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(kind, sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < 29) return undefined
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
        decipher.setAAD(Buffer.from(kind))
        decipher.setAuthTag(bytes.subarray(12, 28))
        return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'))
      } catch {
        return undefined
      }
    },
  }
}
