import { health } from '../formats/api/index.ts'
import { defang } from '../formats/text/index.ts'
import { apiOf } from './api.ts'
import type { Command, Given, Io } from './command.ts'
import type { WithPartnership } from './operate.ts'
import { crowd, plain, summaryLine } from './words.ts'

/** How things are doing: a node's board and one's own fairness page over the API, the partnership on the database. */
const sayJson = (given: Given, io: Io, whole: object): boolean => {
  if (given.is('json')) io.out(JSON.stringify(whole))
  return given.is('json')
}
const inMinutes = (minutes: number | undefined): string =>
  minutes === undefined ? '' : minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`

export const nodeHealth: Command = {
  usage: 'node health HANDLE [--json]',
  summary: 'How a node is doing, for those who run or champion it: members, open questions, topics, first response.',
  help: '',
  options: {},
  words: [1, 1],
  run: async (given, io) => {
    const handle = encodeURIComponent(given.positionals[0] ?? '')
    const board = health.nodeHealth.parse(await apiOf(io).get(`/api/nodes/${handle}/health`))
    if (sayJson(given, io, board)) return 0
    io.out(plain(board.node.name))
    for (const m of board.months) {
      const split = m.active && m.silent ? `, active ${crowd(m.active)}, silent ${crowd(m.silent)}` : ''
      io.out(`${m.month}  ${crowd(m.members)}, joined ${crowd(m.joined)}${split}`)
    }
    if (!board.content) io.out('You are not in this node, so nothing that is shared in it counts here.')
    const { open, topics, response } = board.content ?? { open: undefined, topics: [], response: [] }
    for (const r of response.filter(month => month.questions > 0))
      io.out(
        `${r.month}  ${r.questions} asked, ${r.answered} answered${r.median === undefined ? '' : `, first answer: median ${inMinutes(r.median)}, 9 of 10 within ${inMinutes(r.p90)}`}`,
      )
    if (topics.length > 0) io.out(`Asked most: ${topics.map(t => `${plain(t.topic)} (${t.questions})`).join(', ')}`)
    if (open) io.out(`${open.count} without an answer for two days`)
    for (const item of open?.items ?? []) io.out(summaryLine(item))
    return 0
  },
}

export const fairness: Command = {
  usage: 'me fairness [--json]',
  summary: 'What reached your organisation in a year, what it gave, and two easy ways to give back.',
  help: '',
  options: {},
  words: [0, 0],
  run: async (given, io) => {
    const page = health.fairness.parse(await apiOf(io).get('/api/me/fairness'))
    if (sayJson(given, io, page)) return 0
    const { gave } = page
    io.out(`You received ${page.received} and gave ${gave.total}:`)
    io.out(
      `  ${gave.reports} reports, ${gave.sightings} sightings, ${gave.answers} answers, ${gave.requests} requests answered`,
    )
    for (const m of page.months) io.out(`${m.month}  received ${m.received}, gave ${m.gave}`)
    for (const way of page.ways) io.out(wayLine(way))
    return 0
  },
}
function wayLine(way: health.Fairness['ways'][number]): string {
  switch (way.kind) {
    case 'answer':
      return `Answer a question: ${plain(way.title)}  ${way.report}`
    case 'sighting':
      return `Have you seen ${plain(defang(way.type, way.value))}? Say so: ${plain(way.title)}  ${way.report}`
    case 'headline':
      return 'Share a headline only: auburn share FILE'
  }
}

export const partnershipCommands = (within: WithPartnership): Record<string, Command> => ({
  'partnership health': {
    usage: 'partnership health [--json]',
    summary: 'Members active, silent and lapsed, by kind. No content, no names.',
    help: '',
    options: {},
    words: [0, 0],
    run: async (given, io) => {
      const { kinds } = await within(io, async ctx =>
        (await import('../flows/partnership-health.ts')).partnershipHealth(ctx),
      )
      for (const kind of kinds)
        io.out(
          given.is('json')
            ? JSON.stringify(kind)
            : `${kind.kind.padEnd(20)} active ${crowd(kind.active)}, silent ${crowd(kind.silent)}, lapsed ${crowd(kind.lapsed)}`,
        )
      return 0
    },
  },
})
