/** What a new partnership needs before its first members come, and what of it is there. Nothing forces an order. */
export const SET_UP_STEPS = [
  'passkey',
  'name',
  'organisation',
  'terms',
  'nodes',
  'regulators',
  'mail',
  'second-operator',
] as const
export type SetUpStep = (typeof SET_UP_STEPS)[number]
/** Steps that nothing in the data can show: somebody says that they are done with. */
export const TICKED_STEPS = ['organisation', 'regulators', 'mail'] as const satisfies readonly SetUpStep[]
export type TickedStep = (typeof TICKED_STEPS)[number]

export interface SetUpFacts {
  /** Passkeys and authenticator apps of the operator who asks. */
  factors: number
  name: string | undefined
  /** Versions of the terms that were published; whether the one that counts was signed for the operator's own member. */
  terms: number
  signed: boolean
  national: boolean
  fusionCell: boolean
  mail: boolean
  /** Operators that came in, or are invited. */
  operators: number
  ticked: readonly TickedStep[]
}

export function isDone(step: SetUpStep, facts: SetUpFacts): boolean {
  switch (step) {
    case 'passkey':
      return facts.factors > 0
    case 'name':
      return facts.name !== undefined
    case 'terms':
      return facts.terms > 0 && facts.signed
    case 'nodes':
      return facts.national && facts.fusionCell
    case 'second-operator':
      return facts.operators > 1
    case 'mail':
      return facts.mail || facts.ticked.includes(step)
    case 'organisation':
    case 'regulators':
      return facts.ticked.includes(step)
  }
}
export const openSteps = (facts: SetUpFacts): SetUpStep[] => SET_UP_STEPS.filter(step => !isDone(step, facts))
