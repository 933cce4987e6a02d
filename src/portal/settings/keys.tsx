import { Button, Checkbox, Modal, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { copy } from '../parts/copy.ts'
import { ProblemBox, tellProblem } from '../parts/problem.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { Key, KeyRequest, NewKey } from '../wire.ts'

type Scope = Key['scopes'][number]
const SCOPES: readonly [Scope, string][] = [
  ['read', 'Read: feed, search, lookup, live stream'],
  ['share', 'Share reports'],
  ['reply', 'Reply, and say “seen it too”'],
  ['account', 'Change keys and sessions'],
]

/** Keys for machines: what the key may do is never more than its owner may now. */
export function Keys() {
  const keys = useQuery(queries.keys)
  const [made, setMade] = useState<NewKey>()
  const [adding, setAdding] = useState(false)
  const revoke = (id: string) => void api.revokeKey(id).then(() => keys.refetch(), tellProblem)
  const added = (key: NewKey) => {
    setMade(key)
    setAdding(false)
    void keys.refetch()
  }
  return (
    <div className="setting">
      <p className="quiet">
        For your SIEM, scripts and the <code>auburn</code> command line. What the API offers:{' '}
        <a href={paths.apiDocs}>documentation</a>.
      </p>
      {made && <Made made={made} />}
      {keys.isPending && <Waiting rows={2} />}
      {keys.error && <ProblemBox error={keys.error} retry={() => void keys.refetch()} />}
      {keys.data?.items.length === 0 && !made && <p className="quiet">No keys yet.</p>}
      <ul className="lines">
        {keys.data?.items.map(key => (
          <li key={key.id}>
            <span>
              <span>
                {key.name} <TlpBadge tlp={key.cap} />
              </span>
              <span className="small quiet">
                {key.scopes.join(', ')}; ends <When at={key.expiresAt} />;{' '}
                {key.usedAt ? (
                  <>
                    used <When at={key.usedAt} />
                  </>
                ) : (
                  'never used'
                )}
              </span>
            </span>
            <Button size="compact-sm" variant="default" onClick={() => revoke(key.id)}>
              Revoke
            </Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => setAdding(true)}>New key</Button>
      {adding && <NewKeyForm close={() => setAdding(false)} added={added} />}
    </div>
  )
}

function Made({ made }: { made: NewKey }) {
  return (
    <div className="note-box">
      <p>
        <b>{made.name}</b>: copy it now. It is shown this once and kept nowhere.
      </p>
      <code className="secret">{made.key}</code>
      <Button mt="xs" size="compact-sm" variant="default" onClick={() => void copy(made.key, 'the key')}>
        Copy the key
      </Button>
    </div>
  )
}

const CAPS = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT'] as const

function NewKeyForm({ close, added }: { close: () => void; added: (key: NewKey) => void }) {
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<Scope[]>(['read'])
  const [cap, setCap] = useState<NonNullable<KeyRequest['cap']>>('AMBER')
  const [days, setDays] = useState<number | string>(90)
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const toggle = (scope: Scope) =>
    setScopes(held => (held.includes(scope) ? held.filter(one => one !== scope) : [...held, scope]))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      added(await api.createKey({ name, scopes, cap, days: Number(days) || 90 }))
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={close} title="New key">
      <form className="stack" onSubmit={event => void send(event)}>
        <TextInput
          data-autofocus
          label="What it is for"
          placeholder="SIEM, read only"
          required
          maxLength={80}
          value={name}
          onChange={event => setName(event.currentTarget.value)}
        />
        <div className="choices">
          {SCOPES.map(([scope, label]) => (
            <Checkbox key={scope} label={label} checked={scopes.includes(scope)} onChange={() => toggle(scope)} />
          ))}
        </div>
        <NativeSelect
          label="Nothing above"
          description="RED never leaves by key."
          value={cap}
          onChange={event => setCap(CAPS.find(known => known === event.currentTarget.value) ?? 'AMBER')}
          data={CAPS.map(value => ({ value, label: `TLP:${value}` }))}
        />
        <NumberInput label="Ends after, days" min={1} max={365} allowDecimal={false} value={days} onChange={setDays} />
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" loading={busy} disabled={scopes.length === 0 || !name.trim()}>
          Create
        </Button>
      </form>
    </Modal>
  )
}
