/** What a file is by its first bytes; names and extensions are what the sender of a phish chose. */
export interface SampleKind {
  kind: string
  name: string
}
const MAGIC: readonly [at: number, bytes: string, kind: string, name: string][] = [
  [0, 'MZ', 'pe', 'Windows program'],
  [0, '\u007FELF', 'elf', 'Linux program (ELF)'],
  [0, '\u00CF\u00FA\u00ED\u00FE', 'mach-o', 'macOS program'],
  [0, '\u00CE\u00FA\u00ED\u00FE', 'mach-o', 'macOS program'],
  [0, '\u00CA\u00FE\u00BA\u00BE', 'mach-o', 'macOS program or Java class'],
  [0, 'PK\u0003\u0004', 'zip', 'ZIP archive'],
  [0, 'PK\u0005\u0006', 'zip', 'ZIP archive, empty'],
  [0, '%PDF-', 'pdf', 'PDF document'],
  [0, '\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1', 'ole', 'Old Office document or installer (OLE)'],
  [0, '{\\rtf', 'rtf', 'RTF document'],
  [0, 'L\u0000\u0000\u0000\u0001\u0014\u0002\u0000', 'lnk', 'Windows shortcut'],
  [0, 'Rar!\u001A\u0007', 'rar', 'RAR archive'],
  [0, '7z\u00BC\u00AF\u0027\u001C', '7z', '7-Zip archive'],
  [0, '\u001F\u008B', 'gzip', 'gzip archive'],
  [0, 'MSCF', 'cab', 'Windows cabinet'],
  [0, 'BZh', 'bzip2', 'bzip2 archive'],
  [0, '\u00FD7zXZ', 'xz', 'xz archive'],
  [257, 'ustar', 'tar', 'tar archive'],
  [32769, 'CD001', 'iso', 'Disc image (ISO 9660)'],
  [0, '\u00E4\u0052\u005C\u007B\u008C\u00D8\u00A7\u004D', 'onenote', 'OneNote notebook'],
  [0, '!<arch>', 'ar', 'ar archive'],
  [0, '\u0089PNG\r\n\u001A\n', 'image', 'PNG picture'],
  [0, '\u00FF\u00D8\u00FF', 'image', 'JPEG picture'],
  [0, 'GIF8', 'image', 'GIF picture'],
  [0, 'SQLite format 3\u0000', 'sqlite', 'SQLite database'],
  [0, '\u0000asm', 'wasm', 'WebAssembly'],
]

export function kindOf(bytes: Uint8Array): SampleKind | undefined {
  const found = MAGIC.find(([at, magic]) => begins(bytes, magic, at))
  return found && { kind: found[2], name: found[3] }
}
export function begins(bytes: Uint8Array, magic: string, at = 0): boolean {
  for (let n = 0; n < magic.length; n++) if (bytes[at + n] !== magic.charCodeAt(n)) return false
  return true
}

/** Shannon entropy in bits per byte, 0 to 8: above about 7.2 a file is packed, compressed or encrypted. */
export function entropyOf(bytes: Uint8Array): number {
  const counts = new Uint32Array(256)
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1
  let bits = 0
  for (const count of counts) if (count > 0) bits -= (count / bytes.length) * Math.log2(count / bytes.length)
  return Math.round(bits * 100) / 100
}
