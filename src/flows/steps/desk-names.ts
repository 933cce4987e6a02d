import type { Analyst } from '../../store/triage-store.ts'
import type { Viewer } from '../../store/viewer.ts'

/** An analyst as the desk's own people know one another. */
export const named = (viewer: Viewer, a: Analyst) => ({ analyst: a.analyst, name: a.name, you: a.seat === viewer.seat })

/** A heartbeat counts for so long. */
export const LOOKING_MS = 45_000
