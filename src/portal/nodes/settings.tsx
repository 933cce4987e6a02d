import { Button, NativeSelect, Switch, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ADMISSIONS } from '../../domain/node.ts'
import { api } from '../api.ts'
import { ProblemBox } from '../parts/problem.tsx'
import type { NodeChange, NodePage } from '../wire.ts'
import { isoOfLocal, localOfIso, useDoing } from './doing.ts'
import { type Area, AreaFields, ClosesField, DescriptionField, NameField } from './node-fields.tsx'
import { ADMISSION_NAMES } from './words.ts'

/** What a node is, for those who run it; its name for operators. Only what was changed is sent. */
export function Settings({ node }: { node: NodePage }) {
  const before = {
    name: node.name,
    description: node.description,
    charter: node.charter,
    admission: node.admission,
    listed: node.listed,
    offered: node.offered,
    until: node.until ? localOfIso(node.until) : '',
  }
  const [draft, setDraft] = useState(before)
  const [area, setArea] = useState<Area>({ sectors: node.sectors, regions: node.regions })
  const { error, busy, run } = useDoing()
  const set = (part: Partial<typeof draft>) => setDraft(now => ({ ...now, ...part }))
  const save = (event: FormEvent) => {
    event.preventDefault()
    const { until, ...plain } = draft
    const changed: NodeChange = {
      ...Object.fromEntries(
        Object.entries(plain).filter(([field, value]) => before[field as keyof typeof plain] !== value),
      ),
      ...(until !== '' && until !== before.until ? { until: isoOfLocal(until) } : {}),
      ...(same(area.sectors, node.sectors) ? {} : { sectors: [...area.sectors] }),
      ...(same(area.regions, node.regions) ? {} : { regions: [...area.regions] }),
    }
    if (Object.keys(changed).length > 0) void run(() => api.changeNode(node.handle, changed), 'Saved')
  }
  return (
    <form className="stack read section" onSubmit={save}>
      <h2>What it is</h2>
      {node.may.found && <NameField value={draft.name} onChange={name => set({ name })} />}
      <DescriptionField value={draft.description} onChange={description => set({ description })} />
      <Textarea
        label="Charter"
        description="Markdown"
        autosize
        minRows={4}
        maxLength={10_000}
        value={draft.charter}
        onChange={event => set({ charter: event.currentTarget.value })}
      />
      {node.until && <ClosesField value={draft.until} onChange={until => set({ until })} />}
      <AreaFields area={area} onChange={setArea} />
      <NativeSelect
        label="Who comes in"
        data={ADMISSIONS.map(value => ({ value, label: ADMISSION_NAMES[value] }))}
        value={draft.admission}
        onChange={event =>
          set({ admission: ADMISSIONS.find(one => one === event.currentTarget.value) ?? draft.admission })
        }
      />
      {node.kind !== 'chosen-group' && (
        <Switch
          label="Others may know that this node exists"
          checked={draft.listed}
          onChange={event => set({ listed: event.currentTarget.checked })}
        />
      )}
      {node.kind !== 'chosen-group' && node.kind !== 'fusion-cell' && (
        <Switch
          label="Offered to organisations that register interest"
          description="By name, on the page that anybody can open. Not while it is by invitation alone, or hidden."
          checked={draft.offered}
          onChange={event => set({ offered: event.currentTarget.checked })}
        />
      )}
      {error !== undefined && <ProblemBox error={error} />}
      <Button type="submit" className="fit" loading={busy}>
        Save
      </Button>
    </form>
  )
}
const same = (a: readonly string[], b: readonly string[]): boolean => a.toSorted().join() === b.toSorted().join()
