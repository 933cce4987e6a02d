import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { MEMBER_KIND_NAMES, REGIONS, SECTORS } from '../../domain/member.ts'
import { Empty } from '../parts/empty.tsx'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { MemberSummary } from '../wire.ts'
import '../nodes/nodes.css'

export function MembersPage() {
  useTitle('Members')
  const members = useQuery(queries.members)
  const [text, setText] = useState('')
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const all = members.data?.items ?? []
  const shown = all.filter(member => {
    const line = `${member.name} ${memberFacts(member)}`.toLowerCase()
    return words.every(word => line.includes(word))
  })
  return (
    <>
      <div className="page-head">
        <h1>Members</h1>
      </div>
      <p className="quiet read">
        Those you may know by name: each chooses where it is listed. There are more members than stand here.
      </p>
      {members.isPending && <Waiting />}
      {members.error && <ProblemBox error={members.error} retry={() => void members.refetch()} />}
      {all.length > 0 && (
        <TextInput
          className="read"
          mb="sm"
          aria-label="Find a member"
          placeholder="Name, sector, region"
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
      )}
      {members.isSuccess && shown.length === 0 && (
        <Empty title={all.length === 0 ? 'Nobody is listed to you yet' : 'No such member among those listed to you'}>
          Members list themselves to nodes or to everyone. Your own listing is in{' '}
          <Link href={paths.settings('listed')}>Settings</Link>.
        </Empty>
      )}
      <ul className="things">
        {shown.map(member => (
          <li key={member.handle} className="member-row">
            <span className="thing-head">
              <Link href={paths.member(member.handle)}>{member.name}</Link>
            </span>
            <span className="quiet">{memberFacts(member)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

const SIZES: Record<MemberSummary['size'], string> = { small: 'small', medium: 'medium-sized', large: 'large' }

export const memberFacts = (member: MemberSummary): string =>
  [
    `${MEMBER_KIND_NAMES[member.kind].one}, ${SIZES[member.size]}`,
    member.sectors.map(sector => SECTORS[sector]).join(', '),
    member.regions.length < 12 ? member.regions.map(region => REGIONS[region]).join(', ') : 'United Kingdom',
  ]
    .filter(Boolean)
    .join(' · ')
