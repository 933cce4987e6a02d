import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { ProblemBox, tellProblem } from '../parts/problem.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { queries } from '../queries.ts'
import type { Session } from '../wire.ts'

/** "Firefox on Linux" out of what browsers say of themselves; the whole text stays on hover. */
function browserName(agent: string): string {
  const browser = [/Edg\//, /OPR\//, /Firefox\//, /Chrome\//, /Safari\//].findIndex(sign => sign.test(agent))
  const system = [/iPhone|iPad/, /Android/, /Windows/, /Mac OS/, /Linux/].findIndex(sign => sign.test(agent))
  const name = ['Edge', 'Opera', 'Firefox', 'Chrome', 'Safari'][browser]
  const on = ['iPhone or iPad', 'Android', 'Windows', 'Mac', 'Linux'][system]
  return name ? `${name}${on ? ` on ${on}` : ''}` : agent.slice(0, 60) || 'Unknown browser'
}

const HOW: Record<Session['how'], string> = {
  passkey: 'with a passkey',
  link: 'with a link',
  'link-and-code': 'with a link and a code',
  'single-sign-on': 'with single sign-on',
}

export function Sessions() {
  const sessions = useQuery(queries.sessions)
  const end = (id: string) => void api.endSession(id).then(() => sessions.refetch(), tellProblem)
  const endOthers = () => void api.endOtherSessions().then(() => sessions.refetch(), tellProblem)
  return (
    <section>
      <h2>Where you are signed in</h2>
      <p className="quiet">
        A session ends after 14 days without use, and after 30 in any case. One that you do not know: end it, then look
        at your passkeys.
      </p>
      {sessions.isPending && <Waiting rows={2} />}
      {sessions.error && <ProblemBox error={sessions.error} retry={() => void sessions.refetch()} />}
      <ul className="lines">
        {sessions.data?.items.map(session => (
          <li key={session.id}>
            <span>
              <span title={session.agent}>
                {browserName(session.agent)}
                {session.isNew && <b className="new-session">New</b>}
              </span>
              <span className="small quiet">
                Since <When at={session.createdAt} /> {HOW[session.how]}, used <When at={session.usedAt} />; ends{' '}
                <When at={session.idleEndsAt} /> if not used, <When at={session.expiresAt} /> at the latest
              </span>
            </span>
            {session.current ? (
              <span className="quiet">This one</span>
            ) : (
              <Button size="compact-sm" variant="default" onClick={() => end(session.id)}>
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      {(sessions.data?.items.length ?? 0) > 1 && (
        <Button variant="default" onClick={endOthers}>
          End all others
        </Button>
      )}
    </section>
  )
}
