import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemBox } from '../parts/problem.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { queries } from '../queries.ts'

/** For operators: which members have not signed; all of them on request. */
export function Members({ inForce }: { inForce: number }) {
  const members = useQuery(queries.signingMembers)
  const [all, setAll] = useState(false)
  const found = members.data?.items ?? []
  const open = found.filter(member => !member.hasSigned || member.signed < member.people)
  const shown = all ? found : open
  return (
    <section className="section">
      <div className="section-head">
        <h2>Members</h2>
        {open.length < found.length && (
          <button type="button" className="text-button" onClick={() => setAll(!all)}>
            {all ? 'Only those that have not signed' : `All ${found.length}`}
          </button>
        )}
      </div>
      {members.isPending && <Waiting rows={2} />}
      {members.error && <ProblemBox error={members.error} retry={() => void members.refetch()} />}
      {members.data && shown.length === 0 && (
        <p className="quiet">Every member and all of its people have signed version {inForce}.</p>
      )}
      {shown.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keyboard
        <section className="terms-scroll" aria-label="Members and the terms" tabIndex={0}>
          <table className="terms-table">
            <thead>
              <tr>
                <th scope="col">Member</th>
                <th scope="col">Signed for it</th>
                <th scope="col">Its people</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(member => (
                <tr key={member.handle}>
                  <td>{member.name}</td>
                  <td>
                    {member.at ? (
                      <>
                        version {member.version}, <When at={member.at} />
                      </>
                    ) : (
                      'not yet'
                    )}
                  </td>
                  <td>{member.people === 0 ? 'nobody yet' : `${member.signed} of ${member.people}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}
