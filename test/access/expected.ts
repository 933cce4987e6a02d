/**
 * Who may call what, route by route: the one place where it is written down beside the declarations. A route that is not
 * here fails the test, and so does one that answers otherwise. `public`: anybody · `session`: a person in a browser ·
 * a scope: whoever has it, by key or by session.
 */
export type Gate = 'public' | 'session' | 'token' | 'read' | 'share' | 'reply' | 'account'

export const EXPECTED: Record<string, Gate> = {
  'GET /': 'public',
  'GET /livez': 'public',
  'GET /readyz': 'public',
  'GET /metrics': 'token',
  'GET /api/openapi.json': 'public',

  'GET /api/live': 'read',
  'GET /api/me': 'read',
  'GET /api/feed': 'read',
  'GET /api/search': 'read',
  'POST /api/lookup': 'read',
  'GET /api/inbox': 'read',
  'POST /api/inbox/read': 'read',
  'GET /api/nodes': 'read',
  'GET /api/nodes/:handle': 'read',
  'PUT /api/nodes/:handle/interest': 'read',
  'GET /api/members': 'read',
  'GET /api/members/:handle': 'read',
  'GET /api/circles': 'read',
  'GET /api/reports/:id': 'read',
  'POST /api/reports/:id/read': 'read',
  'PUT /api/reports/:id/interest': 'read',
  'GET /api/reports/:id/entries': 'read',
  'GET /api/reports/:id/attachments/:attachment': 'read',

  'POST /api/reports/:id/entries': 'reply',
  'POST /api/reports/:id/more-detail': 'reply',
  'POST /api/reports/:id/sightings': 'reply',
  'POST /api/reports/:id/entries/:entry/accepted': 'reply',

  'POST /api/reports': 'share',
  'POST /api/reports/preview': 'share',
  'PUT /api/reports/:id': 'share',
  'POST /api/reports/:id/withdrawal': 'share',
  'GET /api/drafts': 'share',
  'POST /api/drafts': 'share',
  'GET /api/drafts/:id': 'share',
  'POST /api/drafts/:id/decision': 'share',
  'GET /api/audiences': 'share',
  'POST /api/audiences': 'share',
  'DELETE /api/audiences/:id': 'share',

  'PATCH /api/me/member': 'account',
  'GET /api/keys': 'account',
  'POST /api/keys': 'account',
  'DELETE /api/keys/:id': 'account',

  'GET /api/sessions': 'session',
  'DELETE /api/sessions/:id': 'session',
  'DELETE /api/session': 'session',
  'POST /api/session/seat': 'session',
  'POST /api/session/step-up/options': 'session',
  'POST /api/session/step-up': 'session',
  'GET /api/people': 'session',
  'POST /api/people': 'session',
  'POST /api/people/:id/link': 'session',
  'PATCH /api/people/:id': 'session',
  'DELETE /api/people/:id': 'session',
  'GET /api/me/data': 'session',
  'POST /api/me/erasure': 'session',
  'GET /api/passkeys': 'session',
  'POST /api/passkeys/options': 'session',
  'POST /api/passkeys': 'session',
  'DELETE /api/passkeys/:id': 'session',

  'POST /api/session/link/look': 'public',
  'POST /api/session/link': 'public',
  'POST /api/session/first-operator': 'public',
  'POST /api/session/passkey/options': 'public',
  'POST /api/session/passkey': 'public',
}
/** What an auditor, who only looks, may not do although its session has every scope. */
export const NOT_FOR_AUDITORS = [
  'POST /api/reports',
  'POST /api/drafts',
  'PUT /api/reports/:id',
  'POST /api/reports/:id/withdrawal',
  'POST /api/reports/:id/entries',
  'POST /api/reports/:id/more-detail',
  'POST /api/reports/:id/sightings',
  'PATCH /api/me/member',
  'POST /api/people',
  'POST /api/people/:id/link',
  'PATCH /api/people/:id',
  'DELETE /api/people/:id',
]
