import type { Rows } from './database.ts'

/** How far a partnership is set up, in one row. */
export interface SetUpRow {
  name: string | null
  ticked: Record<string, string>
  terms: number
  national: string | null
  fusion_cell: string | null
  operators: number
  invited: number
}
const SET_UP = `
  select i.name, i.ticked, (select coalesce(max(version), 0) from terms) as terms,
    (select handle from node where kind = 'national' order by circle limit 1) as national,
    (select handle from node where kind = 'fusion-cell' order by circle limit 1) as fusion_cell,
    (select count(distinct person)::int from seat where role = 'operator' and state = 'active' and (until is null or until > $1))
      as operators,
    (select count(*)::int from seat where role = 'operator' and state = 'invited' and (until is null or until > $1)) as invited
  from installation i`
export const setUpRow = (rows: Rows, now: Date): Promise<SetUpRow | undefined> =>
  rows.one<SetUpRow & { [k: string]: unknown }>(SET_UP, [now])

export const nameInstallation = (tx: Rows, name: string) => tx.all('update installation set name = $1', [name])
export const tickInstallation = (tx: Rows, step: string, at: Date | undefined) =>
  at
    ? tx.all('update installation set ticked = ticked || jsonb_build_object($1::text, $2::timestamptz)', [step, at])
    : tx.all('update installation set ticked = ticked - $1::text', [step])
export const nameOfInstallation = async (rows: Rows): Promise<string | undefined> =>
  (await rows.one<{ name: string | null }>('select name from installation'))?.name ?? undefined

/** Who this installation is: what identifies it outside, and what its seals are made with. */
export interface Installation {
  gid: string
  secret: Buffer
  demo: boolean
}
/** Two programs that open an empty database at once wait for each other. Undefined: it has no identity yet. */
export async function lockInstallation(tx: Rows): Promise<Installation | undefined> {
  await tx.all('select pg_advisory_xact_lock(4155)')
  return tx.one<Installation & { [k: string]: unknown }>('select gid, secret, demo from installation')
}
export const insertInstallation = (tx: Rows, i: Installation, at: Date) =>
  tx.all('insert into installation(gid, secret, demo, created_at) values ($1, $2, $3, $4)', [
    i.gid,
    i.secret,
    i.demo,
    at,
  ])
export const hasMembers = async (rows: Rows): Promise<boolean> =>
  (await rows.one('select from member limit 1')) !== undefined
export const endFirstLinks = (tx: Rows) => tx.all("delete from one_time_link where purpose = 'first-operator'")
