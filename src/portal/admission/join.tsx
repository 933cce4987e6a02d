import { Button, MultiSelect, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import {
  MEMBER_KIND_NAMES,
  MEMBER_KINDS,
  MEMBER_SIZES,
  REGION_CODES,
  REGIONS,
  SECTOR_SLUGS,
  SECTORS,
} from '../../domain/member.ts'
import { registerExample, registerName, registersOf } from '../../domain/register.ts'
import { ApiProblem, api } from '../api.ts'
import { forgetToken, keptToken } from '../nodes/kept-invitation.ts'
import { copy } from '../parts/copy.ts'
import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { useTitle } from '../parts/title.ts'
import { paths } from '../paths.ts'
import { queries } from '../queries.ts'
import '../session/session.css'
import '../settings/settings.css'
import './admission.css'

const EMPTY = {
  ...{ name: '', number: '', runs: '', domain: '', person: '', title: '', email: '', knows: '', node: '' },
}
type Field = keyof typeof EMPTY
const SIZE_NAMES = { small: 'Up to 49 people', medium: '50 to 249 people', large: '250 people and more' } as const

/** For an organisation that is no member: who it is, what it runs, who asks. No account is made. */
export function JoinPage() {
  useTitle('Register interest')
  const [link, setLink] = useState<string>()
  return link === undefined ? <Form applied={setLink} /> : <Applied link={link} />
}

function Form({ applied }: { applied: (link: string) => void }) {
  const nodes = useQuery(queries.openNodes)
  const [token, setToken] = useState(keptToken)
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api.lookAtInvitation(token),
    enabled: token !== '',
    retry: false,
    gcTime: 0,
  })
  const [draft, setDraft] = useState(EMPTY)
  const [kind, setKind] = useState<(typeof MEMBER_KINDS)[number]>('industry')
  const [size, setSize] = useState<(typeof MEMBER_SIZES)[number]>('medium')
  const [register, setRegister] = useState('')
  const [sectors, setSectors] = useState<string[]>([])
  const [regions, setRegions] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const { offered, needed } = registersOf(kind)
  const chosen = offered.find(one => one === register) ?? (needed ? offered[0] : undefined)
  const wrong = (at: string): string | undefined =>
    error instanceof ApiProblem ? error.places.find(place => place.at.startsWith(`/${at}`))?.problem : undefined
  const field = (name: Field) => ({
    value: draft[name],
    error: wrong(name),
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setDraft(before => ({ ...before, [name]: value }))
    },
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    const { number, node, ...plain } = draft
    try {
      const made = await api.apply({
        ...plain,
        ...{ kind, size },
        sectors: SECTOR_SLUGS.filter(slug => sectors.includes(slug)),
        regions: REGION_CODES.filter(code => regions.includes(code)),
        ...(chosen ? { register: chosen, number } : {}),
        ...(invitation.data ? { invitation: token } : node ? { node } : {}),
      })
      forgetToken()
      applied(made.link)
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <form className="front stack apply" onSubmit={event => void send(event)}>
      <span className="brand">Auburn</span>
      <h1>Register interest</h1>
      <p>
        For organisations with a network of their own. Nothing is decided by a machine: people look at what you write,
        ask back, and have a member vouch for you. You get a private page to follow it on.
      </p>
      <TextInput label="Legal name of your organisation" required maxLength={200} {...field('name')} />
      <NativeSelect
        label="What it is"
        value={kind}
        data={MEMBER_KINDS.map(value => ({ value, label: MEMBER_KIND_NAMES[value].one }))}
        onChange={event => setKind(MEMBER_KINDS.find(one => one === event.currentTarget.value) ?? kind)}
      />
      {offered.length > 0 && (
        <NativeSelect
          label={needed ? 'Register' : 'Register, if it is in one'}
          value={chosen ?? ''}
          error={wrong('register')}
          data={[
            ...(needed ? [] : [{ value: '', label: 'None' }]),
            ...offered.map(value => ({ value, label: registerName(value) })),
          ]}
          onChange={event => setRegister(event.currentTarget.value)}
        />
      )}
      {chosen && (
        <TextInput
          label="Number in that register"
          description={`Such as ${registerExample(chosen)}`}
          required
          maxLength={40}
          {...field('number')}
        />
      )}
      <NativeSelect
        label="Size"
        value={size}
        data={MEMBER_SIZES.map(value => ({ value, label: SIZE_NAMES[value] }))}
        onChange={event => setSize(MEMBER_SIZES.find(one => one === event.currentTarget.value) ?? size)}
      />
      <MultiSelect
        label="Sectors"
        required
        searchable
        maxValues={10}
        error={wrong('sectors')}
        data={SECTOR_SLUGS.map(value => ({ value, label: SECTORS[value] }))}
        value={sectors}
        onChange={setSectors}
      />
      <MultiSelect
        label="Regions"
        required
        searchable
        error={wrong('regions')}
        data={REGION_CODES.map(value => ({ value, label: REGIONS[value] }))}
        value={regions}
        onChange={setRegions}
      />
      <Textarea
        label="What electronic network you run"
        description="Sites, systems, roughly how many: what you would look through when you are warned."
        required
        autosize
        minRows={3}
        maxLength={2000}
        {...field('runs')}
      />
      <TextInput
        label="Your organisation’s domain"
        description="You will be asked to prove it. Nothing is fetched from it before."
        placeholder="yours.example"
        required
        maxLength={200}
        {...field('domain')}
      />
      <TextInput label="Your name" required maxLength={200} autoComplete="name" {...field('person')} />
      <TextInput label="Your role" maxLength={100} placeholder="Head of IT" {...field('title')} />
      <TextInput
        type="email"
        label="Your e-mail address at that domain"
        required
        maxLength={254}
        autoComplete="email"
        {...field('email')}
      />
      {invitation.data && (
        <p>
          By invitation to <b>{invitation.data.node.name}</b>.{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => setToken('')}>
            Register without it
          </Button>
        </p>
      )}
      {!invitation.data && (nodes.data?.items.length ?? 0) > 0 && (
        <NativeSelect
          label="Node that you would join"
          value={draft.node}
          error={wrong('node')}
          data={[
            { value: '', label: 'Not sure yet' },
            ...(nodes.data?.items ?? []).map(node => ({ value: node.handle, label: node.name })),
          ]}
          onChange={field('node').onChange}
        />
      )}
      <TextInput
        label="A member that knows you, if there is one"
        description="Read by the people who decide. They may ask it, or another member, to vouch for you: it is told your organisation’s name and domain, and your name."
        maxLength={300}
        {...field('knows')}
      />
      {error !== undefined && <ProblemBox error={error} />}
      <Button type="submit" size="md" className="fit" loading={busy}>
        Register interest
      </Button>
      <p className="small quiet">
        What you write is read by those who decide, and by nobody else. If it comes to nothing, your name, address and
        words are erased after half a year. <Link href={paths.signIn()}>Sign in</Link> instead, if your organisation is
        a member.
      </p>
    </form>
  )
}

function Applied({ link }: { link: string }) {
  return (
    <div className="front stack">
      <h1>Thank you. Keep this link</h1>
      <p>
        It is your private page: how it stands, questions, the proof of your domain, the outcome. It is shown this once.
        Whoever has it speaks for your organisation there, so pass it on to nobody.
      </p>
      <code className="secret">{link}</code>
      <div className="actions">
        <Button onClick={() => void copy(link, 'the link')}>Copy the link</Button>
        <Button variant="default" component="a" href={link}>
          Open your page
        </Button>
      </div>
    </div>
  )
}
