import { MEMBER_KINDS, REGION_CODES, SECTOR_SLUGS } from '../src/domain/member.ts'
import { openPartnership } from '../src/flows/open-partnership.ts'
import type { ShareRequest } from '../src/formats/api/reports.ts'
import { hashOf } from '../src/store/access-store.ts'
import { change, openDatabase } from '../src/store/database.ts'
import { insertKey } from '../src/store/key-store.ts'
import { circleByHandle, insertMember, insertNode, insertSeat, joinCircle } from '../src/store/partnership-store.ts'
import { numbers } from './measure.ts'

/**
 * The partnership that everything is measured in: 200 members with five seats each, in sector and regional nodes. Each
 * seat has a key; the desk is eight seats of the last member.
 */
export const MEMBERS = 200
export const SEATS_EACH = 5
export const NODES = ['pharma', 'finance', 'health', 'transport', 'energy', 'north', 'south', 'midlands'] as const
const DESK = 8
/** Regulators are excepted by default: with one among them, not every stream would get every share. */
const KINDS = MEMBER_KINDS.filter(kind => kind !== 'regulator')

export const keyOf = (seat: number): string => `bench_key_${String(seat).padStart(5, '0')}_0123456789abcdef`
export const SEATS = MEMBERS * SEATS_EACH

export async function fillPartnership(url: string): Promise<void> {
  const db = openDatabase(url, 4)
  try {
    const ctx = await openPartnership(db, 'http://localhost:8080', false)
    const at = new Date('2026-01-01T09:00:00Z')
    const draw = numbers(1)
    await change(db, undefined, async tx => {
      const nodes = new Map<string, number>()
      for (const handle of NODES)
        nodes.set(
          handle,
          await insertNode(ctx, tx, {
            handle,
            name: `Node ${handle}`,
            kind: 'sector',
            description: '',
            charter: '',
            sectors: [],
            regions: [],
            listed: true,
            at,
          }),
        )
      const everyone = (await circleByHandle(tx, 'everyone'))?.id ?? 0
      const desk = (await circleByHandle(tx, 'desk'))?.id ?? 0
      let n = 0
      for (let m = 0; m < MEMBERS; m++) {
        const member = await insertMember(ctx, tx, {
          handle: `member-${m}`,
          name: `Member ${m} Limited`,
          kind: KINDS[Math.floor(draw() * KINDS.length)] ?? 'industry',
          size: 'medium',
          sectors: [SECTOR_SLUGS[m % 12] ?? 'finance'],
          regions: [REGION_CODES[m % 8] ?? 'TLI'],
          domains: [`member-${m}.example`],
          listedTo: m % 3 === 0 ? [everyone] : [],
          joinedAt: at,
        })
        for (const node of new Set([NODES[m % 5], NODES[5 + (m % 3)], NODES[Math.floor(draw() * 8)]]))
          await joinCircle(tx, member, nodes.get(node ?? '') ?? 0, at)
        for (let s = 0; s < SEATS_EACH; s++) {
          const analyst = n >= SEATS - DESK
          const seat = await insertSeat(ctx, tx, {
            member,
            person: { name: `Person ${n}` },
            role: analyst ? 'analyst' : s === 0 ? 'admin' : 'member',
            title: '',
            listed: s === 1,
            at,
          })
          if (analyst) await joinCircle(tx, seat, desk, at)
          await insertKey(tx, {
            hash: hashOf(keyOf(n++)),
            gid: ctx.newId('key'),
            seat,
            name: 'bench',
            scopes: ['read', 'share', 'reply'],
            capRank: 3,
            at,
            expiresAt: new Date('2030-01-01T00:00:00Z'),
          })
        }
      }
      // Nobody has been here for months: without this, they would all lapse before they are measured.
      await tx.all('update seat set used_at = $1', [new Date()])
    })
  } finally {
    await db.close()
  }
}

/** A report of three layers and ten indicators, told as J1 tells it; `n` makes it a report of its own. */
export function reportOf(n: number, run: string): ShareRequest {
  const indicators: NonNullable<ShareRequest['content']['technical']>['indicators'] = [
    ...Array.from({ length: 5 }, (_, i) => ({
      type: 'domain' as const,
      value: `host-${i}.${run}-${n}.com`,
      role: 'phishing-page' as const,
      use: 'block' as const,
    })),
    ...Array.from({ length: 3 }, (_, i) => ({
      type: 'sha256' as const,
      value: hashOf(`${run} ${n} ${i}`).toString('hex'),
      role: 'payload' as const,
      use: 'block' as const,
    })),
    ...Array.from({ length: 2 }, (_, i) => ({
      type: 'url' as const,
      value: `https://pay.${run}-${n}.com/login/${i}`,
      role: 'phishing-page' as const,
      use: 'detect' as const,
    })),
  ]
  return {
    content: {
      kind: 'incident',
      headline: {
        title: `Payslip mails carry a loader, case ${n} of ${run}`,
        summary: 'Staff received payslip mails from a firm that prints for several of us. Two opened the attachment.',
      },
      technical: { notes: 'Seen in proxy logs since Monday; the loader asks for its second stage once.', indicators },
      full: { story: 'It began with a print firm whose mailbox was taken over. '.repeat(12), impact: 'Two laptops.' },
    },
    audience: {
      grants: [
        { layer: 'headline', to: ['everyone'], as: 'withheld' },
        { layer: 'technical', to: ['pharma', 'midlands'], as: 'withheld' },
        { layer: 'full', to: ['desk'], as: 'named' },
      ],
      tlp: 'AMBER',
    },
  }
}
