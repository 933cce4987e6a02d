import { BANDS, readJudgement } from '../../domain/yardstick.ts'

/** What the yardstick makes of a judgement while it is written: its band, words without one, and what is refused. */
export function YardstickHints({ text }: { text: string }) {
  const { bands, unbanded, confidence, refused } = readJudgement(text)
  const band = BANDS.find(b => b.name === bands[0]?.band)
  return (
    <div className="hints small" aria-live="polite">
      {band && refused.length === 0 && (
        <p>
          <b>{band.name}</b>: {band.range}
          {confidence[0] && `; ${confidence[0].confidence} confidence, in its own sentence`}
        </p>
      )}
      {refused.map(why => (
        <p key={why} className="refused">
          {why}
        </p>
      ))}
      {unbanded.map(({ word, start, instead }) => (
        <p key={start}>
          “{word}” has no band: {instead}.
        </p>
      ))}
      {!band && unbanded.length === 0 && text.trim() !== '' && (
        <p className="quiet">No band of the yardstick in it: say how probable it is, or mark it as a fact.</p>
      )}
    </div>
  )
}

/** The seven bands, to choose from. */
export function Bands({ say }: { say: (word: string) => void }) {
  return (
    <details className="bands">
      <summary className="small">The yardstick</summary>
      <ul className="plain">
        {BANDS.map(band => (
          <li key={band.name}>
            <button type="button" className="text-button" onClick={() => say(band.words[0])}>
              {band.name}
            </button>{' '}
            <span className="small quiet">{band.range}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
