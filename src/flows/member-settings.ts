import ipaddr from 'ipaddr.js'
import { Fault, refused } from '../domain/fault.ts'
import { mayRunMember } from '../domain/permissions.ts'
import { knownCircles } from '../store/circles.ts'
import { type Change, change, rowsOf } from '../store/database.ts'
import { declareDomain, domainsDeclared, domainsThatCount, dropDomain } from '../store/domain-store.ts'
import { listedTo, writeMemberSettings } from '../store/member-store.ts'
import { lockMember } from '../store/people-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'

export interface MemberSettings {
  signoff?: boolean | undefined
  shortNames?: string[] | undefined
  domains?: string[] | undefined
  networks?: string[] | undefined
  listedTo?: string[] | undefined
}

/** Whether it lets colleagues share unseen, or lets more know the member by name. */
export async function widensMember(ctx: Context, viewer: Viewer, asked: MemberSettings): Promise<boolean> {
  if (asked.signoff === false && viewer.organisation.signoff) return true
  if (!asked.listedTo) return false
  const rows = rowsOf(ctx.db.app)
  const known = new Map((await knownCircles(rows, viewer, ctx.now())).map(c => [c.ref, c.id]))
  const before = await listedTo(rows, viewer.member)
  return asked.listedTo.some(ref => !before.includes(known.get(ref) ?? 0))
}

/** What a member's admin sets: sign-off, what it calls its own, and where it is listed by name. */
export async function setMemberSettings(ctx: Context, viewer: Viewer, asked: MemberSettings): Promise<void> {
  if (!mayRunMember(viewer)) throw new Fault('forbidden', 'Only an admin of your organisation can change this.')
  asked.networks?.forEach((network, n) => {
    if (!ipaddr.isValidCIDR(network))
      throw refused('Write a network as address/length, such as 198.51.100.0/24.', `/networks/${n}`)
  })
  await change(ctx.db, viewer, async tx => {
    const known = new Map((await knownCircles(tx, viewer, ctx.now())).map(c => [c.ref, c]))
    const listed = asked.listedTo?.map((ref, n) => {
      const circle = known.get(ref)
      if (!circle || (circle.kind !== 'everyone' && !(circle.kind === 'node' && circle.joined)))
        throw refused('You can be listed to everyone and to nodes you are in.', `/listedTo/${n}`)
      return circle.id
    })
    await writeMemberSettings(tx, viewer.member, {
      ...asked,
      networks: asked.networks?.map(networkOf),
      listedTo: listed,
    })
    if (asked.domains) await declareDomains(ctx, tx, viewer, asked.domains)
  })
}

/** What is new in the list is the member's word until it is proved (prove-domain.ts); what is missing from it counts no more. */
async function declareDomains(ctx: Context, tx: Change, viewer: Viewer, asked: readonly string[]): Promise<void> {
  const { member } = viewer
  const at = ctx.now()
  await lockMember(tx, member)
  const counted = await domainsThatCount(tx, member)
  const declared = (await domainsDeclared(tx, member)).map(row => row.domain)
  const wanted = new Set(asked.map(domain => domain.toLowerCase().replace(/\.$/, '')))
  const before = new Set([...counted, ...declared])
  const proof = (domain: string) => ctx.random(`member-domain:${domain}`, 20).toString('hex')
  const added = [...wanted].filter(domain => !before.has(domain))
  const dropped = [...before].filter(domain => !wanted.has(domain))
  for (const domain of added) await declareDomain(tx, { member, domain, proof: proof(domain), at })
  for (const domain of dropped)
    await dropDomain(tx, { member, domain, proof: proof(domain), at, counted: counted.includes(domain) })
  if (added.length + dropped.length === 0) return
  await tx.record({
    id: ctx.newId('leaf:domains'),
    salt: ctx.random('salt:domains', 16),
    body: {
      ...{ what: 'domains-declared', added: added.length, dropped: dropped.length },
      ...{ by: viewer.gid, at: at.toISOString() },
    },
  })
}

/** PostgreSQL's cidr refuses host bits; people write 10.1.2.3/24 and mean the network. */
function networkOf(written: string): string {
  const [address, bits] = ipaddr.parseCIDR(written)
  return address.kind() === 'ipv4'
    ? `${ipaddr.IPv4.networkAddressFromCIDR(written)}/${bits}`
    : `${ipaddr.IPv6.networkAddressFromCIDR(written)}/${bits}`
}
