import type { DemoReport } from '../story.ts'

/** Rust Gate: telemetry gateways tried with installer passwords. Month 7, contained. Nothing of it goes to everyone. */
export const reports: readonly DemoReport[] = [
  {
    key: 'rust-gate-01',
    by: 'tarnwater',
    kind: 'reconnaissance',
    daysAgo: 89,
    at: '05:48',
    title: 'Someone is trying the installer account on our telemetry gateways, right now',
    summary:
      'Since 04:12 three outside addresses have been walking our mobile telemetry gateways with the password from the installation sheet. Nothing has answered so far. Please look at yours before the day shift starts.',
    technical: {
      notes: `Hexley Link gateways, the grey ones in the kiosk, on the carrier's fixed addresses.

Pattern: one TCP connection to 20256, waits 4 s, sends user, sends password, gives up after one try, next gateway 11 s later. So a lockout at three tries will never fire.

From our collector, times UTC:

    03:12:09 gw-0114 login fail user=install src=192.0.2.162
    03:12:20 gw-0115 login fail user=install src=192.0.2.162
    03:12:31 gw-0117 login fail user=install src=192.0.2.171`,
      indicators: [
        ['ipv4', '192.0.2.162', 'scanner', 'hunt'],
        ['ipv4', '192.0.2.171', 'scanner', 'hunt'],
        ['ipv4', '198.51.100.163', 'scanner', 'hunt'],
        ['attack-technique', 'T0812', 'technique', 'context'],
        ['attack-technique', 'T0859', 'technique', 'context'],
      ],
    },
    full: {
      story: `On nights in the control room. The first thing I noticed was a comms alarm on a reservoir outstation that is never in alarm, because somebody else was holding its only session.

- 04:12 first failed sign-in (local time)
- 04:31 comms alarm, outstation polls late by 9 s
- 04:40 I pull the log of that gateway by hand, see user "install"
- 04:55 pull twelve more: nine of them the same
- 05:20 duty engineer agrees to close the port at the carrier for all 340
- 05:41 carrier confirms

We know the sheet's password is still on **some** of ours. We changed it on the 210 we replaced last year; the other 130 are the question and I'd rather not say more in writing than that.

No set point changed, no valve moved, no process effect at all. Pumps have been watched by a person since 04:55.`,
      impact: 'Late polls on four outstations. No effect on supply.',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER+STRICT', full: 'RED' },
    grants: [
      { layer: 'headline', to: ['energy'], as: 'withheld' },
      { layer: 'technical', to: ['ot-engineers'], as: 'named' },
      { layer: 'full', to: ['seat:ravensholt', 'seat:brackenfield', 'seat:bryncastell', 'desk'], as: 'named' },
    ],
    provenance: { kind: 'own-observation' },
    thread: [
      {
        by: 'ravensholt',
        after: 14,
        layer: 'technical',
        as: 'named',
        text: 'Looking. We have about 90 of the same box at unmanned sites. Gwen',
      },
      {
        by: 'ravensholt',
        after: 41,
        layer: 'technical',
        as: 'named',
        text: 'Yes. 192.0.2[.]171, from 03:58Z, 22 gateways, one try each, same 11 s. All refused, ours have had their own password since the contract. Posting separately.',
      },
      {
        by: 'bryncastell',
        after: 48,
        layer: 'technical',
        as: 'named',
        text: 'Two gateways on the lock gates. Nothing in the log but the log only holds 40 lines. Pulled them off the mobile network to be safe.',
      },
      {
        by: 'brackenfield',
        after: 57,
        layer: 'full',
        as: 'named',
        text: 'None of that make here. Please keep a full capture of one attempt if you can still get it.',
      },
      {
        by: 'tarnwater',
        after: 66,
        layer: 'technical',
        as: 'named',
        text: 'Have one. Going to bed at nine, call before.',
      },
    ],
    sightings: [
      { by: 'ravensholt', after: 41, count: 22, as: 'named' },
      { by: 'bg-energy-03', after: 190, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'rust-gate-02',
    by: 'ravensholt',
    kind: 'reconnaissance',
    daysAgo: 89,
    at: '06:34',
    title: 'Same three addresses at our pole-top gateways, same rhythm',
    summary:
      'Confirms the report of an hour ago. 22 of our gateways were tried once each, 11 seconds apart, all refused. Whoever it is has a list of addresses, not a scan.',
    technical: {
      notes: `Why a list: our gateways sit in four blocks with hundreds of other subscribers in between, and **only** gateways were touched.

Hunt, do not block. The addresses are rented by the hour and will be somebody else's tomorrow.`,
      indicators: [
        ['ipv4', '192.0.2.171', 'scanner', 'hunt'],
        ['ipv4', '192.0.2.162', 'scanner', 'hunt'],
        ['ipv4', '198.51.100.163', 'scanner', 'hunt'],
        ['ip-port', '192.0.2.171:20256', 'scanner', 'context'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [{ layer: 'technical', to: ['ot-engineers', 'energy', 'desk'], as: 'named' }],
    thread: [
      {
        by: 'bg-energy-03',
        after: 70,
        layer: 'technical',
        as: 'withheld',
        text: 'One hit at a district heating plant, 192.0.2[.]162, 05:02. Refused. How would they come by a list?',
      },
      {
        by: 'ravensholt',
        after: 88,
        layer: 'technical',
        as: 'named',
        text: 'Installers keep them in spreadsheets. I would start there, gently.',
      },
      {
        by: 'bg-energy-09',
        after: 145,
        layer: 'headline',
        as: 'withheld',
        text: 'Not us: ours are on a private APN. I had to ask the carrier to be certain, which took an hour, so ask early.',
      },
    ],
    sightings: [
      { by: 'tarnwater', after: 10, count: 131, as: 'named' },
      { by: 'bg-energy-03', after: 68, count: 1, as: 'withheld' },
      { by: 'bg-energy-11', after: 320, count: 3, as: 'withheld' },
    ],
  },
  {
    key: 'rust-gate-03',
    by: 'bryncastell',
    kind: 'question',
    daysAgo: 88,
    at: '09:05',
    title: 'Does the 40-line log on the grey gateway survive a power cycle?',
    summary:
      'Before we send somebody to a lock gate with a laptop: if we turn the gateway off, do we lose the only evidence there is?',
    technical: {
      notes: 'Firmware label says 7.2.4.1. The front panel has a serial port behind the blanking plate.',
      indicators: [
        ['attack-technique', 'T0812', 'technique', 'context'],
        ['file-name', 'hxl_event.bin', 'tool', 'context'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER+STRICT' },
    grants: [{ layer: 'technical', to: ['ot-engineers'], as: 'named' }],
    thread: [
      {
        by: 'tarnwater',
        after: 19,
        layer: 'technical',
        as: 'named',
        text: 'You lose it. Serial, 9600 8N1, "ev dump", and copy the screen. It writes hxl_event.bin only if there is a card in the slot, and there never is. Bilal',
        accepted: true,
      },
      {
        by: 'ravensholt',
        after: 35,
        layer: 'headline',
        as: 'named',
        text: 'Agree, and photograph the clock on the panel first. Ours drift by up to six minutes.',
      },
      {
        by: 'bryncastell',
        after: 410,
        layer: 'headline',
        as: 'named',
        text: 'Done, 40 lines, none of them hostile. Thank you both.',
      },
    ],
  },
  {
    key: 'rust-gate-04',
    by: 'tarnwater',
    kind: 'incident',
    daysAgo: 87,
    at: '13:20',
    title: 'Two gateways did let them in. Contained',
    summary:
      'Going through the rest one by one: two accepted the installer password, for 70 and 95 seconds. They looked at the configuration page and left. Both are off the network.',
    technical: {
      notes: `Sessions came from a fourth address that never failed anywhere, i.e. it was given only what had worked.

After sign-in: GET of the status page, GET of the configuration page, log out. No write. The user agent is the same in both.`,
      indicators: [
        ['ipv4', '198.51.100.170', 'c2', 'hunt'],
        ['ipv4', '192.0.2.162', 'scanner', 'hunt'],
        ['user-agent', 'LinkTool/0.9 (gw-walk)', 'tool', 'detect'],
        ['file-name', 'gwlist_nw_final2.csv', 'tool', 'hunt'],
        ['attack-technique', 'T0859', 'technique', 'context'],
      ],
    },
    full: {
      story: `| gateway | in | out | read | wrote |
|---|---|---|---|---|
| A, booster station | 03:14:31Z | 03:15:41Z | status, config | nothing |
| B, outfall | 03:40:02Z | 03:41:37Z | status, config | nothing |

The configuration page shows the SIM's number, the master's address and the name of the site. So they now know where two small sites are, and which address our telemetry master answers from. The master takes nothing from the mobile side but polls it has itself opened; tested again this morning by somebody who wanted it to fail.

B's installer left a text file on the gateway's web root in the year it was commissioned, with the list of every gateway in the region: gwlist_nw_final2.csv. It was readable without signing in. **That is very likely where the list comes from**: it has the 22 that Gwen saw too, because the same contractor did both.

Contractor has been told by telephone. They were decent about it and are checking every site they have touched.

Keep this to yourselves for now please.`,
      impact: 'Names and addresses of two unmanned sites read. No process effect.',
    },
    tlp: { headline: 'AMBER+STRICT', technical: 'AMBER+STRICT', full: 'RED' },
    grants: [
      { layer: 'technical', to: ['ot-engineers', 'desk'], as: 'named' },
      { layer: 'full', to: ['seat:ravensholt', 'seat:brackenfield', 'desk'], as: 'named' },
    ],
    provenance: { kind: 'own-observation' },
    thread: [
      {
        by: 'ravensholt',
        after: 22,
        layer: 'full',
        as: 'named',
        text: 'That file name is on one of ours too. Removed at 13:41 and the page is shut. I owe you a drink.',
      },
      {
        by: 'ncac',
        after: 65,
        layer: 'full',
        as: 'named',
        text: 'May the desk tell other customers of the contractor, without saying how we know and without naming either of you? Ruth',
      },
      {
        by: 'tarnwater',
        after: 80,
        layer: 'full',
        as: 'named',
        text: 'Yes, once the contractor has finished its own round. They asked for 48 hours, I said 24.',
      },
      { by: 'ravensholt', after: 84, layer: 'full', as: 'named', text: 'Same from us.' },
    ],
    sightings: [{ by: 'ravensholt', after: 20, count: 1, as: 'named' }],
  },
  {
    key: 'rust-gate-05',
    by: 'brackenfield',
    kind: 'reconnaissance',
    daysAgo: 86,
    at: '11:02',
    title: 'Rented range seen before',
    summary:
      'One of the four addresses appears in our perimeter records, eleven weeks earlier, against something else.',
    technical: {
      notes: 'Single connection, different port. Given for completeness. No link to the gateway activity is asserted.',
      indicators: [
        ['ipv4', '198.51.100.170', 'unknown', 'hunt'],
        ['asn', 'AS64502', 'unknown', 'context'],
      ],
    },
    full: {
      story: `Record: one connection, TCP 443, 1,204 bytes in, no completed handshake, eleven weeks before the first gateway attempt.

Three readings, in the order in which I hold them:

- the address had another tenant then (most likely; hourly rental)
- one operator, several jobs
- a scanner that touches everything once

What the first one rests on: the same block shows 31 other tenants in the past year in data that we buy. I would not act on it. I would want to be told if anyone else holds an earlier record of the same address.`,
      impact: 'None.',
    },
    tlp: { headline: 'AMBER+STRICT', technical: 'RED', full: 'RED' },
    grants: [
      { layer: 'headline', to: ['ot-engineers'], as: 'withheld' },
      { layer: 'full', to: ['seat:tarnwater', 'seat:ravensholt', 'desk'], as: 'named' },
    ],
    thread: [
      {
        by: 'tarnwater',
        after: 130,
        layer: 'full',
        as: 'named',
        text: 'Nothing earlier here. We only keep 30 days, which I am now arguing about.',
      },
      {
        by: 'ncac',
        after: 300,
        layer: 'full',
        as: 'named',
        text: 'Held apart from the gateway picture, as you ask. Graded C3 for now.',
      },
    ],
  },
  {
    key: 'rust-gate-06',
    by: 'lindfell',
    kind: 'reconnaissance',
    daysAgo: 85,
    at: '16:10',
    title: 'Abuse desk view of the four rented servers',
    summary:
      'The four servers sit behind two resellers, paid for by the hour, gone and back under new tenants within a day. Reply from one reseller has the rental times.',
    technical: {
      notes: `Rental windows (UTC), from the reseller that answers its mail:

- 192.0.2[.]162: 6 h 10 min, ended 09:02 on the morning you saw it
- 192.0.2[.]171: 6 h 08 min, ditto
- 198.51.100[.]170: still rented, two weeks paid ahead

So block lists would by now hit two innocent shops. The last one is worth a hunt for another fortnight.`,
      indicators: [
        ['ipv4', '198.51.100.170', 'c2', 'hunt'],
        ['ipv4', '192.0.2.162', 'scanner', 'context'],
        ['ipv4', '192.0.2.171', 'scanner', 'context'],
        ['asn', 'AS64502', 'unknown', 'context'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [{ layer: 'technical', to: ['tarnwater', 'ravensholt', 'bryncastell', 'desk'], as: 'named' }],
    provenance: { kind: 'passed-on', detail: 'The reseller, who agreed to these members and the desk' },
    thread: [
      {
        by: 'ravensholt',
        after: 35,
        layer: 'technical',
        as: 'named',
        text: 'This is exactly why we wrote a hunt and not a list. Thank you Rory.',
      },
      { by: 'tarnwater', after: 700, layer: 'technical', as: 'named', text: 'Did they pay by card?' },
      { by: 'lindfell', after: 735, layer: 'technical', as: 'named', text: 'Gift vouchers. Of course.' },
    ],
  },
  {
    key: 'rust-gate-07',
    by: 'ravensholt',
    kind: 'reconnaissance',
    daysAgo: 84,
    at: '10:15',
    title: 'The hunt, version 1: one failed sign-in, eleven seconds, next box',
    summary:
      'A hunt for the gateway attempts that does not need any address. It looks for the rhythm and the one-try habit. Two of us have run it over six months of logs.',
    technical: {
      notes: `Look for, per source:

1. user in {install, installer, hxlink, commission}
2. exactly **one** failure per gateway
3. gap between gateways 9 to 13 s
4. at least 5 gateways in 2 minutes

In words for those with a collector and no SIEM: sort by source then time, and look down the column of gaps. Elevens jump out.

False positives: our own commissioning tool (gap 3 s, many tries). None otherwise in six months.`,
      indicators: [
        ['user-agent', 'LinkTool/0.9 (gw-walk)', 'tool', 'hunt'],
        ['attack-technique', 'T0812', 'technique', 'context'],
        ['attack-technique', 'T0859', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [{ layer: 'technical', to: ['ot-engineers', 'energy', 'desk'], as: 'named' }],
    thread: [
      {
        by: 'tarnwater',
        after: 140,
        layer: 'technical',
        as: 'named',
        text: 'Ran it over 30 days: our night, and one short practice run six days before, five gateways, from 192.0.2[.]180. New to us.',
      },
      {
        by: 'bg-energy-11',
        after: 1180,
        layer: 'technical',
        as: 'withheld',
        text: 'Clean. Took me 25 minutes in a spreadsheet, elevens would indeed jump out.',
      },
      {
        by: 'bg-energy-06',
        after: 1500,
        layer: 'technical',
        as: 'withheld',
        text: 'What if they change it to twelve?',
      },
      {
        by: 'ravensholt',
        after: 1522,
        layer: 'technical',
        as: 'named',
        text: 'Point 3 allows it. If they go random, point 2 still holds. v2 will drop the gap.',
      },
    ],
    sightings: [
      { by: 'tarnwater', after: 139, count: 5, as: 'named' },
      { by: 'bg-energy-14', after: 2870, count: 6, as: 'withheld' },
    ],
  },
  {
    key: 'rust-gate-08',
    by: 'bg-energy-14',
    kind: 'reconnaissance',
    daysAgo: 82,
    at: '15:44',
    title: 'hunt found a practise run on our battery site',
    summary:
      'Ran the hunt from the Energy list. Six of our gateways tried eight days ago at a battery storage site. All refused, we just never looked.',
    technical: {
      notes:
        'sorry for the format, its straight out of the collector\n\n    install;fail;192.0.2.180;6 hits;gap 11,11,12,11,11',
      indicators: [
        ['ipv4', '192.0.2.180', 'scanner', 'hunt'],
        ['attack-technique', 'T0812', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [{ layer: 'technical', to: ['energy', 'desk'], as: 'withheld' }],
    thread: [
      {
        by: 'ravensholt',
        after: 28,
        layer: 'technical',
        as: 'named',
        text: 'Format is perfect. Same contractor? You can tell me or the desk, no need to say here.',
      },
      { by: 'bg-energy-14', after: 51, layer: 'technical', as: 'withheld', text: 'told the desk' },
    ],
    sightings: [{ by: 'tarnwater', after: 60, count: 5, as: 'named' }],
  },
  {
    key: 'rust-gate-09',
    by: 'tarnwater',
    kind: 'incident',
    daysAgo: 77,
    at: '10:30',
    title: 'All 130 changed. Contained, and how we know',
    summary:
      'Every remaining gateway has its own password since last night, the port is closed at the carrier, and the hunt has been quiet for ten days.',
    technical: {
      notes:
        'A decoy gateway with the old password has been up for a week at a site that does not exist. Two visits, both from the last address, both in the first night.',
      indicators: [
        ['ipv4', '198.51.100.170', 'c2', 'hunt'],
        ['user-agent', 'LinkTool/0.9 (gw-walk)', 'tool', 'detect'],
        ['sha256', '43fcad209c297f943fc65410027ec9a72b0899c49e8ff21fa8e18b731a926a50', 'tool', 'hunt'],
      ],
    },
    full: {
      story: `How the 130 were done: nine people, two vans, eleven days, a label printer. Passwords are drawn per gateway and live in the safe; nobody knows more than one.

How we know it is over, as far as one can:

- carrier shows **no** inbound on the port from outside our ranges since the closing
- decoy: two visits on the first night, none in the six since
- master: no session that it did not open itself, checked against the carrier's own records

What is left: they read two configuration pages. We have moved the master to another address and shall move it again in a month.

The contractor's script that wrote the list file (hash above) had been run at 61 sites of six companies. All have been told by the contractor itself.`,
      impact: 'About 190 engineer hours. No effect on supply at any time.',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER+STRICT', full: 'RED' },
    grants: [
      { layer: 'headline', to: ['energy'], as: 'withheld' },
      { layer: 'technical', to: ['ot-engineers'], as: 'named' },
      { layer: 'full', to: ['seat:ravensholt', 'seat:brackenfield', 'seat:bryncastell', 'desk'], as: 'named' },
    ],
    thread: [
      {
        by: 'ravensholt',
        after: 15,
        layer: 'technical',
        as: 'named',
        text: 'A site that does not exist. I like it. What did you call it?',
      },
      {
        by: 'tarnwater',
        after: 22,
        layer: 'technical',
        as: 'named',
        text: "Bilal's Folly PS. It even has a grid reference, in a lake.",
      },
      {
        by: 'brackenfield',
        after: 340,
        layer: 'full',
        as: 'named',
        text: 'Good work. I consider my earlier note closed.',
      },
    ],
  },
  {
    key: 'rust-gate-10',
    by: 'ncac',
    kind: 'campaign',
    daysAgo: 72,
    at: '12:00',
    title: 'Gateway attempts: what the desk makes of it',
    summary:
      'Six companies, one contractor, one list. It is likely that the list was found by search and not stolen. The activity is contained.',
    technical: {
      notes: `Judgements:

- It is **likely** that the address list was read from an open page on an installed gateway. Confidence in this is high: three members found the file.
- It is **unlikely** that the operator intended an effect on process in this round. Confidence in this is low: we have two short sessions to go by.`,
      indicators: [
        ['attack-technique', 'T0812', 'technique', 'context'],
        ['attack-technique', 'T0859', 'technique', 'context'],
        ['file-name', 'gwlist_nw_final2.csv', 'tool', 'hunt'],
        ['user-agent', 'LinkTool/0.9 (gw-walk)', 'tool', 'detect'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER+STRICT' },
    grants: [
      {
        layer: 'technical',
        to: [
          'desk',
          'fusion-cell',
          'tarnwater',
          'ravensholt',
          'brackenfield',
          'bryncastell',
          'bg-energy-03',
          'bg-energy-14',
        ],
        as: 'named',
      },
    ],
    provenance: { kind: 'passed-on', detail: "Members' reports, each asked and agreed" },
    thread: [
      {
        by: 'brackenfield',
        after: 190,
        layer: 'technical',
        as: 'named',
        text: 'I would put the second at "realistic possibility". Reading configuration is what one does first.',
      },
      {
        by: 'ncac',
        after: 260,
        layer: 'technical',
        as: 'named',
        text: 'Fair. Kept at unlikely for this round, and your dissent is recorded with it.',
      },
      {
        by: 'bg-energy-03',
        after: 1440,
        layer: 'technical',
        as: 'withheld',
        text: 'Our file is gone, thank you for the call.',
      },
    ],
  },
  {
    key: 'rust-gate-11',
    by: 'ravensholt',
    kind: 'experience',
    daysAgo: 64,
    at: '14:25',
    title: 'What worked: comparing logs by the hour, and a label printer',
    summary:
      "Unattended gateways still carrying the installer's password were tried by strangers. What helped was one phone number per company, a hunt without addresses, and changing passwords by hand at the box.",
    technical: {
      notes: `Checklist, for any remote gateway with a SIM in it:

1. Is it reachable from the public internet at all? Ask the carrier, do not assume.
2. Does it still take the password on the commissioning sheet? Try it. Yes, really.
3. Is there a file on it that should not be? Look for .csv and .txt in the web root.
4. Does its log survive a power cut? If not, collect daily.
5. Who has the list of all of them, and where do they keep it?`,
      indicators: [
        ['attack-technique', 'T0812', 'technique', 'context'],
        ['attack-technique', 'T0859', 'technique', 'context'],
      ],
    },
    full: {
      story: `The first call came before six in the morning and by seven four companies had looked at their logs. That worked because we had each given **one** telephone number to the group a year ago, and had promised to answer it.

- **No block list.** It would have been stale by nine, and the temptation to feel finished is strong.
- **Hunt for behaviour.** Ours fits on half a page and found a practice run that none of us had seen.
- **Ask the installer as a colleague.** They had most to lose and did most of the work once nobody was shouting.
- **Change by hand.** We considered doing it remotely. Two bricked boxes in the test made up our minds. A van, a label printer, a safe.
- **Say what you do not know.** The most useful line anyone wrote was "the log only holds 40 lines".

What did not work: our own inventory. It had 84 gateways. There are 91.`,
      impact: 'None here. Seven boxes we did not know we had.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'AMBER' },
    grants: [{ layer: 'full', to: ['energy', 'ot-engineers', 'desk'], as: 'named' }],
    thread: [
      {
        by: 'ncac',
        after: 110,
        layer: 'full',
        as: 'named',
        text: 'We would like to turn the five questions into guidance for everyone, schools and warehouses have such gateways too. Nothing that names a company, a sector or a make. Draft in your messages. Ruth',
      },
      {
        by: 'ravensholt',
        after: 171,
        layer: 'full',
        as: 'named',
        text: 'Yes, with one change: strike "kiosk" and "outstation", both give the trade away. Then go.',
      },
      { by: 'tarnwater', after: 200, layer: 'full', as: 'named', text: 'Fine by me, thank you for asking.' },
      {
        by: 'bg-energy-01',
        after: 1480,
        layer: 'technical',
        as: 'withheld',
        text: 'Question 2: it did. We felt sick for an hour and then it was fixed.',
      },
    ],
    sightings: [
      { by: 'bg-energy-01', after: 1475, count: 1, as: 'withheld' },
      { by: 'bg-energy-08', after: 3020, count: 2, as: 'withheld' },
    ],
  },
]
