import { notFound } from '../domain/fault.ts'
import { TOLD } from '../domain/triage.ts'
import type { Became } from '../formats/api/requirements.ts'
import { asViewer } from '../store/database.ts'
import { becameOf } from '../store/desk-work-store.ts'
import { isOwnReport } from '../store/own-report-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'

/** What became of a report, for its author's organisation; for everybody else there is nothing here. */
export const readBecame = (ctx: Context, viewer: Viewer, report: string): Promise<Became> =>
  asViewer(ctx.db, viewer, async rows => {
    if (!(await isOwnReport(rows, report))) throw notFound()
    return {
      items: (await becameOf(rows, report)).map(({ what, at, detail }) => {
        const told = what === 'told' ? TOLD.find(t => t === detail) : undefined
        return {
          what,
          at: at.toISOString(),
          ...(told ? { told } : {}),
          ...(what === 'used' && detail ? { advisory: detail } : {}),
        }
      }),
    }
  })
