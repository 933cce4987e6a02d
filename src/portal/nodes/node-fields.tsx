import { MultiSelect, Textarea, TextInput } from '@mantine/core'
import { REGION_CODES, REGIONS, type Region, SECTOR_SLUGS, SECTORS, type Sector } from '../../domain/member.ts'

/** Fields of a node, for founding it and for running it. */
interface Text {
  value: string
  onChange: (value: string) => void
}
export const NameField = ({ value, onChange }: Text) => (
  <TextInput
    label="Name"
    required
    maxLength={100}
    value={value}
    onChange={event => onChange(event.currentTarget.value)}
  />
)
export const DescriptionField = ({ value, onChange }: Text) => (
  <Textarea
    label="Description"
    autosize
    minRows={2}
    maxLength={1000}
    value={value}
    onChange={event => onChange(event.currentTarget.value)}
  />
)
/** The value is what a date-and-time field holds: local, without a zone. */
export const ClosesField = ({ value, onChange, founded }: Text & { founded?: string | undefined }) => (
  <TextInput
    label="Closes"
    description={`Your local time, within 90 days${founded ? ` of ${founded}, when it was founded` : ''}. Guests are out to the minute; members keep an archive.`}
    type="datetime-local"
    required
    value={value}
    onChange={event => onChange(event.currentTarget.value)}
  />
)
export const HostField = ({ value, onChange, description }: Text & { description: string }) => (
  <TextInput
    label="Host"
    description={description}
    value={value}
    onChange={event => onChange(event.currentTarget.value.trim())}
  />
)

export interface Area {
  sectors: readonly Sector[]
  regions: readonly Region[]
}
export const AreaFields = ({ area, onChange }: { area: Area; onChange: (area: Area) => void }) => (
  <>
    <MultiSelect
      label="Sectors"
      searchable
      data={SECTOR_SLUGS.map(value => ({ value, label: SECTORS[value] }))}
      value={[...area.sectors]}
      onChange={chosen => onChange({ ...area, sectors: SECTOR_SLUGS.filter(slug => chosen.includes(slug)) })}
    />
    <MultiSelect
      label="Regions"
      searchable
      data={REGION_CODES.map(value => ({ value, label: REGIONS[value] }))}
      value={[...area.regions]}
      onChange={chosen => onChange({ ...area, regions: REGION_CODES.filter(code => chosen.includes(code)) })}
    />
  </>
)
