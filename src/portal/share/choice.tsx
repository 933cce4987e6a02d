import { type ReactNode, useId } from 'react'

interface Props<V extends string> {
  legend: string
  /** Hidden from the eye where the heading above says it already. */
  quiet?: boolean
  name: string
  value: V | undefined
  options: readonly { value: V; label: ReactNode; disabled?: boolean }[]
  onChange: (value: V) => void
}

/** A few answers, one of which holds: radio buttons that look like chips, with the keys of radio buttons. */
export function Choice<V extends string>({ legend, quiet = false, name, value, options, onChange }: Props<V>) {
  const group = `${name}-${useId()}`
  return (
    <fieldset className="sh-choice">
      <legend className={quiet ? 'sh-hidden' : undefined}>{legend}</legend>
      <div className="sh-chips">
        {options.map(option => (
          <label key={option.value} className="sh-chip">
            <input
              type="radio"
              name={group}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
