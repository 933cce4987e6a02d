import type { DemoReport } from '../story.ts'

/** Hollow Parcel: delivery texts, one kit, sixty card pages. Months 5 to 9, ebbing. */
export const reports: readonly DemoReport[] = [
  {
    key: 'hollow-parcel-01',
    by: 'lindfell',
    kind: 'campaign',
    daysAgo: 151,
    at: '10:40',
    title: 'Parcel texts again: 9,000 complaints since yesterday, card page behind them',
    summary:
      'Texts saying a parcel could not be left, with a link that asks for £1.45 and a card. Our customers have reported 9,000 since yesterday morning. The pages live about a day each.',
    technical: {
      notes: `Sender ids are spoofed, do not list them. The link opens only on a mobile browser; on a desktop it shows an empty depot page.

Abuse mails went to both hosts at 09:10.`,
      indicators: [
        ['domain', 'depot-redelivery.example', 'phishing-page', 'block'],
        ['domain', 'parcel-hold-notice.example', 'phishing-page', 'block'],
        ['url', 'https://depot-redelivery.example/t/confirm', 'phishing-page', 'block'],
        ['ipv4', '203.0.113.5', 'phishing-page', 'block'],
        ['ipv4', '203.0.113.9', 'phishing-page', 'block'],
        ['attack-technique', 'T1583.001', 'technique', 'context'],
        ['attack-technique', 'T1660', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'named' }],
    provenance: { kind: 'own-observation' },
    thread: [
      {
        by: 'quernlow',
        after: 42,
        layer: 'technical',
        as: 'named',
        text: 'Card data from these is used within 25 minutes, first for £0 checks and then for gift vouchers. Can we compare notes on the page itself?',
      },
      {
        by: 'lindfell',
        after: 50,
        layer: 'technical',
        as: 'named',
        text: 'Gladly. I keep a copy of every page we take down, 23 so far. Rory',
      },
      {
        by: 'bg-eastmid-30',
        after: 320,
        layer: 'headline',
        as: 'withheld',
        text: 'Had one at home and one on the work phone. Is the work phone a problem?',
      },
      {
        by: 'lindfell',
        after: 333,
        layer: 'headline',
        as: 'named',
        text: 'Only if the card was typed in. The text itself does nothing.',
      },
    ],
    sightings: [
      { by: 'quernlow', after: 40, count: 14, as: 'named' },
      { by: 'bg-finance-03', after: 190, count: 31, as: 'withheld' },
      { by: 'bg-eastmid-30', after: 322, count: 2, as: 'withheld' },
      { by: 'bg-other-02', after: 610, count: 1, as: 'withheld' },
      { by: 'copperbeech', after: 1490, count: 6, as: 'named' },
    ],
    withdrawn: [{ after: 53330, reason: 'sinkholed', indicator: 'parcel-hold-notice.example' }],
  },
  {
    key: 'hollow-parcel-02',
    by: 'quernlow',
    kind: 'campaign',
    daysAgo: 147,
    at: '16:22',
    title: 'One kit behind the parcel pages: same favicon, same misspelt comment',
    summary:
      'Twenty-three pages kept by a telecoms member and nine of ours carry the same little van icon and the same spelling mistake in the page source. One kit, very likely one seller.',
    technical: {
      notes: `How to recognise it, whatever the name of the day:

- favicon parcel-fav.ico, MD5 below, 1,150 bytes
- in the source: \`<!-- recieved by depo ok -->\`
- card form posts to /api/drop.php, parameter pan_x

The comment is in 32 of 32. The icon in 31; one page had none at all.`,
      indicators: [
        ['md5', '7bfecc418092ba52748905560fec03e3', 'phishing-page', 'detect'],
        ['sha256', 'fbfe983a33ee4d65c1368354715cc2ac8eb1a084fcd23e119985c4e86693d7c4', 'phishing-page', 'detect'],
        ['file-name', 'parcel-fav.ico', 'phishing-page', 'hunt'],
        ['domain', 'missed-drop-online.example', 'phishing-page', 'block'],
        ['domain', 'parcel-fee-desk.example', 'phishing-page', 'block'],
        ['ipv4', '203.0.113.9', 'phishing-page', 'block'],
        ['ipv4', '203.0.113.14', 'phishing-page', 'block'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['finance', 'desk', 'lindfell', 'wreakevale'], as: 'named' },
    ],
    provenance: { kind: 'own-observation' },
    thread: [
      {
        by: 'lindfell',
        after: 25,
        layer: 'technical',
        as: 'named',
        text: 'Ran your comment over our whole cache: 41 pages. "recieved" will be the undoing of them.',
      },
      {
        by: 'halvergate',
        after: 61,
        layer: 'technical',
        as: 'named',
        text: '- Does drop.php answer differently to a wrong card?\n- If so we can tell a victim from a tester in our own logs.',
      },
      {
        by: 'quernlow',
        after: 88,
        layer: 'technical',
        as: 'named',
        text: 'It does: 302 for a good number, 200 with "try agian" for a bad one. A second misspelling.',
      },
      {
        by: 'wreakevale',
        after: 240,
        layer: 'technical',
        as: 'named',
        text: 'Rule for both comments and the form field is with the desk, no false positives in 90,000 crawled pages.',
      },
    ],
    sightings: [
      { by: 'lindfell', after: 24, count: 41, as: 'named' },
      { by: 'bg-finance-03', after: 333, count: 5, as: 'withheld' },
      { by: 'bg-finance-19', after: 1400, count: 2, as: 'withheld' },
    ],
    withdrawn: [{ after: 47228, reason: 'sinkholed', indicator: 'missed-drop-online.example' }],
  },
  {
    key: 'hollow-parcel-03',
    by: 'bg-transport-12',
    kind: 'incident',
    daysAgo: 140,
    at: '11:15',
    title: 'They are using our name and our vans',
    summary:
      'We are a courier and the texts now carry our brand. 200 calls a day from people asking for their parcel. Is there wording that worked for others?',
    technical: {
      notes: 'Two pages copied our tracking page down to the cookie banner.',
      indicators: [
        ['domain', 'track-your-drop.example', 'phishing-page', 'block'],
        ['domain', 'drop-tracking-fee.example', 'phishing-page', 'block'],
        ['ipv4', '203.0.113.14', 'phishing-page', 'block'],
      ],
    },
    full: {
      story: `Numbers for a week: 1,412 calls, of which 88 had typed their card in, of which 19 had already lost money (£40 to £600).

What we did:

- first line of the phone menu now says we never ask for a fee by text. Calls went down by a third the same day.
- put the same on the missed-delivery card, in red
- agents have one page: end the card, ring the bank on the number on its back, do not delete the text

What we would like: somebody who can take the two pages down faster than our solicitor, who is good but wears a tie.`,
      impact: "19 of our customers' customers lost money. Our call centre is on overtime.",
    },
    tlp: { headline: 'AMBER', technical: 'AMBER', full: 'AMBER' },
    grants: [
      { layer: 'technical', to: ['transport'], as: 'withheld' },
      { layer: 'full', to: ['desk', 'lindfell', 'quernlow'], as: 'named' },
    ],
    thread: [
      { by: 'lindfell', after: 35, layer: 'full', as: 'named', text: 'Both gone by 14:00, no tie worn.' },
      {
        by: 'bryncastell',
        after: 80,
        layer: 'headline',
        as: 'named',
        text: 'Phone menu line is a good idea, stealing it.',
      },
      {
        by: 'quernlow',
        after: 150,
        layer: 'full',
        as: 'named',
        text: 'Send me the times of the 19 if they agree, I may be able to stop what has not settled.',
      },
    ],
    sightings: [{ by: 'aireline', after: 900, count: 3, as: 'withheld' }],
    withdrawn: [{ after: 300, reason: 'cleaned-up', indicator: 'drop-tracking-fee.example' }],
  },
  {
    key: 'hollow-parcel-04',
    by: 'bg-finance-03',
    kind: 'campaign',
    daysAgo: 133,
    at: '09:10',
    title: 'Which cards they test first',
    summary:
      'Issuer view of 640 cards from the parcel pages: tested at a charity and a parking firm, £0 or £1, within the half hour. Both merchants are victims too.',
    technical: {
      notes:
        'Merchants told. Velocity rule: two zero-value checks at those in ten minutes, new device. Catches 71 %, one wrong in 400.',
      indicators: [
        ['ipv4', '203.0.113.22', 'unknown', 'detect'],
        ['ipv4', '203.0.113.23', 'unknown', 'detect'],
        ['user-agent', 'okhttp/3.9 drop-check', 'tool', 'detect'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER+STRICT' },
    grants: [{ layer: 'technical', to: ['finance', 'desk'], as: 'withheld' }],
    thread: [
      {
        by: 'marlpit',
        after: 65,
        layer: 'technical',
        as: 'named',
        text: 'Copied the rule: 9 cards stopped in the first afternoon.',
      },
      {
        by: 'bg-finance-19',
        after: 120,
        layer: 'technical',
        as: 'withheld',
        text: 'Does it upset genuine parking? We have a lot of parking.',
      },
      {
        by: 'bg-finance-03',
        after: 144,
        layer: 'technical',
        as: 'withheld',
        text: 'That is the one in 400. They get a text (a real one) and press yes.',
      },
    ],
    sightings: [
      { by: 'marlpit', after: 300, count: 9, as: 'named' },
      { by: 'halvergate', after: 1380, count: 22, as: 'named' },
    ],
  },
  {
    key: 'hollow-parcel-05',
    by: 'lindfell',
    kind: 'campaign',
    daysAgo: 124,
    at: '14:50',
    title: 'Sixty parcel pages on one string: list, hosts and how they are chained',
    summary:
      'The icon and the misspelt comment tie sixty pages together, over five months of our archive. Four hosts, one seller, names bought ten at a time.',
    technical: {
      notes:
        'The sixty are with the desk as a file. Below are the ones that still answer today. The desk and we agreed to sinkhole them in batches, so expect changes of use.',
      indicators: [
        ['domain', 'parcel-hold-notice.example', 'phishing-page', 'block'],
        ['domain', 'redelivery-slot.example', 'phishing-page', 'block'],
        ['domain', 'postage-due-today.example', 'phishing-page', 'block'],
        ['domain', 'your-van-waits.example', 'phishing-page', 'block'],
        ['domain', 'depot-window.example', 'phishing-page', 'block'],
        ['domain', 'door-card-fee.example', 'phishing-page', 'block'],
        ['domain', 'xn--pckchen-ablage-5hb.example', 'phishing-page', 'block'],
        ['ipv4', '203.0.113.14', 'phishing-page', 'block'],
        ['ipv4', '203.0.113.31', 'phishing-page', 'block'],
        ['ipv6', '2001:db8:c09::50', 'phishing-page', 'block'],
        ['asn', 'AS64510', 'unknown', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'named' }],
    provenance: { kind: 'own-observation' },
    thread: [
      {
        by: 'quernlow',
        after: 16,
        layer: 'technical',
        as: 'named',
        text: 'Sixty! I had 33. Matching card drops to pages now, will tell you which of them earn.',
      },
      {
        by: 'bg-yorkshire-12',
        after: 90,
        layer: 'technical',
        as: 'withheld',
        text: 'depot-window is a real double-glazing firm? Their page loads normally for me.',
      },
      {
        by: 'lindfell',
        after: 120,
        layer: 'technical',
        as: 'named',
        text: 'There is a depotwindows, with an s and no hyphen, who do glaze. Ours has the van icon. Keep it blocked, and good of you to check.',
      },
    ],
    sightings: [
      { by: 'quernlow', after: 15, count: 33, as: 'named' },
      { by: 'bg-finance-11', after: 700, count: 8, as: 'withheld' },
      { by: 'bg-yorkshire-12', after: 1390, count: 1, as: 'withheld' },
      { by: 'fenbridge', after: 1666, count: 4, as: 'named' },
      { by: 'bg-pharma-07', after: 2100, count: 1, as: 'withheld' },
      { by: 'bg-energy-07', after: 2980, count: 2, as: 'withheld' },
    ],
    withdrawn: [
      { after: 14200, reason: 'sinkholed', indicator: 'parcel-hold-notice.example' },
      { after: 14201, reason: 'sinkholed', indicator: 'redelivery-slot.example' },
      { after: 14202, reason: 'sinkholed', indicator: 'postage-due-today.example' },
      { after: 99072, reason: 'sinkholed', indicator: 'your-van-waits.example' },
      { after: 99072, reason: 'sinkholed', indicator: 'door-card-fee.example' },
      { after: 99073, reason: 'sinkholed', indicator: 'depot-window.example' },
    ],
  },
  {
    key: 'hollow-parcel-06',
    by: 'bg-eastmid-05',
    kind: 'incident',
    daysAgo: 119,
    at: '17:20',
    title: 'parcel text, put company card in',
    summary:
      'van driver paid the £1.45 with the fuel card, now theres £380 of vouchers on it. rung the bank, anything else?',
    tlp: { headline: 'AMBER' },
    grants: [{ layer: 'headline', to: ['east-midlands'], as: 'withheld' }],
    thread: [
      {
        by: 'emcu',
        after: 34,
        layer: 'headline',
        as: 'named',
        text: 'Keep the text and the time it came. If you consent I will record it as a crime, which helps with the bank. Yes or no is enough.',
      },
      { by: 'bg-eastmid-05', after: 41, layer: 'headline', as: 'withheld', text: 'yes' },
      {
        by: 'greywether',
        after: 60,
        layer: 'headline',
        as: 'named',
        text: "If your drivers' phones were in our mobile management this would have been blocked.",
      },
      { by: 'bg-eastmid-05', after: 71, layer: 'headline', as: 'withheld', text: 'they are' },
    ],
  },
  {
    key: 'hollow-parcel-07',
    by: 'lindfell',
    kind: 'campaign',
    daysAgo: 114,
    at: '11:30',
    title: 'First twelve parcel names sinkholed. A hit is not an infection',
    summary:
      'Twelve names now point at our sinkhole. Please take them off block if you wish to count, and do not raise an incident for a hit: it means somebody tapped an old text and saw a warning page.',
    technical: {
      notes:
        "Sinkhole address below; the page says in plain words what happened. We see the phone's network and nothing typed, since there is nothing to type.",
      indicators: [
        ['domain', 'parcel-hold-notice.example', 'sinkhole', 'context'],
        ['domain', 'redelivery-slot.example', 'sinkhole', 'context'],
        ['domain', 'postage-due-today.example', 'sinkhole', 'context'],
        ['domain', 'missed-drop-online.example', 'sinkhole', 'context'],
        ['domain', 'hollow-batch-1.invalid', 'sinkhole', 'context'],
        ['ipv4', '203.0.113.201', 'sinkhole', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'named' }],
    thread: [
      {
        by: 'bg-finance-11',
        after: 9,
        layer: 'technical',
        as: 'withheld',
        text: 'DNS list here dropped all four at 11:31. Very neat.',
      },
      {
        by: 'halvergate',
        after: 55,
        layer: 'technical',
        as: 'named',
        text: '- 3 alerts from the sinkhole already, all closed as "old text".\n- Suggest the tool shows the word sinkhole in the alert title. Ours did not.',
      },
      {
        by: 'bg-other-06',
        after: 400,
        layer: 'headline',
        as: 'withheld',
        text: 'So we can stop reimaging phones? Asking for a colleague.',
      },
      { by: 'lindfell', after: 410, layer: 'headline', as: 'named', text: 'Please do stop.' },
    ],
    sightings: [
      { by: 'halvergate', after: 54, count: 3, as: 'named' },
      { by: 'bg-finance-11', after: 900, count: 1, as: 'withheld' },
      { by: 'bg-other-06', after: 1402, count: 2, as: 'withheld' },
    ],
  },
  {
    key: 'hollow-parcel-08',
    by: 'bg-other-08',
    kind: 'question',
    daysAgo: 104,
    at: '12:05',
    title: 'Do we tell staff to report parcel texts on private phones?',
    summary: 'Works council asks whether it is our business. Half want to, half say hands off. What do others do?',
    tlp: { headline: 'GREEN' },
    grants: [{ layer: 'headline', to: ['everyone'], as: 'withheld' }],
    thread: [
      {
        by: 'quernlow',
        after: 70,
        layer: 'headline',
        as: 'named',
        text: "We offer, never ask: a wall poster with the carriers' free reporting number, 7726, for any phone. Nothing comes to us and so there is nothing for a works council to mind.",
        accepted: true,
      },
      {
        by: 'wendlebury',
        after: 190,
        layer: 'headline',
        as: 'named',
        text: 'Same. Works phones yes, private phones poster.',
      },
      {
        by: 'bg-other-08',
        after: 1411,
        layer: 'headline',
        as: 'withheld',
        text: 'Poster agreed by both halves. First time in years.',
      },
    ],
  },
  {
    key: 'hollow-parcel-09',
    by: 'quernlow',
    kind: 'campaign',
    daysAgo: 95,
    at: '10:28',
    title: 'Four of the sixty pages earn nine tenths of the money',
    summary:
      'Matched 2,310 stolen cards to pages. Four names took 91 % of them; the rest are noise or tests. Take down those that earn first.',
    technical: {
      notes:
        'The four are all on one host and all came with texts in the early evening, 17:40 to 19:10, when people do expect parcels.',
      indicators: [
        ['domain', 'your-van-waits.example', 'phishing-page', 'block'],
        ['domain', 'door-card-fee.example', 'phishing-page', 'block'],
        ['domain', 'evening-slot-fee.example', 'phishing-page', 'block'],
        ['domain', 'neighbour-left-it.example', 'phishing-page', 'block'],
        ['ipv4', '203.0.113.31', 'phishing-page', 'block'],
      ],
    },
    full: {
      story: `**Method.** Each stolen card seen at the two testing merchants was matched by time to the posts counted on captured pages (a telecoms member kept the logs of four that it took over with the host's consent).

**Result**

| page | cards | share |
|---|---|---|
| your-van-waits | 861 | 37 % |
| door-card-fee | 604 | 26 % |
| evening-slot-fee | 402 | 17 % |
| neighbour-left-it | 247 | 11 % |
| the other 56 | 196 | 9 % |

**So what.** Counting pages flatters us. When the first two were sinkholed for a test weekend, testing at the merchants fell by 58 %, and did not come back on the other pages for five days.

It is likely that the other 56 exist to keep abuse desks busy. Our confidence in that is moderate.`,
      impact: '2,310 cards, £214,000 stopped or refunded, £61,000 lost.',
    },
    tlp: { headline: 'GREEN', technical: 'AMBER', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['finance'], as: 'named' },
      { layer: 'full', to: ['desk', 'lindfell', 'halvergate'], as: 'named' },
    ],
    thread: [
      {
        by: 'lindfell',
        after: 18,
        layer: 'full',
        as: 'named',
        text: 'As the abuse desk that has been kept busy: ouch. All four go into batch two.',
      },
      {
        by: 'halvergate',
        after: 40,
        layer: 'full',
        as: 'named',
        text: "Best chart of the quarter. May it go into the node's monthly, shares only?",
      },
      { by: 'quernlow', after: 52, layer: 'full', as: 'named', text: 'Shares yes, pounds no.' },
    ],
    sightings: [{ by: 'bg-finance-24', after: 1502, count: 3, as: 'withheld' }],
    withdrawn: [
      { after: 57574, reason: 'sinkholed', indicator: 'your-van-waits.example' },
      { after: 57574, reason: 'sinkholed', indicator: 'door-card-fee.example' },
      { after: 57575, reason: 'sinkholed', indicator: 'neighbour-left-it.example' },
    ],
  },
  {
    key: 'hollow-parcel-10',
    by: 'bg-yorkshire-12',
    kind: 'incident',
    daysAgo: 81,
    at: '15:18',
    title: 'New skin: council tax refund, same van icon',
    summary:
      'The text now promises a council tax rebate. Behind it is the parcel kit, they did not even change the icon.',
    technical: {
      notes: 'view-source, there it is: recieved by depo ok. on a council page!',
      indicators: [
        ['domain', 'band-refund-claim.example', 'phishing-page', 'block'],
        ['md5', '7bfecc418092ba52748905560fec03e3', 'phishing-page', 'detect'],
        ['ipv4', '203.0.113.38', 'phishing-page', 'block'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'withheld' }],
    thread: [
      {
        by: 'harrowdale',
        after: 28,
        layer: 'headline',
        as: 'named',
        text: 'Nobody has ever been refunded by text, I wish it were otherwise. Put on our front page. Jill',
      },
      {
        by: 'lindfell',
        after: 95,
        layer: 'technical',
        as: 'named',
        text: 'Gone. New host as well, .38, they answered in twenty minutes, credit where due.',
      },
    ],
    sightings: [
      { by: 'harrowdale', after: 300, count: 17, as: 'named' },
      { by: 'bg-other-05', after: 820, count: 4, as: 'withheld' },
      { by: 'marlpit', after: 1500, count: 2, as: 'withheld' },
    ],
    withdrawn: [{ after: 37124, reason: 'sinkholed', indicator: 'band-refund-claim.example' }],
  },
  {
    key: 'hollow-parcel-11',
    by: 'bg-finance-19',
    kind: 'incident',
    daysAgo: 66,
    at: '13:33',
    title: 'Kit now asks for the app\'s approval too: call from "fraud team" follows',
    summary:
      'After the card is typed in, a friendly caller asks the customer to approve a payment "to cancel it". Five customers did. The call comes within twelve minutes of the form.',
    technical: {
      notes:
        'Form has a new field for mobile number. Callers show our own number, which is spoofed, so telling people to check the number does harm.',
      indicators: [
        ['domain', 'evening-slot-fee.example', 'phishing-page', 'block'],
        ['domain', 'safe-card-cancel.example', 'phishing-page', 'block'],
        ['ipv4', '203.0.113.38', 'phishing-page', 'block'],
        ['file-path', '/api/drop2.php', 'phishing-page', 'detect'],
      ],
    },
    full: {
      story: `Case three, with the customer's leave, because it is typical:

- 18:02 text, 18:05 card typed in, £1.45 "paid"
- 18:14 caller: "We see a payment of £1.45 to a fraudulent courier, well done for noticing." Knows name, last four digits, town
- 18:17 app asks to approve £940. Caller: "approve to cancel, it will say the opposite, that is the security test"
- 18:18 approved
- 18:40 customer rings **us** to say thank you

That last line is how good they are. We changed the approval screen the following day to say in its first line: *Nobody from this bank will ever ask you to approve anything.* It cost one release and a short argument about tone of voice.`,
      impact: 'Five customers, £3,870, all refunded.',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER', full: 'AMBER' },
    grants: [{ layer: 'full', to: ['finance', 'desk', 'lindfell'], as: 'withheld' }],
    thread: [
      {
        by: 'quernlow',
        after: 20,
        layer: 'full',
        as: 'named',
        text: 'Twelve minutes means that a person watches the drop live. So they keep hours. Ours peak 17:30 to 21:00 and stop dead.',
      },
      { by: 'bg-finance-24', after: 77, layer: 'full', as: 'withheld', text: 'Your first line is now our first line.' },
      { by: 'halvergate', after: 1350, layer: 'technical', as: 'named', text: '- Two cases here, same script.\n- B2.' },
    ],
    sightings: [
      { by: 'halvergate', after: 1349, count: 2, as: 'named' },
      { by: 'bg-finance-24', after: 76, count: 1, as: 'withheld' },
      { by: 'bg-finance-30', after: 3000, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'hollow-parcel-12',
    by: 'lindfell',
    kind: 'campaign',
    daysAgo: 55,
    at: '10:02',
    title: 'Batch two to the sinkhole, including the four that earn',
    summary:
      'Eighteen more names, among them the four that took most of the money. As before: a hit is somebody tapping an old text, and no infection.',
    technical: {
      notes:
        'Six shown, rest by file through the desk. If your tool still says "block" for any of these at noon, tell me which tool.',
      indicators: [
        ['domain', 'your-van-waits.example', 'sinkhole', 'context'],
        ['domain', 'door-card-fee.example', 'sinkhole', 'context'],
        ['domain', 'neighbour-left-it.example', 'sinkhole', 'context'],
        ['domain', 'depot-window.example', 'sinkhole', 'context'],
        ['domain', 'band-refund-claim.example', 'sinkhole', 'context'],
        ['domain', 'hollow-batch-2.invalid', 'sinkhole', 'context'],
        ['ipv4', '203.0.113.201', 'sinkhole', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'named' }],
    thread: [
      {
        by: 'bg-transport-12',
        after: 33,
        layer: 'headline',
        as: 'withheld',
        text: 'Calls at our centre down to eleven yesterday. Eleven!',
      },
      {
        by: 'kestrelmoor',
        after: 130,
        layer: 'technical',
        as: 'named',
        text: 'One tool of ours still says block: the old web filter, it reads the list at midnight. Known, being replaced.',
      },
      {
        by: 'lindfell',
        after: 141,
        layer: 'technical',
        as: 'named',
        text: 'Thank you for looking. Harmless for the night.',
      },
    ],
    sightings: [
      { by: 'bg-eastmid-05', after: 800, count: 1, as: 'withheld' },
      { by: 'bg-finance-11', after: 1455, count: 4, as: 'withheld' },
      { by: 'wendlebury', after: 2010, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'hollow-parcel-13',
    by: 'wreakevale',
    kind: 'campaign',
    daysAgo: 38,
    at: '14:14',
    title: 'Kit unpacked: version 4, and it phones its seller',
    summary:
      'A host gave us the whole kit. Every card that is typed in goes to the buyer and, quietly, to the seller as well. The thieves are being robbed, and one address gets it all.',
    technical: {
      notes: `    archive : fastdrop_v4.zip
    files   : 41, php, one obfuscated include
    include : copies each POST to the seller's address, base64, every 60th second
    comment : "recieved by depo ok" is in a template from version 1 and never touched since

Seller's address is live. One name, one IP.`,
      indicators: [
        ['sha256', '424fda511ce19f1d8225428fafeaf4149183e4874af3c1daef8ed8bd4ec62d55', 'tool', 'detect'],
        ['sha1', '8176ea3dd28bc0e57f9930b1344f30c5227474bb', 'tool', 'detect'],
        ['file-name', 'fastdrop_v4.zip', 'tool', 'hunt'],
        ['domain', 'quiet-ledger-nine.example', 'exfiltration', 'block'],
        ['ipv4', '203.0.113.45', 'exfiltration', 'block'],
        ['url', 'https://quiet-ledger-nine.example/in', 'exfiltration', 'block'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [{ layer: 'technical', to: ['desk', 'lindfell', 'quernlow', 'halvergate', 'nccd'], as: 'withheld' }],
    provenance: { kind: 'passed-on', detail: 'The hosting firm, which agreed to these members' },
    thread: [
      {
        by: 'quernlow',
        after: 12,
        layer: 'technical',
        as: 'named',
        text: 'So that explains the 9 % of cards which are used twice, by two different sorts of people.',
      },
      {
        by: 'nccd',
        after: 105,
        layer: 'technical',
        as: 'named',
        text: "We are interested in the seller's address. Leave it answering until Thursday, please; blocking on your own networks is fine.",
      },
      {
        by: 'lindfell',
        after: 120,
        layer: 'technical',
        as: 'named',
        text: 'Left alone. Blocked for our own staff only.',
      },
    ],
    sightings: [{ by: 'lindfell', after: 600, count: 2, as: 'named' }],
  },
  {
    key: 'hollow-parcel-14',
    by: 'bg-other-10',
    kind: 'incident',
    daysAgo: 22,
    at: '08:48',
    title: 'Only three parcel texts this month, one with a QR code',
    summary:
      'Nearly gone here: three in four weeks against ninety at the peak. The one new thing is a printed card through the door with a QR code instead of a text.',
    technical: {
      notes: 'Code leads to the kit. Photograph of the card with the desk.',
      indicators: [
        ['domain', 'scan-to-collect.example', 'phishing-page', 'block'],
        ['ipv4', '203.0.113.52', 'phishing-page', 'block'],
        ['md5', '7bfecc418092ba52748905560fec03e3', 'phishing-page', 'detect'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'withheld' }],
    thread: [
      {
        by: 'aireline',
        after: 60,
        layer: 'headline',
        as: 'named',
        text: 'A printed card costs them money. I call that winning.',
      },
      {
        by: 'quernlow',
        after: 110,
        layer: 'technical',
        as: 'named',
        text: 'Icon still the same. Eleven cards in a fortnight, it was 150 a day.',
      },
    ],
    sightings: [
      { by: 'quernlow', after: 108, count: 11, as: 'named' },
      { by: 'bg-eastmid-20', after: 1600, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'hollow-parcel-15',
    by: 'lindfell',
    kind: 'experience',
    daysAgo: 6,
    at: '15:40',
    title: 'Parcel pages ebbing: what shortened them, in hours',
    summary:
      'Median life of a page fell from 27 hours to 3 over five months. What did it: looking for the kit instead of the name, two hosts with a mobile number, and sinkholing those that earn first.',
    full: {
      story: `| month | pages | median life | complaints a day |
|---|---|---|---|
| first | 23 | 27 h | 4,100 |
| second | 19 | 16 h | 2,700 |
| third | 11 | 9 h | 900 |
| fourth | 5 | 4 h | 210 |
| this one | 2 | 3 h | 40 |

What did it, in my order:

1. **Search for the kit.** The icon and that spelling found pages before the first text was sent, five times out of six.
2. **A mobile number.** Two of the four hosts gave me one. Those two now have no pages at all.
3. **Money first.** A table of which pages earn, made by a member here, changed whom we rang at six in the evening.
4. **Sinkhole, and say so.** The warning page got 31,000 visits. Somebody's gran wrote to thank it.

Not closed. They have moved to printed cards, and somebody else will buy version 5. If you see "recieved", write.`,
      impact: 'About 60 pages, 9,000 complaints on the worst day, 40 now.',
    },
    tlp: { headline: 'GREEN', full: 'GREEN' },
    grants: [{ layer: 'full', to: ['everyone'], as: 'named' }],
    thread: [
      {
        by: 'quernlow',
        after: 25,
        layer: 'full',
        as: 'named',
        text: 'Five months of pleasant Tuesdays. Thank you Rory.',
      },
      {
        by: 'nccd',
        after: 900,
        layer: 'headline',
        as: 'named',
        text: 'The seller will be in court before the next version is. That is all I may say.',
      },
      {
        by: 'bg-transport-12',
        after: 1010,
        layer: 'full',
        as: 'withheld',
        text: 'From a courier: thank you. The phones are quiet.',
      },
    ],
    sightings: [{ by: 'bg-finance-03', after: 2200, count: 1, as: 'withheld' }],
  },
]
