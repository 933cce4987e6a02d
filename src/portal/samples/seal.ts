import { sealSample } from '../../formats/sample/sealed.ts'

const STRIDE = 0x8000
/** The sealed archive as base64, made here: what is in it leaves this page in no other form. */
export async function sealedText(name: string, bytes: Uint8Array): Promise<string> {
  const sealed = await sealSample(name, bytes)
  let binary = ''
  for (let at = 0; at < sealed.length; at += STRIDE) binary += String.fromCharCode(...sealed.subarray(at, at + STRIDE))
  return btoa(binary)
}
