import { answerSample, keepRules, scanSample, stepSample, writeToSample } from '../flows/analyse-sample.ts'
import type { Context } from '../flows/context.ts'
import { viewerAt } from '../flows/fill-demo.ts'
import { bringRelease, decideOnRelease } from '../flows/release-in.ts'
import { clearAnalyst } from '../flows/staff-desk.ts'
import { submitSample } from '../flows/submit-sample.ts'
import { releaseIn } from '../formats/api/releases.ts'
import { sampleIn } from '../formats/api/samples.ts'
import { sealSample } from '../formats/sample/sealed.ts'
import type { World } from './shares.ts'

type Viewer = Awaited<ReturnType<typeof viewerAt>>
type As = (name: string, hoursAgo: number) => Promise<[Context, Viewer]>
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What members sent to be looked at, and what cleared people let in: one of each is done, one of each waits. */
export async function tellWall(ctx: Context, world: World, start: Date): Promise<void> {
  const as: As = async (name, hoursAgo) => {
    const seat = world.laid.seats.find(s => s.name.includes(name))?.circle
    if (seat === undefined) throw new Error(`${name} is not in the demo`)
    const then: Context = { ...ctx, now: () => new Date(start.getTime() - hoursAgo * HOUR) }
    return [then, await viewerAt(then, seat, then.now())]
  }
  await Promise.all([payslip(as), invoice(as), releases(as, world, start)])
}

const mail = (at: Date, headers: readonly string[], body: readonly string[]): Uint8Array =>
  new TextEncoder().encode([...headers, `Date: ${at.toUTCString()}`, 'MIME-Version: 1.0', ...body].join('\r\n'))
/** Sent half an hour after it came. */
async function send(
  [ctx, viewer]: [Context, Viewer],
  name: string,
  bytes: (came: Date) => Uint8Array,
  happened: string,
): Promise<{ id: string }> {
  const sealed = Buffer.from(await sealSample(name, bytes(new Date(ctx.now().getTime() - HOUR / 2)))).toString('base64')
  return submitSample(ctx, viewer, sampleIn.parse({ sealed, happened, tlp: 'AMBER' }))
}

/** Tom got one of the payslips. The rule that Dev keeps for the loader hits it. */
async function payslip(as: As): Promise<void> {
  const boundary = 'demo-part'
  const disc = Buffer.from('auburn-demo/copper-lantern/sample').toString('base64')
  const bytes = (came: Date) =>
    mail(
      came,
      [
        'From: Peveril Print payroll <accounts@peverilprint.example>',
        'To: reception@soardental.example',
        'Subject: Payslip correction, please confirm today',
        'Received: from mail.peverilprint.example ([198.19.13.20]) by mx.soardental.example',
        `Content-Type: multipart/mixed; boundary=${boundary}`,
      ],
      [
        '',
        `--${boundary}`,
        'Content-Type: text/plain; charset=utf-8',
        '',
        'Hello, your payslip for March was wrong. The corrected one is attached.',
        'If it does not open, use https://payroll-portal.example/correction instead.',
        `--${boundary}`,
        'Content-Type: application/octet-stream; name="payslip.iso"',
        'Content-Disposition: attachment; filename="payslip.iso"',
        'Content-Transfer-Encoding: base64',
        '',
        disc,
        `--${boundary}--`,
        '',
      ],
    )
  const { id } = await send(
    await as('Tom Birkett', 27),
    'Payslip correction.eml',
    bytes,
    'Came to reception this morning. She clicked on the attachment, nothing opened, then she rang me. I have not touched the PC since.',
  )
  const dev = await as('Dev Lakhani', 26.4)
  await stepSample(...dev, id, 'look')
  await writeToSample(
    ...(await as('Dev Lakhani', 26.3)),
    id,
    'Thank you, that was right. Please take that PC off the network, cable and wireless, and leave it switched on. Which Windows is on it?',
  )
  await writeToSample(...(await as('Tom Birkett', 25.6)), id, 'Windows 11. It is off the network now.')
  const [then, viewer] = await as('Dev Lakhani', 25)
  await keepRules(then, viewer, {
    name: 'Copper Lantern: payslip mails',
    source: `rule copper_lantern_payslip_mail : phishing
{
  meta:
    author = "Fusion Cell"
    situation = "DL-07"
  strings:
    $page = "payroll-portal.example"
    $disc = /filename="payslip[^"]{0,40}\\.iso"/ nocase
  condition:
    all of them
}
`,
  })
  await scanSample(then, viewer, id, undefined)
  await answerSample(...(await as('Dev Lakhani', 24.5)), id, {
    verdict: 'harmful',
    advice:
      'Do not open it on any other machine. Have the PC rebuilt, and change the password of whoever used it, from another computer. Delete the mail from every mailbox.',
    text: 'It is one of the payslip mails that many members have had since spring. The disc image holds a loader; it did not get further on yours, as far as can be said from the mail. The sender is a real firm whose mailbox was taken over, so do not block the whole firm.',
  })
}

/** Conor's came this morning, and nobody has taken it up. */
async function invoice(as: As): Promise<void> {
  const bytes = (came: Date) =>
    mail(
      came,
      [
        'From: Accounts <accounts@airelime.example>',
        'To: finance@mournecraft.example',
        'Subject: Our new bank details',
      ],
      [
        'Content-Type: text/plain; charset=utf-8',
        '',
        'Dear Conor, our bank has changed. Please pay this and all later invoices to the new account.',
        'The form is at https://airelime.example/forms/bank-change, and we need it back by noon.',
      ],
    )
  await send(
    await as('Conor Magill', 3.2),
    'Our new bank details.eml',
    bytes,
    'Looks like our haulier, but the address is one letter off. Nobody has paid anything. Is it the same people as in the warnings?',
  )
}

const CLEARED_FOR = 300
async function releases(as: As, { laid }: World, start: Date): Promise<void> {
  const until = new Date(start.getTime() + CLEARED_FOR * DAY).toISOString()
  const petra = await as('Petra Lowndes', 90 * 24)
  for (const name of ['Ruth Pell', 'Vik Rao']) {
    const seat = laid.seats.find(s => s.name.includes(name))?.gid
    if (seat) await clearAnalyst(...petra, seat, until)
  }
  const slowTide = await bringRelease(
    ...(await as('Ruth Pell', 74)),
    releaseIn.parse({
      title: 'The certificate of Slow Tide is no scanner’s',
      text: 'The infrastructure behind the certificate that two members reported has been used against organisations of the same kind elsewhere. It is likely that this is deliberate collection. There is no reporting that it is a research scanner. Nothing is known of who runs it.',
      statement: 'Cleared for the Fusion Cell by the originator, in writing, three days before it was brought.',
      tlp: 'AMBER',
      reason: 'The desk holds two hypotheses open, and would warn the wrong way without it.',
      onward: ['energy'],
    }),
  )
  await decideOnRelease(...(await as('Vik Rao', 71)), slowTide.id, {
    version: 1,
    decision: 'release',
    why: 'Read against what was cleared. Nothing in it says how it is known.',
  })
  await bringRelease(
    ...(await as('Vik Rao', 5)),
    releaseIn.parse({
      title: 'Second Key: the buyer of the stolen technician accounts',
      text: 'One buyer has paid for the accounts of technicians at four support firms, two of which have not reported anything here. The firms are being told by the police. Please warn nobody by name until they have been.',
      statement: 'Cleared for analysts of the Fusion Cell by the investigating officer this morning.',
      tlp: 'AMBER+STRICT',
      reason: 'The advisory that is being written would name the kind of firm too narrowly.',
    }),
  )
}
