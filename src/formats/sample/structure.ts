import { begins, type SampleKind } from './kinds.ts'

/** What an analyst wants to know of a file at a glance. Every reading stays within the bytes that are there. */
export interface Line {
  label: string
  value: string
}

export function structureOf({ kind }: SampleKind, bytes: Uint8Array): Line[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (kind) {
    case 'pe':
      return peLines(view)
    case 'elf':
      return elfLines(view)
    case 'zip':
      return zipLines(bytes, view)
    case 'pdf':
      return pdfLines(bytes)
    case 'ole':
      return oleLines(bytes)
    default:
      return []
  }
}

const u16 = (v: DataView, at: number, little = true): number => (at + 2 <= v.byteLength ? v.getUint16(at, little) : 0)
const u32 = (v: DataView, at: number, little = true): number => (at + 4 <= v.byteLength ? v.getUint32(at, little) : 0)
const latin = (v: DataView, at: number, length: number): string => {
  let out = ''
  for (let n = 0; n < length && at + n < v.byteLength; n++) {
    const byte = v.getUint8(at + n)
    if (byte === 0) break
    out += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·'
  }
  return out
}

const PE_MACHINES: Record<number, string> = { 332: 'x86, 32 bit', 34404: 'x64', 43620: 'ARM64', 452: 'ARM' }
const PE_SUBSYSTEMS: Record<number, string> = { 1: 'driver', 2: 'with windows', 3: 'console' }
/** Microsoft's PE/COFF specification: COFF header, optional header, section table. */
function peLines(v: DataView): Line[] {
  const at = u32(v, 0x3c)
  if (u32(v, at) !== 0x4550) return [{ label: 'Structure', value: 'MZ without a PE header: a DOS program, or damaged' }]
  const sections = Math.min(u16(v, at + 6), 96)
  const flags = u16(v, at + 22)
  const optional = at + 24
  const wide = u16(v, optional) === 0x20b
  const stamp = u32(v, at + 8)
  const table = optional + u16(v, at + 20)
  const names = Array.from({ length: sections }, (_, n) => latin(v, table + n * 40, 8)).filter(n => n !== '')
  const directories = optional + (wide ? 112 : 96)
  return [
    { label: 'For', value: PE_MACHINES[u16(v, at + 4)] ?? `machine 0x${u16(v, at + 4).toString(16)}` },
    {
      label: 'Form',
      value: [flags & 0x2000 ? 'library (DLL)' : 'program', PE_SUBSYSTEMS[u16(v, optional + 68)]]
        .filter(Boolean)
        .join(', '),
    },
    { label: 'Built, as it says', value: new Date(stamp * 1000).toISOString().slice(0, 19).concat('Z') },
    { label: 'Sections', value: names.slice(0, 24).join(', ') || 'none' },
    { label: '.NET', value: u32(v, directories + 14 * 8) !== 0 ? 'yes' : 'no' },
    { label: 'Carries a signature', value: u32(v, directories + 4 * 8) !== 0 ? 'yes (not checked)' : 'no' },
  ]
}

const ELF_MACHINES: Record<number, string> = {
  3: 'x86',
  8: 'MIPS',
  40: 'ARM',
  62: 'x86-64',
  183: 'ARM64',
  243: 'RISC-V',
}
const ELF_TYPES: Record<number, string> = { 1: 'object', 2: 'program', 3: 'shared library or program', 4: 'core' }
/** System V ABI, ELF header. */
function elfLines(v: DataView): Line[] {
  if (v.byteLength < 20) return []
  const little = v.getUint8(5) !== 2
  return [
    {
      label: 'For',
      value: `${ELF_MACHINES[u16(v, 18, little)] ?? `machine ${u16(v, 18, little)}`}, ${v.getUint8(4) === 2 ? '64' : '32'} bit`,
    },
    { label: 'Form', value: ELF_TYPES[u16(v, 16, little)] ?? 'unknown' },
  ]
}

const MOST_NAMES = 40
/** Names in a ZIP's central directory (APPNOTE 4.3.12), read as they stand; nothing is unpacked. */
export function zipNames(bytes: Uint8Array, v: DataView): { names: string[]; locked: boolean; total: number } {
  let end = -1
  for (let at = bytes.length - 22; at >= 0 && at >= bytes.length - 65_557; at--)
    if (u32(v, at) === 0x06054b50) {
      end = at
      break
    }
  if (end < 0) return { names: [], locked: false, total: 0 }
  const total = u16(v, end + 10)
  const names: string[] = []
  let locked = false
  let at = u32(v, end + 16)
  for (let n = 0; n < total && n < 5_000 && u32(v, at) === 0x02014b50; n++) {
    if (u16(v, at + 8) & 1) locked = true
    const length = u16(v, at + 28)
    names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + Math.min(length, 300))))
    at += 46 + length + u16(v, at + 30) + u16(v, at + 32)
  }
  return { names, locked, total }
}
function zipLines(bytes: Uint8Array, v: DataView): Line[] {
  const { names, locked, total } = zipNames(bytes, v)
  const has = (part: RegExp) => names.some(name => part.test(name))
  const office = has(/^\[Content_Types\]\.xml$/)
  return [
    ...(office
      ? [
          {
            label: 'Is',
            value: has(/^word\//)
              ? 'Word document'
              : has(/^xl\//)
                ? 'Excel workbook'
                : has(/^ppt\//)
                  ? 'PowerPoint'
                  : 'Office document',
          },
        ]
      : has(/^AndroidManifest\.xml$/)
        ? [{ label: 'Is', value: 'Android app' }]
        : has(/^META-INF\/MANIFEST\.MF$/)
          ? [{ label: 'Is', value: 'Java archive' }]
          : []),
    ...(office ? [{ label: 'Macros', value: has(/vbaProject\.bin$/i) ? 'yes' : 'no' }] : []),
    { label: 'Needs a password', value: locked ? 'yes' : 'no' },
    { label: `Files (${total})`, value: names.slice(0, MOST_NAMES).map(shown).join('\n') || 'none that can be read' },
  ]
}
const shown = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]/gu, '·')

const PDF_TELLS: readonly [word: string, means: string][] = [
  ['/JavaScript', 'JavaScript'],
  ['/OpenAction', 'does something when opened'],
  ['/AA', 'additional actions'],
  ['/Launch', 'launches programs'],
  ['/EmbeddedFile', 'carries files'],
  ['/URI', 'links'],
  ['/AcroForm', 'a form'],
  ['/Encrypt', 'encrypted'],
  ['/ObjStm', 'packed objects (more may be inside)'],
]
/** Names that stand plainly in a PDF (ISO 32000-1 §7.3.5), counted as words; nothing is run or unpacked. */
function pdfLines(bytes: Uint8Array): Line[] {
  const text = new TextDecoder('latin1').decode(bytes)
  const found = PDF_TELLS.flatMap(([word, means]) => {
    const count = text.split(new RegExp(`${word}(?![A-Za-z])`)).length - 1
    return count > 0 ? [`${means}: ${count}`] : []
  })
  return [
    { label: 'Version', value: /^%PDF-(\d\.\d)/.exec(text.slice(0, 20))?.[1] ?? 'unknown' },
    {
      label: 'Tells',
      value: found.join('\n') || 'nothing that runs or leads elsewhere, as far as it stands in the open',
    },
  ]
}

const OLE_TELLS: readonly [name: string, means: string][] = [
  ['WordDocument', 'Word document'],
  ['Workbook', 'Excel workbook'],
  ['PowerPoint Document', 'PowerPoint'],
  ['__substg1.0_', 'Outlook message'],
  ['_VBA_PROJECT', 'macros'],
  ['Ole10Native', 'carries a file'],
  ['EncryptedPackage', 'encrypted'],
]
/** Names of streams in a compound file (MS-CFB), which stand in it as UTF-16. */
function oleLines(bytes: Uint8Array): Line[] {
  const text = new TextDecoder('latin1').decode(bytes)
  const found = OLE_TELLS.filter(([name]) => text.includes([...name].join('\u0000'))).map(([, means]) => means)
  return [{ label: 'Inside', value: found.join('\n') || 'nothing that is known by its name' }]
}

/** The text of a small sample that is text, for the ceiling and for what is found; undefined for everything else. */
export function plainText(bytes: Uint8Array): string | undefined {
  if (bytes.length > 1_000_000) return undefined
  try {
    const wide = begins(bytes, '\u00FF\u00FE')
    const text = new TextDecoder(wide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a text has none of them
    return /[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/.test(text) ? undefined : text
  } catch {
    return undefined
  }
}
