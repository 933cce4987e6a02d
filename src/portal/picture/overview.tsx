import type { ReactNode } from 'react'
import { INDICATOR_TYPE_NAMES } from '../../domain/indicator.ts'
import { SECTORS } from '../../domain/member.ts'
import { WHOLE } from '../../domain/picture.ts'
import { REPORT_KIND_NAMES } from '../../domain/report.ts'
import { useMe } from '../me.ts'
import { IndicatorValue } from '../parts/indicator-value.tsx'
import { Link } from '../parts/link.tsx'
import { paths } from '../paths.ts'
import type { Picture } from '../wire.ts'
import type { PictureFilter } from './filter.ts'
import { TimeToShare } from './time-to-share.tsx'
import { Trend } from './trend.tsx'

/** How much came in, and what there is more of than before. */
export function Overview({ picture, filter }: { picture: Picture; filter: PictureFilter }) {
  const me = useMe()
  // Beside a time in which nothing came, everything would be rising.
  const whole = filter.weeks === WHOLE || picture.reports.before === 0
  return (
    <div className="pic-overview">
      <section>
        <Trend picture={picture} />
        {me.atDesk && <TimeToShare filter={filter} />}
      </section>
      <section>
        {whole ? (
          <>
            <h2>Most seen</h2>
            <p className="small quiet">In more than one of these reports. With a shorter period: what is rising.</p>
          </>
        ) : (
          <>
            <h2>Rising</h2>
            <p className="small quiet">More reports in this period than in the time before. Read “7, was 2”.</p>
          </>
        )}
        <Rises picture={picture} whole={whole} />
      </section>
    </div>
  )
}

function Rises({ picture, whole }: { picture: Picture; whole: boolean }) {
  const { techniques, values, words, types, kinds, sectors, looked } = picture.rising
  const names = new Map(picture.techniques.map(t => [t.id, t.name]))
  const lists: { title: string; rows: { key: string; what: ReactNode; now: number; before: number }[] }[] = [
    {
      title: 'Techniques',
      rows: techniques.map(t => ({ ...t, key: t.what, what: [t.what, names.get(t.what)].filter(Boolean).join(' ') })),
    },
    {
      title: 'Values',
      rows: values.map(v => ({
        ...v,
        key: `${v.what.type} ${v.what.value}`,
        what: <IndicatorValue type={v.what.type} value={v.what.value} />,
      })),
    },
    {
      title: 'Words in titles',
      rows: words.map(w => ({ ...w, key: w.what, what: <Link href={paths.search(w.what)}>{w.what}</Link> })),
    },
    { title: 'Kinds', rows: kinds.map(k => ({ ...k, key: k.what, what: REPORT_KIND_NAMES[k.what] })) },
    { title: 'Sectors', rows: sectors.map(s => ({ ...s, key: s.what, what: SECTORS[s.what] })) },
    {
      title: 'Types of indicator',
      rows: types.map(t => ({ ...t, key: t.what, what: INDICATOR_TYPE_NAMES[t.what] })),
    },
  ]
  const shown = lists.filter(list => list.rows.length > 0)
  return (
    <>
      {shown.length === 0 && (
        <p>{whole ? 'Nothing stands in more than one report.' : 'Nothing is seen more often than before.'}</p>
      )}
      <div className="pic-rises">
        {shown.map(({ title, rows }) => (
          <div key={title}>
            <h3>{title}</h3>
            <ol className="pic-rise">
              {rows.map(({ key, what, now, before }) => (
                <li key={key}>
                  <span>{what}</span>
                  <span className="quiet nowrap">
                    <b>{now}</b>
                    {!whole && (before === 0 ? ', was none' : `, was ${before}`)}
                  </span>
                </li>
              ))}
            </ol>
          </div>
        ))}
      </div>
      {looked.reports < looked.of && (
        <p className="small quiet">
          Values and words are counted in the newest {looked.reports.toLocaleString('en-GB')} of{' '}
          {looked.of.toLocaleString('en-GB')} reports{whole ? '' : ', and in as many before'}.
        </p>
      )}
    </>
  )
}
