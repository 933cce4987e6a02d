const DAY = 86_400_000
const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function londonClock(at: Date): { year: number; month: number; day: number; hour: number; minute: number } {
  const part = (type: string) => Number(LONDON.formatToParts(at).find(p => p.type === type)?.value)
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') }
}

/** How far London's clocks are ahead of UTC, in milliseconds. */
function ahead(at: Date): number {
  const { year, month, day, hour, minute } = londonClock(at)
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at.getTime() / 60_000) * 60_000
}

/** `HH:MM` by London's clocks, so many calendar days before start-up. In the last day the time of day does not count. */
export function momentOf(start: Date, daysAgo: number, at: string): Date {
  if (daysAgo < 1) return new Date(start.getTime() - daysAgo * DAY)
  const { year, month, day } = londonClock(start)
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  const local = Date.UTC(year, month - 1, day - Math.floor(daysAgo), hours, minutes)
  return new Date(local - ahead(new Date(local)))
}

/** Something `after` minutes later, and before start-up all the same. */
export function later(start: Date, from: Date, after: number): Date {
  const wanted = from.getTime() + after * 60_000
  const latest = start.getTime() - 60_000
  return new Date(wanted <= latest ? wanted : from.getTime() + (latest - from.getTime()) * (1 - 1 / (1 + after / 60)))
}
