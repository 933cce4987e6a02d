import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import type { MailServer } from '../src/store/mail-out.ts'

/** A real SMTP server on loopback, with STARTTLS and sign-in, that keeps what it is handed. */
export interface Received {
  to: string
  from: string
  secure: boolean
  user: string | undefined
  /** As it came over the wire. */
  raw: string
  subject: string
  text: string
  id: string
  headers: Map<string, string>
  links: string[]
}
export interface Mailbox {
  server: MailServer
  received: Received[]
  /** Mail to this address. */
  to(address: string): Received[]
  /** Answers the next messages with these codes (0: breaks the connection after it took the message). */
  refuse(...codes: number[]): void
  close(): Promise<void>
}
export const USER = 'auburn'
export const PASSWORD = 'correct horse:battery@staple'

export async function openMailbox(): Promise<Mailbox> {
  const received: Received[] = []
  const refusals: number[] = []
  const smtp = new SMTPServer({
    banner: 'test',
    disableReverseLookup: true,
    onAuth: ({ username, password }, _session, done) =>
      username === USER && password === PASSWORD
        ? done(null, { user: username })
        : done(Object.assign(new Error('no'), { responseCode: 535 })),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8')
        const code = refusals.shift()
        if (code)
          return done(
            Object.assign(new Error(`no mailbox for ${session.envelope.rcptTo[0]?.address}`), { responseCode: code }),
          )
        void read(raw).then(mail => {
          const from = session.envelope.mailFrom
          for (const { address } of session.envelope.rcptTo)
            received.push({
              ...mail,
              to: address,
              from: from === false ? '' : from.address,
              secure: session.secure,
              user: session.user === undefined ? undefined : String(session.user),
              raw,
            })
          if (code === undefined) return done()
          for (const connection of smtp.connections) connection.close()
        })
      })
    },
  })
  smtp.on('error', () => {})
  await new Promise<void>(done => smtp.listen(0, '127.0.0.1', () => done()))
  const { port } = smtp.server.address() as AddressInfo
  return {
    server: {
      host: '127.0.0.1',
      port,
      secure: false,
      insist: false,
      auth: { user: USER, pass: PASSWORD },
      from: 'Auburn <auburn@auburn.example>',
      domain: 'auburn.example',
    },
    received,
    to: address => received.filter(r => r.to === address),
    refuse: (...codes) => void refusals.push(...codes),
    close: () => new Promise(done => smtp.close(() => done())),
  }
}

async function read(raw: string) {
  const mail = await PostalMime.parse(raw)
  const text = mail.text ?? ''
  return {
    subject: mail.subject ?? '',
    text,
    id: mail.messageId ?? '',
    headers: new Map(mail.headers.map(h => [h.key, h.value])),
    links: text.match(/https?:\/\/\S+/g) ?? [],
  }
}
