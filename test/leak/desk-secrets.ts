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
}
