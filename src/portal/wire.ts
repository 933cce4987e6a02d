import type { z } from 'zod'
import type {
  actions,
  admission,
  colleagues,
  desk,
  mail,
  nodes,
  people,
  releases,
  reports,
  samples,
  searches,
  setUp,
  terms,
  words,
} from '../formats/api/index.ts'

export type { ActionsPage, OpenAction } from '../formats/api/actions.ts'
export type { Desk, DeskAnalyst } from '../formats/api/desk.ts'
/** The wire contract as types. The schemas themselves stay on the server: zod is not in the bundle. */
export type { Fairness, Listing, NodeHealth, PartnershipHealth } from '../formats/api/health.ts'
export type { InboxItem, Me } from '../formats/api/people.ts'
export type { Acted, Graph, Picture, Techniques, TimeToShare } from '../formats/api/picture.ts'
export type {
  AudienceIn,
  ChangeIn,
  ContentIn,
  Entry,
  EntryIn,
  Preview,
  PreviewIn,
  Report,
  ReportSummary,
  ShareIn,
  ShareRequest,
  SightingIn,
} from '../formats/api/reports.ts'

export type Circle = z.output<typeof words.circle>
export type From = z.output<typeof words.from>
export type IndicatorOut = z.output<typeof words.indicator>
export type CrowdCount = z.output<typeof words.crowdCount>
export type Problem = z.output<typeof words.problem>
export type Shared = z.output<typeof reports.shared>
export type Attachment = z.output<typeof reports.attachment>
export type LookupHit = z.output<typeof reports.lookupHit>
export type EntryRequest = z.input<typeof reports.entryIn>
export type SightingRequest = z.input<typeof reports.sightingIn>
export type ChangeRequest = z.input<typeof reports.changeIn>
export type PreviewRequest = z.input<typeof reports.previewIn>
export type WithdrawRequest = z.input<typeof reports.withdrawIn>
export type Interest = z.input<typeof reports.interestIn>['state']
export type MemberSummary = z.output<typeof people.memberSummary>
export type MemberPage = z.output<typeof people.memberPage>
export type NodeSummary = z.output<typeof people.nodeSummary>
export type NodePage = z.output<typeof people.nodePage>
export type NodeIn = z.input<typeof nodes.nodeIn>
export type NodeChange = z.input<typeof nodes.nodeChangeIn>
export type NodeMember = z.output<typeof nodes.nodeMember>
export type NodeRequest = z.output<typeof nodes.nodeRequest>
export type NodeDecision = z.input<typeof nodes.nodeDecisionIn>
export type InvitedOne = z.output<typeof nodes.invitedOne>
export type NodeInvitation = z.output<typeof nodes.nodeInvitation>
export type NodeInvitations = z.output<typeof nodes.nodeInvitations>
export type NewNodeInvitationLink = z.output<typeof nodes.newNodeInvitationLink>
export type HeldInvitation = z.output<typeof nodes.heldInvitation>
export type NodeSession = z.output<typeof nodes.nodeSession>
export type NodeSessionRequest = z.input<typeof nodes.nodeSessionIn>
export type PickableCircle = z.output<typeof people.pickableCircle>
export type Draft = z.output<typeof people.draft>
export type DraftRequest = z.input<typeof people.draftIn>
export type DraftDecision = z.input<typeof people.draftDecisionIn>
export type SavedAudience = z.output<typeof people.savedAudience>
export type SavedAudienceRequest = z.input<typeof people.savedAudienceIn>
export type SavedSearch = z.output<typeof searches.savedSearch>
export type SavedSearchRequest = z.input<typeof searches.savedSearchIn>
export type SavedSearchChange = z.input<typeof searches.savedSearchChange>
export type Key = z.output<typeof people.key>
export type NewKey = z.output<typeof people.newKey>
export type KeyRequest = z.input<typeof people.keyIn>
export type Session = z.output<typeof people.session>
export type Passkey = z.output<typeof people.passkey>
export type CodesState = z.output<typeof people.codesState>
export type TotpSecret = z.output<typeof people.totpSecret>
export type RecoveryCodes = z.output<typeof people.recoveryCodes>
export type Sso = z.output<typeof people.sso>
export type SsoRequest = z.input<typeof people.ssoIn>
export type SsoBegun = z.output<typeof people.ssoBegun>
export type LinkState = z.output<typeof people.linkState>
export type Ceremony = z.output<typeof people.ceremony>
export type PasskeyRequest = z.input<typeof people.passkeyIn>
export type FirstOperatorRequest = z.input<typeof people.firstOperatorIn>
export type Colleague = z.output<typeof colleagues.colleague>
export type Colleagues = z.output<typeof colleagues.colleagues>
export type Invitation = z.output<typeof colleagues.invitation>
export type InviteRequest = z.input<typeof colleagues.inviteIn>
export type ColleagueChange = z.input<typeof colleagues.colleagueIn>
export type OpenNode = z.output<typeof admission.openNode>
export type ApplicationRequest = z.input<typeof admission.applicationIn>
export type ApplicationStatus = z.output<typeof admission.applicationStatus>
export type ApplicationItem = z.output<typeof admission.applicationItem>
export type ApplicationPage = z.output<typeof admission.applicationPage>
export type VettingStep = z.input<typeof admission.vettingStepIn>
export type Approved = z.output<typeof admission.approved>
export type Vouch = z.output<typeof admission.vouch>
export type VouchAnswer = z.input<typeof admission.vouchIn>
export type DueMember = z.output<typeof admission.dueMember>
export type MailSettings = z.output<typeof mail.mailSettings>
export type MailSettingsRequest = z.input<typeof mail.mailSettingsIn>
export type OwnData = z.output<typeof colleagues.ownData>
export type SetUp = z.output<typeof setUp.setUp>
export type SetUpChange = z.input<typeof setUp.setUpIn>
export type Terms = z.output<typeof terms.terms>
export type TermsVersion = z.output<typeof terms.termsVersion>
export type SignatureRequest = z.input<typeof terms.signatureIn>
export type Signer = z.output<typeof terms.signer>
export type SigningMember = z.output<typeof terms.signingMember>
export type TermsToEdit = z.output<typeof terms.toEdit>
export type PublishRequest = z.input<typeof terms.publishIn>
export type MemberDomain = z.output<typeof people.memberDomain>
export type DomainStep = z.input<typeof people.domainStepIn>
export type MemberSettings = z.input<typeof people.memberSettingsIn>

export type Releases = z.output<typeof releases.releases>
export type Release = z.output<typeof releases.release>
export type ReleaseRequest = z.input<typeof releases.releaseIn>
export type ReleaseChange = z.input<typeof releases.releaseChangeIn>
export type ReleaseDecisionRequest = z.input<typeof releases.releaseDecisionIn>
export type SampleRequest = z.input<typeof samples.sampleIn>
export type SampleStep = z.input<typeof samples.sampleStepIn>['step']
export type SampleAnswerRequest = z.input<typeof samples.sampleAnswerIn>
export type SampleSummary = z.output<typeof samples.sampleSummary>
export type Sample = z.output<typeof samples.sample>
export type SampleScan = z.output<typeof samples.scan>
export type YaraRules = z.output<typeof samples.rules>
export type YaraRulesRequest = z.input<typeof samples.rulesIn>
export type AnswerRequest = z.input<typeof actions.answerIn>
export type AnalystRequest = z.input<typeof desk.analystIn>
export type AnalystCame = z.output<typeof desk.analystCame>
export type SecondmentRequest = z.input<typeof desk.secondmentIn>

export interface Page<T> {
  items: T[]
  next?: string
}

/** What a list of reports may be narrowed to; the feed's URL says the same. */
export interface FeedFilter {
  node?: string
  kind?: string
  unread?: boolean
  followed?: boolean
  mine?: boolean
  muted?: boolean
  /** Questions alone. */
  answered?: 'true' | 'false'
}
