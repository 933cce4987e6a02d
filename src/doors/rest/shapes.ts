import { z } from 'zod'
import { words } from '../../formats/api/index.ts'

/** What many doors have in common: a thing by its id or its handle, a list, and that something was done. */
export const id = z.strictObject({ id: words.id })
export const handle = z.strictObject({ handle: words.handle })
export const items = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) })
export const done = { done: true as const }
