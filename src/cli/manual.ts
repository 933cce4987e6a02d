import { type Command, helpOf } from './command.ts'

/** The whole manual, from the commands themselves. */
const LATER: Record<string, string> = {
  backup: 'write the whole partnership to a file',
  restore: 'bring a backup back',
  verify: 'check the ledger’s chain',
  import: 'take in STIX, MISP or CSV',
  export: 'write out what you may see',
}
export const isLater = (name: string): boolean => name in LATER

const SETTINGS = `
Settings (flag, then environment, then default; for each X there is X_FILE, which names a file that holds it)
  AUBURN_URL        the public address (http://localhost:PORT). For members’ commands: where Auburn is
  AUBURN_KEY        for members’ commands: your API key
  AUBURN_PORT       8080            AUBURN_HOST   127.0.0.1
  AUBURN_DATA       ./data: the embedded database, when there is no DATABASE_URL
  DATABASE_URL      your own PostgreSQL 18, as a role that may create tables and roles
  AUBURN_SMTP_URL   where mail is handed in: smtp://user:password@host (STARTTLS) or smtps://…; AUBURN_MAIL_FROM its sender
  AUBURN_METRICS_TOKEN   what /metrics asks for; without one it answers on this machine alone

Exit codes: 0 done · 1 refused or failed · 2 wrong use`

export function manual(members: Record<string, Command>, operators: Record<string, Command>): string {
  const list = (commands: Record<string, Command>) =>
    Object.entries(commands).map(([name, c]) => `  ${name.padEnd(13)} ${c.summary}`)
  return [
    'Auburn: share threats with whom you choose, as much as you choose, with or without your name.',
    '',
    'auburn COMMAND --help says more of each. Every command takes --json where it prints something: one object a line.',
    '',
    'For members, over the API:',
    ...list(members),
    '',
    'For the operator, on the database itself (DATABASE_URL, or the embedded one in AUBURN_DATA):',
    ...list(operators),
    '',
    'Not in this version:',
    ...Object.entries(LATER).map(([name, what]) => `  ${name.padEnd(13)} ${what}`),
    SETTINGS,
    '',
    'In full',
    ...Object.values({ ...members, ...operators }).map(c => `\n${helpOf(c)}`),
  ].join('\n')
}
