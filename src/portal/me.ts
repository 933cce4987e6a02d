import { useSuspenseQuery } from '@tanstack/react-query'
import { deskName } from '../domain/desk.ts'
import { queries } from './queries.ts'
import type { Me } from './wire.ts'

/** Who is signed in. Only for pages inside the shell, which is shown once that is known. */
export const useMe = (): Me => useSuspenseQuery(queries.me).data

/** Under which name one is known to readers: a secondee's is the desk's, and no organisation's. */
export const namedAs = (me: Me): string => (me.analyst?.lent ? deskName(me.analyst.number) : me.member.name)

const LATER = 'auburn.welcome-seen'
export const welcome = {
  wanted: (me: Me): boolean => me.newHere && window.sessionStorage.getItem(LATER) === null,
  later: (): void => window.sessionStorage.setItem(LATER, '1'),
}
