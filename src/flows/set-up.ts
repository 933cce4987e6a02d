import { isDone, SET_UP_STEPS, type TickedStep } from '../domain/set-up.ts'
import type { Change } from '../store/database.ts'
import { updateNode } from '../store/node-life-store.ts'
import { insertNode, joinCircle } from '../store/partnership-store.ts'
import { nameInstallation, tickInstallation } from '../store/set-up-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { assertFree, changePartnership } from './steps/change-partnership.ts'
import { changeRights } from './steps/change-rights.ts'
import { setUpFacts } from './steps/set-up-facts.ts'

/** Setting a partnership up, for its operators: what is done, what is open, and the steps that have no page of their own. */
export async function readSetUp(ctx: Context, viewer: Viewer) {
  const { row, facts } = await setUpFacts(ctx, viewer)
  return {
    ...(row.name === null ? {} : { name: row.name }),
    steps: SET_UP_STEPS.map(step => ({ step, done: isDone(step, facts) })),
    termsPublished: row.terms,
    mail: facts.mail,
    operators: row.operators,
    operatorsInvited: row.invited,
    ...(row.national === null ? {} : { national: row.national }),
    ...(row.fusion_cell === null ? {} : { fusionCell: row.fusion_cell }),
  }
}

export async function changeSetUp(
  ctx: Context,
  viewer: Viewer,
  asked: { name?: string | undefined; tick?: TickedStep | undefined; untick?: TickedStep | undefined },
): Promise<void> {
  const leaf = { what: 'set-up-changed', fields: Object.keys(asked).sort(), by: viewer.gid }
  await changeRights(
    ctx,
    leaf,
    async (tx, at) => {
      if (asked.name !== undefined) await nameInstallation(tx, asked.name)
      if (asked.tick) await tickInstallation(tx, asked.tick, at)
      if (asked.untick) await tickInstallation(tx, asked.untick, undefined)
    },
    () => false,
  )
}

const NATIONAL = {
  handle: 'national',
  name: 'National',
  kind: 'national',
  description: 'For every member, whatever its sector or region.',
  charter: 'For every member. What is shared here is used to protect, never to compete.',
  guidance: 'Share here what concerns all. What concerns one sector or region belongs into its own node.',
} as const
const FUSION_CELL = {
  handle: 'fusion-cell',
  name: 'Fusion Cell',
  kind: 'fusion-cell',
  description: 'Analysts of government and industry who draw what members share into one picture.',
  charter:
    'Joined by persons, as analysts, never by a whole organisation. What excepts an analyst’s employer is closed to that analyst.',
  guidance: '',
} as const

/** The two nodes that every partnership has, hosted by the operator's member. What is there already stays. */
export async function foundStandingNodes(ctx: Context, viewer: Viewer): Promise<void> {
  const { row } = await setUpFacts(ctx, viewer)
  const wanted = [...(row.national === null ? [NATIONAL] : []), ...(row.fusion_cell === null ? [FUSION_CELL] : [])]
  if (wanted.length === 0) return
  await changePartnership(ctx, viewer, { what: 'node-added', nodes: wanted.map(n => n.handle) }, async (tx, at) => {
    for (const node of wanted) await foundOne(ctx, tx, viewer, node, at)
  })
}
async function foundOne(
  ctx: Context,
  tx: Change,
  viewer: Viewer,
  node: typeof NATIONAL | typeof FUSION_CELL,
  at: Date,
): Promise<void> {
  await assertFree(tx, node.handle, node.kind === 'fusion-cell' ? 'fusion-cell' : undefined)
  const admission = node.kind === 'national' ? 'apply' : 'invite'
  const circle = await insertNode(ctx, tx, { ...node, admission, sectors: [], regions: [], listed: true, at })
  await updateNode(tx, circle, { host: viewer.member })
  if (node.kind === 'national') await joinCircle(tx, viewer.member, circle, at)
}
