import { Radio } from '@mantine/core'
import type { Attribution } from '../../domain/report.ts'
import { namedAs, useMe } from '../me.ts'

/** Named, or not. What readers see in place of the name is worded by the server: at least five members match it. */
export function NameChoice({ as, set }: { as: Attribution; set: (as: Attribution) => void }) {
  const me = useMe()
  return (
    <Radio.Group
      label="Who readers see"
      size="sm"
      value={as}
      onChange={value => set(value === 'named' ? 'named' : 'withheld')}
    >
      <div className="choices">
        <Radio value="withheld" label="Not named: “a member” of a crowd of at least five" />
        <Radio value="named" label={namedAs(me)} />
      </div>
    </Radio.Group>
  )
}
