import type { Preview, PreviewIn } from '../formats/api/reports.ts'
import { rowsOf } from '../store/database.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { previewOf } from './steps/preview-of.ts'
import { resolveAudience } from './steps/resolve-audience.ts'

/** Who would see what, by the code that decides it when the report is shared. Asks for no text and keeps nothing. */
export async function previewAudience(ctx: Context, viewer: Viewer, asked: PreviewIn): Promise<Preview> {
  const rows = rowsOf(ctx.db.app)
  const layers = [...new Set(['headline' as const, ...asked.layers])]
  const audience = await resolveAudience(ctx, rows, viewer, asked.audience, layers, ctx.now(), {
    steppedUp: false,
    preview: true,
  })
  return previewOf(viewer, audience)
}
