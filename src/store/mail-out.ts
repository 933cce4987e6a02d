import type { SendMailOptions, Transporter } from 'nodemailer'

/**
 * The one place that speaks SMTP, to the one server that the operator named. Plain text alone, and nothing is fetched for
 * a mail.
 */
export interface Mail {
  /** Stays the same however often it is tried, so that a mailbox can tell that it has it already. */
  id: string
  to: string
  subject: string
  text: string
  at: Date
  /** For mail that comes by itself: where it can be switched off (RFC 2369), by one POST (RFC 8058). */
  unsubscribe?: string
}
export interface Mailer {
  send(mail: Mail): Promise<void>
  /** Ends idle connections. */
  close(): void
}
/** What went wrong, as far as it may be kept: a code and never a text, in which servers repeat addresses. */
export class NotSent extends Error {
  readonly trouble: string
  /** `server`: no mail gets through · otherwise this one does not, now or ever. */
  readonly how: 'server' | 'for-now' | 'for-good'
  constructor(trouble: string, how: NotSent['how']) {
    super(`not sent: ${trouble}`)
    this.trouble = trouble
    this.how = how
  }
}

export interface MailServer {
  host: string
  port: number
  /** TLS from the start (smtps). Otherwise STARTTLS is asked for, and insisted on unless the server is on this machine. */
  secure: boolean
  insist: boolean
  auth: { user: string; pass: string } | undefined
  from: string
  /** Of `Message-ID`. */
  domain: string
}
/** An attempt takes this long at most: the runner waits for it when the program stops. */
const MOST_MS = 20_000

export function mailerTo(server: MailServer): Mailer {
  let transport: Promise<Transporter> | undefined
  const connect = async () => {
    const { createTransport } = await import('nodemailer')
    const here = !server.insist
    return createTransport({
      host: server.host,
      port: server.port,
      secure: server.secure,
      requireTLS: server.insist && !server.secure,
      // Nobody stands between this machine and itself, and a relay there has a certificate of its own making.
      tls: { rejectUnauthorized: !here, minVersion: 'TLSv1.2' },
      ...(server.auth ? { auth: server.auth } : {}),
      connectionTimeout: MOST_MS / 2,
      greetingTimeout: MOST_MS / 2,
      socketTimeout: MOST_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }
  return {
    send: async mail => {
      transport ??= connect()
      try {
        await (await transport).sendMail(messageOf(server, mail))
      } catch (error) {
        throw notSent(error)
      }
    },
    close: () => void transport?.then(t => t.close()),
  }
}

const messageOf = (server: MailServer, mail: Mail): SendMailOptions => ({
  from: server.from,
  to: { name: '', address: mail.to },
  subject: mail.subject,
  text: mail.text,
  date: mail.at,
  messageId: `<${mail.id}@${server.domain}>`,
  headers: {
    'Auto-Submitted': 'auto-generated',
    ...(mail.unsubscribe
      ? { 'List-Unsubscribe': `<${mail.unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
      : {}),
  },
})

function notSent(error: unknown): NotSent {
  const of = error as { code?: unknown; command?: unknown; responseCode?: unknown }
  const answer = typeof of.responseCode === 'number' ? of.responseCode : undefined
  const code = typeof of.code === 'string' && /^[A-Z]{1,20}$/.test(of.code) ? of.code : 'unknown'
  // A sender or a sign-in that is refused is the operator's to mend, and then everything goes out.
  const isOfThisMail = answer !== undefined && (of.command === 'RCPT TO' || of.command === 'DATA')
  if (!isOfThisMail) return new NotSent(code, 'server')
  return new NotSent(String(answer), answer >= 500 ? 'for-good' : 'for-now')
}
