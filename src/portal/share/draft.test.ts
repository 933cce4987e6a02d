import { describe, expect, test } from 'vitest'
import { proposeRedactions } from '../../domain/redaction.ts'
import { possibleLayers, timeOf, type WrittenText, writtenOf } from './content.ts'
import { type Draft, emptyDraft, type FoundValue, titleOf } from './draft.ts'
import { valuesIn } from './finding.ts'
import { fileRead, layerSwitched, rowAdded, rowRemoved, rowsChanged, textEdited, valuesFound } from './moves.ts'
import { missing, outgoing, shareRequestOf } from './request.ts'
import { filtered, rowsOf } from './rows.ts'
import { NO_REDACTIONS, ownTermsOf, peopleIn, strikesOf } from './strikes.ts'
import { withoutOwn } from './without-own.ts'

const value = (text: string, part: Partial<FoundValue> = {}): FoundValue => ({
  type: 'domain',
  value: text,
  original: text,
  role: 'unknown',
  use: 'block',
  reason: '',
  ticked: true,
  ...part,
})
const draft = (part: Partial<Draft> = {}): Draft => ({ ...emptyDraft('id-1', '2026-01-01T00:00:00.000Z'), ...part })
const sent = (d: Draft) => outgoing(d, writtenOf(d), rowsOf(d), NO_REDACTIONS)
const OWN = {
  names: ['Dovecliff Biologics plc'],
  domains: ['dovecliff.example'],
  networks: [],
  people: ['Tom Askew'],
  terms: [],
}

describe('what the author decided outlives what is found anew', () => {
  test('ticks and roles stay by value, also when the text changes', () => {
    const first = rowsChanged(valuesFound(draft(), [value('a.example'), value('b.example')]), ['domain a.example'], {
      ticked: false,
      role: 'c2',
    })
    const again = valuesFound(first, [value('c.example'), value('a.example')])
    expect(rowsOf(again).map(row => [row.value, row.ticked, row.role])).toEqual([
      ['c.example', true, 'unknown'],
      ['a.example', false, 'c2'],
    ])
  })

  test('a removed row stays away until it is added by hand', () => {
    const removed = rowRemoved(valuesFound(draft(), [value('a.example')]), 'domain a.example')
    expect(rowsOf(valuesFound(removed, [value('a.example')]))).toEqual([])
    expect(rowsOf(rowAdded(removed, value('a.example'))).map(row => row.ticked)).toEqual([true])
  })

  test('a title that was written is not proposed over', () => {
    const titled = { ...textEdited(draft(), 'First line here'), title: 'Mine' }
    expect(titleOf(textEdited(titled, 'Another line'))).toBe('Mine')
    expect(titleOf(textEdited(draft(), 'Another line'))).toBe('Another line')
  })

  test('a second file is added to the first, with its people and notes once', () => {
    const one = fileRead(draft(), { text: 'one', subject: 'Sub', notes: ['n'], people: ['P'] })
    const two = fileRead(one, { text: 'two', subject: 'Other', notes: ['n', 'm'], people: ['P', 'Q'] })
    expect([two.text, two.subject, two.readerNotes, two.people]).toEqual(['one\n\ntwo', 'Sub', ['n', 'm'], ['P', 'Q']])
  })

  test('in a report that is changed, what was in its story and not shared stays unticked; new text is proposed', () => {
    const editing = { id: 'r', revision: 1, audience: draft().audience, layers: [], story: 'old', title: '' }
    const start = draft({ text: 'old', editing, added: [value('a.example')] })
    const found = valuesFound(start, [value('a.example'), value('b.example')])
    expect(rowsOf(found).map(row => [row.value, row.ticked])).toEqual([
      ['a.example', true],
      ['b.example', false],
    ])
    const more = valuesFound({ ...found, text: 'old and new' }, [value('b.example'), value('new.example')])
    expect(rowsOf(more).find(row => row.value === 'new.example')?.ticked).toBe(true)
    expect(rowsOf(more).find(row => row.value === 'b.example')?.ticked).toBe(false)
  })
})

describe('layers', () => {
  const written = (part: Partial<WrittenText>): WrittenText => ({
    title: 'A title',
    summary: '',
    notes: '',
    story: '',
    impact: '',
    ...part,
  })
  test('one line is a headline and nothing more', () => {
    expect(possibleLayers(written({ story: 'A title.' }), 0, 0)).toEqual(['headline'])
    expect(possibleLayers(written({ story: 'A title. And the rest.' }), 0, 0)).toEqual(['headline', 'full'])
    expect(possibleLayers(written({ story: 'A title' }), 2, 0)).toEqual(['headline', 'technical'])
    expect(possibleLayers(written({}), 0, 1)).toEqual(['headline', 'full'])
  })

  test('what is left out is not in the request, its attachments neither', () => {
    const full = draft({ text: 'Title line\n\nThe story goes on.', added: [value('a.example')] })
    const picture = {
      id: 'p',
      name: 'picture-1.png',
      media: 'image/png' as const,
      data: 'AA==',
      bytes: 1,
      bytesBefore: 1,
      dropped: [],
    }
    const with_ = { ...textEdited(full, full.text), attachments: [picture] }
    expect(shareRequestOf(with_, sent(with_)).attachments).toHaveLength(1)
    const without = layerSwitched(with_, 'full', false)
    const request = shareRequestOf(without, sent(without))
    expect(request.content.full).toBeUndefined()
    expect(request.attachments).toEqual([])
    expect(JSON.stringify(request)).not.toContain('story goes on')
  })
})

describe('the request', () => {
  test('carries ticked values alone, the draft’s own id, and no word that is struck out', () => {
    const d = textEdited(
      draft({ added: [value('a.example'), value('b.example', { ticked: false })] }),
      'Tom Askew at Dovecliff saw it\n\nMore.',
    )
    const written = writtenOf(d)
    const redactions = {
      ...NO_REDACTIONS,
      title: proposeRedactions(written.title, OWN),
      story: proposeRedactions(written.story, OWN),
    }
    const request = shareRequestOf(d, outgoing(d, written, rowsOf(d), redactions))
    expect(request.clientId).toBe('id-1')
    expect(request.content.technical?.indicators?.map(one => one.value)).toEqual(['a.example'])
    expect(JSON.stringify(request)).not.toMatch(/Dovecliff|Askew/)
    const [person] = strikesOf(redactions, {}).filter(strike => strike.kind === 'person')
    const kept = { ...d, strikes: { [person?.key ?? '']: false } }
    expect(JSON.stringify(shareRequestOf(kept, outgoing(kept, written, rowsOf(kept), redactions)))).toContain(
      'Tom Askew',
    )
  })

  test('what the server would refuse is said before, at its field', () => {
    const fields = (d: Draft) => missing(d, sent(d)).map(lack => lack.field)
    expect(fields(draft())).toEqual(['title', 'to'])
    expect(fields(draft({ title: 'x'.repeat(301), text: 'y'.repeat(200_001) }))).toEqual(['title', 'story', 'to'])
  })

  test('times are taken as UTC and half a time as none', () => {
    expect(timeOf('2026-11-22T02:10')).toBe('2026-11-22T02:10:00.000Z')
    expect(timeOf('2026-11-22')).toBeUndefined()
  })
})

describe('values', () => {
  test('a link ends before the colleague it was sent to', () => {
    expect(withoutOwn('https://evil.example/login?u=tom.askew@dovecliff.example', OWN)).toBe(
      'https://evil.example/login',
    )
    expect(withoutOwn('https://evil.example/dovecliff/pay.iso', OWN)).toBe('https://evil.example/')
    expect(withoutOwn('https://evil.example/login?u=1', OWN)).toBeUndefined()
  })

  test('the worker’s answer holds no name of ours in a ticked link', () => {
    const found = valuesIn('see hxxps://evil[.]example/in?u=tom.askew@dovecliff.example', OWN, true)
    expect(found.filter(one => one.ticked && one.value.includes('dovecliff'))).toEqual([])
    expect(found.map(one => one.value)).toContain('https://evil.example/in')
  })

  test('the filter takes a value as people see it', () => {
    const rows = rowsOf(draft({ added: [value('bad.example'), value('other.example')] }))
    expect(filtered(rows, 'bad[.]ex').map(row => row.value)).toEqual(['bad.example'])
    expect(filtered(rows, '', 'md5')).toEqual([])
  })
})

test('a mail tells who of ours it was sent to, and only of ours', () => {
  const mail =
    'To: "Tom Askew" <t.askew@our.example>, ann.lee@mail.our.example\nFrom: Evil Person <evil.person@bad.example>'
  expect(peopleIn(mail, ['our.example'])).toEqual(['Tom Askew', 'ann lee'])
  expect(peopleIn('To: Tom Askew <t@notour.example>', ['our.example'])).toEqual([])
  const own = ownTermsOf(undefined, [], peopleIn('To: tom.askew@our.example', ['our.example']))
  expect(proposeRedactions('Tom Askew clicked', own).map(one => one.original)).toEqual(['Tom Askew'])
})

test('own terms are the member’s, the file’s people and the words added', () => {
  expect(ownTermsOf(undefined, ['x'], ['P'])).toEqual({
    names: [],
    domains: [],
    networks: [],
    people: ['P'],
    terms: ['x'],
  })
})
