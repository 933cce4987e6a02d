import { notFound, refused } from '../domain/fault.ts'
import { MOST_PARTS, PART_KIND_NAMES } from '../domain/situation.ts'
import type { MarkIn, PartIn } from '../formats/api/situations.ts'
import { insertPart, markOf, partsOf, restAs, writeMark, writePart } from '../store/part-store.ts'
import { loadSituation } from '../store/situation-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { workAtDesk } from './steps/at-desk.ts'
import { assertYardstick, contentOf, contentOfRow, ON_NOTHING, partTag, restOn } from './steps/part-content.ts'
import { heldPart, rewordAs, tellPart } from './steps/reword-part.ts'
import { assertStands } from './steps/situation-words.ts'

interface Written {
  id: string
  tag: string
}

/** A statement, hypothesis, piece of evidence or entity, with what it rests on. */
export const addPart = (ctx: Context, viewer: Viewer, situation: string, asked: PartIn): Promise<Written> => {
  const id = ctx.newId(`part:${viewer.seat}`)
  return workAtDesk(ctx, viewer, { what: `${asked.kind}-added`, situation, part: id }, async (tx, at) => {
    if (!(await loadSituation(tx, situation))) throw notFound()
    const content = contentOf(asked)
    assertYardstick(content)
    const here = (await partsOf(tx, situation)).filter(p => p.kind === content.kind).length
    if (here >= MOST_PARTS[content.kind])
      throw refused(`There are ${here} of these already (${PART_KIND_NAMES[content.kind]}). Take one out first.`)
    await restOn(tx, id, ON_NOTHING, content)
    await insertPart(tx, { id, situation, ...content, at, seat: viewer.seat })
    await tellPart(ctx, viewer, tx, { situation, what: 'added', part: id, at, after: content })
    return { id, tag: partTag(content) }
  })
}

/**
 * Another wording, refused where somebody has written another in the meantime (the answer carries it, to be put together). One
 * that rests on more stands beside the old one, which stays for whoever does not get the new source.
 */
export const rewordPart = (
  ctx: Context,
  viewer: Viewer,
  situation: string,
  id: string,
  asked: PartIn,
  tag: string | undefined,
): Promise<Written> =>
  workAtDesk(
    ctx,
    viewer,
    { what: `${asked.kind}-reworded`, situation, part: id },
    async (tx, at): Promise<Written> => {
      const row = await heldPart(tx, situation, id)
      const [before, after] = [contentOfRow(row), contentOf(asked)]
      if (before.kind !== after.kind) throw refused(`This is a ${PART_KIND_NAMES[before.kind].toLowerCase()}.`, '/kind')
      assertStands(tag, { ...before, tag: partTag(before) })
      assertYardstick(after)
      return { ...(await rewordAs(ctx, viewer, tx, { row, before, after, at })), tag: partTag(after) }
    },
    written => ({ things: [written.id], situations: [situation] }),
  )

export const removePart = (ctx: Context, viewer: Viewer, situation: string, id: string): Promise<void> =>
  workAtDesk(ctx, viewer, { what: 'part-removed', situation, part: id }, async (tx, at) => {
    const row = await heldPart(tx, situation, id)
    const before = contentOfRow(row)
    await writePart(tx, id, { ...before, removed: true }, at, viewer.seat)
    await tellPart(ctx, viewer, tx, { situation, what: 'removed', part: id, at, before })
  })

/** How a piece of evidence stands to a hypothesis; null takes the mark away. */
export const markEvidence = (ctx: Context, viewer: Viewer, situation: string, asked: MarkIn): Promise<void> =>
  workAtDesk(
    ctx,
    viewer,
    { what: 'evidence-marked', situation },
    async (tx, at) => {
      const [evidence, hypothesis] = [
        await heldPart(tx, situation, asked.evidence),
        await heldPart(tx, situation, asked.hypothesis),
      ]
      if (evidence.kind !== 'evidence') throw refused('Only evidence is marked.', '/evidence')
      if (hypothesis.kind !== 'hypothesis') throw refused('Evidence is marked against a hypothesis.', '/hypothesis')
      const before = await markOf(tx, asked.evidence, asked.hypothesis)
      if (before === asked.mark) return
      await writeMark(tx, asked, at, viewer.seat)
      const about = { evidence: asked.evidence, hypothesis: asked.hypothesis }
      const id = ctx.newId(`change:${viewer.seat}`)
      await restAs(tx, id, asked.hypothesis)
      await tellPart(ctx, viewer, tx, {
        ...{ situation, what: 'marked', part: asked.evidence, at, id },
        before: { ...about, mark: before },
        after: { ...about, mark: asked.mark, text: `${evidence.text} / ${hypothesis.text}` },
      })
    },
    { things: [asked.evidence, asked.hypothesis], situations: [situation] },
  )
