import fc from 'fast-check'
import { expect, test } from 'vitest'
import { icsOf } from './calendar.ts'

const event = {
  uid: '5b1c2a7e-0000-4000-8000-000000000000@auburn.example',
  title: 'Monthly call; agenda, and more',
  at: new Date('2026-06-20T09:30:00.000Z'),
  minutes: 60,
  place: 'Dial 020 7946 0000',
  notes: 'Bring a case.\nBack\\slash',
  cancelled: false,
  now: new Date('2026-06-01T09:00:00.000Z'),
}

test('a session as a calendar takes it', () => {
  expect(icsOf(event).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Auburn//EN',
    'BEGIN:VEVENT',
    'UID:5b1c2a7e-0000-4000-8000-000000000000@auburn.example',
    'DTSTAMP:20260601T090000Z',
    'DTSTART:20260620T093000Z',
    'DTEND:20260620T103000Z',
    'SUMMARY:Monthly call\\; agenda\\, and more',
    'LOCATION:Dial 020 7946 0000',
    'DESCRIPTION:Bring a case.\\nBack\\\\slash',
    'CLASS:CONFIDENTIAL',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
  expect(icsOf({ ...event, cancelled: true })).toContain('\r\nSTATUS:CANCELLED\r\n')
})

test('no text ends its property, and no line is longer than 75 octets', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constantFrom('\n', '\r', '\r\n', '\u2028', '\u0085'),
      (text, end) => {
        const made = icsOf({ ...event, title: `${text}${end}ATTACH:https://evil.example`, notes: text })
        const lines = made.split('\r\n')
        expect(lines.every(line => new TextEncoder().encode(line).length <= 75)).toBe(true)
        expect(
          made
            .replaceAll('\r\n ', '')
            .split(/\r\n|\n|\r|\u2028/)
            .filter(line => line.startsWith('ATTACH')),
        ).toEqual([])
      },
    ),
  )
})
