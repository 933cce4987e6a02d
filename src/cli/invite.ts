import { MOST_AT_ONCE } from '../domain/invitation.ts'
import { pastedAddresses } from '../domain/pasted-addresses.ts'
import { inviteToNode } from '../flows/invite-to-node.ts'
import { viewerOfSeat } from '../flows/operate-nodes.ts'
import type { InvitedOne } from '../formats/api/nodes.ts'
import { type Command, needed } from './command.ts'
import type { WithPartnership } from './operate.ts'

const text = { type: 'string' } as const

/** Inviting organisations into a node from a list of mail addresses. */
export const inviteCommands = (within: WithPartnership): Record<string, Command> => ({
  'node invite': {
    usage: 'node invite NODE FILE|-|ADDRESS … --as WHO [--json]',
    summary: 'Invite organisations into a node by mail addresses, from a file or as words.',
    help: `
  --as WHO   who invites, by mail address or id of a seat: somebody who runs the node
Whatever stands between the addresses is fine. Whether an address belongs to a member is not told.
Without AUBURN_SMTP_URL the links are printed, once, to be handed over.`,
    options: { as: text },
    words: [2, 200],
    run: async (given, io) => {
      const [node = '', ...words] = given.positionals
      const who = needed(given, 'as')
      const [first = ''] = words
      const pasted = words.some(word => word.includes('@'))
        ? words.join('\n')
        : new TextDecoder().decode(await io.read(first))
      const { addresses, others } = pastedAddresses(pasted)
      const items = await within(io, async ctx => {
        const viewer = await viewerOfSeat(ctx, who)
        const found: InvitedOne[] = []
        for (let at = 0; at < addresses.length; at += MOST_AT_ONCE)
          found.push(
            ...(await inviteToNode(ctx, viewer, node, { addresses: addresses.slice(at, at + MOST_AT_ONCE) })).items,
          )
        return found
      })
      const all = [...items, ...others.map(address => ({ address, result: 'not-an-address' as const }) as InvitedOne)]
      for (const one of all) io.out(given.is('json') ? JSON.stringify(one) : lineOf(one))
      return 0
    },
  },
})
const lineOf = ({ address, result, link, why }: InvitedOne): string =>
  [address.padEnd(40), result.padEnd(15), link ?? why ?? ''].join(' ').trimEnd()
