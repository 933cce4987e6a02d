import { Button, Modal, Radio } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { WITHDRAWAL_REASON_NAMES, WITHDRAWAL_REASONS, type WithdrawalReason } from '../../domain/report.ts'
import { defang } from '../../formats/text/defang.ts'
import { api } from '../api.ts'
import { ProblemBox } from '../parts/problem.tsx'
import type { IndicatorOut, Report } from '../wire.ts'
import { reportChanged } from './changed.ts'

interface Props {
  report: Report
  /** One value; the whole report if left out. */
  indicator?: IndicatorOut
  close: () => void
}

export function Withdraw({ report, indicator, close }: Props) {
  const [reason, setReason] = useState<WithdrawalReason>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const what = indicator ? defang(indicator.type, indicator.value) : 'the whole report'
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!reason) return
    setBusy(true)
    try {
      await api.withdraw(report.id, { reason, ...(indicator ? { indicator: indicator.id } : {}) })
      reportChanged(report.id)
      notifications.show({ message: 'Withdrawn. Everybody who had it is told.' })
      close()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={close} title="Withdraw">
      <form className="stack" onSubmit={event => void send(event)}>
        <p>
          Takes back <b className="wrap">{what}</b>.{' '}
          {indicator
            ? 'It stays in the report, struck out with the reason, and leaves every list.'
            : 'Readers are told that it is withdrawn, and why; then it is gone for all but your organisation.'}
        </p>
        <Radio.Group
          label="Why"
          value={reason ?? ''}
          onChange={value => setReason(WITHDRAWAL_REASONS.find(known => known === value))}
        >
          <div className="choices">
            {WITHDRAWAL_REASONS.map(value => (
              <Radio key={value} value={value} label={WITHDRAWAL_REASON_NAMES[value]} />
            ))}
          </div>
        </Radio.Group>
        {error !== undefined && <ProblemBox error={error} />}
        <div className="actions">
          <Button type="submit" loading={busy} disabled={!reason}>
            Withdraw
          </Button>
          <Button variant="default" onClick={close}>
            Keep it
          </Button>
        </div>
      </form>
    </Modal>
  )
}
