import type { Answer, World } from '../world.ts'

/** What the desk does in a world of secrets, by the analyst of government, signed in: with a report that others do not get. */
export async function byAnalyst(world: World, method: string, path: string, body?: unknown): Promise<Answer> {
  await world.confirm('analyst')
  const answer = await world.call(undefined, method, path, body, {
    cookie: world.cookie('analyst'),
    origin: world.ctx.url,
  })
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
  return answer
}

/** A situation that every analyst gets, of a report that everybody gets. */
export async function openInView(world: World, seen: string): Promise<string> {
  await byAnalyst(world, 'POST', '/api/desk/queue/steps', { reports: [seen], step: 'claim' })
  return (await byAnalyst(world, 'POST', '/api/situations', { name: 'The payslip crew', reports: [seen] })).body.id
}

/** All that the desk makes of a secret report: beside what everybody there gets, and in the very same situation. */
export async function makeOf(world: World, secret: string, open: string, marker = 'secret'): Promise<void> {
  const of = (rest = '') => `/api/situations/${open}${rest}`
  const why = [{ kind: 'indicator', words: `both name ${marker}` }]
  await byAnalyst(world, 'PUT', '/api/desk/presence', { what: 'report', id: secret })
  await byAnalyst(world, 'POST', '/api/desk/queue/steps', { reports: [secret], step: 'claim' })
  await byAnalyst(world, 'PUT', of(`/reports/${secret}`), { why })
  const apart = await byAnalyst(world, 'POST', of('/split'), { reports: [secret], name: `Apart ${marker}` })
  await byAnalyst(world, 'PATCH', `/api/situations/${apart.body.id}`, { outcome: `Contained ${marker}` })
  await byAnalyst(world, 'PUT', '/api/desk/presence', { what: 'situation', id: apart.body.id })
  await byAnalyst(world, 'PUT', of(`/reports/${secret}`), { why })
  await workOn(world, secret, open, apart.body.id, marker)
}

/** What is written about it: in the open situation, in the one apart, and beside both. */
async function workOn(world: World, secret: string, open: string, apart: string, marker: string): Promise<void> {
  const sources = [{ report: secret, layer: 'technical' }]
  const part = (situation: string, body: object) =>
    byAnalyst(world, 'POST', `/api/situations/${situation}/parts`, { sources, ...body })
  const statement = await part(open, { kind: 'statement', text: `It is likely that ${marker} follows.` })
  await byAnalyst(world, 'PUT', `/api/situations/${open}/parts/${statement.body.id}`, {
    kind: 'statement',
    text: `It is highly likely that ${marker} follows.`,
    sources,
  })
  const hypothesis = await part(open, { kind: 'hypothesis', text: `The ${marker} gang` })
  const evidence = await part(open, { kind: 'evidence', text: `The ${marker} mutex` })
  await byAnalyst(world, 'PUT', `/api/situations/${open}/marks`, {
    ...{ evidence: evidence.body.id, hypothesis: hypothesis.body.id, mark: 'consistent' },
  })
  await part(apart, { kind: 'entity', text: `DL ${marker}`, entity: 'actor', aliases: [`crew ${marker}`] })
  await byAnalyst(world, 'PUT', `/api/reports/${secret}/grade`, {
    source: 'B',
    information: 2,
    why: `Because ${marker}`,
  })
  const wanted = await byAnalyst(world, 'POST', '/api/desk/requirements', {
    question: `What follows ${marker}?`,
    reports: [secret],
  })
  await byAnalyst(world, 'POST', `/api/desk/requirements/${wanted.body.id}/answers`, { report: secret, note: marker })
  await byAnalyst(world, 'POST', '/api/desk/hand-overs', { entries: [{ text: `Mind ${marker}`, reports: [secret] }] })
  await byAnalyst(world, 'POST', '/api/desk/asked/source', { report: secret, text: `Which ${marker}?` })
  await byAnalyst(world, 'POST', '/api/desk/advisories', { kind: 'alert', situation: apart })
}
