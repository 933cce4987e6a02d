import { createSocket } from 'node:dgram'
import type { AddressInfo } from 'node:net'
import { textsAt } from '../src/store/outbound.ts'

/** A name server on loopback that knows TXT records and nothing else (RFC 1035): what the proof of a domain is asked of. */
export interface NameServer {
  texts: Map<string, string[]>
  asked: string[]
  ask: ReturnType<typeof textsAt>
  close(): void
}
export async function nameServer(): Promise<NameServer> {
  const texts = new Map<string, string[]>()
  const asked: string[] = []
  const socket = createSocket('udp4')
  socket.on('message', (query, from) => {
    const { name, end } = questionOf(query)
    asked.push(name)
    socket.send(answer(query, end, texts.get(name) ?? []), from.port, from.address)
  })
  await new Promise<void>(resolve => socket.bind(0, '127.0.0.1', resolve))
  const { port } = socket.address() as AddressInfo
  return { texts, asked, ask: textsAt([`127.0.0.1:${port}`]), close: () => void socket.close() }
}
function questionOf(query: Buffer): { name: string; end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), end: at + 5 }
}
function answer(query: Buffer, end: number, texts: readonly string[]): Buffer {
  const head = Buffer.from(query.subarray(0, 12))
  head.writeUInt16BE(texts.length > 0 ? 0x8180 : 0x8183, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(texts.length, 6)
  head.writeUInt16BE(0, 8)
  head.writeUInt16BE(0, 10)
  const records = texts.map(text => {
    const record = Buffer.alloc(13)
    record.writeUInt16BE(0xc00c, 0)
    record.writeUInt16BE(16, 2)
    record.writeUInt16BE(1, 4)
    record.writeUInt32BE(60, 6)
    record.writeUInt16BE(text.length + 1, 10)
    record.writeUInt8(text.length, 12)
    return Buffer.concat([record, Buffer.from(text, 'latin1')])
  })
  return Buffer.concat([head, query.subarray(12, end), ...records])
}

/** A firm that nobody here knows. */
export const juniper = (more: object = {}) => ({
  name: 'Juniper Haulage Limited',
  kind: 'industry',
  size: 'medium',
  sectors: ['transport'],
  regions: ['TLE'],
  register: 'companies-house',
  number: '7654321',
  runs: 'Offices in Leeds and Hull, forty servers, a warehouse network.',
  domain: 'juniper.example',
  person: 'Jo Marsh',
  title: 'Head of IT',
  email: 'jo.marsh@juniper.example',
  knows: 'Dogwood',
  ...more,
})
