import { CirclePicker } from './circle-picker.tsx'
import { type Audience, type Pick, REGULATORS } from './draft.ts'

/** Who never gets it, whatever else they are in. Regulators to begin with, where everybody can see it. */
export function Exceptions({ audience, set }: { audience: Audience; set: (audience: Audience) => void }) {
  const except = (next: readonly Pick[]) => set({ ...audience, except: next })
  const regulators = audience.except.some(circle => circle.ref === REGULATORS.ref)
  return (
    <div className="sh-except">
      <h3>Never, whatever else they are in</h3>
      <div className="sh-row">
        {audience.except.map(circle => (
          <span key={circle.ref} className="sh-pill">
            {circle.name}
            <button
              type="button"
              className="sh-remove"
              aria-label={`Do not leave out ${circle.name}`}
              onClick={() => except(audience.except.filter(other => other.ref !== circle.ref))}
            >
              ×
            </button>
          </span>
        ))}
        {!regulators && (
          <button type="button" className="sh-link" onClick={() => except([REGULATORS, ...audience.except])}>
            Leave out regulators
          </button>
        )}
        <div className="sh-picker">
          <CirclePicker
            label="Leave out"
            placeholder="A member, a kind, or a domain…"
            chosen={audience.except.map(circle => circle.ref)}
            suits={circle => circle.kind !== 'everyone'}
            typed={byDomain}
            onPick={circle => except([...audience.except, circle])}
          />
        </div>
      </div>
    </div>
  )
}

/** Any organisation may be left out by its domain, member or not: neither this page nor the answer tells which. */
function byDomain(words: string): Pick | undefined {
  const domain = words.toLowerCase().replace(/^@/, '')
  if (!/^[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63})+$/.test(domain) || domain.length > 253) return undefined
  return { ref: domain, kind: 'member', name: domain, hint: 'Whoever has this domain' }
}
