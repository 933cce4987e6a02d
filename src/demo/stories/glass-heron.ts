import type { DemoReport } from '../story.ts'

/**
 * Glass Heron: look-alike sign-in pages that relay one-time codes, then mule payees. Months 2 to 7, closed.
 * Traps on purpose: a bank excepted while its secondee sits at the desk (07, 27), a shared shortener withdrawn (16), one
 * name used for a kit and for its users (15, 26).
 */
export const reports: readonly DemoReport[] = [
  {
    key: 'glass-heron-01',
    by: 'marlpit',
    kind: 'question',
    daysAgo: 243,
    at: '09:14',
    title: "Who else sees secure-marlplt.example? (count the L's)",
    summary:
      'A copy of our sign-in page, second-last letter swapped, live since about six this morning. Members are being texted to it. Is anyone else being copied by the same hands?',
    technical: {
      notes:
        "Page asks for the password, then for the text code, and **the code gets used on our real site inside ten seconds**. So not a harvester, a relay. Favicon is hot-linked from us, so our own web logs show every visitor's referrer. Lovely for counting.",
      indicators: [
        ['domain', 'secure-marlplt.example', 'phishing-page', 'block'],
        ['ipv4', '192.0.2.35', 'phishing-page', 'block'],
        ['url', 'https://secure-marlplt.example/signin/step2', 'phishing-page', 'block'],
        ['attack-technique', 'T1557', 'technique', 'context'],
        ['attack-technique', 'T1111', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['finance'], as: 'named' },
    ],
    thread: [
      {
        by: 'halvergate',
        after: 9,
        layer: 'technical',
        as: 'named',
        text: "Yes. Same page furniture with our colours, halvergate-verify[.]example, 192.0.2[.]36. Live since 05:50. Nine minutes ago I'd have said it was only us.",
      },
      {
        by: 'quernlow',
        after: 17,
        layer: 'technical',
        as: 'named',
        text: 'Not yet here, but somebody registered quernl0w-pay[.]example last night. Watching it.',
      },
      { by: 'marlpit', after: 20, layer: 'technical', as: 'named', text: 'That was quick. Same stylesheet hash?' },
      {
        by: 'halvergate',
        after: 23,
        layer: 'technical',
        as: 'named',
        text: 'Same stylesheet, same spelling of "recieve" on step 2. One kit, one owner, three targets. Treat as B2.',
        accepted: true,
      },
      {
        by: 'bg-finance-06',
        after: 52,
        layer: 'technical',
        as: 'withheld',
        text: 'Search for "recieve" on step2 finds one for us too, not yet live. Thanks, that misspelling is gold.',
      },
      {
        by: 'lindfell',
        after: 95,
        layer: 'headline',
        as: 'named',
        text: 'Text messages: forward to 7726 with the sender shown. We can do something about the numbers if we get ten or more.',
      },
      { by: 'marlpit', after: 101, layer: 'headline', as: 'named', text: "You'll have forty by lunch." },
      { by: 'bg-finance-11', after: 300, layer: 'technical', as: 'withheld', text: 'nothing at our end (3 branches)' },
    ],
    sightings: [
      { by: 'halvergate', after: 10, count: 4, as: 'named' },
      { by: 'quernlow', after: 18, count: 1, as: 'named' },
      { by: 'bg-finance-06', after: 53, count: 1, as: 'withheld' },
      { by: 'lindfell', after: 130, count: 44, as: 'named' },
      { by: 'bg-finance-17', after: 442, count: 8, as: 'withheld' },
      { by: 'bg-finance-04', after: 700, count: 4, as: 'withheld' },
      { by: 'bg-finance-13', after: 1500, count: 2, as: 'withheld' },
      { by: 'bg-finance-21', after: 2600, count: 3, as: 'withheld' },
      { by: 'bg-finance-12', after: 2818, count: 1, as: 'withheld' },
      { by: 'bg-finance-07', after: 4558, count: 2, as: 'withheld' },
      { by: 'bg-finance-02', after: 5426, count: 11, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-02',
    by: 'halvergate',
    kind: 'incident',
    daysAgo: 242,
    at: '11:40',
    title: 'Relayed one-time codes: 61 customers, 9 sessions taken, 2 payees added',
    summary:
      "A look-alike page passed customers' codes to our real sign-in as they typed. Nine sessions were opened and two new payees added before we cut it. No money left.",
    technical: {
      notes: `- All nine sessions came from two addresses, residential-looking, same TLS fingerprint
- User agent claims a phone, screen size says otherwise (1920 wide)
- Median from code issued to code used: 7.4 s. Real customers: 19 s`,
      indicators: [
        ['domain', 'halvergate-verify.example', 'phishing-page', 'block'],
        ['ipv4', '192.0.2.36', 'phishing-page', 'block'],
        ['ipv4', '198.51.100.40', 'tool', 'detect'],
        ['ipv4', '198.51.100.41', 'tool', 'detect'],
        ['ja3', 'e4db902a43125154e339ad329192e2a9', 'tool', 'hunt'],
        ['attack-technique', 'T1557', 'technique', 'context'],
        ['attack-technique', 'T1539', 'technique', 'context'],
      ],
    },
    full: {
      story: `**Timeline**

- 05:50 page live; certificate four hours old
- 06:12 first text to a customer, sender shown as our name
- 06:15-08:40 61 visits, 23 passwords, 14 codes, 9 sessions
- 08:41 sessions from the two addresses killed by rule
- 08:55 both payees frozen, customers rung

**What held.** A payee cool-off of 30 minutes at that tier. Both payees were within it, one by four minutes.

**What did not.** Risk engine scored all nine as "known device": the relay replays the device cookie, because the customer's own browser gives it over.

**Graded** B2 overall; attribution none. We would withhold our name from members outside Finance: two customers are recognisable from the circumstances.

**Ask.** TLS fingerprint hits on *your* sign-in, successes only.`,
      impact: "Nine customers inconvenienced, nil loss. One has asked for our chief executive's telephone number.",
    },
    tlp: { headline: 'GREEN', technical: 'AMBER', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['finance'], as: 'named' },
      { layer: 'full', to: ['finance', 'desk'], as: 'named' },
    ],
    thread: [
      {
        by: 'marlpit',
        after: 14,
        layer: 'full',
        as: 'named',
        text: '7.4 v 19 seconds is a detection by itself. Same here: 6.9.',
      },
      {
        by: 'quernlow',
        after: 31,
        layer: 'full',
        as: 'named',
        text: 'Would love the distribution, not the mean. Happy to swap.',
      },
      {
        by: 'halvergate',
        after: 55,
        layer: 'full',
        as: 'named',
        text: 'p10 5.1, p50 7.4, p90 11.0. Real: 11, 19, 48. Overlap is small.',
      },
      {
        by: 'bg-finance-01',
        after: 200,
        layer: 'technical',
        as: 'withheld',
        text: `- fp: 3 successes, all bad
- thank you`,
      },
      { by: 'ncac', after: 400, layer: 'full', as: 'named', text: 'Opening a situation. Desk name DL-03.' },
    ],
    sightings: [
      { by: 'marlpit', after: 15, count: 38, as: 'named' },
      { by: 'bg-finance-01', after: 201, count: 3, as: 'withheld' },
      { by: 'bg-finance-06', after: 695, count: 1, as: 'withheld' },
      { by: 'bg-finance-07', after: 900, count: 1, as: 'withheld' },
      { by: 'bg-finance-10', after: 1000, count: 2, as: 'withheld' },
      { by: 'bg-finance-14', after: 1141, count: 12, as: 'withheld' },
      { by: 'bg-finance-02', after: 1344, count: 12, as: 'withheld' },
      { by: 'bg-finance-18', after: 5527, count: 6, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-03',
    by: 'quernlow',
    kind: 'incident',
    daysAgo: 241,
    at: '08:05',
    title: "It's our turn: quernl0w-pay is live and merchants are being phoned",
    summary:
      'Page went live at 07:20. New twist: merchants get a call "from our fraud team" telling them to read out the code. Callers are good, English, patient.',
    technical: {
      notes:
        'Calls show 07700 900412 and 07700 900415. Both in one block with the texts (07700 900410 to 419), so treat the block as theirs.',
      indicators: [
        ['domain', 'quernl0w-pay.example', 'phishing-page', 'block'],
        ['ipv4', '192.0.2.38', 'phishing-page', 'block'],
        ['ipv4', '198.51.100.40', 'tool', 'detect'],
        ['email-subject', 'Quernlow: unusual merchant login', 'lure', 'detect'],
        ['attack-technique', 'T1111', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['finance'], as: 'named' },
    ],
    thread: [
      {
        by: 'lindfell',
        after: 22,
        layer: 'headline',
        as: 'named',
        text: "Can you tell me the numbers? Ours to look at, if they're UK.",
      },
      {
        by: 'quernlow',
        after: 25,
        layer: 'headline',
        as: 'named',
        text: 'Sending you what you need directly, Rory. You get a report of your own within ten minutes.',
      },
      { by: 'halvergate', after: 40, layer: 'technical', as: 'named', text: 'Calls here too since 08:30, 900417.' },
      {
        by: 'bg-finance-08',
        after: 75,
        layer: 'technical',
        as: 'withheld',
        text: 'how do they know which customers to ring',
      },
      {
        by: 'quernlow',
        after: 84,
        layer: 'technical',
        as: 'named',
        text: 'They ring whoever has just typed the password. You can hear keys in the background on one recording.',
      },
    ],
    sightings: [
      { by: 'halvergate', after: 41, count: 12, as: 'named' },
      { by: 'bg-finance-19', after: 203, count: 6, as: 'withheld' },
      { by: 'bg-finance-14', after: 300, count: 2, as: 'withheld' },
      { by: 'bg-finance-18', after: 900, count: 5, as: 'withheld' },
      { by: 'bg-finance-11', after: 1037, count: 6, as: 'withheld' },
      { by: 'bg-finance-03', after: 1390, count: 5, as: 'withheld' },
      { by: 'bg-finance-15', after: 1425, count: 2, as: 'named' },
      { by: 'bg-transport-07', after: 3000, count: 1, as: 'withheld' },
      { by: 'bg-finance-07', after: 3576, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-04',
    by: 'bg-finance-04',
    kind: 'incident',
    daysAgo: 238,
    at: '10:25',
    title: 'Copy of our sign-in, same "recieve", 4 members lost sessions',
    summary:
      'Same kit, our turn. Four sessions taken, all of them members over seventy who had been rung up. Three payees added, one payment of £1,240 went.',
    technical: {
      notes: 'Favicon trick works: referrer in our logs gave us the page 50 minutes before the first complaint.',
      indicators: [
        ['domain', 'membersavings-signin.example', 'phishing-page', 'block'],
        ['ipv4', '192.0.2.41', 'phishing-page', 'block'],
        ['ipv4', '198.51.100.41', 'tool', 'detect'],
        ['sha256', 'f9e7050fbf67988cc142de4473d5014abd5b2adeab901efcc9738ef07b7d4199', 'tool', 'detect'],
      ],
    },
    full: {
      story: `- 08:02 page fetched our favicon for the first time (found afterwards)
- 08:40 first member rings to ask if our call was genuine. She was told "probably" by our own branch. That hurts
- 08:52 web team find the referrer, page known to us
- 09:05 page reported, host slow
- 09:10-09:35 four sessions, three payees
- 09:31 £1,240 out to a payee added 19 minutes before, receiving bank rung at 09:44, £900 still there and held

Looked at it for hours trying to see what the member could have done different. The caller knew her name, that she banked with us, and was kinder than we are. What *we* could have done: not let a payee take money in 19 mins.

We rn with nineteen staff in ops. This is not a complaint, but the big banks' rule of thumb numbers do help us more than the indicators.`,
      impact:
        '£340 lost and refunded. Branch script rewritten: the answer is always "put the phone down and ring this number".',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'headline', to: ['finance'], as: 'withheld' },
      { layer: 'technical', to: ['finance'], as: 'withheld' },
      { layer: 'full', to: ['finance', 'desk'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'halvergate',
        after: 12,
        layer: 'full',
        as: 'named',
        text: "The receiving account: tell me the last three digits and I'll look, if it's ours you'll have an answer today.",
      },
      { by: 'bg-finance-04', after: 30, layer: 'full', as: 'withheld', text: 'Not yours, thank you. Already held.' },
      {
        by: 'quernlow',
        after: 66,
        layer: 'full',
        as: 'named',
        text: "We're writing up a payee cool-off. You've just given me the number of minutes.",
      },
      {
        by: 'marlpit',
        after: 90,
        layer: 'technical',
        as: 'named',
        text: 'Favicon referrer: 3 more pages that way this morning. Free detection for anyone with a web log.',
      },
    ],
    sightings: [
      { by: 'marlpit', after: 91, count: 3, as: 'named' },
      { by: 'bg-finance-06', after: 300, count: 1, as: 'withheld' },
      { by: 'bg-finance-17', after: 2000, count: 2, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-05',
    by: 'lindfell',
    kind: 'campaign',
    daysAgo: 236,
    at: '15:30',
    title: 'Ten numbers, one block: what we can say about the calls and texts',
    summary:
      'All the calls and texts reported by lenders come from one block of ten mobile numbers bought three weeks ago by a reseller. They are rented, not spoofed. That is unusual and it is good news.',
    technical: {
      notes:
        "Block 07700 900410-419. Volume in four days: 9,800 texts, 611 calls, average call 6 min 40. SMS links are all under a shortener that is used by half the country (203.0.113[.]150), which is why it's here as context and nothing else.",
      indicators: [
        ['domain', 'secure-marlplt.example', 'phishing-page', 'block'],
        ['domain', 'halvergate-verify.example', 'phishing-page', 'block'],
        ['domain', 'quernl0w-pay.example', 'phishing-page', 'block'],
        ['ipv4', '203.0.113.150', 'shared-hosting', 'context'],
      ],
    },
    full: {
      story: `What the network can and cannot do, since I'm asked five times a day.

1. We **can** stop texts with a link from those ten numbers. Did it at 11:00
2. We can't stop calls on a member's say-so. With a crime reference we can, and have asked
3. We can tell you *that* your customer was rung, if the customer asks us. Not before
4. Six minutes forty is long. Sales calls average under one. If you run call analytics of your own: long calls from never-seen numbers to people who sign in during the call

The reseller has a name, an address over a nail bar and a director born next year. All given to the police crime desk. No need to name him here, you'd not know him.`,
      impact: 'None to us except a very busy abuse desk of three.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
      { layer: 'full', to: ['desk', 'nccd', 'halvergate', 'marlpit', 'quernlow'], as: 'named' },
    ],
    thread: [
      {
        by: 'nccd',
        after: 35,
        layer: 'full',
        as: 'named',
        text: "Reference allocated. You'll have it by phone within the hour.",
      },
      {
        by: 'halvergate',
        after: 48,
        layer: 'full',
        as: 'named',
        text: '"Sign-in during a long call from a new number" goes on our feature list. Thank you Rory.',
      },
      {
        by: 'bg-finance-11',
        after: 500,
        layer: 'headline',
        as: 'withheld',
        text: 'can you block them for a credit union that isnt your customer?',
      },
      {
        by: 'lindfell',
        after: 515,
        layer: 'headline',
        as: 'named',
        text: 'Texts, yes, network-wide. That is already on.',
      },
      { by: 'quernlow', after: 600, layer: 'full', as: 'named', text: '"Born next year" is going on the wall.' },
    ],
    sightings: [
      { by: 'bg-finance-04', after: 102, count: 1, as: 'withheld' },
      { by: 'bg-finance-10', after: 703, count: 7, as: 'withheld' },
      { by: 'bg-other-12', after: 900, count: 2, as: 'withheld' },
      { by: 'bg-finance-07', after: 918, count: 7, as: 'withheld' },
      { by: 'bg-finance-13', after: 943, count: 1, as: 'withheld' },
      { by: 'bg-finance-16', after: 1137, count: 8, as: 'named' },
      { by: 'bg-finance-19', after: 1228, count: 1, as: 'named' },
      { by: 'bg-finance-25', after: 1322, count: 7, as: 'withheld' },
      { by: 'bg-finance-28', after: 1770, count: 2, as: 'named' },
      { by: 'mournecraft', after: 2000, count: 1, as: 'withheld' },
      { by: 'bg-finance-22', after: 4089, count: 9, as: 'withheld' },
      { by: 'bg-finance-01', after: 4131, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-06',
    by: 'wreakevale',
    kind: 'campaign',
    daysAgo: 233,
    at: '17:10',
    title: 'Inside the heron kit: what the panel does, from a copy left on an open directory',
    summary:
      "One of the look-alike sites left its archive readable. The kit relays in real time, has a button per bank and a chat box for the person on the telephone. We found a bird in the panel's artwork, hence the name.",
    technical: {
      notes: `Quoting the sandbox and the source, defanged by us:

> \`/panel/w.php\` long-polls; operator presses **CODE**, **PAYEE**, **STALL**
> STALL shows "please wait, we are protecting you" for 90 s
> cookie jar is written to \`./eggs/<epoch>.json\`

Detect on the page: script named \`nest.js\`, hash below, unchanged over five sites. *recieve* is in line 212.`,
      indicators: [
        ['sha256', 'f9e7050fbf67988cc142de4473d5014abd5b2adeab901efcc9738ef07b7d4199', 'tool', 'detect'],
        ['sha256', 'd7c4483dad7ef005306a62e20186411ed5a7e5e919a5598f7e295b328bcd37d5', 'tool', 'detect'],
        ['md5', 'c361f40ce1dbd7b6a3e430d3b31bbea6', 'tool', 'detect'],
        ['file-name', 'nest.js', 'tool', 'hunt'],
        ['file-path', '/panel/w.php', 'tool', 'hunt'],
        ['ipv4', '192.0.2.44', 'c2', 'block'],
        ['domain', 'glass-nest.example', 'c2', 'block'],
        [
          'yara',
          `rule heron_kit_page {
  strings:
    $a = "nest.js" ascii
    $b = "we are protecting you" ascii nocase
    $c = "recieve" ascii
  condition:
    filesize < 200KB and all of them
}`,
          'detection-rule',
          'detect',
        ],
        ['attack-technique', 'T1557', 'technique', 'context'],
        ['attack-technique', 'T1539', 'technique', 'context'],
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
        text: 'We had called it HB-Relay-2 internally. "Glass Heron" wins on charm.',
      },
      {
        by: 'bg-finance-01',
        after: 90,
        layer: 'technical',
        as: 'withheld',
        text: 'STALL explains the 90-second gap in four of our cases. Thanks',
      },
      {
        by: 'greywether',
        after: 130,
        layer: 'technical',
        as: 'named',
        text: "We've been tracking this as GW-MIRROR-BANK since spring",
      },
      { by: 'quernlow', after: 133, layer: 'technical', as: 'named', text: 'Of course you have.' },
      {
        by: 'marlpit',
        after: 200,
        layer: 'technical',
        as: 'named',
        text: 'Rule on our page monitor: 2 new sites before they went live.',
      },
      {
        by: 'lindfell',
        after: 260,
        layer: 'technical',
        as: 'named',
        text: 'glass-nest sits alone on its address, so safe to block. Checked.',
      },
      {
        by: 'bg-transport-04',
        after: 2000,
        layer: 'technical',
        as: 'withheld',
        text: 'Not banks only: we have nest.js on a copy of a fuel card site',
      },
    ],
    sightings: [
      { by: 'marlpit', after: 201, count: 2, as: 'named' },
      { by: 'bg-finance-19', after: 228, count: 1, as: 'withheld' },
      { by: 'halvergate', after: 300, count: 4, as: 'named' },
      { by: 'bg-finance-05', after: 322, count: 1, as: 'withheld' },
      { by: 'bg-finance-25', after: 1218, count: 1, as: 'withheld' },
      { by: 'bg-transport-04', after: 2001, count: 1, as: 'withheld' },
      { by: 'bg-finance-13', after: 2301, count: 5, as: 'withheld' },
      { by: 'bg-finance-23', after: 2588, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-13', after: 3000, count: 1, as: 'withheld' },
      { by: 'bg-finance-01', after: 3821, count: 12, as: 'withheld' },
      { by: 'copperbeech', after: 4000, count: 1, as: 'withheld' },
      { by: 'bg-finance-29', after: 4775, count: 2, as: 'withheld' },
      { by: 'bg-finance-07', after: 4871, count: 2, as: 'withheld' },
      { by: 'bg-finance-17', after: 4943, count: 9, as: 'withheld' },
      { by: 'bg-finance-09', after: 5538, count: 11, as: 'withheld' },
      { by: 'bg-finance-21', after: 5869, count: 9, as: 'withheld' },
      { by: 'bg-finance-27', after: 6413, count: 11, as: 'named' },
      { by: 'bg-finance-15', after: 6816, count: 1, as: 'withheld' },
      { by: 'bg-finance-11', after: 8298, count: 12, as: 'withheld' },
      { by: 'bg-finance-03', after: 8896, count: 8, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-07',
    by: 'quernlow',
    kind: 'incident',
    daysAgo: 229,
    at: '13:20',
    title: 'Mule payees: eleven accounts, seven at one large bank, all opened in branch',
    summary:
      'Of the payees added by the relay crew that we could follow, most sit at one institution and were opened with the same style of document. Sharing with the desk and lenders, leaving that bank out until its own people have been spoken to properly.',
    technical: {
      notes:
        'No account data here. Patterns: names are a flower plus a Scottish town; opened on three dates; first credit is always £1.',
      indicators: [
        ['domain', 'membersavings-signin.example', 'phishing-page', 'block'],
        ['ipv4', '198.51.100.41', 'tool', 'detect'],
        ['attack-technique', 'T1557', 'technique', 'context'],
      ],
    },
    full: {
      story: `I don't enjoy writing around a colleague, so let me give the reasons.

- Eleven payees followed, seven at one bank, four branches
- Documents show the same fold mark in the scan. Same scanner or same kitchen table
- Two were opened on a day when the person was, per the electoral roll, ninety-six

The bank is a good member and its cyber people are the best here. But the likely explanation is somebody *inside a branch*, and if that's right its investigation must begin without it being on a forum first. I've rung their head of financial crime, by voice, this morning. As soon as she says so I'll widen this and name who it was.

For everyone else: look for your own new accounts with a £1 first credit from a payments firm.`,
      impact: '£11,400 over three weeks, £8,100 recovered.',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'headline', to: ['finance'], as: 'withheld' },
      { layer: 'technical', to: ['finance'], as: 'withheld' },
      { layer: 'full', to: ['marlpit', 'bg-finance-01', 'bg-finance-04', 'desk'], as: 'withheld' },
    ],
    except: ['halvergate'],
    thread: [
      {
        by: 'marlpit',
        after: 45,
        layer: 'full',
        as: 'named',
        text: '£1 first credit: one account found, frozen. Flower plus town too.',
      },
      { by: 'bg-finance-01', after: 70, layer: 'full', as: 'withheld', text: 'Two. Both opened the same afternoon.' },
      {
        by: 'ncac',
        after: 130,
        layer: 'full',
        as: 'named',
        text: 'Received at the desk by those who may see it. We will not discuss it elsewhere.',
      },
      {
        by: 'quernlow',
        after: 5800,
        layer: 'full',
        as: 'withheld',
        text: 'She has her team in place and says thank you. She would like us to keep it this way till their HR is finished. So it stays as it is.',
      },
    ],
    sightings: [
      { by: 'marlpit', after: 46, count: 1, as: 'named' },
      { by: 'bg-finance-01', after: 71, count: 2, as: 'withheld' },
      { by: 'bg-finance-04', after: 300, count: 1, as: 'withheld' },
      { by: 'bg-finance-09', after: 900, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-08',
    by: 'halvergate',
    kind: 'campaign',
    daysAgo: 226,
    at: '16:20',
    title: 'Glass Heron: five lenders, one kit, graded',
    summary:
      "Pulling five members' reports into one line each. One kit, probably two shifts of callers, and payees are the weak point of the operation, not pages. Aim there.",
    technical: {
      notes: `- Pages: 14, median life 9 h (B1)
- Relay egress: four addresses, reused for a fortnight (A1)
- Callers: two shifts, 08-14 and 14-20 (C2, from call logs)
- Payees: reused across victims (B2)`,
      indicators: [
        ['ipv4', '198.51.100.40', 'tool', 'detect'],
        ['ipv4', '198.51.100.41', 'tool', 'detect'],
        ['ipv4', '198.51.100.44', 'tool', 'detect'],
        ['ipv4', '198.51.100.47', 'tool', 'detect'],
        ['domain', 'glass-nest.example', 'c2', 'block'],
        ['ipv4', '192.0.2.44', 'c2', 'block'],
        ['sha256', 'f9e7050fbf67988cc142de4473d5014abd5b2adeab901efcc9738ef07b7d4199', 'tool', 'detect'],
        ['attack-technique', 'T1557', 'technique', 'context'],
        ['attack-technique', 'T1111', 'technique', 'context'],
        ['attack-technique', 'T1539', 'technique', 'context'],
      ],
    },
    full: {
      story: `**Where to spend effort**

| control | pages stopped | money stopped |
|---|---|---|
| takedown | 14 of 14, too late | ~0 |
| egress detect | – | 31 % of sessions |
| payee cool-off ≥ 30 min | – | 88 % |
| number matching | – | not yet tried |

So takedowns are housekeeping. I know what that says about half of my own team's week.

**Alternative reading.** Two crews rent one panel: would explain shifts and the two accents. Cannot exclude, C3.

**Gap.** Nobody has yet seen how texts choose people. A leaked marketing list would do it. If five of you send me *which month* your victims became customers (no names) I can test that in an hour.`,
      impact: 'Ours to date: nil loss, 23 customers rung.',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['finance'], as: 'named' },
      { layer: 'technical', to: ['finance', 'desk'], as: 'named' },
      { layer: 'full', to: ['finance', 'desk'], as: 'named' },
    ],
    thread: [
      {
        by: 'bg-finance-04',
        after: 20,
        layer: 'full',
        as: 'withheld',
        text: 'Months sent. All joined within 18 mths.',
      },
      { by: 'marlpit', after: 33, layer: 'full', as: 'named', text: 'Sent. Same, 16.' },
      { by: 'bg-finance-21', after: 90, layer: 'full', as: 'withheld', text: 'Sent.' },
      {
        by: 'halvergate',
        after: 300,
        layer: 'full',
        as: 'named',
        text: "Done: 41 of 44 became customers after the same comparison website campaign. It's a list. Telling the website's owners today, gently.",
      },
      { by: 'quernlow', after: 310, layer: 'full', as: 'named', text: 'In an hour, she said. It took four. Still.' },
    ],
    sightings: [
      { by: 'bg-finance-02', after: 600, count: 1, as: 'withheld' },
      { by: 'bg-finance-12', after: 700, count: 2, as: 'withheld' },
      { by: 'bg-finance-27', after: 961, count: 6, as: 'withheld' },
      { by: 'bg-finance-07', after: 2155, count: 1, as: 'withheld' },
      { by: 'bg-finance-17', after: 2631, count: 5, as: 'withheld' },
      { by: 'bg-finance-22', after: 3302, count: 6, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-09',
    by: 'bg-finance-11',
    kind: 'incident',
    daysAgo: 221,
    at: '12:50',
    title: 'credit union, 1 member, rang us first (no loss)',
    summary:
      'A member had the call, kept them talking and rang us on her other phone. Code not given. She is seventy-eight and we have made her honorary head of security.',
    full: {
      story: `We have three branches and no security team, so this is a short story rather than a report.

- 11:05 mobile rings, nice young man, "your account is at risk"
- She says "hold on love, there's someone at the door", puts him down on the worktop with the radio on
- Rings us on the landline. Our girl on the counter had read the note about the number block the same morning and asks: does it start 07700 9004?
- It did
- Code came by text at 11:12, she did not read it out, and he got cross, which is when she hung up
- We changed her password with her, in branch, with tea

I would like to say we have a control but it was a lady and a radio. What we did do is print the first part of that number in large type on the counter.`,
      impact: 'None. Biscuits.',
    },
    tlp: { headline: 'GREEN', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'full', to: ['finance'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'lindfell',
        after: 16,
        layer: 'headline',
        as: 'named',
        text: 'Please tell her from the abuse desk that she cost them nine minutes, which is one and a half victims.',
      },
      {
        by: 'halvergate',
        after: 28,
        layer: 'full',
        as: 'named',
        text: "We'd like to print this for our call centre, with no place names. May we?",
      },
      {
        by: 'bg-finance-11',
        after: 200,
        layer: 'full',
        as: 'withheld',
        text: "she says yes if you spell her name right (you don't know it, that's the joke)",
      },
      { by: 'mournecraft', after: 900, layer: 'headline', as: 'named', text: 'Best thing on here this month' },
    ],
    sightings: [
      { by: 'bg-finance-03', after: 300, count: 2, as: 'withheld' },
      { by: 'bg-finance-19', after: 1200, count: 1, as: 'withheld' },
      { by: 'bg-other-04', after: 2000, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-07', after: 2600, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-10',
    by: 'bg-finance-08',
    kind: 'question',
    daysAgo: 217,
    at: '09:55',
    title: 'Are text codes worthless now then?',
    summary:
      "We spent last year getting everyone on to text codes. If a web page can just pass them along, have we wasted our money? Straight answer please, we're a lender with twelve staff.",
    tlp: { headline: 'GREEN' },
    grants: [{ layer: 'headline', to: ['everyone'], as: 'withheld' }],
    thread: [
      {
        by: 'fenbridge',
        after: 14,
        layer: 'headline',
        as: 'named',
        text: 'Not worthless. They stop everyone who only has a password list, which is most people.',
      },
      {
        by: 'halvergate',
        after: 22,
        layer: 'headline',
        as: 'named',
        text: 'They stop guessing and reuse. They do not stop relay. Both statements stay true.',
      },
      {
        by: 'quernlow',
        after: 40,
        layer: 'headline',
        as: 'named',
        text: 'Keep them, and put the second control where the money is: new payees wait. Costs you nothing but a setting, and catches nine in ten of what gets past the code. Writing our numbers up shortly.',
        accepted: true,
      },
      {
        by: 'bg-finance-08',
        after: 58,
        layer: 'headline',
        as: 'withheld',
        text: 'Setting found. It was set to zero minutes. Since 2019 by the look of it. Thank you',
      },
      {
        by: 'wreakevale',
        after: 75,
        layer: 'headline',
        as: 'named',
        text: 'And for staff sign-ins: a hardware key cannot be relayed, it checks the name of the site for you.',
      },
    ],
    sightings: [{ by: 'bg-finance-22', after: 3000, count: 1, as: 'withheld' }],
  },
  {
    key: 'glass-heron-11',
    by: 'nccd',
    kind: 'incident',
    daysAgo: 212,
    at: '10:00',
    title: 'Relay fraud: preservation request, call recordings and sign-in logs, dates as below',
    summary:
      "The crime desk has an investigation into the block of ten numbers. We ask three lenders to preserve recordings and logs for the dates given. Please don't contact the reseller.",
    full: {
      story: `**Preserve**, please, until told otherwise:

1. Recordings of customers' calls in which a text code was mentioned, first 21 days of the activity
2. Sign-in logs for the four relay addresses, with full user agent and timing
3. CCTV of branch openings, for those accounts already discussed by telephone

**Consent.** We seek each member's consent to show material to the other two. Yes, no, or yes with names removed. Silence is taken as no.

**Do not** approach the reseller, ring any of the ten numbers or attempt the panel's password. One of you has done the last; we know it was meant well.

**Dates.** Answers by 16:00 in five working days. Formal production orders will follow for item 1 only.

Source 1, information A, handling C with the conditions above.`,
      impact: 'Continuing offences. Estimated attempted loss across three members £96,000, actual £9,700.',
    },
    tlp: { headline: 'AMBER', full: 'RED' },
    grants: [
      { layer: 'headline', to: ['halvergate', 'marlpit', 'quernlow', 'lindfell'], as: 'named' },
      { layer: 'full', to: ['seat:halvergate', 'seat:marlpit', 'seat:quernlow', 'seat:lindfell', 'desk'], as: 'named' },
    ],
    provenance: { kind: 'own-observation' },
    thread: [
      { by: 'marlpit', after: 40, layer: 'full', as: 'named', text: 'Yes with names removed. Recordings kept: 14.' },
      {
        by: 'halvergate',
        after: 62,
        layer: 'full',
        as: 'named',
        text: 'Yes with names removed. (The panel was not us.)',
      },
      { by: 'quernlow', after: 71, layer: 'full', as: 'named', text: 'Yes. (It was us. Sorry. Curiosity.)' },
      { by: 'nccd', after: 80, layer: 'full', as: 'named', text: 'Thank you for the candour. Please stop.' },
      { by: 'lindfell', after: 200, layer: 'full', as: 'named', text: 'Preserved under the reference.' },
    ],
  },
  {
    key: 'glass-heron-12',
    by: 'marlpit',
    kind: 'incident',
    daysAgo: 207,
    at: '08:30',
    title: "New one has an accent on the a: márlpit. On a phone you can't tell",
    summary:
      "They have given up on letters and gone for accents. On a phone you simply can't see it. 12 visits, 1 code, session cut by the egress rule.",
    technical: {
      notes:
        "Browser bar on two common phones shows the accent, on one it does not. Register your own accented forms if it's cheap; we've bought six.",
      indicators: [
        ['domain', 'xn--mrlpit-pta.example', 'phishing-page', 'block'],
        ['domain', 'xn--halvergte-12a.example', 'phishing-page', 'block'],
        ['ipv4', '192.0.2.47', 'phishing-page', 'block'],
        ['ipv6', '2001:db8:c02:1::47', 'phishing-page', 'block'],
        ['ipv4', '198.51.100.44', 'tool', 'detect'],
        ['sha256', 'f9e7050fbf67988cc142de4473d5014abd5b2adeab901efcc9738ef07b7d4199', 'tool', 'detect'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['finance'], as: 'named' },
    ],
    thread: [
      {
        by: 'halvergate',
        after: 11,
        layer: 'technical',
        as: 'named',
        text: 'Ours found by your note, not yet live: xn--halvergte-12a. Thank you, added by you already I see.',
      },
      {
        by: 'bg-finance-06',
        after: 60,
        layer: 'technical',
        as: 'withheld',
        text: 'Our domain watch doesnt do accents at all. Vendor "is considering it for Q3".',
      },
      {
        by: 'wreakevale',
        after: 95,
        layer: 'headline',
        as: 'named',
        text: 'For those rolling their own: compare skeletons (Unicode confusables), not edit distance.',
      },
      { by: 'marlpit', after: 100, layer: 'headline', as: 'named', text: 'In English for the rest of us Lena?' },
      {
        by: 'wreakevale',
        after: 104,
        layer: 'headline',
        as: 'named',
        text: 'Squash every letter to what it looks like, then compare. There are free tables.',
      },
    ],
    sightings: [
      { by: 'halvergate', after: 12, count: 1, as: 'named' },
      { by: 'bg-finance-13', after: 598, count: 2, as: 'named' },
      { by: 'bg-finance-16', after: 800, count: 1, as: 'withheld' },
      { by: 'bg-finance-21', after: 1000, count: 3, as: 'withheld' },
      { by: 'bg-finance-01', after: 1401, count: 2, as: 'withheld' },
      { by: 'bg-finance-25', after: 1900, count: 8, as: 'withheld' },
      { by: 'bg-finance-09', after: 2052, count: 14, as: 'withheld' },
      { by: 'bg-finance-17', after: 2742, count: 5, as: 'withheld' },
      { by: 'bg-finance-05', after: 3355, count: 12, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-13',
    by: 'bg-finance-01',
    kind: 'incident',
    daysAgo: 201,
    at: '14:15',
    title: 'Cookie replayed from the relay 26 h after the victim changed her password',
    summary:
      'Changing the password did not end the stolen session. If your reset does not kill every session, the crew walks back in a day later. Check yours, ours was wrong.',
    technical: {
      notes:
        'Replay came from a fresh address but the same TLS fingerprint. Long-lived "remember this device" token, 90 days, not tied to anything.',
      indicators: [
        ['ipv4', '198.51.100.51', 'tool', 'detect'],
        ['ja3', 'e4db902a43125154e339ad329192e2a9', 'tool', 'hunt'],
        ['attack-technique', 'T1539', 'technique', 'context'],
      ],
    },
    full: {
      story: `- Day 1, 10:20 victim relayed, we kill *the* session, she resets at 10:50
- Day 2, 12:58 sign-in with a remembered-device token issued to the relay at 10:21
- 13:02 payee added; 13:04 cool-off starts
- 13:09 fingerprint rule fires, session killed
- 13:40 developers confrim: reset revokes sessions, not device tokens. By design in 2017, they say, which I believe

Fix went live in two days: reset revokes everything, and tells the customer so in one sentence. Support calls went *down*, nobody had understood the old screen.

We tested five suppliers' sign-in products for the same. I'd rather not list who here, but ask yours this: "after a password reset, is any token issued before it still good?" Two of the five answers were yes.`,
      impact: 'Nil. Eleven minutes of luck and a rule written for another case.',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'headline', to: ['finance'], as: 'withheld' },
      { layer: 'technical', to: ['finance', 'desk'], as: 'withheld' },
      { layer: 'full', to: ['finance', 'desk'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'quernlow',
        after: 25,
        layer: 'full',
        as: 'named',
        text: 'Ours: no token survives. Checked by trying, not by asking.',
      },
      {
        by: 'bg-finance-14',
        after: 100,
        layer: 'full',
        as: 'withheld',
        text: 'ours did survive. fixing. this is why im here',
      },
      {
        by: 'halvergate',
        after: 140,
        layer: 'full',
        as: 'named',
        text: 'Ours died with one exception: the watch app. Noted with some embarrassment.',
      },
      { by: 'marlpit', after: 900, layer: 'full', as: 'named', text: 'Supplier says "it should be fine". Testing.' },
      { by: 'marlpit', after: 2400, layer: 'full', as: 'named', text: 'It was not fine.' },
    ],
    sightings: [
      { by: 'bg-finance-14', after: 101, count: 1, as: 'withheld' },
      { by: 'bg-finance-21', after: 2000, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-14',
    by: 'quernlow',
    kind: 'experience',
    daysAgo: 196,
    at: '10:30',
    title: 'What worked: number matching plus a payee cool-off. £0 lost in six weeks',
    summary:
      'Two boring settings ended it for us: the customer types a number shown on the screen into the app, and a new payee cannot be paid for a while. Here are the numbers, including the complaints.',
    technical: {
      notes:
        'Settings in product-neutral words. Number matching: two digits, shown on the signing-in screen **with the place of the sign-in**, typed in the app. Cool-off: 4 h retail, 1 h merchants, none for payees paid by you before. Detection for the remainder below.',
      indicators: [
        [
          'sigma',
          `title: New payee within ten minutes of a new device sign-in
logsource:
  category: application
  product: banking
detection:
  device:
    event: device_registered
  payee:
    event: payee_added
  timeframe: 10m
  condition: device and payee
level: medium`,
          'detection-rule',
          'detect',
        ],
        ['attack-technique', 'T1111', 'technique', 'context'],
        ['attack-technique', 'T1557', 'technique', 'context'],
      ],
    },
    full: {
      story: `| six weeks | before | after |
|---|---|---|
| relayed sign-ins tried | 212 | 167 |
| succeeded | 58 | 3 |
| payees added by crew | 31 | 3 |
| money gone | £9,480 | **£0** |
| complaints per 10,000 customers | 2 | 19, then 4 |

**The complaints** peaked in week one and were almost all one sort: landlords paying a new plumber. So we added "paid by you before, at any bank" as an exception, using confirmation of payee. It fell to four.

**What I'd do differently.** Tell the counter and phone staff first. We told customers first and staff learned from customers.

**Will it last?** No. The callers have begun to say "wait four hours and I'll ring you back". Two did. Neither victim waited in, and a man who rings back is a man you can trace.

Nothing here is secret, put it on a poster.`,
      impact: 'Cost: three weeks of two developers, and one week of me saying sorry to plumbers.',
    },
    tlp: { headline: 'CLEAR', technical: 'GREEN', full: 'GREEN' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
      { layer: 'full', to: ['everyone'], as: 'named' },
    ],
    thread: [
      {
        by: 'marlpit',
        after: 12,
        layer: 'full',
        as: 'named',
        text: 'This is the best thing posted here all year. Thank you Isla.',
      },
      {
        by: 'halvergate',
        after: 19,
        layer: 'full',
        as: 'named',
        text: 'Thank you. Complaint numbers are what nobody ever shares.',
      },
      {
        by: 'bg-finance-08',
        after: 26,
        layer: 'headline',
        as: 'named',
        text: 'Thank you!! Sent to our software people with "when?" on top.',
      },
      { by: 'bg-finance-04', after: 33, layer: 'full', as: 'withheld', text: 'Thank you. Four hours it is.' },
      {
        by: 'fenbridge',
        after: 47,
        layer: 'full',
        as: 'named',
        text: 'Thanks from health: using the matching half for staff sign-in.',
      },
      {
        by: 'aireline',
        after: 60,
        layer: 'headline',
        as: 'named',
        text: 'Thanks. Our transport fraud people want the payee bit too.',
      },
      {
        by: 'bg-finance-11',
        after: 75,
        layer: 'headline',
        as: 'named',
        text: 'thank you from our head of security (78)',
      },
      {
        by: 'lindfell',
        after: 100,
        layer: 'full',
        as: 'named',
        text: "Thank you, and calls from the block are down by a third since you switched on. They're noticing.",
      },
      { by: 'mournecraft', after: 140, layer: 'headline', as: 'named', text: 'Thank you. Does my bank do this?' },
      {
        by: 'quernlow',
        after: 150,
        layer: 'headline',
        as: 'named',
        text: "Ask them in those words. If they don't know what you mean, that is also an answer.",
      },
      { by: 'harrowdale', after: 300, layer: 'headline', as: 'named', text: 'Thank you, WARP has it.' },
      {
        by: 'copperbeech',
        after: 420,
        layer: 'full',
        as: 'named',
        text: "Thanks. Parents' payments system: same idea, supplier asked.",
      },
      {
        by: 'ncac',
        after: 1500,
        layer: 'full',
        as: 'named',
        text: 'Thank you. With your leave this becomes guidance, numbers and all.',
      },
      { by: 'quernlow', after: 1512, layer: 'full', as: 'named', text: 'Leave given.' },
      { by: 'bg-finance-17', after: 2900, layer: 'full', as: 'withheld', text: 'Live here as of today. Thank you.' },
      {
        by: 'bg-finance-13',
        after: 9000,
        layer: 'full',
        as: 'withheld',
        text: 'Six weeks on: 21 tried, 0 lost. Thank you.',
      },
    ],
    sightings: [
      { by: 'bg-finance-16', after: 502, count: 1, as: 'withheld' },
      { by: 'bg-finance-28', after: 753, count: 3, as: 'withheld' },
      { by: 'bg-finance-19', after: 943, count: 1, as: 'withheld' },
      { by: 'bg-finance-04', after: 1532, count: 4, as: 'withheld' },
      { by: 'bg-finance-01', after: 1664, count: 8, as: 'withheld' },
      { by: 'bg-yorkshire-07', after: 3000, count: 1, as: 'withheld' },
      { by: 'bg-finance-13', after: 3845, count: 4, as: 'withheld' },
      { by: 'bg-transport-08', after: 4000, count: 1, as: 'withheld' },
      { by: 'bg-finance-07', after: 5066, count: 8, as: 'withheld' },
      { by: 'bg-finance-10', after: 5641, count: 7, as: 'withheld' },
      { by: 'bg-finance-25', after: 6952, count: 10, as: 'withheld' },
      { by: 'bg-finance-22', after: 8540, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-15',
    by: 'ncac',
    kind: 'campaign',
    daysAgo: 190,
    at: '12:15',
    title: 'DL-03 (Glass Heron): judgement after seven weeks',
    summary:
      'One kit, rented numbers and a small pool of mule payees. It is likely that the operators will move to smaller lenders as larger ones delay new payees. Small lenders: switch the delay on first, then read the rest.',
    technical: {
      notes:
        "Egress addresses below were seen by three or more lenders. The telephone block is in the notes of the network member's report.",
      indicators: [
        ['ipv4', '198.51.100.40', 'tool', 'detect'],
        ['ipv4', '198.51.100.44', 'tool', 'detect'],
        ['ipv4', '198.51.100.51', 'tool', 'detect'],
        ['domain', 'glass-nest.example', 'c2', 'block'],
        ['ipv4', '192.0.2.44', 'c2', 'block'],
        ['sha256', 'f9e7050fbf67988cc142de4473d5014abd5b2adeab901efcc9738ef07b7d4199', 'tool', 'detect'],
      ],
    },
    full: {
      story: `**Judgements**

- It is *highly likely* that all pages come from one panel. Analytic confidence is high.
- It is *likely* that two groups of callers rent it in shifts. Confidence is moderate.
- It is *likely* that attempts move to lenders below 50,000 customers within a month. Confidence is moderate: two cases so far, and it is what we would do.
- It is *unlikely* that any lender's own systems were the source of the customer lists. Confidence is high, thanks to one member's test with join dates.

**Names in use**: Glass Heron, the heron kit, HB-Relay-2, GW-MIRROR-BANK. The first two are sometimes used for the *kit* and sometimes for the *people*. We use Glass Heron for the people.

**Next look** in four weeks, sooner if a page appears for a lender of under 20,000.`,
      impact: 'Eleven lenders, about £31,000 attempted a week, under £2,000 lost.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
      { layer: 'full', to: ['fusion-cell', 'halvergate', 'marlpit', 'quernlow', 'lindfell'], as: 'named' },
    ],
    provenance: { kind: 'passed-on', detail: "Drawn from members' reports, with the consent of each" },
    thread: [
      {
        by: 'halvergate',
        after: 30,
        layer: 'full',
        as: 'named',
        text: "Agree with all four. I'd put the third at highly likely, but I have no more evidence than you.",
      },
      { by: 'bg-finance-08', after: 200, layer: 'headline', as: 'named', text: 'Switched on already, pleased to say' },
      {
        by: 'bg-finance-22',
        after: 4000,
        layer: 'headline',
        as: 'withheld',
        text: "We were copied today (11,000 customers) so there's your two and a half.",
      },
    ],
    sightings: [
      { by: 'bg-finance-09', after: 238, count: 8, as: 'withheld' },
      { by: 'bg-finance-21', after: 288, count: 3, as: 'named' },
      { by: 'bg-finance-05', after: 361, count: 1, as: 'withheld' },
      { by: 'bg-finance-13', after: 386, count: 1, as: 'named' },
      { by: 'bg-finance-11', after: 900, count: 1, as: 'withheld' },
      { by: 'bg-finance-01', after: 2050, count: 1, as: 'named' },
      { by: 'bg-yorkshire-07', after: 3000, count: 1, as: 'withheld' },
      { by: 'bg-finance-17', after: 3290, count: 10, as: 'withheld' },
      { by: 'bg-other-04', after: 4000, count: 2, as: 'withheld' },
      { by: 'bg-finance-22', after: 4001, count: 2, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-16',
    by: 'bg-finance-14',
    kind: 'incident',
    daysAgo: 184,
    at: '15:45',
    title: 'All the relay texts go through ONE address, block it',
    summary:
      'All texts to our customers go through one address. Blocked it and the texts go nowhere, recommend the same.',
    technical: {
      notes: 'First one below. Took us a day to find so passing it on.',
      indicators: [
        ['ipv4', '203.0.113.150', 'phishing-page', 'block'],
        ['domain', 'merry-refund.example', 'phishing-page', 'block'],
        ['ipv4', '192.0.2.50', 'phishing-page', 'block'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['finance'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'halvergate',
        after: 7,
        layer: 'technical',
        as: 'named',
        text: 'That is the public shortener. Your block has just stopped our own statement reminders to 90,000 people, I suspect.',
      },
      { by: 'bg-finance-14', after: 15, layer: 'technical', as: 'withheld', text: 'oh no' },
      {
        by: 'marlpit',
        after: 19,
        layer: 'technical',
        as: 'named',
        text: 'The network abuse desk had it down as context only. The second domain is right though, confirmed.',
      },
      {
        by: 'bg-finance-14',
        after: 34,
        layer: 'technical',
        as: 'withheld',
        text: 'Withdrawn, sorry. I\'d read "all the texts go through it" and not "so does everything else". Second domain stays.',
      },
      {
        by: 'quernlow',
        after: 50,
        layer: 'technical',
        as: 'named',
        text: 'We have all done one. Mine was a bank holiday. The whole one.',
      },
    ],
    sightings: [
      { by: 'halvergate', after: 8, count: 4, as: 'named' },
      { by: 'bg-finance-18', after: 400, count: 2, as: 'withheld' },
      { by: 'bg-finance-03', after: 900, count: 1, as: 'withheld' },
      { by: 'bg-finance-21', after: 1100, count: 3, as: 'withheld' },
    ],
    withdrawn: [{ after: 33, reason: 'false-positive', indicator: '203.0.113.150' }],
  },
  {
    key: 'glass-heron-17',
    by: 'bg-finance-21',
    kind: 'incident',
    daysAgo: 178,
    at: '16:55',
    title: 'Heron callers ring BACK after the cool-off; recording transcript',
    summary:
      'A caller told our customer to wait four hours and rang again at the minute. She had rung us by then, and we let her keep the appointment with an officer beside her.',
    full: {
      story: `Transcript, shortened, words as spoken. Customer has agreed.

> *caller:* It's me again from the security, did you leave it alone like I said?
> *customer:* I did.
> *caller:* You're a star. Now it'll ask you a number.
> *customer:* Which number?
> *caller:* The one on… what does yours say?

He cannot see the number. He needs her to read *him* the number on **her** screen, but there's nothing on her screen, since he is the one signing in. There follow forty seconds of the best silence I ever heard.

Then he says a thing that may matter: "hang on, I'll ask the nest". In the background a second voice gives a name of a *different* bank. So one room, several banks at once.

Officer has the audio. Call came from 900413, so still the same block nine weeks on, which surprises me.`,
      impact: 'Nil loss. Customer enjoyed it more than we did.',
    },
    tlp: { headline: 'AMBER', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'headline', to: ['finance'], as: 'withheld' },
      { layer: 'full', to: ['finance', 'desk', 'nccd'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'nccd',
        after: 20,
        layer: 'full',
        as: 'named',
        text: 'Audio received in good order. "The nest" is helpful. Please keep the customer\'s details out of the thread as you have.',
      },
      {
        by: 'quernlow',
        after: 44,
        layer: 'full',
        as: 'named',
        text: 'Forty seconds of silence! That is number matching in one sentence.',
      },
      { by: 'quernlow', after: 61, layer: 'headline', as: 'named', text: "Number to Rory please, he'll want it." },
      {
        by: 'bg-finance-21',
        after: 72,
        layer: 'headline',
        as: 'withheld',
        text: 'Sent to him through the crime desk.',
      },
    ],
    sightings: [
      { by: 'bg-finance-09', after: 2000, count: 1, as: 'withheld' },
      { by: 'bg-finance-04', after: 2400, count: 2, as: 'withheld' },
      { by: 'bg-finance-13', after: 3300, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-18',
    by: 'halvergate',
    kind: 'question',
    daysAgo: 171,
    at: '11:05',
    title: 'Payee added AFTER a password reset by phone: anyone else, or only us?',
    summary:
      'Three cases in which the crew did not relay at all: they had the customer reset the password by phone, then came in fresh. Do others see a reset within the hour before a new payee?',
    tlp: { headline: 'AMBER' },
    grants: [{ layer: 'headline', to: ['finance', 'desk'], as: 'withheld' }],
    thread: [
      {
        by: 'bg-finance-01',
        after: 18,
        layer: 'headline',
        as: 'withheld',
        text: "One. We had put it down to the customer's son.",
      },
      {
        by: 'marlpit',
        after: 31,
        layer: 'headline',
        as: 'named',
        text: 'Zero of 22, but our phone reset needs a branch code.',
      },
      {
        by: 'quernlow',
        after: 55,
        layer: 'headline',
        as: 'named',
        text: "Four, all since we went to number matching. They're going round it: reset re-enrols the app, and the new app matches its own number. Re-enrolment needs its own cool-off.",
        accepted: true,
      },
      {
        by: 'halvergate',
        after: 60,
        layer: 'headline',
        as: 'withheld',
        text: "That's it. Re-enrolment → 24 h without new payees. Accepted, and thank you.",
      },
      { by: 'bg-finance-17', after: 400, layer: 'headline', as: 'withheld', text: 'Same fix in here next sprint' },
    ],
    sightings: [
      { by: 'bg-finance-01', after: 19, count: 1, as: 'withheld' },
      { by: 'quernlow', after: 56, count: 4, as: 'named' },
      { by: 'bg-finance-12', after: 900, count: 2, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-19',
    by: 'mournecraft',
    kind: 'question',
    daysAgo: 165,
    at: '13:35',
    title: 'Man from "the bank" rang about a payee I did add. Real or not?',
    summary:
      'He knew the amount. I put the phone down because of the radio lady. Was I right, and how do I find out without ringing him back?',
    tlp: { headline: 'GREEN' },
    grants: [{ layer: 'headline', to: ['everyone'], as: 'withheld' }],
    thread: [
      {
        by: 'marlpit',
        after: 8,
        layer: 'headline',
        as: 'named',
        text: 'Right either way. Ring the number on the back of your card, from a different phone if you can. A real bank is never cross about that.',
        accepted: true,
      },
      { by: 'bg-finance-11', after: 20, layer: 'headline', as: 'named', text: 'radio lady says well done' },
      {
        by: 'mournecraft',
        after: 47,
        layer: 'headline',
        as: 'withheld',
        text: 'Rang. It was real! He was very decent about it, said he wished everybody did that.',
      },
      { by: 'lindfell', after: 60, layer: 'headline', as: 'named', text: 'Both outcomes are a good outcome.' },
    ],
  },
  {
    key: 'glass-heron-20',
    by: 'bg-finance-06',
    kind: 'incident',
    daysAgo: 158,
    at: '09:25',
    title: '7 visits to the copy of our page, 0 codes, kit now asks for app number',
    summary:
      'The page has been changed to ask "what number does your app show?". It doesn\'t work since ours shows none until you type. Cheap to spot, new string for your page monitor.',
    technical: {
      notes:
        'New text on step 2: "Enter the two figures in your application". nest.js has a new hash, the panel is unchanged.',
      indicators: [
        ['domain', 'mutual-savers-signin.example', 'phishing-page', 'block'],
        ['ipv4', '192.0.2.53', 'phishing-page', 'block'],
        ['sha256', 'd420a51f5afb834a3b42c2106588c5c3e974344dee80f361d6644845e8b98798', 'tool', 'detect'],
        ['file-name', 'nest.js', 'tool', 'hunt'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['finance'], as: 'withheld' },
      { layer: 'technical', to: ['finance'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'marlpit',
        after: 40,
        layer: 'technical',
        as: 'named',
        text: 'String added, one more page found: for a lender who is no member. Have rung them.',
      },
      { by: 'bg-finance-04', after: 90, layer: 'technical', as: 'withheld', text: '0 here' },
      {
        by: 'quernlow',
        after: 130,
        layer: 'technical',
        as: 'named',
        text: "They're reading our screens closely. Good sign, it costs them.",
      },
    ],
    sightings: [
      { by: 'bg-finance-10', after: 600, count: 1, as: 'withheld' },
      { by: 'bg-finance-01', after: 652, count: 1, as: 'withheld' },
      { by: 'bg-finance-17', after: 1000, count: 1, as: 'withheld' },
      { by: 'bg-finance-19', after: 2386, count: 5, as: 'withheld' },
      { by: 'bg-finance-13', after: 2453, count: 1, as: 'withheld' },
      { by: 'bg-finance-07', after: 2559, count: 3, as: 'withheld' },
      { by: 'bg-yorkshire-07', after: 3000, count: 2, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-21',
    by: 'lindfell',
    kind: 'campaign',
    daysAgo: 150,
    at: '16:00',
    title: 'The ten numbers are off, all of them, with paper',
    summary:
      'At noon today the block used for calls and texts went dead, by court order served on the reseller. Expect new numbers and about a week of quiet. Please report the first new one fast.',
    technical: {
      notes: 'The page hosts were not part of the order. Two still answer.',
      indicators: [
        ['ipv4', '192.0.2.53', 'phishing-page', 'block'],
        ['ipv4', '192.0.2.50', 'phishing-page', 'block'],
        ['domain', 'mutual-savers-signin.example', 'phishing-page', 'block'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['halvergate', 'marlpit', 'quernlow', 'desk', 'nccd'], as: 'named' },
    ],
    thread: [
      { by: 'quernlow', after: 5, layer: 'headline', as: 'named', text: "Heard one die mid-sentence. Chef's kiss." },
      {
        by: 'nccd',
        after: 30,
        layer: 'technical',
        as: 'named',
        text: 'Thanks to three lenders for their recordings and to the network for patience.',
      },
      { by: 'bg-finance-11', after: 60, layer: 'headline', as: 'named', text: 'taking the sign off the counter then?' },
      { by: 'lindfell', after: 64, layer: 'headline', as: 'named', text: 'Leave it a month. Then frame it.' },
      {
        by: 'marlpit',
        after: 11500,
        layer: 'headline',
        as: 'named',
        text: 'First new one: 07700 900533. Eight days, you said a week.',
      },
    ],
    sightings: [{ by: 'marlpit', after: 11501, count: 3, as: 'named' }],
  },
  {
    key: 'glass-heron-22',
    by: 'bg-finance-12',
    kind: 'reconnaissance',
    daysAgo: 141,
    at: '10:10',
    title: 'Nine look-alikes registered overnight, one registrar, none live yet',
    summary:
      'Certificate watch shows nine new names imitating six small lenders. Two of the six are not members; we have told them. Preventive.',
    technical: {
      notes:
        'Pattern: lender name minus one letter + "-alert". Same account at the registrar as secure-marlplt was, by the contact hash.',
      indicators: [
        ['domain', 'cadderige-alert.example', 'phishing-page', 'block'],
        ['domain', 'skerrydle-alert.example', 'phishing-page', 'block'],
        ['domain', 'harthpe-alert.example', 'phishing-page', 'block'],
        ['domain', 'plumbag-alert.example', 'phishing-page', 'block'],
        ['domain', 'saltwy-alert.example', 'phishing-page', 'block'],
        ['domain', 'thornla-alert.example', 'phishing-page', 'block'],
        ['ipv4', '198.51.100.58', 'phishing-page', 'detect'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['finance'], as: 'withheld' },
      { layer: 'technical', to: ['finance', 'desk'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'bg-finance-08',
        after: 15,
        layer: 'technical',
        as: 'withheld',
        text: "one of those is us, thanks, never thought we'd be worth copying",
      },
      {
        by: 'bg-finance-17',
        after: 22,
        layer: 'technical',
        as: 'withheld',
        text: 'and us. Told the counter staff before customers, as Q. advised',
      },
      {
        by: 'halvergate',
        after: 40,
        layer: 'technical',
        as: 'named',
        text: 'All nine in our page monitor. Will post when the first goes live.',
      },
      {
        by: 'halvergate',
        after: 3100,
        layer: 'technical',
        as: 'named',
        text: 'skerrydle-alert live 09:20, dead 11:40.',
      },
    ],
    sightings: [
      { by: 'bg-finance-08', after: 16, count: 1, as: 'withheld' },
      { by: 'bg-finance-17', after: 23, count: 1, as: 'withheld' },
      { by: 'bg-finance-15', after: 207, count: 8, as: 'named' },
      { by: 'bg-finance-09', after: 223, count: 2, as: 'named' },
      { by: 'bg-finance-21', after: 252, count: 1, as: 'withheld' },
      { by: 'bg-finance-03', after: 797, count: 1, as: 'named' },
      { by: 'bg-finance-11', after: 3120, count: 2, as: 'withheld' },
    ],
    withdrawn: [{ after: 21000, reason: 'sinkholed', indicator: 'skerrydle-alert.example' }],
  },
  {
    key: 'glass-heron-23',
    by: 'marlpit',
    kind: 'experience',
    daysAgo: 133,
    at: '14:00',
    title: "What worked: security keys for the 60 staff who can change a customer's number",
    summary:
      'We could not give keys to members, but we could give them to the sixty staff whose accounts matter most. Took three weeks and £2,900. Two relay attempts on staff since, both simply failed.',
    technical: {
      notes: 'Attempt pages copied our *staff* portal, so somebody looked it up.',
      indicators: [
        ['domain', 'marlpit-staff.example', 'phishing-page', 'block'],
        ['ipv4', '192.0.2.55', 'phishing-page', 'block'],
        ['attack-technique', 'T1557', 'technique', 'context'],
      ],
    },
    full: {
      story: `For the other building societies, as asked.

1. **Who.** Not "privileged users". We asked one thing: who can change a member's phone number? Sixty people, half of whom IT had not thought of
2. **Two keys each**, one on the lanyard, one in the branch safe in a named envelope
3. **Day one**: nobody could sign in at the Ripton branch as the PCs have no free USB port. Bought hubs
4. **Lost keys in ten weeks**: three. All found in a car
5. The real work was taking the old ways *away*. As long as a text code is still accepted, the key is jewellery

Two attempts since. In both the staff member did everything wrong and nothing happened. One of them reported it herself because "it didn't feel like the key".`,
      impact: '£2,900 and some hubs. No incident in ten weeks.',
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
        after: 12,
        layer: 'full',
        as: 'named',
        text: '"Who can change a member\'s phone number?" is much better than our 14-page definition.',
      },
      { by: 'bg-finance-10', after: 40, layer: 'full', as: 'withheld', text: 'How did you deal with temps?' },
      {
        by: 'marlpit',
        after: 55,
        layer: 'full',
        as: 'named',
        text: 'A third box of ten keys signed out like a car park pass. They lose fewer than we do.',
      },
      { by: 'fenbridge', after: 200, layer: 'full', as: 'named', text: '"The key is jewellery" is now a slide.' },
      {
        by: 'harrowdale',
        after: 260,
        layer: 'headline',
        as: 'named',
        text: "What's the key, in one sentence, for councillors?",
      },
      { by: 'marlpit', after: 270, layer: 'headline', as: 'named', text: 'A door key that only fits the real door.' },
    ],
    sightings: [
      { by: 'halvergate', after: 900, count: 1, as: 'named' },
      { by: 'bg-finance-02', after: 2000, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-24',
    by: 'bg-finance-17',
    kind: 'incident',
    daysAgo: 121,
    at: '17:35',
    title: '2 members told to install "support viewer" instead of giving codes',
    summary:
      'Callers now ask members to install a remote viewer so that they can "help". No page, no relay, same voices by the sound of it. One session seen and stopped.',
    technical: {
      notes: "Viewer is a genuine product, renamed. Don't block the product on our say; look for the file name.",
      indicators: [
        ['file-name', 'BankHelp.exe', 'tool', 'hunt'],
        ['sha256', 'a6228550a7647bf3bbf87096916a091940f5612822c92c11f605593f59d71dd5', 'tool', 'detect'],
        ['url', 'https://help-mybank.example/go', 'payload-host', 'block'],
        ['domain', 'help-mybank.example', 'payload-host', 'block'],
        ['ipv4', '198.51.100.61', 'payload-host', 'block'],
      ],
    },
    full: {
      story: `- 15:10 member rung, number 07700 900536, told his codes are "compromised"
- 15:16 goes to help-mybank, downloads, gives the nine figures
- 15:20 sees his mouse move. Rings us from the kitchen
- 15:24 we tell him to pull the router plug. Lovely and final
- 15:40 app re-enrolled from a clean phone

Second member had only downloaded. Both over sixty, both joined through the comparison site, so it is the old list again even now.

I think this is the same people since the script starts with the same two sentences. My colleague thinks its others who bought the list. We've agreed to put **C3** on it and go home.`,
      impact: 'Nil. Two house calls by the branch manager.',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['finance'], as: 'withheld' },
      { layer: 'technical', to: ['finance', 'desk'], as: 'withheld' },
      { layer: 'full', to: ['finance', 'desk'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'quernlow',
        after: 33,
        layer: 'full',
        as: 'named',
        text: "900536 is three off marlpit's. Same block, same rented pool. I'd go to C2.",
      },
      {
        by: 'ncac',
        after: 70,
        layer: 'full',
        as: 'named',
        text: 'Agree with C2, and thank you for showing the disagreement.',
      },
      { by: 'bg-finance-06', after: 300, layer: 'technical', as: 'withheld', text: 'one download, not run' },
    ],
    sightings: [
      { by: 'bg-finance-06', after: 301, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-07', after: 900, count: 1, as: 'withheld' },
      { by: 'bg-finance-09', after: 1300, count: 2, as: 'withheld' },
      { by: 'bg-finance-21', after: 1700, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-25',
    by: 'ncac',
    kind: 'campaign',
    daysAgo: 103,
    at: '11:00',
    title: 'Glass Heron: panel offline for ten days; what we take from that',
    summary:
      "The panel's address stopped answering ten days ago and no new page has appeared since. It is likely that the operators have changed trade, not that they've stopped.",
    technical: {
      notes:
        "Ageing out the addresses; please don't keep them longer than your charter says. The panel's name is sinkholed as of today: a hit now is a stale bookmark or an unclean phone, not an attack under way.",
      indicators: [
        ['domain', 'glass-nest.example', 'sinkhole', 'detect'],
        ['ipv4', '203.0.113.195', 'sinkhole', 'detect'],
        ['ipv4', '198.51.100.61', 'payload-host', 'block'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['everyone'], as: 'named' },
    ],
    provenance: { kind: 'passed-on', detail: 'With the permission of the network member who runs the sinkhole' },
    thread: [
      {
        by: 'halvergate',
        after: 25,
        layer: 'technical',
        as: 'named',
        text: "2 hits on the sinkhole from our guest wifi. Somebody's phone, told them.",
      },
      { by: 'bg-finance-03', after: 80, layer: 'technical', as: 'withheld', text: 'do we block a sinkhole?' },
      {
        by: 'lindfell',
        after: 85,
        layer: 'technical',
        as: 'named',
        text: "No. Look at who talks to it, that's what it's for.",
      },
    ],
    sightings: [
      { by: 'halvergate', after: 26, count: 2, as: 'named' },
      { by: 'bg-finance-03', after: 400, count: 1, as: 'withheld' },
      { by: 'bg-finance-20', after: 900, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-08', after: 2000, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-26',
    by: 'bg-finance-05',
    kind: 'incident',
    daysAgo: 88,
    at: '12:40',
    title: '"Glass Heron" again? nest.js on a wealth manager copy, but the spelling is right',
    summary:
      'A copy of our client portal with the same script, corrected spelling and no telephone calls. One client gave a code; session blocked. We doubt it is the same people.',
    technical: {
      notes: 'nest.js third hash. Panel path changed to /n/w.php. Page texts by somebody who can spell.',
      indicators: [
        ['domain', 'wealth-clients.example', 'phishing-page', 'block'],
        ['ipv4', '192.0.2.60', 'phishing-page', 'block'],
        ['sha256', '6a99a45f01a45486598a162b00212307bb4608b6c591f6d971ef4396bc1ba2f9', 'tool', 'detect'],
        ['file-path', '/n/w.php', 'tool', 'hunt'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['finance'], as: 'withheld' },
      { layer: 'technical', to: ['finance', 'desk'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'halvergate',
        after: 14,
        layer: 'technical',
        as: 'named',
        text: "Kit sold on, I'd think. Call the kit heron and the people something else, or we shall confuse ourselves.",
      },
      {
        by: 'ncac',
        after: 60,
        layer: 'technical',
        as: 'named',
        text: 'Split off as its own hypothesis. The alias problem is noted on the situation: three members say "Glass Heron" and mean two things.',
      },
      { by: 'quernlow', after: 75, layer: 'technical', as: 'named', text: 'Glass Pelican?' },
      { by: 'halvergate', after: 76, layer: 'technical', as: 'named', text: 'No.' },
    ],
    sightings: [
      { by: 'bg-finance-20', after: 596, count: 1, as: 'withheld' },
      { by: 'bg-finance-16', after: 600, count: 1, as: 'withheld' },
      { by: 'bg-finance-02', after: 702, count: 2, as: 'withheld' },
      { by: 'bg-finance-14', after: 2551, count: 1, as: 'withheld' },
      { by: 'bg-finance-08', after: 3377, count: 4, as: 'withheld' },
    ],
  },
  {
    key: 'glass-heron-27',
    by: 'quernlow',
    kind: 'campaign',
    daysAgo: 75,
    at: '10:20',
    title: 'Nine weeks without a heron: fraud side closed here',
    summary:
      "No payee, call or page in nine weeks that belongs to the relay crew. We're closing our case and leaving the controls on. Recovered in total: 84 %.",
    technical: {
      notes: 'Left for hunters. Everything else is history and should be allowed to expire.',
      indicators: [
        ['sha256', 'f9e7050fbf67988cc142de4473d5014abd5b2adeab901efcc9738ef07b7d4199', 'tool', 'hunt'],
        ['sha256', 'd420a51f5afb834a3b42c2106588c5c3e974344dee80f361d6644845e8b98798', 'tool', 'hunt'],
        ['attack-technique', 'T1557', 'technique', 'context'],
      ],
    },
    full: {
      story: `Final count, ours alone.

- Tried: 402 sign-ins, 61 got in, 34 payees, a little under ten thousand out, most of it back
- Staff hours: 611. That is £14 saved per hour if you count only the money, and I've been asked why we bothered. Because of the customers who cried on the phone is why
- Best single thing: **somebody answering in nine minutes** on the first morning. We had the look-alike in our watch list before a single customer was rung

Left undone: seven accounts at one bank, which are in good hands. I said I'd name them when allowed. I am still not, so I don't.

Thanks to everyone whose numbers I borrowed. If they come back, you know where I am.`,
      impact: 'Case closed. Controls stay.',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER', full: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['finance'], as: 'withheld' },
      { layer: 'technical', to: ['finance', 'desk'], as: 'withheld' },
      { layer: 'full', to: ['finance', 'desk'], as: 'withheld' },
    ],
    except: ['halvergate'],
    thread: [
      { by: 'marlpit', after: 20, layer: 'full', as: 'named', text: 'Nine minutes was my lucky morning too.' },
      { by: 'bg-finance-04', after: 90, layer: 'full', as: 'withheld', text: 'thank you for everything on this one' },
      {
        by: 'bg-finance-11',
        after: 300,
        layer: 'headline',
        as: 'withheld',
        text: 'our head of security sends regards',
      },
    ],
    sightings: [{ by: 'bg-finance-04', after: 2000, count: 1, as: 'withheld' }],
  },
  {
    key: 'glass-heron-28',
    by: 'halvergate',
    kind: 'experience',
    daysAgo: 64,
    at: '15:15',
    title: 'Glass Heron closed: what we would do on day one next time',
    summary:
      'Five lines for whoever meets the next relay kit. Money moved by payee, so start there. Everything else bought minutes, and the minutes came from members answering each other.',
    full: {
      story: `**Day one, in order**

1. New payees wait. Ten minutes to switch on, if you know which screen. Find the screen *now*
2. Ask the question in public. The first answer to marlpit's took nine minutes and gave us 50 of lead
3. Measure code-issued to code-used. It is in your logs already
4. Tell counters and phones before customers
5. Takedowns last

**What we got wrong**: we argued for two weeks about whether it was one crew or two. It made no difference to any control. We graded it C3 on the first day and should have gone to lunch.

**Judgement held up?** Desk said *likely* to move to small lenders: it did. We said five addresses would be reused for a fortnight: it was eighteen days. We said number matching would hold: it held until re-enrolment, which nobody foresaw but the crew.`,
      impact: 'Total loss to us: nil. Total hours: do not ask.',
    },
    tlp: { headline: 'GREEN', full: 'GREEN' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'full', to: ['everyone'], as: 'named' },
    ],
    thread: [
      {
        by: 'marlpit',
        after: 10,
        layer: 'full',
        as: 'named',
        text: 'Found the screen. Photograph of it is in the incident folder.',
      },
      { by: 'fenbridge', after: 40, layer: 'full', as: 'named', text: '"We should have gone to lunch." Yes.' },
      {
        by: 'ncac',
        after: 75,
        layer: 'full',
        as: 'named',
        text: 'Situation closed with this as its last entry. Thank you.',
      },
      {
        by: 'greywether',
        after: 90,
        layer: 'headline',
        as: 'named',
        text: 'Retiring GW-MIRROR-BANK with full honours.',
      },
      { by: 'quernlow', after: 92, layer: 'headline', as: 'named', text: "A minute's silence." },
    ],
    sightings: [{ by: 'bg-finance-01', after: 900, count: 1, as: 'withheld' }],
  },
]
