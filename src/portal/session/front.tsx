import { Button } from '@mantine/core'
import { Link } from '../parts/link.tsx'
import { useTitle } from '../parts/title.ts'
import { paths } from '../paths.ts'
import './session.css'

/** What stands at `/` for somebody who is not signed in. It tells nothing of who is in the partnership. */
export function FrontPage() {
  useTitle('Confidential exchange for cyber-security threats')
  return (
    <div className="front">
      <span className="brand">Auburn</span>
      <h1>Warn the others in seconds. Decide exactly who, how much, and whether your name is on it.</h1>
      <p>
        Auburn is a confidential exchange between organisations that were admitted to it: what one has seen tonight, the
        others can look for tonight.
      </p>
      <ul>
        <li>Before anything goes, you see by name and number who will get it, and the very text they will read.</li>
        <li>
          The headline may go to everyone, the indicators to your sector, the whole story to the Fusion Cell alone.
        </li>
        <li>
          What you were not given does not exist for you, and what you share does not exist for those you left out.
        </li>
      </ul>
      <div className="actions">
        <Button component={Link} href={paths.signIn()} size="md">
          Sign in
        </Button>
      </div>
      <p className="quiet small">
        Your organisation is no member yet? <Link href={paths.join}>Register interest</Link>. This page loads nothing
        from anywhere else and sets no cookie.
      </p>
    </div>
  )
}
