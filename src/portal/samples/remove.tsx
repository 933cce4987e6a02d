import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { utc } from '../parts/when.tsx'
import type { Sample } from '../wire.ts'
import { useSampleDoing } from './doing.ts'

/** It is closed, or its bytes go: taken back by whoever sent them, or removed by the desk once it has answered. */
export function Ending({ sample }: { sample: Sample }) {
  const { error, busy, run } = useSampleDoing(sample.id)
  const [asks, setAsks] = useState<'withdraw' | 'remove'>()
  const { may, keptUntil } = sample
  if (!may.close && !may.withdraw && !may.remove && !keptUntil) return null
  return (
    <section className="section stack" aria-label="When it is done with">
      {keptUntil && (
        <p className="small quiet">
          The sealed archive is kept until {utc(keptUntil)}, if nothing more happens here. Its hashes and the answer
          stay.
        </p>
      )}
      {error !== undefined && <ProblemBox error={error} />}
      <div className="actions">
        {may.close && (
          <Button
            variant="default"
            size="compact-sm"
            loading={busy}
            onClick={() => void run(() => api.stepSample(sample.id, 'close'), 'Closed')}
          >
            Close it
          </Button>
        )}
        {may.withdraw && (
          <Button variant="default" size="compact-sm" onClick={() => setAsks('withdraw')}>
            Take it back
          </Button>
        )}
        {may.remove && (
          <Button variant="default" size="compact-sm" onClick={() => setAsks('remove')}>
            Remove its bytes
          </Button>
        )}
      </div>
      {asks && <Sure sample={sample} step={asks} close={() => setAsks(undefined)} />}
    </section>
  )
}

function Sure({ sample, step, close }: { sample: Sample; step: 'withdraw' | 'remove'; close: () => void }) {
  const { error, busy, run } = useSampleDoing(sample.id)
  const mine = step === 'withdraw'
  const go = async () => {
    if (await run(() => api.stepSample(sample.id, step), mine ? 'Taken back' : 'Its bytes are gone')) close()
  }
  return (
    <Modal opened onClose={close} title={mine ? 'Take this sample back' : 'Remove the bytes of this sample'}>
      <div className="stack">
        <p>
          {mine
            ? 'The sealed file, its name, what was seen in it and what you said happened are removed, for the desk too. What an analyst took out already stays with that analyst: ask.'
            : 'The sealed file and what was seen in it are removed, for its sender too. It cannot be scanned again.'}
        </p>
        <p className="small quiet">
          That it was here, its hashes, the answer and what was written between you stay. It cannot be undone.
        </p>
        {error !== undefined && <ProblemBox error={error} />}
        <div className="actions">
          <Button color="red" data-autofocus loading={busy} onClick={() => void go()}>
            {mine ? 'Take it back' : 'Remove its bytes'}
          </Button>
          <Button variant="default" disabled={busy} onClick={close}>
            Keep it
          </Button>
        </div>
      </div>
    </Modal>
  )
}
