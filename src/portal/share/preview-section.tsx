import { useState } from 'react'
import { MEMBER_KIND_NAMES } from '../../domain/member.ts'
import { LAYER_NAMES } from '../../domain/report.ts'
import { namedAs } from '../me.ts'
import { ProblemBox } from '../parts/problem.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import type { Preview } from '../wire.ts'
import { markingOf, markings } from './audience.ts'
import type { AudienceChange } from './change.ts'
import { Choice } from './choice.tsx'
import { isSingles, reachWords, rowReach, viewsOf } from './preview-words.ts'
import { RenditionView } from './rendition-view.tsx'
import { Section } from './section.tsx'
import type { Desk } from './use-draft.ts'
import type { Previewed } from './use-preview.ts'

interface Props {
  desk: Desk
  previewed: Previewed
  changes: readonly AudienceChange[] | undefined
}

/** Who will see this: one sentence, one table, and the very text that each of them gets. */
export function PreviewSection({ desk, previewed, changes }: Props) {
  const { preview, current, error } = previewed
  const { audience } = desk.draft
  return (
    <Section id="preview" title="Who will see this">
      {audience.to.length === 0 ? (
        <p className="quiet">
          Choose an audience above: here you will see exactly who gets what, before anything leaves.
        </p>
      ) : error && !preview ? (
        <ProblemBox error={error} retry={previewed.again} />
      ) : preview === undefined ? (
        <p className={current ? 'sh-waiting' : 'quiet'} aria-busy={current}>
          {current ? '' : 'This audience cannot have this marking yet: see the notes above. Nothing has been sent.'}
        </p>
      ) : (
        <div className={current ? undefined : 'sh-stale'} aria-busy={!current}>
          <p className="sh-sentence" aria-live="polite">
            {preview.sentence}
          </p>
          {changes !== undefined && <Changes changes={changes} />}
          {error ? <ProblemBox error={error} retry={previewed.again} /> : null}
          {preview.warnings.map(warning => (
            <p key={`${warning.code} ${warning.text}`} className="sh-note sh-note-warn">
              {warning.text}
            </p>
          ))}
          <Table preview={preview} />
          <Facts preview={preview} />
          <ViewAs desk={desk} preview={preview} />
        </div>
      )}
    </Section>
  )
}

function Changes({ changes }: { changes: readonly AudienceChange[] }) {
  return (
    <div className="sh-changes">
      <h3>What changes</h3>
      {changes.length === 0 ? (
        <p className="quiet">The audience stays as it is; whoever has the report gets the new text.</p>
      ) : (
        <ul>
          {changes.map(change => (
            <li key={change.text} className={change.gains ? undefined : 'sh-loses'}>
              {change.text}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Table({ preview }: { preview: Preview }) {
  return (
    <table className="sh-who">
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">Gets</th>
          <th scope="col">Marked</th>
          <th scope="col">Your name</th>
          <th scope="col">How many</th>
        </tr>
      </thead>
      <tbody>
        {preview.rows.map(row => (
          <tr key={`${row.layer} ${row.as} ${row.circles.map(circle => circle.ref).join(' ')}`}>
            <th scope="row">
              {row.circles.map(circle => circle.name).join(', ')}
              <Known known={row.known} hidden={isSingles(row)} />
            </th>
            <td data-label="Gets">{LAYER_NAMES[row.layer]}</td>
            <td data-label="Marked">
              <TlpBadge tlp={row.tlp} />
            </td>
            <td data-label="Your name">{row.as === 'named' ? 'Named' : 'Not named'}</td>
            <td data-label="How many" className="num">
              {rowReach(row) || row.circles.length}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Known({ known, hidden }: { known: readonly string[]; hidden: boolean }) {
  if (hidden || known.length === 0) return null
  return (
    <details className="sh-known">
      <summary>{known.length === 1 ? '1 member you know' : `${known.length} members you know`}</summary>
      <span>{known.join(', ')}</span>
    </details>
  )
}

function Facts({ preview }: { preview: Preview }) {
  const { crowd, among, excepted, passOn, warnings } = preview
  const withheld = preview.rows.some(row => row.as === 'withheld')
  const there = among.filter(kind => !kind.excepted)
  return (
    <dl className="sh-facts">
      {withheld && (
        <>
          <dt>In place of your name</dt>
          <dd>
            “{crowd.label}”
            {crowd.narrower && !warnings.some(warning => warning.code === 'small-crowd') && (
              <span className="quiet">
                {' '}
                Not “{crowd.narrower}”: fewer than 5 members match that, so it could be guessed.
              </span>
            )}
          </dd>
        </>
      )}
      <dt>Among the readers</dt>
      <dd>
        {there.length === 0
          ? 'No regulators, security suppliers or law enforcement.'
          : there.map(kind => `${MEMBER_KIND_NAMES[kind.kind].many}: ${reachWords(kind.reach)}`).join('. ')}
      </dd>
      {excepted.length > 0 && (
        <>
          <dt>Never</dt>
          <dd>{excepted.map(circle => circle.name).join(', ')}</dd>
        </>
      )}
      <dt>What they may do next</dt>
      <dd>
        <ul>
          {passOn.map(({ layer, tlp, text }) => (
            <li key={layer}>
              {LAYER_NAMES[layer]}, TLP:{tlp}: {text}
            </li>
          ))}
        </ul>
      </dd>
    </dl>
  )
}

function ViewAs({ desk, preview }: { desk: Desk; preview: Preview }) {
  const { content, layers, draft, me } = desk
  const views = viewsOf(preview, layers)
  const [chosen, setChosen] = useState('row-0')
  const view = views.find(other => other.id === chosen) ?? views[0]
  const layer = view?.layer
  const tlp = markings(draft.audience, layers).find(mark => mark.layer === layer)?.tlp
  return (
    <div className="sh-view-as">
      <Choice
        legend="View as"
        name="view-as"
        value={view?.id}
        options={views.map(({ id, label }) => ({ value: id, label }))}
        onChange={setChosen}
      />
      {layer === undefined ? (
        <p className="sh-rendition quiet">Nothing. For them this report does not exist.</p>
      ) : (
        <RenditionView
          content={content}
          layer={layer}
          tlp={preview.tlp[layer] ?? tlp ?? markingOf(draft.audience, layers)}
          from={view?.named ? (me ? namedAs(me) : '') : preview.crowd.label}
          pictures={draft.attachments.map(attachment => attachment.name)}
        />
      )}
    </div>
  )
}
