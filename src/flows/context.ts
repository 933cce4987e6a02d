import type { Ceiling } from '../domain/protective-marking.ts'
import type { Database } from '../store/database.ts'
import type { Mailer } from '../store/mail-out.ts'
import type { Outbound, TextsAt } from '../store/outbound.ts'
import type { Seal } from '../store/seal.ts'

/** What a flow may touch besides its arguments. Clock, ids and randomness come from here, so that tests can set them. */
export interface Context {
  db: Database
  /** For cursors. */
  seal: Seal
  /** For secrets that are kept. */
  vault: Seal
  /** For ids that outputs carry: an HMAC of a name with a stored secret, as a UUID. */
  idOf(name: string): string
  /** Asks another server: a member's identity provider, and nothing else. */
  outbound: Outbound
  /** Sends mail; undefined where no SMTP server is set. Flows queue it (steps/post.ts). */
  mail: Mailer | undefined
  /** The highest protective marking that may be here. */
  ceiling: Ceiling
  /** How many days a sample's bytes are kept after its last change. */
  sampleDays: number
  /** Asks the name servers what text stands at a name: for the proof of an applicant's domain. */
  textsAt: TextsAt
  now(): Date
  /** A random UUIDv4. `name` says for what and whom, so that a test's ids do not depend on what others draw. */
  newId(name: string): string
  random(name: string, bytes: number): Buffer
  /** This installation's global id, the origin of everything it makes. */
  origin: string
  /** Demo partnership: reserved names and addresses count as ordinary values. */
  demo: boolean
  /** Public origin, such as https://auburn.example. */
  url: string
}
