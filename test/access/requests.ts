import { juniper } from '../applicants.ts'
import { LESSON } from '../terms.ts'
import { threeLayers } from '../world.ts'
import { DESK_BODIES } from './desk-requests.ts'

/** A valid request for every route that takes a body, and what stands for its path's parameters: what abuse starts from. */
export const NOBODY = '00000000-0000-4000-8000-000000000000'
const token = 'A'.repeat(43)
const audience = threeLayers().audience
const credential = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  response: { clientDataJSON: 'AAAA' },
  clientExtensionResults: {},
}

export const BODIES: Record<string, unknown> = {
  ...DESK_BODIES,
  'POST /api/reports': {
    ...threeLayers(),
    attachments: [{ name: 'note.txt', media: 'text/plain', data: 'aGVsbG8=' }],
    clientId: 'mine',
  },
  'POST /api/reports/preview': { audience, layers: ['headline', 'technical', 'full'] },
  'PUT /api/reports/:id': threeLayers(),
  'POST /api/reports/:id/withdrawal': { reason: 'false-positive', indicator: NOBODY },
  'PUT /api/reports/:id/actions': { answer: 'need-help', step: NOBODY, with: 'desk', text: 'How?', as: 'withheld' },
  'PUT /api/reports/:id/interest': { state: 'follow' },
  'PUT /api/nodes/:handle/interest': { state: 'follow' },
  'POST /api/nodes': {
    handle: 'fair',
    name: 'Fair',
    template: 'pop-up',
    description: 'For a month.',
    sectors: ['transport'],
    regions: ['TLE'],
    host: 'cedar',
    until: '2026-06-20T00:00:00Z',
  },
  'PATCH /api/nodes/:handle': { description: 'Shorter.', admission: 'apply', sectors: ['pharma'] },
  'POST /api/nodes/:handle/members': { member: 'cedar', until: '2026-06-20T00:00:00Z' },
  'POST /api/nodes/:handle/members/:member/removal': { reason: 'It left the trade.' },
  'POST /api/nodes/:handle/invitations': { addresses: ['ana@cedar.example'], until: '2026-06-20T00:00:00Z' },
  'POST /api/nodes/:handle/invitations/withdrawal': { ids: [NOBODY] },
  'POST /api/invitations/look': { token },
  'POST /api/invitations/no': { token },
  'POST /api/invitations/yes': { token },
  'POST /api/nodes/:handle/requests': { text: 'We carry your goods.' },
  'POST /api/node-requests/:id/decision': { decision: 'approve', text: 'Welcome.', until: '2026-06-20T00:00:00Z' },
  'POST /api/nodes/:handle/sessions': {
    title: 'Call',
    at: '2026-06-20T00:00:00Z',
    place: 'Dial in',
    notes: 'Bring one.',
  },
  'PUT /api/nodes/:handle/sessions/:id': { title: 'Call', at: '2026-06-20T00:00:00Z', place: 'Dial in', notes: '' },
  'POST /api/reports/:id/entries': { text: 'Seen', layer: 'headline', as: 'named', private: false, answering: NOBODY },
  'POST /api/reports/:id/more-detail': { text: 'More?', as: 'withheld' },
  'POST /api/reports/:id/sightings': {
    count: 3,
    seenAt: '2026-05-01T00:00:00Z',
    value: '192.0.2.7',
    note: 'Twice',
    as: 'withheld',
  },
  'POST /api/lookup': { values: ['192.0.2.7'] },
  'PATCH /api/me/member': {
    signoff: false,
    shortNames: ['Alder'],
    domains: ['alder.example'],
    networks: ['192.0.2.0/24'],
    listedTo: ['everyone'],
  },
  'POST /api/desk/analysts': {
    name: 'A. Person',
    email: 'a.person@alder.example',
    title: 'Industry analyst',
    employer: 'cedar',
    until: '2026-12-20T00:00:00Z',
    host: 'gorse',
  },
  'PUT /api/desk/analysts/:id/secondment': { employer: 'cedar', until: '2026-12-20T00:00:00Z' },
  'PUT /api/desk/analysts/:id/clearance': { until: '2026-12-20T00:00:00Z' },
  'POST /api/drafts': { request: threeLayers(), colleague: NOBODY, note: 'Please look' },
  'POST /api/drafts/:id/decision': { decision: 'decline', answer: 'No' },
  'POST /api/audiences': { name: 'Mine', audience },
  'POST /api/keys': { name: 'siem', scopes: ['read'], cap: 'GREEN', days: 7 },
  'POST /api/people': {
    name: 'A. Person',
    email: 'a.person@alder.example',
    role: 'member',
    title: 'Night desk',
    listed: true,
  },
  'PATCH /api/people/:id': { role: 'admin', title: 'Night desk', listed: true },
  'PUT /api/me/mail': { how: 'daily', at: '08:00' },
  'POST /api/mail/tap': { token },
  'POST /api/mail/verified': { token },
  'POST /api/mail/off': { token },
  'POST /api/me/erasure': { name: 'A. Person' },
  'PATCH /api/set-up': { name: 'Exchange', tick: 'regulators', untick: 'mail' },
  'POST /api/terms/signatures': { version: 1, answers: [1], forMember: false },
  'POST /api/terms': {
    // Not the newest: what walks every door publishes nothing.
    after: 7,
    text: 'Be kind.',
    lesson: LESSON,
    changed: 'Kindness',
    countsFrom: '2026-06-20T00:00:00Z',
  },
  'POST /api/applications': juniper({ node: 'transport' }),
  'POST /api/application-status': { token },
  'POST /api/application-status/answer': { token, text: 'We do.' },
  'POST /api/application-status/domain': { token },
  'POST /api/application-status/code': { token },
  'POST /api/application-status/code-used': { token, code: '123456' },
  'POST /api/application-status/taken-back': { token },
  'POST /api/application-status/invitation': { token },
  'POST /api/applications/:id/steps': { step: 'record', what: 'distinct', text: 'Looked.', keys: ['a'] },
  'POST /api/vouches/:id': { answer: 'vouch', text: 'We know them.' },
  'POST /api/members/:handle/vetting': { text: 'Still there.' },
  'POST /api/session/seat': { seat: NOBODY },
  'POST /api/session/link': { token, code: '123456' },
  'POST /api/session/sso/options': { id: NOBODY },
  'POST /api/session/sso': { id: NOBODY, query: '?code=a&state=b' },
  'POST /api/sso/link': { id: NOBODY, query: '?code=a&state=b' },
  'PUT /api/sso': { issuer: 'https://idp.example', clientId: 'auburn', clientSecret: 'a secret' },
  'POST /api/codes/confirmed': { code: '123456' },
  'POST /api/session/step-up/code': { code: '123456' },
  'POST /api/session/link/look': { token },
  'POST /api/session/first-operator': {
    token,
    organisation: 'Alder plc',
    handle: 'first',
    kind: 'industry',
    person: 'A. Person',
    email: 'a@alder.example',
  },
  'POST /api/session/passkey': { ceremony: token, response: credential, name: 'Mine' },
  'POST /api/session/step-up': { ceremony: token, response: credential, name: 'Mine' },
  'POST /api/passkeys': { ceremony: token, response: credential, name: 'Mine' },
}

/** Fills a declared path: `:id` and the like by `part`. */
export const pathOf = (url: string, part: (name: string) => string): string =>
  url.replace(/:([a-z]+)/g, (_, name: string) => part(name)).replace('*', 'nothing')
/** Something that is nowhere, of the right form. */
export const nothing = (name: string): string => (name === 'handle' || name === 'member' ? 'nobody-here' : NOBODY)
