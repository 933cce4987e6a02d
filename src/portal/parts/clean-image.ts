import {
  bareJpeg,
  type ImageMedia,
  MOST_PIXELS,
  strippedImage,
  UnacceptableImage,
} from '../../formats/image/stripped-image.ts'

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
 * @throws UnacceptableImage for what the browser cannot decode, is damaged, or has more than 40 million pixels
 */
export async function cleanImage(file: Blob): Promise<CleanImage> {
  const given = await whatIsGiven(file)
  const bitmap = await createImageBitmap(new Blob([file], { type: given.media ?? file.type }), {
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
    const drawn = new Uint8Array(await blob.arrayBuffer())
    const bytes = media === 'image/jpeg' ? bareJpeg(drawn) : drawn
    // What the server will check is checked here: a browser that adds something of its own must not go unnoticed.
    const clean = strippedImage(bytes)
    if (clean.metadata.length > 0) throw new UnacceptableImage('damaged')
    return { media: clean.media, width, height, bytes, dropped: given.metadata }
  } finally {
    bitmap.close()
  }
}

/** GIF, HEIC and others are taken where the browser can decode them; a drawing in SVG is a document and is not. */
async function whatIsGiven(file: Blob): Promise<{ media?: ImageMedia; metadata: string[] }> {
  try {
    return strippedImage(new Uint8Array(await file.arrayBuffer()))
  } catch (error) {
    const other = error instanceof UnacceptableImage && error.reason === 'not-an-image'
    if (other && /^image\/(?!svg)/.test(file.type)) return { metadata: ['everything but the picture'] }
    throw error
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
