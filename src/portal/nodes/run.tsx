import { Button, MultiSelect, NativeSelect, Switch, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { REGION_CODES, REGIONS, SECTOR_SLUGS, SECTORS } from '../../domain/member.ts'
import { ADMISSIONS } from '../../domain/node.ts'
import { api } from '../api.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { queries } from '../queries.ts'
import { CirclePicker } from '../share/circle-picker.tsx'
import type { NodePage } from '../wire.ts'
import { useDoing } from './doing.ts'
import { Invite } from './invite.tsx'
import { Requests } from './requests.tsx'
import { Members } from './run-members.tsx'
import { ADMISSION_NAMES } from './words.ts'

/** For who runs the node, and (the guidance alone) for its champion. */
export function RunIt({ node }: { node: NodePage }) {
  const requests = useQuery({ ...queries.nodeRequests, enabled: node.may.run })
  const waiting = (requests.data?.items ?? []).filter(item => !item.mine && item.node.handle === node.handle)
  return (
    <>
      <Requests title="Requests that wait" items={waiting} />
      {node.may.run && <Members node={node} />}
      {node.may.run && !node.ended && <Invite node={node} />}
      {!node.ended && <Guidance node={node} />}
      {node.may.run && !node.ended && <Settings node={node} />}
      {node.may.run && !node.ended && <Posts node={node} />}
    </>
  )
}

function Guidance({ node }: { node: NodePage }) {
  const [guidance, setGuidance] = useState(node.guidance)
  const { error, busy, run } = useDoing()
  const save = (event: FormEvent) => {
    event.preventDefault()
    void run(() => api.changeNode(node.handle, { guidance }), 'Saved')
  }
  return (
    <form className="stack read section" onSubmit={save}>
      <h2>Guidance</h2>
      <Textarea
        label="How to use this node"
        description="Markdown. It stands on top of the node’s page."
        autosize
        minRows={2}
        maxLength={10_000}
        value={guidance}
        onChange={event => setGuidance(event.currentTarget.value)}
      />
      {error !== undefined && <ProblemBox error={error} />}
      <Button type="submit" className="fit" loading={busy}>
        Save guidance
      </Button>
    </form>
  )
}

function Settings({ node }: { node: NodePage }) {
  const [description, setDescription] = useState(node.description)
  const [charter, setCharter] = useState(node.charter)
  const [sectors, setSectors] = useState<string[]>(node.sectors)
  const [regions, setRegions] = useState<string[]>(node.regions)
  const [admission, setAdmission] = useState(node.admission)
  const [listed, setListed] = useState(node.listed)
  const [offered, setOffered] = useState(node.offered)
  const { error, busy, run } = useDoing()
  const save = (event: FormEvent) => {
    event.preventDefault()
    // Only what was changed: what lets others in has to be confirmed.
    const moved = (now: readonly string[], then: readonly string[]) =>
      [...now].sort().join() !== [...then].sort().join()
    const change = {
      ...(description === node.description ? {} : { description }),
      ...(charter === node.charter ? {} : { charter }),
      ...(admission === node.admission ? {} : { admission }),
      ...(moved(sectors, node.sectors) ? { sectors: SECTOR_SLUGS.filter(slug => sectors.includes(slug)) } : {}),
      ...(moved(regions, node.regions) ? { regions: REGION_CODES.filter(code => regions.includes(code)) } : {}),
      ...(listed === node.listed ? {} : { listed }),
      ...(offered === node.offered ? {} : { offered }),
    }
    void run(async () => Object.keys(change).length > 0 && (await api.changeNode(node.handle, change)), 'Saved')
  }
  return (
    <form className="stack read section" onSubmit={save}>
      <h2>What it is</h2>
      <Textarea
        label="Description"
        autosize
        minRows={2}
        maxLength={1000}
        value={description}
        onChange={event => setDescription(event.currentTarget.value)}
      />
      <Textarea
        label="Charter"
        description="Markdown"
        autosize
        minRows={4}
        maxLength={10_000}
        value={charter}
        onChange={event => setCharter(event.currentTarget.value)}
      />
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
      <NativeSelect
        label="Who comes in"
        data={ADMISSIONS.map(value => ({ value, label: ADMISSION_NAMES[value] }))}
        value={admission}
        onChange={event => setAdmission(ADMISSIONS.find(one => one === event.currentTarget.value) ?? admission)}
      />
      {node.kind !== 'chosen-group' && (
        <Switch
          label="Others may know that this node exists"
          checked={listed}
          onChange={event => setListed(event.currentTarget.checked)}
        />
      )}
      {node.kind !== 'chosen-group' && node.kind !== 'fusion-cell' && (
        <Switch
          label="Offered to organisations that register interest"
          description="By name, on the page that anybody can open. Not while it is by invitation alone, or hidden."
          checked={offered}
          onChange={event => setOffered(event.currentTarget.checked)}
        />
      )}
      {error !== undefined && <ProblemBox error={error} />}
      <Button type="submit" className="fit" loading={busy}>
        Save
      </Button>
    </form>
  )
}

/** Who stands for the node: a person whom one may address, or a colleague. */
function Posts({ node }: { node: NodePage }) {
  const { error, busy, run } = useDoing()
  const [host, setHost] = useState('')
  const name = (post: 'manager' | 'champion', ref: string) =>
    void run(() => api.changeNode(node.handle, { [post]: ref.replace('seat:', '') }), 'Saved')
  return (
    <section className="stack read section">
      <h2>Who stands for it</h2>
      {(['manager', 'champion'] as const).map(post => (
        <div key={post} className="stack">
          <p>
            {post === 'manager' ? 'Manager' : 'Champion'}:{' '}
            {node[post] ?? <span className="quiet">nobody you know</span>}
          </p>
          <CirclePicker
            label={`Name a ${post}`}
            placeholder={`Name a ${post}: a person`}
            chosen={[]}
            suits={circle => circle.kind === 'seat'}
            onPick={circle => name(post, circle.ref)}
          />
        </div>
      ))}
      {node.may.found && (
        <form
          className="stack"
          onSubmit={event => {
            event.preventDefault()
            void run(() => api.changeNode(node.handle, { host }), 'Saved')
          }}
        >
          <TextInput
            label="Host"
            description="The handle of the member whose administrators run it"
            value={host}
            onChange={event => setHost(event.currentTarget.value.trim())}
          />
          <Button type="submit" size="xs" className="fit" disabled={host === ''} loading={busy}>
            Name the host
          </Button>
        </form>
      )}
      {error !== undefined && <ProblemBox error={error} />}
    </section>
  )
}
