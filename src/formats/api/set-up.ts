import { z } from 'zod'
import { SET_UP_STEPS, TICKED_STEPS } from '../../domain/set-up.ts'
import * as w from './words.ts'

/** Setting the partnership up, for its operators. */
export const setUp = z.object({
  name: z.string().optional().describe('What the partnership is called'),
  steps: z.array(z.object({ step: z.enum(SET_UP_STEPS), done: z.boolean() })),
  termsPublished: z.int().describe('The newest version; 0: none'),
  mail: z.boolean().describe('An SMTP server is set'),
  operators: z.int().describe('Who came in'),
  operatorsInvited: z.int(),
  national: w.handle.optional(),
  fusionCell: w.handle.optional(),
})
const ticked = z.enum(TICKED_STEPS)
export const setUpIn = z.strictObject({
  name: w.line(100).optional(),
  tick: ticked.optional().describe('A step that nothing can show: it is done'),
  untick: ticked.optional(),
})
