import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export interface Idp {
  issuer: string
  server: Server
  clients: { client_id: string; client_secret: string; redirect_uris: string[] }[]
}
export const CLIENT = { client_id: 'auburn', client_secret: 'the client secret of the tests' }

/** oidc-provider on loopback; whoever is named by `login` in its own form is let in. */
export async function startIdp(): Promise<Idp> {
  const server = createServer()
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const redirect_uris = ['00000000-0000-4000-8000-000000000000']
    .map(id => `https://placeholder.example/${id}`)
    .slice(0, 1)
  const made: Idp = { issuer, server, clients: [{ ...CLIENT, redirect_uris }] }
  const provider = new Provider(issuer, {
    clients: [],
    adapter: memoryAdapter(made),
    pkce: { required: () => true },
    findAccount: (_ctx: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, email: 'author@alder.example' }),
    }),
  })
  server.on('request', provider.callback())
  return made
}

/** Keeps everything in memory; clients are read from the test's own list, so that redirect URIs are set later. */
function memoryAdapter(made: Idp) {
  const kept = new Map<string, Record<string, unknown>>()
  return class {
    kind: string
    constructor(kind: string) {
      this.kind = kind
    }
    async upsert(id: string, payload: Record<string, unknown>) {
      kept.set(`${this.kind}:${id}`, payload)
    }
    async find(id: string) {
      if (this.kind === 'Client') {
        const client = made.clients.find(c => c.client_id === id)
        return client && { ...client, grant_types: ['authorization_code'], response_types: ['code'] }
      }
      return kept.get(`${this.kind}:${id}`)
    }
    async findByUid(uid: string) {
      return [...kept.values()].find(p => p.uid === uid)
    }
    async findByUserCode() {
      return undefined
    }
    async destroy(id: string) {
      kept.delete(`${this.kind}:${id}`)
    }
    async consume(id: string) {
      const payload = kept.get(`${this.kind}:${id}`)
      if (payload) payload.consumed = Math.floor(Date.now() / 1000)
    }
    async revokeByGrantId(grant: string) {
      for (const [id, payload] of kept) if (payload.grantId === grant) kept.delete(id)
    }
  }
}
