import type { DemoReport } from '../story.ts'
import { reports as blueFerret } from './blue-ferret.ts'
import { reports as copperLantern } from './copper-lantern.ts'
import { reports as decoys } from './decoys.ts'
import { reports as glassHeron } from './glass-heron.ts'
import { reports as hollowParcel } from './hollow-parcel.ts'
import { reports as marketDay } from './market-day.ts'
import { reports as notices } from './notices.ts'
import { reports as paperKestrel } from './paper-kestrel.ts'
import { reports as questions } from './questions.ts'
import { reports as rustGate } from './rust-gate.ts'
import { reports as secondKey } from './second-key.ts'
import { reports as singletons } from './singletons.ts'
import { reports as slowTide } from './slow-tide.ts'
import { reports as tinOrchard } from './tin-orchard.ts'
import { reports as whatWorked } from './what-worked.ts'

/** Every report of the demo but the one that arrives by itself. */
export const stories: readonly DemoReport[] = [
  ...blueFerret,
  ...copperLantern,
  ...decoys,
  ...glassHeron,
  ...hollowParcel,
  ...marketDay,
  ...notices,
  ...paperKestrel,
  ...questions,
  ...rustGate,
  ...secondKey,
  ...singletons,
  ...slowTide,
  ...tinOrchard,
  ...whatWorked,
]
