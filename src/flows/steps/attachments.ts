import { refused } from '../../domain/fault.ts'
import { LIMITS } from '../../formats/api/reports.ts'
import { strippedImage } from '../../formats/image/index.ts'
import type { Rows } from '../../store/database.ts'
import { insertAttachment } from '../../store/report-store.ts'
import type { Context } from '../context.ts'

export interface AttachmentIn {
  name: string
  media: 'text/plain' | 'image/png' | 'image/jpeg' | 'image/webp'
  data: string
}

/** Decodes and checks attachments: text is UTF-8, images carry no metadata (the browser re-encodes them). */
export function checkedAttachments(
  attachments: readonly AttachmentIn[],
): { name: string; media: string; bytes: Buffer }[] {
  return attachments.map((a, n) => {
    const at = `/attachments/${n}`
    const bytes = Buffer.from(a.data, 'base64')
    if (bytes.length === 0) throw refused('The attachment is empty.', at)
    if (bytes.length > LIMITS.attachmentBytes) throw refused('An attachment has at most 25 MB.', at)
    if (a.media === 'text/plain') {
      if (!isText(bytes)) throw refused('This is not UTF-8 text.', at)
    } else assertBareImage(a.media, bytes, at)
    return { name: a.name, media: a.media, bytes }
  })
}

function isText(bytes: Buffer): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\u0000')
  } catch {
    return false
  }
}

function assertBareImage(media: string, bytes: Buffer, at: string): void {
  const image = inspect(bytes, at)
  if (image.media !== media) throw refused(`The image is ${image.media}, not ${media}.`, at)
  if (image.metadata.length > 0)
    throw refused(`The image still carries ${image.metadata.join(', ')}. Re-encode it first.`, at)
}
function inspect(bytes: Buffer, at: string) {
  try {
    return strippedImage(bytes)
  } catch {
    throw refused('This image cannot be read.', at)
  }
}

export async function storeAttachments(
  ctx: Context,
  tx: Rows,
  report: string,
  viewer: { seat: number },
  attachments: readonly { name: string; media: string; bytes: Buffer }[],
): Promise<void> {
  for (const a of attachments) await insertAttachment(tx, report, { id: ctx.newId(`attachment:${viewer.seat}`), ...a })
}
