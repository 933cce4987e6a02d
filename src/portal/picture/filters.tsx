import { NativeSelect } from '@mantine/core'
import { SECTORS } from '../../domain/member.ts'
import { PERIODS, WHOLE } from '../../domain/picture.ts'
import { LISTED_KINDS, REPORT_KIND_NAMES } from '../../domain/report.ts'
import { useMe } from '../me.ts'
import { useGo } from '../parts/link.tsx'
import { addressOf, filterOf, type PictureFilter, type View } from './filter.ts'

const PERIOD_WORDS = { 4: '4 weeks', 12: '12 weeks', 26: 'Half a year', 52: 'A year' } as const

/** Each choice goes to another address. */
export function Filters({ base, view, filter }: { base: string; view: View; filter: PictureFilter }) {
  const me = useMe()
  const go = useGo()
  const set = (name: keyof PictureFilter) => (event: { currentTarget: HTMLSelectElement }) => {
    const words = { ...filter, weeks: String(filter.weeks), [name]: event.currentTarget.value }
    go(addressOf(base, view, filterOf(words, filter.situation)))
  }
  const any = (label: string) => ({ value: '', label })
  return (
    <div className="pic-filters">
      <NativeSelect
        size="xs"
        aria-label="Period"
        value={filter.weeks}
        onChange={set('weeks')}
        data={[
          ...(filter.situation === undefined ? [] : [{ value: WHOLE, label: 'All of it' }]),
          ...PERIODS.map(weeks => ({ value: String(weeks), label: PERIOD_WORDS[weeks] })),
        ]}
      />
      <NativeSelect
        size="xs"
        aria-label="Node"
        value={filter.node ?? ''}
        onChange={set('node')}
        data={[any('All nodes'), ...me.nodes.filter(n => n.joined).map(n => ({ value: n.handle, label: n.name }))]}
      />
      <NativeSelect
        size="xs"
        aria-label="Sector that is affected"
        value={filter.sector ?? ''}
        onChange={set('sector')}
        data={[any('Every sector'), ...Object.entries(SECTORS).map(([value, label]) => ({ value, label }))]}
      />
      <NativeSelect
        size="xs"
        aria-label="Kind"
        value={filter.kind ?? ''}
        onChange={set('kind')}
        data={[any('Every kind'), ...LISTED_KINDS.map(value => ({ value, label: REPORT_KIND_NAMES[value] }))]}
      />
    </div>
  )
}
