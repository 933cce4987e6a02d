import { readFile } from 'node:fs/promises'

/** The terms and the lesson that the project brings: what an operator begins with. */
const FOLDER = new URL('../../../docs/terms/', import.meta.url)
export const DRAFT_CHANGED = 'The first version.'

export async function draftedTerms(): Promise<{ text: string; lesson: string }> {
  const read = (name: string) => readFile(new URL(name, FOLDER), 'utf8')
  const [text, lesson] = await Promise.all([read('membership.md'), read('lesson.md')])
  return { text, lesson }
}
