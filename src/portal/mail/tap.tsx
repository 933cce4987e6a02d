import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, isProblem } from '../api.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import '../session/session.css'
import { tokenBehind } from './token.ts'

/**
 * Where links in mails lead first: the server hears that somebody is there, and says which page was meant. Programs that look
 * at links in mails before people do run no script, and so count for nobody.
 */
export function MailTapPage() {
  useTitle('Auburn')
  const [token] = useState(tokenBehind)
  const tap = useQuery({
    queryKey: ['mail-tap', token],
    queryFn: async () => {
      const { to } = await api.mailTap(token)
      window.location.replace(to)
      return to
    },
    enabled: token !== '',
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (token === '' || isProblem(tap.error, 'not-found') || isProblem(tap.error, 'bad-request')) return <Old />
  if (tap.error) return <ProblemBox error={tap.error} retry={() => void tap.refetch()} />
  return <Waiting rows={2} />
}

function Old() {
  return (
    <div className="front">
      <h1>This link is too old</h1>
      <p>Links in mails lead somewhere for two months. What they were for may still be there.</p>
      <p>
        <Link href="/">Open Auburn</Link>
      </p>
    </div>
  )
}
