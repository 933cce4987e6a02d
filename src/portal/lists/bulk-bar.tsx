import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { lazy, Suspense, useState } from 'react'
import { useMe } from '../me.ts'
import { copy, download } from '../parts/copy.ts'
import { tellProblem } from '../parts/problem.tsx'
import { queries, queryClient } from '../queries.ts'
import type { Report, ReportSummary } from '../wire.ts'
import { indicatorCsv, liveValues, mayLeave, reportsJson } from './export.ts'
import { markRead, setFollowed, setMuted } from './interest.ts'
import type { Selection } from './selection.ts'

const OpenSituation = lazy(async () => ({ default: (await import('../situations/open.tsx')).OpenSituation }))

/** Reads whole reports four at a time: a selection may be long, the server is shared. */
async function readAll(ids: readonly string[]): Promise<Report[]> {
  const reports: Report[] = []
  for (let at = 0; at < ids.length; at += 4) {
    reports.push(...(await Promise.all(ids.slice(at, at + 4).map(id => queryClient.fetchQuery(queries.report(id))))))
  }
  return reports
}

/** Everything that can be done to several reports at once. */
export function BulkBar({ items, selection }: { items: readonly ReportSummary[]; selection: Selection }) {
  const [busy, setBusy] = useState(false)
  const [drawing, setDrawing] = useState(false)
  const { atDesk } = useMe()
  const chosen = items.filter(item => selection.has(item.id))
  const indicators = chosen.reduce((sum, item) => sum + item.indicatorCount, 0)
  const allShown = chosen.length === items.length
  const run = (work: () => Promise<unknown>) => {
    setBusy(true)
    work()
      .catch(tellProblem)
      .finally(() => setBusy(false))
  }
  const each = (act: (item: ReportSummary) => Promise<void>) =>
    run(async () => {
      for (const item of chosen) await act(item)
    })
  const leaving = async (): Promise<Report[]> => {
    const reports = await readAll(chosen.filter(mayLeave).map(item => item.id))
    const kept = chosen.length - reports.length
    if (kept > 0) notifications.show({ message: `Left out ${kept} marked TLP:RED: they are never downloaded.` })
    return reports
  }
  const copyValues = () =>
    run(async () => {
      const values = liveValues(await readAll(chosen.map(item => item.id)))
      await copy(values.join('\n'), `${values.length} values`)
    })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be read as part of a form
    <div className="bulk" role="group" aria-label="Selected reports">
      <b>{chosen.length} selected</b>
      <Tool busy={busy} label="Mark read" onClick={() => each(item => markRead(item.id))} />
      <Tool busy={busy} label="Follow" onClick={() => each(item => setFollowed(item, true))} />
      <Tool busy={busy} label="Mute" onClick={() => each(item => setMuted(item, true))} />
      <Tool
        busy={busy}
        label={`Copy all indicators (${indicators})`}
        disabled={indicators === 0}
        onClick={copyValues}
      />
      {atDesk && <Tool busy={busy} label="Into a situation" onClick={() => setDrawing(true)} />}
      {drawing && (
        <Suspense fallback={null}>
          <OpenSituation reports={chosen.map(item => item.id)} close={() => setDrawing(false)} />
        </Suspense>
      )}
      <Menu>
        <Menu.Target>
          <Button size="compact-sm" variant="default" loading={busy}>
            Download
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            onClick={() =>
              run(async () => download('auburn-indicators.csv', indicatorCsv(await leaving()), 'text/csv'))
            }
          >
            Indicators as CSV
          </Menu.Item>
          <Menu.Item
            onClick={() =>
              run(async () => download('auburn-reports.json', reportsJson(await leaving()), 'application/json'))
            }
          >
            Reports as JSON
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Tool
        busy={false}
        label={allShown ? 'Select none' : `Select all ${items.length} shown`}
        onClick={() => (allShown ? selection.clear() : selection.all(items.map(item => item.id)))}
      />
      {!allShown && <Tool busy={false} label="Clear" onClick={selection.clear} />}
    </div>
  )
}

interface ToolProps {
  label: string
  busy: boolean
  disabled?: boolean
  onClick: () => void
}
function Tool({ label, busy, disabled = false, onClick }: ToolProps) {
  return (
    <Button size="compact-sm" variant="default" disabled={busy || disabled} onClick={onClick}>
      {label}
    </Button>
  )
}
