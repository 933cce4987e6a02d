import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Link } from '../parts/link.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { paths } from '../paths.ts'
import { Appearance } from './appearance.tsx'
import './settings.css'

const Access = lazy(async () => ({ default: (await import('./access.tsx')).Access }))
const SingleSignOn = lazy(async () => ({ default: (await import('./sso.tsx')).SingleSignOn }))
const Keys = lazy(async () => ({ default: (await import('./keys.tsx')).Keys }))
const Mail = lazy(async () => ({ default: (await import('./mail.tsx')).Mail }))
const Organisation = lazy(async () => ({ default: (await import('./organisation.tsx')).Organisation }))
const WhereListed = lazy(async () => ({ default: (await import('./listing.tsx')).WhereListed }))
const People = lazy(async () => ({ default: (await import('./people.tsx')).People }))
const OwnData = lazy(async () => ({ default: (await import('./own-data.tsx')).OwnData }))

const TABS = [
  ['look', 'Look and keyboard', Appearance],
  ['mail', 'Mail', Mail],
  ['access', 'Passkeys and sessions', Access],
  ['sso', 'Single sign-on', SingleSignOn],
  ['keys', 'API keys', Keys],
  ['organisation', 'Your organisation', Organisation],
  ['listed', 'Where you are listed', WhereListed],
  ['people', 'People', People],
  ['data', 'Your data', OwnData],
] as const

export function SettingsPage() {
  const { tab = 'look' } = useSearch({ strict: false }) as { tab?: string }
  useTitle('Settings')
  const [, , Shown] = TABS.find(([name]) => name === tab) ?? TABS[0]
  return (
    <>
      <div className="page-head">
        <h1>Settings</h1>
      </div>
      <nav className="filters" aria-label="Settings">
        {TABS.map(([name, label]) => (
          <Link key={name} href={paths.settings(name)} className="filter" aria-current={name === tab}>
            {label}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Waiting />}>
        <Shown />
      </Suspense>
    </>
  )
}
