/** Analysis on request: what a member sends to the desk alone, and how far it has come. */
export const SAMPLE_STATES = ['received', 'looking', 'answered', 'closed'] as const
export type SampleState = (typeof SAMPLE_STATES)[number]
export const SAMPLE_STATE_NAMES: Record<SampleState, string> = {
  received: 'Received',
  looking: 'Being looked at',
  answered: 'Answered',
  closed: 'Closed',
}

/** What the analyst says in the end, in words for somebody without a security team. */
export const VERDICTS = ['clean-looking', 'suspicious', 'harmful', 'cannot-say'] as const
export type Verdict = (typeof VERDICTS)[number]
export const VERDICT_NAMES: Record<Verdict, string> = {
  'clean-looking': 'Looks clean',
  suspicious: 'Suspicious',
  harmful: 'Harmful',
  'cannot-say': 'We cannot say',
}
/** What it means, and what to do if nothing else was said. */
export const VERDICT_MEANS: Record<Verdict, string> = {
  'clean-looking':
    'We found nothing bad in it. That is no guarantee: if it still feels wrong, ask the sender by telephone.',
  suspicious: 'Treat it as harmful until you hear more: do not open it, and leave it out of circulation.',
  harmful: 'Do not open it. If somebody has, take that computer off the network and call whoever looks after your IT.',
  'cannot-say': 'What we have is not enough to tell. Do not open it, and send us more if you can.',
}

/** By convention of the trade the same everywhere: it keeps mail scanners and double clicks away, and is no secret. */
export const SAMPLE_PASSWORD = 'infected'
export const SAMPLE_BYTES = 25 * 1024 * 1024
