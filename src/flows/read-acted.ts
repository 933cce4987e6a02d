import { ACTION_ANSWERS } from '../domain/advisory.ts'
import type { Sector } from '../domain/member.ts'
import type { Acted, ActedQuery } from '../formats/api/picture.ts'
import { type Checklist, type Count, checklists, liveTally, membersAsked, shownTally } from '../store/action-store.ts'
import { asViewer, type Rows, rowsOf } from '../store/database.ts'
import { advisoriesIn } from '../store/picture.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { eachAnswer, tallyOf } from './steps/action-tally.ts'
import { pictureFilter } from './steps/picture-filter.ts'

/** So many of the newest are counted: each is asked for its own numbers. */
const COUNTED = 30

/**
 * What members did about the advisories that reached the viewer in the period. The desk reads sums of each advisory's own live tally;
 * whoever else, the very cells that stand on the advisory, let go in batches: nothing is counted for this page.
 */
export async function readActed(ctx: Context, viewer: Viewer, query: ActedQuery): Promise<Acted> {
  const { filter } = await pictureFilter(ctx, viewer, query)
  const found = await advisoriesIn(rowsOf(ctx.db.finder), viewer, filter, COUNTED)
  const ids = found.map(f => f.report)
  const left = (found[0]?.all ?? 0) - found.length
  return asViewer(ctx.db, viewer, async tx => {
    const lists = new Map((ids.length === 0 ? [] : await checklists(tx, ids)).map(list => [list.report, list]))
    const shown = found.flatMap(({ report, at }) => {
      const list = lists.get(report)
      return list ? [{ list, at }] : []
    })
    const head = ({ list: { report, kind, title, tlp }, at }: (typeof shown)[number]) => ({
      ...{ report, kind, title, tlp, at: at.toISOString() },
    })
    if (viewer.atDesk) {
      const desk = await deskNumbers(
        tx,
        shown.map(s => s.list),
        ctx.now(),
      )
      return {
        advisories: shown.map(one => ({ ...head(one), desk: sumOf(desk.filter(d => d.report === one.list.report)) })),
        left,
        sectors: bySector(desk),
      }
    }
    const cells = await shownTally(tx, ids)
    return {
      advisories: shown.map(one => ({ ...head(one), steps: stepsOf(one.list, cells) })),
      left,
    }
  })
}

const stepsOf = ({ report, steps }: Checklist, cells: readonly (Count & { report: string })[]) => {
  const texts = new Map(steps.map(s => [s.id, s.text]))
  const own = cells.filter(c => c.report === report)
  return tallyOf([...texts.keys()], own).map(one => ({ ...one, text: texts.get(one.step) ?? '' }))
}

type Numbers = NonNullable<Acted['advisories'][number]['desk']>
interface DeskRow extends Numbers {
  report: string
  sector: string
}
/** Of each advisory and sector: an answer is wanted from each member for each step. */
async function deskNumbers(tx: Rows, lists: readonly Checklist[], at: Date): Promise<DeskRow[]> {
  const ids = lists.map(l => l.report)
  const [asked, counts] = [await membersAsked(tx, ids, at), await liveTally(tx, ids)]
  return lists.flatMap(({ report, steps }) => {
    const own = counts.filter(c => c.report === report && steps.some(s => s.id === c.step))
    const wanted = asked.filter(a => a.report === report)
    return [...new Set([...own, ...wanted].map(c => c.sector))].map(sector => {
      const here = own.filter(c => c.sector === sector)
      const answers = eachAnswer(answer => here.reduce((sum, c) => sum + (c.answer === answer ? c.n : 0), 0))
      const said = ACTION_ANSWERS.reduce((sum, answer) => sum + answers[answer], 0)
      const of = (wanted.find(a => a.sector === sector)?.n ?? 0) * steps.length
      // Who answered and left since is asked no more.
      return { report, sector, asked: Math.max(of, said), answered: said, answers }
    })
  })
}

const sumOf = (rows: readonly Numbers[]): Numbers => {
  const sum = (of: (row: Numbers) => number) => rows.reduce((all, row) => all + of(row), 0)
  return {
    asked: sum(r => r.asked),
    answered: sum(r => r.answered),
    answers: eachAnswer(answer => sum(r => r.answers[answer])),
  }
}

/** Small sectors together stand last. */
const bySector = (rows: readonly DeskRow[]): NonNullable<Acted['sectors']> =>
  [...new Set(rows.map(r => r.sector))]
    .sort((a, b) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
    .map(sector => ({
      sector: sector === '' ? null : (sector as Sector),
      ...sumOf(rows.filter(r => r.sector === sector)),
    }))
