import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import type { PagePath } from './pages.ts'
import { PageFault } from './parts/page-fault.tsx'
import { NothingHere } from './parts/problem.tsx'
import { Waiting } from './parts/waiting.tsx'
import { Root } from './root.tsx'

const root = createRootRoute({ component: Root, notFoundComponent: NothingHere })

type Load = Parameters<typeof lazyRouteComponent>[0]
/** Who gets which stands in pages.ts: a page that is not there cannot be made. */
const screen = (path: PagePath, load: Load, name: string) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) })

/** Every screen of the portal. Each is loaded when it is first opened. */
const screens = [
  screen('/', () => import('./feed/page.tsx'), 'FeedPage'),
  screen('/reports/$id', () => import('./report/page.tsx'), 'ReportPage'),
  screen('/share', () => import('./share/page.tsx'), 'SharePage'),
  screen('/nodes', () => import('./nodes/list.tsx'), 'NodesPage'),
  screen('/nodes/$handle', () => import('./nodes/page.tsx'), 'NodePage'),
  screen('/found-node', () => import('./nodes/found.tsx'), 'FoundNodePage'),
  screen('/node-requests', () => import('./nodes/requests.tsx'), 'NodeRequestsPage'),
  screen('/join', () => import('./admission/join.tsx'), 'JoinPage'),
  screen('/application', () => import('./admission/status.tsx'), 'ApplicationStatusPage'),
  screen('/admission', () => import('./admission/list.tsx'), 'AdmissionPage'),
  screen('/admission/$id', () => import('./admission/application.tsx'), 'ApplicationPage'),
  screen('/desk', () => import('./desk/page.tsx'), 'DeskPage'),
  screen('/desk/hand-over', () => import('./queue/hand-over.tsx'), 'HandOverPage'),
  screen('/desk/requirements', () => import('./queue/requirements.tsx'), 'RequirementsPage'),
  screen('/desk/queue', () => import('./queue/page.tsx'), 'QueuePage'),
  screen('/desk/names', () => import('./desk-names/page.tsx'), 'DeskNamesPage'),
  screen('/members', () => import('./members/list.tsx'), 'MembersPage'),
  screen('/members/$handle', () => import('./members/page.tsx'), 'MemberPage'),
  screen('/picture', () => import('./picture/page.tsx'), 'PicturePage'),
  screen('/situations', () => import('./situations/list.tsx'), 'SituationsPage'),
  screen('/situations/$id', () => import('./situations/page.tsx'), 'SituationPage'),
  screen('/situations/$id/picture', () => import('./picture/page.tsx'), 'SituationPicturePage'),
  screen('/desk/releases', () => import('./releases/page.tsx'), 'ReleasesPage'),
  screen('/desk/releases/$id', () => import('./releases/release.tsx'), 'ReleasePage'),
  screen('/advisories', () => import('./advisories/list.tsx'), 'AdvisoriesPage'),
  screen('/advisories/new', () => import('./advisories/new.tsx'), 'NewAdvisoryPage'),
  screen('/advisories/$id/edit', () => import('./advisories/edit.tsx'), 'EditAdvisoryPage'),
  screen('/samples', () => import('./samples/page.tsx'), 'SamplesPage'),
  screen('/samples/$id', () => import('./samples/sample.tsx'), 'SamplePage'),
  screen('/fairness', () => import('./fairness/page.tsx'), 'FairnessPage'),
  screen('/partnership', () => import('./partnership/page.tsx'), 'PartnershipPage'),
  screen('/inbox', () => import('./inbox/page.tsx'), 'InboxPage'),
  screen('/questions', () => import('./questions/page.tsx'), 'QuestionsPage'),
  screen('/search', () => import('./search/page.tsx'), 'SearchPage'),
  screen('/lookup', () => import('./search/lookup.tsx'), 'LookupPage'),
  screen('/drafts', () => import('./drafts/page.tsx'), 'DraftsPage'),
  screen('/settings', () => import('./settings/page.tsx'), 'SettingsPage'),
  screen('/terms', () => import('./terms/page.tsx'), 'TermsPage'),
  screen('/publish-terms', () => import('./terms/publish.tsx'), 'PublishTermsPage'),
  screen('/set-up', () => import('./set-up/page.tsx'), 'SetUpPage'),
  screen('/welcome', () => import('./welcome/page.tsx'), 'WelcomePage'),
  screen('/sign-in', () => import('./session/sign-in.tsx'), 'SignInPage'),
  screen('/sso/$id', () => import('./session/sso.tsx'), 'SsoPage'),
  screen('/invitation', () => import('./nodes/invitation.tsx'), 'InvitationPage'),
  screen('/m', () => import('./mail/tap.tsx'), 'MailTapPage'),
  screen('/confirm-mail', () => import('./mail/confirm.tsx'), 'ConfirmMailPage'),
  screen('/mail-off/$token', () => import('./mail/off.tsx'), 'MailOffPage'),
  screen('/link', () => import('./session/link.tsx'), 'LinkPage'),
]

/** Search parameters stay plain text: a URL is shared, read and typed by people. */
export const router = createRouter({
  routeTree: root.addChildren(screens),
  defaultPendingComponent: Waiting,
  defaultErrorComponent: PageFault,
  defaultPendingMs: 150,
  defaultPendingMinMs: 0,
  scrollRestoration: true,
  parseSearch: text => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: search => {
    const text = new URLSearchParams(
      Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    ).toString()
    return text ? `?${text}` : ''
  },
})
