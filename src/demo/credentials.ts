import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../flows/context.ts'
import { type GivenAccess, giveDemoAccess, seatsByMail } from '../flows/demo-access.ts'
import { DEMO_SEED } from './fill.ts'
import { type DemoPerson, partnership, type SeatRole } from './partnership.ts'

/** One of the cast as it stands in `demo-credentials.json`. */
export interface DemoCredential {
  /** Unique: the member's handle for its first person, the first name for a second one. */
  handle: string
  /** The member's name. */
  member: string
  role: SeatRole
  nodes: string[]
  signInUrl: string
  apiKey: string
}

export const CREDENTIALS_FILE = 'demo-credentials.json'
/** Of the desk's seats besides first persons, those that the demo is shown with. */
const SHOWN_AT_THE_DESK = new Set(['Dev Lakhani', 'Owen Blythe', 'Kirsty Mair', 'Noor Habib', 'Petra Lowndes'])

interface Cast {
  handle: string
  member: string
  nodes: string[]
  person: DemoPerson
}

function castOf(): Cast[] {
  return partnership(DEMO_SEED)
    .members.filter(m => m.cast)
    .flatMap(m =>
      m.persons.flatMap((person, n) =>
        n === 0 || SHOWN_AT_THE_DESK.has(person.name)
          ? [
              {
                handle: n === 0 ? m.handle : (person.name.split(' ')[0]?.toLowerCase() ?? ''),
                member: m.legalName,
                // The Fusion Cell is joined by its analysts alone.
                nodes: m.nodes.map(n => n.node).filter(n => n !== 'fusion-cell' || person.role === 'analyst'),
                person,
              },
            ]
          : [],
      ),
    )
}

/**
 * Writes everybody's sign-in link (for today's public address) and key into the data folder, readable by its owner alone,
 * and prints the links. Keys that the file holds already stay as they are.
 */
export async function writeCredentials(
  ctx: Context,
  data: string,
  log: (line: string) => void,
): Promise<DemoCredential[]> {
  const file = join(data, CREDENTIALS_FILE)
  const before = await earlier(file)
  const cast = castOf()
  const seats = await seatsByMail(
    ctx,
    cast.map(c => c.person.email),
  )
  const credentials: DemoCredential[] = []
  for (const { handle, member, nodes, person } of cast) {
    const seat = seats.get(person.email)
    if (seat === undefined) throw new Error(`the demo has no ${person.name}: empty the data folder and start again`)
    const given = await giveDemoAccess(ctx, seat, before.get(handle))
    const signInUrl = `${ctx.url}/link#${given.link}`
    credentials.push({ handle, member, role: person.role, nodes, signInUrl, apiKey: given.key })
  }
  await writeFile(`${file}.new`, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
  for (const line of tableOf(cast, credentials, file)) log(line)
  return credentials
}

/** Tokens of an earlier start; a file that is lost or damaged is made anew. */
async function earlier(file: string): Promise<Map<string, GivenAccess>> {
  const text = await readFile(file, 'utf8').catch(() => '[]')
  const found = new Map<string, GivenAccess>()
  for (const one of listIn(text)) {
    if (typeof one !== 'object' || one === null) continue
    const { handle, signInUrl, apiKey } = { handle: '', signInUrl: '', apiKey: '', ...one }
    const link = String(signInUrl).split('#')[1] ?? ''
    if (/^[A-Za-z0-9_-]{43}$/.test(link)) found.set(String(handle), { link, key: String(apiKey) })
  }
  return found
}
function listIn(text: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) ? parsed : []
  } catch {
    return []
  }
}

function tableOf(cast: readonly Cast[], credentials: readonly DemoCredential[], file: string): string[] {
  const line = ({ person, member }: Cast, link: string) => `  ${`${person.name}, ${member}`.padEnd(48)} ${link}`
  const rows = cast.map((c, n) => ({ star: c.person.star === true, text: line(c, credentials[n]?.signInUrl ?? '') }))
  return [
    partnership(DEMO_SEED).notice,
    'Sign in as (each link can be used again):',
    ...rows.filter(r => r.star).map(r => r.text),
    `  and ${rows.filter(r => !r.star).length} more, with keys for the API, in ${file}`,
  ]
}
