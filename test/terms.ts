import type { Rows } from '../src/store/database.ts'
import { everybodySigns, insertTerms, newestTerms } from '../src/store/terms-store.ts'

/** Short terms with a short lesson. */
export const TERMS = { text: '# Terms\n\nKeep confidence.\n', changed: 'The first version.' }
export const LESSON = `# A short lesson
## Labels
A label says what you may do next.

### TLP:RED reaches you.
- [ ] I tell my team.
  It is for you alone.
- [x] I tell nobody.
  Right.
`

/** Publishes a first version if there is none, and lets everybody who is here sign the newest. */
export async function signTermsForAll(tx: Rows, at: Date): Promise<void> {
  if (!(await newestTerms(tx)))
    await insertTerms(tx, { version: 1, ...TERMS, lesson: LESSON, published_at: at, counts_from: at, seat: null })
  await everybodySigns(tx, (await newestTerms(tx))?.version ?? 1, at)
}
