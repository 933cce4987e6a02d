import { expect, test } from 'vitest'
import { cpuTime } from '../../test/cpu-time.ts'
import { ruleFlaw, ruleName } from './detection-rule.ts'

const SIGMA = `title: Loader from a share
logsource:
  product: windows
detection:
  selection:
    Image|endswith: '\\rundll32.exe'
  condition: selection
`
const SURICATA =
  'alert http $HOME_NET any -> $EXTERNAL_NET any (msg:"Loader \\"beacon\\""; content:"/gate"; sid:4000001; rev:1;)'
const YARA = `import "pe"
/* a comment with a { in it */
private rule Helper { condition: true }
rule Loader : tag {
  meta: note = "a } in a string \\" and an escape"
  strings:
    $a = { 4D 5A ?? }
    $b = /[{]x\\/y/ nocase
  condition: // a { in a comment
    $a or $b
}`
const flaw = (language: 'sigma' | 'suricata' | 'yara', text: string) => ruleFlaw({ language, text })

test('rules as the tools’ own pages write them pass', () => {
  expect(flaw('sigma', SIGMA)).toBeUndefined()
  expect(flaw('sigma', SIGMA.replaceAll('\n', '\r\n'))).toBeUndefined()
  expect(flaw('suricata', SURICATA)).toBeUndefined()
  expect(flaw('suricata', `# a comment\n\n${SURICATA}\r\n${SURICATA.replace(' any (', ' any \\\n (')}`)).toBeUndefined()
  expect(flaw('yara', YARA)).toBeUndefined()
  expect(flaw('yara', 'rule a { condition: pe.dll_name matches /^[{]\\/x/ and 1 / 2 > 0 }')).toBeUndefined()
})
test('a Sigma rule without one of its parts, or with tabs, is pointed out', () => {
  for (const key of ['title', 'logsource', 'detection'])
    expect(flaw('sigma', SIGMA.replace(`${key}:`, `x${key}:`))).toContain(`“${key}:”`)
  expect(flaw('sigma', SIGMA.replace('condition:', 'conditions:'))).toContain('condition')
  expect(flaw('sigma', SIGMA.replace('  product', '\tproduct'))).toContain('spaces')
  expect(flaw('sigma', '')).toContain('title')
})
test('a Suricata rule that no engine would load is pointed out, in whatever line it stands', () => {
  const wrong: [string, RegExp][] = [
    ['', /no rule/],
    ['# alert only in a comment', /no rule/],
    [SURICATA.replace('alert', 'alarm'), /action/],
    [SURICATA.replace('->', '<-'), /direction/],
    [SURICATA.replace(' any ->', ' ->'), /direction/],
    [SURICATA.replace(/\)$/, ''), /brackets/],
    [SURICATA.replace('sid:4000001;', ''), /sid/],
    [SURICATA.replace('sid:4000001;', 'content:"sid:1;";'), /sid/],
    [SURICATA.replace('"/gate"', '"/gate'), /quotation/],
    ['alert', /action|direction/],
  ]
  for (const [text, why] of wrong) expect(flaw('suricata', text), text).toMatch(why)
  expect(flaw('suricata', `${SURICATA}\nalert tcp any any`)).toMatch(/direction/)
})
test('a YARA rule with a brace too many or too few, or no condition, is pointed out', () => {
  expect(flaw('yara', 'rule a { condition: true')).toContain('not closed')
  expect(flaw('yara', 'rule a { condition: true }}')).toContain('not opened')
  expect(flaw('yara', 'rule a { }')).toContain('condition')
  expect(flaw('yara', '// rule a { condition: true }')).toContain('begins')
  expect(flaw('yara', 'rule 1a { condition: true }')).toContain('begins')
  // What stands in a string is no condition.
  expect(flaw('yara', 'rule a { strings: $a = "condition:" }')).toContain('condition')
})
test('hostile texts are looked at in a moment', () => {
  const began = cpuTime()
  for (const text of [
    '/*'.repeat(50_000),
    '"\\'.repeat(50_000),
    '{'.repeat(100_000),
    `rule a { strings: $a = ${'/'.repeat(100_000)} condition: true }`,
    'alert '.repeat(20_000),
    `alert tcp any any -> any any (${'sid :'.repeat(20_000)})`,
    ' \t'.repeat(50_000),
    'title:'.repeat(20_000),
    '\\\n'.repeat(50_000),
  ])
    for (const language of ['sigma', 'suricata', 'yara'] as const) {
      flaw(language, text)
      ruleName({ language, text })
    }
  expect(cpuTime() - began).toBeLessThan(3_000)
})
test('a rule says its own name', () => {
  expect(ruleName({ language: 'sigma', text: SIGMA })).toBe('Loader from a share')
  expect(ruleName({ language: 'sigma', text: 'id: 1\ntitle: "In quotes"' })).toBe('In quotes')
  expect(ruleName({ language: 'suricata', text: 'alert tcp any any -> any any (msg: "Beacon"; sid:1;)' })).toBe(
    'Beacon',
  )
  expect(ruleName({ language: 'yara', text: YARA })).toBe('Helper')
  expect(ruleName({ language: 'yara', text: 'global private rule Both { condition: true }' })).toBe('Both')
  for (const language of ['sigma', 'suricata', 'yara'] as const)
    expect(ruleName({ language, text: 'nothing' })).toBeUndefined()
})
