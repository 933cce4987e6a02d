import { Button, Checkbox, Radio, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { NODE_TEMPLATES, type NodeTemplate } from '../../domain/node.ts'
import { api } from '../api.ts'
import { useGo } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { paths } from '../paths.ts'
import { isoOfLocal, useDoing } from './doing.ts'
import { type Area, AreaFields, ClosesField, DescriptionField, HostField, NameField } from './node-fields.tsx'
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
  const [area, setArea] = useState<Area>({ sectors: [], regions: [] })
  const [government, setGovernment] = useState(false)
  const { error, busy, run } = useDoing()
  const field = (name: keyof typeof EMPTY) => ({
    value: draft[name],
    onChange: (value: string) => setDraft(before => ({ ...before, [name]: value })),
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const made = await run(async () => {
      await api.foundNode({
        handle: draft.handle,
        name: draft.name,
        template,
        description: draft.description,
        sectors: [...area.sectors],
        regions: [...area.regions],
        ...(government && template === 'chosen-group' ? { government: true } : {}),
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
        {template === 'chosen-group' && (
          <Checkbox
            label="For government alone"
            description="People of government at the Fusion Cell desk who meet the requirement, let in one by one. It stays so."
            checked={government}
            onChange={event => setGovernment(event.currentTarget.checked)}
          />
        )}
        <NameField {...field('name')} />
        <TextInput
          label="Handle"
          description="Lower-case letters, digits and dashes. It stands in addresses and cannot be changed."
          required
          pattern="[a-z0-9][a-z0-9\-]{0,62}"
          value={draft.handle}
          onChange={event => field('handle').onChange(event.currentTarget.value)}
        />
        <DescriptionField {...field('description')} />
        <AreaFields area={area} onChange={setArea} />
        <HostField
          description="The handle of the member whose administrators run it. It can be named later."
          {...field('host')}
        />
        {template === 'pop-up' && <ClosesField {...field('until')} />}
        {error !== undefined && <ProblemBox error={error} />}
        <Button type="submit" className="fit" loading={busy}>
          Found it
        </Button>
      </form>
    </>
  )
}
