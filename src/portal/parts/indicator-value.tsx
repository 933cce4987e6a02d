import { UnstyledButton } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import type { IndicatorType } from '../../domain/indicator.ts'
import { defang } from '../../formats/text/defang.ts'
import { paths } from '../paths.ts'
import { copy } from './copy.ts'
import { Link } from './link.tsx'
import { TechniqueName } from './technique-name.tsx'

interface Props {
  type: IndicatorType
  /** Live. What is shown is defanged and dead; what is copied is this. */
  value: string
  withdrawn?: boolean
  /** Off where a value is only read, such as in a draft. */
  pivot?: boolean
}

const RULES: readonly IndicatorType[] = ['yara', 'sigma', 'suricata']

export function IndicatorValue({ type, value, withdrawn = false, pivot = true }: Props) {
  const shown = defang(type, value)
  const text = withdrawn ? <s>{shown}</s> : shown
  if (RULES.includes(type)) {
    return (
      <span className="value">
        <details className="rule">
          <summary>{`${value.split('\n')[0]?.slice(0, 80) ?? ''}`}</summary>
          <pre>{value}</pre>
        </details>
        <CopyButton value={value} shown="the rule" />
      </span>
    )
  }
  return (
    <span className="value">
      {pivot ? (
        <Link className="value-text" href={paths.lookup(value)} title="What else is known of it">
          {text}
        </Link>
      ) : (
        <span className="value-text">{text}</span>
      )}
      <CopyButton value={value} shown={shown} />
      {type === 'attack-technique' && <TechniqueName id={value} />}
    </span>
  )
}

function CopyButton({ value, shown }: { value: string; shown: string }) {
  return (
    <UnstyledButton
      className="copy"
      onClick={() => void copy(value, shown)}
      aria-label={`Copy ${shown}`}
      title="Copy the live value"
    >
      <IconCopy size={15} aria-hidden />
    </UnstyledButton>
  )
}
