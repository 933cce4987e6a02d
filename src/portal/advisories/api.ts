import type { AdvisoryContent, AdvisoryKind, AdvisoryPart, PartSource } from '../../domain/advisory.ts'
import type { Written } from '../../domain/merge-advisory.ts'
import type { WithdrawalReason } from '../../domain/report.ts'
import type { AdvisoryLine, AdvisorySource, ReleasedSource } from '../../formats/api/advisories.ts'
import type { AdvisoryDetail, SaveIn } from '../../formats/api/advisory-desk.ts'
import { request } from '../request.ts'
import type { Page, ReportSummary } from '../wire.ts'

export type { AdvisoryDetail, AdvisoryLine, AdvisorySource, ReleasedSource }
export type Content = AdvisoryContent
export type AskedAudience = SaveIn['audience']
export type Draft = Written<NonNullable<AskedAudience>>
export type Source = PartSource
export type ReportSource = Extract<Source, { kind: 'report' }>
/** What a sentence may rest on beside the desk's own advice and what anybody can read. */
export interface Offered {
  reports: readonly AdvisorySource[]
  released: readonly ReleasedSource[]
}

const at = (id: string, rest = '') => `/api/desk/advisories/${encodeURIComponent(id)}${rest}`
type Paged = { after?: string | undefined; limit?: number }

/** Routes of the public API that these pages call. */
export const advisoriesApi = {
  published: (kind: AdvisoryKind | undefined, query: Paged) =>
    request<Page<ReportSummary>>('GET', '/api/advisories', { query: { ...query, kind } }),
  drafts: (part: AdvisoryPart, query: Paged) =>
    request<Page<AdvisoryLine>>('GET', '/api/desk/advisories', { query: { ...query, part } }),
  one: (id: string) => request<AdvisoryDetail>('GET', at(id)),
  sources: (id: string) => request<{ items: AdvisorySource[]; released: ReleasedSource[] }>('GET', at(id, '/sources')),
  source: (report: string) => request<AdvisorySource>('GET', `/api/desk/sources/${encodeURIComponent(report)}`),
  open: (body: { kind: AdvisoryKind; situation?: string; reports?: string[] }) =>
    request<{ id: string }>('POST', '/api/desk/advisories', { body }),
  save: (id: string, version: number, body: Draft) =>
    request<AdvisoryDetail>('PUT', at(id), { body, headers: { 'if-match': `"${version}"` } }),
  drop: (id: string) => request<unknown>('DELETE', at(id)),
  sign: (id: string, version: number) => request<unknown>('POST', at(id, '/signature'), { body: { version } }),
  publish: (id: string, version: number) =>
    request<{ report: string }>('POST', at(id, '/publication'), { body: { version } }),
  recall: (id: string, reason: WithdrawalReason) => request<unknown>('POST', at(id, '/recall'), { body: { reason } }),
}
