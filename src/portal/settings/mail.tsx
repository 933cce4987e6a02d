import { Button, Checkbox, NativeSelect, Radio } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { ProblemBox, tellProblem } from '../parts/problem.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { queries, queryClient } from '../queries.ts'
import type { MailSettings } from '../wire.ts'

const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

/** How one is told of what is new. */
export function Mail() {
  const mail = useQuery(queries.mail)
  if (mail.error) return <ProblemBox error={mail.error} retry={() => void mail.refetch()} />
  if (!mail.data) return <Waiting rows={3} />
  const settings = mail.data
  const change = (how: MailSettings['how'], at: string, alerts = settings.alerts) =>
    void api.changeMailSettings({ how, at, alerts }).then(changed => {
      queryClient.setQueryData(queries.mail.queryKey, changed)
      notifications.show({ message: 'Kept' })
    }, tellProblem)
  return (
    <div className="setting stack">
      <Address settings={settings} />
      <Radio.Group
        label="Tell me by mail what is new"
        value={settings.how}
        onChange={value => change(howOf(value), settings.at)}
      >
        <div className="stack">
          <Radio
            value="at-once"
            label="At once, and once a day"
            description="At once: what was shared with you or your organisation by name, or in a node that you follow, and what is new in your inbox. At most every 15 minutes and eight times a day."
          />
          <Radio value="daily" label="Once a day" description="All that reached you and that you have not read." />
          <Radio value="never" label="Not by mail" />
        </div>
      </Radio.Group>
      <Checkbox
        label="Alerts of the Fusion Cell at once"
        description="If they reach you. At most every 15 minutes and twelve times a day; what comes then stands in the daily mail."
        disabled={settings.how === 'never'}
        checked={settings.alerts}
        onChange={event => change(settings.how, settings.at, event.currentTarget.checked)}
      />
      <NativeSelect
        className="fit"
        label="Once a day, at"
        description="On clocks in the United Kingdom"
        disabled={settings.how === 'never'}
        value={settings.at}
        data={HOURS}
        onChange={event => change(settings.how, event.currentTarget.value)}
      />
      <section>
        <h2>What such a mail says</h2>
        <p>
          Mail lies open to every server on its way. So it holds the titles of what is TLP:CLEAR or GREEN; of AMBER and
          AMBER+STRICT the label and a link; of RED the number alone. No names, no indicators, no pictures. Opening one
          of its links counts as a sign that you still use your account, and signs nobody in.
        </p>
      </section>
    </div>
  )
}

const howOf = (value: string): MailSettings['how'] => (value === 'at-once' || value === 'never' ? value : 'daily')

function Address({ settings }: { settings: MailSettings }) {
  const [sent, setSent] = useState(false)
  const ask = () => void api.askToVerify().then(() => setSent(true), tellProblem)
  if (!settings.on)
    return (
      <p className="note-box">
        No mail is sent here: the operator has set no mail server. What you choose counts once there is one.
      </p>
    )
  if (!settings.email) return <p className="note-box">No mail address of yours is known. The operator can add one.</p>
  if (settings.verified)
    return (
      <p>
        Your address is <b>{settings.email}</b>, confirmed.
      </p>
    )
  return (
    <div className="note-box stack" role="status">
      <p>
        Your address is <b>{settings.email}</b>. You have not confirmed it yet, so nothing is told there.
      </p>
      {sent ? (
        <p>A mail is on its way. Open the link in it.</p>
      ) : (
        <div className="actions">
          <Button size="compact-sm" onClick={ask}>
            Send me a link
          </Button>
        </div>
      )}
    </div>
  )
}
