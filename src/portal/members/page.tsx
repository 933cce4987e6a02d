import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { isProblem } from '../api.ts'
import { ReportList } from '../lists/report-list.tsx'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { NothingHere, ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { MemberPage as MemberWhole } from '../wire.ts'
import { memberFacts } from './list.tsx'
import '../nodes/nodes.css'

export function MemberPage() {
  const { handle = '' } = useParams({ strict: false }) as { handle?: string }
  const member = useQuery(queries.member(handle))
  useTitle(member.data?.name ?? 'Member')
  if (isProblem(member.error, 'not-found') || isProblem(member.error, 'bad-request')) return <NothingHere />
  if (member.error) return <ProblemBox error={member.error} retry={() => void member.refetch()} />
  if (!member.data) return <Waiting />
  return <Shown key={handle} member={member.data} />
}

function Shown({ member }: { member: MemberWhole }) {
  return (
    <>
      <div className="page-head">
        <h1>{member.name}</h1>
        {member.mine && <Link href={paths.settings('people')}>People</Link>}
        {member.mine && <Link href={paths.settings('organisation')}>Change</Link>}
      </div>
      <p className="quiet">
        {memberFacts(member)}
        {member.joinedAt && (
          <>
            {' · joined '}
            <When at={member.joinedAt} />
          </>
        )}
      </p>
      <div className="two">
        <section>
          <h2>{member.mine ? 'What your organisation shared' : 'Shared by name, and given to you'}</h2>
          {member.shared.length > 0 ? (
            <ReportList items={member.shared} label={`Shared by ${member.name}`} />
          ) : (
            <Empty title={member.mine ? 'Nothing yet' : 'Nothing by name'}>
              {member.mine
                ? 'What you share stands here, with who read it.'
                : 'It may have shared without its name: that is not told.'}
            </Empty>
          )}
        </section>
        <aside>
          {member.nodes.length > 0 && <h2>{member.mine ? 'Your nodes' : 'Nodes you share with it'}</h2>}
          <ul className="names">
            {member.nodes.map(node => (
              <li key={node.ref}>
                <Link href={paths.node(node.ref)}>{node.name}</Link>
              </li>
            ))}
          </ul>
          {member.persons.length > 0 && <h2>{member.mine ? 'Colleagues' : 'People you can address'}</h2>}
          <ul className="names">
            {member.persons.map(person => (
              <li key={person.id}>
                {person.name}{' '}
                <span className="quiet">{[person.title, roleWord(person.role)].filter(Boolean).join(', ')}</span>
              </li>
            ))}
          </ul>
        </aside>
      </div>
    </>
  )
}

const roleWord = (role: string): string => (role === 'member' ? '' : role === 'admin' ? 'administrator' : role)
