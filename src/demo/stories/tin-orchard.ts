import type { DemoReport } from '../story.ts'

/**
 * Tin Orchard: Larkspur EdgeGate exploited 41 hours after the vendor's notice. Month 5; two web shells split it in two (18).
 * Traps on purpose: a research scanner withdrawn (19), a hacked innocent member (24), a private call for help (16).
 */
export const reports: readonly DemoReport[] = [
  {
    key: 'tin-orchard-01',
    by: 'ncac',
    kind: 'vulnerability',
    daysAgo: 146,
    at: '17:10',
    title: 'Larkspur EdgeGate: unauthenticated command execution, CVE-2026-9904127, fixed in 7.4.2 this afternoon',
    summary:
      'The vendor published a fix at 16:00 for a flaw that lets anyone who can reach the sign-in page run commands. No exploitation known at the time of writing. If you run EdgeGate, plan for tonight and not for the next window.',
    technical: {
      notes:
        'Affected: 7.2.0 to 7.4.1 and all of 6.x, with the portal switched on (it is by default). CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H as given by the vendor. Version is shown without sign-in at /portal/about, to you and to everybody. Workaround: switch the portal off; existing tunnels stay up.',
      indicators: [
        ['cve', 'CVE-2026-9904127', 'exploited-flaw', 'context'],
        ['attack-technique', 'T1190', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'CLEAR', technical: 'CLEAR' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
    ],
    provenance: { kind: 'open-source', detail: 'Vendor notice LS-2026-11, republished with our reading' },
    thread: [
      {
        by: 'halvergate',
        after: 8,
        layer: 'technical',
        as: 'named',
        text: 'Three boxes. Patched by 19:00 if the change board answers its phone.',
      },
      {
        by: 'bg-transport-06',
        after: 40,
        layer: 'headline',
        as: 'withheld',
        text: 'we have 2, supplier says day after tomorrow',
      },
      {
        by: 'ncac',
        after: 47,
        layer: 'headline',
        as: 'named',
        text: 'Please ask the supplier which hours before then they will guarantee.',
      },
      { by: 'bg-finance-08', after: 70, layer: 'headline', as: 'withheld', text: 'what is an EdgeGate' },
      {
        by: 'greywether',
        after: 75,
        layer: 'headline',
        as: 'named',
        text: "Grey box with a little bird on it, by the broadband router. If you have none you're done.",
      },
      {
        by: 'lindfell',
        after: 1390,
        layer: 'technical',
        as: 'named',
        text: "Somebody has started reading everyone's /portal/about page. Separate report.",
      },
    ],
    sightings: [
      { by: 'bg-transport-06', after: 900, count: 2, as: 'withheld' },
      { by: 'bg-eastmid-03', after: 1200, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-02',
    by: 'halvergate',
    kind: 'question',
    daysAgo: 145,
    at: '09:30',
    title: 'EdgeGate: any way to tell from OUTSIDE that the fix took? One of ours says 7.4.2 and lies',
    summary:
      'One of three boxes reports the new version after the update but the old portal is still being served. Anyone else? How did you verify?',
    tlp: { headline: 'GREEN' },
    grants: [{ layer: 'headline', to: ['everyone'], as: 'named' }],
    thread: [
      {
        by: 'lindfell',
        after: 24,
        layer: 'headline',
        as: 'named',
        text: "Two of nine here did the same. Both had a full disk, updater wrote the version file last week's size and gave up.",
      },
      {
        by: 'marlpit',
        after: 41,
        layer: 'headline',
        as: 'named',
        text: 'Ask for /portal/help/index with a made-up language. Old portal: 500. Fixed portal: 404. Reboot after the update is NOT optional whatever the notice says.',
        accepted: true,
      },
      {
        by: 'halvergate',
        after: 55,
        layer: 'headline',
        as: 'named',
        text: '500, 404, 404. Rebooted, now 404. Accepting. Vendor told.',
      },
      {
        by: 'bryncastell',
        after: 80,
        layer: 'headline',
        as: 'named',
        text: '500 here on one that was signed off last night. Thank you, ouch.',
      },
      {
        by: 'bg-eastmid-07',
        after: 300,
        layer: 'headline',
        as: 'withheld',
        text: 'checked ours the same way, 404, ta',
      },
    ],
    sightings: [
      { by: 'lindfell', after: 25, count: 2, as: 'named' },
      { by: 'bryncastell', after: 81, count: 1, as: 'named' },
      { by: 'bg-finance-03', after: 500, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-01', after: 900, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-03',
    by: 'lindfell',
    kind: 'reconnaissance',
    daysAgo: 145,
    at: '15:40',
    title: 'Whole UK address space being asked for /portal/about since lunch',
    summary:
      "From 12:20 somebody has been asking every UK address for EdgeGate's version page, in order, slowly, from rented servers. This is list-making. I'd expect the list to be used tomorrow.",
    technical: {
      notes:
        "Two well-known research scanners are doing the same and say so in their reverse DNS: 203.0.113.160/27. Leave those alone, they'll even mail you. The ones below do not introduce themselves.",
      indicators: [
        ['ipv4', '192.0.2.66', 'scanner', 'detect'],
        ['ipv4', '192.0.2.67', 'scanner', 'detect'],
        ['ipv4', '198.51.100.70', 'scanner', 'detect'],
        ['ipv4-cidr', '203.0.113.160/27', 'scanner', 'context'],
        ['user-agent', 'Mozilla/5.0 (edgecheck)', 'scanner', 'hunt'],
        ['attack-technique', 'T1190', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
    ],
    thread: [
      { by: 'halvergate', after: 15, layer: 'technical', as: 'named', text: 'Seen from all three, 13:05.' },
      { by: 'tarnwater', after: 60, layer: 'technical', as: 'named', text: '.67 only, 14:12, on the office side' },
      {
        by: 'bg-other-03',
        after: 90,
        layer: 'technical',
        as: 'withheld',
        text: "Data centre view: 400 customers asked, about 30 answered with a version. We're ringing the thirty.",
      },
      {
        by: 'lindfell',
        after: 95,
        layer: 'technical',
        as: 'named',
        text: "That is the best sentence I've read all day.",
      },
      {
        by: 'bg-eastmid-14',
        after: 200,
        layer: 'technical',
        as: 'withheld',
        text: 'we were asked at 13.44, is that bad?',
      },
      {
        by: 'lindfell',
        after: 208,
        layer: 'technical',
        as: 'named',
        text: "Being asked isn't bad. Answering 7.4.1 is.",
      },
    ],
    sightings: [
      { by: 'halvergate', after: 16, count: 3, as: 'named' },
      { by: 'tarnwater', after: 61, count: 1, as: 'named' },
      { by: 'bg-other-03', after: 91, count: 400, as: 'withheld' },
      { by: 'bg-finance-10', after: 101, count: 6, as: 'withheld' },
      { by: 'bg-eastmid-04', after: 102, count: 1, as: 'withheld' },
      { by: 'bg-finance-16', after: 103, count: 1, as: 'withheld' },
      { by: 'bg-transport-13', after: 103, count: 1, as: 'withheld' },
      { by: 'bg-energy-01', after: 136, count: 1, as: 'withheld' },
      { by: 'bg-transport-04', after: 139, count: 8, as: 'withheld' },
      { by: 'bg-energy-09', after: 146, count: 8, as: 'named' },
      { by: 'bg-energy-05', after: 166, count: 14, as: 'withheld' },
      { by: 'bg-eastmid-07', after: 178, count: 2, as: 'named' },
      { by: 'bg-other-01', after: 254, count: 1, as: 'withheld' },
      { by: 'bg-finance-07', after: 292, count: 1, as: 'withheld' },
      { by: 'fenbridge', after: 300, count: 2, as: 'withheld' },
      { by: 'bg-eastmid-13', after: 307, count: 11, as: 'withheld' },
      { by: 'bg-finance-22', after: 312, count: 7, as: 'withheld' },
      { by: 'bg-eastmid-16', after: 342, count: 3, as: 'withheld' },
      { by: 'bg-transport-01', after: 405, count: 2, as: 'withheld' },
      { by: 'bg-finance-13', after: 410, count: 7, as: 'withheld' },
      { by: 'bg-other-07', after: 436, count: 8, as: 'named' },
      { by: 'bg-other-04', after: 472, count: 1, as: 'withheld' },
      { by: 'bg-transport-07', after: 651, count: 1, as: 'withheld' },
      { by: 'bg-finance-19', after: 678, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-10', after: 700, count: 1, as: 'withheld' },
      { by: 'copperbeech', after: 700, count: 1, as: 'named' },
      { by: 'bg-eastmid-01', after: 1142, count: 5, as: 'withheld' },
      { by: 'bg-finance-01', after: 1327, count: 7, as: 'withheld' },
      { by: 'bg-finance-04', after: 1345, count: 5, as: 'withheld' },
      { by: 'bg-transport-10', after: 1459, count: 11, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-04',
    by: 'bg-finance-02',
    kind: 'incident',
    daysAgo: 144,
    at: '09:12',
    title: "EdgeGate exploited here 08:50. Web shell. It's started",
    summary:
      "Box on the list for tonight's patching was hit at 08:50. Web shell written, two commands run, then nothing. Forty-one hours from the vendor's notice.",
    technical: {
      notes:
        '`POST /portal/help/index lang=…;` from 192.0.2[.]71, 200, 0.4 s. Shell under portal/css with a name that looks like an old browser fix. Commands: id, uname. Cut at 09:01.',
      indicators: [
        ['ipv4', '192.0.2.71', 'scanner', 'block'],
        ['ipv4', '198.51.100.74', 'c2', 'block'],
        ['file-path', '/opt/larkspur/edge/portal/css/ie7.jsp', 'payload', 'hunt'],
        ['sha256', '611c82ea6405bd9aa2104f474534af4fec8777f6fde5908bd746984d180526ff', 'payload', 'detect'],
        ['cve', 'CVE-2026-9904127', 'exploited-flaw', 'context'],
        ['attack-technique', 'T1190', 'technique', 'context'],
        ['attack-technique', 'T1505.003', 'technique', 'context'],
      ],
    },
    full: {
      story: `Short, phones ringing.

- 08:50:11 POST, shell written
- 08:50:40 \`id\`
- 08:51:02 \`uname -a\`
- 08:52 callback to 198.51.100[.]74:443, 2 kB out (we think /etc/passwd)
- 08:58 our file-watch fires. It's set to mail. The mail sits with sombody on a train
- 09:01 box off the internet edge, 400 remote staff with it
- 09:10 this

Patching was booked for 19:00. I argued for last night and lost to a regulatory return. I'm not saying it to be clever: use our clock. **41 hours**. Anybody with a window tonight should take it now.`,
      impact: '400 remote workers off for the day. No sign of movement behind the box yet, looking.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['everyone'], as: 'withheld' },
      { layer: 'full', to: ['finance', 'desk'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'halvergate',
        after: 4,
        layer: 'technical',
        as: 'named',
        text: 'Blocking. Nothing from .71 here yet. Thank you for posting with the phones ringing.',
      },
      {
        by: 'ncac',
        after: 9,
        layer: 'technical',
        as: 'named',
        text: 'Second one just in by telephone, other path. Advisory this afternoon; do not wait for it.',
      },
      {
        by: 'copperbeech',
        after: 50,
        layer: 'technical',
        as: 'named',
        text: 'We have one and the path is different, posting now.',
      },
      { by: 'bg-finance-10', after: 62, layer: 'full', as: 'withheld', text: 'same path as you 09:33. pulled' },
      {
        by: 'bg-eastmid-05',
        after: 80,
        layer: 'technical',
        as: 'withheld',
        text: 'had ours off since last night because of the list post. lucky',
      },
      {
        by: 'bg-finance-02',
        after: 400,
        layer: 'full',
        as: 'withheld',
        text: 'Nothing behind the box. Config is gone though, so every local password on it is changed as of now.',
      },
      { by: 'bg-finance-06', after: 500, layer: 'full', as: 'withheld', text: 'Config! Good point, ours too.' },
    ],
    sightings: [
      { by: 'bg-finance-10', after: 63, count: 1, as: 'withheld' },
      { by: 'bg-finance-06', after: 70, count: 1, as: 'withheld' },
      { by: 'bg-finance-12', after: 100, count: 2, as: 'withheld' },
      { by: 'bg-transport-06', after: 112, count: 1, as: 'withheld' },
      { by: 'lindfell', after: 120, count: 17, as: 'named' },
      { by: 'bg-finance-04', after: 166, count: 6, as: 'withheld' },
      { by: 'bg-other-05', after: 200, count: 1, as: 'withheld' },
      { by: 'bg-other-04', after: 228, count: 13, as: 'withheld' },
      { by: 'bg-transport-10', after: 229, count: 1, as: 'withheld' },
      { by: 'bg-transport-04', after: 240, count: 1, as: 'withheld' },
      { by: 'quernlow', after: 260, count: 1, as: 'named' },
      { by: 'bg-energy-07', after: 292, count: 1, as: 'withheld' },
      { by: 'bg-finance-18', after: 300, count: 1, as: 'withheld' },
      { by: 'bg-other-06', after: 356, count: 4, as: 'withheld' },
      { by: 'bg-energy-03', after: 404, count: 12, as: 'named' },
      { by: 'bg-other-08', after: 549, count: 5, as: 'withheld' },
      { by: 'bg-finance-16', after: 570, count: 5, as: 'withheld' },
      { by: 'bg-transport-02', after: 1314, count: 4, as: 'withheld' },
      { by: 'bg-transport-14', after: 1334, count: 14, as: 'withheld' },
      { by: 'bg-finance-01', after: 1392, count: 1, as: 'withheld' },
      { by: 'bg-finance-13', after: 1406, count: 11, as: 'withheld' },
      { by: 'bg-finance-07', after: 1546, count: 1, as: 'withheld' },
      { by: 'bg-energy-11', after: 1635, count: 1, as: 'withheld' },
      { by: 'bg-finance-19', after: 2405, count: 7, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-05',
    by: 'copperbeech',
    kind: 'incident',
    daysAgo: 144,
    at: '10:05',
    title: 'edgegate shell at two schools, file is help/favicon.jsp not css',
    summary:
      "Two of our fourteen schools were hit between nine and half past. The web shell sits in another folder from the one in this morning's report. Look for both.",
    technical: {
      notes: "favicon.jsp in www/help. A favicon is not a .jsp, that's how we spotted it. Came from .76.",
      indicators: [
        ['ipv4', '192.0.2.76', 'scanner', 'block'],
        ['file-path', '/opt/larkspur/edge/www/help/favicon.jsp', 'payload', 'hunt'],
        ['sha256', '1834487c492aa70cd3132b6d6a06ce50e699f276cca484b85a7a3687172d2cd1', 'payload', 'detect'],
        ['cve', 'CVE-2026-9904127', 'exploited-flaw', 'context'],
        ['attack-technique', 'T1505.003', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
    ],
    thread: [
      {
        by: 'bg-eastmid-08',
        after: 30,
        layer: 'technical',
        as: 'withheld',
        text: 'favicon.jsp here as well, 09:40. Council.',
      },
      {
        by: 'wreakevale',
        after: 45,
        layer: 'technical',
        as: 'named',
        text: 'Send both files please. Two paths in two hours smells like two parties.',
      },
      {
        by: 'copperbeech',
        after: 60,
        layer: 'technical',
        as: 'named',
        text: 'Sent. Also 12 schools still to drive to, if anyone has a van',
      },
      {
        by: 'emcu',
        after: 70,
        layer: 'headline',
        as: 'named',
        text: 'Not joking: PC Lowe has a van and is free until two.',
      },
      { by: 'copperbeech', after: 75, layer: 'headline', as: 'named', text: '!!! yes please' },
    ],
    sightings: [
      { by: 'bg-eastmid-08', after: 31, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-11', after: 60, count: 2, as: 'named' },
      { by: 'bg-eastmid-07', after: 90, count: 3, as: 'withheld' },
      { by: 'bg-eastmid-15', after: 109, count: 10, as: 'withheld' },
      { by: 'bg-eastmid-09', after: 182, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-01', after: 199, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-16', after: 200, count: 2, as: 'named' },
      { by: 'bg-eastmid-02', after: 300, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-05', after: 387, count: 13, as: 'withheld' },
      { by: 'wreakevale', after: 400, count: 1, as: 'named' },
      { by: 'bg-eastmid-17', after: 660, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-13', after: 877, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-03', after: 1167, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-06',
    by: 'ravensholt',
    kind: 'incident',
    daysAgo: 144,
    at: '11:20',
    title: 'EdgeGate at a depot: exploited 09:20, no route to control side',
    summary:
      'One depot box exploited. It has no path to operational networks and we have proved that by test and not by diagram. Reporting because the diagram was wrong about something else.',
    technical: {
      notes: 'css path. Callback refused by outbound rule.',
      indicators: [
        ['ipv4', '192.0.2.71', 'scanner', 'block'],
        ['ipv4', '198.51.100.74', 'c2', 'block'],
        ['file-path', '/opt/larkspur/edge/portal/css/ie7.jsp', 'payload', 'hunt'],
      ],
    },
    full: {
      story: `For people who run things that move.

- 09:20 shell written, 09:21 callback refused, 09:23 callback refused again, then they lost interest
- 09:31 seen by the duty engineer, portal switched off (workaround), tunnels stayed up as promised
- 10:00-11:00 walked every path from that box with a laptop in its place. To the control side: none. To the *meter test rig*: one, by a cable nobody drew, from 2014

So the answer to the board is "no route" and it's true, but it was true by luck at one point. Cable is now in my drawer. I'd ask each of you not to look at the diagram today; put a laptop where the box is and try.`,
      impact: 'Depot remote access off until tomorrow. Nothing operational.',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'headline', to: ['energy', 'ot-engineers'], as: 'withheld' },
      { layer: 'technical', to: ['energy', 'ot-engineers', 'desk'], as: 'withheld' },
      { layer: 'full', to: ['ot-engineers'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'bryncastell',
        after: 25,
        layer: 'full',
        as: 'named',
        text: 'Laptop test done at the crane shed. Two routes. Two! Both cut.',
      },
      {
        by: 'tarnwater',
        after: 50,
        layer: 'full',
        as: 'named',
        text: 'Doing it now. Ours has no EdgeGate at works but the idea holds',
      },
      { by: 'bg-energy-02', after: 140, layer: 'technical', as: 'withheld', text: 'css path as well' },
      { by: 'brackenfield', after: 200, layer: 'full', as: 'named', text: 'Done. None.' },
    ],
    sightings: [
      { by: 'bg-energy-02', after: 141, count: 1, as: 'withheld' },
      { by: 'bg-energy-05', after: 400, count: 1, as: 'withheld' },
      { by: 'bg-energy-09', after: 900, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-07',
    by: 'bg-eastmid-08',
    kind: 'incident',
    daysAgo: 144,
    at: '12:30',
    title: 'Council: EdgeGate shell used to read staff directory, 09:40-10:20',
    summary:
      'Shell in the help folder was used for forty minutes to read the directory. About 2,300 names and phone numbers. Box is off, two committees meet on paper tonight.',
    technical: {
      notes: 'Commands came at typing speed, so a person. Lookups for accounts with "svc" in the name.',
      indicators: [
        ['ipv4', '192.0.2.76', 'scanner', 'block'],
        ['ipv4', '192.0.2.77', 'c2', 'block'],
        ['file-path', '/opt/larkspur/edge/www/help/favicon.jsp', 'payload', 'hunt'],
        ['sha256', '1834487c492aa70cd3132b6d6a06ce50e699f276cca484b85a7a3687172d2cd1', 'payload', 'detect'],
        ['attack-technique', 'T1505.003', 'technique', 'context'],
      ],
    },
    full: {
      story: `- 09:40 shell
- 09:44 \`cat\` of the configuration, with the directory account in it
- 09:46-10:18 31 directory queries, typed, with two spelling mistakes. One query was for "helpdeks"
- 10:20 our switch engineer sees a box asking questions and unplugs
- 11:00 directory account disabled, 140 svc passwords in rotation, done by tomorrow we hope

We have told the information regulator within the day. Elected members have been told by the chief executive, who asked me to say that she would do that again before the press rather than after.

A person with spelling mistakes at typing speed isn't the same as the hit-and-run seen in London this morning. Two hands, I would say. But we have one example and are tired.`,
      impact: 'Staff directory read. No service to residents lost, except the tip booking page until 15:00.',
    },
    tlp: { headline: 'GREEN', technical: 'AMBER', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['east-midlands', 'desk'], as: 'withheld' },
      { layer: 'full', to: ['east-midlands', 'desk'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'copperbeech',
        after: 10,
        layer: 'full',
        as: 'named',
        text: 'No typed commands on ours, only the file. Shell may be waiting its turn.',
      },
      {
        by: 'harrowdale',
        after: 35,
        layer: 'headline',
        as: 'named',
        text: 'What did you tell councillors? Asking for tonight.',
      },
      {
        by: 'bg-eastmid-08',
        after: 50,
        layer: 'headline',
        as: 'withheld',
        text: '"Someone read our phone book. Nothing was changed. We\'re changing the locks." They were good about it.',
      },
      {
        by: 'wreakevale',
        after: 80,
        layer: 'full',
        as: 'named',
        text: 'helpdeks is a gift, please search your logs for it, all of you.',
      },
      { by: 'emcu', after: 120, layer: 'full', as: 'named', text: 'Crime reference by phone.' },
    ],
    sightings: [
      { by: 'bg-eastmid-03', after: 200, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-07', after: 300, count: 1, as: 'withheld' },
      { by: 'greywether', after: 400, count: 3, as: 'named' },
      { by: 'bg-eastmid-16', after: 1000, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-15', after: 1800, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-08',
    by: 'ncac',
    kind: 'vulnerability',
    daysAgo: 144,
    at: '14:00',
    title: 'EdgeGate is being mass-exploited. Four answers please: affected, not us, done, need help',
    summary:
      'Members report exploitation since 08:50 today, from several addresses and with two different web shells. Switch the portal off now, patch, reboot, look for both files, change what was stored on the box. Then answer with one tap so that we know who needs a hand.',
    technical: {
      notes:
        'Order matters: **portal off → image or snapshot → patch → reboot → check for 404 → look for both files → change passwords held on the box.** Patching does not remove a shell.',
      indicators: [
        ['cve', 'CVE-2026-9904127', 'exploited-flaw', 'context'],
        ['file-path', '/opt/larkspur/edge/portal/css/ie7.jsp', 'payload', 'hunt'],
        ['file-path', '/opt/larkspur/edge/www/help/favicon.jsp', 'payload', 'hunt'],
        ['sha256', '611c82ea6405bd9aa2104f474534af4fec8777f6fde5908bd746984d180526ff', 'payload', 'detect'],
        ['sha256', '1834487c492aa70cd3132b6d6a06ce50e699f276cca484b85a7a3687172d2cd1', 'payload', 'detect'],
        ['ipv4', '192.0.2.71', 'scanner', 'block'],
        ['ipv4', '192.0.2.76', 'scanner', 'block'],
        ['ipv4', '198.51.100.74', 'c2', 'block'],
        ['ipv4', '192.0.2.77', 'c2', 'block'],
        [
          'sigma',
          `title: EdgeGate portal writes a server page
logsource:
  product: linux
  category: file_event
detection:
  selection:
    TargetFilename|startswith: '/opt/larkspur/edge/'
    TargetFilename|endswith: '.jsp'
  condition: selection
level: critical`,
          'detection-rule',
          'detect',
        ],
        ['attack-technique', 'T1190', 'technique', 'context'],
        ['attack-technique', 'T1505.003', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'CLEAR', technical: 'GREEN' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
    ],
    provenance: { kind: 'passed-on', detail: "Drawn from members' reports of this morning, with the consent of each" },
    thread: [
      { by: 'marlpit', after: 20, layer: 'technical', as: 'named', text: 'Done. Both files absent.' },
      {
        by: 'aireline',
        after: 33,
        layer: 'headline',
        as: 'named',
        text: 'not us, no edgegate. Can I close it or do I need to do something?',
      },
      { by: 'ncac', after: 35, layer: 'headline', as: 'named', text: '"Not us" is all we need. Thank you.' },
      {
        by: 'bg-eastmid-15',
        after: 60,
        layer: 'technical',
        as: 'withheld',
        text: 'portal off, patch tomorrow, is that OK',
      },
      {
        by: 'ncac',
        after: 66,
        layer: 'technical',
        as: 'named',
        text: 'Portal off is the part that matters tonight. Look for the files before you go home.',
      },
      { by: 'bg-eastmid-15', after: 130, layer: 'technical', as: 'withheld', text: 'found favicon.jsp :(' },
      {
        by: 'ncac',
        after: 136,
        layer: 'technical',
        as: 'named',
        text: 'Then that\'s "affected". The regional champion will ring within the hour.',
      },
      { by: 'halvergate', after: 200, layer: 'headline', as: 'named', text: 'Board line worked as it stands. Rare.' },
      {
        by: 'ncac',
        after: 300,
        layer: 'headline',
        as: 'named',
        text: 'Tally at 19:00: done 6 %, affected 11 %, not us 38 %, silent 45 %.',
      },
      {
        by: 'ncac',
        after: 7200,
        layer: 'headline',
        as: 'named',
        text: 'Five days: done 52 %, small firms 19 %. It is the small ones who need a person and not a paragraph.',
      },
      { by: 'ncac', after: 12960, layer: 'headline', as: 'named', text: 'Nine days: done 71 %.' },
    ],
    sightings: [
      { by: 'bg-eastmid-18', after: 103, count: 6, as: 'named' },
      { by: 'bg-eastmid-15', after: 131, count: 1, as: 'withheld' },
      { by: 'bg-other-02', after: 400, count: 1, as: 'withheld' },
      { by: 'bg-finance-17', after: 667, count: 5, as: 'withheld' },
      { by: 'bg-finance-05', after: 816, count: 1, as: 'withheld' },
      { by: 'bg-finance-13', after: 1419, count: 2, as: 'withheld' },
      { by: 'bg-transport-05', after: 1631, count: 8, as: 'withheld' },
      { by: 'bg-transport-11', after: 2105, count: 14, as: 'withheld' },
      { by: 'bg-energy-09', after: 3506, count: 6, as: 'withheld' },
      { by: 'bg-energy-05', after: 5329, count: 5, as: 'withheld' },
      { by: 'bg-finance-21', after: 6746, count: 2, as: 'withheld' },
      { by: 'bg-eastmid-02', after: 6746, count: 1, as: 'withheld' },
      { by: 'bg-energy-01', after: 7198, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-06', after: 7956, count: 3, as: 'withheld' },
      { by: 'bg-transport-08', after: 8311, count: 4, as: 'withheld' },
      { by: 'bg-finance-01', after: 8511, count: 3, as: 'withheld' },
      { by: 'bg-finance-09', after: 8773, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-14', after: 8781, count: 11, as: 'withheld' },
      { by: 'bg-eastmid-10', after: 9593, count: 4, as: 'withheld' },
      { by: 'bg-transport-02', after: 10079, count: 1, as: 'withheld' },
      { by: 'bg-transport-14', after: 10361, count: 3, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-09',
    by: 'greywether',
    kind: 'campaign',
    daysAgo: 144,
    at: '16:45',
    title: 'EdgeGate: 31 of our clients run it, 24 off already. Free portal-off call for any small member tonight',
    summary:
      "We're manning two phones till ten for anyone in the East Midlands with an EdgeGate, client or not. Takes six minutes. No charge and, I promise, no brochure.",
    technical: {
      notes:
        'Seven clients had shells: six help/favicon, one css/ie7. Hotel wifi box in one case, nobody knew it was there.',
      indicators: [
        ['file-path', '/opt/larkspur/edge/www/help/favicon.jsp', 'payload', 'hunt'],
        ['file-path', '/opt/larkspur/edge/portal/css/ie7.jsp', 'payload', 'hunt'],
        ['ipv4', '192.0.2.76', 'scanner', 'block'],
        ['ipv4', '192.0.2.79', 'scanner', 'block'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
    ],
    thread: [
      { by: 'copperbeech', after: 5, layer: 'headline', as: 'named', text: 'Gill, genuinely thank you.' },
      {
        by: 'quernlow',
        after: 12,
        layer: 'headline',
        as: 'named',
        text: 'Not one exclamation mark. Is this a hostage situation?',
      },
      {
        by: 'bg-eastmid-06',
        after: 40,
        layer: 'headline',
        as: 'withheld',
        text: 'rang, took 7 minutes not 6. want my money back',
      },
      { by: 'greywether', after: 44, layer: 'headline', as: 'named', text: 'Refund of £0.00 is on its way.' },
      {
        by: 'emcu',
        after: 90,
        layer: 'headline',
        as: 'named',
        text: 'We will do the driving, if someone needs hands.',
      },
    ],
    sightings: [
      { by: 'bg-eastmid-06', after: 41, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-10', after: 300, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-13', after: 500, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-17', after: 900, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-05', after: 1000, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-10',
    by: 'fenbridge',
    kind: 'incident',
    daysAgo: 144,
    at: '21:50',
    title: "EdgeGate, night shift: shell attempt x3 failed, here's the log",
    summary:
      'Three attempts on a patched box between nine and half past, all 404. Posting so there\'s one good example of what "fixed" looks like in a log.',
    technical: {
      notes: `Sorry for paste.

\`\`\`
21:02:17 198.51.100.79 POST /portal/help/index 404 188
21:02:19 198.51.100.79 GET  /help/favicon.jsp  404 188
21:14:50 192.0.2.71    POST /portal/help/index 404 188
21:14:51 192.0.2.71    GET  /portal/css/ie7.jsp 404 188
21:28:03 192.0.2.79    POST /portal/help/index 404 188
\`\`\`
Note how each one fetches its own file afterwards. So .79 goes with favicon, .71 goes with ie7.`,
      indicators: [
        ['ipv4', '198.51.100.79', 'scanner', 'block'],
        ['ipv4', '192.0.2.71', 'scanner', 'block'],
        ['ipv4', '192.0.2.79', 'scanner', 'block'],
        ['url', 'https://198.51.100.79/up/fv.bin', 'payload-host', 'block'],
        ['attack-technique', 'T1190', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['everyone'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'wreakevale',
        after: 20,
        layer: 'technical',
        as: 'named',
        text: 'That pairing of source and file is exactly what I needed. Sorry to make you paste.',
      },
      { by: 'lindfell', after: 40, layer: 'technical', as: 'named', text: '.79s share a reseller; .71 does not.' },
      { by: 'bg-eastmid-12', after: 700, layer: 'headline', as: 'withheld', text: 'so 404 is good?' },
      { by: 'fenbridge', after: 710, layer: 'headline', as: 'withheld', text: '404 is lovely. 200 is a bad night.' },
    ],
    sightings: [
      { by: 'halvergate', after: 60, count: 2, as: 'named' },
      { by: 'bg-eastmid-12', after: 720, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-11',
    by: 'wreakevale',
    kind: 'campaign',
    daysAgo: 143,
    at: '10:30',
    title: 'ie7.jsp and favicon.jsp: two shells, two owners? Lab notes, first pass',
    summary:
      'The two web shells left on EdgeGates have nothing in common but the hole they came through. One runs commands in a hurry, the other waits for a person. We think there are two parties.',
    technical: {
      notes: `Sandbox quoting:

> **A favicon.jsp** 3.1 kB, password parameter \`tea\`, AES, sleeps, self-check every 6 h. verdict webshell 9.6
> **B ie7.jsp** 812 bytes, no password at all, one-shot commands, callback on write. verdict webshell 8.8

B has no password, so *anybody* may use it after the first party. A's rule set below. Imphash and such do not apply, it is source.`,
      indicators: [
        ['sha256', '611c82ea6405bd9aa2104f474534af4fec8777f6fde5908bd746984d180526ff', 'payload', 'detect'],
        ['sha256', '1834487c492aa70cd3132b6d6a06ce50e699f276cca484b85a7a3687172d2cd1', 'payload', 'detect'],
        ['md5', 'ff3fbfcb60475919660aac522d102078', 'payload', 'detect'],
        ['md5', '63af5cedd8e7b2ba4209c15b6e026c7d', 'payload', 'detect'],
        ['file-name', 'ie7.jsp', 'payload', 'hunt'],
        ['file-name', 'favicon.jsp', 'payload', 'hunt'],
        ['ipv4', '198.51.100.74', 'c2', 'block'],
        ['ipv4', '198.51.100.79', 'scanner', 'block'],
        [
          'yara',
          `rule edgegate_favicon_shell {
  strings:
    $p = "getParameter(\\"tea\\")" ascii
    $a = "AES/CBC" ascii
    $s = "21600000" ascii
  condition:
    filesize < 8KB and all of them
}`,
          'detection-rule',
          'detect',
        ],
        [
          'suricata',
          'alert http any any -> $HOME_NET any (msg:"EdgeGate web shell ie7.jsp requested"; flow:to_server,established; http.uri; content:"/portal/css/ie7.jsp"; classtype:web-application-attack; sid:9904127; rev:1;)',
          'detection-rule',
          'detect',
        ],
        ['attack-technique', 'T1505.003', 'technique', 'context'],
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
        text: 'Two owners: agree, B2. Region splits too: B in London and Scotland, A from the Trent northwards.',
      },
      {
        by: 'fenbridge',
        after: 41,
        layer: 'technical',
        as: 'named',
        text: 'Suricata rule live, 2 hits from outside, 0 answered.',
      },
      {
        by: 'bg-finance-10',
        after: 60,
        layer: 'technical',
        as: 'withheld',
        text: "No password on B. So whoever's second gets it free. Delightful",
      },
      {
        by: 'ncac',
        after: 75,
        layer: 'technical',
        as: 'named',
        text: 'The desk will split the situation if a third source shows the same regional pattern.',
      },
      { by: 'bg-transport-04', after: 200, layer: 'technical', as: 'withheld', text: 'Ours is A, north side' },
      { by: 'bg-other-02', after: 320, layer: 'technical', as: 'withheld', text: '6 × B, 0 × A, all inside the M25' },
    ],
    sightings: [
      { by: 'bg-finance-10', after: 61, count: 1, as: 'withheld' },
      { by: 'greywether', after: 90, count: 7, as: 'named' },
      { by: 'bg-finance-14', after: 135, count: 14, as: 'withheld' },
      { by: 'bg-transport-04', after: 201, count: 1, as: 'withheld' },
      { by: 'bg-other-02', after: 321, count: 6, as: 'withheld' },
      { by: 'bg-eastmid-12', after: 639, count: 9, as: 'withheld' },
      { by: 'bg-finance-08', after: 924, count: 1, as: 'withheld' },
      { by: 'bg-finance-02', after: 930, count: 1, as: 'named' },
      { by: 'bg-eastmid-07', after: 1593, count: 3, as: 'withheld' },
      { by: 'bg-eastmid-02', after: 3560, count: 11, as: 'withheld' },
      { by: 'bg-finance-20', after: 3851, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-17', after: 4711, count: 2, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-12',
    by: 'bryncastell',
    kind: 'incident',
    daysAgo: 143,
    at: '09:15',
    title: 'Port: pulled our EdgeGate by hand at 22:40, crane support line now by telephone',
    summary:
      "We found a shell at 22:31 and took the box out of the rack. Crane vendor's remote support runs over the telephone for some days. Ships are moving.",
    technical: {
      notes: 'favicon path. No typed commands in our logs, but the log begins at 21:00 (rotated).',
      indicators: [
        ['file-path', '/opt/larkspur/edge/www/help/favicon.jsp', 'payload', 'hunt'],
        ['ipv4', '192.0.2.79', 'scanner', 'block'],
        ['ipv4', '198.51.100.79', 'scanner', 'block'],
      ],
    },
    full: {
      story: `Decision log, as the harbour master likes one.

- 22:31 file found by me, by hand, with the two paths on a sticky note
- 22:35 harbour master rung: "what stops if you pull it?" Answer: crane support and the pilots' rota page
- 22:40 pulled. Literally, out of the rack, it's on my desk
- 23:10 crane vendor's engineer moved to telephone, not pleased
- 06:00 pilots' rota by group chat, as it was till last year

The laptop test that a fellow OT member wrote of yesterday: did it at the crane shed, two routes found, none used. I'd never have looked.

If anybody has a spare appliance of another make they could lend until the rebuild, I will drive anywhere in Wales and a good bit of England.`,
      impact: 'No vessel delayed. Three days of telephone.',
    },
    tlp: { headline: 'GREEN', technical: 'AMBER', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['transport', 'ot-engineers'], as: 'named' },
      { layer: 'full', to: ['transport', 'ot-engineers', 'desk'], as: 'named' },
    ],
    thread: [
      {
        by: 'bg-transport-05',
        after: 30,
        layer: 'full',
        as: 'withheld',
        text: 'We have a spare, but it is a long drive from you',
      },
      { by: 'bryncastell', after: 34, layer: 'full', as: 'named', text: 'Name a service station in the middle.' },
      { by: 'bg-transport-05', after: 50, layer: 'full', as: 'withheld', text: 'done, messaging you' },
      {
        by: 'ravensholt',
        after: 90,
        layer: 'full',
        as: 'withheld',
        text: 'Two routes found in one shed is why I wrote it. Well done.',
      },
      {
        by: 'tarnwater',
        after: 200,
        layer: 'technical',
        as: 'named',
        text: 'no edgegate here now. Was one in a cupbord, off',
      },
    ],
    sightings: [
      { by: 'tarnwater', after: 201, count: 1, as: 'named' },
      { by: 'bg-transport-05', after: 900, count: 1, as: 'withheld' },
      { by: 'bg-transport-11', after: 1300, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-13',
    by: 'harrowdale',
    kind: 'question',
    daysAgo: 143,
    at: '13:00',
    title: 'EdgeGate update says "licence expired, contact reseller". What now?',
    summary:
      "Four of our WARP councils can't install the fix since their support lapsed in spring and the box refuses. Reseller wants a purchase order. Portal is off. Is there another way?",
    tlp: { headline: 'GREEN' },
    grants: [{ layer: 'headline', to: ['everyone'], as: 'named' }],
    thread: [
      { by: 'mournecraft', after: 10, layer: 'headline', as: 'named', text: 'Same. I nearly cried' },
      {
        by: 'lindfell',
        after: 26,
        layer: 'headline',
        as: 'named',
        text: "Vendor's notice, bottom of page 2: security fixes install without licence from the *file*, not from the update menu. Takes a call to get the file.",
      },
      {
        by: 'ncac',
        after: 58,
        layer: 'headline',
        as: 'named',
        text: "Confirmed with the vendor: 01632 960177, quote LS-2026-11, they send a link, no order needed. We've asked them to say it at the top of page 1.",
        accepted: true,
      },
      {
        by: 'harrowdale',
        after: 190,
        layer: 'headline',
        as: 'named',
        text: 'Four of four installed. Thank you. It took 20 minutes and a civil telephone call.',
      },
      { by: 'mournecraft', after: 220, layer: 'headline', as: 'named', text: 'Done too. 404!' },
    ],
    sightings: [
      { by: 'mournecraft', after: 11, count: 1, as: 'named' },
      { by: 'bg-eastmid-02', after: 300, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-08', after: 301, count: 4, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-14',
    by: 'bg-energy-02',
    kind: 'incident',
    daysAgo: 143,
    at: '17:20',
    title: "css/ie7 shell at wind farm office, second visitor used the first one's shell",
    summary:
      'Shell without a password was used by a second, different party six hours after it was placed. If you had this one, you may have had more than one guest.',
    technical: {
      notes:
        'First: 192.0.2.71 at 08:58 (id, uname). Second: 192.0.2.84 at 15:02, wget of a coin miner, very loud. Thats how we found the first.',
      indicators: [
        ['ipv4', '192.0.2.71', 'scanner', 'block'],
        ['ipv4', '192.0.2.84', 'unknown', 'detect'],
        ['sha256', '6558d8923853c17e99f04b70243d598c2b951587191c370ea21f6123ee286db5', 'payload', 'block'],
        ['file-path', '/opt/larkspur/edge/portal/css/ie7.jsp', 'payload', 'hunt'],
      ],
    },
    full: {
      story: `In order,

- 08:58 placed, two commands, gone
- nothing for six hours
- 15:02 another address walks up to /portal/css/ie7.jsp without knocking and runs wget
- 15:03 miner at 100 % CPU, VPN users complain within two minutes. The miner is the best monitoring we have had all week
- 15:20 portal off, image taken, rebuilt by 17:00

So a clean-up which ends at "we removed the miner" would've missed the first party and the stolen config. The lab's note that B has no password is right, please read it if you found "only a miner".

Grade yourself honestly on when the box was last looked at before yesterday. Ours: at installation.`,
      impact: 'Office VPN off two hours. Turbines are on another network and were unaware.',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['energy'], as: 'withheld' },
      { layer: 'technical', to: ['energy', 'desk'], as: 'withheld' },
      { layer: 'full', to: ['energy', 'desk'], as: 'withheld' },
    ],
    thread: [
      { by: 'ravensholt', after: 20, layer: 'full', as: 'named', text: '"Only a miner" should be on the advisory.' },
      { by: 'ncac', after: 33, layer: 'full', as: 'named', text: 'Added to the advisory as we speak, in those words.' },
      {
        by: 'bg-energy-08',
        after: 100,
        layer: 'technical',
        as: 'withheld',
        text: 'we had only a miner. going back to look. sigh',
      },
      {
        by: 'bg-energy-08',
        after: 240,
        layer: 'technical',
        as: 'withheld',
        text: 'config read at 08:57, before the miner. Thank you for making us look',
      },
    ],
    sightings: [
      { by: 'bg-energy-08', after: 101, count: 1, as: 'withheld' },
      { by: 'bg-energy-03', after: 500, count: 1, as: 'withheld' },
      { by: 'bg-energy-10', after: 2000, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-15',
    by: 'bg-transport-07',
    kind: 'incident',
    daysAgo: 143,
    at: '11:40',
    title: 'harbour office hit, favicon file, phones & gate fine',
    summary:
      'Small harbour. Found the file at eleven, box unplugged, nothing else seems touched. Rebuild waits for our IT man who is on the boat till tomorrow.',
    technical: {
      notes: 'as per the advisory, 2nd path. address was .79',
      indicators: [
        ['file-path', '/opt/larkspur/edge/www/help/favicon.jsp', 'payload', 'hunt'],
        ['ipv4', '192.0.2.79', 'scanner', 'block'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['transport'], as: 'withheld' },
      { layer: 'technical', to: ['transport', 'desk'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'bryncastell',
        after: 12,
        layer: 'headline',
        as: 'named',
        text: 'If he needs hands when he lands, ring me.',
      },
      {
        by: 'bg-transport-07',
        after: 1500,
        layer: 'headline',
        as: 'withheld',
        text: "he's off the boat, its done, he says cheers",
      },
    ],
    sightings: [
      { by: 'bg-transport-03', after: 300, count: 1, as: 'withheld' },
      { by: 'bg-transport-09', after: 1200, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-16',
    by: 'soardental',
    kind: 'incident',
    daysAgo: 142,
    at: '18:20',
    title: 'need help. edgegate, think we got it, surgery opens 8am',
    summary:
      'pressed Need help. found favicon.jsp in the help bit, its dated yesterday. dont want to pull it cos xrays go over it to the other branch. what do i do',
    tlp: { headline: 'AMBER' },
    grants: [{ layer: 'headline', to: ['greywether'], as: 'named' }],
    thread: [
      {
        by: 'greywether',
        after: 4,
        layer: 'headline',
        as: 'named',
        text: "Tom, Gill here. You're fine, breathe. Do the X-rays need it between now and 8?",
      },
      { by: 'soardental', after: 6, layer: 'headline', as: 'named', text: 'no, only when open' },
      {
        by: 'greywether',
        after: 8,
        layer: 'headline',
        as: 'named',
        text: "Then switch the portal off now: Settings, Remote, untick Portal, Save. The link between branches stays up, it's a tunnel and not the portal.",
      },
      { by: 'soardental', after: 15, layer: 'headline', as: 'named', text: 'done. link still green' },
      {
        by: 'greywether',
        after: 18,
        layer: 'headline',
        as: 'named',
        text: "Lovely. Photo of the file list for me, then don't touch the file. Police may want it. I'm driving over with a spare, about 40 mins.",
      },
      { by: 'soardental', after: 21, layer: 'headline', as: 'named', text: 'tonight??' },
      { by: 'greywether', after: 22, layer: 'headline', as: 'named', text: "It's this or the ironing." },
      {
        by: 'soardental',
        after: 150,
        layer: 'headline',
        as: 'named',
        text: "she's been and gone. new box, 404, passwords changed. xrays work. owe you a filling",
      },
      {
        by: 'greywether',
        after: 160,
        layer: 'headline',
        as: 'named',
        text: 'Please no. Press Done for me in the morning.',
      },
      { by: 'soardental', after: 830, layer: 'headline', as: 'named', text: 'pressed' },
    ],
  },
  {
    key: 'tin-orchard-17',
    by: 'marlpit',
    kind: 'experience',
    daysAgo: 142,
    at: '09:40',
    title: 'What worked: one-line integrity check for EdgeGate, 6 minutes for 5 boxes',
    summary:
      'Vendor ships a list of its own files; comparing against it finds any extra page, whatever it is called. No need to know the path of the week.',
    technical: {
      notes:
        "List is at /opt/larkspur/manifest.txt, signed. Anything in edge/ that ends .jsp and is *not* in the list is not theirs. We ran it on five boxes: zero, zero, one, zero, zero. The one was a leftover of the vendor's own engineer from 2023, removed.",
      indicators: [
        ['file-path', '/opt/larkspur/edge/www/help/favicon.jsp', 'payload', 'hunt'],
        ['file-path', '/opt/larkspur/edge/portal/css/ie7.jsp', 'payload', 'hunt'],
        ['attack-technique', 'T1505.003', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['everyone'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'halvergate',
        after: 10,
        layer: 'technical',
        as: 'named',
        text: "This should be the check. Paths change, manifests don't.",
      },
      {
        by: 'copperbeech',
        after: 40,
        layer: 'technical',
        as: 'named',
        text: 'Run on 14: found a THIRD name on one, help/blank.jsp, same content as favicon. Would not have found it otherwise.',
      },
      {
        by: 'wreakevale',
        after: 60,
        layer: 'technical',
        as: 'named',
        text: 'blank.jsp: same hash as favicon.jsp. Good catch.',
      },
      {
        by: 'ncac',
        after: 90,
        layer: 'technical',
        as: 'named',
        text: 'Adding the manifest check to the checklist, credited.',
      },
      { by: 'bg-eastmid-03', after: 600, layer: 'technical', as: 'withheld', text: 'works' },
      {
        by: 'bg-energy-06',
        after: 900,
        layer: 'technical',
        as: 'withheld',
        text: '0 of 4 boxes. took longer to find the password',
      },
    ],
    sightings: [
      { by: 'copperbeech', after: 41, count: 1, as: 'named' },
      { by: 'bg-finance-02', after: 202, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-04', after: 410, count: 7, as: 'withheld' },
      { by: 'bg-eastmid-03', after: 601, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-10', after: 924, count: 13, as: 'withheld' },
      { by: 'bg-yorkshire-06', after: 975, count: 12, as: 'named' },
      { by: 'bg-finance-14', after: 1359, count: 3, as: 'named' },
      { by: 'bg-transport-12', after: 1400, count: 1, as: 'withheld' },
      { by: 'bg-finance-20', after: 1417, count: 5, as: 'withheld' },
      { by: 'bg-eastmid-08', after: 1679, count: 7, as: 'named' },
      { by: 'bg-finance-08', after: 1920, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-16', after: 1983, count: 3, as: 'withheld' },
      { by: 'bg-finance-09', after: 2000, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-02', after: 2199, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-12', after: 3720, count: 2, as: 'named' },
    ],
  },
  {
    key: 'tin-orchard-18',
    by: 'ncac',
    kind: 'campaign',
    daysAgo: 141,
    at: '12:20',
    title: 'Tin Orchard is two situations from today: "orchard A" (help/favicon) and "orchard B" (css/ie7)',
    summary:
      'We have split the picture in two. One party leaves a password-protected page and comes back by hand, mostly from the Midlands to the North; the other leaves an open one in London, the South and Scotland and does not return. Clean-up differs, so please check which you had.',
    technical: {
      notes:
        'A: assume a person has been in, change directory passwords. B: assume strangers have been in, look for miners *and* for a read configuration.',
      indicators: [
        ['file-path', '/opt/larkspur/edge/www/help/favicon.jsp', 'payload', 'hunt'],
        ['file-path', '/opt/larkspur/edge/www/help/blank.jsp', 'payload', 'hunt'],
        ['file-path', '/opt/larkspur/edge/portal/css/ie7.jsp', 'payload', 'hunt'],
        ['sha256', '611c82ea6405bd9aa2104f474534af4fec8777f6fde5908bd746984d180526ff', 'payload', 'detect'],
        ['sha256', '1834487c492aa70cd3132b6d6a06ce50e699f276cca484b85a7a3687172d2cd1', 'payload', 'detect'],
        ['ipv4', '192.0.2.77', 'c2', 'block'],
        ['ipv4', '198.51.100.74', 'c2', 'block'],
      ],
    },
    full: {
      story: `**Why we split.** Forty-four reports and taps carry a path. A: 27, of which 25 north of a line from Severn to Wash. B: 17, of which 16 south of it or in Scotland. No member had both from the same address. Source-to-file pairing held in every log we were shown.

**Judgements**

- It is *highly likely* that A and B are different parties. Confidence is high.
- It is *likely* that both worked from the same bought list of versions, cut in two by address range. That would explain the map better than taste does. Confidence is low: one network's flow data.
- It is *unlikely* that either was interested in any sector. Confidence is moderate.

**What was wrong before.** Our first note said one campaign. It rested on the flaw and the hour, which is what they shared with every other visitor to that hole. Reports have been moved and nothing was lost; you can see which side yours fell on.

DL-05 stays with A. B is DL-06.`,
      impact: '58 members affected so far; two with data read; none with encryption.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
      {
        layer: 'full',
        to: ['fusion-cell', 'halvergate', 'lindfell', 'fenbridge', 'wreakevale', 'ravensholt', 'emcu'],
        as: 'named',
      },
    ],
    provenance: { kind: 'passed-on', detail: "Drawn from members' reports and answers, with consent" },
    thread: [
      {
        by: 'lindfell',
        after: 14,
        layer: 'full',
        as: 'named',
        text: 'The one network is me. I\'d put "list cut in two" at realistic possibility. Your "likely" is kinder than my data.',
      },
      {
        by: 'ncac',
        after: 25,
        layer: 'full',
        as: 'named',
        text: 'Fair. Changed to *realistic possibility*, and the history shows it.',
      },
      {
        by: 'halvergate',
        after: 40,
        layer: 'full',
        as: 'named',
        text: 'Glad to see the "what was wrong" line. More of that.',
      },
      {
        by: 'bg-transport-04',
        after: 300,
        layer: 'headline',
        as: 'withheld',
        text: "we're A then. directory passwords: done",
      },
      { by: 'bg-finance-10', after: 500, layer: 'headline', as: 'withheld', text: 'B. config passwords: done' },
    ],
    sightings: [
      { by: 'bg-eastmid-07', after: 600, count: 1, as: 'withheld' },
      { by: 'bg-finance-18', after: 900, count: 1, as: 'withheld' },
      { by: 'bg-other-07', after: 1100, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-19',
    by: 'bg-finance-09',
    kind: 'reconnaissance',
    daysAgo: 141,
    at: '08:25',
    title: 'EdgeGate attacker 203.0.113.165, 4,000 requests overnight',
    summary: 'One address asked for our portal four thousand times in the night. Blocked and would suggest the same.',
    technical: {
      notes: 'All GET, all /portal/about. 404 each time as patched.',
      indicators: [
        ['ipv4', '203.0.113.165', 'scanner', 'block'],
        ['ipv4', '192.0.2.66', 'scanner', 'block'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['finance'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'quernlow',
        after: 22,
        layer: 'technical',
        as: 'named',
        text: 'That is the university scanner, it is the one that mails us when *we* forget something. Reverse DNS says so.',
      },
      {
        by: 'bg-finance-09',
        after: 50,
        layer: 'technical',
        as: 'withheld',
        text: "Didn't look at reverse. Taking it back, apologies to the university concerned. Our own retry rule made the 4,000 out of 40.",
      },
      {
        by: 'halvergate',
        after: 55,
        layer: 'technical',
        as: 'named',
        text: 'Thanks for quick correction. The other one is right.',
      },
    ],
    sightings: [
      { by: 'bg-finance-15', after: 300, count: 40, as: 'withheld' },
      { by: 'bg-finance-04', after: 400, count: 12, as: 'withheld' },
    ],
    withdrawn: [{ after: 49, reason: 'false-positive', indicator: '203.0.113.165' }],
  },
  {
    key: 'tin-orchard-20',
    by: 'kestrelmoor',
    kind: 'incident',
    daysAgo: 140,
    at: '16:10',
    title: 'EdgeGate at a trial site: shell A present 3 days, one directory query',
    summary:
      'Appliance belonged to a clinical site, not to us, but our trial data passes through. Shell found with the manifest check. One query by hand, no files read that we can find.',
    technical: {
      notes: 'The query contained "helpdeks", spelled so, as in a report from this region.',
      indicators: [
        ['file-path', '/opt/larkspur/edge/www/help/favicon.jsp', 'payload', 'hunt'],
        ['ipv4', '192.0.2.77', 'c2', 'block'],
        ['sha256', '1834487c492aa70cd3132b6d6a06ce50e699f276cca484b85a7a3687172d2cd1', 'payload', 'detect'],
      ],
    },
    full: {
      story: `Strictly for this node.

- The clinic's box, the clinic's contract, our data. Three lawyers before anyone pulled a plug, four hours
- Shell written on the wild morning at 10:52, one visit at 11:30, query for helpdeks, nothing back as the directory account there is a dud
- Trial uploads are encrypted before they leave the site, so what passed was ciphertext. I've checked that claim myself this time and not taken it from the protocol
- Sponsor's duty: told the ethics committee's chair by phone, letter tomorrow

Lesson for the rest of us: our list of "EdgeGates we run" was right, and useless. The list we needed was "EdgeGates our data goes through". We found eleven. Two had answered nobody.`,
      impact: 'No patient data exposed. Eleven sites rung; trial paused at one for two days.',
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
        after: 40,
        layer: 'full',
        as: 'named',
        text: 'Starting the second list today. Thank you for writing it.',
      },
      { by: 'wendlebury', after: 300, layer: 'full', as: 'named', text: 'We have one such site. Patched, checked.' },
      {
        by: 'bg-pharma-05',
        after: 900,
        layer: 'full',
        as: 'withheld',
        text: '4 sites, 1 shell (A). Would never of asked',
      },
    ],
    sightings: [
      { by: 'bg-pharma-05', after: 901, count: 1, as: 'withheld' },
      { by: 'dovecliff', after: 1500, count: 2, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-21',
    by: 'lindfell',
    kind: 'reconnaissance',
    daysAgo: 139,
    at: '15:05',
    title: 'Count from outside: 412 EdgeGates on our network still answer 500, down from 1,930',
    summary:
      'We ask each box on our own network, once a day, whether it is fixed. A week ago 1,930 were not; today 412. The ones left are nearly all small firms, dentists, and holiday parks.',
    technical: {
      notes:
        "Method: the made-up-language request, one per day, from an address with a web page explaining it. If you see it, that is us: don't block, do answer.",
      indicators: [
        ['ipv4', '203.0.113.170', 'scanner', 'do-not-touch'],
        ['cve', 'CVE-2026-9904127', 'exploited-flaw', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
    ],
    thread: [
      {
        by: 'ncac',
        after: 12,
        layer: 'headline',
        as: 'named',
        text: 'Small firms again. Can we have the count by region, nothing finer?',
      },
      {
        by: 'lindfell',
        after: 30,
        layer: 'headline',
        as: 'named',
        text: 'Lowest done: East Midlands 58 %, Wales 61 %. Highest: London 88 %. Rest between.',
      },
      { by: 'emcu', after: 45, layer: 'headline', as: 'named', text: "Fifty-eight. Right. Van's out again tomorrow." },
      {
        by: 'harrowdale',
        after: 60,
        layer: 'headline',
        as: 'named',
        text: 'Are any of them councils? You can say no.',
      },
      { by: 'lindfell', after: 66, layer: 'headline', as: 'named', text: 'Two. You will get a call and not a post.' },
    ],
    sightings: [
      { by: 'bg-eastmid-02', after: 600, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-11', after: 700, count: 1, as: 'withheld' },
      { by: 'bg-transport-10', after: 900, count: 1, as: 'withheld' },
      { by: 'bg-finance-19', after: 1500, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-22',
    by: 'bg-yorkshire-06',
    kind: 'incident',
    daysAgo: 138,
    at: '10:50',
    title: 'Water company office: favicon page found by manifest check, never used',
    summary:
      'Shell present for six days on an office appliance, no request to it in the logs apart from its own check. Cleaned. Posting mainly so that someone knows a quiet one exists.',
    technical: {
      notes: 'Self-check every six hours as the lab wrote: 24 of them, nothing else.',
      indicators: [
        ['file-path', '/opt/larkspur/edge/www/help/favicon.jsp', 'payload', 'hunt'],
        ['ipv4', '192.0.2.79', 'scanner', 'block'],
        ['sha256', '1834487c492aa70cd3132b6d6a06ce50e699f276cca484b85a7a3687172d2cd1', 'payload', 'detect'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['energy'], as: 'withheld' },
      { layer: 'technical', to: ['energy', 'desk'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'tarnwater',
        after: 25,
        layer: 'headline',
        as: 'named',
        text: 'Quiet ones are the ones I lie awake over. Thanks',
      },
      { by: 'ravensholt', after: 70, layer: 'technical', as: 'named', text: 'Did the box hold a directory account?' },
      {
        by: 'bg-yorkshire-06',
        after: 95,
        layer: 'technical',
        as: 'withheld',
        text: 'Yes, read-only, changed. Never used per the DC logs.',
      },
    ],
    sightings: [
      { by: 'bg-energy-07', after: 400, count: 1, as: 'withheld' },
      { by: 'bg-energy-11', after: 900, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-23',
    by: 'tarnwater',
    kind: 'question',
    daysAgo: 137,
    at: '07:50',
    title: 'EdgeGate type box in front of telemetry, cant reboot till outage. Portal off enough?',
    summary:
      "Integrator's jump appliance turns out to be a rebadged EdgeGate. Patch wants a reboot, a reboot drops telemetry from nine sites for 4 mins, and control says not before the outage in eleven days. Portal is off. Is it enough?",
    tlp: { headline: 'AMBER' },
    grants: [{ layer: 'headline', to: ['energy', 'ot-engineers', 'desk'], as: 'withheld' }],
    thread: [
      {
        by: 'ravensholt',
        after: 20,
        layer: 'headline',
        as: 'named',
        text: "Portal off closes the hole. Also: allow the integrator's address only, at the firewall in front and not on the box.",
      },
      {
        by: 'bg-energy-01',
        after: 45,
        layer: 'headline',
        as: 'withheld',
        text: '4 minutes is nothing if you man two of the nine sites. We did exactly this at 3 am',
      },
      {
        by: 'brackenfield',
        after: 130,
        layer: 'headline',
        as: 'named',
        text: 'Portal off and a rule in front is sound for eleven days, provided somebody looks at that rule daily and writes it down. Manifest check can be run without a reboot. If it finds anything, the eleven days are over.',
        accepted: true,
      },
      {
        by: 'tarnwater',
        after: 150,
        layer: 'headline',
        as: 'withheld',
        text: 'thats clear. check found nothing. rule is in, log by the kettle',
      },
      {
        by: 'tarnwater',
        after: 15900,
        layer: 'headline',
        as: 'withheld',
        text: 'outage done, rebooted, 404. off the list',
      },
    ],
    sightings: [
      { by: 'bg-energy-01', after: 46, count: 2, as: 'withheld' },
      { by: 'ravensholt', after: 300, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'tin-orchard-24',
    by: 'bg-eastmid-10',
    kind: 'incident',
    daysAgo: 136,
    at: '14:15',
    title: 'our edgegate was used to attack other people, sorry',
    summary:
      'A small haulier. Turns out our box was sending attacks to others for a week and we knew nothing til the phone company rang. Off now. If you saw us in your logs, it was not us.',
    technical: {
      notes: "Our address is below. Please take it off your lists now it's clean, we cant reach our customer portals.",
      indicators: [
        ['ipv4', '198.19.4.66', 'hacked-innocent', 'detect'],
        ['file-path', '/opt/larkspur/edge/portal/css/ie7.jsp', 'payload', 'hunt'],
        ['file-path', '/opt/larkspur/edge/www/help/favicon.jsp', 'payload', 'hunt'],
      ],
    },
    full: {
      story: `I run the office and do the computers, not by choice.

- The phone company rang, said our line was attacking a bank. I thought it was a scam and put the phone down. Twice
- They sent a letter with the number from our bill on it, so I rang that
- Looked for the two files. We had **both**. Nobody else seems to have had both, the lady at the desk got quite excited
- I had seen the message about this last week and thought, we don't have one of those. We do. It's got another name on the sticker, the firm that put it in put their own sticker on
- Champion talked me through it, an hour and a half, on her lunch

So check under the sticker. I mean actually peel it.`,
      impact: "Blocked from two customers' booking portals for three days. Lost one load.",
    },
    tlp: { headline: 'GREEN', technical: 'AMBER', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['east-midlands', 'transport', 'desk'], as: 'withheld' },
      { layer: 'full', to: ['east-midlands', 'transport', 'desk'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'ncac',
        after: 20,
        layer: 'full',
        as: 'named',
        text: 'Not excited, interested. Very. Both files, from two addresses, four days apart: the list was sold twice. Thank you.',
      },
      {
        by: 'lindfell',
        after: 45,
        layer: 'headline',
        as: 'named',
        text: 'You were right to hang up. And right to ring the number on the bill.',
      },
      {
        by: 'aireline',
        after: 60,
        layer: 'technical',
        as: 'named',
        text: 'We had you blocked. Unblocked. Sorry for the lost load',
      },
      { by: 'greywether', after: 80, layer: 'full', as: 'named', text: 'Peel the sticker: going on the poster.' },
      {
        by: 'bg-eastmid-10',
        after: 4300,
        layer: 'technical',
        as: 'withheld',
        text: 'Box replaced, checked by the champion. Marking our address cleaned up',
      },
    ],
    sightings: [
      { by: 'aireline', after: 61, count: 14, as: 'named' },
      { by: 'bg-transport-02', after: 100, count: 3, as: 'withheld' },
      { by: 'bg-transport-09', after: 900, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-05', after: 1200, count: 1, as: 'withheld' },
    ],
    withdrawn: [{ after: 4301, reason: 'cleaned-up', indicator: '198.19.4.66' }],
  },
  {
    key: 'tin-orchard-25',
    by: 'ncac',
    kind: 'campaign',
    daysAgo: 135,
    at: '16:30',
    title: 'EdgeGate, nine days on: 6 % to 71 % done. Who is left, and why',
    summary:
      'Seventy-one in a hundred affected members have finished. Of those who have not, most are small and most did not know that they own one. Rebadged boxes are the reason we underestimated.',
    technical: {
      notes:
        "Three rebadged names members told us of are in the notes to your node's manager. Files as before; two scanning addresses have gone quiet and are withdrawn from our list.",
      indicators: [
        ['file-path', '/opt/larkspur/edge/www/help/favicon.jsp', 'payload', 'hunt'],
        ['file-path', '/opt/larkspur/edge/www/help/blank.jsp', 'payload', 'hunt'],
        ['file-path', '/opt/larkspur/edge/portal/css/ie7.jsp', 'payload', 'hunt'],
        ['ipv4', '192.0.2.77', 'c2', 'block'],
        ['ipv4', '198.51.100.79', 'scanner', 'block'],
        ['ipv4', '192.0.2.66', 'scanner', 'detect'],
        ['ipv4', '192.0.2.67', 'scanner', 'detect'],
      ],
    },
    full: {
      story: `| day | done | large | medium | small |
|---|---|---|---|---|
| 0 (19:00) | 6 % | 14 % | 5 % | 1 % |
| 2 | 31 % | 62 % | 33 % | 6 % |
| 5 | 52 % | 88 % | 61 % | 19 % |
| 9 | 71 % | 97 % | 84 % | 44 % |

**What moved small firms**, by their own word: a telephone call (19), someone at the door (11), the checklist (4), the advisory (1). We will write fewer words and make more calls.

**What slowed everybody**: licences (13), the reboot (9), "not ours" (17, of whom 12 were wrong, see sticker).

**Judgement.** It is *likely* that A still holds directory passwords from two members who have not answered. Confidence is moderate. We are ringing both daily.

**Our own errors**: one campaign that was two; "affected" and "done" could not both be pressed on the first day, for which we apologise.`,
      impact: '61 members affected, two with data read, none encrypted. One small firm used against others.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
      { layer: 'full', to: ['fusion-cell', 'halvergate', 'lindfell', 'emcu', 'greywether', 'harrowdale'], as: 'named' },
    ],
    provenance: { kind: 'passed-on', detail: "Counts from members' answers; no count under five is shown" },
    thread: [
      {
        by: 'greywether',
        after: 15,
        layer: 'full',
        as: 'named',
        text: "Eleven at the door. That's PC Lowe's van and my Fiesta.",
      },
      { by: 'harrowdale', after: 30, layer: 'full', as: 'named', text: 'Advisory 1. Who was the one?' },
      { by: 'ncac', after: 36, layer: 'full', as: 'named', text: 'We would love to know.' },
      { by: 'halvergate', after: 50, layer: 'headline', as: 'named', text: 'Publishing your own errors: thank you.' },
      { by: 'soardental', after: 900, layer: 'headline', as: 'named', text: 'was done on day 2 fwiw' },
    ],
    sightings: [
      { by: 'bg-finance-13', after: 600, count: 1, as: 'withheld' },
      { by: 'bg-transport-13', after: 900, count: 1, as: 'withheld' },
      { by: 'bg-other-06', after: 2000, count: 1, as: 'withheld' },
    ],
    withdrawn: [
      { after: 2, reason: 'superseded', indicator: '192.0.2.66' },
      { after: 2, reason: 'superseded', indicator: '192.0.2.67' },
    ],
  },
  {
    key: 'tin-orchard-26',
    by: 'greywether',
    kind: 'experience',
    daysAgo: 129,
    at: '11:00',
    title: 'What worked: ringing small firms with ONE question ("is there a grey box with a bird on it?")',
    summary:
      'Forty-three calls to small members, three visits a day with the regional unit, 38 boxes closed. The question matters more than the technology: never ask whether they run EdgeGate, ask what they can see.',
    full: {
      story: `**The script**, free to take:

1. "Go and stand where the broadband comes in. What's there?" (People like this. They send photographs)
2. "Anything with a second sticker? Peel it."
3. "Is there a light that says REMOTE? Press and hold, it goes out. You're safe for tonight."
4. Only *now* say what it's about

**Results**: 43 rung, 41 answered, 29 had one, of whom 20 had told the form "not us" in good faith. Median call 11 minutes. Two thought I was a fraudster, and both rang back on the number in the portal, as they should.

**What failed**: mail (nobody), my own newsletter (nobody, and one unsubscribed), a webinar (four people, all competitors of mine).

Yes, I sell things to small firms. Not one sale came of it in this fortnight. Two since, and they rang me.`,
      impact: '38 boxes closed in nine working days by two people and a van.',
    },
    tlp: { headline: 'GREEN', full: 'GREEN' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'full', to: ['everyone'], as: 'named' },
    ],
    thread: [
      {
        by: 'emcu',
        after: 8,
        layer: 'full',
        as: 'named',
        text: 'For the record she did most of it. PC Lowe did the driving and ate most of the sandwiches.',
      },
      { by: 'quernlow', after: 20, layer: 'full', as: 'named', text: 'Retracting every joke I have made. For a week.' },
      {
        by: 'harrowdale',
        after: 33,
        layer: 'full',
        as: 'named',
        text: 'Script adopted by the WARP, with the photograph step.',
      },
      {
        by: 'bg-eastmid-05',
        after: 100,
        layer: 'full',
        as: 'withheld',
        text: 'I was the one who unsubscribed. Re-subscribed.',
      },
      { by: 'soardental', after: 130, layer: 'headline', as: 'named', text: 'she came at 7 at night' },
      {
        by: 'ncac',
        after: 1400,
        layer: 'full',
        as: 'named',
        text: "This becomes the desk's standard for small members.",
      },
    ],
    sightings: [
      { by: 'bg-eastmid-05', after: 200, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-12', after: 900, count: 1, as: 'withheld' },
    ],
  },
]
