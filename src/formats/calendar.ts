/** A session as an iCalendar object (RFC 5545), for a person's own calendar. Pure; lines of at most 75 octets, CRLF. */
export interface CalendarEvent {
  /** Stays the same when the event is changed, so that a calendar replaces it. */
  uid: string
  title: string
  at: Date
  minutes: number
  place: string
  notes: string
  cancelled: boolean
  /** When the file is made. */
  now: Date
}

export function icsOf(event: CalendarEvent): string {
  const end = new Date(event.at.getTime() + event.minutes * 60_000)
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Auburn//EN',
    'BEGIN:VEVENT',
    `UID:${textOf(event.uid)}`,
    `DTSTAMP:${timeOf(event.now)}`,
    `DTSTART:${timeOf(event.at)}`,
    `DTEND:${timeOf(end)}`,
    `SUMMARY:${textOf(event.title)}`,
    ...(event.place ? [`LOCATION:${textOf(event.place)}`] : []),
    ...(event.notes ? [`DESCRIPTION:${textOf(event.notes)}`] : []),
    ...(event.cancelled ? ['STATUS:CANCELLED'] : []),
    'CLASS:CONFIDENTIAL',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map(folded)
    .join('')
}

const timeOf = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '')
/** RFC 5545 §3.3.11; a line break of any kind cannot end the property. */
const textOf = (text: string): string =>
  text
    .replace(/[\\;,]/g, found => `\\${found}`)
    .replace(/\r\n?|[\n\u2028\u2029]/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

/** §3.1: folded by octets, never within a character. */
function folded(line: string): string {
  const encoder = new TextEncoder()
  const lines: string[] = []
  let [now, octets] = ['', 0]
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > 74) {
      lines.push(now)
      ;[now, octets] = ['', 0]
    }
    now += character
    octets += size
  }
  return `${[...lines, now].join('\r\n ')}\r\n`
}
