import { z } from 'zod'
import { Fault, notFound } from '../domain/fault.ts'
import { POLICE_HANDLING, POLICE_INFORMATION, POLICE_SOURCES } from '../domain/grading.ts'
import type { GradeIn, GradeOut, ReportAtDesk } from '../formats/api/situations.ts'
import {
  type GradeRow,
  gradeChanges,
  gradesOf,
  holdGrade,
  insertGrade,
  insertGradeChange,
  rest,
  situationsWith,
  writeGrade,
} from '../store/part-store.ts'
import { reportsSeen } from '../store/situation-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { readAtDesk, workAtDesk } from './steps/at-desk.ts'
import { analystName, assertStands, tagOf } from './steps/situation-words.ts'

/** The desk's grading of a report: of its source and of what it says, apart. It rests on the report's headline. */
export const gradeReport = (
  ctx: Context,
  viewer: Viewer,
  report: string,
  asked: GradeIn,
  tag: string | undefined,
): Promise<void> =>
  workAtDesk(ctx, viewer, { what: 'report-graded', report }, async (tx, at) => {
    if (!(await reportsSeen(tx, [report])).has(report)) throw notFound()
    await holdGrade(tx, report)
    const [now] = await gradesOf(tx, [report])
    const after = { ...asked, police: asked.police }
    const { seat } = viewer
    let grade = now?.id
    if (now) {
      const out = gradeOut(now)
      assertStands(tag, out)
      if (out.tag === gradeTag(after)) return
      await writeGrade(tx, now.id, after, at, seat)
    } else {
      grade = ctx.newId(`grade:${seat}`)
      await rest(tx, grade, report, 1)
      if (!(await insertGrade(tx, grade, report, after, at, seat)))
        throw new Fault('conflict', 'Another analyst graded it in this moment. Load it again.')
    }
    if (grade) await insertGradeChange(tx, { id: ctx.newId(`change:${seat}`), grade, at, seat, after })
  })

/** What the desk knows of a report: where it was drawn in, and how it is graded. */
export const readReportAtDesk = (ctx: Context, viewer: Viewer, report: string): Promise<ReportAtDesk> =>
  readAtDesk(ctx, viewer, async rows => {
    if (!(await reportsSeen(rows, [report])).has(report)) throw notFound()
    const [now] = await gradesOf(rows, [report])
    const changes = now ? await gradeChanges(rows, now.id) : []
    return {
      situations: await situationsWith(rows, report),
      ...(now ? { grade: gradeOut(now) } : {}),
      before: changes.slice(1).flatMap(c => {
        const { data } = KEPT.safeParse(c.after)
        return data ? [{ ...withoutEmpty(data), at: c.at.toISOString(), by: analystName(c.analyst) }] : []
      }),
    }
  })

const POLICE = z.object({
  source: z.enum(POLICE_SOURCES),
  information: z.enum(POLICE_INFORMATION),
  handling: z.enum(POLICE_HANDLING),
})
const KEPT = z.object({
  source: z.enum(['A', 'B', 'C', 'D', 'E', 'F']),
  information: z.literal([1, 2, 3, 4, 5, 6]),
  police: POLICE.nullish(),
  why: z.string(),
})
type Kept = Pick<z.output<typeof KEPT>, 'source' | 'information' | 'why'> & {
  police?: z.output<typeof POLICE> | null | undefined
}
const withoutEmpty = ({ source, information, police, why }: Kept) => ({
  source,
  information,
  ...(police ? { police } : {}),
  why,
})
const gradeTag = (g: Kept): string =>
  tagOf([g.source, g.information, g.police ? [g.police.source, g.police.information, g.police.handling] : null, g.why])
function gradeOut(row: GradeRow): GradeOut {
  const content = withoutEmpty({ ...row, police: POLICE.safeParse(row.police).data })
  return { ...content, at: row.at.toISOString(), by: analystName(row.analyst), tag: gradeTag(content) }
}
