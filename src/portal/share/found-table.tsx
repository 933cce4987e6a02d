import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useMemo, useRef } from 'react'
import {
  INDICATOR_TYPE_NAMES,
  ROLE_NAMES,
  ROLES,
  type Role,
  USE_NAMES,
  USES,
  type Use,
} from '../../domain/indicator.ts'
import { defang } from '../../formats/text/defang.ts'
import { BriefSelect } from './brief-select.tsx'
import type { Row } from './draft.ts'
import { rowRemoved, rowsChanged } from './moves.ts'
import type { Move } from './use-draft.ts'

interface Props {
  rows: readonly Row[]
  /** Values to be shared that hold one of the author's own names. */
  ownValues: readonly string[]
  move: Move
}

/** Ten thousand rows, of which those in view are drawn. */
export function FoundTable({ rows, ownValues, move }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const own = useMemo(() => new Set(ownValues), [ownValues])
  const narrow = window.innerWidth < 760
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => (narrow ? 104 : 48),
    getItemKey: index => rows[index]?.key ?? index,
    overscan: 8,
  })
  const tall = virtual.getTotalSize()
  return (
    <div ref={frame} className="sh-frame">
      <table className="sh-table" aria-label="Values found" aria-rowcount={rows.length + 1}>
        <thead>
          <tr className="sh-tr" aria-rowindex={1}>
            <th scope="col">Share</th>
            <th scope="col">Type</th>
            <th scope="col">Value</th>
            <th scope="col">Role</th>
            <th scope="col">Use</th>
            <th scope="col">
              <span className="sh-hidden">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody style={{ height: tall }}>
          {virtual.getVirtualItems().map(item => {
            const row = rows[item.index]
            return row === undefined ? null : (
              <tr
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                aria-rowindex={item.index + 2}
                className={row.ticked ? 'sh-tr sh-tr-on' : 'sh-tr'}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Cells row={row} own={own.has(row.value)} move={move} />
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const Cells = memo(function Cells({ row, own, move }: { row: Row; own: boolean; move: Move }) {
  const shown = defang(row.type, row.value)
  const change = (part: { ticked?: boolean; role?: Role; use?: Use }) =>
    move(draft => rowsChanged(draft, [row.key], part))
  return (
    <>
      <td className="sh-td-tick">
        <input
          type="checkbox"
          checked={row.ticked}
          onChange={event => change({ ticked: event.currentTarget.checked })}
          aria-label={`Share ${shown.slice(0, 120)}`}
        />
      </td>
      <td className="sh-td-type">{INDICATOR_TYPE_NAMES[row.type]}</td>
      <td className="sh-td-value">
        <span className="sh-value" title={shown}>
          {shown.length > 300 ? `${shown.slice(0, 300)}…` : shown}
        </span>
        <span className="sh-reason">
          {own && <strong className="sh-warn">Holds a name of yours. </strong>}
          {row.harmless !== undefined && <strong className="sh-flag">Probably harmless: {row.harmless}. </strong>}
          {row.reason}
        </span>
      </td>
      <td className="sh-td-role">
        <BriefSelect
          value={row.role}
          all={ROLES}
          names={ROLE_NAMES}
          label={`Role of ${shown.slice(0, 120)}`}
          onChange={role => change({ role })}
        />
      </td>
      <td className="sh-td-use">
        <BriefSelect
          value={row.use}
          all={USES}
          names={USE_NAMES}
          label={`Use of ${shown.slice(0, 120)}`}
          onChange={use => change({ use })}
        />
      </td>
      <td className="sh-td-remove">
        <button
          type="button"
          className="sh-remove"
          aria-label={`Remove ${shown.slice(0, 120)}`}
          onClick={() => move(draft => rowRemoved(draft, row.key))}
        >
          ×
        </button>
      </td>
    </>
  )
})
