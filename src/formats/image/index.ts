export {
  bareJpeg,
  type ImageMedia,
  MOST_PIXELS,
  type StrippedImage,
  strippedImage,
  UnacceptableImage,
} from './stripped-image.ts'
