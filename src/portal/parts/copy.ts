import { notifications } from '@mantine/notifications'

function copyByHand(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.style.position = 'fixed'
  area.style.opacity = '0'
  document.body.append(area)
  area.select()
  const copied = document.execCommand('copy')
  area.remove()
  return copied
}

/** Copies text and says what was copied. Pages on plain http have no clipboard API: the old way serves them. */
export async function copy(text: string, what: string): Promise<void> {
  let copied = false
  try {
    await navigator.clipboard.writeText(text)
    copied = true
  } catch {
    copied = copyByHand(text)
  }
  notifications.show({
    message: copied ? `Copied ${what}` : 'The browser did not allow copying. Select the text and copy it by hand.',
    autoClose: copied ? 2_000 : 6_000,
  })
}

/** Offers text as a file, made here in the browser. */
export function download(name: string, text: string, media: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${media};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
