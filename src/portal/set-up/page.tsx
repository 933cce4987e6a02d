import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import type { SetUp } from '../wire.ts'
import { Doing, NameForm } from './doing.tsx'
import './set-up.css'

type Step = SetUp['steps'][number]['step']

/** What a new partnership needs before its first members come. It can be left and come back to, in any order. */
export function SetUpPage() {
  useTitle('Set up')
  const found = useQuery(queries.setUp)
  const steps = found.data?.steps ?? []
  const open = steps.filter(one => !one.done).length
  return (
    <div className="read">
      <div className="page-head">
        <h1>Set up {found.data?.name ?? 'this partnership'}</h1>
        {found.data && (
          <span className="quiet">{open === 0 ? 'All done' : `${steps.length - open} of ${steps.length} done`}</span>
        )}
      </div>
      {found.isPending && <Waiting rows={6} />}
      {found.error && <ProblemBox error={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <>
          <p>
            {open === 0 ? (
              <>
                Everything is there. Admit the first member, and <Link href={paths.nodes}>found its nodes</Link>.
              </>
            ) : (
              'In any order. Leave and come back: “Set up” stays in the menu, for operators alone.'
            )}
          </p>
          <ol className="set-up-steps">
            {steps.map(({ step, done }) => (
              <li key={step} data-done={done}>
                <span className="set-up-mark" aria-hidden>
                  {done ? '✓' : '○'}
                </span>
                <div>
                  <h2>
                    {TITLES[step]}
                    <span className="unseen">{done ? ' (done)' : ' (open)'}</span>
                  </h2>
                  <Says step={step} done={done} setUp={found.data} />
                </div>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

const TITLES: Record<Step, string> = {
  passkey: 'Your passkey',
  name: 'What it is called',
  organisation: 'Your organisation',
  terms: 'Terms of membership',
  nodes: 'The national node and the Fusion Cell',
  regulators: 'Regulators',
  mail: 'Mail',
  'second-operator': 'A second operator',
}

interface Props {
  step: Step
  done: boolean
  setUp: SetUp
}

function Says({ step, done, setUp }: Props) {
  switch (step) {
    case 'passkey':
      return done ? (
        <Quiet>You have one, and need no link next time.</Quiet>
      ) : (
        <p>
          You confirm with it what matters. <Link href={paths.settings('access')}>Add a passkey</Link>
        </p>
      )
    case 'name':
      return <NameForm name={setUp.name} />
    case 'organisation':
      return (
        <>
          <p>
            It runs the partnership and hosts its nodes. Give its short names, domains and networks, so that they are
            struck out of what it shares, and decide where it is listed.{' '}
            <Link href={paths.settings('organisation')}>Your organisation</Link>
          </p>
          <Doing step={step} done={done} words="It is as it should be" />
        </>
      )
    case 'terms':
      return <SaysTerms done={done} setUp={setUp} />
    case 'nodes':
      return <SaysNodes done={done} setUp={setUp} />
    case 'regulators':
      return (
        <>
          <p>
            Organisations of the kind “regulator” are left out of everything that is shared, unless its author puts them
            in. So admit each one as a regulator that may ask members about what it reads, whatever else it is: its kind
            is set when it is admitted. No automatic admission lets a regulator into a node.
          </p>
          <Doing step={step} done={done} words="We know which ones they are" />
        </>
      )
    case 'mail':
      return setUp.mail ? (
        <Quiet>A mail server is set: invitations and alerts are sent.</Quiet>
      ) : (
        <>
          <p>
            No mail server is set. Until <code>AUBURN_SMTP_URL</code> is, and Auburn is started again, links are shown
            to be handed over, and nobody is called back.
          </p>
          <Doing step={step} done={done} words="Go without mail for now" />
        </>
      )
    case 'second-operator':
      return <SaysOperators done={done} setUp={setUp} />
  }
}

const Quiet = ({ children }: { children: ReactNode }) => <p className="quiet">{children}</p>

function SaysTerms({ done, setUp }: Omit<Props, 'step'>) {
  if (done)
    return (
      <Quiet>
        Version {setUp.termsPublished} is published and signed for your organisation.{' '}
        <Link href={paths.terms}>Who has signed</Link>
      </Quiet>
    )
  return (
    <p>
      Auburn brings a draft, with a lesson of three minutes. Read it, change what does not fit, and publish it: from
      then on everybody signs before anything reaches them, you first. Until then nobody is asked to.{' '}
      <Link href={paths.publishTerms}>Read and publish the terms</Link>
    </p>
  )
}

function SaysNodes({ done, setUp }: Omit<Props, 'step'>) {
  if (done)
    return (
      <Quiet>
        {setUp.national && <Link href={paths.node(setUp.national)}>National</Link>} and{' '}
        {setUp.fusionCell && <Link href={paths.node(setUp.fusionCell)}>Fusion Cell</Link>} are there. Analysts join the
        desk by <code>auburn person add --role analyst</code>.
      </Quiet>
    )
  return (
    <>
      <p>
        A node for every member, and the community around the desk where analysts draw what is shared into one picture.
        Your organisation hosts both.
      </p>
      <Doing step="nodes" done={false} words="Found them" />
    </>
  )
}

function SaysOperators({ done, setUp }: Omit<Props, 'step'>) {
  if (done)
    return (
      <Quiet>
        {setUp.operators} here{setUp.operatorsInvited > 0 && `, ${setUp.operatorsInvited} invited`}.
      </Quiet>
    )
  return (
    <p>
      Admitting a member takes the word of two persons. Invite a colleague with the role “operator”.{' '}
      <Link href={paths.settings('people')}>Invite somebody</Link>
    </p>
  )
}
