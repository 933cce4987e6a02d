/** A member's standing in the partnership, and the steps that there are from one to another. */
export const STANDINGS = ['active', 'lapsed', 'suspended', 'left'] as const
export type Standing = (typeof STANDINGS)[number]

const STEPS: Record<Standing, readonly Standing[]> = {
  active: ['lapsed', 'suspended', 'left'],
  lapsed: ['active', 'suspended', 'left'],
  suspended: ['active', 'left'],
  /** Whoever left is admitted anew, as a new member. */
  left: [],
}
export const mayBecome = (from: Standing, to: Standing): boolean => STEPS[from].includes(to)
