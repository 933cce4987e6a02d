/** Read by themselves: no report or draft stands behind them. */
export const isNotice = (kind: string): boolean => NOTICES.some(notice => notice === kind)
const NOTICES = [
  'join-request',
  'join-decision',
  'invitation-answered',
  'node-session',
  'application',
  'vouch-request',
] as const

interface Notice {
  kind: string
  detail: string | null
  place: string | null
  title: string | null
}
/** One plain sentence. */
export function noticeWords({ kind, detail, place, title }: Notice): string {
  switch (kind) {
    case 'join-request':
      return detail === 'new' ? `${title} asks to join ${place}` : `${title} has answered about joining ${place}`
    case 'join-decision':
      return detail === 'approved'
        ? `Your organisation is in ${place} now`
        : detail === 'declined'
          ? `Your request to join ${place} was declined`
          : detail === 'asked'
            ? `You are asked something about your request to join ${place}`
            : `Your organisation was removed from ${place}`
    case 'invitation-answered':
      return detail === 'accepted'
        ? `${title} has taken up your invitation to ${place}`
        : detail === 'applied'
          ? `${title} has registered by your invitation to ${place}`
          : `${title} has said no to ${place}`
    case 'application':
      return detail === 'second'
        ? `${title} waits for a second approval`
        : detail === 'answered'
          ? `${title} has answered about its application`
          : place === null
            ? `${title} asks to be admitted`
            : `${title} asks to be admitted, for ${place}`
    case 'vouch-request':
      return `You are asked to vouch for ${title}`
    default:
      return detail === 'cancelled' ? `Called off in ${place}: ${title}` : `A session in ${place}: ${title}`
  }
}
