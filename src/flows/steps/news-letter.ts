import { ACTION_ANSWER_NAMES, ADVISORY_KIND_NAMES, STEP_DOER_NAMES } from '../../domain/advisory.ts'
import { deadLine } from '../../domain/mail.ts'
import { stricter, type Tlp } from '../../domain/marking.ts'
import type { Context } from '../context.ts'
import { offLink, tapLink } from './mail-token.ts'
import type { News, NewsItem } from './news.ts'

export interface NewsLetter {
  subject: string
  text: string
  unsubscribe: string
}
/** One report; of an advisory what to do, and one-tap links: they lead to a page where the answer is only to be pressed. */
function lines({ id, tlp, title, advisory }: NewsItem, link: (path: string) => string): string {
  const name = advisory ? `${ADVISORY_KIND_NAMES[advisory.kind]}: ` : ''
  const first = `* TLP:${tlp}  ${title === undefined ? 'Its title stays in the portal' : `${name}${deadLine(title)}`}`
  const steps = (advisory?.steps ?? []).flatMap((step, n) => [
    `  ${n + 1}. ${deadLine(step.text)} (${STEP_DOER_NAMES[step.who]}, about ${step.minutes} min)`,
    ...(step.why === '' ? [] : [`     Why: ${deadLine(step.why)}`]),
  ])
  const taps = TAPS.map(answer => `  ${ACTION_ANSWER_NAMES[answer]}: ${link(`/reports/${id}?answer=${answer}`)}`)
  return [first, ...steps, ...(steps.length > 0 ? taps : []), `  ${link(`/reports/${id}`)}`].join('\n')
}
const TAPS = ['done', 'need-help', 'not-us', 'affected'] as const

const many = (n: number, one: string, more: string): string => (n === 1 ? one : `${n} ${more}`)

/** What one seat gets: one part of a mail, with links that are this seat's alone. */
export interface NewsPart {
  seat: string
  news: News
}

/**
 * Plain text, with the label of what it holds on its subject and its first line (TLP 2.0, section 2). Nothing in it is fetched.
 * One mail for all seats under one address, each with a part of its own: none says what another may see, or for whom it is.
 */
export function newsLetter(
  ctx: Context,
  about: 'alert' | 'digest',
  parts: readonly [NewsPart, ...NewsPart[]],
): NewsLetter {
  const titled = parts.flatMap(({ news }) => news.items.filter(i => i.title !== undefined))
  const label = titled.reduce<Tlp | undefined>((most, { tlp }) => (most ? stricter(most, tlp) : tlp), undefined)
  const unsubscribe = offLink(
    ctx,
    parts.map(part => part.seat),
  )
  const whole = [
    ...(label ? [`TLP:${label}`] : []),
    ...(parts.length > 1
      ? [`You have ${parts.length} accounts under this address. Each part is for one of them.`]
      : []),
    ...parts.flatMap(({ seat, news }, n) => [
      ...(parts.length > 1 ? [`== Account ${n + 1} of ${parts.length} ==`] : []),
      ...partOf(news, path => tapLink(ctx, seat, path)),
    ]),
    [
      '-- ',
      'What this mail may say hangs on TLP; more stands in the portal. It holds no picture and tells us nothing until you open a link.',
      `When you get it, and whether: ${tapLink(ctx, parts[0].seat, '/settings?tab=mail')}`,
      `No more of it: ${unsubscribe}`,
    ].join('\n'),
  ]
  const what = about === 'alert' ? 'Auburn: something for you' : 'Auburn: what is new for you'
  return { subject: label ? `TLP:${label} ${what}` : what, text: `${whole.join('\n\n')}\n`, unsubscribe }
}

function partOf(news: News, link: (path: string) => string): string[] {
  const count = news.items.length
  return [
    ...(count > 0 ? [many(count, 'A report reached you:', 'reports reached you:')] : []),
    ...news.items.map(item => lines(item, link)),
    ...(news.more ? [`There are more: they are in the portal.`] : []),
    ...(news.alone > 0
      ? [`${many(news.alone, 'Something is', 'things are')} for you alone. You read it in the portal.`]
      : []),
    ...(news.inbox > 0
      ? [`${many(news.inbox, 'One new thing is', 'new things are')} in your inbox:\n  ${link('/inbox')}`]
      : []),
    `Open Auburn:\n  ${link('/')}`,
  ]
}
