import { Button, MultiSelect, Radio, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { REGION_CODES, REGIONS, SECTOR_SLUGS, SECTORS } from '../../domain/member.ts'
import { NODE_TEMPLATES, type NodeTemplate } from '../../domain/node.ts'
import { api } from '../api.ts'
import { useGo } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { paths } from '../paths.ts'
import { isoOfLocal, useDoing } from './doing.ts'
import './nodes.css'

const TEMPLATE_WORDS: Record<NodeTemplate, { name: string; says: string }> = {
  sector: { name: 'Sector', says: 'For organisations of one sector. They ask, and those who run it decide.' },
  regional: { name: 'Regional', says: 'For whoever works in an area. Who fits comes in by asking.' },
  'chosen-group': { name: 'Chosen group', says: 'By invitation, and known to its members alone.' },
  'pop-up': { name: 'Pop-up', says: 'For an event or a campaign. It closes itself at its end date, within 90 days.' },
}
const EMPTY = { handle: '', name: '', description: '', host: '', until: '' }

/** For operators: a node from a template. Its charter and guidance are the template's, to be edited on its page. */
export function FoundNodePage() {
  useTitle('Found a node')
  const go = useGo()
  const [template, setTemplate] = useState<NodeTemplate>('sector')
  const [draft, setDraft] = useState(EMPTY)
  const [sectors, setSectors] = useState<string[]>([])
  const [regions, setRegions] = useState<string[]>([])
  const { error, busy, run } = useDoing()
  const field = (name: keyof typeof EMPTY) => ({
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setDraft(before => ({ ...before, [name]: value }))
    },
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const made = await run(async () => {
      await api.foundNode({
        handle: draft.handle,
        name: draft.name,
        template,
        description: draft.description,
        sectors: SECTOR_SLUGS.filter(slug => sectors.includes(slug)),
        regions: REGION_CODES.filter(code => regions.includes(code)),
        ...(draft.host ? { host: draft.host } : {}),
        ...(template === 'pop-up' && draft.until ? { until: isoOfLocal(draft.until) } : {}),
      })
    })
    if (made) go(paths.node(draft.handle, 'run'))
  }
  return (
    <>
      <div className="page-head">
        <h1>Found a node</h1>
      </div>
      <form className="stack read" onSubmit={event => void send(event)}>
        <Radio.Group
          label="From a template"
          value={template}
          onChange={value => setTemplate(NODE_TEMPLATES.find(one => one === value) ?? template)}
        >
          <div className="choices">
            {NODE_TEMPLATES.map(one => (
              <Radio key={one} value={one} label={TEMPLATE_WORDS[one].name} description={TEMPLATE_WORDS[one].says} />
            ))}
          </div>
        </Radio.Group>
        <TextInput label="Name" required maxLength={100} {...field('name')} />
        <TextInput
          label="Handle"
          description="Lower-case letters, digits and dashes. It stands in addresses and cannot be changed."
          required
          pattern="[a-z0-9][a-z0-9\-]{0,62}"
          {...field('handle')}
        />
        <Textarea label="Description" autosize minRows={2} maxLength={1000} {...field('description')} />
        <MultiSelect
          label="Sectors"
          searchable
          data={SECTOR_SLUGS.map(value => ({ value, label: SECTORS[value] }))}
          value={sectors}
          onChange={setSectors}
        />
        <MultiSelect
          label="Regions"
          searchable
          data={REGION_CODES.map(value => ({ value, label: REGIONS[value] }))}
          value={regions}
          onChange={setRegions}
        />
        <TextInput
          label="Host"
          description="The handle of the member whose administrators run it. It can be named later."
          {...field('host')}
        />
        {template === 'pop-up' && (
          <TextInput
            label="Closes"
            description="Your local time, within 90 days. Guests are out to the minute; members keep an archive."
            type="datetime-local"
            required
            {...field('until')}
          />
        )}
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" className="fit" loading={busy}>
          Found it
        </Button>
      </form>
    </>
  )
}
