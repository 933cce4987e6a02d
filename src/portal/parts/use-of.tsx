import { WATCH_WORDS } from '../../domain/deconfliction.ts'
import { USE_NAMES, type Use } from '../../domain/indicator.ts'
import { When } from './when.tsx'

/** What may be done with a value. While it is being watched, that alone: it is in no list until the date. */
export function UseOf({ of }: { of: { use: Use; watch?: string | undefined } }) {
  if (of.watch === undefined) return <span className={`use use-${of.use}`}>{USE_NAMES[of.use]}</span>
  return (
    <b className="use">
      {WATCH_WORDS} until <When at={of.watch} full />
    </b>
  )
}
