import { juniper } from '../applicants.ts'
import { LESSON } from '../terms.ts'
import type { World } from '../world.ts'

/**
 * Every door, and how somebody who wants to know more than it may would call it: with every id that anybody knows. The
 * table is compared with the doors that the server has registered, so that a new door cannot stay outside.
 */
export interface Ids {
  reports: string[]
  entries: { report: string; entry: string }[]
  attachments: { report: string; attachment: string }[]
  nodes: string[]
  members: string[]
  seats: string[]
  drafts: string[]
  samples: string[]
  releases: string[]
  audiences: string[]
  searches: string[]
  keys: string[]
  sessions: string[]
  indicators: string[]
  situations: string[]
  advisories: string[]
  parts: string[]
  changes: string[]
  words: string[]
  values: string[]
  /** A request for sharing and one for previewing that the caller could make of what it knows. */
  refs: string[]
}
export interface Asked {
  path: string
  body?: unknown
  headers?: Record<string, string>
}
type Ask = (ids: Ids) => Asked[]

const ABSENT = '00000000-0000-4000-8000-000000000000'
const CURSOR = 'A'.repeat(60)
const TOKEN = 'A'.repeat(43)
const once =
  (path: string, body?: unknown, headers?: Record<string, string>): Ask =>
  () => [{ path, ...(body === undefined ? {} : { body }), ...(headers ? { headers } : {}) }]
const perReport =
  (rest: string, body?: unknown, headers?: Record<string, string>): Ask =>
  ids =>
    [...ids.reports, ABSENT, 'not-an-id'].map(id => ({
      path: `/api/reports/${id}${rest}`,
      ...(body === undefined ? {} : { body }),
      ...(headers ? { headers } : {}),
    }))
const per =
  (list: (ids: Ids) => string[], path: (id: string) => string, body?: unknown): Ask =>
  ids =>
    [...list(ids), ABSENT].map(id => ({ path: path(id), ...(body === undefined ? {} : { body }) }))
const perSituation =
  (rest: string, body?: (ids: Ids) => unknown): Ask =>
  ids =>
    [...ids.situations, ABSENT].map(id => ({
      path: `/api/situations/${id}${rest}`,
      ...(body ? { body: body(ids) } : {}),
    }))
/** With the situation as a filter: one that is closed to the caller, one that is not, and none. */
const ofSituations =
  (path: string, more = ''): Ask =>
  ids =>
    [...ids.situations, ABSENT, 'not-an-id'].map(s => ({ path: `${path}?${more}situation=${s}` }))
const perPart = (ids: Ids): Asked[] =>
  [...ids.situations, ABSENT].flatMap(s =>
    [...ids.parts.slice(0, 4), ABSENT].map(p => ({ path: `/api/situations/${s}/parts/${p}` })),
  )
/** Each situation with a few reports of each kind. */
const perLink = (ids: Ids): Asked[] =>
  [...ids.situations, ABSENT].flatMap(s =>
    [...ids.reports.slice(0, 4), ABSENT].map(r => ({ path: `/api/situations/${s}/reports/${r}` })),
  )
const audience = (to: string[]) => ({ grants: [{ layer: 'headline', to, as: 'withheld' }], except: [], tlp: 'AMBER' })
const content = { kind: 'incident', headline: { title: 'Nothing of note', summary: '' } }

const perAdvisory =
  (rest: string, body?: unknown): Ask =>
  ids =>
    [...ids.advisories, ABSENT].map(id => ({
      path: `/api/desk/advisories/${id}${rest}`,
      ...(body === undefined ? {} : { body }),
    }))
const draft = (report: string) => ({
  ...{ kind: 'alert', steps: [], notes: [], indicators: [], hunts: [], rules: [], acknowledged: [] },
  title: { text: 'Nothing of note', sources: [{ kind: 'report', report, layer: 'headline' }] },
  board: [],
})

/** Doors that leave everything as it is, but for what they note of the caller itself. */
export const READING: Record<string, Ask> = {
  'GET /livez': once('/livez'),
  'GET /readyz': once('/readyz'),
  'GET /': once('/'),
  'GET /api/openapi.json': once('/api/openapi.json'),
  'GET /api/me': once('/api/me'),
  'GET /api/feed': ids => [
    ...['', '?limit=1', '?unread=true', '?followed=true', '?mine=true', '?muted=true', '?kind=incident'].map(q => ({
      path: `/api/feed${q}`,
    })),
    ...['true', 'false'].map(answered => ({ path: `/api/feed?answered=${answered}` })),
    { path: `/api/feed?after=${CURSOR}` },
    ...ids.nodes.map(n => ({ path: `/api/feed?node=${n}` })),
  ],
  'GET /api/search': ids => [
    ...ids.words.map(w => ({ path: `/api/search?q=${encodeURIComponent(w)}` })),
    ...ids.words.slice(0, 2).flatMap(w =>
      ['kind=incident', 'sector=pharma', 'tlp=AMBER', 'technique=T1566.001', 'unread=true', 'seen=true'].map(
        narrow => ({
          path: `/api/search?q=${encodeURIComponent(w)}&${narrow}`,
        }),
      ),
    ),
    ...[
      'kind=incident',
      'sector=pharma',
      'technique=T1566.001',
      'tlp=RED',
      'tlp=GREEN',
      'unread=true',
      'seen=true',
    ].map(narrow => ({ path: `/api/search?${narrow}` })),
    ...ids.values.map(v => ({ path: `/api/search?value=${encodeURIComponent(v)}` })),
    ...ids.nodes.map(n => ({ path: `/api/search?node=${n}` })),
  ],
  'GET /api/searches': once('/api/searches'),
  'POST /api/lookup': ids => [{ path: '/api/lookup', body: { values: [...ids.values, 'nothing.example'] } }],
  'POST /api/reports/preview': ids => [
    ...ids.refs.map(ref => ({
      path: '/api/reports/preview',
      body: { audience: audience([ref]), layers: ['headline', 'technical'] },
    })),
    {
      path: '/api/reports/preview',
      body: { audience: { ...audience(['everyone', 'desk']), except: ids.refs }, layers: ['headline', 'full'] },
    },
  ],
  'GET /api/reports/:id': perReport(''),
  'GET /api/reports/:id/entries': perReport('/entries'),
  'GET /api/reports/:id/attachments/:attachment': ids => [
    ...ids.attachments.map(a => ({ path: `/api/reports/${a.report}/attachments/${a.attachment}` })),
    ...ids.reports.map(id => ({ path: `/api/reports/${id}/attachments/${ABSENT}` })),
  ],
  'POST /api/reports/:id/read': perReport('/read'),
  'GET /api/actions': once('/api/actions'),
  'GET /api/reports/:id/actions': perReport('/actions'),
  'GET /api/reports/:id/outputs/:format': ids => [
    // A PDF costs a tenth of a second, and is printed from what the bundle is.
    ...['csv', 'stix'].flatMap(format => perReport(`/outputs/${format}`)(ids)),
    ...ids.reports.filter((_, n) => n % 6 === 0).map(id => ({ path: `/api/reports/${id}/outputs/pdf` })),
    ...ids.reports.slice(0, 3).flatMap(id =>
      ['csv?use=block', 'csv?use=all', 'supplier', 'nothing'].map(format => ({
        path: `/api/reports/${id}/outputs/${format}`,
      })),
    ),
  ],
  'PUT /api/reports/:id/interest': perReport('/interest', { state: 'follow' }),
  'GET /api/nodes': once('/api/nodes'),
  'GET /api/nodes/:handle': per(
    i => i.nodes,
    n => `/api/nodes/${n}`,
  ),
  'PUT /api/nodes/:handle/interest': per(
    i => i.nodes,
    n => `/api/nodes/${n}/interest`,
    { state: 'follow' },
  ),
  'GET /api/nodes/:handle/members': per(
    i => i.nodes,
    n => `/api/nodes/${n}/members`,
  ),
  'GET /api/nodes/:handle/invitations': per(
    i => i.nodes,
    n => `/api/nodes/${n}/invitations`,
  ),
  'GET /api/desk': once('/api/desk'),
  'GET /api/desk/queue': () => [
    ...['', '?part=mine', '?part=placed', '?part=aside', '?limit=1'].map(q => ({ path: `/api/desk/queue${q}` })),
    { path: `/api/desk/queue?after=${CURSOR}` },
  ],
  'GET /api/desk/presence': once('/api/desk/presence'),
  'GET /api/advisories': () => [
    ...['', '?kind=alert', '?kind=weekly', '?limit=1'].map(q => ({ path: `/api/advisories${q}` })),
    { path: `/api/advisories?after=${CURSOR}` },
  ],
  'GET /api/desk/advisories': () => [
    ...['', '?limit=1'].map(q => ({ path: `/api/desk/advisories${q}` })),
    { path: `/api/desk/advisories?after=${CURSOR}` },
  ],
  'GET /api/desk/advisories/:id': perAdvisory(''),
  'GET /api/desk/advisories/:id/sources': perAdvisory('/sources'),
  'GET /api/desk/sources/:id': ids => [...ids.reports, ABSENT].map(id => ({ path: `/api/desk/sources/${id}` })),
  'GET /api/desk/hand-overs': () => [
    { path: '/api/desk/hand-overs' },
    { path: `/api/desk/hand-overs?after=${CURSOR}` },
  ],
  'GET /api/desk/requirements': once('/api/desk/requirements'),
  'GET /api/desk/asked': ids =>
    ['', ...[...ids.reports, ABSENT].map(id => `?report=${id}`), `?situation=${ABSENT}`].map(q => ({
      path: `/api/desk/asked${q}`,
    })),
  'GET /api/desk/operations': once('/api/desk/operations'),
  'GET /api/reports/:id/became': perReport('/became'),
  'GET /api/desk/proposals': ids =>
    [...ids.reports, ABSENT, 'not-an-id'].map(id => ({ path: `/api/desk/proposals?report=${id}` })),
  'GET /api/reports/:id/desk': perReport('/desk'),
  'GET /api/situations': ids => [
    ...['', '?limit=1', '?state=closed'].map(q => ({ path: `/api/situations${q}` })),
    { path: `/api/situations?after=${CURSOR}` },
    ...ids.nodes.slice(0, 1).map(n => ({ path: `/api/situations?state=${n}` })),
  ],
  ...Object.fromEntries(
    ['', '/reports', '/history'].map(rest => [`GET /api/situations/:id${rest}`, perSituation(rest)]),
  ),
  'GET /api/samples': () => [
    { path: '/api/samples' },
    { path: '/api/samples?limit=1&state=received' },
    { path: `/api/samples?after=${CURSOR}` },
  ],
  'GET /api/samples/:id': per(
    i => i.samples,
    s => `/api/samples/${s}`,
  ),
  'GET /api/samples/:id/file': per(
    i => i.samples,
    s => `/api/samples/${s}/file`,
  ),
  'GET /api/desk/rules': once('/api/desk/rules'),
  'GET /api/desk/releases': () => [
    { path: '/api/desk/releases' },
    { path: '/api/desk/releases?limit=1&state=brought' },
    { path: `/api/desk/releases?after=${CURSOR}` },
  ],
  'GET /api/desk/releases/:id': per(
    i => i.releases,
    r => `/api/desk/releases/${r}`,
  ),
  'GET /api/desk/names': () => [
    { path: '/api/desk/names' },
    { path: '/api/desk/names?limit=1' },
    { path: `/api/desk/names?after=${CURSOR}` },
  ],
  'GET /api/node-requests': once('/api/node-requests'),
  'GET /api/nodes/:handle/health': per(
    i => i.nodes,
    n => `/api/nodes/${n}/health`,
  ),
  'GET /api/picture': ids => [
    ...['', '?weeks=52', '?kind=incident', '?sector=pharma'].map(q => ({ path: `/api/picture${q}` })),
    ...ids.nodes.map(n => ({ path: `/api/picture?node=${n}` })),
    ...ofSituations('/api/picture', 'weeks=all&')(ids),
  ],
  'GET /api/picture/graph': ids => [
    { path: '/api/picture/graph' },
    ...ids.nodes.map(n => ({ path: `/api/picture/graph?node=${n}` })),
    ...ofSituations('/api/picture/graph', 'weeks=all&')(ids),
  ],
  'GET /api/picture/time-to-share': ids => [
    { path: '/api/picture/time-to-share' },
    ...ids.nodes.map(n => ({ path: `/api/picture/time-to-share?node=${n}` })),
    ...ofSituations('/api/picture/time-to-share')(ids),
  ],
  'GET /api/picture/navigator': ids => [
    { path: '/api/picture/navigator' },
    ...ofSituations('/api/picture/navigator')(ids),
  ],
  'GET /api/picture/acted': ids => [
    ...['', '?weeks=52'].map(q => ({ path: `/api/picture/acted${q}` })),
    ...ids.nodes.map(n => ({ path: `/api/picture/acted?node=${n}` })),
    ...ofSituations('/api/picture/acted', 'weeks=all&')(ids),
  ],
  'GET /api/techniques': once('/api/techniques'),
  'GET /api/me/fairness': once('/api/me/fairness'),
  'GET /api/me/listing': once('/api/me/listing'),
  'GET /api/partnership/health': once('/api/partnership/health'),
  'GET /api/open-nodes': once('/api/open-nodes'),
  'GET /api/applications': once('/api/applications'),
  'GET /api/applications/:id': once(`/api/applications/${ABSENT}`),
  'GET /api/vouches': once('/api/vouches'),
  'GET /api/vetting-due': once('/api/vetting-due'),
  'GET /api/members': once('/api/members'),
  'GET /api/members/:handle': per(
    i => i.members,
    m => `/api/members/${m}`,
  ),
  'GET /api/circles': ids =>
    ['', ...ids.refs, ...ids.words].map(q => ({ path: `/api/circles?q=${encodeURIComponent(q)}` })),
  'GET /api/inbox': () => [
    { path: '/api/inbox' },
    { path: '/api/inbox?limit=1' },
    { path: `/api/inbox?after=${CURSOR}` },
  ],
  'GET /api/drafts': once('/api/drafts'),
  'GET /api/drafts/:id': per(
    i => i.drafts,
    d => `/api/drafts/${d}`,
  ),
  'GET /api/audiences': once('/api/audiences'),
  'GET /api/keys': once('/api/keys'),
  'GET /api/people': once('/api/people'),
  'GET /api/me/data': once('/api/me/data'),
  'GET /api/set-up': once('/api/set-up'),
  'GET /api/terms': once('/api/terms'),
  'GET /api/terms/:version': () => ['1', '2', ABSENT].map(v => ({ path: `/api/terms/${v}` })),
  'GET /api/terms/signatures': once('/api/terms/signatures'),
  'GET /api/terms/members': once('/api/terms/members'),
  'GET /api/terms/draft': once('/api/terms/draft'),
  'GET /api/me/mail': once('/api/me/mail'),
  'GET /api/sessions': once('/api/sessions'),
  'GET /api/passkeys': once('/api/passkeys'),
  'GET /api/sso': once('/api/sso'),
  'GET /api/codes': once('/api/codes'),
  'GET /metrics': once('/metrics'),
}

/** Doors that change something. */
export const CHANGING: Record<string, Ask> = {
  'POST /api/reports/:id/entries': perReport('/entries', { text: 'What is this?' }),
  'POST /api/reports/:id/more-detail': perReport('/more-detail', { text: 'More?' }),
  'POST /api/reports/:id/sightings': ids => [
    ...perReport('/sightings', {})(ids),
    ...ids.reports.flatMap(id =>
      ids.values.slice(0, 1).map(value => ({ path: `/api/reports/${id}/sightings`, body: { value } })),
    ),
  ],
  'PUT /api/reports/:id/actions': perReport('/actions', { answer: 'done' }),
  'POST /api/recalls/:id/confirmation': per(
    i => i.reports.slice(0, 3),
    r => `/api/recalls/${r}/confirmation`,
  ),
  'POST /api/reports/:id/entries/:entry/accepted': ids => [
    ...ids.entries.map(e => ({ path: `/api/reports/${e.report}/entries/${e.entry}/accepted` })),
    ...ids.reports.map(id => ({ path: `/api/reports/${id}/entries/${ABSENT}/accepted` })),
  ],
  'PUT /api/reports/:id': ids => [
    ...perReport('', { content, audience: audience(['everyone']) }, { 'if-match': '"99"' })(ids),
    ...perReport('', { content, audience: audience(['everyone']) })(ids),
  ],
  'POST /api/reports': ids => [
    { path: '/api/reports', body: { content, audience: audience(['nowhere']) } },
    { path: '/api/reports', body: { content, audience: audience(ids.refs) } },
    {
      path: '/api/reports',
      body: { content, audience: { ...audience(['desk']), tlp: 'RED', colleagues: ids.refs.slice(0, 50) } },
    },
  ],
  'POST /api/reports/:id/withdrawal': ids => [
    ...ids.indicators
      .slice(0, 2)
      .flatMap(indicator => perReport('/withdrawal', { reason: 'sinkholed', indicator })(ids)),
  ],
  'GET /api/me/member/domains': once('/api/me/member/domains'),
  'POST /api/me/member/domains': once('/api/me/member/domains', { step: 'check', domain: 'absent.example' }),
  'PATCH /api/me/member': ids => [
    { path: '/api/me/member', body: {} },
    { path: '/api/me/member', body: { listedTo: ids.refs.slice(0, 50) } },
  ],
  'POST /api/nodes': once('/api/nodes', { handle: 'birch', name: 'Birch', template: 'sector' }),
  'PATCH /api/nodes/:handle': per(
    i => i.nodes,
    n => `/api/nodes/${n}`,
    { guidance: 'Mine now', listed: true },
  ),
  'POST /api/nodes/:handle/members': ids =>
    ids.nodes.flatMap(n =>
      [...ids.members, ABSENT].map(member => ({ path: `/api/nodes/${n}/members`, body: { member } })),
    ),
  'POST /api/nodes/:handle/members/:member/removal': ids =>
    ids.nodes.flatMap(n =>
      ids.members.map(m => ({ path: `/api/nodes/${n}/members/${m}/removal`, body: { reason: 'Out' } })),
    ),
  'POST /api/nodes/:handle/requests': per(
    i => i.nodes,
    n => `/api/nodes/${n}/requests`,
    { text: 'Let us in' },
  ),
  'POST /api/nodes/:handle/invitations': per(
    i => i.nodes,
    n => `/api/nodes/${n}/invitations`,
    { addresses: ['bank@dogwood.example', 'somebody@nowhere.example', 'not one'] },
  ),
  'POST /api/nodes/:handle/invitations/withdrawal': per(
    i => i.nodes,
    n => `/api/nodes/${n}/invitations/withdrawal`,
    { ids: [ABSENT] },
  ),
  'POST /api/nodes/:handle/invitations/:id/link': per(
    i => i.nodes,
    n => `/api/nodes/${n}/invitations/${ABSENT}/link`,
  ),
  'POST /api/invitations/look': once('/api/invitations/look', { token: TOKEN }),
  'POST /api/invitations/no': once('/api/invitations/no', { token: TOKEN }),
  'POST /api/invitations/yes': once('/api/invitations/yes', { token: TOKEN }),
  // Leaving would end what the persona sees: only where it is not, and nowhere.
  'POST /api/nodes/:handle/leave': () => [{ path: '/api/nodes/nowhere/leave' }],
  'POST /api/node-requests/:id/decision': once(`/api/node-requests/${ABSENT}/decision`, { decision: 'approve' }),
  'PUT /api/nodes/:handle/pins/:report': ids =>
    ids.nodes.flatMap(n => [...ids.reports, ABSENT].map(r => ({ path: `/api/nodes/${n}/pins/${r}` }))),
  'DELETE /api/nodes/:handle/pins/:report': ids =>
    ids.nodes.flatMap(n => [...ids.reports, ABSENT].map(r => ({ path: `/api/nodes/${n}/pins/${r}` }))),
  'POST /api/nodes/:handle/sessions': per(
    i => i.nodes,
    n => `/api/nodes/${n}/sessions`,
    { title: 'Call', at: '2026-06-20T00:00:00Z' },
  ),
  'PUT /api/nodes/:handle/sessions/:id': per(
    i => i.nodes,
    n => `/api/nodes/${n}/sessions/${ABSENT}`,
    { title: 'Call', at: '2026-06-20T00:00:00Z' },
  ),
  'DELETE /api/nodes/:handle/sessions/:id': per(
    i => i.nodes,
    n => `/api/nodes/${n}/sessions/${ABSENT}`,
  ),
  'POST /api/situations': ids =>
    [...ids.reports.map(r => [r]), [ABSENT], ids.reports.slice(0, 2)].map(reports => ({
      path: '/api/situations',
      body: { name: 'Nothing of note', reports },
    })),
  'PATCH /api/situations/:id': perSituation('', () => ({ state: 'watching' })),
  'PUT /api/situations/:id/reports/:report': perLink,
  'DELETE /api/situations/:id/reports/:report': perLink,
  'POST /api/situations/:id/split': perSituation('/split', ids => ({
    name: 'A part',
    reports: ids.reports.slice(0, 1),
  })),
  'POST /api/situations/:id/parts': ids =>
    perSituation(
      '/parts',
      () => undefined,
    )(ids).flatMap(({ path }) =>
      [...ids.reports.slice(0, 3), ABSENT].map(report => ({
        path,
        body: { kind: 'statement', text: 'It is likely theirs.', sources: [{ report, layer: 'headline' }] },
      })),
    ),
  'PUT /api/situations/:id/parts/:part': ids =>
    perPart(ids).map(({ path }) => ({ path, body: { kind: 'hypothesis', text: 'Nobody.', sources: [] } })),
  // Never one that is there: the others would have nothing left to look at.
  'DELETE /api/situations/:id/parts/:part': once(`/api/situations/${ABSENT}/parts/${ABSENT}`),
  'PUT /api/situations/:id/marks': perSituation('/marks', ids => ({
    evidence: ids.parts[0] ?? ABSENT,
    hypothesis: ids.parts[1] ?? ABSENT,
    mark: 'neutral',
  })),
  'POST /api/situations/:id/undo': ids =>
    perSituation(
      '/undo',
      () => undefined,
    )(ids).flatMap(({ path }) => [...ids.changes.slice(0, 4), ABSENT].map(change => ({ path, body: { change } }))),
  'PUT /api/reports/:id/grade': perReport('/grade', { source: 'B', information: 2, why: 'Known to us.' }),
  'POST /api/situations/:id/rejoin': perSituation('/rejoin', ids => ({ into: ids.situations[0] ?? ABSENT })),
  'POST /api/desk/names': once('/api/desk/names', { kind: 'actor', name: 'Nobody', aliases: ['Somebody'] }),
  'PUT /api/desk/names/:id': once(`/api/desk/names/${ABSENT}`, { kind: 'tool', name: 'Nothing' }),
  'DELETE /api/desk/names/:id': once(`/api/desk/names/${ABSENT}`),
  'POST /api/desk/advisories': ids =>
    [...ids.situations, ABSENT].flatMap(situation =>
      [undefined, ...ids.reports.slice(0, 2), ABSENT].map(report => ({
        path: '/api/desk/advisories',
        body: { kind: 'alert', situation, ...(report ? { reports: [report] } : {}) },
      })),
    ),
  // A draft that rests on each of these reports: which of them there are is told by none of the answers.
  'PUT /api/desk/advisories/:id': ids =>
    [...ids.advisories, ABSENT].flatMap(id =>
      [...ids.reports.slice(0, 20), ABSENT].map(report => ({
        path: `/api/desk/advisories/${id}`,
        body: { content: draft(report), audience: null },
        headers: { 'if-match': '"999"' },
      })),
    ),
  'DELETE /api/desk/advisories/:id': () => [{ path: `/api/desk/advisories/${ABSENT}` }],
  'POST /api/desk/advisories/:id/signature': perAdvisory('/signature', { version: 999 }),
  'POST /api/desk/advisories/:id/publication': perAdvisory('/publication', { version: 999 }),
  'POST /api/desk/advisories/:id/recall': () => [
    { path: `/api/desk/advisories/${ABSENT}/recall`, body: { reason: 'false-positive' } },
  ],
  'POST /api/desk/hand-overs': ids => [
    ...[...ids.reports, ABSENT].map(id => ({
      path: '/api/desk/hand-overs',
      body: { entries: [{ text: 'Look', reports: [id] }] },
    })),
    ...ids.seats.slice(0, 2).map(takesOver => ({
      path: '/api/desk/hand-overs',
      body: { entries: [{ text: `See /reports/${ids.reports[0] ?? ABSENT}` }], takesOver },
    })),
  ],
  'POST /api/desk/hand-overs/:id/acknowledged': once(`/api/desk/hand-overs/${ABSENT}/acknowledged`),
  'POST /api/desk/requirements': ids =>
    [...ids.reports, ABSENT].map(id => ({
      path: '/api/desk/requirements',
      body: { question: 'What is it?', reports: [id] },
    })),
  'PATCH /api/desk/requirements/:id': once(`/api/desk/requirements/${ABSENT}`, { state: 'dropped' }),
  'POST /api/desk/requirements/:id/answers': per(
    i => i.reports,
    () => `/api/desk/requirements/${ABSENT}/answers`,
    { report: ABSENT },
  ),
  'DELETE /api/desk/requirements/:id/answers/:answer': once(`/api/desk/requirements/${ABSENT}/answers/${ABSENT}`),
  'POST /api/desk/asked/source': ids =>
    [...ids.reports, ABSENT].map(report => ({ path: '/api/desk/asked/source', body: { report, text: 'Which?' } })),
  'POST /api/desk/asked/circle': once('/api/desk/asked/circle', { title: 'Who?', audience: audience(['nowhere']) }),
  'POST /api/desk/asked/:id/reminder': once(`/api/desk/asked/${ABSENT}/reminder`),
  'POST /api/desk/operations': ids => [
    { path: '/api/desk/operations', body: { values: ['nothing.example'], until: '2026-06-03T00:00:00Z' } },
    ...ids.values.slice(0, 3).map(value => ({
      path: '/api/desk/operations',
      body: { values: [value], until: '1999-06-03T00:00:00Z' },
    })),
    { path: '/api/desk/operations', body: { situation: ABSENT, until: '2026-06-03T00:00:00Z' } },
  ],
  'POST /api/desk/operations/:id/end': once(`/api/desk/operations/${ABSENT}/end`),
  // Undoing and putting back: what changes nothing that others have done.
  'POST /api/desk/queue/steps': ids =>
    ['undo', 'back'].map(step => ({
      path: '/api/desk/queue/steps',
      body: { step, reports: [...ids.reports.slice(0, 90), ABSENT] },
    })),
  'PUT /api/desk/presence': ids => [
    ...[...ids.reports, ABSENT].map(id => ({ path: '/api/desk/presence', body: { what: 'report', id } })),
    { path: '/api/desk/presence', body: { what: 'situation', id: ABSENT } },
    { path: '/api/desk/presence', body: { what: 'away' } },
  ],
  'POST /api/samples': once('/api/samples', { sealed: 'UEsDBA==', happened: 'It came.', tlp: 'AMBER' }),
  'POST /api/samples/:id/entries': per(
    i => i.samples,
    s => `/api/samples/${s}/entries`,
    { text: 'What is this?' },
  ),
  'POST /api/samples/:id/steps': ids =>
    ['look', 'withdraw', 'remove'].flatMap(step =>
      [...ids.samples, ABSENT].map(id => ({ path: `/api/samples/${id}/steps`, body: { step } })),
    ),
  'POST /api/samples/:id/answer': per(
    i => i.samples,
    s => `/api/samples/${s}/answer`,
    { verdict: 'harmful' },
  ),
  'POST /api/samples/:id/scans': per(
    i => i.samples,
    s => `/api/samples/${s}/scans`,
    {},
  ),
  'POST /api/desk/releases': once('/api/desk/releases', {
    ...{ title: 'Mine', text: 'Nothing of note.', statement: 'Nobody', reason: 'None', tlp: 'AMBER' },
  }),
  'PUT /api/desk/releases/:id': per(
    i => i.releases,
    r => `/api/desk/releases/${r}`,
    { version: 1, title: 'Mine', text: 'Another', why: 'None' },
  ),
  'POST /api/desk/releases/:id/decision': per(
    i => i.releases,
    r => `/api/desk/releases/${r}/decision`,
    { version: 1, decision: 'release', why: 'None' },
  ),
  'POST /api/desk/rules': once('/api/desk/rules', { name: 'A', source: 'rule a { condition: true }' }),
  'DELETE /api/desk/rules/:id': once(`/api/desk/rules/${ABSENT}`),
  'POST /api/desk/analysts': once('/api/desk/analysts', { name: 'A. Person', email: 'a@b.example', employer: 'birch' }),
  'PUT /api/desk/analysts/:id/secondment': per(
    i => i.seats.slice(0, 2),
    s => `/api/desk/analysts/${s}/secondment`,
    { employer: 'birch' },
  ),
  'DELETE /api/desk/analysts/:id': per(
    i => i.seats.slice(0, 2),
    s => `/api/desk/analysts/${s}`,
  ),
  'PUT /api/desk/analysts/:id/clearance': per(
    i => i.seats.slice(0, 2),
    s => `/api/desk/analysts/${s}/clearance`,
    { until: null },
  ),
  'PUT /api/desk/groups/:handle/analysts/:id': ids =>
    ids.nodes.flatMap(n => ids.seats.slice(0, 1).map(s => ({ path: `/api/desk/groups/${n}/analysts/${s}` }))),
  'DELETE /api/desk/groups/:handle/analysts/:id': ids =>
    ids.nodes.flatMap(n => ids.seats.slice(0, 1).map(s => ({ path: `/api/desk/groups/${n}/analysts/${s}` }))),
  'POST /api/inbox/read': once('/api/inbox/read'),
  'POST /api/inbox/:id/read': once(`/api/inbox/${ABSENT}/read`),
  'POST /api/drafts': ids =>
    [...ids.seats, ABSENT].map(colleague => ({
      path: '/api/drafts',
      body: { request: { content, audience: audience(['desk']) }, colleague },
    })),
  'POST /api/drafts/:id/decision': per(
    i => i.drafts,
    d => `/api/drafts/${d}/decision`,
    { decision: 'decline' },
  ),
  // What is kept is said back: words of the caller's own, that mark nothing.
  'POST /api/searches': () =>
    [{ q: 'payslip' }, { value: '192.0.2.7' }, { kind: 'incident' }].map(search => ({
      path: '/api/searches',
      body: { name: 'Mine', search, followed: true },
    })),
  'PATCH /api/searches/:id': per(
    i => i.searches,
    s => `/api/searches/${s}`,
    { name: 'Mine now', followed: true },
  ),
  'DELETE /api/searches/:id': per(
    i => i.searches,
    s => `/api/searches/${s}`,
  ),
  'POST /api/audiences': once('/api/audiences', { name: 'Mine', audience: audience(['desk']) }),
  'DELETE /api/audiences/:id': per(
    i => i.audiences,
    a => `/api/audiences/${a}`,
  ),
  'POST /api/keys': once('/api/keys', { name: 'Another', scopes: ['read'], cap: 'GREEN' }),
  'DELETE /api/keys/:id': per(
    i => i.keys,
    k => `/api/keys/${k}`,
  ),
  'POST /api/people': once('/api/people', { name: 'A. Person', email: 'a.person@somewhere.example' }),
  'POST /api/people/:id/link': per(
    i => i.seats,
    s => `/api/people/${s}/link`,
  ),
  'PATCH /api/people/:id': per(
    i => i.seats,
    s => `/api/people/${s}`,
    { title: 'Night desk' },
  ),
  // Never one that is there: it would end the personas.
  'DELETE /api/people/:id': per(
    () => [],
    s => `/api/people/${s}`,
  ),
  // The same: it would sign the personas out.
  'DELETE /api/people/:id/sessions': per(
    () => [],
    s => `/api/people/${s}/sessions`,
  ),
  'PATCH /api/set-up': once('/api/set-up', { name: 'Mine' }),
  'POST /api/set-up/nodes': once('/api/set-up/nodes'),
  'POST /api/terms/signatures': once('/api/terms/signatures', { version: 1, answers: [1] }),
  'POST /api/terms': once('/api/terms', { after: 7, text: 'Mine', lesson: LESSON, changed: 'All of it' }),
  'POST /api/people/:id/wake': per(
    i => i.seats,
    s => `/api/people/${s}/wake`,
  ),
  'PUT /api/me/mail': once('/api/me/mail', { how: 'at-once', at: '08:00' }),
  'POST /api/me/mail/verification': once('/api/me/mail/verification'),
  'POST /api/mail/tap': once('/api/mail/tap', { token: TOKEN }),
  'POST /api/mail/verified': once('/api/mail/verified', { token: TOKEN }),
  'POST /api/mail/off': once('/api/mail/off', { token: TOKEN }),
  'POST /mail-off/:token': once(`/mail-off/${TOKEN}`),
  'POST /api/me/erasure': once('/api/me/erasure', { name: 'Not my name' }),
  'POST /api/applications': ids => [
    ...ids.members.slice(0, 2).map(member => ({
      path: '/api/applications',
      body: juniper({ name: member, domain: `${member}.example`, email: `x@${member}.example` }),
    })),
    ...ids.nodes.slice(0, 2).map(node => ({ path: '/api/applications', body: juniper({ node }) })),
  ],
  ...Object.fromEntries(
    ['', '/domain', '/code', '/taken-back', '/invitation'].map(step => [
      `POST /api/application-status${step}`,
      once(`/api/application-status${step}`, { token: TOKEN }),
    ]),
  ),
  'POST /api/application-status/answer': once('/api/application-status/answer', { token: TOKEN, text: 'We do.' }),
  'POST /api/application-status/code-used': once('/api/application-status/code-used', { token: TOKEN, code: '123456' }),
  'POST /api/applications/:id/steps': once(`/api/applications/${ABSENT}/steps`, { step: 'check-domain' }),
  'POST /api/applications/:id/approval': once(`/api/applications/${ABSENT}/approval`),
  'POST /api/vouches/:id': once(`/api/vouches/${ABSENT}`, { answer: 'vouch', text: 'We know them.' }),
  'POST /api/members/:handle/vetting': per(
    i => i.members.slice(0, 1),
    m => `/api/members/${m}/vetting`,
    { text: 'Still there.' },
  ),
  'POST /api/session/link/look': once('/api/session/link/look', { token: TOKEN }),
  'POST /api/session/link': once('/api/session/link', { token: TOKEN }),
  'POST /api/session/first-operator': once('/api/session/first-operator', {
    token: TOKEN,
    organisation: 'New',
    handle: 'birch',
    kind: 'industry',
    person: 'Somebody',
  }),
  'POST /api/session/passkey/options': once('/api/session/passkey/options'),
  'POST /api/session/passkey': once('/api/session/passkey', { ceremony: TOKEN, response: {} }),
  'POST /api/session/step-up/options': once('/api/session/step-up/options'),
  'POST /api/session/step-up': once('/api/session/step-up', { ceremony: TOKEN, response: {} }),
  'POST /api/session/step-up/code': once('/api/session/step-up/code', { code: '123456' }),
  'POST /api/session/sso/options': once('/api/session/sso/options', { id: ABSENT }),
  'POST /api/session/sso': once('/api/session/sso', { id: ABSENT, query: '?code=a&state=b' }),
  'POST /api/sso/link/options': once('/api/sso/link/options'),
  'POST /api/sso/link': once('/api/sso/link', { id: ABSENT, query: '?code=a&state=b' }),
  'DELETE /api/sso/link': once('/api/sso/link'),
  'PUT /api/sso': once('/api/sso', { issuer: 'https://idp.invalid', clientId: 'auburn', clientSecret: 'a secret' }),
  'DELETE /api/sso': once('/api/sso'),
  'POST /api/codes': once('/api/codes'),
  'POST /api/codes/confirmed': once('/api/codes/confirmed', { code: '123456' }),
  'POST /api/codes/recovery': once('/api/codes/recovery'),
  'DELETE /api/codes': once('/api/codes'),
  'POST /api/passkeys/options': once('/api/passkeys/options'),
  'POST /api/passkeys': once('/api/passkeys', { ceremony: TOKEN, response: {} }),
  'PATCH /api/passkeys/:id': once('/api/passkeys/nothing', { name: 'Mine' }),
  'DELETE /api/passkeys/:id': once('/api/passkeys/nothing'),
  'POST /api/session/seat': per(
    i => i.seats,
    () => '/api/session/seat',
    { seat: ABSENT },
  ),
  'DELETE /api/sessions/:id': per(
    () => [],
    s => `/api/sessions/${s}`,
  ),
}
/** Called by the tests themselves: the stream through a real connection, signing out and ending sessions never (it would end the persona). */
export const APART = ['GET /api/live', 'DELETE /api/session', 'DELETE /api/sessions']

/** Files of plugins, the same for everybody. */
const isFile = (url: string): boolean => url.startsWith('/assets/') || url.startsWith('/api/docs')

/** Doors that the server has and the tables do not, or the other way round. */
export function uncovered(world: World): string[] {
  const covered = new Set([...Object.keys(READING), ...Object.keys(CHANGING), ...APART])
  const registered = new Set(
    world.server.app.declared.filter(d => !isFile(d.url)).map(({ method, url }) => `${method} ${url}`),
  )
  return [...registered].filter(d => !covered.has(d)).concat([...covered].filter(d => !registered.has(d)))
}
