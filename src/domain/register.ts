import type { MemberKind } from './member.ts'

/** Registers in which an organisation has a number. Councils, hospital trusts, police and many schools have none. */
export const REGISTERS = [
  'companies-house',
  'charity-commission',
  'oscr',
  'ccni',
  'ukprn',
  'nhs-ods',
  'ons-gss',
] as const
export type Register = (typeof REGISTERS)[number]

interface Form {
  name: string
  form: RegExp
  example: string
}
/** The same digits mean different things in different registers (`SC` + 6 is a company or a charity): both are kept. */
const FORMS: Record<Register, Form> = {
  'companies-house': {
    name: 'Companies House',
    form: /^(?:\d{8}|(?:AC|CE|CS|EN|ES|FC|GE|GN|GS|IC|LP|NA|NC|NF|NI|NL|NR|NV|NZ|OC|OE|PC|RC|RS|SA|SC|SE|SF|SG|SI|SL|SO|SR|SZ|ZC)\d{6}|R0\d{6}|(?:IP|SP|NO|NP)\d{5}[\dR])$/,
    example: '01234567 or SC123456',
  },
  'charity-commission': { name: 'Charity Commission', form: /^\d{6,7}$/, example: '1234567' },
  oscr: { name: 'Scottish Charity Regulator (OSCR)', form: /^SC\d{6}$/, example: 'SC012345' },
  ccni: { name: 'Charity Commission for Northern Ireland', form: /^\d{6}$/, example: '101234' },
  ukprn: { name: 'UK Register of Learning Providers', form: /^1\d{7}$/, example: '10001234' },
  'nhs-ods': { name: 'NHS Organisation Data Service', form: /^[A-Z0-9]{3,6}$/, example: 'RX1' },
  'ons-gss': { name: 'ONS code of a council', form: /^[EWSN]\d{8}$/, example: 'E07000032' },
}
export const registerName = (register: Register): string => FORMS[register].name
export const registerExample = (register: Register): string => FORMS[register].example

/** The number as the register writes it, or undefined when it cannot be one. Company numbers are filled up with zeros. */
export function registerNumber(register: Register, written: string): string | undefined {
  const plain = written.toUpperCase().replace(/[\s./-]/g, '')
  if (plain === '') return undefined
  const number = register === 'companies-house' && /^\d{1,8}$/.test(plain) ? plain.padStart(8, '0') : plain
  return FORMS[register].form.test(number) && !/^0+$/.test(number) ? number : undefined
}

/** Kinds that are always in a register. A trade body or an agency may be; public bodies mostly are not. */
const NEEDED: Partial<Record<MemberKind, readonly Register[]>> = {
  industry: ['companies-house'],
  'security-supplier': ['companies-house'],
  charity: ['charity-commission', 'oscr', 'ccni', 'companies-house'],
}
const COMMON: readonly Register[] = ['companies-house', 'charity-commission', 'oscr', 'ccni']
const OFFERED: Partial<Record<MemberKind, readonly Register[]>> = {
  academia: ['ukprn', ...COMMON],
  'health-body': ['nhs-ods', ...COMMON],
  'local-government': ['ons-gss'],
  agency: COMMON,
  cert: COMMON,
  'trade-body': COMMON,
}
/** Which registers an organisation of this kind can be in, and whether it has to name one. */
export const registersOf = (kind: MemberKind): { offered: readonly Register[]; needed: boolean } => {
  const needed = NEEDED[kind]
  return needed ? { offered: needed, needed: true } : { offered: OFFERED[kind] ?? [], needed: false }
}
