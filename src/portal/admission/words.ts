import type { ApplicationState, Evidence, ShownState } from '../../domain/admission.ts'
import type { Resemblance } from '../../domain/resemblance.ts'

/** What an applicant reads of where it stands. */
export const SHOWN_WORDS: Record<ShownState, { title: string; says: string }> = {
  waiting: {
    title: 'Your application is being looked at',
    says: 'People look at it, and two of them decide. Prove your domain meanwhile: nothing is decided before.',
  },
  asked: {
    title: 'There is a question for you',
    says: 'It goes on when you have answered.',
  },
  admitted: { title: 'Your organisation is admitted', says: '' },
  declined: {
    title: 'Your application was declined',
    says: 'You can apply again when the reason does not hold any more.',
  },
  'taken-back': { title: 'You took your application back', says: 'Nothing more comes of it. You can apply again.' },
}

export const STATE_WORDS: Record<ApplicationState, string> = {
  received: 'To be looked at',
  asked: 'Waits for the applicant',
  'approved-once': 'Approved once',
  admitted: 'Admitted',
  declined: 'Declined',
  'taken-back': 'Taken back',
}
export const EVIDENCE_WORDS: Record<Evidence, string> = {
  registered: 'A registered legal entity or public body',
  network: 'Administers an electronic network',
  distinct: 'Another organisation than those it resembles',
}
export const RESEMBLANCE_WORDS: Record<Resemblance, string> = {
  'same-number': 'same number in the same register',
  'same-domain': 'same domain, or one under the other',
  'same-name': 'same name but for the legal form',
  'look-alike': 'looks the same: letters or digits that are mistaken for each other',
  'near-name': 'nearly the same name',
  'near-domain': 'a domain that looks like it',
}
