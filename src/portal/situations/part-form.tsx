import { Button, Modal, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { WEIGHT_NAMES, WEIGHTS } from '../../domain/hypotheses.ts'
import { REGION_CODES, REGIONS, SECTOR_SLUGS, SECTORS } from '../../domain/member.ts'
import { ENTITY_KIND_NAMES, ENTITY_KINDS, PART_KIND_NAMES, type PartKind } from '../../domain/situation.ts'
import { ApiProblem } from '../api.ts'
import { releasedWords } from '../parts/day.ts'
import { Merge, type Taken } from '../parts/merge.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { type Part, type PartIn, type Situation, situationsApi } from './api.ts'
import { useDeskWork } from './doing.ts'
import { type Draft, draftOf, mergeDrafts, standingDraft } from './part-draft.ts'
import { ChooseSources } from './sources.tsx'
import { Bands, YardstickHints } from './yardstick.tsx'

interface Props {
  situation: Situation
  kind: PartKind
  /** Left out for a new one. */
  part?: Part
  close: () => void
}
interface Clash {
  draft: Draft
  id: string
  tag: string
}

function partIn(kind: PartKind, d: Draft): PartIn {
  const { text, as, weight, entity } = d
  const rests = { sources: [...d.sources], releases: [...d.releases] }
  if (kind === 'statement') return { kind, text, as, ...rests }
  if (kind === 'evidence') return { kind, text, weight, ...rests }
  if (kind === 'hypothesis') return { kind, text, ...rests }
  const aliases = d.aliases.split(',').flatMap(a => a.trim() || [])
  const sector = SECTOR_SLUGS.find(s => s === d.sector)
  const region = REGION_CODES.find(r => r === d.region)
  return {
    ...{ kind, text, entity, aliases, ...rests },
    ...(entity === 'victims' && sector ? { sector } : {}),
    ...(entity === 'victims' && region ? { region } : {}),
  }
}

/** What another analyst wrote in the meantime, as the refusal carries it. */
function clashOf(error: unknown, part: Part): Clash | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'conflict') return undefined
  const { tag, id } = error.stands ?? {}
  const draft = standingDraft(error.stands)
  if (!draft || typeof tag !== 'string') return undefined
  return { draft, tag, id: typeof id === 'string' ? id : part.id }
}

/** Writing or rewording a part. What another analyst has written meanwhile is shown beside it, and put together with it. */
export function PartForm({ situation, kind, part, close }: Props) {
  const { error, busy, run, clear } = useDeskWork()
  const [draft, setDraft] = useState(() => draftOf(part))
  const [stood, setStood] = useState({ id: part?.id, tag: part?.tag, draft: draftOf(part) })
  const set = (change: Partial<Draft>) => setDraft(before => ({ ...before, ...change }))
  const clash = part && clashOf(error, part)
  const send = async (event?: FormEvent, text = draft.text, at = stood) => {
    event?.preventDefault()
    const body = partIn(kind, { ...draft, text })
    const done = await run(() =>
      at.id === undefined
        ? situationsApi.addPart(situation.id, body)
        : situationsApi.rewordPart(situation.id, at.id, body, at.tag),
    )
    if (done) close()
  }
  const merged = clash && mergeDrafts({ base: stood.draft, mine: draft, theirs: clash.draft })
  const take = (found: Clash) => (text: string, how: Taken) => {
    const rest = how === 'theirs' ? found.draft : how === 'mine' ? draft : (merged?.draft ?? draft)
    setDraft({ ...rest, text })
    setStood({ ...found })
    clear()
  }
  const name = PART_KIND_NAMES[kind].toLowerCase()
  const known = new Map([
    ...(part?.sources.flatMap(s => (s.title === undefined ? [] : [[s.report, s.title] as const])) ?? []),
    ...(part?.releases.map(r => [r.id, `${r.title}, ${releasedWords(r.releasedAt)}`] as const) ?? []),
  ])
  return (
    <Modal opened onClose={close} size="lg" title={part ? `Reword this ${name}` : `New ${name}`}>
      <form className="stack" onSubmit={event => void send(event)}>
        {clash && merged && (
          <Merge base={stood.draft.text} mine={draft.text} theirs={clash.draft.text} take={take(clash)}>
            {merged.differs.length > 0 && (
              <ul className="plain small" aria-label="What else differs">
                {merged.differs.map(words => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            )}
          </Merge>
        )}
        {kind === 'entity' ? (
          <EntityFields draft={draft} set={set} />
        ) : (
          <Textarea
            data-autofocus
            label={PART_KIND_NAMES[kind]}
            required
            autosize
            minRows={2}
            maxLength={2_000}
            value={draft.text}
            onChange={event => set({ text: event.currentTarget.value })}
          />
        )}
        {kind === 'statement' && (
          <>
            <Radio.Group
              label="It is"
              value={draft.as}
              onChange={value => set({ as: value === 'fact' ? 'fact' : 'judgement' })}
            >
              <div className="actions">
                <Radio value="judgement" label="a judgement, on the yardstick" />
                <Radio value="fact" label="a fact" />
              </div>
            </Radio.Group>
            {draft.as === 'judgement' && <YardstickHints text={draft.text} />}
            {draft.as === 'judgement' && (
              <Bands
                say={word => set({ text: `${draft.text}${draft.text && !/\s$/.test(draft.text) ? ' ' : ''}${word} ` })}
              />
            )}
          </>
        )}
        {kind === 'evidence' && (
          <NativeSelect
            label="Weight"
            description="By how credible and how relevant it is."
            value={draft.weight}
            onChange={event => set({ weight: WEIGHTS.find(w => w === event.currentTarget.value) ?? 'medium' })}
            data={WEIGHTS.map(w => ({ value: w, label: WEIGHT_NAMES[w] }))}
          />
        )}
        <ChooseSources
          situation={situation.id}
          chosen={draft.sources}
          choose={sources => set({ sources })}
          releases={draft.releases}
          chooseReleases={releases => set({ releases })}
          known={known}
          optional={kind === 'hypothesis'}
        />
        {error !== undefined && !clash && <ProblemBox error={error} />}
        <Button type="submit" loading={busy} disabled={clash !== undefined}>
          Keep
        </Button>
      </form>
    </Modal>
  )
}

function EntityFields({ draft, set }: { draft: Draft; set: (change: Partial<Draft>) => void }) {
  const none = { value: '', label: 'Not said' }
  return (
    <>
      <NativeSelect
        label="Kind"
        value={draft.entity}
        onChange={event => set({ entity: ENTITY_KINDS.find(k => k === event.currentTarget.value) ?? 'actor' })}
        data={ENTITY_KINDS.map(k => ({ value: k, label: ENTITY_KIND_NAMES[k] }))}
      />
      <TextInput
        data-autofocus
        label="Name"
        required
        maxLength={200}
        value={draft.text}
        onChange={event => set({ text: event.currentTarget.value })}
      />
      <TextInput
        label="Also called"
        description="Other names, with commas between."
        maxLength={1_000}
        value={draft.aliases}
        onChange={event => set({ aliases: event.currentTarget.value })}
      />
      {draft.entity === 'victims' && (
        <>
          <NativeSelect
            label="Sector"
            value={draft.sector}
            onChange={event => set({ sector: event.currentTarget.value })}
            data={[none, ...SECTOR_SLUGS.map(value => ({ value, label: SECTORS[value] }))]}
          />
          <NativeSelect
            label="Region"
            value={draft.region}
            onChange={event => set({ region: event.currentTarget.value })}
            data={[none, ...REGION_CODES.map(value => ({ value, label: REGIONS[value] }))]}
          />
        </>
      )}
    </>
  )
}
