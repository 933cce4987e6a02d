import { Button, Menu } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { INDICATOR_TYPE_NAMES, ROLE_NAMES, USE_NAMES, USES } from '../../domain/indicator.ts'
import { WITHDRAWAL_REASON_NAMES } from '../../domain/report.ts'
import { indicatorCsv, liveValues, mayLeave, reportsJson } from '../lists/export.ts'
import { copy, download } from '../parts/copy.ts'
import { plural } from '../parts/crowd.ts'
import { IndicatorValue } from '../parts/indicator-value.tsx'
import { UseOf } from '../parts/use-of.tsx'
import type { IndicatorOut, Report } from '../wire.ts'

const Withdraw = lazy(async () => ({ default: (await import('./withdraw.tsx')).Withdraw }))

const FIRST = 200

/** The values, defanged, with what each is in the story and what may be done with it. */
export function Indicators({ report, indicators }: { report: Report; indicators: readonly IndicatorOut[] }) {
  const [all, setAll] = useState(false)
  const [taking, setTaking] = useState<IndicatorOut>()
  if (indicators.length === 0) return null
  const shown = all ? indicators : indicators.slice(0, FIRST)
  return (
    <section className="section">
      <div className="section-head">
        <h2>{plural(indicators.length, 'indicator')}</h2>
        <Outputs report={report} />
      </div>
      <table className="values">
        <thead>
          <tr>
            <th>Value</th>
            <th>Type</th>
            <th>Role</th>
            <th>Use</th>
            {report.may.withdraw && (
              <th>
                <span className="unseen">Withdraw</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map(indicator => (
            <tr key={indicator.id} data-withdrawn={indicator.withdrawn !== undefined}>
              <td>
                <IndicatorValue
                  type={indicator.type}
                  value={indicator.value}
                  withdrawn={Boolean(indicator.withdrawn)}
                />
              </td>
              <td>{INDICATOR_TYPE_NAMES[indicator.type]}</td>
              <td>{ROLE_NAMES[indicator.role]}</td>
              <td>
                {indicator.withdrawn ? (
                  `Withdrawn: ${WITHDRAWAL_REASON_NAMES[indicator.withdrawn].toLowerCase()}`
                ) : (
                  <UseOf of={indicator} />
                )}
              </td>
              {report.may.withdraw && (
                <td>
                  {!indicator.withdrawn && (
                    <button type="button" className="text-button no-print" onClick={() => setTaking(indicator)}>
                      Withdraw
                    </button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {!all && indicators.length > FIRST && (
        <Button variant="default" size="xs" mt="sm" onClick={() => setAll(true)}>
          Show all {indicators.length}
        </Button>
      )}
      <Suspense fallback={null}>
        {taking && <Withdraw report={report} indicator={taking} close={() => setTaking(undefined)} />}
      </Suspense>
    </section>
  )
}

function Outputs({ report }: { report: Report }) {
  const values = liveValues([report])
  const free = mayLeave(report)
  const byUse = USES.map(use => ({ use, values: liveValues([report], use) })).filter(group => group.values.length > 0)
  const put = (list: readonly string[]) => void copy(list.join('\n'), plural(list.length, 'value'))
  const name = `auburn-${report.id.slice(0, 8)}`
  return (
    <div className="actions no-print">
      {values.length > 0 && (
        <Button size="compact-sm" variant="default" onClick={() => put(values)}>
          Copy all ({values.length})
        </Button>
      )}
      {byUse.length > 1 && (
        <Menu>
          <Menu.Target>
            <Button size="compact-sm" variant="default">
              Copy by use
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {byUse.map(group => (
              <Menu.Item key={group.use} onClick={() => put(group.values)}>
                {USE_NAMES[group.use]} ({group.values.length})
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Menu>
        <Menu.Target>
          <Button size="compact-sm" variant="default" disabled={!free}>
            Download
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => download(`${name}.csv`, indicatorCsv([report]), 'text/csv')}>CSV</Menu.Item>
          <Menu.Item onClick={() => download(`${name}.txt`, `${values.join('\n')}\n`, 'text/plain')}>
            Plain list
          </Menu.Item>
          <Menu.Item onClick={() => download(`${name}.json`, reportsJson([report]), 'application/json')}>
            JSON
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {!free && <span className="small quiet">TLP:RED is never downloaded.</span>}
    </div>
  )
}
