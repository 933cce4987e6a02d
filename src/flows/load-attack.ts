import type { AttackMatrix } from '../domain/attack.ts'
import { replaceMatrix } from '../store/attack-store.ts'
import { change } from '../store/database.ts'
import type { Context } from './context.ts'

/** The operator loads a matrix of ATT&CK; what was loaded of the same domain goes. Public words: nobody's rights change. */
export async function loadAttack(ctx: Context, matrix: AttackMatrix): Promise<void> {
  const at = ctx.now()
  await change(ctx.db, undefined, async tx => {
    await replaceMatrix(tx, matrix, at)
    await tx.record({
      id: ctx.newId(`leaf:attack ${matrix.domain}`),
      salt: ctx.random(`salt:attack ${matrix.domain}`, 16),
      body: { what: 'attack-loaded', domain: matrix.domain, version: matrix.version, at: at.toISOString() },
    })
  })
}
