import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { defang } from '../../formats/text/defang.ts'
import { api } from '../api.ts'
import { tellProblem } from '../parts/problem.tsx'
import { queries, queryClient } from '../queries.ts'
import { FollowSearch } from './kept.tsx'
import { isSame, searchOf } from './search.ts'

/** A value is watched by a search for it that is followed. */
export function WatchValue({ value }: { value: string }) {
  const kept = useQuery(queries.searches).data?.items
  const search = searchOf({ value })
  const save = useMutation({
    mutationFn: () => api.saveSearch({ name: `Value ${defang('domain', value)}`.slice(0, 80), search, followed: true }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queries.searches.queryKey }),
    onError: tellProblem,
  })
  if (!kept) return null
  const saved = kept.find(item => isSame(item.search, search))
  return (
    <p className="actions">
      {saved ? (
        <FollowSearch saved={saved} />
      ) : (
        <Button size="compact-sm" variant="default" loading={save.isPending} onClick={() => save.mutate()}>
          Follow this value
        </Button>
      )}
      <span className="small quiet">The next report that has it rings in your inbox.</span>
    </p>
  )
}
