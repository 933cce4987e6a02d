import type { InboxItem } from '../wire.ts'

/** Neighbours about one report are one line: what came, how often, the newest time. */
export interface InboxLine {
  item: InboxItem
  title: string
  unread: boolean
}

const MANY: Partial<Record<InboxItem['kind'], [string, string]>> = {
  reply: ['reply', 'replies'],
  sighting: ['has seen it too', 'have seen it too'],
  private: ['private reply', 'private replies'],
  'more-detail': ['asks for more detail', 'ask for more detail'],
}

function titleOf(items: readonly InboxItem[]): string {
  const kinds = [...new Set(items.map(item => item.kind))]
  return kinds
    .map(kind => {
      const count = items.filter(item => item.kind === kind).length
      const [one, many] = MANY[kind] ?? ['', '']
      return `${count} ${count === 1 ? one : many}`
    })
    .join(', ')
}

export function inboxLines(items: readonly InboxItem[]): InboxLine[] {
  const groups: InboxItem[][] = []
  for (const item of items) {
    const last = groups.at(-1)
    const before = last?.[0]
    const same = before?.report !== undefined && before.report === item.report && before.unread === item.unread
    if (last && same && MANY[item.kind] && before && MANY[before.kind]) last.push(item)
    else groups.push([item])
  }
  return groups.flatMap(group => {
    const [item] = group
    if (!item) return []
    return [{ item, title: group.length === 1 ? item.title : titleOf(group), unread: item.unread }]
  })
}
