import { techniqueNames } from '../domain/attack.ts'
import type { Techniques } from '../formats/api/picture.ts'
import { loadMatrices } from '../store/attack-store.ts'
import { rowsOf } from '../store/database.ts'
import type { Context } from './context.ts'

/** What techniques are called, as the operator loaded ATT&CK: public words, the same for everybody. */
export async function readTechniques(ctx: Context): Promise<Techniques> {
  const names = techniqueNames(await loadMatrices(rowsOf(ctx.db.app)))
  return { items: [...names].map(([id, name]) => ({ id, name })).sort((a, b) => (a.id < b.id ? -1 : 1)) }
}
