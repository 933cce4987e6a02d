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
  desk: '/desk',
  queue: (part?: string) => withQuery('/desk/queue', { part: part === 'open' ? undefined : part }),
  foundNode: '/found-node',
  nodeRequests: '/node-requests',
  join: '/join',
  applicationStatus: '/application',
  admission: '/admission',
  application: (id: string) => `/admission/${encodeURIComponent(id)}`,
  members: '/members',
  member: (handle: string) => `/members/${encodeURIComponent(handle)}`,
<<<<<<< HEAD
  picture: '/picture',
=======
  situations: (state?: string) => withQuery('/situations', { state }),
  situation: (id: string) => `/situations/${encodeURIComponent(id)}`,
>>>>>>> 2d09006 (Situations in the portal: a list, a page with its reports and history, splitting and joining)
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
  setUp: '/set-up',
  welcome: '/welcome',
  signIn: (back?: string) => withQuery('/sign-in', { back }),
  link: '/link',
  invitation: '/invitation',
  sso: (id: string) => `/sso/${encodeURIComponent(id)}`,
  apiDocs: '/api/docs',
} as const
