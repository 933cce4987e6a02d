import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useMatches } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { isProblem } from './api.ts'
import { startLive } from './live.ts'
import { accessOf, pageAt } from './pages.ts'
import { NothingHere, ProblemBox } from './parts/problem.tsx'
import { Waiting } from './parts/waiting.tsx'
import { queries } from './queries.ts'
import { Shell } from './shell.tsx'

const FrontPage = lazy(async () => ({ default: (await import('./session/front.tsx')).FrontPage }))
const SignFirst = lazy(async () => ({ default: (await import('./terms/sign-first.tsx')).SignFirst }))
const SignInPage = lazy(async () => ({ default: (await import('./session/sign-in.tsx')).SignInPage }))

/** Decides what stands around a page: the shell for people who are signed in, a bare frame for everybody else. */
export function Root() {
  const { pathname } = useLocation()
  // The address is ahead of the page while a page is loaded: the frame goes by the page that stands in it.
  const standing = useMatches({ select: matches => matches.at(-1)?.pathname }) ?? pathname
  const page = pageAt(standing)
  const roles = page && accessOf(page)?.roles
  const open = roles === 'anybody'
  const me = useQuery({ ...queries.me, enabled: !open })
  const signedOut = isProblem(me.error, 'unauthenticated')
  const unsigned = me.data !== undefined && me.data.terms.wanted !== 'nothing'
  const seat = !open && !signedOut && !unsigned ? me.data?.seat : undefined
  useEffect(() => (seat ? startLive() : undefined), [seat])

  if (open) return <Bare page={<Outlet />} />
  if (signedOut) return <Bare page={standing === '/' ? <FrontPage /> : <SignInPage />} />
  if (me.data && unsigned) return <Bare page={<SignFirst me={me.data} />} />
  if (me.data)
    return <Shell me={me.data} page={roles?.includes(me.data.role) === false ? <NothingHere /> : <Outlet />} />
  if (me.error) return <Bare page={<ProblemBox error={me.error} retry={() => void me.refetch()} />} />
  return <Bare page={<Waiting />} />
}

function Bare({ page }: { page: React.ReactNode }) {
  return (
    <main className="bare">
      <Suspense fallback={<Waiting rows={3} />}>{page}</Suspense>
    </main>
  )
}
