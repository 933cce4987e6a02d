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

/**
 * Ids of what leaves, such as of one rendition in STIX: the same for the same name, and to be worked out, or tied to another, by
 * nobody who has not the secret. Formed as a random UUID (version 4).
 */
export function idsWith(secret: Buffer): (name: string) => string {
  const key = createHmac('sha256', secret).update('auburn id').digest()
  return name => {
    const bytes = createHmac('sha256', key).update(name).digest().subarray(0, 16)
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
    const hex = bytes.toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
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
