import pg from 'pg'

/** Everything that the database holds, as its owner sees it, row for row as text. */
export async function everyTable(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1",
    )
    const texts: string[] = []
    for (const { name } of tables.rows) {
      const found = await client.query<{ line: string }>(`select t::text as line from ${name} t`)
      texts.push(name, ...found.rows.map(r => r.line))
    }
    return texts.join('\n')
  } finally {
    await client.end()
  }
}
