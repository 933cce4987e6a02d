import { Button, Radio, Textarea } from '@mantine/core'
import { useState } from 'react'
import { SAMPLE_PASSWORD, VERDICT_MEANS, VERDICT_NAMES, VERDICTS, type Verdict } from '../../domain/sample.ts'
import { api } from '../api.ts'
import { ProblemBox } from '../parts/problem.tsx'
import type { Sample } from '../wire.ts'
import { useSampleDoing } from './doing.ts'

/** For the desk: take it up, take it out. */
export function Take({ sample }: { sample: Sample }) {
  const { error, busy, run } = useSampleDoing(sample.id)
  return (
    <section className="section stack" aria-label="Take it up">
      <div className="actions">
        {(sample.state === 'received' || sample.state === 'closed') && (
          <Button loading={busy} onClick={() => void run(() => api.stepSample(sample.id, 'look'), 'It is yours')}>
            I am looking at it
          </Button>
        )}
        <Button variant="default" loading={busy} onClick={() => void run(() => api.takeSampleOut(sample.id))}>
          Download the sealed archive
        </Button>
      </div>
      <p className="small quiet">
        An AES-256 ZIP; its password is <code>{SAMPLE_PASSWORD}</code>. Open it only on a machine that is made for it.
        Each download is in the ledger.
      </p>
      {error !== undefined && <ProblemBox error={error} />}
    </section>
  )
}

export function Write({ sample }: { sample: Sample }) {
  const [text, setText] = useState('')
  const { error, busy, run } = useSampleDoing(sample.id)
  return (
    <form
      className="stack"
      onSubmit={async event => {
        event.preventDefault()
        if (await run(() => api.writeToSample(sample.id, text))) setText('')
      }}
    >
      <Textarea
        label={sample.atDesk ? 'Ask or tell the sender' : 'Write to the desk'}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={20_000}
      />
      {error !== undefined && <ProblemBox error={error} />}
      <div className="actions">
        <Button type="submit" variant="default" loading={busy} disabled={text.trim() === ''}>
          Send
        </Button>
      </div>
    </form>
  )
}

/** The analyst decides; what to do now is proposed, and can be said otherwise. */
export function Answer({ sample }: { sample: Sample }) {
  const [verdict, setVerdict] = useState<Verdict | undefined>(sample.verdict)
  const [advice, setAdvice] = useState(sample.advice)
  const [text, setText] = useState('')
  const { error, busy, run } = useSampleDoing(sample.id)
  const choose = (chosen: string) => {
    const next = VERDICTS.find(one => one === chosen)
    const proposed = advice === '' || VERDICTS.some(one => VERDICT_MEANS[one] === advice)
    setVerdict(next)
    if (next && proposed) setAdvice(VERDICT_MEANS[next])
  }
  return (
    <section className="section">
      <h2>Answer</h2>
      <form
        className="stack"
        onSubmit={event => {
          event.preventDefault()
          if (verdict)
            void run(() => api.answerSample(sample.id, { verdict, advice, text }), 'Answered').then(
              ok => ok && setText(''),
            )
        }}
      >
        <Radio.Group label="In a word" value={verdict ?? ''} onChange={choose}>
          <div className="actions sample-choices">
            {VERDICTS.map(one => (
              <Radio key={one} value={one} label={VERDICT_NAMES[one]} />
            ))}
          </div>
        </Radio.Group>
        <Textarea
          label="What to do now"
          description="Plain words: the reader may have no security team."
          value={advice}
          onChange={event => setAdvice(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={2_000}
        />
        <Textarea
          label="What you found"
          value={text}
          onChange={event => setText(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={20_000}
        />
        {error !== undefined && <ProblemBox error={error} />}
        <div className="actions">
          <Button type="submit" loading={busy} disabled={!verdict}>
            Answer
          </Button>
        </div>
      </form>
    </section>
  )
}
