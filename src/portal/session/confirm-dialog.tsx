import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { useMe } from '../me.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { passkeysWork, passkeyTrouble, stepUp } from '../passkeys.ts'
import { paths } from '../paths.ts'
import { queries, queryClient } from '../queries.ts'

interface Props {
  why: string
  answer: (confirmed: boolean) => void
}

/** Is it still you? By passkey or by code; it counts for five minutes. */
export function ConfirmDialog({ why, answer }: Props) {
  const { passkeys, codes } = useMe()
  const byPasskey = passkeys > 0 && passkeysWork()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const confirm = async (by: () => Promise<unknown>) => {
    setBusy(true)
    setError(undefined)
    try {
      await by()
      void queryClient.invalidateQueries({ queryKey: queries.me.queryKey })
      answer(true)
    } catch (problem) {
      setError(passkeyTrouble(problem))
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={() => answer(false)} title="Confirm that it is you">
      <div className="stack">
        <p>{why}</p>
        {byPasskey && (
          <Button className="fit" loading={busy} onClick={() => void confirm(stepUp)}>
            Use your passkey
          </Button>
        )}
        {codes && <ByCode busy={busy} use={code => confirm(() => api.stepUpByCode(code))} />}
        {passkeys === 0 && !codes && (
          <p>
            <Link href={paths.settings('access')} onClick={() => answer(false)}>
              Go to passkeys and sessions
            </Link>
          </p>
        )}
        {passkeys > 0 && !byPasskey && !codes && <p>Your passkeys do not work in this browser. Use another device.</p>}
        {error !== undefined && <ProblemBox error={error} />}
      </div>
    </Modal>
  )
}

function ByCode({ busy, use }: { busy: boolean; use: (code: string) => Promise<void> }) {
  const [code, setCode] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    void use(code.trim())
  }
  return (
    <form className="stack" onSubmit={send}>
      <TextInput
        data-autofocus
        label="Code"
        description="Of your authenticator app, or a recovery code"
        required
        maxLength={40}
        autoComplete="one-time-code"
        value={code}
        onChange={event => setCode(event.currentTarget.value)}
      />
      <Button type="submit" className="fit" variant="default" loading={busy} disabled={code.trim().length < 6}>
        Confirm by code
      </Button>
    </form>
  )
}
