import { useQuery } from '@tanstack/react-query'
import { ProblemBox } from '../parts/problem.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { queries } from '../queries.ts'
import type { Signer } from '../wire.ts'

/** For administrators: who of their own people has signed, those who have not first. */
export function Signers({ newest, inForce }: { newest: number; inForce: number }) {
  const signers = useQuery(queries.signers)
  const people = (signers.data?.items ?? []).toSorted((a, b) => (a.version ?? 0) - (b.version ?? 0))
  const open = people.filter(person => (person.version ?? 0) < newest).length
  return (
    <section className="section">
      <h2>Your people</h2>
      {signers.isPending && <Waiting rows={2} />}
      {signers.error && <ProblemBox error={signers.error} retry={() => void signers.refetch()} />}
      {signers.data && (
        <>
          <p className="quiet">
            {open === 0
              ? `All have signed version ${newest}.`
              : `${open} of ${people.length} have not signed version ${newest} yet. They are asked when they next come.`}
          </p>
          <ul className="plain">
            {people.map(person => (
              <li key={person.id}>
                {person.name} <span className="quiet small">{said(person, inForce)}</span>
                {person.at && (
                  <span className="quiet small">
                    {' '}
                    <When at={person.at} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function said({ version }: Signer, inForce: number): string {
  if (version === undefined) return 'has not signed, and gets nothing until then'
  return version < inForce ? `signed version ${version} only, and gets nothing until then` : `signed version ${version}`
}
