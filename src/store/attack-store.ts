import type { AttackMatrix, AttackTactic, AttackTechnique } from '../domain/attack.ts'
import type { Change, Rows } from './database.ts'

/** ATT&CK as the operator loaded it: public words, the same for everybody. */
interface MatrixRow {
  domain: string
  name: string
  version: string
  tactics: AttackTactic[] | null
  techniques: AttackTechnique[] | null
}
const MATRICES = `
  select m.domain, m.name, m.version,
    (select json_agg(json_build_object('id', t.id, 'shortName', t.short_name, 'name', t.name) order by t.position)
      from attack_tactic t where t.domain = m.domain) as tactics,
    (select json_agg(json_build_object('id', t.id, 'name', t.name, 'tactics', t.tactics, 'state', t.state, 'revokedBy', t.revoked_by) order by t.id)
      from attack_technique t where t.domain = m.domain and ($1::text[] is null or t.id = any($1::text[]))) as techniques
  from attack_matrix m order by m.domain <> 'enterprise-attack', m.domain`
/** The matrices that are loaded, Enterprise first; with `ids`, only these techniques of them. */
export const loadMatrices = async (rows: Rows, ids?: readonly string[]): Promise<AttackMatrix[]> =>
  (await rows.all<MatrixRow>(MATRICES, [ids ?? null])).map(({ tactics, techniques, ...matrix }) => ({
    ...matrix,
    tactics: tactics ?? [],
    techniques: techniques ?? [],
  }))

/** Puts a matrix in the place of the one that was loaded before for its domain. */
export async function replaceMatrix(tx: Change, matrix: AttackMatrix, at: Date): Promise<void> {
  const { domain, tactics, techniques } = matrix
  await tx.all('delete from attack_matrix where domain = $1', [domain])
  await tx.all('insert into attack_matrix(domain, name, version, loaded_at) values ($1, $2, $3, $4)', [
    domain,
    matrix.name,
    matrix.version,
    at,
  ])
  await tx.all(
    `insert into attack_tactic(domain, position, id, short_name, name)
       select $1, x.n, x.id, x.short_name, x.name from unnest($2::text[], $3::text[], $4::text[]) with ordinality x(id, short_name, name, n)`,
    [domain, tactics.map(t => t.id), tactics.map(t => t.shortName), tactics.map(t => t.name)],
  )
  await tx.all(
    `insert into attack_technique(domain, id, name, tactics, state, revoked_by)
       select $1, x ->> 'id', x ->> 'name', array(select jsonb_array_elements_text(x -> 'tactics')), x ->> 'state', x ->> 'revokedBy'
       from jsonb_array_elements($2::jsonb) x`,
    [domain, JSON.stringify(techniques)],
  )
}
