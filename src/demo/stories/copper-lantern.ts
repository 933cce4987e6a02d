import type { DemoReport } from '../story.ts'

/**
 * Copper Lantern: payslip mails from a hijacked supplier, a loader that waits, ransomware staging. Months 6 to 9, open.
 * Traps on purpose: the innocent supplier (01, 04, 36), a title that names its author (04), a shared host withdrawn (08),
 * a file name shared with Blue Ferret (23 to 25), one author named and withheld (01, 14, 40), widened and narrowed (39).
 */
export const reports: readonly DemoReport[] = [
  {
    key: 'copper-lantern-01',
    by: 'dovecliff',
    kind: 'incident',
    daysAgo: 118,
    at: '02:10',
    title: 'Payslip e-mails from a real print supplier, .iso attached, loader runs when opened',
    summary:
      'Since about 23:40 staff have been getting "your payslip is ready" mails from the genuine mailbox of a printing supplier. The attachment is a disc image; opening it and clicking the only visible file starts a loader. Two machines here ran it. Hold .iso attachments at the gateway tonight if you can.',
    technical: {
      notes:
        "Mail passes SPF and DKIM because the mailbox is real. **Please don't block the supplier's domain**, they are a victim and half of us buy from them. The .iso mounts as a drive with one visible shortcut (icon of a PDF) and a hidden DLL. Shortcut calls rundll32, DLL injects into a suspended `dllhost.exe`, then beacons to payroll-portal[.]example over 443 every 61 seconds or so. Mutex is the same on both hosts. Hunt: rundll32 with a working directory on a newly mounted drive letter.",
      indicators: [
        ['domain', 'payroll-portal.example', 'c2', 'block'],
        ['ipv4', '192.0.2.11', 'c2', 'block'],
        ['ip-port', '192.0.2.14:8443', 'c2', 'block'],
        ['sha256', '11a36341fdc49a62fce9541603ea5b29edde9b92572b08a5f603e321abfd1da2', 'payload', 'block'],
        ['sha256', '4ce599733e79577f2aae71fefc5f7a889ff6d452dfe5c6157de320ca49d734bb', 'payload', 'block'],
        ['sha1', '6a5bb6ffc2d2083317a794ffcc8f26aa379a66d4', 'payload', 'detect'],
        ['file-name', 'payslip.iso', 'lure', 'hunt'],
        ['file-name', 'Payslip_viewer.iso', 'lure', 'hunt'],
        ['email-subject', 'Your payslip is ready to view', 'lure', 'detect'],
        ['email', 'accounts@peverilprint.example', 'hacked-innocent', 'do-not-touch'],
        ['mutex', 'Global\\lw_7f31c0', 'tool', 'detect'],
        ['attack-technique', 'T1566.001', 'technique', 'context'],
        ['attack-technique', 'T1204.002', 'technique', 'context'],
        ['attack-technique', 'T1055', 'technique', 'context'],
      ],
    },
    full: {
      story: `Written at the desk, 2 am, sorry for the shape of it.

- 23:41 first mail lands. couple of hundred delivered before the gateway rule at 01:20
- 23:58 first click (night shift, packaging hall, shared kiosk PC)
- 00:17 second click, a manager in clinical supply at home on VPN
- 00:31 EDR alert "suspicious rundll32" on the kiosk. It was marked low and sat in the queue for 22 minutes. That one is on us
- 00:53 I picked it up. Both hosts isolated by 01:05
- 01:20 .iso, .img and .vhd held at the gateway
- 01:40 rang the supplier's out-of-hours number, got an answerphone

We believe nothing was taken. The loader asked for a second stage 14 times and was told to wait each time, so somebody chooses who gets the next step. We have the memory image of the clinical supply laptop and can give it to the Fusion Cell. The order number in the mail body is a **real** order of ours from last spring, so the supplier's mailbox has been read and not just used.`,
      impact:
        'Two machines rebuilt, one kiosk line stopped for four hours. No batch records touched. The real order number worries us more than the loader: someone has read supplier correspondence with our prices in it.',
    },
    tlp: { headline: 'GREEN', technical: 'AMBER', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['pharma', 'east-midlands'], as: 'withheld' },
      { layer: 'full', to: ['desk'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'kestrelmoor',
        after: 395,
        layer: 'technical',
        as: 'named',
        text: 'Same mutex here on a lab PC, 07:50. Writing it up seperately. Did your beacon interval stay near 61 s?',
      },
      {
        by: 'dovecliff',
        after: 412,
        layer: 'technical',
        as: 'withheld',
        text: 'Between 58 and 64, looks like 61 with jitter. Thank you for answering so quickly, I have not been to bed.',
      },
      {
        by: 'halvergate',
        after: 431,
        layer: 'headline',
        as: 'named',
        text: 'Does anything follow the loader, or is it only parked? Raising this as a question of its own so that others can answer.',
      },
      {
        by: 'bg-eastmid-12',
        after: 455,
        layer: 'headline',
        as: 'withheld',
        text: 'We use that kind of print firm too. Is blocking .iso going to break anything? our software people send us images',
      },
      {
        by: 'dovecliff',
        after: 470,
        layer: 'headline',
        as: 'withheld',
        text: 'Hold for release, do not delete. We have let four genuine ones out since 06:00 and nobody complained.',
      },
      {
        by: 'peverilprint',
        after: 575,
        layer: 'technical',
        as: 'named',
        text: 'This is us I am afraid. Mailbox password has been changed at 9.15 and we have the police coming. I am so sorry. What do you need from me',
      },
      {
        by: 'dovecliff',
        after: 588,
        layer: 'technical',
        as: 'withheld',
        text: 'You have nothing to be sorry for. If you can, keep the sign-in history of the mailbox and any forwarding rules BEFORE anybody tidies up.',
      },
      {
        by: 'wreakevale',
        after: 610,
        layer: 'technical',
        as: 'named',
        text: 'Sample welcome at the lab, password-protected archive is fine. We should have an unpack by tomorrow afternoon.',
      },
      {
        by: 'ncac',
        after: 640,
        layer: 'full',
        as: 'named',
        text: 'Desk has the memory image, thank you. With your permission we would like to quote the "told to wait" behaviour without anything about you.',
      },
      {
        by: 'dovecliff',
        after: 655,
        layer: 'full',
        as: 'withheld',
        text: 'Yes, quote it. Please leave the order number out.',
      },
      {
        by: 'aireline',
        after: 700,
        layer: 'headline',
        as: 'named',
        text: 'Is there an address we can look for? Nothing in transport yet that I know of.',
      },
      {
        by: 'greywether',
        after: 742,
        layer: 'technical',
        as: 'named',
        text: 'BLOCK EVERYTHING from the print firm, all clients done :)',
      },
      {
        by: 'emcu',
        after: 760,
        layer: 'technical',
        as: 'named',
        text: 'Please do not. They are a victim, the mailbox is secured, and invoices are bouncing across two counties.',
      },
      {
        by: 'bg-pharma-03',
        after: 1490,
        layer: 'technical',
        as: 'withheld',
        text: 'Two hits in mail logs, no clicks. Beacon hunt clean over 30 days.',
      },
      {
        by: 'kestrelmoor',
        after: 169500,
        layer: 'technical',
        as: 'named',
        text: 'Audit are asking us the same thing again so I will ask here: did the second stage ever get delivered to either of your two hosts, even once?',
      },
    ],
    sightings: [
      { by: 'bg-eastmid-18', after: 226, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-05', after: 235, count: 9, as: 'named' },
      { by: 'bg-pharma-09', after: 279, count: 2, as: 'withheld' },
      { by: 'kestrelmoor', after: 395, count: 3, as: 'named' },
      { by: 'bg-eastmid-01', after: 474, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-12', after: 513, count: 4, as: 'named' },
      { by: 'wreakevale', after: 612, count: 4, as: 'named' },
      { by: 'bg-eastmid-09', after: 732, count: 2, as: 'withheld' },
      { by: 'greywether', after: 735, count: 26, as: 'named' },
      { by: 'bg-eastmid-06', after: 834, count: 10, as: 'withheld' },
      { by: 'bg-pharma-05', after: 884, count: 4, as: 'withheld' },
      { by: 'bg-pharma-02', after: 1500, count: 1, as: 'named' },
      { by: 'bg-pharma-07', after: 1541, count: 2, as: 'withheld' },
      { by: 'bg-pharma-03', after: 1542, count: 12, as: 'withheld' },
      { by: 'soardental', after: 1905, count: 2, as: 'withheld' },
      { by: 'bg-pharma-08', after: 2000, count: 1, as: 'withheld' },
      { by: 'copperbeech', after: 2240, count: 11, as: 'named' },
      { by: 'wendlebury', after: 2890, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-03', after: 3072, count: 1, as: 'named' },
      { by: 'bg-eastmid-08', after: 3962, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-04', after: 4396, count: 2, as: 'withheld' },
      { by: 'bg-eastmid-07', after: 5809, count: 8, as: 'named' },
      { by: 'bg-eastmid-15', after: 5881, count: 4, as: 'named' },
      { by: 'bg-eastmid-11', after: 6048, count: 9, as: 'withheld' },
      { by: 'bg-eastmid-02', after: 6163, count: 3, as: 'named' },
      { by: 'bg-pharma-01', after: 6610, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-13', after: 7157, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-16', after: 8226, count: 9, as: 'named' },
      { by: 'bg-eastmid-10', after: 8399, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-19', after: 8532, count: 1, as: 'named' },
      { by: 'bg-eastmid-14', after: 10313, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-17', after: 12513, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-02',
    by: 'kestrelmoor',
    kind: 'incident',
    daysAgo: 118,
    at: '08:52',
    title: 'Seen too: lw_ mutex on a lab PC, same payslip mail',
    summary:
      'We match the payslip report from last night. One lab PC ran the loader at 07:31, the mutex is identical. Caught at the proxy, no second stage.',
    technical: {
      notes: `Our mail came from the same supplier mailbox but the file inside had another hash, so do not lean on the hash of the image. Mutex, DLL hash and beacon are the constants. New address for the same name at 08:10, so the DNS is moving.

\`proxy: CONNECT payroll-portal[.]example:443 -> 192.0.2[.]12  bytes 418/0  x9\``,
      indicators: [
        ['sha256', 'ef422de80d8b2bc3b691cb628498e2bbb491ca9384203cb09b10376a6aa0e62b', 'payload', 'block'],
        ['sha256', '4ce599733e79577f2aae71fefc5f7a889ff6d452dfe5c6157de320ca49d734bb', 'payload', 'block'],
        ['domain', 'payroll-portal.example', 'c2', 'block'],
        ['ipv4', '192.0.2.12', 'c2', 'block'],
        ['mutex', 'Global\\lw_7f31c0', 'tool', 'detect'],
        ['user-agent', 'PayView/2.1 (compatible; WinInet)', 'tool', 'hunt'],
        ['attack-technique', 'T1055', 'technique', 'context'],
      ],
    },
    full: {
      story: `Lab PCs are off the EDR because of the validated instrument software, which everyone here has been told is temporary since I joined. So the proxy caught it and not the endpoint.

- 07:31 analyst opens "Payslip_viewer.iso" from her own mailbox on the instrument PC (she should not have mail there, she does)
- 07:32-07:50 nine CONNECTs, all refused, category "newly seen"
- 07:50 proxy alert read at handover
- 08:05 PC unplugged by the scientist before I could say "leave it on", so **no memory**

Disk image taken. The run was finished and the results were already on the server, nothing lost on the science side. I have asked for mail to be removed from eleven instrument PCs and for once nobody argued.`,
      impact: 'One instrument out for two days while it is requalified. Cost is mostly paper.',
    },
    tlp: { headline: 'GREEN', technical: 'AMBER', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['pharma', 'east-midlands'], as: 'named' },
      { layer: 'full', to: ['pharma', 'desk'], as: 'named' },
    ],
    thread: [
      {
        by: 'bg-pharma-02',
        after: 44,
        layer: 'technical',
        as: 'withheld',
        text: 'Same UA string here, thanks, would not have looked for that.',
      },
      {
        by: 'wendlebury',
        after: 130,
        layer: 'full',
        as: 'named',
        text: 'We have the same arrangement with instrument PCs. Quietly switching mail off on ours this afternoon.',
      },
      {
        by: 'ncac',
        after: 180,
        layer: 'full',
        as: 'named',
        text: 'Useful: fresh image hash per recipient firm, one DLL. Moving to watch the mutex.',
      },
      {
        by: 'bg-eastmid-05',
        after: 265,
        layer: 'headline',
        as: 'withheld',
        text: 'Is the name of the mail the same each time? ours says "Pay advice"',
      },
      {
        by: 'kestrelmoor',
        after: 280,
        layer: 'headline',
        as: 'withheld',
        text: 'Two subjects so far, "Your payslip is ready to view" and "Pay advice attached". Assume more.',
      },
    ],
    sightings: [
      { by: 'bg-pharma-02', after: 44, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-12', after: 140, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-16', after: 157, count: 7, as: 'withheld' },
      { by: 'bg-eastmid-03', after: 210, count: 1, as: 'named' },
      { by: 'bg-pharma-04', after: 300, count: 2, as: 'withheld' },
      { by: 'bg-eastmid-14', after: 504, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-08', after: 1160, count: 3, as: 'withheld' },
      { by: 'bg-eastmid-10', after: 1647, count: 1, as: 'withheld' },
      { by: 'bg-pharma-07', after: 1800, count: 1, as: 'withheld' },
      { by: 'copperbeech', after: 2200, count: 6, as: 'named' },
      { by: 'wendlebury', after: 2895, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-03',
    by: 'bg-eastmid-04',
    kind: 'question',
    daysAgo: 118,
    at: '09:20',
    title: 'Anyone else getting payslip.iso from a print firm?',
    summary:
      'Six of these since last night from a printer we really do use. Our IT is one day a week and that is not today. Is it safe to open if it is from their real address?',
    tlp: { headline: 'GREEN' },
    grants: [{ layer: 'headline', to: ['everyone'], as: 'withheld' }],
    thread: [
      {
        by: 'soardental',
        after: 6,
        layer: 'headline',
        as: 'withheld',
        text: 'No!! one of ours opened it, ringing round now',
      },
      {
        by: 'emcu',
        after: 14,
        layer: 'headline',
        as: 'named',
        text: 'Do not open it. The sender is genuine, the attachment is not. Delete is fine, but keep one copy if you can: we will want the headers. Regional line 01632 960144.',
      },
      {
        by: 'halvergate',
        after: 21,
        layer: 'headline',
        as: 'named',
        text: `- Do not open.
- If opened: unplug network, leave power on.
- Tell your pay office, because people will ring them.`,
      },
      {
        by: 'bg-eastmid-04',
        after: 33,
        layer: 'headline',
        as: 'withheld',
        text: 'Nobody had opened it. One was about to. Thankyou both',
      },
      {
        by: 'emcu',
        after: 35,
        layer: 'headline',
        as: 'named',
        text: 'Good. Anyone at a small firm reading this: right-click, forward as attachment to the regional address, then delete. Nothing else needed today.',
        accepted: true,
      },
      { by: 'bg-eastmid-15', after: 190, layer: 'headline', as: 'withheld', text: 'we had eleven' },
    ],
    sightings: [
      { by: 'soardental', after: 7, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-05', after: 20, count: 2, as: 'withheld' },
      { by: 'bg-eastmid-11', after: 75, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-13', after: 160, count: 4, as: 'withheld' },
      { by: 'bg-eastmid-17', after: 190, count: 3, as: 'withheld' },
      { by: 'bg-eastmid-15', after: 192, count: 11, as: 'withheld' },
      { by: 'bg-finance-08', after: 300, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-18', after: 400, count: 2, as: 'named' },
      { by: 'bg-transport-04', after: 420, count: 1, as: 'withheld' },
      { by: 'bg-other-03', after: 600, count: 2, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-04',
    by: 'peverilprint',
    kind: 'incident',
    daysAgo: 118,
    at: '11:45',
    title: 'Our accounts mailbox at the print works in Peveril Street has sent out payslips that are not ours',
    summary:
      'Somebody got into our accounts e-mail and sent 3,100 messages in the night with an attachment. We do not do payslips for anyone. Please do not open it and please do not stop our invoices, those are real.',
    full: {
      story: `I am the office manager and have written down what I know.

- About three weeks ago I got a mail asking me to sign in again to see a shared file. I did. It looked right
- Nothing seemed wrong after that
- Last night between twenty to twelve and half past two it sent 3,100 messages to everybody we have ever written to
- I found out because 41 people had replied by the time I got in, one of them very rude
- There was a rule in the mailbox putting replies in a folder called "RSS Subscriptions" which we have never used
- Our computer man changed the password at 9.15 and signed everything out. A police officer told me to export the sign-in list first, and I had, luckily, because somebody here said so

The sign-in list shows 192.0.2.6 eleven times and I am told that is not us. We do not have the extra code on the phone. We will by tomorrow.`,
      impact:
        'Lost a morning, two customers have stopped us by rule and we cannot reach them to say it is safe. We print the labels for three of them and a label is not something they can wait for.',
    },
    tlp: { headline: 'AMBER', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['east-midlands'], as: 'withheld' },
      { layer: 'full', to: ['desk', 'emcu'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'emcu',
        after: 20,
        layer: 'full',
        as: 'named',
        text: 'Thank you, this is exactly what is needed. An officer will ring you before 14:00 from 01632 960144; ring that number back if in doubt.',
      },
      {
        by: 'dovecliff',
        after: 61,
        layer: 'headline',
        as: 'named',
        text: 'We have put your mailbox on an allow rule with attachment hold, so your orders and invoices flow. Ring me if anything bounces.',
      },
      { by: 'peverilprint', after: 70, layer: 'headline', as: 'withheld', text: 'That is kind. I had a cry' },
      {
        by: 'greywether',
        after: 95,
        layer: 'headline',
        as: 'named',
        text: 'Free mailbox review from us this week, no sales call, promise.',
      },
      {
        by: 'bg-eastmid-09',
        after: 160,
        layer: 'headline',
        as: 'withheld',
        text: 'un-blocked you, didnt realise it was the real firm',
      },
    ],
    sightings: [
      { by: 'dovecliff', after: 62, count: 31, as: 'withheld' },
      { by: 'bg-eastmid-09', after: 158, count: 14, as: 'withheld' },
      { by: 'bg-eastmid-02', after: 300, count: 7, as: 'withheld' },
      { by: 'copperbeech', after: 2100, count: 38, as: 'named' },
    ],
  },
  {
    key: 'copper-lantern-05',
    by: 'wreakevale',
    kind: 'campaign',
    daysAgo: 117,
    at: '16:30',
    title: 'Unpacked: the payslip loader ("Lampwick"), config, mutex algorithm and a YARA rule',
    summary:
      'The lab has unpacked two samples passed on by members. It is a small loader we had not seen before and call Lampwick. It does nothing by itself but wait, and it can be found by how it waits.',
    technical: {
      notes: `Sandbox (three runs, isolated, time-shifted):

> \`loader.dll!Start\` → XOR 0x5a strings → mutex \`Global\\\\lw_<first 6 hex of MD5(domain name)>\` → \`dllhost.exe\` suspended → section mapped → resume. Sleep 61±4 s. Verdict: **malicious 9.1**, family: none.

The mutex depends on the Windows domain name that is set at *build* time, so all builds of this week share \`7f31c0\`; expect others. Tasking is one byte: \`W\` wait, \`L\` load, \`X\` erase. We only ever received W. Persistence none on day 0; a run key appears after 26 hours of W. The YARA rule was run on 1.9 million clean files: no hits.`,
      indicators: [
        ['sha256', '11a36341fdc49a62fce9541603ea5b29edde9b92572b08a5f603e321abfd1da2', 'payload', 'block'],
        ['sha256', '4ce599733e79577f2aae71fefc5f7a889ff6d452dfe5c6157de320ca49d734bb', 'payload', 'block'],
        ['md5', 'd7b6a1118db63cb76cbcf12df11b1f99', 'payload', 'detect'],
        ['sha256', 'ef422de80d8b2bc3b691cb628498e2bbb491ca9384203cb09b10376a6aa0e62b', 'payload', 'block'],
        ['mutex', 'Global\\lw_7f31c0', 'tool', 'detect'],
        ['registry-key', 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\PayView', 'tool', 'hunt'],
        ['file-path', 'C:\\Users\\Public\\PayView\\pv.dat', 'tool', 'hunt'],
        ['ja3', 'cef9669d27e227b00cc15b565ab908ea', 'tool', 'hunt'],
        ['domain', 'payroll-portal.example', 'c2', 'block'],
        [
          'yara',
          `rule lampwick_loader {
  meta:
    description = "Lampwick loader, tasking byte and sleep loop"
  strings:
    $mutex = "Global\\\\lw_" wide
    $ua = "PayView/2.1" ascii
    $wait = { 3C 57 74 ?? 3C 4C 74 ?? 3C 58 74 }
  condition:
    uint16(0) == 0x5A4D and filesize < 400KB and 2 of them
}`,
          'detection-rule',
          'detect',
        ],
        ['attack-technique', 'T1055', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
    ],
    thread: [
      {
        by: 'kestrelmoor',
        after: 30,
        layer: 'technical',
        as: 'named',
        text: '"L" is the one to fear then. Anybody seen an L?',
      },
      {
        by: 'halvergate',
        after: 52,
        layer: 'technical',
        as: 'named',
        text: "YARA on 41k endpoints: 0. Retro hunt on JA3: 2, both explained (a till vendor's updater). Treat the JA3 as hunt only, as you have.",
      },
      {
        by: 'wreakevale',
        after: 66,
        layer: 'technical',
        as: 'named',
        text: 'Agreed, JA3 is shared with at least one benign WinINet build. It stays on hunt.',
      },
      {
        by: 'bg-eastmid-14',
        after: 120,
        layer: 'technical',
        as: 'withheld',
        text: 'does the rule work in the free scanner? it says syntax error line 6',
      },
      {
        by: 'wreakevale',
        after: 131,
        layer: 'technical',
        as: 'named',
        text: 'The free scanner wants the hex string on one line without the alternates. Try with just $mutex and $ua.',
      },
      {
        by: 'greywether',
        after: 150,
        layer: 'technical',
        as: 'named',
        text: 'Deployed to 212 endpoints. We track this crew as GW-PHANTOM-PAY btw',
      },
      { by: 'quernlow', after: 171, layer: 'technical', as: 'named', text: '212 and already a brand name.' },
      {
        by: 'fenbridge',
        after: 1210,
        layer: 'technical',
        as: 'named',
        text: 'Rule loaded on the hunt platform. Will run it weekly, not once.',
      },
      {
        by: 'ncac',
        after: 1300,
        layer: 'technical',
        as: 'named',
        text: 'The desk uses DL-07 for the activity and Lampwick for the loader. Thank you, this is the report to point people at.',
      },
    ],
    sightings: [
      { by: 'dovecliff', after: 20, count: 2, as: 'named' },
      { by: 'kestrelmoor', after: 30, count: 1, as: 'named' },
      { by: 'bg-pharma-07', after: 107, count: 4, as: 'withheld' },
      { by: 'bg-eastmid-10', after: 121, count: 9, as: 'withheld' },
      { by: 'bg-eastmid-16', after: 148, count: 2, as: 'withheld' },
      { by: 'greywether', after: 155, count: 3, as: 'named' },
      { by: 'bg-pharma-09', after: 209, count: 1, as: 'named' },
      { by: 'bg-eastmid-08', after: 261, count: 10, as: 'withheld' },
      { by: 'copperbeech', after: 400, count: 1, as: 'named' },
      { by: 'bg-eastmid-06', after: 554, count: 3, as: 'named' },
      { by: 'bg-eastmid-18', after: 977, count: 6, as: 'withheld' },
      { by: 'bg-finance-22', after: 1160, count: 5, as: 'named' },
      { by: 'bg-yorkshire-04', after: 2600, count: 1, as: 'withheld' },
      { by: 'bg-pharma-05', after: 2683, count: 8, as: 'withheld' },
      { by: 'bg-finance-15', after: 2814, count: 2, as: 'named' },
      { by: 'bg-transport-03', after: 3000, count: 1, as: 'withheld' },
      { by: 'bg-finance-01', after: 3257, count: 1, as: 'withheld' },
      { by: 'bg-finance-08', after: 4303, count: 1, as: 'withheld' },
      { by: 'bg-pharma-03', after: 5323, count: 2, as: 'withheld' },
      { by: 'bg-eastmid-12', after: 5419, count: 1, as: 'withheld' },
      { by: 'harrowdale', after: 5800, count: 1, as: 'named' },
      { by: 'bg-pharma-01', after: 7396, count: 2, as: 'withheld' },
      { by: 'bg-finance-29', after: 8932, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-14', after: 11092, count: 10, as: 'withheld' },
      { by: 'bg-eastmid-02', after: 11099, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-04', after: 11318, count: 13, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-06',
    by: 'halvergate',
    kind: 'question',
    daysAgo: 117,
    at: '10:15',
    title: 'Lampwick / payslip loader: does anything FOLLOW it?',
    summary:
      'We see a loader that waits and nobody reporting what it waits for. Has any member seen a second stage, a hands-on session, or a host where the beacon stopped for no reason? Negative answers are useful too.',
    tlp: { headline: 'GREEN' },
    grants: [{ layer: 'headline', to: ['everyone'], as: 'named' }],
    thread: [
      {
        by: 'kestrelmoor',
        after: 25,
        layer: 'headline',
        as: 'named',
        text: 'Negative. One host, nine beacons, all refused.',
      },
      {
        by: 'wreakevale',
        after: 90,
        layer: 'headline',
        as: 'named',
        text: 'Three sandbox runs up to 40 hours: wait byte only. The operator may well tell a lab from an office.',
      },
      {
        by: 'bg-eastmid-06',
        after: 340,
        layer: 'headline',
        as: 'withheld',
        text: 'one of our two stopped beaconing after about a day but we had already pulled the plug, so no idea',
      },
      {
        by: 'lindfell',
        after: 700,
        layer: 'headline',
        as: 'named',
        text: 'From the network side: 37 of our business customers talk to it, all tiny flows. None has a large one. Yet.',
      },
      {
        by: 'halvergate',
        after: 705,
        layer: 'headline',
        as: 'named',
        text: 'Thanks. So: wide net, patient operator. Grade on that today B3. I will keep this open.',
      },
      {
        by: 'bg-pharma-05',
        after: 2900,
        layer: 'headline',
        as: 'withheld',
        text: 'Negative, 4 hosts, 30 hours each before we found them (sigh)',
      },
      {
        by: 'fenbridge',
        after: 12890,
        layer: 'headline',
        as: 'withheld',
        text: 'Yes. Wait of 8 days 22 hours, then one host was given a load at 04:50, and within forty minutes there was a staging share and a script to stop the backup agents. It was ransomware staging. It was caught by the loader hunt and not by any alert. Report shared this morning; read it now if you had even one W.',
        accepted: true,
      },
      {
        by: 'halvergate',
        after: 12904,
        layer: 'headline',
        as: 'named',
        text: 'That is the answer. Accepting. Everyone with a "cleaned, no second stage" ticket: reopen it.',
      },
      { by: 'dovecliff', after: 12950, layer: 'headline', as: 'withheld', text: 'Reopened ours.' },
    ],
    sightings: [
      { by: 'bg-eastmid-06', after: 342, count: 2, as: 'withheld' },
      { by: 'lindfell', after: 701, count: 37, as: 'named' },
      { by: 'bg-pharma-05', after: 2902, count: 4, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-07',
    by: 'soardental',
    kind: 'incident',
    daysAgo: 117,
    at: '13:05',
    title: 'payslip thing at reception',
    summary:
      "Receptionist opened it yesterday morning. Black window flashed then nothing. Unpluged the PC, it's sat under my desk, whats next",
    tlp: { headline: 'GREEN' },
    grants: [{ layer: 'headline', to: ['everyone'], as: 'withheld' }],
    thread: [
      {
        by: 'greywether',
        after: 11,
        layer: 'headline',
        as: 'named',
        text: 'Leave it unplugged from the network. If you have a support firm ring them now, if not ring us, nobody will send a bill.',
      },
      { by: 'soardental', after: 15, layer: 'headline', as: 'withheld', text: 'ok. was it meant to be on?' },
      {
        by: 'wreakevale',
        after: 48,
        layer: 'headline',
        as: 'named',
        text: 'If it is still powered: leave it so. If it is off: leave it off. Either is fine, only do not switch back and forth.',
      },
      {
        by: 'emcu',
        after: 60,
        layer: 'headline',
        as: 'named',
        text: 'And a rebuild from scratch is enough for one reception PC. No patient system on it?',
      },
      {
        by: 'soardental',
        after: 75,
        layer: 'headline',
        as: 'withheld',
        text: 'appointments are in the browser so no. rebuilt by friday then. ta',
      },
    ],
    sightings: [
      { by: 'bg-eastmid-02', after: 300, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-18', after: 800, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-08',
    by: 'greywether',
    kind: 'campaign',
    daysAgo: 116,
    at: '09:02',
    title: '🚨 CRITICAL: Copper Lantern C2 infrastructure IDENTIFIED — full block list inside',
    summary:
      'Greywether Threat Labs has uncovered the beating heart of the payslip operation. Block the addresses below NOW. Clients of our Shield tier are already protected.',
    technical: {
      notes:
        'Pivoted from payroll-portal through passive DNS and found the server behind it. High confidence. All values verified by our platform.',
      indicators: [
        ['ipv4', '203.0.113.140', 'c2', 'block'],
        ['ipv4', '192.0.2.11', 'c2', 'block'],
        ['ipv4', '192.0.2.17', 'c2', 'block'],
        ['domain', 'payroll-portal.example', 'c2', 'block'],
        ['domain', 'payslip-view.example', 'payload-host', 'block'],
        ['asn', 'AS64499', 'unknown', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
    ],
    thread: [
      {
        by: 'halvergate',
        after: 22,
        layer: 'technical',
        as: 'named',
        text: 'What ties 203.0.113[.]140 to it besides one passive DNS row? It is a big shared host from memory.',
      },
      { by: 'greywether', after: 31, layer: 'technical', as: 'named', text: 'Platform scored it 97/100' },
      { by: 'quernlow', after: 38, layer: 'technical', as: 'named', text: '97 out of 100 what, Gill?' },
      {
        by: 'lindfell',
        after: 64,
        layer: 'technical',
        as: 'named',
        text: 'That address carries at least 340 sites on our side of the fence alone. The campaign parked a name there for two hours on day one, as it would. Please take it off, block lists have it already.',
      },
      {
        by: 'bg-eastmid-11',
        after: 118,
        layer: 'headline',
        as: 'withheld',
        text: 'our own website is gone from half our customers since half 9??? is this why',
      },
      {
        by: 'bg-yorkshire-06',
        after: 150,
        layer: 'technical',
        as: 'withheld',
        text: 'Scouts, two parish councils and a bakery behind that one. Removed by hand.',
      },
      {
        by: 'greywether',
        after: 291,
        layer: 'technical',
        as: 'named',
        text: 'Withdrawn. I read a score instead of looking at the box. Apologies to all, and to the bakery: I have ordered a cake. The other values stand, each seen by two of us in client logs.',
      },
      {
        by: 'marlpit',
        after: 300,
        layer: 'technical',
        as: 'named',
        text: 'Respect for saying so in public. List followed within the minute at our end.',
      },
      {
        by: 'wreakevale',
        after: 330,
        layer: 'technical',
        as: 'named',
        text: 'Teaching this one next term, with your permission.',
      },
      { by: 'greywether', after: 334, layer: 'technical', as: 'named', text: 'Granted. Through gritted teeth.' },
    ],
    sightings: [
      { by: 'bg-eastmid-13', after: 17, count: 1, as: 'named' },
      { by: 'bg-finance-03', after: 80, count: 2, as: 'withheld' },
      { by: 'bg-eastmid-07', after: 86, count: 1, as: 'withheld' },
      { by: 'kestrelmoor', after: 95, count: 4, as: 'named' },
      { by: 'bg-eastmid-04', after: 98, count: 5, as: 'withheld' },
      { by: 'dovecliff', after: 100, count: 3, as: 'withheld' },
      { by: 'bg-eastmid-16', after: 193, count: 10, as: 'withheld' },
      { by: 'bg-eastmid-01', after: 201, count: 1, as: 'named' },
      { by: 'bg-eastmid-10', after: 254, count: 1, as: 'named' },
      { by: 'copperbeech', after: 400, count: 1, as: 'named' },
    ],
    withdrawn: [{ after: 291, reason: 'false-positive', indicator: '203.0.113.140' }],
  },
  {
    key: 'copper-lantern-09',
    by: 'bg-eastmid-12',
    kind: 'question',
    daysAgo: 116,
    at: '11:30',
    title: 'Why can half our customers not reach our website since this morning?',
    summary:
      'We are a small charity with four shops, our site sits on shared hosting and from 09:30 people at large firms get a block page. The hoster says nothing is wrong. Is it something to do with the payslip business?',
    tlp: { headline: 'GREEN' },
    grants: [{ layer: 'headline', to: ['everyone'], as: 'withheld' }],
    thread: [
      {
        by: 'lindfell',
        after: 12,
        layer: 'headline',
        as: 'named',
        text: "Almost certainly. Your host's address was listed as a command server this morning by mistake. Nothing is wrong with your site.",
      },
      {
        by: 'aireline',
        after: 26,
        layer: 'headline',
        as: 'named',
        text: "It's on our firewall too, by list. Taking it off, sorry!",
      },
      {
        by: 'greywether',
        after: 147,
        layer: 'headline',
        as: 'named',
        text: "That was me. Withdrawn at 13:53, members' lists drop it as they refresh. If anyone still blocks you by tea time, send me the name and I will ring them myself.",
        accepted: true,
      },
      {
        by: 'bg-eastmid-12',
        after: 320,
        layer: 'headline',
        as: 'withheld',
        text: 'All back except one bank. No harm done, two lost orders for a jigsaw.',
      },
      {
        by: 'halvergate',
        after: 332,
        layer: 'headline',
        as: 'named',
        text: 'If that bank is us: our list refreshes hourly and you are clear now. Apologies.',
      },
    ],
    sightings: [
      { by: 'aireline', after: 27, count: 1, as: 'named' },
      { by: 'bg-transport-07', after: 30, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-10',
    by: 'emcu',
    kind: 'incident',
    daysAgo: 115,
    at: '10:00',
    title:
      'Hijacked supplier mailbox: consent sought from recipients to hold headers, reply by 17:00 on the 3rd working day',
    summary:
      'We are recording offences in connection with the compromise of a regional printing company. The company is a victim and has agreed to this notice. We ask recipients for consent to retain message headers.',
    full: {
      story: `**Crime reference** will be given by telephone on request.

**What we hold.** Sign-in history of the mailbox, 22 days, exported by the victim before the password was changed. First unfamiliar sign-in at 19:26 on day 1 from 192.0.2[.]6; eleven further.

**What we ask of you**

1. Keep original messages with full headers. A forwarded copy is not enough
2. State whether we may hold the headers (yes / no / yes, without recipient names)
3. Give date and time of first opening, if any, and by whom in role only
4. Do not contact 192.0.2[.]6. Do not reply to the messages

**Handling.** Information 2, source 1, P. Nothing here is to be given to the media. The victim's name may be used among members of this node as they already deal with it.

**Timetable.** Consents by 17:00 on the third working day; return of material within 28 days of request. DS Okafor is the single point of contact and is on leave from next week, DC Marsden covers.`,
      impact:
        'One small business, 3,100 outgoing messages, 188 recipient organisations so far identified, nine of them outside the United Kingdom.',
    },
    tlp: { headline: 'AMBER', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'headline', to: ['east-midlands'], as: 'named' },
      { layer: 'full', to: ['east-midlands', 'desk', 'nccd'], as: 'named' },
    ],
    thread: [
      {
        by: 'dovecliff',
        after: 18,
        layer: 'full',
        as: 'named',
        text: 'Yes to headers, without recipient names. 214 messages, export ready.',
      },
      {
        by: 'copperbeech',
        after: 44,
        layer: 'full',
        as: 'named',
        text: 'Yes. Do you need a data protection form first or is this enough? Our governors will ask.',
      },
      {
        by: 'emcu',
        after: 58,
        layer: 'full',
        as: 'named',
        text: "This notice is enough for headers. If you want a formal request for the file, I'll send one by the end of tomorrow.",
      },
      { by: 'soardental', after: 300, layer: 'headline', as: 'named', text: 'yes' },
      { by: 'bg-eastmid-18', after: 1400, layer: 'full', as: 'withheld', text: 'Yes, without names.' },
      {
        by: 'nccd',
        after: 1600,
        layer: 'full',
        as: 'named',
        text: 'Two of the eleven sign-ins tally with another matter. We will speak by telephone.',
      },
    ],
    sightings: [
      { by: 'dovecliff', after: 19, count: 214, as: 'withheld' },
      { by: 'copperbeech', after: 44, count: 38, as: 'named' },
      { by: 'bg-eastmid-18', after: 1402, count: 9, as: 'withheld' },
      { by: 'bg-eastmid-16', after: 1500, count: 2, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-11',
    by: 'copperbeech',
    kind: 'incident',
    daysAgo: 115,
    at: '15:20',
    title: '38 payslip mails across six schools, 2 clicks, both on office PCs',
    summary:
      'Thirty-eight staff had the mail, two school business managers opened it. Web filter stopped the call-out on one; the other PC was on a 4G dongle and got through.',
    technical: {
      notes:
        'Filter category was "uncategorised", which we block for pupils and allow for staff. That is changed now. The dongle PC beaconed for about 30 hrs before we found it.',
      indicators: [
        ['domain', 'payroll-portal.example', 'c2', 'block'],
        ['domain', 'my-epayslip.example', 'c2', 'block'],
        ['ipv4', '198.51.100.4', 'c2', 'block'],
        ['file-name', 'Payslip_viewer.iso', 'lure', 'hunt'],
        ['registry-key', 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\PayView', 'tool', 'hunt'],
      ],
    },
    full: {
      story: `Schools note, for whoever else has 14 sites and one and a half people.

1. The message at morning briefing told staff about the mail. One business manager said "oh, that one, I opened that"
2. Her PC had the PayView run key the university wrote about. So the 26 hours is right
3. She uses a dongle because the office wifi drops. The dongle does not pass our filter
4. Rebuilt it, reset her passwords, rang the payroll bureau and the bank
5. Second name my-epayslip turned up in the DNS cache, same box count of bytes as the first

The pupils' network is separate and saw nothing. I'd recomend asking about dongles by name. Nobody thinks of them as "internet access", they think of them as a phone.`,
      impact: 'Payroll run was due next day, done from a borrowed laptop. Nothing missing. A lot of biscuits.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
      { layer: 'full', to: ['east-midlands', 'desk'], as: 'named' },
    ],
    thread: [
      {
        by: 'harrowdale',
        after: 70,
        layer: 'headline',
        as: 'named',
        text: 'Dongles! Same in our libraries. Asking now.',
      },
      {
        by: 'wreakevale',
        after: 85,
        layer: 'technical',
        as: 'named',
        text: 'Second name is new to us, thank you. Same wait byte.',
      },
      {
        by: 'bg-eastmid-16',
        after: 240,
        layer: 'full',
        as: 'withheld',
        text: "This is the most useful thing I've read on here",
      },
      {
        by: 'emcu',
        after: 1300,
        layer: 'full',
        as: 'named',
        text: 'Would you present this at the regional breakfast? Ten minutes.',
      },
      { by: 'copperbeech', after: 1320, layer: 'full', as: 'named', text: 'If there are bacon rolls, yes.' },
    ],
    sightings: [
      { by: 'bg-eastmid-13', after: 310, count: 9, as: 'withheld' },
      { by: 'harrowdale', after: 900, count: 2, as: 'named' },
      { by: 'bg-eastmid-19', after: 1024, count: 10, as: 'withheld' },
      { by: 'bg-eastmid-07', after: 1141, count: 3, as: 'withheld' },
      { by: 'bg-eastmid-16', after: 1827, count: 1, as: 'withheld' },
      { by: 'bg-other-02', after: 3000, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-10', after: 3335, count: 14, as: 'named' },
      { by: 'bg-yorkshire-08', after: 4000, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-02', after: 4810, count: 2, as: 'named' },
      { by: 'bg-eastmid-04', after: 5526, count: 3, as: 'withheld' },
      { by: 'bg-yorkshire-12', after: 7000, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-01', after: 8176, count: 4, as: 'withheld' },
      { by: 'bg-yorkshire-07', after: 8395, count: 2, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-12',
    by: 'bg-pharma-03',
    kind: 'incident',
    daysAgo: 114,
    at: '09:40',
    title: "Payslip loader on a contract manufacturer's jump host into our plant",
    summary:
      "A contractor's laptop with the payslip loader was connected to our jump host for six hours. No lateral traffic found. Asking Pharma to check contractor sessions, not only staff.",
    technical: {
      notes:
        'Laptop belonged to the contractor, so our EDR never saw it. We found it in DNS on the guest VLAN that feeds the jump host.',
      indicators: [
        ['domain', 'my-epayslip.example', 'c2', 'block'],
        ['ipv4', '198.51.100.4', 'c2', 'block'],
        ['mutex', 'Global\\lw_7f31c0', 'tool', 'detect'],
        ['attack-technique', 'T1566.001', 'technique', 'context'],
      ],
    },
    full: {
      story: `Short and for this node only.

- Contractor had the mail at home on his firm's laptop, opened it the evening before
- Next morning he connected through the jump host as usual, 07:55 to 14:02
- DNS on the guest VLAN: 352 lookups of my-epayslip, which nobody was looking for until the report from the schools named it
- Session recordings of the jump host watched in full by two of us. Nothing typed that he did not type
- Credentials of his account rotated, jump host rebuilt from image

What we got wrong: the contract says "up to date antivirus". It does not say who tells whom, or when. The contractor learned from us, four days after his own IT had a ticket open about it.

I would rather this were not repeated outside Pharma with any detail, the number of firms with that arrangement is small.`,
      impact:
        'Plant changeover delayed one shift. Contract wording is being rewritten; happy to share the clause here.',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER+STRICT', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'headline', to: ['pharma'], as: 'withheld' },
      { layer: 'technical', to: ['pharma'], as: 'withheld' },
      { layer: 'full', to: ['pharma'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'dovecliff',
        after: 33,
        layer: 'full',
        as: 'named',
        text: 'Please do share the clause. We have the same hole.',
      },
      { by: 'wendlebury', after: 200, layer: 'full', as: 'named', text: 'And us.' },
      {
        by: 'bg-pharma-03',
        after: 1420,
        layer: 'full',
        as: 'withheld',
        text: 'Clause, plain text: "the Contractor will tell the Company\'s security contact within four hours of suspecting compromise of any device used for the Services, by telephone". Legal shortened nothing, to my surprise.',
      },
      { by: 'kestrelmoor', after: 1460, layer: 'full', as: 'named', text: 'Adopted as is.' },
    ],
    sightings: [
      { by: 'bg-pharma-06', after: 400, count: 1, as: 'withheld' },
      { by: 'kestrelmoor', after: 1000, count: 1, as: 'withheld' },
      { by: 'dovecliff', after: 1100, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-13',
    by: 'harrowdale',
    kind: 'question',
    daysAgo: 113,
    at: '11:10',
    title: 'Payslip mails: is it right to tell staff "never open attachments from suppliers"?',
    summary:
      'Communications want to send exactly that to 1,900 council staff. It cannot be obeyed by anyone who works in purchasing. What did other people say?',
    tlp: { headline: 'CLEAR' },
    grants: [{ layer: 'headline', to: ['everyone'], as: 'named' }],
    thread: [
      {
        by: 'mournecraft',
        after: 40,
        layer: 'headline',
        as: 'named',
        text: 'We said: nobody outside this building will ever send you your payslip. One sentence, everyone understood it.',
      },
      {
        by: 'fenbridge',
        after: 55,
        layer: 'headline',
        as: 'named',
        text: 'Same idea. "Your payslip lives in one place. Anything else is not your payslip." Reporting went up fourfold and clicks to nil.',
      },
      {
        by: 'halvergate',
        after: 61,
        layer: 'headline',
        as: 'named',
        text: "+1. State the one true place, don't ban the normal.",
      },
      {
        by: 'harrowdale',
        after: 90,
        layer: 'headline',
        as: 'named',
        text: "Stolen, with thanks, and passed to the WARP's 23 councils.",
      },
      {
        by: 'fenbridge',
        after: 96,
        layer: 'headline',
        as: 'named',
        text: 'Take the poster as well if you like, no logo on it.',
        accepted: true,
      },
      {
        by: 'bg-other-07',
        after: 900,
        layer: 'headline',
        as: 'withheld',
        text: 'the poster is in the canteen here too now',
      },
    ],
    sightings: [
      { by: 'bg-other-07', after: 905, count: 3, as: 'withheld' },
      { by: 'bg-yorkshire-02', after: 1000, count: 5, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-14',
    by: 'dovecliff',
    kind: 'experience',
    daysAgo: 112,
    at: '17:45',
    title: 'What worked: hold container files at the gateway, and let a human release them',
    summary:
      'We hold .iso, .img, .vhd and password-protected .zip for release by a person. Four genuine files a day for 6,000 staff; the payslip mails never reached an inbox since.',
    technical: {
      notes:
        'Extension lists are not enough: we match on the *mounted* type as well, since one wave arrived as `.pdf` with an ISO 9660 header at offset 0x8001. Sigma below for those who cannot hold mail.',
      indicators: [
        [
          'sigma',
          `title: Rundll32 started from a newly mounted image
logsource:
  category: process_creation
  product: windows
detection:
  selection:
    Image|endswith: '\\\\rundll32.exe'
    CurrentDirectory|re: '^[D-Z]:\\\\\\\\$'
  condition: selection
level: high`,
          'detection-rule',
          'detect',
        ],
        ['attack-technique', 'T1566.001', 'technique', 'context'],
        ['attack-technique', 'T1204.002', 'technique', 'context'],
      ],
    },
    full: {
      story: `Numbers from five working days, since people ask for numbers before they ask for rules.

| | per day |
|---|---|
| held | 31 |
| released, genuine | 4 |
| released by mistake | 0 |
| minutes of somebody's time | 25 |

Three things made it bearable. **One mailbox** where anyone can ask for a release, answered within the hour by the service desk and not by us. **A sentence in the hold notice** that says what to do instead (ask the sender for a link to the file on their own site). And we **told the four departments** that really receive images, on the telephone, before we switched it on: engineering, print, labels and the people who scan historic batch records.

What did not work: asking staff to look for odd senders. The sender was not odd. That was the point.`,
      impact: 'No loader executions since. One engineer still sends himself images from home in protest.',
    },
    tlp: { headline: 'CLEAR', technical: 'GREEN', full: 'GREEN' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
      { layer: 'full', to: ['everyone'], as: 'named' },
    ],
    thread: [
      {
        by: 'soardental',
        after: 25,
        layer: 'full',
        as: 'named',
        text: 'can this be done on the small business mail plan? cant find it',
      },
      {
        by: 'greywether',
        after: 40,
        layer: 'full',
        as: 'named',
        text: 'Yes: mail flow rules, "attachment is executable content or extension matches", deliver to a quarantine mailbox. I\'ll send you the three clicks.',
      },
      { by: 'soardental', after: 110, layer: 'full', as: 'named', text: 'done, 10 mins, thanks' },
      {
        by: 'marlpit',
        after: 900,
        layer: 'full',
        as: 'named',
        text: 'Table is going straight in my paper to the risk committee.',
      },
      {
        by: 'bryncastell',
        after: 1500,
        layer: 'technical',
        as: 'named',
        text: 'The offset trick caught one here: 0x8001 inside a ".pdf".',
      },
      {
        by: 'ncac',
        after: 2900,
        layer: 'full',
        as: 'named',
        text: "We would like to use the hold notice's wording in guidance, credited to you if you wish.",
      },
      { by: 'dovecliff', after: 2950, layer: 'full', as: 'named', text: 'Please, and credited is fine.' },
      { by: 'bg-pharma-01', after: 4200, layer: 'full', as: 'withheld', text: 'Works. Thank you.' },
    ],
    sightings: [
      { by: 'bg-eastmid-07', after: 600, count: 3, as: 'withheld' },
      { by: 'bg-pharma-02', after: 800, count: 1, as: 'withheld' },
      { by: 'bryncastell', after: 1502, count: 1, as: 'named' },
      { by: 'bg-eastmid-10', after: 1900, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-06', after: 2000, count: 2, as: 'withheld' },
      { by: 'bg-transport-09', after: 2600, count: 1, as: 'withheld' },
      { by: 'bg-finance-05', after: 3000, count: 2, as: 'withheld' },
      { by: 'bg-eastmid-03', after: 3943, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-15', after: 7376, count: 4, as: 'withheld' },
      { by: 'bg-eastmid-09', after: 7666, count: 1, as: 'named' },
    ],
  },
  {
    key: 'copper-lantern-15',
    by: 'ncac',
    kind: 'campaign',
    daysAgo: 111,
    at: '12:00',
    title: 'DL-07 (Copper Lantern): what the desk can say after one week',
    summary:
      'Members report one campaign of payslip lures from hijacked supplier mailboxes. We assess that it is highly likely to be one operator, criminal and patient. Treat any host that ever ran the loader as unfinished business.',
    technical: {
      notes:
        'Values below were each seen by at least two members and re-checked at 11:00. Hosting range 203.0.113.128/27 is shared: it is listed for context only and must not be blocked.',
      indicators: [
        ['domain', 'payroll-portal.example', 'c2', 'block'],
        ['domain', 'my-epayslip.example', 'c2', 'block'],
        ['domain', 'payslip-view.example', 'payload-host', 'block'],
        ['ipv4', '192.0.2.11', 'c2', 'block'],
        ['ipv4', '192.0.2.12', 'c2', 'block'],
        ['ipv4', '198.51.100.4', 'c2', 'block'],
        ['ipv4-cidr', '203.0.113.128/27', 'shared-hosting', 'context'],
        ['mutex', 'Global\\lw_7f31c0', 'tool', 'detect'],
        ['email', 'accounts@peverilprint.example', 'hacked-innocent', 'do-not-touch'],
      ],
    },
    full: {
      story: `**Names.** Members say Copper Lantern, "the payslip crew", GW-PHANTOM-PAY and DL-07. They are one activity as far as we can tell; Lampwick is the loader and not the actor.

**Basis.** Twelve reports by ten members, two of them with samples. Source grades B to C; information 2 where hashes and mutex agree, 3 where only the subject line does.

**Judgements**

- It is *highly likely* that a single operator controls all hosts that received the wait byte. Analytic confidence is moderate, because tasking was observed from two networks alone.
- It is *likely* that recipients were taken from the correspondence of the first hijacked supplier. Confidence is high: order numbers.
- There is a *realistic possibility* that a second stage is chosen by the size of the victim. Confidence is low.

**What would change our mind.** A host with a second stage; a victim with no link to the supplier; two operators in one mailbox.`,
      impact: 'Ten members affected, thirty-one hosts, no confirmed loss.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
      {
        layer: 'full',
        to: ['fusion-cell', 'dovecliff', 'kestrelmoor', 'halvergate', 'fenbridge', 'emcu'],
        as: 'named',
      },
    ],
    provenance: { kind: 'passed-on', detail: "Drawn from members' reports, with the consent of each" },
    thread: [
      {
        by: 'halvergate',
        after: 33,
        layer: 'full',
        as: 'named',
        text: '"Patient" is doing a lot of work in the headline. Evidence besides the W byte?',
      },
      {
        by: 'ncac',
        after: 50,
        layer: 'full',
        as: 'named',
        text: "Mailbox access three weeks before use. Fair challenge; we'd grade that sentence C3.",
      },
      { by: 'nccd', after: 70, layer: 'full', as: 'named', text: 'The two sign-ins support it.' },
      {
        by: 'lindfell',
        after: 300,
        layer: 'headline',
        as: 'named',
        text: 'Context-only on the shared range noted with relief.',
      },
      {
        by: 'bg-transport-11',
        after: 1400,
        layer: 'technical',
        as: 'withheld',
        text: '9 days of logs, nothing. Good to be able to say so.',
      },
    ],
    sightings: [
      { by: 'bg-finance-06', after: 500, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-10', after: 589, count: 2, as: 'withheld' },
      { by: 'bg-energy-05', after: 900, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-09', after: 1551, count: 7, as: 'named' },
      { by: 'bg-yorkshire-05', after: 1760, count: 6, as: 'withheld' },
      { by: 'bg-eastmid-15', after: 3130, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-01', after: 4636, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-05', after: 5219, count: 4, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-16',
    by: 'fenbridge',
    kind: 'incident',
    daysAgo: 108,
    at: '06:20',
    title: 'After nine days of waiting the payslip loader brought ransomware staging. Stopped at 05:31',
    summary:
      'One host with the payslip loader was given a second stage at 04:50 this morning; by 05:30 there was a staging share and a script that stops backup agents. Nothing was encrypted. If you ever had this loader, look today for what is below.',
    technical: {
      notes:
        'Order of events on the wire: one byte `L`, 1.4 MB pulled from hr-documents[.]example, then SMB to six servers. The scheduled task name and the staging folder are the best hunts, they exist before any harm is done. Exfil address was touched for 90 seconds, 11 MB.',
      indicators: [
        ['domain', 'hr-documents.example', 'payload-host', 'block'],
        ['ipv4', '192.0.2.23', 'payload-host', 'block'],
        ['ipv4', '198.51.100.26', 'exfiltration', 'block'],
        ['sha256', '971612441ceec548d443326f0d4d662ba91491d760f4d096cf5ffc0eb3c30adc', 'payload', 'block'],
        ['sha256', 'e65a1195835e457d0b7dde404f283d54470c3fed1f4c3bf65cc4cc9b99cf03ef', 'payload', 'block'],
        ['file-path', 'C:\\ProgramData\\pv_stage\\', 'tool', 'hunt'],
        ['file-name', 'stopbk.ps1', 'tool', 'hunt'],
        ['domain', 'payroll-portal.example', 'c2', 'block'],
        ['bitcoin', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'unknown', 'context'],
        ['attack-technique', 'T1486', 'technique', 'context'],
        ['attack-technique', 'T1055', 'technique', 'context'],
      ],
    },
    full: {
      story: `Timeline, all local:

- **Day 0, 07:12** estates office PC opens the payslip mail. Not noticed
- **Day 0-8** about 12,600 wait bytes, under every threshold we have
- **Day 8, 04:40** weekly hunt with the university's rule starts. I moved it from daytime to 04:30 because of backup load. Pure luck
- **04:50** host receives a load. Hunt flags the host at **04:58**
- **05:06** on-call sees the flag *and* a new scheduled task, \`PV-Sync\`, made four minutes earlier
- **05:20** share \`\\\\estates-03\\pv_stage\` appears, stopbk.ps1 copied to six servers
- **05:31** estates VLAN cut off at the core. Decision was taken by one person without ringing anyone, and I have backed her in writing
- **06:10** ransom note text found in the binary's resources, never displayed

Clinical systems are on another core and were not reached. We told our regulator and police ourselves; I ask the desk not to. The note names a sum and an address (technical layer).`,
      impact:
        'No patient care affected. Estates ticketing down for two days. Eleven megabytes of maintenance drawings gone, none sensitive as far as we can tell.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'RED' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['everyone'], as: 'withheld' },
      { layer: 'full', to: ['seat:ncac', 'desk'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'kestrelmoor',
        after: 40,
        layer: 'technical',
        as: 'named',
        text: 'Hunted for pv_stage: one empty folder on a file server, created last night. Isolating now. You may have saved us a very bad week.',
      },
      {
        by: 'halvergate',
        after: 48,
        layer: 'technical',
        as: 'named',
        text: 'This answers it. Grading what we can see: information 2, first-hand. 0 hits in our estate for task, path or hash.',
      },
      {
        by: 'ncac',
        after: 65,
        layer: 'full',
        as: 'named',
        text: "Received and read by four. We'd like to warn the twelve members with open W hosts by telephone; no word of whose experience it is. May we?",
      },
      { by: 'fenbridge', after: 71, layer: 'full', as: 'withheld', text: 'Yes, go now, do not wait for wording.' },
      {
        by: 'bg-eastmid-06',
        after: 100,
        layer: 'technical',
        as: 'withheld',
        text: 'found the task on the one that "stopped beaconing". feeling sick but its off now',
      },
      {
        by: 'wreakevale',
        after: 150,
        layer: 'technical',
        as: 'named',
        text: 'Sample of stage two would be very welcome.',
      },
      {
        by: 'fenbridge',
        after: 190,
        layer: 'technical',
        as: 'withheld',
        text: 'On its way to you in the usual archive.',
      },
      {
        by: 'harrowdale',
        after: 260,
        layer: 'headline',
        as: 'named',
        text: 'In plain words for the WARP: any PC that opened a payslip attachment in the last fortnight gets switched off and rebuilt, today?',
      },
      {
        by: 'fenbridge',
        after: 270,
        layer: 'headline',
        as: 'withheld',
        text: 'Taken off the network today, rebuilt when you can. Yes.',
      },
      {
        by: 'ncac',
        after: 1500,
        layer: 'full',
        as: 'named',
        text: 'Nine of twelve had the host still online. Two had the task. Neither ran.',
      },
    ],
    sightings: [
      { by: 'kestrelmoor', after: 40, count: 1, as: 'named' },
      { by: 'bg-eastmid-06', after: 101, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-04', after: 187, count: 1, as: 'named' },
      { by: 'bg-eastmid-13', after: 191, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-14', after: 200, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-16', after: 203, count: 2, as: 'withheld' },
      { by: 'lindfell', after: 240, count: 3, as: 'named' },
      { by: 'bg-eastmid-10', after: 285, count: 5, as: 'named' },
      { by: 'bg-finance-14', after: 328, count: 10, as: 'withheld' },
      { by: 'bg-pharma-05', after: 330, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-06', after: 430, count: 3, as: 'named' },
      { by: 'bg-transport-10', after: 472, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-07', after: 683, count: 1, as: 'withheld' },
      { by: 'bg-energy-02', after: 703, count: 2, as: 'withheld' },
      { by: 'bg-transport-02', after: 849, count: 1, as: 'withheld' },
      { by: 'bg-finance-11', after: 900, count: 1, as: 'withheld' },
      { by: 'bg-finance-02', after: 904, count: 2, as: 'withheld' },
      { by: 'bg-yorkshire-01', after: 1177, count: 2, as: 'withheld' },
      { by: 'bg-eastmid-19', after: 1808, count: 6, as: 'withheld' },
      { by: 'bg-energy-06', after: 1942, count: 1, as: 'withheld' },
      { by: 'bg-transport-14', after: 2694, count: 6, as: 'withheld' },
      { by: 'bg-finance-08', after: 2901, count: 3, as: 'withheld' },
      { by: 'bg-finance-20', after: 4017, count: 1, as: 'withheld' },
      { by: 'bg-energy-10', after: 4511, count: 13, as: 'withheld' },
      { by: 'bg-finance-26', after: 4890, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-11', after: 4922, count: 1, as: 'named' },
      { by: 'bg-transport-06', after: 5341, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-01', after: 5787, count: 9, as: 'named' },
      { by: 'bg-yorkshire-16', after: 6477, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-17',
    by: 'bg-energy-03',
    kind: 'experience',
    daysAgo: 107,
    at: '14:30',
    title: 'Loader hunt on 3,400 hosts took 50 mins, result nil',
    summary:
      "Because of yesterday's ransomware report we ran the pv_stage / PV-Sync hunt everywhere including the control-room PCs (read only). Nil. It cost less than the meeting about whether to do it.",
    technical: {
      notes:
        'Two queries: (1) scheduled tasks whose name begins PV-, (2) directories under ProgramData created 03:00-06:00 with exactly one .ps1. Second one is noisy with printer sofware, 14 false hits here.',
      indicators: [
        ['file-path', 'C:\\ProgramData\\pv_stage\\', 'tool', 'hunt'],
        ['file-name', 'stopbk.ps1', 'tool', 'hunt'],
        ['mutex', 'Global\\lw_7f31c0', 'tool', 'detect'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['energy', 'desk'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'ravensholt',
        after: 30,
        layer: 'technical',
        as: 'named',
        text: 'Ran it read-only on the OT jump hosts, also nil. Query (1) is enough for those.',
      },
      { by: 'tarnwater', after: 95, layer: 'technical', as: 'named', text: 'nil here, 600 hosts' },
      {
        by: 'halvergate',
        after: 400,
        layer: 'headline',
        as: 'named',
        text: 'Love "cost less than the meeting". Nil at ours as well.',
      },
    ],
    sightings: [{ by: 'bg-energy-02', after: 300, count: 1, as: 'withheld' }],
  },
  {
    key: 'copper-lantern-18',
    by: 'lindfell',
    kind: 'campaign',
    daysAgo: 104,
    at: '16:05',
    title: 'Netflow view of payroll-portal: 61 UK business lines still calling home',
    summary:
      "From our side of the wire 61 business customers still beacon to the payslip campaign's core. All have been written to and 22 have been rung. If you are a Lindfell customer and had no letter, you are not on the list.",
    technical: {
      notes:
        "Sampled 1:1000, so undercount. Core moved from 192.0.2[.]11 to 198.51.100[.]19 and now has IPv6 as well, which most block lists I've seen do not cover.",
      indicators: [
        ['domain', 'payroll-portal.example', 'c2', 'block'],
        ['ipv4', '198.51.100.19', 'c2', 'block'],
        ['ipv6', '2001:db8:c01:5::19', 'c2', 'block'],
        ['asn', 'AS64502', 'c2', 'context'],
      ],
    },
    full: {
      story: `Abuse desk notes.

- 61 lines, of which 44 have a single host behind NAT (small firms, surgeries, one golf club)
- 9 beacon over **IPv6 only**. Their firewall blocks the v4 address and everyone thinks it is done
- Mean time from first to last beacon of those who cleaned up: 6 days 3 hours. Of those rung: 9 hours. The telephone is the best tool we own
- The upstream of AS64502 answered our abuse mail in four days, politely, and did nothing
- We do not sinkhole without a court's paper or a member's CERT asking. Asked today

One caller thought *we* were the scam. We gave him the number on his bill and waited for him to ring back. He did, in forty minutes.`,
      impact: "Sixty-one small firms with somebody's hand on the door. We will repeat the count weekly.",
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
      { layer: 'full', to: ['desk', 'emcu', 'greywether', 'fenbridge', 'halvergate'], as: 'named' },
    ],
    thread: [
      {
        by: 'greywether',
        after: 20,
        layer: 'full',
        as: 'named',
        text: 'Golf club is one of mine. Rang them. The captain opened it.',
      },
      {
        by: 'quernlow',
        after: 60,
        layer: 'technical',
        as: 'named',
        text: 'v6 point is excellent, our list was v4 only. Fixed.',
      },
      { by: 'bg-eastmid-15', after: 300, layer: 'technical', as: 'withheld', text: 'how do I see if we even have v6' },
      {
        by: 'lindfell',
        after: 310,
        layer: 'technical',
        as: 'named',
        text: 'Open any "what is my address" page. If it shows colons, you have.',
      },
      { by: 'bg-eastmid-15', after: 318, layer: 'technical', as: 'withheld', text: 'colons. lots. blocking' },
      { by: 'lindfell', after: 10100, layer: 'headline', as: 'named', text: 'One week on: 61 is now 19.' },
    ],
    sightings: [
      { by: 'quernlow', after: 62, count: 1, as: 'named' },
      { by: 'bg-eastmid-15', after: 320, count: 1, as: 'withheld' },
      { by: 'bg-finance-04', after: 500, count: 1, as: 'withheld' },
      { by: 'bg-transport-05', after: 900, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-09', after: 1300, count: 1, as: 'withheld' },
      { by: 'bg-other-05', after: 1500, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-19',
    by: 'aireline',
    kind: 'incident',
    daysAgo: 101,
    at: '08:15',
    title: 'Drivers getting "payslip" texts AND mails, depot PCs opened 3',
    summary:
      'Agency drivers at two depots got the payslip mail on shared depot PCs and three ran it. Loader found, no second stage. First one I know of in transport up north.',
    technical: {
      notes:
        "Shared logins, so we cant say who. Mail came via a hacked bell-ringers' site mailer this time, not the printer. The site is innocent, please dont block it for good.",
      indicators: [
        ['sha256', 'fd3f012b25d98f32e39579dde6e8f890533233bea8aa4bbd808e0d69b5bfde74', 'payload', 'block'],
        ['url', 'https://stbartholomew-bells.example/wp-content/forms/Payslip_viewer.iso', 'payload-host', 'block'],
        ['domain', 'stbartholomew-bells.example', 'hacked-innocent', 'context'],
        ['domain', 'payroll-portal.example', 'c2', 'block'],
        ['mutex', 'Global\\lw_7f31c0', 'tool', 'detect'],
      ],
    },
    full: {
      story: `How it went:

- 04:30-06:00 drivers sign on at the depot PCs, look at rotas, look at mail. It's one login per depot, has been forever
- Three openings, at Selby Road and the Dock Street yard. All inside twenty minutes, because the first one said out loud "it wants me to open this for my payslip" and two others tried as well
- Our MSSP saw it at 09:10. I saw it at 08:05 because I had read the short headline from a fortnight ago and set a rule on "iso mounted". That headline was three lines and it was enough
- All three rebuilt. The text messages only told people to check their mail, no link

Asked the bell-ringers nicely through their hoster. They took the form down the same day and sent a very sweet note.`,
      impact: '3 PCs, one morning of paper rotas. Agency has been told its drivers should use the app.',
    },
    tlp: { headline: 'GREEN', technical: 'AMBER', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['transport', 'yorkshire-humber', 'desk'], as: 'named' },
      { layer: 'full', to: ['transport', 'yorkshire-humber', 'desk'], as: 'named' },
    ],
    thread: [
      {
        by: 'bryncastell',
        after: 45,
        layer: 'technical',
        as: 'named',
        text: 'Same URL in our proxy, one GET, blocked by type. Thanks Sam.',
      },
      {
        by: 'bg-transport-08',
        after: 130,
        layer: 'full',
        as: 'withheld',
        text: 'shared depot logins, hello from the same boat',
      },
      {
        by: 'ncac',
        after: 400,
        layer: 'full',
        as: 'named',
        text: 'A second hijacked sender is important. Adding to the picture with your name if you agree.',
      },
      { by: 'aireline', after: 405, layer: 'full', as: 'named', text: "name's fine" },
      {
        by: 'wendlebury',
        after: 900,
        layer: 'technical',
        as: 'named',
        text: 'Nothing here. Useful to see it move north.',
      },
    ],
    sightings: [
      { by: 'bryncastell', after: 45, count: 1, as: 'named' },
      { by: 'bg-yorkshire-07', after: 111, count: 7, as: 'withheld' },
      { by: 'bg-transport-02', after: 214, count: 4, as: 'withheld' },
      { by: 'bg-transport-18', after: 359, count: 5, as: 'withheld' },
      { by: 'bg-yorkshire-15', after: 892, count: 1, as: 'withheld' },
      { by: 'bg-transport-14', after: 1422, count: 3, as: 'withheld' },
      { by: 'bg-yorkshire-03', after: 1916, count: 2, as: 'named' },
      { by: 'bg-transport-06', after: 2221, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-11', after: 2287, count: 7, as: 'withheld' },
      { by: 'bg-transport-10', after: 3696, count: 3, as: 'withheld' },
    ],
    withdrawn: [
      {
        after: 2800,
        reason: 'cleaned-up',
        indicator: 'https://stbartholomew-bells.example/wp-content/forms/Payslip_viewer.iso',
      },
    ],
  },
  {
    key: 'copper-lantern-20',
    by: 'wendlebury',
    kind: 'incident',
    daysAgo: 97,
    at: '17:20',
    title: 'One payslip .iso, one click, nothing further',
    summary:
      'For completeness. One user, one host, found within the hour by the container hold others described. No second stage.',
    technical: {
      notes: 'New hash of the image, same DLL.',
      indicators: [
        ['sha256', '1df3df3a598c56e9db672f401ca803e09844d461e2d02c9079d69264994d5317', 'payload', 'block'],
        ['sha256', '4ce599733e79577f2aae71fefc5f7a889ff6d452dfe5c6157de320ca49d734bb', 'payload', 'block'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER+STRICT' },
    grants: [
      { layer: 'headline', to: ['pharma', 'yorkshire-humber'], as: 'withheld' },
      { layer: 'technical', to: ['pharma'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'dovecliff',
        after: 30,
        layer: 'technical',
        as: 'named',
        text: 'Thank you for posting a quiet one. They count as well.',
      },
    ],
    sightings: [{ by: 'bg-pharma-08', after: 900, count: 1, as: 'withheld' }],
  },
  {
    key: 'copper-lantern-21',
    by: 'kestrelmoor',
    kind: 'incident',
    daysAgo: 88,
    at: '10:35',
    title: 'Copper Lantern has moved to a second print firm\'s mailbox, and the lure now says "P60"',
    summary:
      'Twenty-six mails this morning from another supplier of ours, tax-form wording, attachment still a disc image. Nobody opened it. The supplier has been told and is another victim.',
    technical: {
      notes:
        'New mutex because the build is new, same tasking byte according to our sandbox. Sender is genuine: context only.',
      indicators: [
        ['email', 'despatch@coalhurst-labels.example', 'hacked-innocent', 'do-not-touch'],
        ['email-subject', 'Your P60 is enclosed', 'lure', 'detect'],
        ['sha256', '4074cfe40527b1be0939b7258cdebedd532633c4062cbf5e1c148e89b81765aa', 'payload', 'block'],
        ['mutex', 'Global\\lw_b04e9d', 'tool', 'detect'],
        ['domain', 'hr-documents.example', 'payload-host', 'block'],
        ['ipv4', '192.0.2.23', 'payload-host', 'block'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['pharma', 'east-midlands', 'desk'], as: 'withheld' },
    ],
    thread: [
      { by: 'dovecliff', after: 15, layer: 'technical', as: 'named', text: 'Nothing from that sender yet, rule set.' },
      {
        by: 'emcu',
        after: 40,
        layer: 'technical',
        as: 'named',
        text: "We've spoken to the label firm. Password changed 11:05, history kept. They had read your forum post about the first firm and knew what to keep.",
      },
      {
        by: 'wreakevale',
        after: 210,
        layer: 'technical',
        as: 'named',
        text: "b04e9d confirmed by arithmetic: it's the MD5 of the build machine's domain name. Same operator's kit, another building, so to speak.",
      },
      { by: 'bg-pharma-07', after: 600, layer: 'technical', as: 'withheld', text: 'three held at gateway' },
    ],
    sightings: [
      { by: 'bg-pharma-07', after: 601, count: 3, as: 'withheld' },
      { by: 'bg-pharma-02', after: 700, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-10', after: 900, count: 2, as: 'withheld' },
      { by: 'bg-eastmid-16', after: 1000, count: 1, as: 'withheld' },
      { by: 'dovecliff', after: 1300, count: 5, as: 'named' },
    ],
  },
  {
    key: 'copper-lantern-22',
    by: 'bg-eastmid-13',
    kind: 'incident',
    daysAgo: 80,
    at: '08:44',
    title: 'P60 email, accounts clerk opened it, PC now off',
    summary:
      'Accounts clerk opened the tax form mail at quarter past eight. PC is off at the wall. She is upset, it did look exactly right.',
    full: {
      story: `We're nine people making gaskets so this is not going to be technical.

- 8.15 she clicks it, nothing seems to happen, clicks it again
- 8.20 she says to me "has your P60 come" and I had read the thing on here last month about payslips, so I walked over and pulled the plug out of the wall
- 8.30 rang the IT people, they can come tomorrow
- 8.40 changed the bank password from my phone and told the bank

She had online banking open at the time. The bank put a watch on the account and were good about it. I have kept the mail. I wouldn't of known any of this a month ago.

Question really is do I need to worry about the other PCs, they are all on the same box from the phone company.`,
      impact: 'One PC off for two days, wages done by hand.',
    },
    tlp: { headline: 'AMBER', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['east-midlands'], as: 'withheld' },
      { layer: 'full', to: ['emcu', 'greywether', 'desk'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'greywether',
        after: 9,
        layer: 'full',
        as: 'named',
        text: "You did everything right, and fast. Other PCs: very likely fine, but look for a scheduled task starting PV- on each. I'll ring you if you post a number to the champion's box.",
      },
      {
        by: 'emcu',
        after: 31,
        layer: 'full',
        as: 'named',
        text: 'Please keep the mail. You handled the bank better than many large firms.',
      },
      { by: 'soardental', after: 55, layer: 'headline', as: 'named', text: 'been there. it gets better' },
      {
        by: 'bg-eastmid-13',
        after: 1500,
        layer: 'full',
        as: 'withheld',
        text: 'IT came. No PV on the others. Rebuilt mine as well for luck',
      },
    ],
    sightings: [
      { by: 'bg-eastmid-14', after: 300, count: 2, as: 'withheld' },
      { by: 'soardental', after: 400, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-23',
    by: 'wreakevale',
    kind: 'campaign',
    daysAgo: 79,
    at: '11:25',
    title: 'Lampwick 2: new wait loop, "update_notes.iso", and a rule that finds both',
    summary:
      'The loader was rebuilt. It now waits on a DNS answer instead of a web request, so proxies will not see it. The rule attached finds the old and the new build.',
    technical: {
      notes: `Sandbox, 5 runs:

> tasking in the third octet of the A record for \`<8 hex>.payroll-portal.example\`. Octet 2 = W, 51 = L. (The answers in our lab were 192.0.2[.]20 and 198.51.100[.]21.)
> verdict malicious 9.4; family Lampwick (ours)

Lookup every 13 minutes. **Hunt in DNS logs for many one-off children of one parent.** One of the images is called update_notes.iso. That name is also used by the false browser updates that schools report; the hashes share nothing, see the question raised today.`,
      indicators: [
        ['sha256', 'b73246dea85eb857dc6a1f354b05f70c836b7e7934c195cb9db17f866d5b8e04', 'payload', 'block'],
        ['md5', '3f0211c27f827430120a0c9846a08f90', 'payload', 'detect'],
        ['sha256', 'd641d1131f3977bbee6d04809e04cef84acb91b283e130c94935a62f67371027', 'payload', 'block'],
        ['file-name', 'update_notes.iso', 'lure', 'hunt'],
        ['domain', 'payroll-portal.example', 'c2', 'block'],
        ['ipv4', '192.0.2.20', 'c2', 'detect'],
        ['ipv4', '198.51.100.21', 'c2', 'detect'],
        ['mutex', 'Global\\lw_b04e9d', 'tool', 'detect'],
        [
          'yara',
          `rule lampwick_loader_v2 {
  strings:
    $fmt = "%08x.%s" wide
    $mutex = "Global\\\\lw_" wide
    $octet = { 0F B6 ?? 02 3C 02 74 ?? 3C 33 74 }
  condition:
    uint16(0) == 0x5A4D and $mutex and ($fmt or $octet)
}`,
          'detection-rule',
          'detect',
        ],
        ['attack-technique', 'T1055', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
    ],
    thread: [
      {
        by: 'halvergate',
        after: 20,
        layer: 'technical',
        as: 'named',
        text: 'DNS hunt: 0 parents with > 50 one-off children outside CDNs and AV. Took four minutes. Lovely.',
      },
      {
        by: 'lindfell',
        after: 65,
        layer: 'technical',
        as: 'named',
        text: 'Running it on resolver logs tonight, aggregate only.',
      },
      {
        by: 'bg-transport-06',
        after: 180,
        layer: 'technical',
        as: 'withheld',
        text: '192.0.2.20 detect not block, why?',
      },
      {
        by: 'wreakevale',
        after: 188,
        layer: 'technical',
        as: 'named',
        text: 'Because it is an answer and not a destination. Nothing ever connects to it. Blocking it does no good and detecting it does.',
      },
      {
        by: 'kestrelmoor',
        after: 400,
        layer: 'technical',
        as: 'named',
        text: 'Rule found one v2 on a retired laptop in a cupboard. Switched on since the relocation, apparently.',
      },
      {
        by: 'lindfell',
        after: 1300,
        layer: 'technical',
        as: 'named',
        text: '17 lines show the pattern. Letters tonight, calls tomorrow.',
      },
    ],
    sightings: [
      { by: 'bg-eastmid-01', after: 159, count: 1, as: 'withheld' },
      { by: 'bg-transport-12', after: 340, count: 8, as: 'withheld' },
      { by: 'kestrelmoor', after: 401, count: 1, as: 'named' },
      { by: 'bg-eastmid-13', after: 542, count: 1, as: 'withheld' },
      { by: 'bg-pharma-04', after: 800, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-05', after: 1100, count: 1, as: 'withheld' },
      { by: 'bg-finance-08', after: 1116, count: 2, as: 'withheld' },
      { by: 'lindfell', after: 1301, count: 17, as: 'named' },
      { by: 'bg-transport-02', after: 1536, count: 11, as: 'named' },
      { by: 'bg-eastmid-19', after: 2041, count: 12, as: 'withheld' },
      { by: 'bg-transport-07', after: 2069, count: 11, as: 'withheld' },
      { by: 'bg-finance-20', after: 2528, count: 1, as: 'named' },
      { by: 'bg-eastmid-22', after: 2922, count: 1, as: 'withheld' },
      { by: 'bg-finance-14', after: 3369, count: 12, as: 'withheld' },
      { by: 'bg-eastmid-10', after: 3374, count: 2, as: 'named' },
      { by: 'bg-eastmid-04', after: 3452, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-07', after: 3707, count: 2, as: 'withheld' },
      { by: 'bg-finance-02', after: 6134, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-16', after: 7784, count: 8, as: 'named' },
    ],
  },
  {
    key: 'copper-lantern-24',
    by: 'copperbeech',
    kind: 'question',
    daysAgo: 79,
    at: '13:50',
    title: 'update_notes.iso: is this the payslip people or the fake browser update people?',
    summary:
      'We have that file name in both piles. Do the two campaigns have anything to do with each other or do criminals just name files like everyone else does?',
    tlp: { headline: 'GREEN' },
    grants: [{ layer: 'headline', to: ['everyone'], as: 'named' }],
    thread: [
      { by: 'harrowdale', after: 12, layer: 'headline', as: 'named', text: 'We have it from the browser thing only.' },
      {
        by: 'wreakevale',
        after: 34,
        layer: 'headline',
        as: 'named',
        text: 'Different animals. Payslip: loader DLL in the image. Browser update: a script stealer in the image. No shared code, hosts, certificate or build path. Same file name, that is all. Go by hash.',
        accepted: true,
      },
      {
        by: 'ncac',
        after: 61,
        layer: 'headline',
        as: 'named',
        text: 'The desk had them drawn together for an hour this morning on that name. Taken apart again. Thank you both.',
      },
      {
        by: 'copperbeech',
        after: 70,
        layer: 'headline',
        as: 'named',
        text: 'So "update notes" is simply a good name for a bad file.',
      },
      {
        by: 'bg-yorkshire-03',
        after: 300,
        layer: 'headline',
        as: 'withheld',
        text: 'notepad full of update_notes here and only 1 of them bad',
      },
    ],
    sightings: [
      { by: 'harrowdale', after: 13, count: 2, as: 'named' },
      { by: 'bg-yorkshire-03', after: 301, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-07', after: 500, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-25',
    by: 'dovecliff',
    kind: 'incident',
    daysAgo: 78,
    at: '02:35',
    title: 'Second wave overnight, DNS beacons from three kiosks',
    summary:
      "Three shop-floor kiosks began DNS beaconing at 01:50 in the way described yesterday. Contained. Short because it's nearly three in the morning.",
    technical: {
      notes: `\`\`\`
01:50:12 kiosk-07 A? 9f31ab02.payroll-portal.example -> 192.0.2.20
02:03:13 kiosk-07 A? 41c0de77.payroll-portal.example -> 192.0.2.20
02:04:40 kiosk-11 A? 0b7712ee.payroll-portal.example -> 192.0.2.20
02:16:14 kiosk-07 A? c2209ffa.payroll-portal.example -> 192.0.2.20
02:17:41 kiosk-11 A? 77ab0301.payroll-portal.example -> 192.0.2.20
\`\`\`
No 51 in the third octet. Raw, sorry, no strength left to make it pretty. Image was on a USB stick this time, label WAGES.`,
      indicators: [
        ['domain', 'payroll-portal.example', 'c2', 'block'],
        ['ipv4', '192.0.2.20', 'c2', 'detect'],
        ['sha256', 'b73246dea85eb857dc6a1f354b05f70c836b7e7934c195cb9db17f866d5b8e04', 'payload', 'block'],
        ['sha256', '261f86d711305a801e7e5790d01783e4a463308311b3040e863fe18af5a5bfb1', 'payload', 'block'],
        ['file-name', 'update_notes.iso', 'lure', 'hunt'],
        ['mutex', 'Global\\lw_b04e9d', 'tool', 'detect'],
      ],
    },
    full: {
      story: `Night log, tidied a little.

- 01:50 first lookup, kiosk-07. Our new rule (yesterday's, from the lab) fired at the **second** lookup, so 13 minutes
- 02:09 all kiosk ports shut on the two floors
- 02:20 found the stick in kiosk-11, label in biro: WAGES. There were three, one under the kettle
- 02:30 guard checking who came in by the goods door at 21:00

A stick is a person. That makes it different from everything so far, and I would ask the desk to hold this paragraph close until the police have the footage. It may well be a bored employee who found a file; or it may be somebody paid fifty pounds.

Fingerprint bag is a sandwich bag. We did our best.`,
      impact: 'Three kiosks. Production ran throughout. Police informed at 02:50.',
    },
    tlp: { headline: 'GREEN', technical: 'AMBER', full: 'RED' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['pharma', 'east-midlands'], as: 'withheld' },
      { layer: 'full', to: ['desk', 'seat:emcu'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'emcu',
        after: 25,
        layer: 'full',
        as: 'named',
        text: 'Awake. Sandwich bag is fine. Do not play the footage to staff before we have it; officers with you by 08:30.',
      },
      {
        by: 'kestrelmoor',
        after: 320,
        layer: 'technical',
        as: 'named',
        text: 'No sticks here. Kiosk USB ports now glued, which I have wanted for years.',
      },
      {
        by: 'bg-eastmid-06',
        after: 500,
        layer: 'technical',
        as: 'withheld',
        text: 'sorry for what? this log is perfect',
      },
      { by: 'soardental', after: 530, layer: 'headline', as: 'named', text: 'whats a beacon' },
      {
        by: 'greywether',
        after: 533,
        layer: 'headline',
        as: 'named',
        text: 'A PC ringing its burglar every 13 minutes to ask "now?"',
      },
      {
        by: 'emcu',
        after: 4200,
        layer: 'full',
        as: 'named',
        text: "Footage shows a delivery driver's mate. Enquiries continue; you may drop the word employee.",
      },
    ],
    sightings: [
      { by: 'bg-eastmid-06', after: 501, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-16', after: 900, count: 2, as: 'withheld' },
      { by: 'bg-pharma-07', after: 1500, count: 1, as: 'withheld' },
      { by: 'kestrelmoor', after: 2000, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-26',
    by: 'bg-yorkshire-03',
    kind: 'incident',
    daysAgo: 78,
    at: '09:15',
    title: 'Payslip mail hits us in Yorkshire too, 9 mails from a label company',
    summary: "Nine mails, two opened, both PCs found by DNS within the hour thanks to the university's note. Wiped.",
    technical: {
      notes: 'Both asked for random names under payroll-portal every 13 mins. Simple to spot once you know.',
      indicators: [
        ['domain', 'payroll-portal.example', 'c2', 'block'],
        ['email', 'despatch@coalhurst-labels.example', 'hacked-innocent', 'do-not-touch'],
        ['sha256', 'b73246dea85eb857dc6a1f354b05f70c836b7e7934c195cb9db17f866d5b8e04', 'payload', 'block'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['yorkshire-humber'], as: 'withheld' },
      { layer: 'technical', to: ['yorkshire-humber', 'desk'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'aireline',
        after: 20,
        layer: 'headline',
        as: 'named',
        text: 'First proper one for our new node! Nothing at depots today, I looked.',
      },
      {
        by: 'marlpit',
        after: 60,
        layer: 'technical',
        as: 'named',
        text: '0 hits in 30 days of DNS. Welcome to the club nobody wants.',
      },
      {
        by: 'bg-yorkshire-11',
        after: 200,
        layer: 'technical',
        as: 'withheld',
        text: 'How do u search dns on a little broadband router? asking for a friend',
      },
      {
        by: 'marlpit',
        after: 215,
        layer: 'technical',
        as: 'named',
        text: 'Log to a PC via syslog and search for "payroll-portal". Ten minutes, I\'ll post the steps to the node.',
      },
    ],
    sightings: [
      { by: 'bg-yorkshire-13', after: 667, count: 13, as: 'named' },
      { by: 'bg-yorkshire-10', after: 722, count: 3, as: 'withheld' },
      { by: 'bg-yorkshire-04', after: 2280, count: 4, as: 'withheld' },
      { by: 'bg-yorkshire-01', after: 2779, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-07', after: 3392, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-16', after: 3668, count: 4, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-27',
    by: 'soardental',
    kind: 'incident',
    daysAgo: 77,
    at: '12:20',
    title: 'P60 mail x4, nobody clicked, posting cos you said to',
    summary: '4 of them today. Nobody clicked. They asked me first this time.',
    tlp: { headline: 'CLEAR' },
    grants: [{ layer: 'headline', to: ['everyone'], as: 'withheld' }],
    thread: [
      {
        by: 'emcu',
        after: 10,
        layer: 'headline',
        as: 'named',
        text: '"They asked me first." That is the whole job. Well done.',
      },
      { by: 'copperbeech', after: 30, layer: 'headline', as: 'named', text: 'Frame this.' },
      { by: 'halvergate', after: 70, layer: 'headline', as: 'named', text: 'Better click rate than ours.' },
    ],
    sightings: [
      { by: 'bg-eastmid-05', after: 200, count: 1, as: 'withheld' },
      { by: 'bg-other-08', after: 500, count: 2, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-28',
    by: 'bg-finance-07',
    kind: 'incident',
    daysAgo: 77,
    at: '15:40',
    title: 'Payslip loader at an outsourced payroll bureau used by several of us',
    summary:
      "Our payroll bureau found the loader on two clerks' PCs. It isn't known whether files were read. Other clients of bureaux should ask theirs, today, one direct question.",
    technical: {
      notes:
        'Question to ask, word for word: "Has any of your machines looked up a name under payroll-portal in the past 60 days, and how do you know?" The second half is the important one.',
      indicators: [
        ['domain', 'payroll-portal.example', 'c2', 'block'],
        ['file-path', 'C:\\ProgramData\\pv_stage\\', 'tool', 'hunt'],
        ['sha256', 'b73246dea85eb857dc6a1f354b05f70c836b7e7934c195cb9db17f866d5b8e04', 'payload', 'block'],
      ],
    },
    full: {
      story: `- Bureau rang at 14:10 (credit: within 3 h of finding it)
- 2 PCs of 40. Both in the team that handles starters and leavers
- Beacon for 11 days at one, 2 at the other. No load byte seen, but their DNS logs are 7 days deep so we cannot say
- Files within reach: bank details and NI numbers of about 4,000 of our people, and others' people
- Bureau has engaged responders, disconnected both and told its regulator; so have we

**Assessment.** Data read: realistic possibility. Confidence low, log gap. We have moved this month's file to a manual check of changed account numbers: 212 changes, two clerks, one long afternoon.

Bureau not named here at their request, they are writing to every client by tomorrow.`,
      impact: 'Payday at risk for a day, met. Possible notification of 4,000 staff, decision in 48 hours.',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER+STRICT', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'headline', to: ['finance'], as: 'withheld' },
      { layer: 'technical', to: ['finance'], as: 'withheld' },
      { layer: 'full', to: ['finance', 'desk'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'halvergate',
        after: 14,
        layer: 'technical',
        as: 'named',
        text: 'Asked ours. Answer came back in 20 min with a screenshot. 0.',
      },
      {
        by: 'marlpit',
        after: 40,
        layer: 'technical',
        as: 'named',
        text: 'Asked ours. "We have antivirus." Asking again.',
      },
      {
        by: 'quernlow',
        after: 90,
        layer: 'full',
        as: 'named',
        text: 'We can look at changed payees against our mule list if you send hashes of account numbers and not the numbers.',
      },
      { by: 'bg-finance-07', after: 130, layer: 'full', as: 'withheld', text: 'Sent. Thank you.' },
      { by: 'quernlow', after: 300, layer: 'full', as: 'named', text: 'No matches out of 212.' },
      { by: 'marlpit', after: 1500, layer: 'technical', as: 'named', text: 'Second answer: 0, with logs.' },
    ],
    sightings: [
      { by: 'bg-finance-14', after: 600, count: 1, as: 'withheld' },
      { by: 'bg-finance-19', after: 2000, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-29',
    by: 'halvergate',
    kind: 'campaign',
    daysAgo: 77,
    at: '17:05',
    title: 'Copper Lantern: graded timeline, loader to staging, six members',
    summary:
      'Putting the public pieces in order: median wait between first beacon and staging is now five days, down from nine. Any loader host is to be treated as a ransomware incident that has not happened yet.',
    technical: {
      notes: `Grades in brackets, ours.

- Lure mailbox 1 → loader v1: A1
- Loader v1 → load byte → staging: B1 (one first-hand, one corroborated)
- Loader v2 is the same operator: B2 (mutex scheme, core name)
- Payroll bureaux as deliberate target: C3, wants evidence`,
      indicators: [
        ['domain', 'payroll-portal.example', 'c2', 'block'],
        ['domain', 'hr-documents.example', 'payload-host', 'block'],
        ['ipv4', '198.51.100.26', 'exfiltration', 'block'],
        ['ipv4', '198.51.100.19', 'c2', 'block'],
        ['ipv6', '2001:db8:c01:5::19', 'c2', 'block'],
        ['sha256', '971612441ceec548d443326f0d4d662ba91491d760f4d096cf5ffc0eb3c30adc', 'payload', 'block'],
        ['sha256', 'e65a1195835e457d0b7dde404f283d54470c3fed1f4c3bf65cc4cc9b99cf03ef', 'payload', 'block'],
        ['sha256', 'b73246dea85eb857dc6a1f354b05f70c836b7e7934c195cb9db17f866d5b8e04', 'payload', 'block'],
        ['attack-technique', 'T1566.001', 'technique', 'context'],
        ['attack-technique', 'T1204.002', 'technique', 'context'],
        ['attack-technique', 'T1055', 'technique', 'context'],
        ['attack-technique', 'T1486', 'technique', 'context'],
      ],
    },
    full: {
      story: `| event | n | median from first beacon |
|---|---|---|
| wait only, cleaned | 41 | – |
| load byte seen | 5 | 5 d 02 h |
| staging folder | 4 | +38 min |
| encryption | 0 | – |

**Reading.** Zero encryptions in ten weeks is not luck alone. Three of four stagings were caught by people who had read a report here within the previous 24 hours.

**Weakness.** The operator needs 38 minutes between load and script. That is the window; every control which fires inside it is worth three outside.

**Gaps.** Who gets the load byte? Size does not explain it any more (a nine-person firm did). Hour does: all between 04:30 and 05:10. Somebody's evening, or somebody's cron.

**Ask.** If you have a load byte, share the minute. Nothing else is needed.`,
      impact: 'None to us. Written because the board asked twice.',
    },
    tlp: { headline: 'GREEN', technical: 'AMBER', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      {
        layer: 'technical',
        to: ['finance', 'desk', 'dovecliff', 'kestrelmoor', 'fenbridge', 'wreakevale'],
        as: 'named',
      },
      { layer: 'full', to: ['finance', 'desk', 'fenbridge', 'wreakevale'], as: 'named' },
    ],
    thread: [
      {
        by: 'fenbridge',
        after: 12,
        layer: 'full',
        as: 'named',
        text: '38 minutes matches. Share the minute: good phrase.',
      },
      { by: 'marlpit', after: 30, layer: 'full', as: 'named', text: 'Board paper written for me, again.' },
      {
        by: 'wreakevale',
        after: 75,
        layer: 'full',
        as: 'named',
        text: '04:30-05:10 fits a scheduler, the jitter is under two seconds across five. A cron, I would say.',
      },
      { by: 'kestrelmoor', after: 140, layer: 'technical', as: 'named', text: 'Our empty folder: created 04:52.' },
      {
        by: 'ncac',
        after: 200,
        layer: 'full',
        as: 'named',
        text: 'Agreed on C3 for the bureaux. We have two more reports since, moving to C2.',
      },
      { by: 'bg-finance-12', after: 900, layer: 'technical', as: 'withheld', text: 'Great work. 0 hits, 60 days.' },
    ],
    sightings: [
      { by: 'kestrelmoor', after: 141, count: 1, as: 'named' },
      { by: 'bg-finance-10', after: 491, count: 8, as: 'withheld' },
      { by: 'bg-finance-06', after: 696, count: 5, as: 'withheld' },
      { by: 'bg-finance-18', after: 970, count: 4, as: 'named' },
      { by: 'bg-finance-02', after: 2093, count: 2, as: 'named' },
      { by: 'bg-finance-22', after: 2366, count: 8, as: 'withheld' },
      { by: 'bg-finance-14', after: 4589, count: 4, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-30',
    by: 'bg-transport-01',
    kind: 'incident',
    daysAgo: 76,
    at: '07:30',
    title: 'Depot PC got a load byte 04:47, pulled at 04:58 by night controller',
    summary:
      'Night controller saw an alert she had been told to watch for and unplugged the switch. We think eleven minutes is the fastest so far.',
    technical: {
      notes: 'Load came from hr-documents, new address. The stage two was 1.4 MB again but another hash.',
      indicators: [
        ['domain', 'hr-documents.example', 'payload-host', 'block'],
        ['ipv4', '192.0.2.27', 'payload-host', 'block'],
        ['sha256', 'a8591862b491d9c08c3053cb0460f17aaad154c2135dcc72b6b11b4ab80087b5', 'payload', 'block'],
        ['file-path', 'C:\\ProgramData\\pv_stage\\', 'tool', 'hunt'],
        ['attack-technique', 'T1486', 'technique', 'context'],
      ],
    },
    full: {
      story: `For transport and the desk.

**04:44** DNS beacon answer changes, third octet 51
**04:47** 1.4 MB from hr-documents
**04:49** alert mail and a flashing thing on the wall we bought for a joke
**04:52** controller rings on-call, no answer
**04:55** rings me, I say pull the switch, which one, the blue one
**04:58** blue one pulled. It was the right one

So the staging folder existed and was empty. No script copied anywhere. What helped was a laminted card with three lines: what you'll see, who to ring, what to unplug if nobody answers. We had printed it on the day the ransomware staging report came. On-call now has two phones.`,
      impact: 'One depot offline until 09:00, 14 loads left late. Cheaper than the alternative by some distance.',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['transport'], as: 'withheld' },
      { layer: 'technical', to: ['transport', 'desk'], as: 'withheld' },
      { layer: 'full', to: ['transport', 'desk'], as: 'withheld' },
    ],
    thread: [
      { by: 'bryncastell', after: 22, layer: 'full', as: 'named', text: 'Laminated card: can we have the text?' },
      {
        by: 'bg-transport-01',
        after: 41,
        layer: 'full',
        as: 'withheld',
        text: 'Posted to the node files. Change the colour of the switch.',
      },
      { by: 'aireline', after: 55, layer: 'full', as: 'named', text: 'eleven minutes!! tell her well done from us' },
      {
        by: 'ncac',
        after: 120,
        layer: 'technical',
        as: 'named',
        text: "Minute noted, sixth inside the window. New address added to the desk's picture.",
      },
      { by: 'bg-transport-13', after: 800, layer: 'headline', as: 'withheld', text: 'card printed and up in 4 depots' },
    ],
    sightings: [
      { by: 'bg-transport-05', after: 300, count: 1, as: 'withheld' },
      { by: 'bg-transport-14', after: 900, count: 1, as: 'withheld' },
      { by: 'aireline', after: 2000, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-31',
    by: 'greywether',
    kind: 'campaign',
    daysAgo: 76,
    at: '13:10',
    title: 'Copper Lantern in our client base: 9 of 38 clients, every value double-checked this time',
    summary:
      'Nine small clients had the P60 wave, four ran it, none staged. The values below were each seen on a real wire by a human being and not by a platform.',
    technical: {
      notes: '(And yes, I looked at what else lives on each address.)',
      indicators: [
        ['ipv4', '192.0.2.27', 'payload-host', 'block'],
        ['ipv4', '198.51.100.21', 'c2', 'detect'],
        ['domain', 'p60-download.example', 'payload-host', 'block'],
        ['domain', 'payroll-portal.example', 'c2', 'block'],
        ['email-subject', 'P60 - action required', 'lure', 'detect'],
        ['sha256', 'b73246dea85eb857dc6a1f354b05f70c836b7e7934c195cb9db17f866d5b8e04', 'payload', 'block'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
    ],
    thread: [
      { by: 'quernlow', after: 7, layer: 'technical', as: 'named', text: 'No siren emoji. Are you well?' },
      { by: 'greywether', after: 9, layer: 'technical', as: 'named', text: "Doctor says I'm allowed one a quarter." },
      {
        by: 'lindfell',
        after: 40,
        layer: 'technical',
        as: 'named',
        text: 'p60-download is new to us and checks out, alone on its box. Good one.',
      },
      { by: 'bg-eastmid-11', after: 300, layer: 'technical', as: 'withheld', text: 'our site still works, cheers' },
    ],
    sightings: [
      { by: 'lindfell', after: 41, count: 4, as: 'named' },
      { by: 'bg-eastmid-07', after: 61, count: 12, as: 'named' },
      { by: 'bg-eastmid-01', after: 322, count: 1, as: 'withheld' },
      { by: 'bg-transport-10', after: 900, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-02', after: 1075, count: 3, as: 'withheld' },
      { by: 'bg-eastmid-22', after: 1217, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-07', after: 1256, count: 2, as: 'withheld' },
      { by: 'bg-eastmid-10', after: 1487, count: 8, as: 'withheld' },
      { by: 'bg-yorkshire-15', after: 2000, count: 2, as: 'withheld' },
      { by: 'bg-eastmid-19', after: 2074, count: 2, as: 'named' },
      { by: 'bg-eastmid-16', after: 2669, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-17', after: 4823, count: 11, as: 'withheld' },
      { by: 'bg-eastmid-13', after: 4934, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-04', after: 5479, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-12', after: 6292, count: 13, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-32',
    by: 'quernlow',
    kind: 'incident',
    daysAgo: 75,
    at: '09:00',
    title: 'Fraud angle: ten staff had salary account "changed" after the payslip page asked for it',
    summary:
      'A web form, linked from a payslip mail, asked staff for new bank details "before the next run". Ten of ours filled it in. Stopped before payday because the changes hit our payee cool-off.',
    technical: {
      notes:
        "Page lives on the campaign's core name, path /portal/update. First time we see a form and not a file. Account details lead to three accounts which are with the banks concerned.",
      indicators: [
        ['url', 'https://payroll-portal.example/portal/update', 'phishing-page', 'block'],
        ['domain', 'payslip-form.example', 'phishing-page', 'block'],
        ['ipv4', '198.51.100.9', 'phishing-page', 'block'],
        ['email-subject', 'Confirm your details before the next pay run', 'lure', 'detect'],
      ],
    },
    full: {
      story: `What we know, in order.

1. Mail to 130 staff, 10 completed the form within the hour (phone users, all of them)
2. Next morning "HR" mailed payroll with ten changes, neatly, in our own template
3. Payroll did what the procedure says: ring the employee. Three had already left voicemail asking whether it was genuine
4. The seven remaining changes sat in the 24-hour cool-off anyway

So two controls held, either would have done. The template worries me. It is an internal document and has been in one mailbox outside: our auditor's, who have been told.

Whether this is the loader crew or somebody renting the name from them I could not say. **C3** that it is the same hand.`,
      impact: 'Nil loss. Ten embarrassed people, whom we have thanked publicly.',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['finance'], as: 'withheld' },
      { layer: 'technical', to: ['finance', 'desk'], as: 'withheld' },
      { layer: 'full', to: ['finance', 'desk'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'halvergate',
        after: 18,
        layer: 'technical',
        as: 'named',
        text: 'Form is on our block since 09:15. 2 visits, both from phones, none completed.',
      },
      {
        by: 'bg-finance-07',
        after: 120,
        layer: 'full',
        as: 'withheld',
        text: 'The starters-and-leavers theme again, see the bureau.',
      },
      {
        by: 'ncac',
        after: 180,
        layer: 'full',
        as: 'named',
        text: 'Splitting this as a hypothesis: "rented". Two for, one against.',
      },
      {
        by: 'marlpit',
        after: 700,
        layer: 'full',
        as: 'named',
        text: 'Ringing the employee: our procedure said "e-mail the employee". Changed today.',
      },
    ],
    sightings: [
      { by: 'halvergate', after: 19, count: 2, as: 'named' },
      { by: 'bg-finance-07', after: 121, count: 2, as: 'withheld' },
      { by: 'bg-finance-21', after: 800, count: 4, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-33',
    by: 'bg-pharma-06',
    kind: 'incident',
    daysAgo: 73,
    at: '11:50',
    title: 'Payslip loader v3?? new hash on two label PCs',
    summary:
      'Two label-station PCs have an image file that mounts itself and calls rundll32. Looks like a third version of the payslip loader.',
    technical: {
      notes: 'Not seen any beacon but it could be asleep.',
      indicators: [
        ['sha256', 'c0556cb13348fc2f569ce7b3a23156ae7fd4ddc2efb13b12700bad95dc6d16da', 'payload', 'block'],
        ['sha1', '4eab165bb509389739b45daeb11511ab74ae1870', 'payload', 'block'],
        ['file-name', 'LBL_setup.iso', 'payload', 'hunt'],
        ['mutex', 'Global\\lblsetup', 'tool', 'hunt'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['pharma'], as: 'withheld' },
      { layer: 'technical', to: ['pharma'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'kestrelmoor',
        after: 25,
        layer: 'technical',
        as: 'named',
        text: "LBL_setup.iso is the label printer's driver disc. We have 60 of them. Please check the signature.",
      },
      {
        by: 'bg-pharma-06',
        after: 70,
        layer: 'technical',
        as: 'withheld',
        text: "Signed by the printer maker, in date. Oh dear. It's the driver. Taking all of it back.",
      },
      {
        by: 'dovecliff',
        after: 84,
        layer: 'technical',
        as: 'named',
        text: "No harm, it got blocked here for nine minutes and labels stopped for six. Now it's on our list of known good.",
      },
      { by: 'bg-pharma-06', after: 90, layer: 'technical', as: 'withheld', text: 'sorry all' },
    ],
    sightings: [
      { by: 'kestrelmoor', after: 26, count: 60, as: 'named' },
      { by: 'bg-pharma-01', after: 40, count: 12, as: 'withheld' },
      { by: 'dovecliff', after: 60, count: 8, as: 'named' },
    ],
    withdrawn: [{ after: 70, reason: 'false-positive' }],
  },
  {
    key: 'copper-lantern-34',
    by: 'fenbridge',
    kind: 'experience',
    daysAgo: 70,
    at: '16:40',
    title: 'What worked: a loader hunt at half past four in the morning (yes, the staging report was us)',
    summary:
      'We were the members who shared the ransomware staging a while ago without our name. We put our name to the method now: one saved hunt, run when the operator works and not when we do.',
    technical: {
      notes: `Three conditions, any one flags, two isolate without asking:

1. rundll32 or dllhost whose parent is a mounted drive
2. more than 40 distinct children of one DNS parent in an hour, minus an allow list of 31 names (attached to the node files)
3. new scheduled task with no matching change ticket, 22:00 to 06:00`,
      indicators: [
        [
          'sigma',
          `title: Scheduled task created outside change hours
logsource:
  product: windows
  service: security
detection:
  task:
    EventID: 4698
  named:
    TaskName|startswith: '\\\\PV-'
  condition: task and named
level: critical`,
          'detection-rule',
          'detect',
        ],
        ['attack-technique', 'T1055', 'technique', 'context'],
        ['attack-technique', 'T1486', 'technique', 'context'],
        ['file-path', 'C:\\ProgramData\\pv_stage\\', 'tool', 'hunt'],
      ],
    },
    full: {
      story: `Before: weekly hunt, noon, 55 minutes, read by whoever was free. After: nightly, 04:30, nine minutes, goes to one phone.

What it cost: a licence we already had, one analyst-week, and the argument about isolation without asking. That argument I would like to save you. We took the list of 5,100 machines and asked clinical safety one question only: *which of these must never be cut off by a machine?* The answer was 212. The other 4,888 can be. It took one meeting because the question was small.

False isolations in five weeks: three. Two were the same engineer. Longest outage 25 minutes.

We withheld our name the first time since we had not yet told our own board. Having told them, it would be odd not to say it here. Nobody has been unkind.`,
      impact: 'Nothing staged since. Two more loaders found, both inside half an hour.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'GREEN' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
      { layer: 'full', to: ['everyone'], as: 'named' },
    ],
    thread: [
      {
        by: 'halvergate',
        after: 20,
        layer: 'full',
        as: 'named',
        text: '"Which must never be cut off by a machine?" Best question of the year. Using it.',
      },
      {
        by: 'harrowdale',
        after: 45,
        layer: 'full',
        as: 'named',
        text: 'From a council with four people in IT: condition 3 alone, is it worth it?',
      },
      { by: 'fenbridge', after: 52, layer: 'full', as: 'named', text: 'Yes. If you do one, do three.' },
      {
        by: 'bg-energy-06',
        after: 300,
        layer: 'full',
        as: 'withheld',
        text: 'Our number was 9 of 1,400. Took twenty minutes.',
      },
      {
        by: 'ravensholt',
        after: 420,
        layer: 'full',
        as: 'named',
        text: 'For OT the answer is "all of them", so we let it ring instead of cut. Still useful.',
      },
      { by: 'soardental', after: 600, layer: 'headline', as: 'named', text: 'too big for us but good on you' },
      {
        by: 'bg-transport-01',
        after: 900,
        layer: 'full',
        as: 'withheld',
        text: 'Thank you for the first report. It was up on our wall on a card when it was our turn.',
      },
      {
        by: 'fenbridge',
        after: 960,
        layer: 'full',
        as: 'named',
        text: 'That has made somebody here cry a bit, in a good way.',
      },
    ],
    sightings: [
      { by: 'bg-energy-06', after: 310, count: 1, as: 'withheld' },
      { by: 'bg-transport-01', after: 901, count: 1, as: 'withheld' },
      { by: 'bg-finance-09', after: 2000, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-12', after: 3000, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-04', after: 4000, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-35',
    by: 'mournecraft',
    kind: 'question',
    daysAgo: 66,
    at: '10:10',
    title: 'Do we have to rebuild a PC that opened the P60 file, or is a scan enough?',
    summary:
      'One PC in the dispatch office. Scan says clean. It runs the scales, and rebuilding it means the scales people coming out at four hundred pounds.',
    tlp: { headline: 'GREEN' },
    grants: [{ layer: 'headline', to: ['everyone'], as: 'withheld' }],
    thread: [
      {
        by: 'greywether',
        after: 15,
        layer: 'headline',
        as: 'named',
        text: "Rebuild. I'd say that to a client who pays by the hour and one who doesn't.",
      },
      {
        by: 'wreakevale',
        after: 40,
        layer: 'headline',
        as: 'named',
        text: 'A clean scan means little: the DLL was seen by 3 of 58 engines on day one and 31 today.',
      },
      {
        by: 'fenbridge',
        after: 58,
        layer: 'headline',
        as: 'named',
        text: 'Middle way: take it off the network today and let it run the scales alone. No network, no load byte. Rebuild when the engineer is due anyway.',
        accepted: true,
      },
      {
        by: 'mournecraft',
        after: 75,
        layer: 'headline',
        as: 'withheld',
        text: 'That I can do before dinner. Thank you, cable is out.',
      },
    ],
    sightings: [{ by: 'bg-other-10', after: 500, count: 1, as: 'withheld' }],
  },
  {
    key: 'copper-lantern-36',
    by: 'emcu',
    kind: 'campaign',
    daysAgo: 57,
    at: '15:00',
    title: 'Both hijacked supplier mailboxes secured and verified; please lift any blocks on them',
    summary:
      "The two print and label firms whose mailboxes were used have second-factor sign-in, clean rules and an independent check. Please lift any remaining block on their mail by the end of the week. They've lost trade over something done to them.",
    technical: {
      notes: 'Addresses remain here so that you can find your own rules. They are not to be blocked.',
      indicators: [
        ['email', 'accounts@peverilprint.example', 'hacked-innocent', 'do-not-touch'],
        ['email', 'despatch@coalhurst-labels.example', 'hacked-innocent', 'do-not-touch'],
        ['domain', 'peverilprint.example', 'hacked-innocent', 'do-not-touch'],
        ['ipv4', '192.0.2.6', 'unknown', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['east-midlands', 'fenbridge', 'harrowdale', 'aireline', 'halvergate'], as: 'named' },
    ],
    provenance: { kind: 'passed-on', detail: 'With the permission of both firms' },
    thread: [
      {
        by: 'peverilprint',
        after: 22,
        layer: 'technical',
        as: 'named',
        text: "Thank you. We are getting orders again from all but one. I have a key thing for the sign in now, it's on my keys with the van",
      },
      {
        by: 'copperbeech',
        after: 40,
        layer: 'technical',
        as: 'named',
        text: "Lifted. It was still in our filter from the first night, I'm ashamed to say.",
      },
      { by: 'halvergate', after: 55, layer: 'technical', as: 'named', text: '0 rules found. Checked.' },
      { by: 'bg-eastmid-15', after: 1000, layer: 'technical', as: 'withheld', text: 'lifted' },
    ],
    sightings: [{ by: 'bg-eastmid-15', after: 1001, count: 1, as: 'withheld' }],
  },
  {
    key: 'copper-lantern-37',
    by: 'ncac',
    kind: 'campaign',
    daysAgo: 46,
    at: '11:30',
    title: 'DL-07 after three months: hosts down, skill up',
    summary:
      "New loader hosts fell from 41 a week to six. The operator has shortened the wait and hides in DNS. It is highly likely that DL-07 will try again with a new supplier before the next quarter's pay runs.",
    technical: {
      notes:
        'Current as of this morning. Older addresses have been aged out, please refresh your list and do not add from old mails.',
      indicators: [
        ['domain', 'payroll-portal.example', 'c2', 'block'],
        ['domain', 'p60-download.example', 'payload-host', 'block'],
        ['domain', 'hr-documents.example', 'payload-host', 'block'],
        ['ipv4', '198.51.100.19', 'c2', 'block'],
        ['ipv4', '192.0.2.27', 'payload-host', 'block'],
        ['mutex', 'Global\\lw_b04e9d', 'tool', 'detect'],
      ],
    },
    full: {
      story: `**Judgements**

- It is *highly likely* that DL-07 returns with another supplier's mailbox within eight weeks. Confidence is high; it has done so twice at intervals of five weeks.
- It is *likely* that the load byte is given by timetable and not by choice of victim. Confidence is moderate.
- It is *unlikely* that the form asking for bank details was the same hand. Confidence is low: one report, one template.

**Alternatives considered.** Two crews sharing a loader: fits the form, does not fit one mutex scheme. An insider at a mail provider: nothing supports it.

**Names.** "Copper Lantern" stays. "The payslip crew" appears in small firms' reports and means the same. One member's product name is not adopted.

**What you gave.** 37 reports, 3 samples, and about 300 "seen too", of which nil returns were a third and mattered as much.`,
      impact: 'Forty-one members affected; no encryption; one small data loss.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
      {
        layer: 'full',
        to: ['fusion-cell', 'halvergate', 'fenbridge', 'dovecliff', 'kestrelmoor', 'quernlow', 'emcu'],
        as: 'named',
      },
    ],
    provenance: { kind: 'passed-on', detail: "Drawn from members' reports, with the consent of each" },
    thread: [
      { by: 'quernlow', after: 20, layer: 'full', as: 'named', text: 'Fair on the form. I would have said the same.' },
      { by: 'nccd', after: 45, layer: 'full', as: 'named', text: 'Noted for the file.' },
      { by: 'greywether', after: 60, layer: 'headline', as: 'named', text: "I'm told my product name was considered." },
      { by: 'halvergate', after: 63, layer: 'full', as: 'named', text: 'It was not.' },
    ],
    sightings: [
      { by: 'bg-eastmid-07', after: 384, count: 5, as: 'named' },
      { by: 'bg-pharma-01', after: 430, count: 2, as: 'named' },
      { by: 'bg-pharma-04', after: 690, count: 2, as: 'withheld' },
      { by: 'bg-pharma-07', after: 855, count: 7, as: 'withheld' },
      { by: 'bg-transport-04', after: 900, count: 1, as: 'withheld' },
      { by: 'bg-finance-13', after: 1500, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-15', after: 1804, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-11', after: 1931, count: 7, as: 'withheld' },
      { by: 'bg-yorkshire-08', after: 2176, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-18', after: 2807, count: 14, as: 'named' },
      { by: 'bg-eastmid-23', after: 3708, count: 1, as: 'named' },
      { by: 'bg-eastmid-19', after: 3771, count: 13, as: 'withheld' },
      { by: 'bg-yorkshire-13', after: 4691, count: 11, as: 'named' },
      { by: 'bg-yorkshire-03', after: 8945, count: 10, as: 'withheld' },
    ],
  },
  {
    key: 'copper-lantern-38',
    by: 'bg-yorkshire-07',
    kind: 'incident',
    daysAgo: 40,
    at: '13:25',
    title: 'Possible payslip crew: "holiday pay correction" mail from a hacked canoe club',
    summary:
      "Holiday pay wording, link instead of attachment, link goes to a canoe club's website that has plainly been hacked. One visit, no download that we can find.",
    technical: {
      notes:
        "Club told via their contact form, and by me in person as my brother in law paddles there. Don't block the whole site, only the path.",
      indicators: [
        ['url', 'https://fenland-canoes.example/gallery/old/holiday-pay.php', 'payload-host', 'block'],
        ['domain', 'fenland-canoes.example', 'hacked-innocent', 'context'],
        ['sha256', 'fcdb4353154594831cf446c59c03cf1b9a5834b3a03d08eb53a36bb033b2f384', 'payload', 'block'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['yorkshire-humber'], as: 'withheld' },
      { layer: 'technical', to: ['yorkshire-humber', 'desk'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'aireline',
        after: 30,
        layer: 'technical',
        as: 'named',
        text: '2 hits on that path at a depot, no download either. Thanks.',
      },
      {
        by: 'ncac',
        after: 90,
        layer: 'technical',
        as: 'named',
        text: 'The file behind it is Lampwick v2, same mutex. So yes, the crew.',
      },
      { by: 'marlpit', after: 200, layer: 'technical', as: 'named', text: '0.' },
      {
        by: 'bg-yorkshire-07',
        after: 4400,
        layer: 'technical',
        as: 'withheld',
        text: 'Club has cleaned up and updated. Taking the path down as cleaned up.',
      },
    ],
    sightings: [
      { by: 'aireline', after: 31, count: 2, as: 'named' },
      { by: 'bg-yorkshire-02', after: 69, count: 7, as: 'withheld' },
      { by: 'bg-yorkshire-10', after: 797, count: 10, as: 'withheld' },
      { by: 'bg-yorkshire-18', after: 1360, count: 3, as: 'withheld' },
      { by: 'bg-yorkshire-06', after: 2164, count: 1, as: 'named' },
      { by: 'bg-yorkshire-14', after: 2479, count: 1, as: 'withheld' },
    ],
    withdrawn: [
      { after: 4401, reason: 'cleaned-up', indicator: 'https://fenland-canoes.example/gallery/old/holiday-pay.php' },
    ],
  },
  {
    key: 'copper-lantern-39',
    by: 'kestrelmoor',
    kind: 'incident',
    daysAgo: 12,
    at: '09:35',
    title: 'Copper Lantern back: "pay award arrears" from a courier\'s mailbox, 12 mails, loader v2 rebuilt',
    summary:
      'Third supplier, this time a courier. Twelve mails, no openings. The core name answers again after nine quiet days.',
    technical: {
      notes: "Look-alike of our own HR page this time as well (kestrelmoor-payslips), so they've looked us up.",
      indicators: [
        ['domain', 'payroll-portal.example', 'c2', 'block'],
        ['domain', 'kestrelmoor-payslips.example', 'phishing-page', 'block'],
        ['ipv4', '192.0.2.30', 'c2', 'block'],
        ['ipv4', '198.51.100.30', 'c2', 'block'],
        ['sha256', 'fc0abe79c1ba768dbf4c7b4bf6eff20a51ba66488b9f467a5f2191f763ba22b7', 'payload', 'block'],
        ['email-subject', 'Pay award arrears statement', 'lure', 'detect'],
        ['email', 'bookings@swiftmoor-couriers.example', 'hacked-innocent', 'do-not-touch'],
      ],
    },
    full: {
      story: `- 08:10 first of twelve, all to people whose names are in last year's annual report
- 08:14 container hold caught eleven; the twelfth went to a shared mailbox that is exempt (not any more)
- 08:40 courier rung. They use one mailbox for all bookings, with the password on the wall. Their word
- 09:00 look-alike page found by searching new names for ours, certificate issued last night

The choice of people from the annual report is new. Before this it was whoever had once written to the supplier. I take it as the operator doing homework now, and would like to hear if anyone else's twelve are also the twelve in *their* annual report.

First shared to everyone by mistake with the courier's address in; narrowed within the hour at their request.`,
      impact: 'None. An exempt mailbox has lost its exemption.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
      { layer: 'full', to: ['pharma', 'desk'], as: 'named' },
    ],
    thread: [
      { by: 'aireline', after: 16, layer: 'headline', as: 'named', text: 'is it a courier up our way? we use a few' },
      {
        by: 'kestrelmoor',
        after: 50,
        layer: 'headline',
        as: 'named',
        text: 'Better they tell you than I do. If you had it from a courier you would know by now: the subject begins "Pay award".',
      },
      {
        by: 'dovecliff',
        after: 75,
        layer: 'full',
        as: 'named',
        text: 'Ours too. Nine mails, eight of the nine are in our annual report.',
      },
      { by: 'bg-pharma-04', after: 200, layer: 'full', as: 'withheld', text: 'Annual report here as well. Hm.' },
      {
        by: 'ncac',
        after: 240,
        layer: 'technical',
        as: 'named',
        text: 'Third supplier, five weeks, as expected. The situation stays open.',
      },
    ],
    sightings: [
      { by: 'bg-transport-13', after: 40, count: 1, as: 'withheld' },
      { by: 'dovecliff', after: 76, count: 9, as: 'named' },
      { by: 'bg-pharma-04', after: 201, count: 7, as: 'withheld' },
      { by: 'bg-eastmid-15', after: 700, count: 1, as: 'withheld' },
      { by: 'bg-pharma-01', after: 900, count: 3, as: 'withheld' },
      { by: 'bg-eastmid-21', after: 1100, count: 2, as: 'withheld' },
    ],
    narrowed: {
      after: 48,
      grants: [
        { layer: 'headline', to: ['everyone'], as: 'named' },
        { layer: 'technical', to: ['pharma', 'east-midlands', 'desk'], as: 'named' },
        { layer: 'full', to: ['pharma', 'desk'], as: 'named' },
      ],
    },
  },
  {
    key: 'copper-lantern-40',
    by: 'dovecliff',
    kind: 'campaign',
    daysAgo: 3,
    at: '14:15',
    title: 'payroll-portal answers from new addresses since this morning; the load byte hour has shifted to 03:20',
    summary:
      "The campaign's core moved overnight, and the hour at which hosts are told to go on has moved too. Adjust hunts that look only at half past four.",
    technical: {
      notes: 'd0vecliff-hr.example is plainly meant for us, hence named. The dynamic name is used for the load alone.',
      indicators: [
        ['domain', 'payroll-portal.example', 'c2', 'block'],
        ['domain', 'd0vecliff-hr.example', 'phishing-page', 'block'],
        ['domain', 'dovecliff-payslip.example', 'phishing-page', 'block'],
        ['domain', 'r7x2.hostbox.example', 'payload-host', 'detect'],
        ['ipv4', '192.0.2.29', 'c2', 'block'],
        ['ipv4', '198.51.100.29', 'c2', 'block'],
        ['ipv6', '2001:db8:c01:7::29', 'c2', 'block'],
        ['sha256', 'fc0abe79c1ba768dbf4c7b4bf6eff20a51ba66488b9f467a5f2191f763ba22b7', 'payload', 'block'],
        ['mutex', 'Global\\lw_e2c418', 'tool', 'detect'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['pharma', 'east-midlands', 'desk', 'fenbridge', 'halvergate'], as: 'named' },
    ],
    thread: [
      {
        by: 'fenbridge',
        after: 20,
        layer: 'technical',
        as: 'named',
        text: 'Hunt moved to 03:10. We shall sleep when they do.',
      },
      {
        by: 'halvergate',
        after: 38,
        layer: 'technical',
        as: 'named',
        text: `- addresses: 0 hits
- mutex: 0
- r7x2.hostbox: 1, a developer's webcam. Agree with detect and not block.`,
      },
      {
        by: 'kestrelmoor',
        after: 90,
        layer: 'technical',
        as: 'named',
        text: 'Confirmed at 03:21 here on the sandbox host we leave running for them.',
      },
      {
        by: 'wreakevale',
        after: 140,
        layer: 'technical',
        as: 'named',
        text: 'e2c418 is a third build machine. They are growing.',
      },
      {
        by: 'copperbeech',
        after: 1100,
        layer: 'technical',
        as: 'named',
        text: 'Nothing in DNS. Offices reminded this morning, and the dongles are all in a drawer now.',
      },
    ],
    sightings: [
      { by: 'halvergate', after: 39, count: 1, as: 'named' },
      { by: 'kestrelmoor', after: 91, count: 1, as: 'named' },
      { by: 'bg-eastmid-08', after: 95, count: 1, as: 'withheld' },
      { by: 'bg-pharma-02', after: 300, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-14', after: 360, count: 3, as: 'withheld' },
      { by: 'bg-pharma-07', after: 361, count: 10, as: 'named' },
      { by: 'bg-eastmid-11', after: 608, count: 11, as: 'withheld' },
      { by: 'bg-pharma-03', after: 711, count: 4, as: 'withheld' },
      { by: 'bg-pharma-05', after: 900, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-26', after: 1039, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-17', after: 1202, count: 13, as: 'named' },
      { by: 'bg-eastmid-20', after: 1934, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-05', after: 2273, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-02', after: 2606, count: 1, as: 'named' },
    ],
  },
]
