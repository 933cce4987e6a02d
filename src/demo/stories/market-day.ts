import type { DemoReport } from '../story.ts'

/** Market Day: threats of a flood on payday, one short burst, nothing else. Month 2, a false alarm. */
export const reports: readonly DemoReport[] = [
  {
    key: 'market-day-01',
    by: 'bg-finance-08',
    kind: 'incident',
    daysAgo: 243,
    at: '07:42',
    title: 'Pay or we take you down on payday. Anyone else get this overnight?',
    summary:
      'Mail to our press address at 02:19: six bitcoin or a flood of traffic on payday, "as a demonstration for the others". Reads machine-translated. We are not going to pay; is it only us?',
    technical: {
      notes: `Full headers with the desk. The wallet in ours is a specimen address out of a standard's text, so nobody could have paid it if they wished. That says something about who we are dealing with.

"Dear Direction, your perimeters are as paper."`,
      indicators: [
        ['email', 'marketday@brazenbell.example', 'sender', 'block'],
        ['domain', 'brazenbell.example', 'sender', 'block'],
        ['ipv4', '192.0.2.226', 'sender', 'detect'],
        ['email-subject', 'Market day is coming, decide', 'lure', 'detect'],
        ['bitcoin', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'unknown', 'context'],
        ['attack-technique', 'T1498', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [{ layer: 'technical', to: ['finance', 'desk'], as: 'withheld' }],
    provenance: { kind: 'own-observation' },
    thread: [
      {
        by: 'halvergate',
        after: 21,
        layer: 'headline',
        as: 'named',
        text: '- Yes, 02:24, to investor relations.\n- Same text, same wallet.\n- Not paying, not answering.',
      },
      {
        by: 'marlpit',
        after: 35,
        layer: 'headline',
        as: 'named',
        text: 'Us too, 02:31, to a mailbox that has not existed for four years. It came to me as a bounce.',
      },
      {
        by: 'quernlow',
        after: 44,
        layer: 'technical',
        as: 'named',
        text: 'Alphabetical by time? Halvergate 02:24, Marlpit 02:31, us 02:40. If so it is a mail merge and not a plan.',
      },
      {
        by: 'bg-finance-08',
        after: 58,
        layer: 'headline',
        as: 'withheld',
        text: 'Cheered up considerably by that. Thank you all.',
      },
    ],
    sightings: [
      { by: 'halvergate', after: 20, count: 1, as: 'named' },
      { by: 'marlpit', after: 35, count: 1, as: 'named' },
      { by: 'quernlow', after: 43, count: 1, as: 'named' },
      { by: 'bg-finance-15', after: 70, count: 2, as: 'withheld' },
      { by: 'bg-finance-22', after: 95, count: 1, as: 'withheld' },
      { by: 'bg-finance-26', after: 180, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'market-day-02',
    by: 'bryncastell',
    kind: 'incident',
    daysAgo: 242,
    at: '09:17',
    title: 'Ports and hauliers have the payday note as well',
    summary:
      'Three members in Transport got the same extortion note. It names the payroll run and the berth-booking site. The second is public and on a small line, so we have asked our carrier for help.',
    technical: {
      notes: 'Sent from two addresses next door to the one that Finance saw. Wallet identical.',
      indicators: [
        ['email', 'marketday@brazenbell.example', 'sender', 'block'],
        ['ipv4', '192.0.2.227', 'sender', 'detect'],
        ['ipv4', '192.0.2.231', 'sender', 'detect'],
        ['attack-technique', 'T1498', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['transport', 'desk', 'lindfell', 'halvergate'], as: 'named' },
    ],
    provenance: { kind: 'passed-on', detail: 'Two other members in Transport, by telephone' },
    thread: [
      {
        by: 'aireline',
        after: 30,
        layer: 'technical',
        as: 'named',
        text: 'We are one of the three. 03:05, to jobs@. Whoever applies to jobs@ with a threat does not know much about us.',
      },
      {
        by: 'lindfell',
        after: 66,
        layer: 'technical',
        as: 'named',
        text: 'Your line is on scrubbing from tonight, free of charge till two days after payday. Test at 22:00, tell your night shift.',
      },
      {
        by: 'bg-transport-03',
        after: 210,
        layer: 'headline',
        as: 'withheld',
        text: 'Should we tell staff that pay may be late? Rumours have started.',
      },
      {
        by: 'bryncastell',
        after: 225,
        layer: 'headline',
        as: 'named',
        text: 'Payroll goes out by file two days before. We told ours exactly that and it went quiet.',
      },
    ],
    sightings: [
      { by: 'aireline', after: 29, count: 1, as: 'named' },
      { by: 'bg-transport-03', after: 205, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'market-day-03',
    by: 'halvergate',
    kind: 'question',
    daysAgo: 241,
    at: '10:05',
    title: 'Has anybody ever seen this wording actually followed by traffic?',
    summary:
      'Looking for any earlier note with "perimeters are as paper" or a specimen wallet, and whether a flood followed. A "no" is as useful as a "yes".',
    technical: {
      notes:
        '- Search terms: "as paper", "Dear Direction", "Market day"\n- Period: three years if you have it\n- I will post the count at 17:00',
      indicators: [
        ['email-subject', 'Market day is coming, decide', 'lure', 'hunt'],
        ['bitcoin', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'unknown', 'hunt'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'named' }],
    thread: [
      {
        by: 'lindfell',
        after: 52,
        layer: 'technical',
        as: 'named',
        text: 'Carrier view: 31 notes with that wallet in 14 months, other languages too, to our customers alone. Floods afterwards: none over 2 Gbit/s, and two that I would call a sneeze.',
        accepted: true,
      },
      { by: 'fenbridge', after: 130, layer: 'headline', as: 'named', text: 'No, nothing in three years.' },
      {
        by: 'bg-finance-15',
        after: 205,
        layer: 'technical',
        as: 'withheld',
        text: 'One, two years ago, "Harvest day", same translation. Nothing happened.',
      },
      {
        by: 'halvergate',
        after: 415,
        layer: 'technical',
        as: 'named',
        text: '- 17 answers: 14 no, 3 seen before, 0 followed by traffic worth the name.\n- Passed to the desk. Thank you, this is the partnership at its best.',
      },
    ],
    sightings: [{ by: 'bg-finance-15', after: 206, count: 1, as: 'withheld' }],
  },
  {
    key: 'market-day-04',
    by: 'ncac',
    kind: 'campaign',
    daysAgo: 239,
    at: '15:30',
    title: 'Payday extortion notes: our judgement, and what to do for two days anyway',
    summary:
      'It is unlikely that the threat will be carried out against most recipients. Our confidence in this is moderate. A short, weak burst at one or two members is a realistic possibility, so check the telephone number of your carrier and go home on time.',
    technical: {
      notes: `Why **unlikely**:

- 48 notes seen, sent in alphabetical order, to addresses gathered from public pages
- a wallet that cannot be paid
- earlier notes with the wording were not followed by floods (three members and one carrier)

Why only **moderate** confidence: one carrier's view, and a sender who may have rented more since.

What would change our mind: a second note with a working wallet; any burst above 5 Gbit/s before payday.`,
      indicators: [
        ['domain', 'brazenbell.example', 'sender', 'block'],
        ['ipv4-cidr', '192.0.2.224/29', 'sender', 'detect'],
        ['attack-technique', 'T1498', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'named' }],
    provenance: { kind: 'passed-on', detail: 'Seventeen members who answered the question of two days ago' },
    thread: [
      {
        by: 'bg-finance-22',
        after: 44,
        layer: 'headline',
        as: 'withheld',
        text: 'My board wants a yes or a no. May I say no?',
      },
      {
        by: 'ncac',
        after: 61,
        layer: 'headline',
        as: 'named',
        text: 'Say "unlikely, roughly one in three or less, and we are ready if it comes". Boards can do fractions.',
      },
      {
        by: 'greywether',
        after: 120,
        layer: 'headline',
        as: 'named',
        text: 'We can offer emergency DDoS cover at partnership rates until payday!',
      },
      { by: 'marlpit', after: 131, layer: 'headline', as: 'named', text: 'Gill, the note is less pushy.' },
    ],
  },
  {
    key: 'market-day-05',
    by: 'lindfell',
    kind: 'reconnaissance',
    daysAgo: 237,
    at: '12:45',
    title: 'Some probing of the members who were named, from one rented block',
    summary:
      "Small test floods, under a minute each, against four of the note's recipients. Weak, and from one network. It fits somebody trying out a rented service for an hour.",
    technical: {
      notes: 'UDP, 1,200-byte packets, 300-420 Mbit/s, 38 to 55 s. No amplification, no spoofing that we can see.',
      indicators: [
        ['ipv4', '198.51.100.228', 'scanner', 'detect'],
        ['ipv4', '198.51.100.229', 'scanner', 'detect'],
        ['ipv4', '198.51.100.235', 'scanner', 'detect'],
        ['asn', 'AS64507', 'unknown', 'context'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [
      { layer: 'technical', to: ['desk', 'bryncastell', 'halvergate', 'aireline', 'marlpit', 'quernlow'], as: 'named' },
    ],
    thread: [
      {
        by: 'bryncastell',
        after: 20,
        layer: 'technical',
        as: 'named',
        text: 'We saw 41 seconds at 11:02 and took it for a school project. Thanks Rory.',
      },
      {
        by: 'quernlow',
        after: 95,
        layer: 'technical',
        as: 'named',
        text: 'Not visible here, which I suppose is the point of scrubbing.',
      },
    ],
    sightings: [
      { by: 'bryncastell', after: 19, count: 1, as: 'named' },
      { by: 'halvergate', after: 300, count: 2, as: 'named' },
    ],
  },
  {
    key: 'market-day-06',
    by: 'bg-transport-16',
    kind: 'incident',
    daysAgo: 234,
    at: '08:30',
    title: 'second note, now "last warning", wallet still nonsense',
    summary:
      'Got the reminder this morning. Same wallet as before. Forwarded because the desk asked to hear if a working one turned up; it did not.',
    technical: {
      notes: "They've spelled our name wrong this time. New sending address.",
      indicators: [
        ['ipv4', '198.51.100.241', 'sender', 'detect'],
        ['email', 'final@brazenbell.example', 'sender', 'block'],
        ['email-subject', 'Market day LAST warning, no more mails', 'lure', 'detect'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [{ layer: 'technical', to: ['transport', 'desk'], as: 'withheld' }],
    thread: [
      {
        by: 'ncac',
        after: 40,
        layer: 'technical',
        as: 'named',
        text: 'Exactly the thing we wanted to know, thank you. Judgement stands.',
      },
      {
        by: 'bg-transport-08',
        after: 65,
        layer: 'headline',
        as: 'withheld',
        text: '"No more mails" was followed by another mail at 08:55.',
      },
    ],
    sightings: [{ by: 'bg-transport-08', after: 64, count: 2, as: 'withheld' }],
  },
  {
    key: 'market-day-07',
    by: 'marlpit',
    kind: 'experience',
    daysAgo: 232,
    at: '14:12',
    title: "What worked: an hour's rehearsal with the people who answer the phones",
    summary:
      'We used the payday threat to rehearse losing the website for half a day. The gap was not technical: branch staff had nothing to say to customers. Now they have four sentences.',
    full: {
      story: `Nine people, one hour, one flip chart, biscuits.

1. **Who decides** to go to the holding page? Four of nine gave different names. Settled: the duty manager, alone, no call needed.
2. **Carrier's number**: it was in a document on the website's own server. It is now on a card.
3. **Branches**: 31 of them, each would have rung head office. They now have four sentences in the till drawer.
4. **Payroll and standing orders** do not touch the site at all. Nobody outside IT knew that, and it is the first thing a member of the press will ask.

The four sentences are: *The website is slow or not there. Your money and your payments are not affected. The branch and the phone are open. We will put a notice on the door when it is back.*

None of it was wasted, whatever payday brings.`,
      impact: 'One hour each.',
    },
    tlp: { headline: 'GREEN', full: 'GREEN' },
    grants: [{ layer: 'full', to: ['everyone'], as: 'named' }],
    thread: [
      {
        by: 'harrowdale',
        after: 55,
        layer: 'full',
        as: 'named',
        text: 'Number in a document on the server: same. Fixed. Thank you Des.',
      },
      { by: 'bg-yorkshire-01', after: 200, layer: 'full', as: 'withheld', text: 'May we use the four sentences?' },
      {
        by: 'marlpit',
        after: 214,
        layer: 'full',
        as: 'named',
        text: 'Please. That is why they are four and not forty.',
      },
    ],
  },
  {
    key: 'market-day-08',
    by: 'bg-finance-15',
    kind: 'incident',
    daysAgo: 226,
    at: '10:50',
    title: 'Payday: 11 minutes of it, at us, and that was all',
    summary:
      'At 09:31 a burst reached our public site, peaked under 2 Gbit/s and ended at 09:42. Customers noticed slowness for about three minutes. No further demand came.',
    technical: {
      notes: 'Same block as the probes, plus a handful of home routers. Filtered upstream at 09:34.',
      indicators: [
        ['ipv4', '198.51.100.228', 'scanner', 'detect'],
        ['ipv4', '198.51.100.235', 'scanner', 'detect'],
        ['ipv4', '198.51.100.250', 'scanner', 'detect'],
        ['ipv6', '2001:db8:c08::7', 'scanner', 'detect'],
        ['attack-technique', 'T1498', 'technique', 'context'],
      ],
    },
    full: {
      story: `- 09:31:10 inbound rises from 80 Mbit/s to 1.7 Gbit/s within 20 s
- 09:31:40 monitoring turns amber; the on-call already had the graph open, since it was the day
- 09:33 holding page ready, not used
- 09:34 carrier filter on; site usable again
- 09:42 traffic stops by itself, on the minute, as if paid for by the ten
- 09:55 press office answers one call with a sentence agreed last week

**Complaints:** 6 calls, 2 posts. **Lost:** 3 minutes of slow sign-in.

We were 15th in the alphabetical list of notes, if that is of use to anybody. Nobody before or after us in the list saw anything, which looks to us like one hired quarter of an hour, spent on one name picked blind.`,
      impact: 'Three minutes of slow sign-in for customers.',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'technical', to: ['finance', 'lindfell'], as: 'withheld' },
      { layer: 'full', to: ['desk', 'halvergate'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'halvergate',
        after: 12,
        layer: 'technical',
        as: 'named',
        text: '- Nothing here.\n- Checked 09:00 to 11:00, flat.',
      },
      {
        by: 'quernlow',
        after: 18,
        layer: 'headline',
        as: 'named',
        text: 'Nothing here either. Sorry that it was you.',
      },
      {
        by: 'lindfell',
        after: 90,
        layer: 'technical',
        as: 'named',
        text: "Block's owner has pulled the customer. Paid for one hour, used eleven minutes of it.",
      },
      { by: 'bg-finance-08', after: 130, layer: 'headline', as: 'withheld', text: 'Quiet. Having cake.' },
    ],
    withdrawn: [
      { after: 4300, reason: 'cleaned-up', indicator: '198.51.100.228' },
      { after: 4301, reason: 'cleaned-up', indicator: '198.51.100.235' },
    ],
  },
  {
    key: 'market-day-09',
    by: 'ncac',
    kind: 'campaign',
    daysAgo: 219,
    at: '11:00',
    title: 'Market Day closed: what we said, what happened',
    summary:
      'We judged the threat unlikely to be carried out, with moderate confidence. One member of 48 saw eleven minutes of weak traffic, nobody else saw any. The judgement was right and for the reason given.',
    technical: {
      notes: `| we said | it happened |
|---|---|
| unlikely to be carried out against most | 47 of 48: nothing |
| a short, weak burst at one or two: realistic possibility | one, 11 minutes, 1.7 Gbit/s |
| what would change our mind: working wallet, > 5 Gbit/s | neither |

What we would do better: the alphabetical order was noticed by a member within the hour and by us next day. The sender's domain has lapsed and nothing need stay on your lists.`,
      indicators: [
        ['domain', 'brazenbell.example', 'sender', 'context'],
        ['attack-technique', 'T1498', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'CLEAR', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'named' }],
    provenance: { kind: 'passed-on', detail: "Members' reports on the notes and on the day" },
    thread: [
      {
        by: 'halvergate',
        after: 35,
        layer: 'technical',
        as: 'named',
        text: 'Publishing the score beside the forecast is the reason I will believe the next one. Marta',
      },
      {
        by: 'bg-finance-22',
        after: 60,
        layer: 'headline',
        as: 'withheld',
        text: 'Board pleased. They now want fractions for everything.',
      },
      { by: 'quernlow', after: 75, layer: 'headline', as: 'named', text: 'I shall have "noticed by a member" framed.' },
    ],
  },
]
