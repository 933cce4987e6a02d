import { expect, test } from 'vitest'
import { readFile, UnreadableFile } from './read-file.ts'

/** A PDF written out by hand: objects, cross-reference table, trailer. */
function pdfOf(content: string, trailer = '', page = ''): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${page} >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Author (Jane Smith) /Creator (Word) >>',
    '<< /Filter /Standard /V 1 /R 2 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) /P -4 >>',
  ]
  let out = '%PDF-1.4\n'
  const offsets: number[] = []
  objects.forEach((object, at) => {
    offsets.push(out.length)
    out += `${at + 1} 0 obj\n${object}\nendobj\n`
  })
  const start = out.length
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const offset of offsets) out += `${String(offset).padStart(10, '0')} 00000 n \n`
  out += `trailer << /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF`
  return new TextEncoder().encode(out)
}
const refusal = (bytes: Uint8Array): Promise<string> =>
  readFile('a.pdf', bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof UnreadableFile ? error.reason : String(error)),
  )

test('the lines of a PDF, the targets of its links, its author dropped', async () => {
  const link =
    '/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://evil.example/a) >> >>]'
  const bytes = pdfOf(
    'BT /F1 12 Tf 72 700 Td (Seen at 192.0.2.1) Tj 0 -15 Td (Second line) Tj 0 -60 Td (New part) Tj ET',
    '',
    link,
  )
  const given = bytes.slice()
  const { text, kind, notes, people } = await readFile('a.pdf', bytes)
  expect(kind).toBe('pdf')
  expect(text).toBe('Seen at 192.0.2.1\nSecond line\n\nNew part\n\nLinks on this page:\nhttps://evil.example/a')
  expect(notes).toEqual(['Document properties were dropped: author, program.'])
  expect(people).toEqual(['Jane Smith'])
  expect(bytes).toEqual(given)
})

test('a scan, a locked and a damaged PDF are refused for what they are', async () => {
  expect(await refusal(pdfOf('0 0 m 10 10 l S'))).toBe('no-text')
  const id = '/Encrypt 7 0 R /ID [(0123456789abcdef) (0123456789abcdef)]'
  expect(await refusal(pdfOf('BT /F1 12 Tf (x) Tj ET', id))).toBe('encrypted')
  expect(await refusal(new TextEncoder().encode('%PDF-1.7 and then nothing that makes sense'))).toBe('corrupt')
})
