import { type ImageMedia, MOST_PIXELS, strippedImage, UnacceptableImage } from '../../formats/image/stripped-image.ts'

export interface CleanImage {
  media: ImageMedia
  width: number
  height: number
  bytes: Uint8Array<ArrayBuffer>
  /** What was left behind ("EXIF", "text: Author"): shown to the author. */
  dropped: string[]
}

export const LONGEST_SIDE = 4096

/**
 * Draws a picture anew and encodes it from its pixels alone, so that no camera, place, author or hidden file leaves the
 * browser. Larger than 4096 pixels on a side is made smaller. JPEG stays JPEG, everything else becomes PNG.
 * @throws UnacceptableImage for what is no PNG, JPEG or WebP, is damaged, or has more than 40 million pixels
 */
export async function cleanImage(file: Blob): Promise<CleanImage> {
  const given = strippedImage(new Uint8Array(await file.arrayBuffer()))
  const bitmap = await createImageBitmap(new Blob([file], { type: given.media }), {
    imageOrientation: 'from-image',
  }).catch(() => {
    throw new UnacceptableImage('damaged')
  })
  try {
    if (bitmap.width * bitmap.height > MOST_PIXELS) throw new UnacceptableImage('too-large')
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height))
    const width = Math.max(1, Math.round(bitmap.width * scale))
    const height = Math.max(1, Math.round(bitmap.height * scale))
    const media = given.media === 'image/jpeg' ? 'image/jpeg' : 'image/png'
    const blob = await encoded(bitmap, width, height, media)
    const bytes = new Uint8Array(await blob.arrayBuffer())
    // What the server will check is checked here: a browser that adds something of its own must not go unnoticed.
    const clean = strippedImage(bytes)
    if (clean.metadata.length > 0) throw new UnacceptableImage('damaged')
    return { media: clean.media, width, height, bytes, dropped: given.metadata }
  } finally {
    bitmap.close()
  }
}

function encoded(bitmap: ImageBitmap, width: number, height: number, media: ImageMedia): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const drawing = canvas.getContext('2d')
  if (drawing === null) throw new UnacceptableImage('damaged')
  drawing.imageSmoothingQuality = 'high'
  drawing.drawImage(bitmap, 0, 0, width, height)
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => (blob === null ? reject(new UnacceptableImage('damaged')) : resolve(blob)), media, 0.9)
  })
}
