import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { ApiProblem } from '../api.ts'
import { paths } from '../paths.ts'
import { Link } from './link.tsx'

const NEXT: Record<string, string> = {
  unauthenticated: 'Your session has ended. Sign in again: nothing you wrote on this page is sent or lost until then.',
  forbidden: 'Ask an administrator of your organisation if you need it.',
  conflict: 'Somebody changed it while you were working. Load it again, then repeat your change.',
  'too-many': 'Wait a minute, then try again.',
  unavailable: 'The server is starting or under load. Try again in a moment.',
  unreachable: 'Nothing was lost. Check your connection, then try again.',
  internal: 'It has been logged at the server. Try again; if it stays, tell your operator what you were doing.',
}

/** Something to tell a person, already in words. */
export class Notice extends Error {
  override name = 'Notice'
}

export const problemText = (error: unknown): { title: string; next: string } => {
  if (error instanceof Notice) return { title: error.message, next: '' }
  if (!(error instanceof ApiProblem)) {
    return {
      title: 'Something went wrong in this page',
      next: error instanceof Error ? error.message : 'Load it again.',
    }
  }
  const detail = error.message === error.title ? '' : error.message
  return { title: error.title || 'Something went wrong', next: detail || NEXT[error.code] || 'Try again.' }
}

/** An error where the thing would have been: what happened, what to do. */
export function ProblemBox({ error, retry }: { error: unknown; retry?: () => void }) {
  const { title, next } = problemText(error)
  const places = error instanceof ApiProblem ? error.places : []
  return (
    <div className="problem" role="alert">
      <p className="empty-title">{title}</p>
      {next && <p>{next}</p>}
      {places.length > 0 && (
        <ul>
          {places.map(place => (
            <li key={`${place.at} ${place.problem}`}>
              {place.at && <code>{place.at}</code>} {place.problem}
            </li>
          ))}
        </ul>
      )}
      {retry && (
        <Button variant="default" size="xs" onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  )
}

/** For what was tried and failed while the page itself is fine. */
export function tellProblem(error: unknown): void {
  const { title, next } = problemText(error)
  notifications.show({ title, message: next, color: 'red', autoClose: 8_000 })
}

/** Hidden and absent are one answer. */
export function NothingHere() {
  return (
    <div className="empty">
      <h1 className="empty-title">Nothing here, or nothing for you</h1>
      <p className="quiet">The address may be wrong, or what stood here is not shared with you.</p>
      <p className="empty-action">
        <Link href={paths.feed()}>Go to your feed</Link>
      </p>
    </div>
  )
}
