/** What the desk knows a thing by, and what others call it. */
export const KNOWN_NAME_KINDS = ['actor', 'malware', 'tool'] as const
export type KnownNameKind = (typeof KNOWN_NAME_KINDS)[number]
export const KNOWN_NAME_KIND_NAMES: Record<KnownNameKind, string> = {
  actor: 'Actor or campaign',
  malware: 'Malware',
  tool: 'Tool',
}
export interface KnownName {
  id: string
  kind: KnownNameKind
  name: string
  aliases: readonly string[]
}
/** An alias, the names that it stands for, and how it is compared: what is said of “the payslip crew” may be said of two. */
export interface Alias {
  text: string
  names: readonly string[]
}

const fold = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()

/** Every way that the names are written, each once, with whose it is. */
export function aliasesOf(names: readonly KnownName[]): Alias[] {
  const found = new Map<string, { text: string; names: string[] }>()
  for (const { id, name, aliases } of names)
    for (const text of [name, ...aliases]) {
      const one = found.get(fold(text)) ?? { text: text.trim(), names: [] }
      if (!one.names.includes(id)) one.names.push(id)
      found.set(fold(text), one)
    }
  return [...found.values()]
}

/** Aliases as they are kept: trimmed, each once, without the name itself. */
export function tidyAliases(name: string, aliases: readonly string[]): string[] {
  const seen = new Set([fold(name)])
  return aliases
    .map(a => a.trim().replace(/\s+/g, ' '))
    .filter(a => {
      const key = fold(a)
      if (key === '' || seen.has(key)) return false
      seen.add(key)
      return true
    })
}
