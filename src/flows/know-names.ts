import { Fault, notFound } from '../domain/fault.ts'
import { aliasesOf, type KnownNameKind, tidyAliases } from '../domain/known-name.ts'
import type { KnownNameOut } from '../formats/api/likeness.ts'
import type { Change } from '../store/database.ts'
import * as store from '../store/known-name-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { readAtDesk, workAtDesk } from './steps/at-desk.ts'
import { openCursor, pageOf } from './steps/cursor.ts'
import { assertStands, tagOf } from './steps/situation-words.ts'

/**
 * The names that the desk knows things by. They rest on no report: everybody at the desk reads them, secondees too, so a name
 * that only one report gives does not belong here, and the page says so.
 */
interface NameIn {
  kind: KnownNameKind
  name: string
  aliases: readonly string[]
}
const LIST = 'known-names'
const nameTag = ({ kind, name, aliases }: NameIn): string => tagOf([kind, name, aliases])

export const readKnownNames = (
  ctx: Context,
  viewer: Viewer,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: KnownNameOut[]; next?: string }> =>
  readAtDesk(ctx, viewer, async rows => {
    const place = openCursor(ctx, viewer, LIST, after)
    const page = pageOf(ctx, viewer, LIST, await store.knownNamesPage(rows, limit + 1, place?.at), limit)
    const clashing = aliasesOf(await store.knownNames(rows)).filter(a => a.names.length > 1)
    return {
      items: page.rows.map(({ id, kind, name, aliases }) => ({
        ...{ id, kind, name, aliases, tag: nameTag({ kind, name, aliases }) },
        clashes: clashing.filter(a => a.names.includes(id)).map(a => a.text),
      })),
      ...page.next,
    }
  })

export const keepKnownName = (ctx: Context, viewer: Viewer, asked: NameIn): Promise<string> => {
  const id = ctx.newId(`known-name:${viewer.seat}`)
  return workAtDesk(ctx, viewer, { what: 'name-kept', name: id }, async (tx, at) => {
    await assertNew(tx, asked.name, undefined)
    await store.insertKnownName(tx, { ...asked, id, aliases: tidyAliases(asked.name, asked.aliases) }, ctx.origin, at)
    return id
  })
}

/** Refused where another analyst changed it since `tag` was read. */
export const changeKnownName = (
  ctx: Context,
  viewer: Viewer,
  id: string,
  { asked, tag }: { asked: NameIn; tag: string | undefined },
): Promise<void> =>
  workAtDesk(ctx, viewer, { what: 'name-changed', name: id }, async (tx, at) => {
    const now = await store.holdKnownName(tx, id)
    if (!now) throw notFound()
    const { kind, name, aliases } = now
    assertStands(tag, { kind, name, aliases, tag: nameTag(now) })
    await assertNew(tx, asked.name, id)
    await store.updateKnownName(tx, { ...asked, id, aliases: tidyAliases(asked.name, asked.aliases) }, at)
  })

export const dropKnownName = (ctx: Context, viewer: Viewer, id: string): Promise<void> =>
  workAtDesk(ctx, viewer, { what: 'name-dropped', name: id }, async tx => {
    if (!(await store.deleteKnownName(tx, id))) throw notFound()
  })

async function assertNew(tx: Change, name: string, but: string | undefined): Promise<void> {
  if (await store.nameIsTaken(tx, name, but))
    throw new Fault('conflict', `“${name}” is in the list already: add to its aliases.`, [
      { at: '/name', problem: 'is in the list already' },
    ])
}
