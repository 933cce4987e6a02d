import { expect, test } from 'vitest'
import { extract } from './index.ts'

const pairs = (text: string) => extract(text, { demo: true }).map(f => `${f.type} ${f.value}`)

test('a row says of which type its value is', () => {
  const md5 = 'a3fd1a8b5877a5ab5fe23771dc7ce03c'
  expect(pairs(`id,type,value,comment\n1,ja3-fingerprint-md5,${md5},\n2,imphash,${md5},\n3,md5,${md5},\n`)).toEqual([
    `ja3 ${md5}`,
    `md5 ${md5}`,
  ])
  expect(
    pairs(
      'type,value,note\nmutex,Quarry_1,\nemail-subject,Your invoice 7,x\nuser-agent,Quarry/2.0 (x),\nAS,AS64496,443\n',
    ),
  ).toEqual(['mutex Quarry_1', 'email-subject Your invoice 7', 'user-agent Quarry/2.0 (x)', 'asn AS64496'])
  expect(pairs('| What | Value |\n|---|---|\n| Mutex | Sedge_01 |\n| User agent | `Sedge/1.0` |\n')).toEqual([
    'mutex Sedge_01',
    'user-agent Sedge/1.0',
  ])
  expect(pairs(`#fields\tts\tserver_name\tja3\n1759910401.118\t-\t${md5}\n`)).toEqual([`ja3 ${md5}`])
})

test('rules are kept as they were written where a mail quotes them or an advisory indents them', () => {
  const yara = 'rule A_1\n{\n  strings:\n    $a = "x"\n  condition:\n    $a\n}'
  const sigma = 'title: B\nlogsource:\n  product: linux\ndetection:\n  sel:\n    Image: /x\n  condition: sel'
  const suricata = 'alert tcp any any -> any 22 (msg:"C"; \\\n  sid:9000001;)'
  for (const lead of ['> ', '>> ', '    ', '']) {
    const text = [yara, '', sigma, '', suricata].join('\n').replace(/^/gm, lead)
    expect(extract(`Hi\n\n${text}\n${lead.trim()}\nBye`).map(f => f.value)).toEqual([yara, sigma, suricata])
  }
})

test('a sentence may end behind a port, a path may be broken at a space, an address be in capitals', () => {
  expect(pairs('It came from 203.0.113.9:2323. Then it stopped.')).toEqual(['ip-port 203.0.113.9:2323'])
  expect(pairs('to "C:\\Documents and Settings\\All\r\nUsers\\x y.exe" on XP')).toEqual([
    'file-path C:\\Documents and Settings\\All Users\\x y.exe',
  ])
  expect(pairs('paid to 0XDCAECA3CC330A6AD629E96D1D3DCFC7E0C5EA436')).toEqual([
    'ethereum 0xdcaeca3cc330a6ad629e96d1d3dcfc7e0c5ea436',
  ])
  expect(pairs('server JA4S t130200_1301_a56c5b993250')).toEqual(['ja4 t130200_1301_a56c5b993250'])
  expect(pairs('its import hash is 9678f7a7939f457fa0d9353761e189c7')).toEqual([])
})
