/** Markdown as it is set on paper: paragraphs, headings, lists and code. What emphasis said is kept as plain words. */
export interface Block {
  kind: 'heading' | 'paragraph' | 'item' | 'code'
  text: string
  /** Of an item that is counted: its number, as written. */
  mark?: string
}

/** Text that no viewer of PDFs makes a link of: what stands in it may be an attacker's. */
export const dead = (text: string): string =>
  text
    .replace(/\bhttp(s?):\/\//gi, 'hxxp$1://')
    .replace(/\bftp(s?):\/\//gi, 'fxp$1://')
    .replace(/\bwww\.(?=[\p{L}\p{N}])/giu, 'www[.]')
    .replace(/(?<=[\p{L}\p{N}._%+-])@(?=[\p{L}\p{N}-]+\.)/gu, '[@]')

const inline = (text: string): string =>
  dead(
    text
      .replace(/!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g, (_all, words: string, target: string) =>
        words === target || target === '' ? words : `${words} (${target})`,
      )
      .replace(/<((?:https?|hxxps?|ftp):[^>\s]+)>/gi, '$1')
      .replace(/(\*\*|__)(?=\S)([\s\S]*?\S)\1/g, '$2')
      .replace(/(^|[\s(])[*_](?=\S)([^*_\n]*\S)[*_](?=$|[\s).,;:!?])/g, '$1$2')
      .replace(/`([^`\n]+)`/g, '$1'),
  )

export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = []
  let open: Block | undefined
  const end = () => {
    if (open) blocks.push({ ...open, text: open.kind === 'code' ? open.text : inline(open.text) })
    open = undefined
  }
  for (const line of markdown.replace(/\r\n?/g, '\n').split('\n')) {
    const bare = line.trim()
    if (open?.kind === 'code') {
      if (/^(```|~~~)/.test(bare)) end()
      else open.text += open.text === '' ? line : `\n${line}`
      continue
    }
    const heading = /^#{1,6}\s+(.*?)#*$/.exec(bare)?.[1]
    const [, mark = '', item] = /^([-*+]|\d{1,3}[.)])\s+(.*)$/.exec(bare) ?? []
    if (/^(```|~~~)/.test(bare)) {
      end()
      open = { kind: 'code', text: '' }
    } else if (bare === '' || /^([-*_])(\s*\1){2,}$/.test(bare)) end()
    else if (heading !== undefined) {
      end()
      blocks.push({ kind: 'heading', text: inline(heading) })
    } else if (item !== undefined) {
      end()
      open = { kind: 'item', text: item, ...(/^\d/.test(mark) ? { mark } : {}) }
    } else if (open) open.text += ` ${bare.replace(/^>\s?/, '')}`
    else open = { kind: 'paragraph', text: bare.replace(/^>\s?/, '') }
  }
  end()
  return blocks
}
