import { z } from 'zod'
import { MAIL_HOW } from '../../domain/mail.ts'

/** Mail that comes by itself: when, how, and the links that stand in it. */
const how = z
  .enum(MAIL_HOW)
  .describe('`at-once`: an alert for what is yours or followed, and the daily digest · `daily`: the digest · `never`')
const at = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):00$/)
  .describe('When the digest goes out, to the full hour, such as 08:00, on clocks in the United Kingdom')
const alerts = z
  .boolean()
  .describe(
    'Alerts of the Fusion Cell come at once, unless `how` is `never`; a few mails a day at most, the rest in the digest',
  )
export const mailSettings = z.object({
  on: z.boolean().describe('Mail is sent here at all'),
  email: z.string().optional(),
  verified: z.boolean().describe('Mail to that address was shown to arrive; nothing new is told to others'),
  how,
  at,
  alerts,
})
export const mailSettingsIn = z.strictObject({ how, at, alerts: alerts.optional() })
export const mailLinkIn = z.strictObject({
  token: z
    .string()
    .regex(/^[A-Za-z0-9_-]{40,600}$/)
    .describe('From the link in the mail'),
})
export const mailTap = z.object({ to: z.string().describe('The page that the link is for, as a path') })
