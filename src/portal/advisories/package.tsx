import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { RULE_LANGUAGES } from '../../domain/advisory.ts'
import { ruleFlaw } from '../../domain/detection-rule.ts'
import { INDICATOR_TYPE_NAMES, ROLE_NAMES, ROLES, USE_NAMES, USES } from '../../domain/indicator.ts'
import type { Layer } from '../../domain/report.ts'
import { IndicatorValue } from '../parts/indicator-value.tsx'
import type { AdvisorySource, Content, Offered, Source } from './api.ts'
import { Sources } from './sources.tsx'

type Value = Content['indicators'][number]
interface Props {
  content: Content
  offered: Offered
  set: (change: (content: Content) => Content) => void
}
const keyOf = ({ type, value }: { type: string; value: string }): string => `${type} ${value}`
const SHOWN = 100

/** Values that the situation's reports assert, ticked into the package with the report's layer as their source. */
export function ValuesField({ content, offered, set }: Props) {
  const chosen = new Map(content.indicators.map(i => [keyOf(i), i]))
  const [all, setAll] = useState(false)
  const more = offeredBy(offered.reports).filter(i => !chosen.has(keyOf(i)))
  const change = (value: Value, to: Partial<Value>) =>
    set(c => ({ ...c, indicators: c.indicators.map(i => (keyOf(i) === keyOf(value) ? { ...i, ...to } : i)) }))
  return (
    <div className="adv-field">
      {content.indicators.length > 0 && (
        <ul className="plain adv-chosen" aria-label="Values in the package">
          {content.indicators.slice(0, all ? undefined : SHOWN).map((value, n) => (
            <li
              key={keyOf(value)}
              id={`indicator-${n + 1}`}
              className={value.sources.length === 0 ? 'adv-bare' : undefined}
            >
              <span className="quiet small">{INDICATOR_TYPE_NAMES[value.type]}</span>
              <IndicatorValue type={value.type} value={value.value} pivot={false} />
              <select
                className="adv-add"
                aria-label={`Role of ${value.value}`}
                value={value.role}
                onChange={event =>
                  change(value, { role: ROLES.find(r => r === event.currentTarget.value) ?? value.role })
                }
              >
                {ROLES.map(role => (
                  <option key={role} value={role}>
                    {ROLE_NAMES[role]}
                  </option>
                ))}
              </select>
              <select
                className="adv-add"
                aria-label={`Use of ${value.value}`}
                value={value.use}
                onChange={event => change(value, { use: USES.find(u => u === event.currentTarget.value) ?? value.use })}
              >
                {USES.map(use => (
                  <option key={use} value={use}>
                    {USE_NAMES[use]}
                  </option>
                ))}
              </select>
              <Sources
                of={value.value}
                advice={false}
                sources={value.sources}
                offered={offered}
                set={sources => change(value, { sources })}
              />
              <button
                type="button"
                className="adv-chip-button"
                aria-label={`Take ${value.value} out`}
                onClick={() => set(c => ({ ...c, indicators: c.indicators.filter(i => i !== value) }))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {content.indicators.length > SHOWN && !all && (
        <button type="button" className="adv-link" onClick={() => setAll(true)}>
          Show all {content.indicators.length}
        </button>
      )}
      {more.length > 0 && (
        <details className="adv-text">
          <summary>
            {more.length === 1 ? '1 more value' : `${more.length} more values`} in the reports that it rests on
          </summary>
          <ul className="plain adv-offered">
            {more.slice(0, 500).map(value => (
              <li key={keyOf(value)}>
                <label>
                  <input
                    type="checkbox"
                    checked={false}
                    onChange={() => set(c => ({ ...c, indicators: [...c.indicators, value] }))}
                    aria-label={`Take ${value.value} in`}
                  />{' '}
                  <span className="quiet small">{INDICATOR_TYPE_NAMES[value.type]}</span>
                </label>
                <IndicatorValue type={value.type} value={value.value} pivot={false} />
                <span className="quiet small">
                  {ROLE_NAMES[value.role]}, {USE_NAMES[value.use].toLowerCase()}
                </span>
              </li>
            ))}
          </ul>
          <Button
            variant="default"
            className="fit"
            onClick={() => set(c => ({ ...c, indicators: [...c.indicators, ...more].slice(0, 2_000) }))}
          >
            Take all in
          </Button>
        </details>
      )}
    </div>
  )
}

/** Each value once, with every report that asserts it; the technical layer carries it. */
function offeredBy(reports: readonly AdvisorySource[]): Value[] {
  const found = new Map<string, Omit<Value, 'sources'> & { sources: Source[] }>()
  for (const { report, layers, layer, indicators } of reports)
    for (const { type, value, role, use } of indicators) {
      const carries: Layer = layers.some(l => l.layer === 'technical') ? 'technical' : layer
      const source = { kind: 'report' as const, report, layer: carries }
      const there = found.get(`${type} ${value}`)
      if (there) there.sources.push(source)
      else found.set(`${type} ${value}`, { type, value, role, use, sources: [source] })
    }
  return [...found.values()]
}

export function HuntsField({ content, offered, set }: Props) {
  const { hunts } = content
  const change = (n: number, to: Partial<Content['hunts'][number]>) =>
    set(c => ({ ...c, hunts: c.hunts.map((h, at) => (at === n ? { ...h, ...to } : h)) }))
  return (
    <div className="adv-field">
      {hunts.map((hunt, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a hunt is its place in the list
        <fieldset key={n} className="adv-step" id={`hunt-${n + 1}`}>
          <legend>Hunt {n + 1}</legend>
          <TextInput
            label="What it finds"
            maxLength={300}
            value={hunt.title}
            onChange={event => change(n, { title: event.currentTarget.value })}
          />
          <Textarea
            label="Query"
            className="adv-code"
            autosize
            minRows={2}
            maxRows={12}
            value={hunt.query}
            onChange={event => change(n, { query: event.currentTarget.value })}
          />
          <div className="adv-row">
            <Sources
              of={`hunt ${n + 1}`}
              sources={hunt.sources}
              offered={offered}
              set={sources => change(n, { sources })}
            />
            <button
              type="button"
              className="adv-link"
              onClick={() => set(c => ({ ...c, hunts: c.hunts.filter(h => h !== hunt) }))}
            >
              Take hunt {n + 1} out
            </button>
          </div>
        </fieldset>
      ))}
      <Button
        variant="default"
        className="fit"
        onClick={() =>
          set(c => ({ ...c, hunts: [...c.hunts, { title: 'A hunt', query: '[Query]', sources: [{ kind: 'desk' }] }] }))
        }
      >
        Add a hunt
      </Button>
    </div>
  )
}

const LANGUAGES = { sigma: 'Sigma', suricata: 'Suricata', yara: 'YARA' } as const
export function RulesField({ content, offered, set }: Props) {
  const change = (n: number, to: Partial<Content['rules'][number]>) =>
    set(c => ({ ...c, rules: c.rules.map((r, at) => (at === n ? { ...r, ...to } : r)) }))
  return (
    <div className="adv-field">
      {content.rules.map((rule, n) => {
        const flaw = ruleFlaw(rule)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place in the list
          <fieldset key={n} className="adv-step" id={`rule-${n + 1}`}>
            <legend>Rule {n + 1}</legend>
            <div className="adv-three">
              <TextInput
                label="Name"
                maxLength={300}
                value={rule.name}
                onChange={event => change(n, { name: event.currentTarget.value })}
              />
              <NativeSelect
                label="Language"
                value={rule.language}
                onChange={event =>
                  change(n, { language: RULE_LANGUAGES.find(l => l === event.currentTarget.value) ?? rule.language })
                }
                data={RULE_LANGUAGES.map(value => ({ value, label: LANGUAGES[value] }))}
              />
            </div>
            <Textarea
              label="Rule, as it is pasted"
              className="adv-code"
              autosize
              minRows={4}
              maxRows={16}
              value={rule.text}
              onChange={event => change(n, { text: event.currentTarget.value })}
              error={flaw}
            />
            <div className="adv-row">
              <Sources
                of={`rule ${n + 1}`}
                sources={rule.sources}
                offered={offered}
                set={sources => change(n, { sources })}
              />
              <button
                type="button"
                className="adv-link"
                onClick={() => set(c => ({ ...c, rules: c.rules.filter(r => r !== rule) }))}
              >
                Take rule {n + 1} out
              </button>
            </div>
          </fieldset>
        )
      })}
      <Button
        variant="default"
        className="fit"
        onClick={() =>
          set(c => ({
            ...c,
            rules: [...c.rules, { language: 'sigma', name: 'A rule', text: 'title:', sources: [{ kind: 'desk' }] }],
          }))
        }
      >
        Add a rule
      </Button>
    </div>
  )
}
