import type { Rows } from './database.ts'

export interface PasskeyRow {
  id: string
  person: number
  public_key: Buffer
  counter: string
  transports: string[]
  name: string
  created_at: Date
  used_at: Date | null
}
/** Of this person; false where it has no such one. */
export const deletePasskey = async (tx: Rows, id: string, person: number): Promise<boolean> =>
  (await tx.one('delete from passkey where id = $1 and person = $2 returning id', [id, person])) !== undefined
export const namePasskey = async (tx: Rows, id: string, person: number, name: string): Promise<boolean> =>
  (await tx.one('update passkey set name = $3 where id = $1 and person = $2 returning id', [id, person, name])) !==
  undefined
export const passkeysOf = (rows: Rows, person: number): Promise<PasskeyRow[]> =>
  rows.all<PasskeyRow & { [k: string]: unknown }>('select * from passkey where person = $1 order by created_at', [
    person,
  ])
export const findPasskey = (rows: Rows, id: string): Promise<PasskeyRow | undefined> =>
  rows.one<PasskeyRow & { [k: string]: unknown }>('select * from passkey where id = $1', [id])

/** False: there is one of this id already, whoever's it is. */
export const insertPasskey = async (
  tx: Rows,
  p: {
    id: string
    person: number
    publicKey: Uint8Array
    counter: number
    transports: readonly string[]
    name: string
  },
  at: Date,
): Promise<boolean> =>
  (await tx.one(
    `insert into passkey(id, person, public_key, counter, transports, name, created_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (id) do nothing returning id`,
    [p.id, p.person, Buffer.from(p.publicKey), p.counter, p.transports, p.name, at],
  )) !== undefined
/** `counter`: as the authenticator sent it; a copy of it would fall behind. */
export const notePasskeyUse = (tx: Rows, id: string, counter: number, at: Date) =>
  tx.all('update passkey set counter = $2, used_at = $3 where id = $1', [id, counter, at])
