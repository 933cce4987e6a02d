import { setTimeout as pause } from 'node:timers/promises'
import * as reports from '../formats/api/reports.ts'
import { type Api, ApiError, apiOf } from './api.ts'
import type { Command, Given, Io } from './command.ts'
import { entryLine, reportLines } from './words.ts'

export const watch: Command = {
  usage: 'watch [--json]',
  summary: 'What reaches you from now on, as it happens, each report with its text. Ends with Ctrl-C.',
  help: `
A connection that breaks is taken up again where it ended: nothing is lost and nothing comes twice.

  --json   one object a line, with "event": "report" (the report as you get it), "entry" or "withdrawal"`,
  options: {},
  words: [0, 0],
  run: watchLive,
}

interface Message {
  id: string | undefined
  event: string
  data: string
}

/** Splits a stream of Server-Sent Events (HTML, 9.2.6) into messages; a comment or a bare id is one without data. */
export async function* messagesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Message> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const bytes of stream) {
    rest += decoder.decode(bytes, { stream: true })
    const blocks = rest.split(/\r?\n\r?\n/)
    rest = blocks.pop() ?? ''
    for (const block of blocks) yield messageOf(block)
  }
}
function messageOf(block: string): Message {
  const message: Message = { id: undefined, event: 'message', data: '' }
  for (const line of block.split(/\r?\n/)) {
    const [, field, value = ''] = /^([^:]+):? ?(.*)$/s.exec(line) ?? []
    if (field === 'id') message.id = value
    else if (field === 'event') message.event = value
    else if (field === 'data') message.data += (message.data === '' ? '' : '\n') + value
  }
  return message
}

const LONGEST_PAUSE = 15_000

async function watchLive(given: Given, io: Io): Promise<number> {
  const api = apiOf(io)
  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort())
  let last: string | undefined
  let wait = 500
  while (!ending.signal.aborted) {
    try {
      const stream = await api.stream(last, ending.signal)
      io.err(last === undefined ? `watching ${api.url}` : 'connected again')
      for await (const message of messagesOf(stream)) {
        await show(api, message, given, io)
        if (message.id !== undefined) last = message.id
        wait = 500
      }
    } catch (error) {
      if (ending.signal.aborted) break
      // Refused is refused; a server that is away or has none free comes back.
      if (error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429) throw error
      if (last === undefined && error instanceof ApiError && error.status === 0) throw error
    }
    if (ending.signal.aborted) break
    await pause(wait, undefined, { signal: ending.signal }).catch(() => {})
    wait = Math.min(wait * 2, LONGEST_PAUSE)
  }
  return 0
}

async function show(api: Api, { event, data }: Message, given: Given, io: Io): Promise<void> {
  const json = (value: object) => io.out(JSON.stringify({ event, ...value }))
  const body: unknown = data === '' ? undefined : JSON.parse(data)
  if (event === 'report') {
    const { id } = reports.reportSummary.parse(body)
    const report = await whole(api, id)
    if (!report) return
    if (given.is('json')) json(report)
    else for (const line of reportLines(report)) io.out(line)
  } else if (event === 'entry') {
    const { report, entry } = reports.liveEvents.entry.parse(body)
    if (given.is('json')) json({ report, entry })
    else io.out(entryLine(report, entry))
  } else if (event === 'withdrawal') {
    const gone = reports.liveEvents.withdrawal.parse(body)
    if (given.is('json')) json(gone)
    else io.out(`${gone.at.slice(0, 16).replace('T', ' ')}  gone: ${gone.reason}  ${gone.report}`)
  }
}

/** With its text; nothing when it was taken back in the meantime. */
async function whole(api: Api, id: string): Promise<reports.Report | undefined> {
  try {
    return reports.report.parse(await api.get(`/api/reports/${id}`))
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined
    throw error
  }
}
