import { withQuery } from './request.ts'

/** Every URL of the portal. Pages link through these, so that a URL is written in one place. */
export const paths = {
  feed: (filter: { node?: string; kind?: string; unread?: boolean; followed?: boolean; mine?: boolean } = {}) =>
    withQuery('/', {
      ...filter,
      unread: filter.unread ? 1 : undefined,
      followed: filter.followed ? 1 : undefined,
      mine: filter.mine ? 1 : undefined,
    }),
  report: (id: string) => `/reports/${encodeURIComponent(id)}`,
  share: (with_: { edit?: string; draft?: string; kind?: string; add?: string } = {}) => withQuery('/share', with_),
  nodes: '/nodes',
  node: (handle: string, tab?: string) => withQuery(`/nodes/${encodeURIComponent(handle)}`, { tab }),
  foundNode: '/found-node',
  nodeRequests: '/node-requests',
  members: '/members',
  member: (handle: string) => `/members/${encodeURIComponent(handle)}`,
  fairness: '/fairness',
  partnership: '/partnership',
  inbox: '/inbox',
  questions: '/questions',
  search: (q = '', kind?: string) => withQuery('/search', { q, kind }),
  lookup: (value?: string) => withQuery('/lookup', { value }),
  drafts: '/drafts',
  draft: (id: string) => withQuery('/drafts', { id }),
  settings: (tab?: string) => withQuery('/settings', { tab }),
  terms: '/terms',
  publishTerms: '/publish-terms',
  welcome: '/welcome',
  signIn: (back?: string) => withQuery('/sign-in', { back }),
  link: '/link',
  invitation: '/invitation',
  sso: (id: string) => `/sso/${encodeURIComponent(id)}`,
  apiDocs: '/api/docs',
} as const
