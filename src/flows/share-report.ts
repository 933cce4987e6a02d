import { refused } from '../domain/fault.ts'
import type { ShareIn } from '../formats/api/reports.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import type { Shared } from './steps/preview-of.ts'
import { share } from './steps/share.ts'

/** Shares a report in the viewer's own name. What its organisation wants signed off goes through share-draft.ts. */
export async function shareReport(
  ctx: Context,
  viewer: Viewer,
  asked: ShareIn,
  options: { steppedUp: boolean },
): Promise<Shared> {
  if (viewer.organisation.signoff)
    throw refused('Your organisation wants a colleague to sign off first. Send it to one for sign-off.')
  return share(ctx, viewer, asked, options)
}
