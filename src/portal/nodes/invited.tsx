import { Button } from '@mantine/core'
import { api } from '../api.ts'
import { csv } from '../lists/export.ts'
import { copy, download } from '../parts/copy.ts'
import { ProblemBox } from '../parts/problem.tsx'
import type { InvitedOne, NodePage } from '../wire.ts'
import { useDoing } from './doing.ts'
import { INVITED_NAMES } from './words.ts'

/** What became of each address of a paste. Links are here this once. */
export function Invited({ node, results, done }: { node: NodePage; results: readonly InvitedOne[]; done: () => void }) {
  const { error, busy, run } = useDoing()
  if (results.length === 0) return null
  const links = results.filter(one => one.link)
  const ids = results.flatMap(one => one.id ?? [])
  const undo = async () => {
    if (await run(() => api.withdrawNodeInvitations(node.handle, ids), 'Withdrawn')) done()
  }
  const rows = [
    ['address', 'result', 'link'],
    ...results.map(one => [one.address, INVITED_NAMES[one.result], one.link ?? '']),
  ]
  return (
    <div className="section" role="status">
      <h3>{summary(results)}</h3>
      {links.length > 0 && (
        <p className="read">
          Hand each link to the organisation that it is for, by a way that you trust. They are shown this once; a new
          link ends the older one.
        </p>
      )}
      <div className="actions">
        {links.length > 0 && (
          <>
            <Button
              size="xs"
              onClick={() =>
                void copy(links.map(one => `${one.address}\t${one.link}`).join('\n'), `${links.length} links`)
              }
            >
              Copy all links ({links.length})
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => download(`${node.handle}-invitations.csv`, csv(rows), 'text/csv')}
            >
              Download as CSV
            </Button>
          </>
        )}
        {ids.length > 0 && (
          <Button size="xs" variant="default" loading={busy} onClick={() => void undo()}>
            Undo: withdraw {ids.length === 1 ? 'it' : `these ${ids.length}`}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={done}>
          Done
        </Button>
      </div>
      {error !== undefined && <ProblemBox error={error} />}
      <table className="invited">
        <thead>
          <tr>
            <th scope="col">Address</th>
            <th scope="col">What became of it</th>
            <th scope="col">Link</th>
          </tr>
        </thead>
        <tbody>
          {results.map(one => (
            <Row key={`${one.address} ${one.id ?? one.result}`} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ one }: { one: InvitedOne }) {
  const { address, result, why, link } = one
  return (
    <tr>
      <th scope="row" className="wrap">
        {address}
      </th>
      <td>
        <b>{INVITED_NAMES[result]}</b>
        {why && <span className="small quiet"> {why}</span>}
      </td>
      <td>
        {link && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Copy the link for ${address}`}
            onClick={() => void copy(link, `the link for ${address}`)}
          >
            Copy the link
          </Button>
        )}
        {result === 'invited' && !link && 'By mail'}
      </td>
    </tr>
  )
}

function summary(results: readonly InvitedOne[]): string {
  const kinds = [...new Set(results.map(one => one.result))]
  return kinds
    .map(kind => `${results.filter(one => one.result === kind).length} ${INVITED_NAMES[kind].toLowerCase()}`)
    .join(', ')
}
