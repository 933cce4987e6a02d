import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { Terms } from '../wire.ts'
import { Members } from './members.tsx'
import { Signers } from './signers.tsx'
import { Signing } from './signing.tsx'
import './terms.css'

/** The terms for those who have signed: what counts, what comes, what was; and who has signed, for those who answer for it. */
export function TermsPage() {
  useTitle('Terms of membership')
  const terms = useQuery(queries.terms)
  return (
    <>
      <div className="page-head">
        <h1>Terms of membership</h1>
        {terms.data?.mayPublish && (
          <Link href={paths.publishTerms}>
            {terms.data.versions.length > 0 ? 'Publish a new version' : 'Read and publish the first version'}
          </Link>
        )}
      </div>
      {terms.isPending && <Waiting rows={6} />}
      {terms.error && <ProblemBox error={terms.error} retry={() => void terms.refetch()} />}
      {terms.data && <Shown terms={terms.data} />}
    </>
  )
}

function Shown({ terms }: { terms: Terms }) {
  const newest = terms.versions[0]
  const [reading, setReading] = useState<number>()
  if (!newest)
    return <Empty title="No terms have been published yet">Until an operator publishes them, nobody signs any.</Empty>
  const isOpen = newest.signedAt === undefined || (terms.maySignForMember && newest.signedForMember === undefined)
  const shown = reading ?? (isOpen ? undefined : newest.version)
  return (
    <div className="read">
      {isOpen && reading === undefined && (
        <>
          <p className="note-box">
            Version {newest.version} counts from {newest.countsFrom.slice(0, 10)}. Sign it before then, and nothing
            stops for you.
          </p>
          <Signing terms={terms} version={newest} />
        </>
      )}
      {!isOpen && newest.signedAt && (
        <p>
          You signed version {newest.version} on <When at={newest.signedAt} full />
          {newest.signedForMember && (
            <>
              ; {newest.signedForMember.by} signed it for {terms.member} on <When at={newest.signedForMember.at} full />
            </>
          )}
          .
        </p>
      )}
      {terms.maySignForMember && <Signers newest={newest.version} inForce={terms.inForce} />}
      {terms.mayPublish && <Members inForce={terms.inForce} />}
      <section className="section">
        <h2>Versions</h2>
        <ul className="plain">
          {terms.versions.map(one => (
            <li key={one.version}>
              <button
                type="button"
                className="text-button"
                aria-expanded={shown === one.version}
                onClick={() => setReading(one.version)}
              >
                Version {one.version}
              </button>{' '}
              <span className="quiet small">
                {standing(one, terms)} from {one.countsFrom.slice(0, 10)}. {one.changed}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {shown !== undefined && <Text version={shown} />}
    </div>
  )
}

const standing = (one: Terms['versions'][number], { inForce }: Terms): string =>
  one.version === inForce ? 'Counts now,' : one.version < inForce ? 'Counted' : 'Will count'

function Text({ version }: { version: number }) {
  const text = useQuery(queries.termsVersion(version))
  if (text.error) return <ProblemBox error={text.error} />
  if (!text.data) return <Waiting rows={6} />
  return (
    <section className="section" aria-label={`Text of version ${version}`}>
      <h2>Version {version}</h2>
      <Markdown className="terms-text" text={text.data.text} breaks={false} />
    </section>
  )
}
