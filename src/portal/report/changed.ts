import { countAgain } from '../live.ts'
import { queryClient } from '../queries.ts'

/** After something of one's own was added: the live stream tells the others, this page asks at once. */
export function threadChanged(id: string): void {
  void queryClient.invalidateQueries({ queryKey: ['entries', id] })
  reportChanged(id)
}

export function reportChanged(id: string): void {
  void queryClient.invalidateQueries({ queryKey: ['report', id] })
  countAgain()
}
