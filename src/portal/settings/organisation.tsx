import { Button, Switch, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { useMe } from '../me.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { paths } from '../paths.ts'
import { queries, queryClient } from '../queries.ts'
import { Domains } from './domains.tsx'

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/\r?\n/)
      .map(line => line.trim())
      .filter(Boolean),
  ),
]

/** What the organisation's administrators decide for all their colleagues. Others read it, with the reason. */
export function Organisation() {
  const me = useMe()
  const { member } = me
  const mayChange = me.role === 'admin' || me.role === 'operator'
  const [signoff, setSignoff] = useState(member.signoff)
  const [shortNames, setShortNames] = useState(member.shortNames.join('\n'))
  const [domains, setDomains] = useState(member.domains.join('\n'))
  const [networks, setNetworks] = useState(member.networks.join('\n'))
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      const changed = await api.changeMember({
        signoff,
        shortNames: linesOf(shortNames),
        domains: linesOf(domains),
        networks: linesOf(networks),
      })
      queryClient.setQueryData(queries.me.queryKey, changed)
      void queryClient.invalidateQueries({ queryKey: queries.memberDomains.queryKey })
      notifications.show({ message: 'Saved for your organisation' })
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const list = (label: string, description: string, value: string, set: (text: string) => void) => (
    <Textarea
      label={label}
      description={description}
      autosize
      minRows={2}
      maxRows={10}
      value={value}
      readOnly={!mayChange}
      onChange={event => set(event.currentTarget.value)}
    />
  )
  return (
    <>
      <form className="setting stack" onSubmit={event => void save(event)}>
        <p className="quiet">
          <Link href={paths.member(member.handle)}>{member.name}</Link>
          {!mayChange && '. Only an administrator of your organisation can change this.'}
        </p>
        <Switch
          label="A colleague signs off before anything is shared"
          checked={signoff}
          disabled={!mayChange}
          onChange={event => setSignoff(event.currentTarget.checked)}
        />
        {list(
          'Short names',
          'One a line. Struck out of what you share without your name, in the browser.',
          shortNames,
          setShortNames,
        )}
        {list(
          'Domains',
          'One a line. Yours are never proposed as indicators. A new one counts for more once it is proved, below.',
          domains,
          setDomains,
        )}
        {list('Networks', 'One a line, such as 192.0.2.0/24.', networks, setNetworks)}
        <p className="small quiet">
          Who is told that you are a member: <Link href={paths.settings('listed')}>Where you are listed</Link>
        </p>
        {error !== undefined && <ProblemBox error={error} />}
        {mayChange && (
          <Button type="submit" className="fit" loading={busy}>
            Save
          </Button>
        )}
      </form>
      {mayChange && <Domains />}
    </>
  )
}
