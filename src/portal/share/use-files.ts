import { useState } from 'react'
import { type Ceiling, markingAbove } from '../../domain/protective-marking.ts'
import { READABLE_ENDINGS, readFile } from '../../formats/files/read-file.ts'
import type { Attached } from './draft.ts'
import { attached, fileRead } from './moves.ts'
import { attachImage } from './pictures.ts'
import type { Move } from './use-draft.ts'

export const ACCEPTED = [...READABLE_ENDINGS, 'image/png', 'image/jpeg', 'image/webp'].join(',')
const MOST_ATTACHMENTS = 10

/** Reads what was dropped or chosen, here in the browser: documents become text, pictures become attachments. */
export function useFiles(
  move: Move,
  attachments: readonly Attached[],
  ceiling: Ceiling,
  ownDomains: readonly string[],
) {
  const [busy, setBusy] = useState(0)
  const [problems, setProblems] = useState<readonly string[]>([])
  const tell = (problem: string) => setProblems(before => [...before.filter(other => other !== problem), problem])

  /** What is marked above the ceiling is not taken in: it stays where it was. */
  const mayTake = (text: string, name: string): boolean => {
    if (!markingAbove(text, ceiling)) return true
    tell(
      `${name} carries a protective marking above ${ceiling}, so nothing of it was taken. Such material must not be shared here.`,
    )
    return false
  }

  const takeOne = async (file: File, pictures: number): Promise<boolean> => {
    if (file.type.startsWith('image/') && file.type !== 'image/svg+xml') {
      if (pictures >= MOST_ATTACHMENTS) {
        tell(`${file.name}: a report takes ${MOST_ATTACHMENTS} attachments at most.`)
        return false
      }
      const picture = await attachImage(file, pictures + 1)
      move(draft => attached(draft, picture))
      return true
    }
    const read = await readFile(file.name, new Uint8Array(await file.arrayBuffer()), ownDomains)
    if (!mayTake(`${read.subject ?? ''}\n${read.text}`, file.name)) return false
    move(draft =>
      fileRead(draft, {
        text: read.text,
        ...(read.subject === undefined ? {} : { subject: read.subject }),
        notes: read.notes.map(note => `${file.name}: ${note}`),
        people: read.people,
      }),
    )
    return false
  }

  const take = async (files: readonly File[]): Promise<void> => {
    setBusy(count => count + 1)
    let pictures = attachments.length
    for (const file of files) {
      try {
        if (await takeOne(file, pictures)) pictures += 1
      } catch (error) {
        tell(`${file.name}: ${error instanceof Error ? error.message : 'It could not be read.'}`)
      }
    }
    setBusy(count => count - 1)
  }

  const dismiss = (problem: string) => setProblems(before => before.filter(other => other !== problem))
  return { take, mayTake, busy: busy > 0, problems, dismiss }
}
