import type { z } from 'zod'
import type { SituationState } from '../../domain/situation.ts'
import type * as shape from '../../formats/api/situations.ts'
import { request } from '../request.ts'
import type { Page, Releases } from '../wire.ts'

export type {
  GradeOut,
  HistoryRow,
  Part,
  ReportAtDesk,
  Situation,
  SituationReport,
  SituationSummary,
} from '../../formats/api/situations.ts'

type Change = z.input<typeof shape.changeIn>
export type PartIn = z.input<typeof shape.partIn>
export type GradeIn = z.input<typeof shape.gradeIn>
type MarkIn = z.input<typeof shape.markIn>
type Opening = z.input<typeof shape.openIn>
const one = encodeURIComponent
const at = (id: string, rest = '') => `/api/situations/${one(id)}${rest}`
const ifMatch = (tag: string | undefined) => (tag === undefined ? {} : { headers: { 'if-match': `"${tag}"` } })
type Paged = { after?: string | undefined; limit?: number }

/** The desk's routes of the public API that these pages call. */
export const situationsApi = {
  list: (state: SituationState | undefined, query: Paged) =>
    request<Page<shape.SituationSummary>>('GET', '/api/situations', { query: { ...query, state } }),
  one: (id: string) => request<shape.Situation>('GET', at(id)),
  reports: (id: string, query: Paged) =>
    request<Page<shape.SituationReport>>('GET', at(id, '/reports'), { query: { ...query } }),
  history: (id: string, query: Paged) =>
    request<Page<shape.HistoryRow>>('GET', at(id, '/history'), { query: { ...query } }),
  open: (body: Opening) => request<{ id: string }>('POST', '/api/situations', { body }),
  change: (id: string, body: Change, tag?: string) => request<unknown>('PATCH', at(id), { body, ...ifMatch(tag) }),
  draw: (id: string, report: string) => request<unknown>('PUT', at(id, `/reports/${one(report)}`)),
  take: (id: string, report: string) => request<unknown>('DELETE', at(id, `/reports/${one(report)}`)),
  split: (id: string, body: { name: string; reports: string[] }) =>
    request<{ id: string }>('POST', at(id, '/split'), { body }),
  addPart: (id: string, body: PartIn) => request<unknown>('POST', at(id, '/parts'), { body }),
  rewordPart: (id: string, part: string, body: PartIn, tag: string | undefined) =>
    request<unknown>('PUT', at(id, `/parts/${one(part)}`), { body, ...ifMatch(tag) }),
  removePart: (id: string, part: string) => request<unknown>('DELETE', at(id, `/parts/${one(part)}`)),
  mark: (id: string, body: MarkIn) => request<unknown>('PUT', at(id, '/marks'), { body }),
  undo: (id: string, change: string) => request<unknown>('POST', at(id, '/undo'), { body: { change } }),
  atDesk: (report: string) => request<shape.ReportAtDesk>('GET', `/api/reports/${one(report)}/desk`),
  grade: (report: string, body: GradeIn, tag: string | undefined) =>
    request<unknown>('PUT', `/api/reports/${one(report)}/grade`, { body, ...ifMatch(tag) }),
  released: () => request<Releases>('GET', '/api/desk/releases', { query: { state: 'released', limit: 50 } }),
  rejoin: (id: string, into: string) => request<unknown>('POST', at(id, '/rejoin'), { body: { into } }),
}
