import { expect, test } from 'vitest'
import { cpuTime } from '../../test/cpu-time.ts'
import { markingAbove } from './protective-marking.ts'

const REFUSED = [
  'SECRET',
  'TOP SECRET',
  'UK SECRET',
  'S E C R E T',
  'T O P  S E C R E T',
  'T O P S E C R E T',
  'S.E.C.R.E.T',
  'SECRET – UK EYES ONLY',
  'TOP SECRET – UK / US EYES ONLY',
  'TOP SECRET STRAP 2',
  'TOP SECRET//SI//NOFORN',
  'SECRET//REL TO USA, FVEY',
  'SECRET\u00A0-\u00A0UK EYES ONLY',
  'SE\u200BCR\u200DET',
  'ＳＥＣＲＥＴ',
  'SЕСRЕТ',
  'ΤΟΡ SECRET',
  'NATO SECRET',
  'NATO CONFIDENTIAL',
  'NATO RESTRICTED',
  'COSMIC TOP SECRET',
  'COSMIC TOP SECRET ATOMAL',
  'EU RESTRICTED',
  'RESTREINT UE/EU RESTRICTED',
  'CONFIDENTIEL UE/EU CONFIDENTIAL',
  'SECRET UE/EU SECRET',
  'TRÈS SECRET UE/EU TOP SECRET',
  'GEHEIM',
  'STRENG GEHEIM',
  'VS-NUR FÜR DEN DIENSTGEBRAUCH',
  'VS–NFD',
  'DIFFUSION RESTREINTE',
  'CONFIDENTIAL',
  'RESTRICTED',
  '*** SECRET ***',
  '## SECRET',
  '> SECRET',
  '**SECRET**',
  'SECRET    Page 2 of 9',
  'Page 2 of 9    SECRET',
  'Quarterly review | SECRET | 3 May',
  '[SECRET] The group came back in May.',
  '(S) The group came back in May.',
  '(TS//SI) The group came back in May.',
  '(S//NF) The group came back in May.',
  '(C//REL TO USA) The group came back.',
  'CLASSIFICATION: SECRET',
  'Classification: secret',
  'Protective marking: Top Secret',
  'Security classification = Secret – UK eyes only',
  'X-Protective-Marking: RESTRICTED',
]
const OPENINGS = [
  'Subject: SECRET - what we saw in May',
  'Subject: Fwd: Re: SECRET: what we saw',
  'SECRET: what we saw in May',
  'TOP SECRET // what we saw in May',
]
const ORDINARY = [
  'OFFICIAL',
  'OFFICIAL – COMMERCIAL',
  'NOT PROTECTIVELY MARKED',
  'NATO UNCLASSIFIED',
  'The app’s client secret was in the repository.',
  'AWS_SECRET_ACCESS_KEY=abc',
  'SECRET=abc',
  'SECRET_KEY',
  'GitHub secret scanning found it',
  'Secret Server',
  'SECRET SERVER LOGIN',
  'kubectl get secret',
  'a shared secret between both ends',
  'Victoria’s Secret',
  'the secret is out',
  'Secret',
  'TOP SECRET.docx',
  'The lure is named TOP SECRET.docx and carries a macro.',
  'TOP SECRET lure documents in a new campaign',
  'This e-mail is CONFIDENTIAL and may be privileged.',
  'CONFIDENTIAL: This e-mail and any attachments are for the addressee alone.',
  'CONFIDENTIALITY NOTICE',
  'PRIVATE AND CONFIDENTIAL',
  'COMMERCIAL IN CONFIDENCE',
  'STRICTLY CONFIDENTIAL',
  'a restricted shell',
  'Restricted',
  'Set-ExecutionPolicy Restricted',
  'a confidential client of ours',
  'NS record',
  'NS',
  'NC',
  'NR',
  'S/MIME',
  '-NoProfile',
  'CTS',
  '(C) 2026 Example Ltd',
  '(s) plural',
  'Classification: phishing',
  'Classification: TLP:AMBER',
  'Classification: information stealer',
  'Marking: TLP:GREEN',
  'TLP:AMBER+STRICT',
  'A B C D E F',
  'SECRETARY OF STATE',
  'GEHEIMTIPP',
  '/SECRET',
  'https://files.example/SECRET',
]

test.each(REFUSED)('in marking position: %s', text => {
  expect(markingAbove(text, 'OFFICIAL')).toEqual({ line: 1 })
  expect(markingAbove(`Seen in May.\n\n${text}\nMore on Monday.`, 'OFFICIAL')).toEqual({ line: 3 })
})
test.each(OPENINGS)('at the beginning of a text: %s', text => {
  expect(markingAbove(`${text}\nMore on Monday.`, 'OFFICIAL')).toEqual({ line: 1 })
})
test.each(ORDINARY)('ordinary text: %s', text => {
  expect(markingAbove(text, 'OFFICIAL')).toBeUndefined()
  expect(markingAbove(`Seen in May.\n\n${text}\n\nMore on Monday.`, 'OFFICIAL')).toBeUndefined()
})

test('the line is told, counted as people count, and nothing of its words', () => {
  expect(markingAbove('Seen in May.\r\n\r\nSECRET\r\nmore', 'OFFICIAL')).toEqual({ line: 3 })
  expect(markingAbove('a page\fSECRET\fanother', 'OFFICIAL')).toEqual({ line: 2 })
})

const SIGMA = (list: string) =>
  `title: Marked lures\nlogsource:\n  product: windows\ndetection:\n  keywords:\n    ${list}\n  condition: keywords`
const RULES = [
  SIGMA("- 'TOP SECRET'"),
  SIGMA('- TOP SECRET\n    - SECRET'),
  SIGMA('Classification: SECRET'),
  `Seen in May.\n\n${SIGMA('- SECRET')}\nlevel: high\n\nMore on Monday.`,
  'rule lure {\n  meta:\n    classification = "TLP:GREEN"\n  strings:\n    $a = "TOP SECRET"\n    $b = "SECRET" wide\n  condition: any of them\n}',
  'alert http any any -> any any (msg:"TOP SECRET lure"; content:"SECRET"; sid:1;)',
]
test.each(RULES)('a word that a rule looks for is no marking: %s', text => {
  expect(markingAbove(text, 'OFFICIAL')).toBeUndefined()
})
const MARKED_RULES: [string, number][] = [
  [`# SECRET\n${SIGMA('- lure')}`, 1],
  [SIGMA('# SECRET - UK EYES ONLY\n    - lure'), 6],
  [`${SIGMA('- lure')}\nSECRET`, 8],
  [`${SIGMA('- lure')}\nclassification: SECRET`, 8],
  ['// SECRET\nrule lure { condition: true }', 1],
  ['/* SECRET - UK EYES ONLY */\nrule lure { condition: true }', 1],
  ['/*\n * SECRET\n */\nrule lure { condition: true }', 2],
  ['rule lure {\n  meta:\n    classification = "SECRET"\n  condition: true\n}', 3],
  // What is no rule hides nothing: without a title, or without a condition.
  ['detection:\n  SECRET\n  condition: none', 2],
  ['title: Not a rule\ndetection:\n  SECRET', 3],
]
test.each(MARKED_RULES)('a rule that is marked itself: %s', (text, line) => {
  expect(markingAbove(text, 'OFFICIAL')).toEqual({ line })
})

test('OFFICIAL-SENSITIVE is above OFFICIAL, and not above itself', () => {
  for (const written of [
    'OFFICIAL-SENSITIVE',
    'OFFICIAL – SENSITIVE',
    'OFFICIAL-SENSITIVE COMMERCIAL',
    'OFFICIAL: SENSITIVE',
  ]) {
    expect(markingAbove(written, 'OFFICIAL'), written).toEqual({ line: 1 })
    expect(markingAbove(written, 'OFFICIAL-SENSITIVE'), written).toBeUndefined()
  }
  expect(markingAbove('SECRET', 'OFFICIAL-SENSITIVE')).toEqual({ line: 1 })
})

test('in the middle of a text a sentence may begin with the word', () => {
  expect(markingAbove('Seen in May.\nSECRET: a new game, is the lure.', 'OFFICIAL')).toBeUndefined()
})

test('a text of a million characters without one, and one of spaced letters, take no time', () => {
  const began = cpuTime()
  markingAbove('A B C D '.repeat(125_000), 'OFFICIAL')
  markingAbove(`${'SECRET-'.repeat(30)}\n`.repeat(5_000), 'OFFICIAL')
  markingAbove('the secret is out\n'.repeat(55_000), 'OFFICIAL')
  const nested = Array.from({ length: 900 }, (_, n) => `${' '.repeat(n)}title: x\n${' '.repeat(n)}detection:`)
  markingAbove(`${nested.join('\n')}${'\n'.repeat(400_000)}`, 'OFFICIAL')
  expect(cpuTime() - began).toBeLessThan(5_000)
})
