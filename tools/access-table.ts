/** Prints ACCESS.md: who may do what, from the declarations that the server and the portal go by. */
import { SEAT_ROLES, type SeatRole } from '../src/domain/permissions.ts'
import type { DeclaredRoute } from '../src/doors/route.ts'
import { accessOf, PAGES } from '../src/portal/pages.ts'

type Roles = readonly SeatRole[] | 'anybody'

const HEAD = `# Who may do what

Made by \`npm run regen\` from the declarations of the doors (\`src/doors/\`) and of the portal's pages (\`src/portal/pages.ts\`): do not edit. The server
refuses by the same declarations, and \`test/access.db.test.ts\` and \`test/access.journey.test.ts\` walk every line with every role.

Roles are those of a seat: ${SEAT_ROLES.map(role => `\`${role}\``).join(', ')}. Host, manager and champion of a node are no roles but conditions: they go by node.
What a caller may not know of is answered as what is not there, whatever the role.
`
const WAYS = `**Way in**: *anybody* needs no sign-in. A *session* is a person in a browser. A *key* named with a scope lets in keys that have that scope, and sessions
too. **Confirm**: a person in a browser has used a passkey or a code within the last five minutes; a key was made under such a confirmation, and goes
on without. **†**: also before the terms of membership are signed; everything else waits for that.
`

const WHO: Record<string, string> = { public: 'anybody', session: 'session', token: 'metrics token' }
const cells = (roles: Roles): string[] =>
  SEAT_ROLES.map(role => (roles === 'anybody' || roles.includes(role) ? '●' : '·'))
const row = (parts: readonly string[]): string => `| ${parts.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

/** What stands after /api, or the door itself. */
const areaOf = (url: string): string =>
  url.startsWith('/api/') ? `/api/${url.split('/')[2] ?? ''}` : 'Doors beside the API'

export function accessTable(declared: readonly DeclaredRoute[]): string {
  const areas = new Map<string, DeclaredRoute[]>()
  for (const route of declared.filter(r => !/^\/(assets|api\/docs)/.test(r.url)))
    areas.set(areaOf(route.url), [...(areas.get(areaOf(route.url)) ?? []), route])
  const doors = [...areas]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([area, routes]) => {
      const rows = routes.map(r => [
        `\`${r.method} ${r.url}\``,
        `${WHO[r.who] ?? `key: \`${r.who}\``}${r.unsigned ? ' †' : ''}`,
        ...cells(r.roles),
        r.confirm ?? '',
        r.when ?? '',
      ])
      return `### ${area}\n\n${table(['route', 'way in', ...SEAT_ROLES, 'confirm', 'if'], rows)}\n`
    })
  const pages = Object.keys(PAGES).map(path => {
    const { roles, when } = accessOf(path) ?? { roles: [] }
    return [`\`${path}\``, roles === 'anybody' ? '●' : '·', ...cells(roles), when ?? '']
  })
  return [
    HEAD,
    '## Doors\n',
    WAYS,
    ...doors,
    '## Pages of the portal\n',
    table(['page', 'not signed in', ...SEAT_ROLES, 'if'], pages),
    '',
  ].join('\n')
}
