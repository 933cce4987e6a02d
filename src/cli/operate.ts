import { isIP } from 'node:net'
import { MEMBER_KINDS, MEMBER_SIZES, REGION_CODES, SECTOR_SLUGS } from '../domain/member.ts'
import { ADMISSIONS, NODE_KINDS } from '../domain/node.ts'
import type { Context } from '../flows/context.ts'
import { lookAtMail } from '../flows/look-at-mail.ts'
import { addNode, editNode, endNode, joinNode, leaveNode, listNodes } from '../flows/operate-nodes.ts'
import {
  addMember,
  addPerson,
  addPersonByMail,
  addSeat,
  createKeyFor,
  endKey,
  invite,
  inviteByMail,
  listKeysOf,
  listMembers,
  listPersons,
  removeCodesOf,
} from '../flows/run-partnership.ts'
import {
  endPersonAsOperator,
  erasePersonAsOperator,
  setStanding,
  signOutAsOperator,
  wakePersonAsOperator,
} from '../flows/run-standing.ts'
import { clearAnalyst, deskSeatOf, endAnalyst, secondAnalyst } from '../flows/staff-desk.ts'
import { SCOPES } from '../formats/api/people.ts'
import { admissionCommands } from './admission.ts'
import { attackCommand } from './attack.ts'
import { type Command, type Given, type Io, manyOf, needed, numberOf, oneOf, UsageError } from './command.ts'
import { inviteCommands } from './invite.ts'
import { termsCommands } from './terms.ts'

/** Opens the partnership's own database, does the work, and closes it again. */
export type WithPartnership = <T>(io: Io, work: (ctx: Context) => Promise<T>) => Promise<T>

const text = { type: 'string' } as const
const many = { type: 'string', multiple: true } as const
const flag = { type: 'boolean' } as const
const HANDLE = /^[a-z0-9][a-z0-9-]{0,62}$/

function handleOf(given: Given, index: number): string {
  const handle = given.positionals[index] ?? ''
  if (!HANDLE.test(handle)) throw new UsageError(`“${handle}” is no handle: use lower-case letters, digits and dashes`)
  return handle
}
/** A row for people, or the object for programs. */
const rows = <T extends object>(given: Given, io: Io, found: readonly T[], line: (row: T) => string): number => {
  for (const row of found) io.out(given.is('json') ? JSON.stringify(row) : line(row))
  if (found.length === 0 && !given.is('json')) io.out('There are none.')
  return 0
}
const done = (given: Given, io: Io, words: string, result: object = {}): number => {
  io.out(given.is('json') ? JSON.stringify({ done: true, ...result }) : words)
  return 0
}

/** A link to hand over, or the word that it was mailed. */
const handed = (given: Given, io: Io, words: string, link: string | undefined, more: object = {}): number =>
  link === undefined
    ? done(given, io, 'The link goes to their mailbox within a minute. See: auburn mail', { mailed: true, ...more })
    : done(given, io, `${words}\n  ${link}`, { link, ...more })

/** Commands on the database itself, by their name of one or two words. */
export function operatorCommands(within: WithPartnership): Record<string, Command> {
  return {
    ...memberCommands(within),
    ...admissionCommands(within),
    ...personCommands(within),
    ...nodeCommands(within),
    ...inviteCommands(within),
    ...keyCommands(within),
    attack: attackCommand(within),
    mail: mailCommand(within),
    ...termsCommands(within),
  }
}

const memberCommands = (within: WithPartnership): Record<string, Command> => ({
  'member add': {
    usage: 'member add HANDLE --name NAME --kind KIND [flags]',
    summary: 'Admit an organisation.',
    help: `
  --name NAME        its legal name
  --kind KIND        ${MEMBER_KINDS.join(', ')}
  --size SIZE        ${MEMBER_SIZES.join(', ')} (medium)
  --sector a,b       ${SECTOR_SLUGS.join(', ')}
  --region a,b       ${REGION_CODES.join(', ')}
  --domain a,b       the domains it administers; --network a,b its networks, as address/length
  --short-name a,b   what people call it`,
    options: {
      name: text,
      kind: text,
      size: text,
      sector: many,
      region: many,
      domain: many,
      network: many,
      'short-name': many,
    },
    words: [1, 1],
    run: async (given, io) => {
      const handle = handleOf(given, 0)
      const member = {
        handle,
        name: needed(given, 'name'),
        kind: oneOf('kind', needed(given, 'kind'), MEMBER_KINDS) ?? 'industry',
        size: oneOf('size', given.text('size'), MEMBER_SIZES) ?? 'medium',
        offered: given.is('offered') ? true : given.is('not-offered') ? false : undefined,
        sectors: manyOf('sector', given.list('sector'), SECTOR_SLUGS),
        regions: manyOf('region', given.list('region'), REGION_CODES),
        domains: given.list('domain').map(d => d.toLowerCase()),
        networks: given.list('network').map(networkOf),
        shortNames: given.list('short-name'),
      } as const
      await within(io, ctx => addMember(ctx, member))
      return done(given, io, `${member.name} is a member now: ${handle}. Next: auburn person add ${handle} --name …`)
    },
  },
  'member list': {
    usage: 'member list [--json]',
    summary: 'All members, with their nodes.',
    help: '',
    options: {},
    words: [0, 0],
    run: async (given, io) =>
      rows(given, io, await within(io, listMembers), m =>
        [
          m.handle.padEnd(24),
          m.name.padEnd(40),
          m.kind.padEnd(18),
          m.state.padEnd(9),
          m.acting > 0 ? `${m.persons} people` : 'NOBODY ACTS',
          m.nodes.join(', '),
        ].join('  '),
      ),
  },
  ...standingCommands(within),
})

/** Nobody acts for a member that is not active; its reports stay where they are. */
const standingCommands = (within: WithPartnership): Record<string, Command> => {
  const standing = (
    word: string,
    to: 'suspended' | 'active' | 'left',
    summary: string,
    help: string,
    said: (handle: string, people: number) => string,
  ): [string, Command] => [
    `member ${word}`,
    {
      usage: `member ${word} HANDLE [--reason TEXT] [--json]`,
      summary,
      help: `${help}\n  --reason TEXT   kept in the ledger`,
      options: { reason: text },
      words: [1, 1],
      run: async (given, io) => {
        const handle = handleOf(given, 0)
        const { people } = await within(io, ctx => setStanding(ctx, handle, to, given.text('reason')))
        return done(given, io, said(handle, people), { member: handle, state: to, people })
      },
    },
  ]
  return Object.fromEntries([
    standing(
      'suspend',
      'suspended',
      'Stop a member at once: sessions, links and keys of all its people end, on open streams too.',
      '\nIts reports stay as they are. Passkeys stay; they work again after auburn member resume.\n',
      (handle, people) =>
        `${handle} is suspended; ${people} of its people are out. Back: auburn member resume ${handle}`,
    ),
    standing(
      'resume',
      'active',
      'Let a suspended or lapsed member act again.',
      '\nIts people sign in anew, by passkey or by auburn invite. Keys have to be made anew.\n',
      handle => `${handle} is active again. Its people sign in anew.`,
    ),
    standing(
      'end',
      'left',
      'A member leaves for good: its people’s seats and its time in every node end.',
      '\nWhat it shared stays. There is no way back but to be admitted anew.\n',
      (handle, people) => `${handle} has left; ${people} seats ended. What it shared stays.`,
    ),
  ])
}

function networkOf(written: string): string {
  const [address = '', bits = ''] = written.split('/')
  if (isIP(address) === 0 || !/^\d{1,3}$/.test(bits))
    throw new UsageError(`--network ${written} is no network: write address/length, such as 198.51.100.0/24`)
  return written
}

const ROLES = ['member', 'admin', 'analyst', 'auditor', 'operator'] as const
const personCommands = (within: WithPartnership): Record<string, Command> => ({
  'person add': {
    usage: 'person add MEMBER --name NAME [--email ADDRESS] [flags]',
    summary: 'Give a person a seat at a member, and mail them a one-time sign-in link, or print it.',
    help: `
  --name NAME       --email ADDRESS    --title TEXT
  --role ROLE       ${ROLES.join(', ')} (member). An analyst works at the Fusion Cell desk
  --listed          may be addressed by those who may know the member
  --show            print the link, where it would be mailed`,
    options: { name: text, email: text, title: text, role: text, listed: flag, show: flag },
    words: [1, 1],
    run: async (given, io) => {
      const role = oneOf('role', given.text('role'), ROLES) ?? 'member'
      const person = {
        member: handleOf(given, 0),
        name: needed(given, 'name'),
        email: given.text('email'),
        role,
        title: given.text('title') ?? '',
        listed: given.is('listed'),
        desk: role === 'analyst',
      }
      const { seat, link } = await within<{ seat: string; link: string | undefined }>(io, ctx =>
        given.is('show') ? addPerson(ctx, person) : addPersonByMail(ctx, person),
      )
      return handed(given, io, `${person.name} signs in here, once, within seven days:`, link, { seat })
    },
  },
  'person seat': {
    usage: 'person seat EMAIL|SEAT MEMBER [--from HANDLE] [flags]',
    summary: 'Let somebody who acts here already act for another member too, as the same human.',
    help: `
  --from HANDLE     the member that they act for now, where there are several
  --role ROLE       member or admin (member)
  --title TEXT      --listed
They sign in as before and choose the organisation in their menu. What excepts either member reaches neither seat.
Administrators of both see the same name and address: ask the person first.`,
    options: { from: text, role: text, title: text, listed: flag },
    words: [2, 2],
    run: async (given, io) => {
      const { seat, name } = await within(io, ctx =>
        addSeat(ctx, {
          who: given.positionals[0] ?? '',
          from: given.text('from'),
          member: handleOf(given, 1),
          role: oneOf('role', given.text('role'), ['member', 'admin'] as const) ?? 'member',
          title: given.text('title') ?? '',
          listed: given.is('listed'),
        }),
      )
      return done(given, io, `${name} acts for ${given.positionals[1]} too: by the menu, signed in as before.`, {
        seat,
      })
    },
  },
  'person list': {
    usage: 'person list [--member HANDLE] [--json]',
    summary: 'Who acts for which member.',
    help: '',
    options: { member: text },
    words: [0, 0],
    run: async (given, io) =>
      rows(given, io, await within(io, ctx => listPersons(ctx, given.text('member'))), p =>
        [
          p.member.padEnd(24),
          p.name.padEnd(26),
          p.role.padEnd(9),
          (p.email ?? '').padEnd(40),
          p.seat,
          p.until ? 'ended' : p.state === 'active' ? `used ${p.usedAt.toISOString().slice(0, 10)}` : p.state,
        ].join('  '),
      ),
  },
  'person end': {
    usage: 'person end EMAIL|SEAT [--member HANDLE] [--json]',
    summary: 'End a seat at once: its sessions, links and keys, on open streams too. What it shared stays.',
    help: '\nPasskeys go with a person’s last seat. An invitation that was not taken up is withdrawn.',
    options: { member: text },
    words: [1, 1],
    run: async (given, io) => {
      const who = given.positionals[0] ?? ''
      const ended = await within(io, ctx => endPersonAsOperator(ctx, who, given.text('member')))
      const alone = ended.withoutAdmin ? ` Nobody is an admin of ${ended.member} now.` : ''
      return done(given, io, `${who} acts for ${ended.member} no more.${alone}`, ended)
    },
  },
  'person wake': {
    usage: 'person wake EMAIL|SEAT [--member HANDLE] [--json]',
    summary: 'Let somebody act again who had lapsed, because nobody used the account for 120 days.',
    help: '\nThey sign in as before, by passkey or by auburn invite. API keys have to be made anew.',
    options: { member: text },
    words: [1, 1],
    run: async (given, io) => {
      const who = given.positionals[0] ?? ''
      const woken = await within(io, ctx => wakePersonAsOperator(ctx, who, given.text('member')))
      return done(given, io, `${who} may sign in again. Without a passkey: auburn invite ${who}`, woken)
    },
  },
  'person sign-out': {
    usage: 'person sign-out EMAIL|SEAT [--member HANDLE] [--json]',
    summary: 'End all sessions of somebody, such as after a lost device. They sign in again as before.',
    help: '\nAPI keys go on; they are ended by their owner, or with the person.',
    options: { member: text },
    words: [1, 1],
    run: async (given, io) => {
      const who = given.positionals[0] ?? ''
      const ended = await within(io, ctx => signOutAsOperator(ctx, who, given.text('member')))
      return done(given, io, `${who} is signed out: ${ended.sessions} session(s) ended.`, ended)
    },
  },
  'person erase': {
    usage: 'person erase EMAIL|SEAT --yes [--json]',
    summary: 'Erase a person on request: name, address and ways in. What they shared stays with their members.',
    help: '\n  --yes   there is no way back',
    options: { yes: flag },
    words: [1, 1],
    run: async (given, io) => {
      const who = given.positionals[0] ?? ''
      if (!given.is('yes')) throw new UsageError('there is no way back: add --yes')
      const { seats } = await within(io, ctx => erasePersonAsOperator(ctx, who))
      return done(given, io, `Erased. The ledger and colleagues know them as “Somebody who has left”.`, { seats })
    },
  },
  ...deskCommands(within),
  invite: {
    usage: 'invite EMAIL|SEAT [--member HANDLE] [--without-codes] [--show] [--json]',
    summary: 'A new one-time sign-in link for somebody who has a seat: mailed to them, or printed where it cannot be.',
    help: `
  --without-codes   also remove their authenticator app and recovery codes, which they have lost
  --show            print the link, where it would be mailed`,
    options: { member: text, 'without-codes': flag, show: flag },
    words: [1, 1],
    run: async (given, io) => {
      const link = await within(io, async ctx => {
        const [who = ''] = given.positionals
        if (given.is('without-codes')) await removeCodesOf(ctx, who, given.text('member'))
        if (given.is('show')) return invite(ctx, who, given.text('member'))
        return (await inviteByMail(ctx, who, given.text('member'))).link
      })
      return handed(given, io, 'Good once, within seven days:', link)
    },
  },
})

/** Whoever works at the Fusion Cell's desk. A government-only group is entered in the portal, by a second person. */
const deskCommands = (within: WithPartnership): Record<string, Command> => ({
  'person second': {
    usage: 'person second EMAIL|SEAT --from MEMBER [--days N | --until T] [--json]',
    summary: 'Say that an analyst at the desk is lent by a member: what excepts that member is closed to them.',
    help: `
  --from MEMBER           who lends them. They act for the desk alone from now on, with no path home
  --days N | --until T    when the secondment, and the seat with it, ends`,
    options: { from: text, days: text, until: text },
    words: [1, 1],
    run: async (given, io) => {
      const [who = ''] = given.positionals
      const employer = needed(given, 'from')
      const until = await within(io, async ctx => {
        const end = endOf(given, ctx, 1_100)?.toISOString()
        await secondAnalyst(ctx, undefined, await deskSeatOf(ctx, who), { employer, until: end })
        return end
      })
      return done(given, io, `${who} is lent by ${employer}${until ? ` until ${until}` : ''}.`, { employer, until })
    },
  },
  'person unsecond': {
    usage: 'person unsecond EMAIL|SEAT [--json]',
    summary: 'Take somebody off the desk at once: a secondee’s seat ends, with all that hangs on it.',
    help: '',
    options: {},
    words: [1, 1],
    run: async (given, io) => {
      const [who = ''] = given.positionals
      await within(io, async ctx => endAnalyst(ctx, undefined, await deskSeatOf(ctx, who)))
      return done(given, io, `${who} is off the desk.`)
    },
  },
  'person clear': {
    usage: 'person clear EMAIL|SEAT (--days N | --until T | --end) [--json]',
    summary: 'Keep that somebody at the desk meets the clearance requirement, and until when: no level, no number.',
    help: '\n  --end   they meet it no more: what hangs on it ends at once',
    options: { days: text, until: text, end: flag },
    words: [1, 1],
    run: async (given, io) => {
      const [who = ''] = given.positionals
      const until = await within(io, async ctx => {
        const end = endOf(given, ctx, 3_700)?.toISOString() ?? null
        if ((end === null) !== given.is('end')) throw new UsageError('give --days, --until or --end')
        await clearAnalyst(ctx, undefined, await deskSeatOf(ctx, who), end)
        return end
      })
      return done(given, io, until ? `${who} meets the requirement until ${until}.` : `${who} is cleared no more.`, {
        until,
      })
    },
  },
})

const DAY = 86_400_000
/** A time as it was written (2026-07-01T12:00Z), or so many days from now. */
function endOf(given: Given, ctx: Context, most = 90): Date | undefined {
  const [days, until] = [numberOf(given, 'days', 1, most), given.text('until')]
  if (days !== undefined && until !== undefined) throw new UsageError('give --days or --until')
  if (days !== undefined) return new Date(ctx.now().getTime() + days * DAY)
  if (until === undefined) return undefined
  const at = new Date(until)
  if (Number.isNaN(at.getTime())) throw new UsageError(`--until ${until} is no time: write 2026-07-01T12:00Z`)
  return at
}
const nodeFields = {
  name: text,
  description: text,
  charter: text,
  guidance: text,
  sector: many,
  region: many,
  admission: text,
  host: text,
  manager: text,
  champion: text,
  days: text,
  until: text,
  listed: flag,
  hidden: flag,
  offered: flag,
  'not-offered': flag,
} as const
const fieldsOf = (given: Given) => {
  if (given.is('listed') && given.is('hidden')) throw new UsageError('a node is listed or hidden')
  return {
    admission: oneOf('admission', given.text('admission'), ADMISSIONS),
    listed: given.is('listed') ? true : given.is('hidden') ? false : undefined,
    sectors: manyOf('sector', given.list('sector'), SECTOR_SLUGS),
    regions: manyOf('region', given.list('region'), REGION_CODES),
  }
}
const FIELDS_HELP = `
  --description TEXT   --charter TEXT         --guidance TEXT
  --sector a,b         --region a,b           its area
  --admission HOW      ${ADMISSIONS.join(', ')}
  --listed | --hidden  whether others know of it
  --offered | --not-offered   whether organisations that register interest may choose it
  --host MEMBER        the member that hosts it
  --days N | --until T when a pop-up closes by itself: within 90 days`

const nodeCommands = (within: WithPartnership): Record<string, Command> => ({
  'node add': {
    usage: 'node add HANDLE --name NAME --kind KIND [flags]',
    summary: 'Found a node.',
    help: `
  --name NAME
  --kind KIND          ${NODE_KINDS.join(', ')}. A chosen group is known to its members alone
  --government         a chosen group for the cleared people of government at the desk${FIELDS_HELP}`,
    options: { ...nodeFields, kind: text, government: flag },
    words: [1, 1],
    run: async (given, io) => {
      const node = {
        handle: handleOf(given, 0),
        name: needed(given, 'name'),
        kind: oneOf('kind', needed(given, 'kind'), NODE_KINDS) ?? 'sector',
        description: given.text('description') ?? '',
        charter: given.text('charter') ?? '',
        guidance: given.text('guidance'),
        host: given.text('host'),
        government: given.is('government'),
        ...fieldsOf(given),
      } as const
      if (given.text('manager') ?? given.text('champion'))
        throw new UsageError('name manager and champion with: auburn node edit')
      await within(io, ctx => addNode(ctx, { ...node, until: endOf(given, ctx) }))
      return done(given, io, `${node.name} is a node now. Next: auburn node join ${node.handle} MEMBER`)
    },
  },
  'node edit': {
    usage: 'node edit HANDLE [flags]',
    summary: 'Change a node: only what is given changes.',
    help: `
  --name NAME${FIELDS_HELP}
  --manager WHO        --champion WHO         a mail address or the id of a seat; '' takes the post away`,
    options: nodeFields,
    words: [1, 1],
    run: async (given, io) => {
      const handle = handleOf(given, 0)
      const { sectors, regions, ...plain } = fieldsOf(given)
      const asked = {
        ...plain,
        name: given.text('name'),
        description: given.text('description'),
        charter: given.text('charter'),
        guidance: given.text('guidance'),
        host: given.text('host'),
        manager: given.text('manager'),
        champion: given.text('champion'),
        sectors: sectors.length > 0 ? sectors : undefined,
        regions: regions.length > 0 ? regions : undefined,
      }
      await within(io, ctx => {
        const edits = Object.entries({ ...asked, until: endOf(given, ctx) }).filter(([, value]) => value !== undefined)
        if (edits.length === 0) throw new UsageError('say what to change')
        return editNode(ctx, handle, Object.fromEntries(edits))
      })
      return done(given, io, `${handle} is changed.`)
    },
  },
  'node list': {
    usage: 'node list [--json]',
    summary: 'All nodes, hidden ones too.',
    help: '',
    options: {},
    words: [0, 0],
    run: async (given, io) =>
      rows(given, io, await within(io, listNodes), n =>
        [
          n.handle.padEnd(24),
          n.name.padEnd(32),
          n.kind.padEnd(14),
          n.admission.padEnd(10),
          `${n.members} members`,
          n.until ? `until ${n.until.toISOString().slice(0, 16)}Z` : '',
        ].join('  '),
      ),
  },
  'node join': {
    usage: 'node join NODE MEMBER [--days N | --until T]',
    summary: 'Let a member into a node; with an end, as a guest.',
    help: '',
    options: { days: text, until: text },
    words: [2, 2],
    run: async (given, io) => {
      const [node, member] = [handleOf(given, 0), handleOf(given, 1)]
      await within(io, ctx => joinNode(ctx, member, node, endOf(given, ctx)))
      return done(given, io, `${member} is in ${node} now.`)
    },
  },
  'node leave': {
    usage: 'node leave NODE MEMBER',
    summary: 'End a member’s time in a node. It counts at once, on open streams too.',
    help: '',
    options: {},
    words: [2, 2],
    run: async (given, io) => {
      const [node, member] = [handleOf(given, 0), handleOf(given, 1)]
      await within(io, ctx => leaveNode(ctx, member, node))
      return done(given, io, `${member} is out of ${node}.`)
    },
  },
  'node end': {
    usage: 'node end HANDLE',
    summary: 'Close a pop-up now. Its members keep it as an archive; guests are out at once.',
    help: '',
    options: {},
    words: [1, 1],
    run: async (given, io) => {
      const handle = handleOf(given, 0)
      await within(io, ctx => endNode(ctx, handle))
      return done(given, io, `${handle} has closed.`)
    },
  },
})

const CAPS = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT'] as const
const keyCommands = (within: WithPartnership): Record<string, Command> => ({
  'key create': {
    usage: 'key create EMAIL|SEAT --name NAME [flags]',
    summary: 'Make an API key for somebody’s seat. It is printed once and kept nowhere.',
    help: `
  --name NAME       what it is for
  --scope a,b       ${SCOPES.join(', ')} (read)
  --cap TLP         ${CAPS.join(', ')} (AMBER). RED never leaves by key
  --days N          until it ends (90)
  --member HANDLE   for a person who acts for several members`,
    options: { name: text, scope: many, cap: text, days: text, member: text },
    words: [1, 1],
    run: async (given, io) => {
      const scopes = manyOf('scope', given.list('scope'), SCOPES)
      const asked = {
        who: given.positionals[0] ?? '',
        member: given.text('member'),
        name: needed(given, 'name'),
        scopes: scopes.length > 0 ? scopes : (['read'] as const),
        cap: oneOf('cap', given.text('cap'), CAPS) ?? 'AMBER',
        days: numberOf(given, 'days', 1, 365) ?? 90,
      }
      const { id, key, expiresAt } = await within(io, ctx => createKeyFor(ctx, asked))
      const words = `${key}\n(id ${id}, until ${expiresAt.toISOString().slice(0, 10)}; this is shown once)`
      return done(given, io, words, { id, key, expiresAt })
    },
  },
  'key list': {
    usage: 'key list [--member HANDLE] [--json]',
    summary: 'Keys that work now, and when each was last used.',
    help: '',
    options: { member: text },
    words: [0, 0],
    run: async (given, io) =>
      rows(given, io, await within(io, ctx => listKeysOf(ctx, given.text('member'))), k =>
        [
          k.id,
          k.member.padEnd(24),
          k.person.padEnd(22),
          k.name.padEnd(16),
          `≤ ${k.cap}`.padEnd(14),
          k.scopes.join(','),
        ].join('  '),
      ),
  },
  'key revoke': {
    usage: 'key revoke ID',
    summary: 'End a key at once, on open streams too.',
    help: '',
    options: {},
    words: [1, 1],
    run: async (given, io) => {
      await within(io, ctx => endKey(ctx, given.positionals[0] ?? ''))
      return done(given, io, 'The key has ended.')
    },
  },
})

const mailCommand = (within: WithPartnership): Command => ({
  usage: 'mail [--json]',
  summary: 'What mail waits, what went out, and what was given up.',
  help: `
A mail is tried again for two days, at growing distances; one that is refused for good is given up at once. What is given up
stands here for thirty days, by seat (auburn person list) and with the code of the last answer.`,
  options: {},
  words: [0, 0],
  run: async (given, io) => {
    const mail = await within(io, lookAtMail)
    if (given.is('json')) return done(given, io, '', mail)
    const when = (at: Date | undefined) => (at ? at.toISOString().slice(0, 16).concat('Z') : 'never')
    io.out(
      mail.server
        ? 'AUBURN_SMTP_URL is set.'
        : 'AUBURN_SMTP_URL is not set here: links are printed, and no mail is sent.',
    )
    io.out(`Waiting: ${mail.waiting}${mail.oldest ? `, the oldest since ${when(mail.oldest)}` : ''}`)
    io.out(`Sent: ${mail.sent}, the last one ${when(mail.sentAt)}`)
    if (mail.trouble) io.out(`Last failure: ${mail.trouble}, ${when(mail.failedAt)}`)
    io.out(`Given up: ${mail.givenUp.length}`)
    for (const f of mail.givenUp) io.out(`  ${when(f.at)}  ${f.about.padEnd(11)} ${f.trouble ?? ''}  ${f.seat ?? ''}`)
    return 0
  },
})
