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

/** Why the bytes of a sample are gone. That it was here, its hashes and the answer stay. */
export const SAMPLE_REMOVALS = ['withdrawn', 'desk', 'age'] as const
export type SampleRemoval = (typeof SAMPLE_REMOVALS)[number]
/** What stands where the name was that its sender took back. */
export const WITHDRAWN_NAME = 'A withdrawn sample'
/** So many days after the last change of it, if the operator does not say otherwise. */
export const SAMPLE_DAYS = 90

export const SAMPLE_STEPS = ['look', 'close', 'withdraw', 'remove'] as const
export type SampleStep = (typeof SAMPLE_STEPS)[number]
/** Why the bytes of a sample cannot be removed now, in words; undefined: they can. Sides are asked elsewhere. */
export function whyNotRemove(
  sample: { state: SampleState; answered: boolean; removed: boolean },
  step: 'withdraw' | 'remove',
): string | undefined {
  if (sample.removed) return 'Its bytes are gone already.'
  if (step === 'remove' && !(sample.answered && (sample.state === 'answered' || sample.state === 'closed')))
    return 'It waits for an answer: answer it first. Whoever sent it can withdraw it.'
  return undefined
}
