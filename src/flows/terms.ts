import { createHash } from 'node:crypto'
import { Fault, notFound, refused } from '../domain/fault.ts'
import { mayOperate, mayRunMember } from '../domain/permissions.ts'
import { notYetRight } from '../domain/terms/lesson.ts'
import { wanted, whyNotFrom } from '../domain/terms/standing.ts'
import { LessonFlaw, parseLesson } from '../formats/terms/lesson.ts'
import { change, type Rows, rowsOf } from '../store/database.ts'
import { circleOfMember } from '../store/member-store.ts'
import {
  allTerms,
  insertTerms,
  lessonKnownTo,
  lockTerms,
  newestTerms,
  signAsPerson,
  signaturesForMember,
  signaturesOfPerson,
  signersOf,
  signForMember,
  signingMembers,
  type TermsHead,
  type TermsRow,
  termsOf,
} from '../store/terms-store.ts'
import type { Viewer } from '../store/viewer.ts'
import type { Context } from './context.ts'
import { changeRights } from './steps/change-rights.ts'
import { DRAFT_CHANGED, draftedTerms } from './steps/terms-draft.ts'

/** The terms of membership: read, signed, published anew. Who is let in without them is decided in domain/terms. */
const countsNow = (all: readonly TermsHead[], now: Date): number =>
  all.reduce((most, t) => (t.counts_from <= now ? Math.max(most, t.version) : most), 0)

/** The version to read and sign now: the newest, if it counts already or will. Undefined: none was published yet. */
export async function readTerms(ctx: Context, viewer: Viewer) {
  const rows = rowsOf(ctx.db.app)
  const now = ctx.now()
  const [all, mine, ours] = await Promise.all([
    allTerms(rows),
    signaturesOfPerson(rows, viewer.person.id),
    signaturesForMember(rows, viewer.member),
  ])
  return {
    inForce: countsNow(all, now),
    wanted: wanted(viewer.terms),
    maySignForMember: mayRunMember(viewer),
    mayPublish: mayOperate(viewer),
    member: viewer.organisation.name,
    versions: all.map(t => {
      const [byYou, forMember] = [mine, ours].map(signed => signed.find(s => s.version === t.version))
      return {
        version: t.version,
        changed: t.changed,
        publishedAt: t.published_at.toISOString(),
        countsFrom: t.counts_from.toISOString(),
        ...(byYou ? { signedAt: byYou.at.toISOString() } : {}),
        ...(forMember ? { signedForMember: { at: forMember.at.toISOString(), by: forMember.name } } : {}),
      }
    }),
  }
}

/** One version, whether it counts or not: what was signed can be read again. */
export async function readTermsVersion(ctx: Context, viewer: Viewer, version: number) {
  const rows = rowsOf(ctx.db.app)
  const found = await termsOf(rows, version)
  if (!found) throw notFound()
  const known = await lessonKnownTo(rows, viewer.person.id)
  return { version, text: found.text, lesson: parseLesson(found.lesson), lessonKnown: known === found.lesson }
}

export interface SignatureAsked {
  version: number
  /** Numbers of the choices, question by question; none where the lesson was not changed since the last signature. */
  answers: readonly number[]
  forMember: boolean
}
/** Signs the newest version, or the one that counts, as a person and, if asked, for the member. Twice is once. */
export async function signTerms(ctx: Context, viewer: Viewer, asked: SignatureAsked): Promise<void> {
  if (asked.forMember && !mayRunMember(viewer))
    throw new Fault('forbidden', 'Only an administrator signs for your organisation.')
  const at = ctx.now()
  await change(ctx.db, undefined, async tx => {
    const terms = await signable(tx, viewer, asked.version)
    await assertLesson(tx, viewer, terms, asked.answers)
    const signing = { version: asked.version, seat: viewer.seat, at }
    const person = await signAsPerson(tx, { ...signing, person: viewer.person.id })
    const member = asked.forMember && (await signForMember(tx, { ...signing, member: viewer.member }))
    if (!person && !member) return
    await tx.record({
      id: ctx.newId(`leaf:terms:${viewer.seat}`),
      salt: ctx.random(`salt:terms:${viewer.seat}`, 16),
      body: {
        what: 'terms-signed',
        version: asked.version,
        seat: viewer.gid,
        ...(member ? { member: viewer.organisation.handle } : {}),
        at: at.toISOString(),
      },
    })
  })
}

/** Versions that are past are not signed any more; they can still be read. */
async function signable(tx: Rows, viewer: Viewer, version: number): Promise<TermsRow> {
  const terms = await termsOf(tx, version)
  if (!terms || version < viewer.terms.inForce)
    throw refused('This is not a version that counts. Load the page again.', '/version')
  return terms
}
async function assertLesson(tx: Rows, viewer: Viewer, terms: TermsRow, answers: readonly number[]): Promise<void> {
  if (answers.length === 0 && (await lessonKnownTo(tx, viewer.person.id)) === terms.lesson) return
  const open = notYetRight(parseLesson(terms.lesson), answers)
  if (open.length === 0) return
  throw new Fault(
    'refused',
    'The lesson comes first: answer each of its questions.',
    open.map(n => ({ at: `/answers/${n}`, problem: 'is not the right answer yet' })),
  )
}

/** The people of the viewer's own member, for those who run it. */
export async function readSigners(ctx: Context, viewer: Viewer) {
  if (!mayRunMember(viewer)) throw notFound()
  const found = await signersOf(rowsOf(ctx.db.app), viewer.member, ctx.now())
  return {
    items: found.map(({ version, at, ...person }) => ({
      ...person,
      ...(version !== null && at ? { version, at: at.toISOString() } : {}),
    })),
  }
}

/** Every active member, for operators. */
export async function readSigningMembers(ctx: Context, viewer: Viewer) {
  if (!mayOperate(viewer)) throw notFound()
  return { items: await membersAndTerms(ctx) }
}
export async function membersAndTerms(ctx: Context) {
  const rows = rowsOf(ctx.db.app)
  const now = ctx.now()
  const inForce = countsNow(await allTerms(rows), now)
  const found = await signingMembers(rows, inForce, now)
  return found.map(({ version, at, ...member }) => ({
    ...member,
    ...(version !== null && at ? { version, at: at.toISOString() } : {}),
    hasSigned: (version ?? 0) >= inForce,
  }))
}
/** At the command line: one member's people. */
export async function peopleAndTerms(ctx: Context, handle: string) {
  const rows = rowsOf(ctx.db.app)
  const member = await circleOfMember(rows, handle)
  if (member === undefined) throw new Fault('not-found', `There is no member “${handle}”. See: auburn member list`)
  const [versions, people] = await Promise.all([allTerms(rows), signersOf(rows, member, ctx.now())])
  return { inForce: countsNow(versions, ctx.now()), people }
}
/** For the operator: every version, newest first, without its text. */
export const versionsOfTerms = async (ctx: Context) =>
  (await allTerms(rowsOf(ctx.db.app))).map(({ version, changed, published_at, counts_from }) => ({
    version,
    changed,
    publishedAt: published_at,
    countsFrom: counts_from,
  }))
/** As they are written: of one version, of the newest, or (where there is none) the project's draft. */
export async function termsAtHand(ctx: Context, which: number | 'draft' | undefined) {
  const rows = rowsOf(ctx.db.app)
  const found = which === 'draft' ? undefined : await (which ? termsOf(rows, which) : newestTerms(rows))
  if (typeof which === 'number' && !found) throw new Fault('not-found', `There is no version ${which} of the terms.`)
  if (!found) return draftedTerms()
  return { version: found.version, text: found.text, lesson: found.lesson }
}

// Publishing ----------------------------------------------------------------------------------------------------------

/** What a new version begins with: the newest one, or what the project brings. */
export async function readTermsToEdit(ctx: Context, viewer: Viewer) {
  if (!mayOperate(viewer)) throw notFound()
  return termsToEdit(ctx)
}
export async function termsToEdit(ctx: Context) {
  const newest = await newestTerms(rowsOf(ctx.db.app))
  if (newest) return { after: newest.version, text: newest.text, lesson: newest.lesson, changed: '' }
  return { ...(await draftedTerms()), changed: DRAFT_CHANGED }
}

export interface TermsToPublish {
  /** The version that this one comes after, if there is one: refused if another was published meanwhile. */
  after?: number | undefined
  text: string
  lesson: string
  changed: string
  /** Undefined: at once. */
  countsFrom: Date | undefined
}
/** By an operator in the portal or (viewer undefined) at the command line. Answers with the number of the version. */
export async function publishTerms(ctx: Context, viewer: Viewer | undefined, asked: TermsToPublish): Promise<number> {
  if (viewer && !mayOperate(viewer))
    throw new Fault('forbidden', 'Only an operator of this partnership publishes its terms.')
  assertIsLesson(asked.lesson)
  const digest = createHash('sha256').update(`${asked.text}\0${asked.lesson}`).digest('hex')
  return changeRights(
    ctx,
    (version: number) => ({
      what: 'terms-published',
      version,
      digest,
      ...(asked.countsFrom ? { countsFrom: asked.countsFrom.toISOString() } : {}),
      ...(viewer ? { by: viewer.gid } : {}),
    }),
    async (tx, at) => {
      await lockTerms(tx)
      const before = await newestTerms(tx)
      if (before?.version !== asked.after)
        throw new Fault('conflict', `The newest version is ${before?.version ?? 'none yet'}. Begin from that.`)
      if (before && before.text === asked.text && before.lesson === asked.lesson)
        throw refused('Nothing was changed: everybody would sign the same words again.', '/text')
      const from = asked.countsFrom ?? at
      const wrong = whyNotFrom(from, at, before === undefined)
      if (wrong) throw refused(wrong, '/countsFrom')
      const version = (asked.after ?? 0) + 1
      const { text, lesson, changed } = asked
      await insertTerms(tx, {
        version,
        text,
        lesson,
        changed,
        published_at: at,
        counts_from: from,
        seat: viewer?.seat ?? null,
      })
      return version
    },
  )
}

function assertIsLesson(written: string): void {
  try {
    parseLesson(written)
  } catch (error) {
    if (!(error instanceof LessonFlaw)) throw error
    throw refused(`Line ${error.line} of the lesson: ${error.message}.`, '/lesson')
  }
}
