import pg from 'pg'

/** Of all processes on one database, the one whose turn it is: held by an advisory lock, and lost with its connection. */
export interface Turn {
  lost(): boolean
  giveBack(): Promise<void>
}

/** Takes the turn, or nothing while somebody else has it. On a connection of its own, as LISTEN is. */
export async function takeTurn(url: string, lock: number): Promise<Turn | undefined> {
  const client = new pg.Client({ connectionString: url, options: '-c role=auburn_app' })
  let lost = false
  client.on('error', () => {
    lost = true
  })
  client.on('end', () => {
    lost = true
  })
  await client.connect()
  const taken = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [lock])
  if (taken.rows[0]?.mine !== true) {
    await client.end()
    return undefined
  }
  return { lost: () => lost, giveBack: () => client.end() }
}
