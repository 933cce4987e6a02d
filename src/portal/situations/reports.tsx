import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { gradeWord } from '../../domain/grading.ts'
import { useKeys } from '../keys.ts'
import { type Selection, useSelection } from '../lists/selection.ts'
import { Empty } from '../parts/empty.tsx'
import { From } from '../parts/from.tsx'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { AskSource } from '../queue/ask-source.tsx'
import { type Situation, type SituationReport, situationsApi } from './api.ts'
import { DrawIn, Rejoin, Split } from './dialogs.tsx'
import { useDeskWork } from './doing.ts'
import { situationQueries } from './queries.ts'

type Asked = 'draw' | 'split' | 'rejoin'

/** The reports that are drawn together: ticked ones are split off or taken out. */
export function Reports({ situation }: { situation: Situation }) {
  const { id } = situation
  const pages = useInfiniteQuery(situationQueries.reports(id))
  const items = useMemo(() => pages.data?.pages.flatMap(page => page.items) ?? [], [pages.data])
  const selection = useSelection()
  const chosen = items.filter(item => selection.has(item.id)).map(item => item.id)
  const [asked, setAsked] = useState<Asked>()
  const [source, setSource] = useState<{ id: string; title: string }>()
  const { error, busy, run } = useDeskWork()
  const close = () => setAsked(undefined)
  const takeOut = (ids: readonly string[]) =>
    void run(
      async () => {
        for (const report of ids) await situationsApi.take(id, report)
      },
      ids.length === 1 ? 'Taken out. It can be put back, from the history below.' : `${ids.length} taken out`,
    ).then(done => {
      if (done) selection.clear()
    })
  const more = pages.hasNextPage && !pages.isFetchingNextPage ? () => void pages.fetchNextPage() : undefined
  return (
    <section className="section">
      <div className="page-head">
        <h2>Reports ({situation.reports.toLocaleString('en-GB')})</h2>
        <Button size="xs" variant="default" onClick={() => setAsked('draw')}>
          Draw reports in
        </Button>
        <Button size="xs" variant="default" disabled={items.length === 0} onClick={() => setAsked('rejoin')}>
          Join into another
        </Button>
      </div>
      {chosen.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be read as part of a form
        <div className="bulk" role="group" aria-label="Selected reports">
          <b>{chosen.length} selected</b>
          <Button size="compact-sm" variant="default" onClick={() => setAsked('split')}>
            Split off
          </Button>
          <Button size="compact-sm" variant="default" loading={busy} onClick={() => takeOut(chosen)}>
            Take out
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={selection.clear}>
            Select none
          </Button>
        </div>
      )}
      {error !== undefined && <ProblemBox error={error} />}
      {pages.error && <ProblemBox error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Waiting rows={4} />}
      {items.length > 0 && (
        <Rows
          items={items}
          selection={selection}
          takeOut={report => takeOut([report])}
          ask={setSource}
          busy={busy}
          more={more}
        />
      )}
      {pages.isSuccess && items.length === 0 && (
        <Empty title="No report is in it now">Draw one in, or undo what took them out.</Empty>
      )}
      {source && <AskSource report={source} situation={id} close={() => setSource(undefined)} />}
      {asked === 'draw' && <DrawIn situation={situation} inside={new Set(items.map(i => i.id))} close={close} />}
      {asked === 'split' && <Split situation={situation} reports={chosen} close={close} />}
      {asked === 'rejoin' && <Rejoin situation={situation} close={close} />}
    </section>
  )
}

interface RowsProps {
  items: readonly SituationReport[]
  selection: Selection
  takeOut: (report: string) => void
  ask: (report: { id: string; title: string }) => void
  busy: boolean
  more?: (() => void) | undefined
}

/** Thousands may be in it: only what is in sight is in the page. */
function Rows({ items, selection, takeOut, ask, busy, more }: RowsProps) {
  const list = useRef<HTMLDivElement>(null)
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => setMargin(list.current?.offsetTop ?? 0), [])
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => (window.innerWidth < 768 ? 110 : 62),
    overscan: 8,
    scrollMargin: margin,
    getItemKey: index => items[index]?.id ?? index,
  })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && last >= items.length - 8) more()
  }, [more, last, items.length])
  const [active, setActive] = useState(-1)
  const move = (by: number) => {
    const next = Math.max(0, Math.min(items.length - 1, active + by))
    setActive(next)
    rows.scrollToIndex(next, { align: 'auto' })
  }
  const here = items[active]
  useKeys({ j: () => move(1), k: () => move(-1), ...(here ? { x: () => selection.toggle(here.id) } : {}) })
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed, which a list element's own layout does not allow
    <div ref={list} role="list" aria-label="Reports in it" className="rows" style={{ height: rows.getTotalSize() }}>
      {shown.map(place => {
        const item = items[place.index]
        if (!item) return null
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
            <Row
              item={item}
              active={place.index === active}
              selection={selection}
              takeOut={takeOut}
              ask={ask}
              busy={busy}
            />
          </div>
        )
      })}
    </div>
  )
}

interface RowProps extends Omit<RowsProps, 'items' | 'more'> {
  item: SituationReport
  active: boolean
}
function Row({ item, active, selection, takeOut, ask, busy }: RowProps) {
  const { report } = item
  const title = report?.title ?? 'A report that was taken back, or is not for you any more'
  return (
    <div className="situation-row" data-active={active}>
      <input
        type="checkbox"
        checked={selection.has(item.id)}
        onChange={() => selection.toggle(item.id)}
        aria-label={`Select: ${title}`}
      />
      <span>{report && <TlpBadge tlp={report.tlp} />}</span>
      <span className="situation-body">
        {report ? (
          <Link href={paths.report(report.id)} className="row-title">
            {title}
          </Link>
        ) : (
          <span className="quiet">{title}</span>
        )}
        <span className="row-sub">
          {report && (
            <span>
              from <From from={report.from} mine={report.mine} linked={false} inline />
            </span>
          )}
          <span>
            drawn in <When at={item.since} /> by {item.by}
          </span>
          {item.grade && <span title="The desk’s grade: source, information">graded {gradeWord(item.grade)}</span>}
          {item.why.map(reason => (
            <span key={reason.words}>{reason.words}</span>
          ))}
        </span>
      </span>
      <span className="actions">
        {report && !report.mine && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Ask the source: ${title}`}
            onClick={() => ask({ id: report.id, title })}
          >
            Ask
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy}
          aria-label={`Take out: ${title}`}
          onClick={() => takeOut(item.id)}
        >
          Take out
        </Button>
      </span>
    </div>
  )
}
