import { expect, test } from 'vitest'
import { type DemoMember, partnership } from './partnership.ts'

const { members, nodes } = partnership(7)
const inNode = (node: string) => members.filter(member => member.nodes.some(({ node: at }) => at === node))
const persons = members.flatMap(member => member.persons.map(person => ({ ...person, member })))
const crowds = () => {
  const sizes = new Map<string, number>()
  for (const { sectors, regions } of members)
    for (const sector of sectors)
      for (const region of regions) sizes.set(`${sector} × ${region}`, (sizes.get(`${sector} × ${region}`) ?? 0) + 1)
  return sizes
}
const unique = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length)

test('160 members, 24 of them cast, and 420 persons, whatever the seed', () => {
  for (const seed of [1, 7, 99]) {
    const world = partnership(seed)
    expect(world.members).toHaveLength(160)
    expect(world.members.filter(member => member.cast)).toHaveLength(24)
    expect(world.members.flatMap(member => member.persons)).toHaveLength(420)
  }
  expect(partnership(7)).toEqual(partnership(7))
  expect(partnership(8)).not.toEqual(partnership(7))
})

test.each([
  ['pharma', 12],
  ['finance', 34],
  ['energy', 18],
  ['transport', 22],
  ['east-midlands', 41],
  ['yorkshire-humber', 26],
  ['ot-engineers', 9],
])('%s has %i members', (node, count) => {
  expect(inNode(node)).toHaveLength(count)
})

test('exactly two members of the pharma node are in the East Midlands, and no other pharma firm is', () => {
  const here = (member: DemoMember) => member.regions.includes('TLF')
  expect(
    inNode('pharma')
      .filter(here)
      .map(member => member.key),
  ).toEqual(['dovecliff', 'kestrelmoor'])
  expect(crowds().get('pharma × TLF')).toBe(2)
})

test('two sector × region crowds have exactly five members and three have exactly four', () => {
  const sizes = [...crowds()]
  expect(sizes.filter(([, size]) => size === 5).map(([crowd]) => crowd)).toEqual(['finance × TLM', 'transport × TLG'])
  expect(
    sizes
      .filter(([, size]) => size === 4)
      .map(([crowd]) => crowd)
      .sort(),
  ).toEqual(['energy × TLM', 'government-local × TLE', 'pharma × TLD'])
})

test('a quarter never post, eleven lapse, three joined this month', () => {
  expect(members.filter(member => member.neverPosts)).toHaveLength(40)
  expect(members.filter(member => member.lapsedDaysAgo !== undefined)).toHaveLength(11)
  expect(members.filter(member => member.joinedDaysAgo <= 30)).toHaveLength(3)
  for (const member of members) expect(member.joinedDaysAgo).toBeGreaterThan(member.lapsedDaysAgo ?? 0)
})

test('East Midlands has twelve that joined during the story and nine that are silent: lapsed, or never heard of', () => {
  const here = inNode('east-midlands')
  expect(here.filter(member => member.joinedDaysAgo <= 275)).toHaveLength(12)
  expect(here.filter(member => member.neverPosts || member.lapsedDaysAgo)).toHaveLength(9)
})

test('the desk has fourteen analysts of seven members and two public bodies', () => {
  const analysts = persons.filter(person => person.role === 'analyst')
  expect(analysts).toHaveLength(14)
  const lenders = analysts.flatMap(person => person.secondedFrom ?? [])
  expect(lenders.slice(0, 3)).toEqual(['halvergate', 'lindfell', 'ravensholt'])
  expect(new Set(lenders).size).toBe(7)
  for (const lender of lenders) expect(members.some(member => member.key === lender)).toBe(true)
  expect([...new Set(analysts.map(person => person.member.key))].sort()).toEqual(['ncac', 'nccd'])
  expect(inNode('fusion-cell').map(member => member.key)).toEqual(['ncac', 'nccd'])
})

test('one auditor, one operator, nine stars, and an admin wherever there is no single cast person', () => {
  const named = (role: string) => persons.filter(person => person.role === role).map(person => person.name)
  expect(named('auditor')).toEqual(['Noor Habib'])
  expect(named('operator')).toHaveLength(1)
  expect(persons.filter(person => person.star).map(person => person.name)).toContain('Dev Lakhani')
  expect(persons.filter(person => person.star)).toHaveLength(9)
  for (const member of members)
    expect(member.persons.some(person => person.role === 'admin') || member.persons.length < 2, member.key).toBe(true)
})

test('keys, handles, names, mail addresses, networks and company numbers are unique and well formed', () => {
  unique(members.map(member => member.key))
  unique([...members.map(member => member.handle), ...nodes.map(node => node.handle)])
  unique(members.map(member => member.legalName))
  unique(members.map(member => member.network))
  unique(persons.map(person => person.email))
  unique(persons.map(person => person.name))
  const numbers = members.flatMap(member => member.register?.number ?? [])
  unique(numbers)
  for (const number of numbers) expect(number).toMatch(/^(99\d{6}|SC99\d{4}|NI99\d{4})$/)
  for (const member of members) {
    expect(member.handle).toMatch(/^[a-z][a-z0-9-]+$/)
    expect(member.network).toMatch(/^198\.19\.\d+\.\d+\/28$/)
    for (const { email } of member.persons)
      expect(email).toMatch(new RegExp(`^[a-z]+\\.[a-z]+@${member.handle}\\.example$`))
  }
})

test('ten nodes, two of them pop-ups, each run by members of it', () => {
  expect(nodes).toHaveLength(10)
  for (const node of nodes)
    for (const key of [node.host, node.manager, node.champion])
      if (key)
        expect(
          inNode(node.handle).map(member => member.key),
          node.handle,
        ).toContain(key)
})

test('one pop-up lives and one closed five weeks ago; a hotel and stewards were its guests to the end', () => {
  const popUps = nodes.flatMap(({ handle, foundedDaysAgo, popUp }) =>
    popUp ? [{ handle, foundedDaysAgo, ...popUp }] : [],
  )
  expect(
    popUps.map(({ handle, foundedDaysAgo, closedDaysAgo }) => [handle, foundedDaysAgo - closedDaysAgo, closedDaysAgo]),
  ).toEqual([
    ['river-festival', 30, 35],
    ['county-show', 30, -20],
  ])
  const guests = members.filter(member => member.guestOf.some(({ node }) => node === 'river-festival'))
  expect(guests.map(member => member.sectors[0])).toEqual(['hospitality-leisure', 'charity'])
  for (const guest of guests) expect(guest.nodes.some(({ node }) => node === 'river-festival')).toBe(false)
})

test('for any two nodes some member is in neither', () => {
  const nowhere = members.filter(member => member.nodes.length === 0).map(member => member.key)
  expect(nowhere).toEqual(expect.arrayContaining(['lindfell', 'mournecraft', 'fenbridge', 'harrowdale', 'oes']))
})

test('Yorkshire & The Humber grows: nobody was in it before it was founded', () => {
  const days = inNode('yorkshire-humber').flatMap(member =>
    member.nodes.filter(({ node }) => node === 'yorkshire-humber').map(({ joinedDaysAgo }) => joinedDaysAgo),
  )
  expect(Math.max(...days)).toBeLessThanOrEqual(122)
  expect(new Set(days).size).toBeGreaterThan(10)
})
