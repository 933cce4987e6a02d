import type { DetectionRule, Hunt } from '../../domain/advisory.ts'
import { type ActionStep, CYBER_ESSENTIALS_NAMES, STEP_DOER_NAMES } from '../../domain/advisory.ts'
import type { AdvisoryRendition } from '../../domain/advisory-rendition.ts'
import { INDICATOR_TYPE_NAMES, ROLE_NAMES, USE_NAMES } from '../../domain/indicator.ts'
import { copy } from '../parts/copy.ts'
import { IndicatorValue } from '../parts/indicator-value.tsx'
import { Markdown } from '../parts/markdown.tsx'
import './advisories.css'

const MOST = 50

/** One rendering, word for word: what stands in it was made by the function that the server serves it with. */
export function RenditionOf({ got }: { got: AdvisoryRendition }) {
  const { advisory } = got
  const indicators = got.indicators ?? []
  return (
    <article className="adv-rendition" aria-label="What they get">
      <h3>{got.title}</h3>
      {got.summary && <Markdown text={got.summary} className="lead" />}
      {advisory.steps && advisory.steps.length > 0 && <Steps steps={advisory.steps} />}
      {indicators.length > 0 && (
        <>
          <h4>{indicators.length === 1 ? '1 value' : `${indicators.length.toLocaleString('en-GB')} values`}</h4>
          <ul className="plain adv-values">
            {indicators.slice(0, MOST).map(({ type, value, role, use }) => (
              <li key={`${type} ${value}`}>
                <span className="quiet small">{INDICATOR_TYPE_NAMES[type]}</span>{' '}
                <IndicatorValue type={type} value={value} pivot={false} />{' '}
                <span className="quiet small">
                  {ROLE_NAMES[role]}, {USE_NAMES[use].toLowerCase()}
                </span>
              </li>
            ))}
          </ul>
          {indicators.length > MOST && <p className="quiet small">and {indicators.length - MOST} more</p>}
        </>
      )}
      {got.notes && <Markdown text={got.notes} />}
      <Hunts hunts={advisory.hunts ?? []} />
      <Rules rules={advisory.rules ?? []} />
    </article>
  )
}

function Steps({ steps }: { steps: readonly ActionStep[] }) {
  return (
    <ol className="adv-steps">
      {steps.map(step => (
        <li key={step.id}>
          <strong>{step.text}</strong>
          {step.why && <p>{step.why}</p>}
          <p className="small quiet">
            {STEP_DOER_NAMES[step.who]}, about {step.minutes} {step.minutes === 1 ? 'minute' : 'minutes'}
            {step.control && `. Cyber Essentials: ${CYBER_ESSENTIALS_NAMES[step.control].toLowerCase()}`}
          </p>
        </li>
      ))}
    </ol>
  )
}

export function Hunts({ hunts }: { hunts: readonly Hunt[] }) {
  if (hunts.length === 0) return null
  return (
    <section className="section">
      <h2>Hunts</h2>
      {hunts.map(hunt => (
        <Text key={`${hunt.title} ${hunt.query}`} title={hunt.title} text={hunt.query} what="the hunt" />
      ))}
    </section>
  )
}
const LANGUAGES = { sigma: 'Sigma', suricata: 'Suricata', yara: 'YARA' } as const
export function Rules({ rules }: { rules: readonly DetectionRule[] }) {
  if (rules.length === 0) return null
  return (
    <section className="section">
      <h2>Detection rules</h2>
      {rules.map(rule => (
        <Text
          key={`${rule.language} ${rule.name}`}
          title={`${rule.name} (${LANGUAGES[rule.language]})`}
          text={rule.text}
          what="the rule"
        />
      ))}
    </section>
  )
}
/** Text of a machine, dead: it is shown and copied, and run by nobody here. */
function Text({ title, text, what }: { title: string; text: string; what: string }) {
  return (
    <details className="adv-text">
      <summary>{title}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard */}
      <pre tabIndex={0}>{text}</pre>
      <button type="button" className="adv-link" onClick={() => void copy(text, what)}>
        Copy {what}
      </button>
    </details>
  )
}
