import { AppShell, Burger, Menu, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconPlus } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { api } from './api.ts'
import { useKeys } from './keys.ts'
import { namedAs } from './me.ts'
import { Navigation } from './navigation.tsx'
import { getsPage } from './pages.ts'
import { Link, useGo } from './parts/link.tsx'
import { tellProblem } from './parts/problem.tsx'
import { SearchBox } from './parts/search-box.tsx'
import { Waiting } from './parts/waiting.tsx'
import { paths } from './paths.ts'
import { queryClient } from './queries.ts'
import { Confirmation } from './session/confirmation.tsx'
import type { Me } from './wire.ts'

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }))
const KeyHelp = lazy(async () => ({ default: (await import('./palette.tsx')).KeyHelp }))

export function Shell({ me, page }: { me: Me; page: ReactNode }) {
  const [open, { toggle, close }] = useDisclosure()
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes when the page changes
  useEffect(close, [pathname])

  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !open } }}
      padding={0}
      transitionDuration={0}
    >
      <Confirmation />
      <a className="skip" href="#page">
        Skip to the page
      </a>
      <AppShell.Header className="top">
        <Burger opened={open} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Menu" aria-expanded={open} />
        <Link href={paths.feed()} className="brand">
          Auburn
        </Link>
        <SearchBox />
        {getsPage(me.role, paths.share()) && (
          <Link href={paths.share()} className="share-button" aria-keyshortcuts="c">
            <IconPlus size={17} aria-hidden /> Share
          </Link>
        )}
        <Account me={me} />
      </AppShell.Header>
      <AppShell.Navbar className="side">
        <Navigation me={me} />
      </AppShell.Navbar>
      <AppShell.Main id="page" tabIndex={-1}>
        {me.partnership.demo && (
          <p className="demo-banner">
            Demo partnership: invented members, reserved addresses, nothing here is to be blocked.
          </p>
        )}
        <TermsAhead me={me} />
        <div className="page">
          <Suspense fallback={<Waiting />}>{page}</Suspense>
        </div>
      </AppShell.Main>
      <Keyboard />
    </AppShell>
  )
}

/** Until a new version counts, everything goes on; whoever reads it in time is not stopped by it. */
function TermsAhead({ me }: { me: Me }) {
  const { ahead } = me.terms
  const { pathname } = useLocation()
  if (!ahead || pathname === paths.terms) return null
  return (
    <p className="demo-banner">
      The terms of membership change on {ahead.countsFrom.slice(0, 10)}.{' '}
      <Link href={paths.terms}>Read and sign them before then</Link>
    </p>
  )
}

/** The command palette, the list of keys, and the keys that work everywhere. */
function Keyboard() {
  const go = useGo()
  const [shown, show] = useState<'palette' | 'keys'>()
  useKeys({
    '/': () => document.getElementById('search-box')?.focus(),
    c: () => go(paths.share()),
    '?': () => show('keys'),
  })
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        show('palette')
      }
    }
    document.addEventListener('keydown', open)
    return () => document.removeEventListener('keydown', open)
  }, [])
  const close = () => show(undefined)
  return (
    <Suspense fallback={null}>
      {shown === 'palette' && <Palette close={close} showKeys={() => show('keys')} />}
      {shown === 'keys' && <KeyHelp close={close} />}
    </Suspense>
  )
}

/** What was seen as somebody else is not kept for the next. */
export function forgetEverything(): void {
  // Not before the page goes: what stands on it would ask again, as nobody.
  window.addEventListener('pagehide', () => queryClient.clear())
  window.location.assign(paths.feed())
}

function Account({ me }: { me: Me }) {
  const go = useGo()
  const act = (work: Promise<unknown>) => work.then(forgetEverything, tellProblem)
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <UnstyledButton className="account">
          <span className="unseen">Account: </span>
          <span className="account-words">
            <b>{me.person.name}</b>
            <span>{namedAs(me)}</span>
          </span>
          <IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.person.name}, {me.title}
        </Menu.Label>
        {me.analyst?.lent ? (
          <Menu.Item onClick={() => go(paths.desk)}>{namedAs(me)}</Menu.Item>
        ) : (
          <Menu.Item onClick={() => go(paths.member(me.member.handle))}>{me.member.name}</Menu.Item>
        )}
        <Menu.Item onClick={() => go(paths.settings())}>Settings</Menu.Item>
        {me.seats.length > 1 && <Menu.Label>Act for</Menu.Label>}
        {me.seats.length > 1 &&
          me.seats.map(seat => (
            <Menu.Item key={seat.id} disabled={seat.current} onClick={() => act(api.changeSeat(seat.id))}>
              {seat.member}
              {seat.current ? ' (now)' : ''}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item onClick={() => act(api.signOut())}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
