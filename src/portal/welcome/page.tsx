import { Button } from '@mantine/core'
import { useMe, welcome } from '../me.ts'
import { plural } from '../parts/crowd.ts'
import { Link, useGo } from '../parts/link.tsx'
import { useTitle } from '../parts/title.ts'
import { passkeysWork } from '../passkeys.ts'
import { paths } from '../paths.ts'
import type { Me } from '../wire.ts'
import './welcome.css'

/** The first screen of somebody who has just joined: what this is, three things to do, what others see of you. */
export function WelcomePage() {
  const me = useMe()
  const go = useGo()
  useTitle('Welcome')
  const on = () => {
    welcome.later()
    go(paths.feed())
  }
  return (
    <div className="welcome">
      <h1>Welcome, {me.person.name.split(' ')[0]}</h1>
      <p>
        Members warn each other here. Whoever shares chooses who sees it, how much, and whether its name is on it. You
        see what was given to you{nodesText(me)}, and never that there is more.
      </p>
      <h2>Three things to do now</h2>
      <ol>
        <Step done={me.passkeys > 0} title="Add a passkey" href={paths.settings('access')}>
          {me.passkeys > 0
            ? 'Done: you need no link next time.'
            : passkeysWork()
              ? 'One minute. You need no link next time.'
              : 'On https, or on localhost by name.'}
        </Step>
        <Step title="Look at what reached you" href={paths.feed()} onClick={welcome.later}>
          {me.unread.feed > 0 ? `${plural(me.unread.feed, 'unread report')}. ` : ''}“Seen it too” is one tap.
        </Step>
        <Step title="Share or ask something" href={paths.share()} onClick={welcome.later}>
          Paste an odd mail. You see who will get it before it goes.
        </Step>
      </ol>
      <h2>What others see of you</h2>
      <p>
        {me.member.listedTo.length > 0
          ? `${me.member.name} is listed to ${me.member.listedTo.map(circle => circle.name).join(', ')}. `
          : `${me.member.name} is listed to nobody. `}
        What you share says “a member in …” unless you name your organisation; never your own name.
      </p>
      <Button onClick={on}>Go to the feed</Button>
    </div>
  )
}

const nodesText = (me: Me): string => {
  const names = me.nodes.filter(node => node.joined).map(node => node.name)
  return names.length > 0 ? ` as ${names.join(', ')}` : ''
}

interface StepProps {
  title: string
  href: string
  done?: boolean
  onClick?: () => void
  children: React.ReactNode
}
function Step({ title, href, done = false, onClick, children }: StepProps) {
  return (
    <li>
      <Link href={href} onClick={onClick}>
        {done ? <s>{title}</s> : title}
      </Link>
      <span className="quiet"> {children}</span>
    </li>
  )
}
