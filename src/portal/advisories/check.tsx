import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { RENDERING_NAMES } from '../../domain/advisory.ts'
import type { AdvisoryDetail, Content } from './api.ts'

interface Props {
  detail: AdvisoryDetail
  content: Content
  isChanged: boolean
  set: (change: (content: Content) => Content) => void
}
type Objection = AdvisoryDetail['check']['objections'][number]
type Flag = AdvisoryDetail['check']['flags'][number]

const anchorOf = ({ rendering, kind, n }: Objection): string =>
  kind === 'whole'
    ? '#readers'
    : kind === 'title'
      ? '#title'
      : kind === 'sentence'
        ? `#${rendering}-${n}`
        : `#${kind}-${n}`

/** What stands against publishing it, each by its name, and what may tell a reader who reported. */
export function Check({ detail, content, isChanged, set }: Props) {
  const { objections, flags } = detail.check
  const open = flags.filter(f => !content.acknowledged.some(a => a.flag === f.key))
  const settled = flags.filter(f => content.acknowledged.some(a => a.flag === f.key))
  return (
    <section className="adv-check" aria-labelledby="adv-check">
      <h2 id="adv-check">Release check</h2>
      {isChanged && <p className="small quiet">Of what is saved. Save to check what you have written since.</p>}
      {objections.length === 0 && open.length === 0 && <p className="adv-good">Nothing stands against it.</p>}
      {objections.length > 0 && (
        <ol className="adv-objections" aria-label="What stands against it">
          {objections.map(objection => (
            <li key={`${objection.code} ${objection.rendering} ${objection.kind} ${objection.n} ${objection.sentence}`}>
              <a href={anchorOf(objection)}>{objection.sentence}</a>
            </li>
          ))}
        </ol>
      )}
      <ValuesOut objections={objections} content={content} set={set} />
      {open.length > 0 && (
        <>
          <h3>May this tell who reported?</h3>
          <ul className="plain adv-flags">
            {open.map(flag => (
              <Finding key={flag.key} flag={flag} set={set} />
            ))}
          </ul>
        </>
      )}
      {settled.length > 0 && (
        <details>
          <summary className="small">
            {settled.length === 1 ? '1 finding may stay' : `${settled.length} findings may stay`}
          </summary>
          <ul className="plain adv-flags">
            {settled.map(flag => (
              <li key={flag.key} className="small">
                {flag.sentence}{' '}
                <span className="quiet">“{content.acknowledged.find(a => a.flag === flag.key)?.reason}”</span>{' '}
                <button
                  type="button"
                  className="adv-link"
                  onClick={() => set(c => ({ ...c, acknowledged: c.acknowledged.filter(a => a.flag !== flag.key) }))}
                >
                  Ask again
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** Values that may not go are often many: all of them are taken out at once. */
function ValuesOut({
  objections,
  content,
  set,
}: { objections: readonly Objection[] } & Pick<Props, 'content' | 'set'>) {
  const out = new Set(objections.filter(o => o.kind === 'indicator').map(o => o.text))
  const n = content.indicators.filter(i => out.has(i.value)).length
  if (n < 2) return null
  return (
    <Button
      size="sm"
      variant="default"
      className="fit"
      onClick={() => set(c => ({ ...c, indicators: c.indicators.filter(i => !out.has(i.value)) }))}
    >
      Take these {n} values out
    </Button>
  )
}

function Finding({ flag, set }: { flag: Flag; set: Props['set'] }) {
  const [reason, setReason] = useState('')
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim())
      set(c => ({ ...c, acknowledged: [...c.acknowledged, { flag: flag.key, reason: reason.trim() }] }))
  }
  return (
    <li>
      <p>
        {flag.sentence} <span className="quiet small">{RENDERING_NAMES[flag.rendering]}</span>
      </p>
      <form onSubmit={keep} className="adv-row">
        <TextInput
          size="sm"
          aria-label={`Why “${flag.found}” may stay`}
          placeholder="Why it may stay"
          maxLength={1_000}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
        <Button type="submit" size="sm" variant="default">
          It may stay
        </Button>
      </form>
    </li>
  )
}
