import { applyToJoin } from '../flows/apply-to-join.ts'
import type { Context } from '../flows/context.ts'
import { type Laid, viewerAt } from '../flows/fill-demo.ts'
import { readApplications } from '../flows/read-applications.ts'
import { takeVettingStep } from '../flows/vet.ts'
import { type ApplicationIn, applicationIn, type VettingStepIn } from '../formats/api/admission.ts'

const HOUR = 3_600_000
interface DemoApplication {
  hoursAgo: number
  asked: ApplicationIn
  steps: readonly { hoursAgo: number; step: VettingStepIn }[]
}

/** Who asks to be let in: one that is nearly there, one whose name is one letter off, one that came this morning. */
const APPLICATIONS: readonly DemoApplication[] = [
  {
    hoursAgo: 96,
    asked: applicationIn.parse({
      name: 'Wickenholt Veterinary Group Ltd',
      kind: 'industry',
      size: 'medium',
      sectors: ['health'],
      regions: ['TLF'],
      register: 'companies-house',
      number: '99108461',
      runs: 'Eleven practices, about ninety computers, our own mail and the practice system on two servers in Melton.',
      domain: 'wickenholt.example',
      person: 'Harriet Boam',
      title: 'Practice systems manager',
      email: 'harriet.boam@wickenholt.example',
      knows: 'Soar Vale Dental share a landlord and a backup supplier with us.',
    }),
    steps: [
      {
        hoursAgo: 80,
        step: {
          step: 'record',
          what: 'registered',
          text: 'On the register since 2011, active, the address in Melton is the one given.',
          keys: [],
        },
      },
      { hoursAgo: 79, step: { step: 'ask-sponsor', member: 'soardental' } },
      { hoursAgo: 78, step: { step: 'ask', text: 'Who looks after the two servers when you are away?' } },
    ],
  },
  {
    hoursAgo: 30,
    asked: applicationIn.parse({
      name: 'Doveclif Biologics Ltd',
      kind: 'industry',
      size: 'small',
      sectors: ['pharma'],
      regions: ['TLF'],
      register: 'companies-house',
      number: '99218890',
      runs: 'Office network and hosted mail.',
      domain: 'doveclif-biologics.example',
      person: 'J. Reed',
      title: 'Administrator',
      email: 'office@doveclif-biologics.example',
      knows: 'Everybody in Pharma',
    }),
    steps: [],
  },
  {
    hoursAgo: 4,
    asked: applicationIn.parse({
      name: 'Oakthorpe Parish Academies Ltd',
      kind: 'charity',
      size: 'small',
      sectors: ['schools'],
      regions: ['TLF'],
      register: 'companies-house',
      number: '99307752',
      runs: 'Four primary schools, one network with filtering from the county.',
      domain: 'oakthorpe-academies.example',
      person: 'Ranjit Sohal',
      title: 'Network technician',
      email: 'r.sohal@oakthorpe-academies.example',
      knows: 'Copper Beech, who told us about this.',
    }),
    steps: [],
  },
]

/** Through the public page and the operator's steps, each at its time. */
export async function tellApplications(ctx: Context, laid: Laid, start: Date): Promise<void> {
  const operator = laid.seats.find(seat => seat.role === 'operator')
  if (!operator) throw new Error('nobody operates the demo')
  const ago = (hours: number): Context => {
    const at = new Date(start.getTime() - hours * HOUR)
    // Nobody has these addresses.
    return { ...ctx, mail: undefined, now: () => at }
  }
  for (const { hoursAgo, asked, steps } of APPLICATIONS) {
    await applyToJoin(ago(hoursAgo), asked)
    for (const { hoursAgo: when, step } of steps) {
      const then = ago(when)
      const viewer = await viewerAt(then, operator.circle, then.now())
      const made = (await readApplications(then, viewer)).items.find(item => item.name === asked.name)
      if (made) await takeVettingStep(then, viewer, made.id, step)
    }
  }
}
