import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** A software authenticator (WebAuthn Level 3, ES256, attestation "none"), which can also be told to cheat. */
export interface Cheat {
  origin?: string
  rpId?: string
  /** Leaves out the flag that says that the user was verified. */
  unverified?: boolean
  /** Signs with another key than the one that was registered. */
  key?: KeyObject
  counter?: number
  type?: string
}
export interface Options {
  challenge: string
  rp?: { id?: string }
  rpId?: string
}

const PRESENT = 0x01
const VERIFIED = 0x04
const ATTESTED = 0x40

export class Authenticator {
  readonly id = randomBytes(16)
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly #origin: string
  #counter = 0

  constructor(origin: string) {
    this.#origin = origin
  }

  /** As navigator.credentials.create() would answer, in JSON. */
  register(options: Options, cheat: Cheat = {}) {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' })
    const key = cborMap([
      [cborInt(1), cborInt(2)],
      [cborInt(3), cborInt(-7)],
      [cborInt(-1), cborInt(1)],
      [cborInt(-2), cborBytes(Buffer.from(x, 'base64url'))],
      [cborInt(-3), cborBytes(Buffer.from(y, 'base64url'))],
    ])
    const length = Buffer.from([0, this.id.length])
    const data = Buffer.concat([this.#data(options.rp?.id, cheat, ATTESTED), Buffer.alloc(16), length, this.id, key])
    const attestation = cborMap([
      [cborText('fmt'), cborText('none')],
      [cborText('attStmt'), cborMap([])],
      [cborText('authData'), cborBytes(data)],
    ])
    return this.#credential({
      clientDataJSON: this.#clientData(cheat.type ?? 'webauthn.create', options, cheat).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    })
  }

  /** As navigator.credentials.get() would answer, in JSON. */
  assert(options: Options, cheat: Cheat = {}) {
    const clientData = this.#clientData(cheat.type ?? 'webauthn.get', options, cheat)
    const data = this.#data(options.rpId, cheat, 0)
    const signed = Buffer.concat([data, createHash('sha256').update(clientData).digest()])
    return this.#credential({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, cheat.key ?? this.#keys.privateKey).toString('base64url'),
    })
  }

  #credential(response: Record<string, unknown>) {
    const id = this.id.toString('base64url')
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
  }
  #clientData(type: string, { challenge }: Options, cheat: Cheat): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: cheat.origin ?? this.#origin, crossOrigin: false }))
  }
  /** Authenticator data: hash of the relying party's id, flags, counter. */
  #data(rpId: string | undefined, cheat: Cheat, flags: number): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(cheat.counter ?? ++this.#counter)
    const hash = createHash('sha256')
      .update(cheat.rpId ?? rpId ?? new URL(this.#origin).hostname)
      .digest()
    return Buffer.concat([hash, Buffer.from([flags | PRESENT | (cheat.unverified ? 0 : VERIFIED)]), counter])
  }
}

// CBOR (RFC 8949), as much of it as an authenticator says.
function cborHead(major: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(major << 5) | n])
  return n < 256 ? Buffer.from([(major << 5) | 24, n]) : Buffer.from([(major << 5) | 25, n >> 8, n & 0xff])
}
const cborInt = (n: number): Buffer => (n >= 0 ? cborHead(0, n) : cborHead(1, -1 - n))
const cborBytes = (bytes: Buffer): Buffer => Buffer.concat([cborHead(2, bytes.length), bytes])
const cborText = (text: string): Buffer => Buffer.concat([cborHead(3, Buffer.byteLength(text)), Buffer.from(text)])
const cborMap = (pairs: [Buffer, Buffer][]): Buffer => Buffer.concat([cborHead(5, pairs.length), ...pairs.flat()])
