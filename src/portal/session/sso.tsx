import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { api } from '../api.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { paths } from '../paths.ts'
import { queryClient } from '../queries.ts'
import { knownSso, linking } from './known-sso.ts'
import './session.css'

/** What the provider sent along; once read, it leaves the address bar and the history too. */
function takeQuery(): string {
  const query = window.location.search
  if (query) window.history.replaceState(window.history.state, '', window.location.pathname)
  return query
}

/** A member's own address: here its people begin, and here its identity provider sends them back to. */
export function SsoPage() {
  useTitle('Sign in at your organisation')
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const [query] = useState(takeQuery)
  return query === '' ? <Begin id={id} /> : <Finish id={id} query={query} />
}

function Begin({ id }: { id: string }) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const begin = async () => {
    setBusy(true)
    setError(undefined)
    try {
      window.location.assign((await api.beginSso(id)).url)
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <div className="front stack">
      <span className="brand">Auburn</span>
      <h1>Sign in at your organisation</h1>
      <p>You go to your organisation’s own sign-in, and come back here. Link yourself in Settings first.</p>
      {error !== undefined && <ProblemBox error={error} />}
      <div className="actions">
        <Button size="md" loading={busy} onClick={() => void begin()}>
          Go there
        </Button>
      </div>
      <p className="small">
        <Link href={paths.signIn()}>Sign in another way</Link>
      </p>
    </div>
  )
}

/** One answer is handed in once, however often the page is drawn. */
const handedIn = new Map<string, Promise<string>>()
async function handIn(id: string, query: string): Promise<string> {
  if (linking.takeUp()) {
    await api.finishSsoLink(id, query)
    knownSso.keep(id)
    return paths.settings('sso')
  }
  await api.finishSso(id, query)
  knownSso.keep(id)
  return paths.feed()
}

function Finish({ id, query }: { id: string; query: string }) {
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    const answer = handedIn.get(query) ?? handIn(id, query)
    handedIn.set(query, answer)
    answer.then(next => {
      queryClient.clear()
      window.location.assign(next)
    }, setError)
  }, [id, query])
  if (error === undefined) return <Waiting rows={2} />
  return (
    <div className="front stack">
      <h1>That did not work</h1>
      <ProblemBox error={error} />
      <p>
        <Link href={paths.signIn()}>Sign in another way</Link>, or <Link href={paths.sso(id)}>begin again</Link>. If you
        have not linked yourself yet, do that in Settings first.
      </p>
    </div>
  )
}
