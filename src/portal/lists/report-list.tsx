import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useKeys } from '../keys.ts'
import { useGo } from '../parts/link.tsx'
import { paths } from '../paths.ts'
import type { ReportSummary } from '../wire.ts'
import './lists.css'
import { setFollowed } from './interest.ts'
import { ReportRow } from './report-row.tsx'
import type { Selection } from './selection.ts'

interface Props {
  items: readonly ReportSummary[]
  label: string
  selection?: Selection
  /** Called when the end comes into sight; absent on the last page. */
  more?: (() => void) | undefined
}

const TOP = 60

/** A long list of reports: only what is in sight is in the page, `j` `k` `x` `Enter` `f` work, and what arrives moves nothing. */
export function ReportList({ items, label, selection, more }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => setMargin(list.current?.offsetTop ?? 0), [])
  // With another function at every render, all rows that were ever measured are laid out anew at every step of scrolling.
  const keyOf = useCallback((index: number) => items[index]?.id ?? index, [items])
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => (window.innerWidth < 768 ? 96 : 54),
    overscan: 6,
    scrollMargin: margin,
    getItemKey: keyOf,
  })
  const arrived = useArrivals(items, index => rows.measurementsCache[index]?.size ?? 54)
  const active = useRowKeys(items, selection, index => rows.scrollToIndex(index, { align: 'auto' }))
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && last >= items.length - 8) more()
  }, [more, last, items.length])

  return (
    <>
      {arrived.count > 0 && (
        <button type="button" className="pill" onClick={arrived.show}>
          {arrived.count} new
        </button>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: rows are placed, which a list element's own layout does not allow */}
      <div ref={list} role="list" aria-label={label} className="rows" style={{ height: rows.getTotalSize() }}>
        {shown.map(place => {
          const report = items[place.index]
          if (!report) return null
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above
            <div
              key={place.key}
              ref={rows.measureElement}
              data-index={place.index}
              role="listitem"
              aria-setsize={more ? -1 : items.length}
              aria-posinset={place.index + 1}
              className="placed"
              style={{ transform: `translateY(${place.start - margin}px)` }}
            >
              <ReportRow
                report={report}
                active={active === report.id}
                selected={selection?.has(report.id) ?? false}
                toggle={selection?.toggle}
              />
            </div>
          )
        })}
      </div>
    </>
  )
}

/** Keeps the reader's place when reports arrive above, and counts them until the reader goes up to see. */
function useArrivals(items: readonly ReportSummary[], size: (index: number) => number) {
  const [count, setCount] = useState(0)
  const first = useRef(items[0]?.id)
  useLayoutEffect(() => {
    const before = first.current
    first.current = items[0]?.id
    if (!before || before === items[0]?.id || window.scrollY <= TOP) return
    const above = items.findIndex(item => item.id === before)
    if (above <= 0) return
    let height = 0
    for (let index = 0; index < above; index += 1) height += size(index)
    window.scrollBy(0, height)
    setCount(known => known + above)
  })
  useEffect(() => {
    const look = () => {
      if (window.scrollY <= TOP) setCount(0)
    }
    window.addEventListener('scroll', look, { passive: true })
    return () => window.removeEventListener('scroll', look)
  }, [])
  return { count, show: () => window.scrollTo({ top: 0 }) }
}

function useRowKeys(items: readonly ReportSummary[], selection: Selection | undefined, show: (at: number) => void) {
  const go = useGo()
  const [active, setActive] = useState<string>()
  const at = items.findIndex(item => item.id === active)
  const move = useCallback(
    (by: number) => {
      const next = Math.max(0, Math.min(items.length - 1, at < 0 ? 0 : at + by))
      const report = items[next]
      if (!report) return
      setActive(report.id)
      show(next)
    },
    [at, items, show],
  )
  const report = at < 0 ? undefined : items[at]
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ...(report
      ? {
          Enter: () => go(paths.report(report.id)),
          o: () => go(paths.report(report.id)),
          x: () => selection?.toggle(report.id),
          f: () => void setFollowed(report, !report.followed),
        }
      : {}),
  })
  return active
}
