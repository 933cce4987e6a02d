import type { Context } from '../flows/context.ts'
import { seatsByMail } from '../flows/demo-access.ts'
import { signFirstTerms, viewerAt } from '../flows/fill-demo.ts'
import { shareReport } from '../flows/share-report.ts'
import { shareIn } from '../formats/api/reports.ts'
import { writeCredentials } from './credentials.ts'
import { DEMO_SEED, fillDemo } from './fill.ts'
import { partnership } from './partnership.ts'
import { contentOf } from './shares.ts'
import { arrival } from './stories/arrival.ts'

/** How long after the first sign-in a report arrives by itself. */
const ARRIVES_AFTER = 40_000

/** Everything that a demo needs before it is ready: its data, and the file with everybody's ways in. */
export async function prepareDemo(ctx: Context, data: string, log: (line: string) => void): Promise<void> {
  const { refused } = await fillDemo(ctx, { log })
  if (refused.length > 0) log(`${refused.length} lines of the demo’s material were refused: ${refused.join('; ')}`)
  await signFirstTerms(ctx)
  await writeCredentials(ctx, data, log)
}

let arriving = false

/** Called at every sign-in: some seconds after the first one since start-up, a report arrives. */
export function onSignIn(ctx: Context): void {
  if (arriving) return
  arriving = true
  setTimeout(() => void shareArrival(ctx).catch(() => {}), ARRIVES_AFTER).unref()
}

export async function shareArrival(ctx: Context): Promise<string | undefined> {
  const author = partnership(DEMO_SEED).members.find(m => m.key === arrival.by)?.persons[0]
  const seat = author && (await seatsByMail(ctx, [author.email])).get(author.email)
  if (seat === undefined) return undefined
  const { headline = 'GREEN', technical = headline } = arrival.tlp
  const request = shareIn.parse({
    content: contentOf(arrival),
    audience: {
      grants: arrival.grants.map(g => ({ ...g, to: [...g.to] })),
      tlp: technical,
      layerTlp: { headline },
    },
  })
  const { id } = await shareReport(ctx, await viewerAt(ctx, seat, ctx.now()), request, { steppedUp: false })
  return id
}
