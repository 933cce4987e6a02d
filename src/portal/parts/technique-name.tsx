import { useQuery } from '@tanstack/react-query'
import { queries } from '../queries.ts'

/** What ATT&CK calls a technique; nothing where it is not loaded, or until it came. All names are asked for at once, and once. */
export function TechniqueName({ id }: { id: string }) {
  const names = useQuery({ ...queries.techniques, select: ({ items }) => items.find(t => t.id === id)?.name })
  return names.data === undefined ? null : <span className="quiet">{names.data}</span>
}
