import { OPERATORS, SEAT_ROLES, type SeatRole, WRITERS } from '../domain/permissions.ts'

/** Who gets a page: everybody, or seats of these roles. What stands on it is what the doors answer. */
interface PageAccess {
  roles: readonly SeatRole[] | 'anybody'
  /** What else has to be so, for ACCESS.md; the doors decide it. */
  when?: string
}

/**
 * Every page of the portal and who gets it: routes.tsx makes no other, root.tsx keeps to it, ACCESS.md is printed from it and a
 * test walks it with every role. Whoever does not get a page is told what is told of a page that is not there.
 */
export const PAGES = {
  '/': { roles: SEAT_ROLES, when: 'whoever is not signed in gets the front page' },
  '/reports/$id': { roles: SEAT_ROLES, when: 'the report reaches you' },
  '/share': { roles: WRITERS },
  '/nodes': { roles: SEAT_ROLES },
  '/nodes/$handle': { roles: SEAT_ROLES, when: 'the node is listed, or you are in it' },
  '/found-node': { roles: OPERATORS },
  '/node-requests': { roles: SEAT_ROLES },
  '/join': { roles: 'anybody' },
  '/application': { roles: 'anybody', when: 'you have the private link' },
  '/admission': { roles: WRITERS, when: 'lists what you vet, and for admins whom you are asked to vouch for' },
  '/admission/$id': { roles: WRITERS, when: 'you are an operator, or run the node that is applied for' },
  '/members': { roles: SEAT_ROLES },
  '/members/$handle': { roles: SEAT_ROLES, when: 'it lets you know, or is yours' },
  '/desk': { roles: SEAT_ROLES, when: 'you work at the Fusion Cell desk, or run it' },
  '/picture': { roles: SEAT_ROLES },
  '/desk/hand-over': { roles: SEAT_ROLES, when: 'you work at the Fusion Cell desk' },
  '/desk/requirements': { roles: SEAT_ROLES, when: 'you work at the Fusion Cell desk' },
  '/desk/queue': { roles: SEAT_ROLES, when: 'you work at the Fusion Cell desk' },
  '/desk/names': { roles: SEAT_ROLES, when: 'you work at the Fusion Cell desk' },
  '/situations': { roles: SEAT_ROLES, when: 'you work at the Fusion Cell desk' },
  '/situations/$id': { roles: SEAT_ROLES, when: 'you work at the Fusion Cell desk, and get one of its reports' },
  '/situations/$id/picture': {
    roles: SEAT_ROLES,
    when: 'you work at the Fusion Cell desk, and get one of its reports',
  },
  '/desk/releases': { roles: SEAT_ROLES, when: 'you work at the Fusion Cell desk' },
  '/desk/releases/$id': {
    roles: SEAT_ROLES,
    when: 'you work at the Fusion Cell desk and it was released, or you are cleared',
  },
  '/advisories': { roles: SEAT_ROLES },
  '/advisories/new': { roles: SEAT_ROLES, when: 'you work at the Fusion Cell desk' },
  '/advisories/$id/edit': {
    roles: SEAT_ROLES,
    when: 'you work at the Fusion Cell desk, and get every report that it rests on',
  },
  '/samples': { roles: SEAT_ROLES },
  '/samples/$id': { roles: SEAT_ROLES, when: 'your organisation sent it, or you work at the desk and it reaches you' },
  '/fairness': { roles: SEAT_ROLES },
  '/partnership': { roles: OPERATORS },
  '/inbox': { roles: SEAT_ROLES },
  '/questions': { roles: SEAT_ROLES },
  '/search': { roles: SEAT_ROLES },
  '/lookup': { roles: SEAT_ROLES },
  '/drafts': { roles: SEAT_ROLES },
  '/settings': { roles: SEAT_ROLES },
  '/terms': { roles: SEAT_ROLES, when: 'whoever has not signed gets them in place of every page' },
  '/publish-terms': { roles: OPERATORS },
  '/set-up': { roles: OPERATORS },
  '/welcome': { roles: SEAT_ROLES },
  '/sign-in': { roles: 'anybody' },
  '/sso/$id': { roles: 'anybody' },
  '/link': { roles: 'anybody' },
  '/invitation': { roles: 'anybody', when: 'you hold the link of an invitation' },
  '/m': { roles: 'anybody', when: 'with a link from a mail; it leads on, and signs nobody in' },
  '/confirm-mail': { roles: 'anybody', when: 'with a link from a mail' },
  '/mail-off/$token': { roles: 'anybody', when: 'with a link from a mail' },
} as const satisfies Record<string, PageAccess>
export type PagePath = keyof typeof PAGES

const isPage = (path: string): path is PagePath => Object.hasOwn(PAGES, path)
/** `undefined` where there is no such page. */
export const accessOf = (path: string): PageAccess | undefined => (isPage(path) ? PAGES[path] : undefined)
/** The page of an address within the portal, such as `/nodes/pharma?tab=run`. */
export function pageAt(address: string): PagePath | undefined {
  const parts = (address.split(/[?#]/)[0] ?? '').split('/')
  return Object.keys(PAGES)
    .filter(isPage)
    .find(page => {
      const wanted = page.split('/')
      return wanted.length === parts.length && wanted.every((part, at) => part.startsWith('$') || part === parts[at])
    })
}
/** Whether a seat of this role gets the page at this address. */
export const getsPage = (role: SeatRole, address: string): boolean => {
  const page = pageAt(address)
  const roles = page && accessOf(page)?.roles
  return roles !== undefined && (roles === 'anybody' || roles.includes(role))
}
