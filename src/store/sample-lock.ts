import { createCipheriv, createDecipheriv } from 'node:crypto'

/** At rest: AES-256-GCM under the sample's own key. With the key gone, what is left of it anywhere says nothing. */
export function lock(bytes: Uint8Array, key: Buffer, nonce: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}
/** @throws for bytes that are not what was locked with this key */
export function unlock(locked: Buffer, key: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, locked.subarray(0, 12))
  decipher.setAuthTag(locked.subarray(12, 28))
  return Buffer.concat([decipher.update(locked.subarray(28)), decipher.final()])
}
