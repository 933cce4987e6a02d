import type { Search } from '../domain/search.ts'
import type { PictureFilter } from './picture/filter.ts'
import { request, saveFile, withQuery } from './request.ts'
import type * as w from './wire.ts'

export { ApiProblem, isProblem, type Place } from './request.ts'

const get = <T>(path: string, query?: Record<string, string | number | boolean | undefined>, signal?: AbortSignal) =>
  request<T>('GET', path, { ...(query ? { query } : {}), ...(signal ? { signal } : {}) })
const post = <T>(path: string, body?: unknown) => request<T>('POST', path, { body })
const put = <T>(path: string, body?: unknown) => request<T>('PUT', path, { body })
const remove = <T>(path: string) => request<T>('DELETE', path)

interface Items<T> {
  items: T[]
}
interface Done {
  done: true
}
const one = encodeURIComponent

export const navigatorUrl = (filter: PictureFilter, domain: string): string =>
  withQuery('/api/picture/navigator', { ...filter, domain })

/** Every route of the public API that the portal calls (src/formats/api/ROUTES.md), by name. */
export const api = {
  me: () => get<w.Me>('/api/me'),
  memberDomains: () => get<Items<w.MemberDomain>>('/api/me/member/domains'),
  proveDomain: (body: w.DomainStep) => post<Items<w.MemberDomain>>('/api/me/member/domains', body),
  changeMember: (body: w.MemberSettings) => request<w.Me>('PATCH', '/api/me/member', { body }),

  feed: (filter: w.FeedFilter, after?: string, limit = 50) =>
    get<w.Page<w.ReportSummary>>('/api/feed', { ...filter, after, limit }),
  search: (query: Search) => get<w.Page<w.ReportSummary>>('/api/search', { ...query, q: query.q.trim() }),
  searches: () => get<Items<w.SavedSearch>>('/api/searches'),
  saveSearch: (body: w.SavedSearchRequest) => post<w.SavedSearch>('/api/searches', body),
  changeSearch: (id: string, body: w.SavedSearchChange) =>
    request<w.SavedSearch>('PATCH', `/api/searches/${one(id)}`, { body }),
  removeSearch: (id: string) => remove<Done>(`/api/searches/${one(id)}`),
  lookup: (values: string[]) => post<{ hits: w.LookupHit[] }>('/api/lookup', { values }),

  share: (body: w.ShareRequest) => post<w.Shared>('/api/reports', body),
  preview: (body: w.PreviewRequest) => post<w.Preview>('/api/reports/preview', body),
  report: (id: string) => get<w.Report>(`/api/reports/${one(id)}`),
  change: (id: string, revision: number, body: w.ChangeRequest) =>
    request<w.Shared>('PUT', `/api/reports/${one(id)}`, { body, headers: { 'if-match': `"${revision}"` } }),
  withdraw: (id: string, body: w.WithdrawRequest) => post<Done>(`/api/reports/${one(id)}/withdrawal`, body),
  entries: (id: string) => get<Items<w.Entry>>(`/api/reports/${one(id)}/entries`),
  reply: (id: string, body: w.EntryRequest) => post<w.Entry>(`/api/reports/${one(id)}/entries`, body),
  accept: (id: string, entry: string) => post<Done>(`/api/reports/${one(id)}/entries/${one(entry)}/accepted`),
  askForMore: (id: string, text: string) => post<w.Entry>(`/api/reports/${one(id)}/more-detail`, { text }),
  seenToo: (id: string, body: w.SightingRequest) => post<w.Entry>(`/api/reports/${one(id)}/sightings`, body),
  markRead: (id: string) => post<Done>(`/api/reports/${one(id)}/read`),
  reportInterest: (id: string, state: w.Interest) => put<Done>(`/api/reports/${one(id)}/interest`, { state }),
  openActions: () => get<Items<w.OpenAction>>('/api/actions'),
  actions: (id: string) => get<w.ActionsPage>(`/api/reports/${one(id)}/actions`),
  answerAction: (id: string, body: w.AnswerRequest) => put<w.ActionsPage>(`/api/reports/${one(id)}/actions`, body),
  confirmRecall: (id: string) => post<Done>(`/api/recalls/${one(id)}/confirmation`),
  outputUrl: (id: string, format: 'pdf' | 'csv' | 'stix' | 'supplier') => `/api/reports/${one(id)}/outputs/${format}`,
  attachmentUrl: (id: string, attachment: string) => `/api/reports/${one(id)}/attachments/${one(attachment)}`,

  nodes: () => get<Items<w.NodeSummary>>('/api/nodes'),
  node: (handle: string) => get<w.NodePage>(`/api/nodes/${one(handle)}`),
  nodeHealth: (handle: string) => get<w.NodeHealth>(`/api/nodes/${one(handle)}/health`),
  picture: (filter: PictureFilter) => get<w.Picture>('/api/picture', { ...filter }),
  timeToShare: (filter: PictureFilter) => get<w.TimeToShare>('/api/picture/time-to-share', { ...filter }),
  acted: ({ weeks, node, situation }: PictureFilter) => get<w.Acted>('/api/picture/acted', { weeks, node, situation }),
  techniques: () => get<w.Techniques>('/api/techniques'),
  pictureGraph: (filter: PictureFilter) => get<w.Graph>('/api/picture/graph', { ...filter }),
  fairness: () => get<w.Fairness>('/api/me/fairness'),
  listing: () => get<w.Listing>('/api/me/listing'),
  partnershipHealth: () => get<w.PartnershipHealth>('/api/partnership/health'),
  nodeInterest: (handle: string, state: w.Interest) => put<Done>(`/api/nodes/${one(handle)}/interest`, { state }),
  foundNode: (body: w.NodeIn) => post<w.NodePage>('/api/nodes', body),
  changeNode: (handle: string, body: w.NodeChange) => request<Done>('PATCH', `/api/nodes/${one(handle)}`, { body }),
  nodeMembers: (handle: string) => get<Items<w.NodeMember>>(`/api/nodes/${one(handle)}/members`),
  admitMember: (handle: string, body: { member: string; until?: string }) =>
    post<Done>(`/api/nodes/${one(handle)}/members`, body),
  removeMember: (handle: string, member: string, reason: string) =>
    post<Done>(`/api/nodes/${one(handle)}/members/${one(member)}/removal`, { reason }),
  nodeInvitations: (handle: string) => get<w.NodeInvitations>(`/api/nodes/${one(handle)}/invitations`),
  inviteToNode: (handle: string, body: { addresses: string[]; until?: string }) =>
    post<Items<w.InvitedOne>>(`/api/nodes/${one(handle)}/invitations`, body),
  withdrawNodeInvitations: (handle: string, ids: string[]) =>
    post<{ withdrawn: number }>(`/api/nodes/${one(handle)}/invitations/withdrawal`, { ids }),
  newNodeInvitationLink: (handle: string, id: string) =>
    post<w.NewNodeInvitationLink>(`/api/nodes/${one(handle)}/invitations/${one(id)}/link`),
  lookAtInvitation: (token: string) => post<w.HeldInvitation>('/api/invitations/look', { token }),
  declineInvitation: (token: string) => post<Done>('/api/invitations/no', { token }),
  acceptInvitation: (token: string) => post<{ node: string }>('/api/invitations/yes', { token }),
  askToJoin: (handle: string, text: string) =>
    post<{ state: 'joined' | 'waiting' }>(`/api/nodes/${one(handle)}/requests`, { text }),
  leaveNode: (handle: string) => post<Done>(`/api/nodes/${one(handle)}/leave`),
  nodeRequests: () => get<Items<w.NodeRequest>>('/api/node-requests'),
  decideNodeRequest: (id: string, body: w.NodeDecision) => post<Done>(`/api/node-requests/${one(id)}/decision`, body),
  pin: (handle: string, report: string) => put<Done>(`/api/nodes/${one(handle)}/pins/${one(report)}`),
  unpin: (handle: string, report: string) => remove<Done>(`/api/nodes/${one(handle)}/pins/${one(report)}`),
  addNodeSession: (handle: string, body: w.NodeSessionRequest) =>
    post<Done>(`/api/nodes/${one(handle)}/sessions`, body),
  changeNodeSession: (handle: string, id: string, body: w.NodeSessionRequest) =>
    put<Done>(`/api/nodes/${one(handle)}/sessions/${one(id)}`, body),
  removeNodeSession: (handle: string, id: string) => remove<Done>(`/api/nodes/${one(handle)}/sessions/${one(id)}`),
  desk: () => get<w.Desk>('/api/desk'),
  bringAnalyst: (body: w.AnalystRequest) => post<w.AnalystCame>('/api/desk/analysts', body),
  secondAnalyst: (id: string, body: w.SecondmentRequest) => put<Done>(`/api/desk/analysts/${one(id)}/secondment`, body),
  endAnalyst: (id: string) => remove<Done>(`/api/desk/analysts/${one(id)}`),
  clearAnalyst: (id: string, until: string | null) => put<Done>(`/api/desk/analysts/${one(id)}/clearance`, { until }),
  enterGroup: (handle: string, id: string) => put<Done>(`/api/desk/groups/${one(handle)}/analysts/${one(id)}`),
  leaveGroup: (handle: string, id: string) => remove<Done>(`/api/desk/groups/${one(handle)}/analysts/${one(id)}`),
  members: () => get<Items<w.MemberSummary>>('/api/members'),
  member: (handle: string) => get<w.MemberPage>(`/api/members/${one(handle)}`),
  circles: (q: string, signal?: AbortSignal) => get<Items<w.PickableCircle>>('/api/circles', { q }, signal),

  inbox: (after?: string, limit = 50) => get<w.Page<w.InboxItem>>('/api/inbox', { after, limit }),
  inboxRead: () => post<Done>('/api/inbox/read'),
  inboxItemRead: (id: string) => post<Done>(`/api/inbox/${one(id)}/read`),
  samples: (state?: string, after?: string) =>
    get<w.Page<w.SampleSummary>>('/api/samples', { state, after, limit: 50 }),
  sample: (id: string) => get<w.Sample>(`/api/samples/${one(id)}`),
  sendSample: (body: w.SampleRequest) => post<{ id: string }>('/api/samples', body),
  writeToSample: (id: string, text: string) => post<Done>(`/api/samples/${one(id)}/entries`, { text }),
  stepSample: (id: string, step: w.SampleStep) => post<Done>(`/api/samples/${one(id)}/steps`, { step }),
  answerSample: (id: string, body: w.SampleAnswerRequest) => post<Done>(`/api/samples/${one(id)}/answer`, body),
  scanSample: (id: string) => post<w.SampleScan>(`/api/samples/${one(id)}/scans`, {}),
  takeSampleOut: (id: string) => saveFile(`/api/samples/${one(id)}/file`, `sample-${id.slice(0, 8)}.zip`),
  releases: (after?: string) => get<w.Releases>('/api/desk/releases', { after, limit: 50 }),
  release: (id: string) => get<w.Release>(`/api/desk/releases/${one(id)}`),
  bringRelease: (body: w.ReleaseRequest) => post<{ id: string }>('/api/desk/releases', body),
  changeRelease: (id: string, body: w.ReleaseChange) => put<Done>(`/api/desk/releases/${one(id)}`, body),
  decideRelease: (id: string, body: w.ReleaseDecisionRequest) =>
    post<Done>(`/api/desk/releases/${one(id)}/decision`, body),
  yaraRules: () => get<Items<w.YaraRules>>('/api/desk/rules'),
  keepRules: (body: w.YaraRulesRequest) => post<w.YaraRules>('/api/desk/rules', body),
  dropRules: (id: string) => remove<Done>(`/api/desk/rules/${one(id)}`),
  drafts: () => get<Items<w.Draft>>('/api/drafts'),
  draft: (id: string) => get<w.Draft>(`/api/drafts/${one(id)}`),
  askSignOff: (body: w.DraftRequest) => post<w.Draft>('/api/drafts', body),
  decideDraft: (id: string, body: w.DraftDecision) => post<w.Draft>(`/api/drafts/${one(id)}/decision`, body),
  audiences: () => get<Items<w.SavedAudience>>('/api/audiences'),
  saveAudience: (body: w.SavedAudienceRequest) => post<w.SavedAudience>('/api/audiences', body),
  removeAudience: (id: string) => remove<Done>(`/api/audiences/${one(id)}`),

  openNodes: () => get<Items<w.OpenNode>>('/api/open-nodes'),
  apply: (body: w.ApplicationRequest) => post<{ link: string }>('/api/applications', body),
  applicationStatus: (token: string) => post<w.ApplicationStatus>('/api/application-status', { token }),
  answerVetters: (token: string, text: string) =>
    post<w.ApplicationStatus>('/api/application-status/answer', { token, text }),
  checkDomain: (token: string) => post<w.ApplicationStatus>('/api/application-status/domain', { token }),
  sendDomainCode: (token: string) => post<w.ApplicationStatus>('/api/application-status/code', { token }),
  handInDomainCode: (token: string, code: string) =>
    post<w.ApplicationStatus>('/api/application-status/code-used', { token, code }),
  takeBackApplication: (token: string) => post<w.ApplicationStatus>('/api/application-status/taken-back', { token }),
  takeInvitation: (token: string) =>
    post<{ link: string; expiresAt: string }>('/api/application-status/invitation', { token }),
  applications: () => get<Items<w.ApplicationItem>>('/api/applications'),
  application: (id: string) => get<w.ApplicationPage>(`/api/applications/${one(id)}`),
  vettingStep: (id: string, body: w.VettingStep) => post<w.ApplicationPage>(`/api/applications/${one(id)}/steps`, body),
  approveApplication: (id: string) => post<w.Approved>(`/api/applications/${one(id)}/approval`),
  vouches: () => get<Items<w.Vouch>>('/api/vouches'),
  answerVouch: (id: string, body: w.VouchAnswer) => post<Done>(`/api/vouches/${one(id)}`, body),
  vettingDue: () => get<Items<w.DueMember>>('/api/vetting-due'),
  vetAgain: (handle: string, text: string) => post<Done>(`/api/members/${one(handle)}/vetting`, { text }),

  people: () => get<w.Colleagues>('/api/people'),
  invite: (body: w.InviteRequest) => post<w.Invitation>('/api/people', body),
  newInvitationLink: (id: string) => post<w.Invitation>(`/api/people/${one(id)}/link`),
  changePerson: (id: string, body: w.ColleagueChange) =>
    request<w.Colleague>('PATCH', `/api/people/${one(id)}`, { body }),
  endPerson: (id: string) => remove<Done>(`/api/people/${one(id)}`),
  signOutPerson: (id: string) => remove<Done>(`/api/people/${one(id)}/sessions`),
  wakePerson: (id: string) => post<w.Colleague>(`/api/people/${one(id)}/wake`),
  mailSettings: () => get<w.MailSettings>('/api/me/mail'),
  changeMailSettings: (body: w.MailSettingsRequest) => put<w.MailSettings>('/api/me/mail', body),
  askToVerify: () => post<Done>('/api/me/mail/verification'),
  confirmMailbox: (token: string) => post<Done>('/api/mail/verified', { token }),
  mailTap: (token: string) => post<{ to: string }>('/api/mail/tap', { token }),
  stopMail: (token: string) => post<Done>('/api/mail/off', { token }),
  ownData: () => get<w.OwnData>('/api/me/data'),
  eraseMe: (body: { name?: string }) => post<Done>('/api/me/erasure', body),

  keys: () => get<Items<w.Key>>('/api/keys'),
  createKey: (body: w.KeyRequest) => post<w.NewKey>('/api/keys', body),
  revokeKey: (id: string) => remove<Done>(`/api/keys/${one(id)}`),
  sessions: () => get<Items<w.Session>>('/api/sessions'),
  endOtherSessions: () => remove<Done>('/api/sessions'),
  endSession: (id: string) => remove<Done>(`/api/sessions/${one(id)}`),
  signOut: () => remove<Done>('/api/session'),
  changeSeat: (seat: string) => post<w.Me>('/api/session/seat', { seat }),
  lookAtLink: (token: string) => post<w.LinkState>('/api/session/link/look', { token }),
  consumeLink: (token: string, code?: string) => post<w.Me>('/api/session/link', { token, ...(code ? { code } : {}) }),
  firstOperator: (body: w.FirstOperatorRequest) => post<w.Me>('/api/session/first-operator', body),
  passkeySignInOptions: () => post<w.Ceremony>('/api/session/passkey/options'),
  passkeySignIn: (body: w.PasskeyRequest) => post<w.Me>('/api/session/passkey', body),
  stepUpOptions: () => post<w.Ceremony>('/api/session/step-up/options'),
  stepUp: (body: w.PasskeyRequest) => post<Done>('/api/session/step-up', body),
  stepUpByCode: (code: string) => post<Done>('/api/session/step-up/code', { code }),
  setUp: () => get<w.SetUp>('/api/set-up'),
  changeSetUp: (body: w.SetUpChange) => request<w.SetUp>('PATCH', '/api/set-up', { body }),
  foundStandingNodes: () => post<w.SetUp>('/api/set-up/nodes'),
  terms: () => get<w.Terms>('/api/terms'),
  termsVersion: (version: number) => get<w.TermsVersion>(`/api/terms/${version}`),
  signTerms: (body: w.SignatureRequest) => post<Done>('/api/terms/signatures', body),
  signers: () => get<Items<w.Signer>>('/api/terms/signatures'),
  signingMembers: () => get<Items<w.SigningMember>>('/api/terms/members'),
  termsToEdit: () => get<w.TermsToEdit>('/api/terms/draft'),
  publishTerms: (body: w.PublishRequest) => post<{ version: number }>('/api/terms', body),
  codes: () => get<w.CodesState>('/api/codes'),
  beginCodes: () => post<w.TotpSecret>('/api/codes'),
  confirmCodes: (code: string) => post<w.RecoveryCodes>('/api/codes/confirmed', { code }),
  newRecoveryCodes: () => post<w.RecoveryCodes>('/api/codes/recovery'),
  removeCodes: () => remove<Done>('/api/codes'),
  sso: () => get<w.Sso>('/api/sso'),
  changeSso: (body: w.SsoRequest) => put<w.Sso>('/api/sso', body),
  removeSso: () => remove<Done>('/api/sso'),
  beginSso: (id: string) => post<w.SsoBegun>('/api/session/sso/options', { id }),
  finishSso: (id: string, query: string) => post<w.Me>('/api/session/sso', { id, query }),
  beginSsoLink: () => post<w.SsoBegun>('/api/sso/link/options'),
  finishSsoLink: (id: string, query: string) => post<Done>('/api/sso/link', { id, query }),
  unlinkSso: () => remove<Done>('/api/sso/link'),
  passkeys: () => get<Items<w.Passkey>>('/api/passkeys'),
  passkeyOptions: () => post<w.Ceremony>('/api/passkeys/options'),
  addPasskey: (body: w.PasskeyRequest) => post<w.Passkey>('/api/passkeys', body),
  renamePasskey: (id: string, name: string) => request<Done>('PATCH', `/api/passkeys/${one(id)}`, { body: { name } }),
  removePasskey: (id: string) => remove<Done>(`/api/passkeys/${one(id)}`),
}
