import type { DemoReport } from '../story.ts'

/** Paper Kestrel: changed bank details, one letter off. Months 3 to 6, closed by arrest. */
export const reports: readonly DemoReport[] = [
  {
    key: 'paper-kestrel-01',
    by: 'bg-transport-04',
    kind: 'question',
    daysAgo: 211,
    at: '10:22',
    title: 'Our pallet firm says they have changed banks. Anyone else had the letter?',
    summary:
      'Polite mail with a scanned letter: new sort code and account from the first of the month. We rang the number we have had for years and they had no idea what we were talking about. Has anybody else had it?',
    technical: {
      notes:
        'The From line shows the real name of the firm. The **Reply-To** is what gives it away: two v for a w. The attachment is a scan of a genuine letterhead, no macro, nothing to detonate.',
      indicators: [
        ['domain', 'ottershavv-pallets.example', 'sender', 'block'],
        ['email', 'accounts@ottershavv-pallets.example', 'sender', 'block'],
        ['email-subject', 'Change of remittance details - please update before next run', 'lure', 'detect'],
        ['sha256', 'c4f9954857b45953756fd13b960df0eda741bd24e11ebe6e83e01c3636c7d9a6', 'lure', 'detect'],
        ['attack-technique', 'T1656', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [{ layer: 'technical', to: ['transport', 'desk'], as: 'withheld' }],
    provenance: { kind: 'own-observation' },
    thread: [
      {
        by: 'aireline',
        after: 38,
        layer: 'technical',
        as: 'named',
        text: 'Yes. Different supplier, same letter word for word: ours was a fuel firm with a zero for an o. Will post it when I have the headers out of the archive.',
        accepted: true,
      },
      {
        by: 'bg-transport-11',
        after: 71,
        layer: 'headline',
        as: 'withheld',
        text: 'Checking with accounts now. How did they know who your supplier was?',
      },
      {
        by: 'bg-transport-04',
        after: 84,
        layer: 'headline',
        as: 'withheld',
        text: 'We think they read the supplier, not us. The letter quoted a real invoice number that only those two mailboxes had.',
      },
    ],
    sightings: [
      { by: 'aireline', after: 40, count: 1, as: 'named' },
      { by: 'bg-transport-09', after: 1510, count: 2, as: 'withheld' },
    ],
  },
  {
    key: 'paper-kestrel-02',
    by: 'aireline',
    kind: 'incident',
    daysAgo: 210,
    at: '08:47',
    title: '£18,400 nearly went to the wrong fuel account on the Friday run',
    summary:
      'A reply inside a real mail thread asked us to pay fuel into a new account. It was set up, and stopped because the second approver noticed a zero in the domain. Check any payee changed in the last fortnight.',
    technical: {
      notes:
        'Sent from a rented server and not from the supplier. SPF passes, because the look-alike has its own valid record; DMARC tells you nothing here. Hunt for the Reply-To differing from the From.',
      indicators: [
        ['domain', 'gannetr0w-fuels.example', 'sender', 'block'],
        ['email', 'ledger@gannetr0w-fuels.example', 'sender', 'block'],
        ['ipv4', '192.0.2.131', 'sender', 'block'],
        ['email-subject', 'RE: statement and revised account for fuel', 'lure', 'detect'],
        ['domain', 'gannetrow-fuels.example', 'victim', 'context'],
      ],
    },
    full: {
      story: `- **Day 1, 09:10** The real supplier chases an invoice, as every month.
- **Day 1, 14:02** A reply arrives *in the same thread*. The quoted history is genuine, down to the driver's name. New account "after a change of factoring house".
- **Day 3** Clerk enters the new payee. Our system asks for a second approver for new payees above £5,000.
- **Day 3, 16:31** Second approver prints the mail (she prints everything, we tease her for it) and sees the nought in the address.
- **Day 3, 16:50** We ring the fuel firm on the number painted on their tanker. Not them.
- **Day 4** Supplier finds a forwarding rule on one mailbox, set up three weeks before.

What stopped it was a person with a printer. The technical controls all said yes. The rule at the supplier copied anything with "invoice", "statement" or "BACS" to a free mailbox, which we have passed to the desk.

Sort code and account are in the note to the desk, not here.`,
      impact: 'No loss. Half a day for three people, and a supplier who has had to tell 60 customers.',
    },
    tlp: { headline: 'GREEN', technical: 'AMBER', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['transport', 'bg-yorkshire-03'], as: 'named' },
      { layer: 'full', to: ['desk', 'bryncastell'], as: 'named' },
    ],
    provenance: { kind: 'own-observation' },
    thread: [
      {
        by: 'bryncastell',
        after: 55,
        layer: 'full',
        as: 'named',
        text: 'The forwarding rule is the useful bit. We are asking our twenty biggest suppliers to look for one, with a screenshot of where to find it.',
      },
      {
        by: 'bg-finance-06',
        after: 140,
        layer: 'headline',
        as: 'withheld',
        text: 'From the bank side: if it has gone, ring the fraud line at once and say "authorised push payment". The first two hours decide it.',
      },
      {
        by: 'bg-yorkshire-03',
        after: 205,
        layer: 'technical',
        as: 'withheld',
        text: 'Is the address still live? We get a timeout.',
      },
      {
        by: 'aireline',
        after: 231,
        layer: 'technical',
        as: 'named',
        text: 'Live this morning from a phone. I think it answers on port 25 only.',
      },
    ],
    sightings: [
      { by: 'bryncastell', after: 300, count: 1, as: 'named' },
      { by: 'bg-yorkshire-03', after: 1290, count: 1, as: 'withheld' },
      { by: 'bg-transport-13', after: 1702, count: 3, as: 'withheld' },
    ],
  },
  {
    key: 'paper-kestrel-03',
    by: 'bryncastell',
    kind: 'incident',
    daysAgo: 202,
    at: '11:35',
    title: 'Ship agent look-alike, "rn" for "m", asking for port dues to a new account',
    summary:
      "Three of our berth customers were asked in our agent's name to pay dues to a different bank. Nobody paid. The domain reads correctly in most mail fonts.",
    technical: {
      notes: `Registered nine days before first use. Mail goes out through a relay that we also see in the fuel case from Transport last week.

Search string for your gateway: From contains "marine", Reply-To contains "rnarine".`,
      indicators: [
        ['domain', 'bellwether-rnarine.example', 'sender', 'block'],
        ['email', 'dues@bellwether-rnarine.example', 'sender', 'block'],
        ['ipv4', '192.0.2.134', 'sender', 'block'],
        ['ipv4', '192.0.2.131', 'sender', 'block'],
        ['ipv6', '2001:db8:c05::19', 'sender', 'detect'],
        ['domain', 'bellwether-marine.example', 'victim', 'context'],
        ['attack-technique', 'T1656', 'technique', 'context'],
        ['attack-technique', 'T1657', 'technique', 'context'],
      ],
    },
    full: {
      story: `A customer's credit controller phoned us because the tone was wrong: our agent never writes "kindly".

Timeline, all local:

- 07:58 first mail to customer A, quoting the vessel's actual arrival of the night before
- 08:04 customer B, same text, other vessel
- 08:40 customer C, who replied and was answered within six minutes by somebody fluent and patient
- 10:15 customer A calls us
- 10:30 we warn all 41 account holders by telephone, in alphabetical order, which took till four

Arrivals are public, so the vessel proves nothing. The dues amount, however, was right to the penny in two of three. That figure is known to us, to the agent and to the customer. The agent's mailbox is where we would look first; they are looking.

We kept customer C's conversation going for two days with the bank's and the police's agreement. The second account they offered is with the desk.`,
      impact: 'Nothing paid. One customer has asked for invoices on paper again and we are thinking about it.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'AMBER' },
    grants: [
      { layer: 'technical', to: ['everyone'], as: 'named' },
      { layer: 'full', to: ['transport', 'desk', 'nccd'], as: 'named' },
    ],
    provenance: { kind: 'passed-on', detail: 'Three berth customers and the agent, all of whom agreed' },
    thread: [
      {
        by: 'nccd',
        after: 190,
        layer: 'full',
        as: 'named',
        text: "Thank you. May we have the second account and the times of customer C's replies, with their consent in writing? Vik",
      },
      {
        by: 'bryncastell',
        after: 262,
        layer: 'full',
        as: 'named',
        text: 'Customer C says yes, signed copy is with the desk. Times too, from their gateway, UTC.',
      },
      {
        by: 'halvergate',
        after: 410,
        layer: 'technical',
        as: 'named',
        text: '192.0.2[.]131 also in our rejected mail, 11 messages in 30 days, five sender domains, all one letter off a transport firm. List follows to the desk. B2.',
      },
    ],
    sightings: [
      { by: 'halvergate', after: 405, count: 11, as: 'named' },
      { by: 'mournecraft', after: 1190, count: 1, as: 'named' },
      { by: 'bg-transport-17', after: 1445, count: 2, as: 'withheld' },
      { by: 'bg-energy-05', after: 2890, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'paper-kestrel-04',
    by: 'mournecraft',
    kind: 'incident',
    daysAgo: 196,
    at: '16:18',
    title: 'One letter off, and it was the cold store this time',
    summary:
      'We do butter, not logistics, but we got the same trick as the hauliers: our cold store "moved bank". Two r became one. My own fault it got as far as it did, details to the desk.',
    technical: {
      notes:
        'Whole header block went to the desk. I checked the three addresses against what Bryncastell posted and one is the same.',
      indicators: [
        ['domain', 'starowby-coldstore.example', 'sender', 'block'],
        ['email', 'payments@starowby-coldstore.example', 'sender', 'block'],
        ['ipv4', '192.0.2.134', 'sender', 'block'],
        ['email-subject', 'Starrowby - bank mandate update 2 of 2', 'lure', 'detect'],
      ],
    },
    full: {
      story: `I do finance and IT here so nobody is above me to ask "are you sure". I was sure.

The mail came while I was doing the month end. It said "2 of 2" in the subject, so I looked for the first one, didn't find it, asked for it, and got it back in ten minutes with an apology. That is what sold it to me. I changed the payee that evening.

Next morning I set up the run, and the bank's payee check said the name did not match. I very nearly pressed go on, because it says that for half our suppliers. Instead I rang Aoife at the cold store to tell her to get her bank sorted and she said what bank.

So: £31,120 did not leave, by about a minute. Since then

1. nobody can change a payee alone, that includes me
2. we ring on the number from the contract, not the mail
3. the "name doesn't match" screen is a full stop now, not a nuisance`,
      impact: 'No loss. One red face.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'AMBER' },
    grants: [
      { layer: 'technical', to: ['everyone'], as: 'named' },
      { layer: 'full', to: ['desk', 'aireline', 'bryncastell'], as: 'named' },
    ],
    thread: [
      {
        by: 'bryncastell',
        after: 61,
        layer: 'full',
        as: 'named',
        text: 'No red face needed. The "2 of 2" is clever and I have not seen it before. May I use it in our staff talk without your name?',
      },
      { by: 'mournecraft', after: 75, layer: 'full', as: 'named', text: 'Use it with my name if it helps. Conor' },
      {
        by: 'quernlow',
        after: 950,
        layer: 'headline',
        as: 'named',
        text: 'Please keep treating the name check as a full stop. We see the clicks: about one in three people goes past it.',
      },
    ],
    sightings: [
      { by: 'bg-other-04', after: 1400, count: 1, as: 'withheld' },
      { by: 'bg-transport-09', after: 2011, count: 1, as: 'withheld' },
      { by: 'lindfell', after: 3010, count: 4, as: 'named' },
    ],
  },
  {
    key: 'paper-kestrel-05',
    by: 'bg-transport-11',
    kind: 'incident',
    daysAgo: 188,
    at: '17:52',
    title: 'We paid it. Tyre supplier, £62k, two runs',
    summary:
      'Not proud of this. We paid two invoices to a changed account before the real supplier chased us. Posting it so that somebody else stops theirs.',
    technical: {
      notes:
        'i and e swapped. The mails were plain text and short, no attachment at all, which is why nothing flagged them. Second mail came from another address in the same rented range.',
      indicators: [
        ['domain', 'hobfeild-tyres.example', 'sender', 'block'],
        ['email', 'credit.control@hobfeild-tyres.example', 'sender', 'block'],
        ['ipv4', '198.51.100.133', 'sender', 'block'],
        ['ipv4', '198.51.100.139', 'sender', 'block'],
      ],
    },
    full: {
      story: `- First payment went 23 days before anyone noticed, second 16 days. Only the first run is probably recoverable in part.
- The payee change was authorised by two people, as policy says. Both looked at the invoice. Neither looked at the address, because the invoice was perfect: it *was* the supplier's invoice with one line changed.
- We rang the bank at 15:05 on the day we found out. By 15:40 it said £9,300 was still in the first account and frozen.
- Insurers want to know when we "should reasonably have known". Would be glad of a private word with anybody who has been through that.
- We have told the supplier, who has paid for somebody to look at their mailbox. There was a rule sending copies out, made from an address in the range above.

The two people who authorised it are good at their jobs and are not being disciplined. I would ask readers to keep it that way if the story ever gets about.`,
      impact: '£62,480 sent, £9,300 frozen at the time of writing. No customer data.',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER', full: 'RED' },
    grants: [
      { layer: 'technical', to: ['transport'], as: 'withheld' },
      { layer: 'full', to: ['desk', 'seat:nccd', 'seat:bryncastell'], as: 'named' },
    ],
    provenance: { kind: 'own-observation' },
    thread: [
      {
        by: 'bryncastell',
        after: 25,
        layer: 'headline',
        as: 'named',
        text: 'Thank you for posting it. This took more courage than any of the near misses.',
      },
      {
        by: 'nccd',
        after: 96,
        layer: 'full',
        as: 'named',
        text: 'Please keep the supplier from deleting the rule until it has been exported. I will ring you at nine with a reference.',
      },
      {
        by: 'ncac',
        after: 1020,
        layer: 'full',
        as: 'named',
        text: 'Both accounts match ones that came out of the port case. Two different victims, one receiving account: we are treating this as one crew from here on.',
      },
      {
        by: 'aireline',
        after: 1105,
        layer: 'headline',
        as: 'named',
        text: 'Stopped one for £4k this morning because of your post. Same swap, other tyre firm.',
      },
    ],
    sightings: [
      { by: 'aireline', after: 1100, count: 1, as: 'named' },
      { by: 'bg-transport-02', after: 1330, count: 1, as: 'withheld' },
      { by: 'bg-transport-18', after: 2880, count: 2, as: 'withheld' },
    ],
  },
  {
    key: 'paper-kestrel-06',
    by: 'aireline',
    kind: 'experience',
    daysAgo: 181,
    at: '09:30',
    title: 'What worked: a rule that compares every sender with the supplier list',
    summary:
      'We export the supplier ledger nightly and compare each incoming domain with it. One or two letters off and it is held with a yellow banner. It caught two in the first month, and four false ones.',
    technical: {
      notes: `Edit distance 1 or 2 after folding look-alikes: 0→o, 1→l, vv→w, rn→m. Hold, do not reject. Takes about 40 lines of whatever you like; ours runs on the mail relay.

The two catches are listed.`,
      indicators: [
        ['domain', 'wexcornbe-agency.example', 'sender', 'block'],
        ['domain', 'hobfield-tyers.example', 'sender', 'block'],
      ],
    },
    tlp: { headline: 'CLEAR', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'named' }],
    thread: [
      {
        by: 'copperbeech',
        after: 120,
        layer: 'headline',
        as: 'named',
        text: 'How many suppliers before it gets slow? We have 900 odd across eleven schools.',
      },
      {
        by: 'aireline',
        after: 133,
        layer: 'headline',
        as: 'named',
        text: '1,400 here, you cannot feel it. Write to me and I will send the script, it is not pretty.',
      },
      {
        by: 'peverilprint',
        after: 1402,
        layer: 'headline',
        as: 'named',
        text: 'We do not have a mail relay that we know of. Is there a version for a small office?',
      },
      {
        by: 'aireline',
        after: 1460,
        layer: 'headline',
        as: 'named',
        text: 'Yes: a sheet of paper with the real addresses taped next to the payments PC. Honestly. Start there.',
      },
    ],
    sightings: [
      { by: 'bg-transport-06', after: 4300, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-14', after: 5780, count: 1, as: 'named' },
    ],
  },
  {
    key: 'paper-kestrel-07',
    by: 'bg-yorkshire-07',
    kind: 'incident',
    daysAgo: 176,
    at: '14:05',
    title: 'fake agency invoice for drivers',
    summary:
      'Temp driver agency, invoice real, bank not. One letter. Accounts spotted it because she knows the girl there.',
    technical: {
      notes: 'headers attached by our IT company, hope its what you need',
      indicators: [
        ['domain', 'wexcornbe-agency.example', 'sender', 'block'],
        ['ipv4', '198.51.100.139', 'sender', 'block'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [{ layer: 'technical', to: ['aireline', 'marlpit', 'desk'], as: 'withheld' }],
    thread: [
      {
        by: 'marlpit',
        after: 44,
        layer: 'technical',
        as: 'named',
        text: 'Exactly what we need, thank you. Could you say whether the reply, if you sent one, was answered, and how fast?',
      },
      { by: 'bg-yorkshire-07', after: 160, layer: 'technical', as: 'withheld', text: 'didnt reply, rang her' },
    ],
    sightings: [{ by: 'aireline', after: 52, count: 1, as: 'named' }],
  },
  {
    key: 'paper-kestrel-08',
    by: 'quernlow',
    kind: 'campaign',
    daysAgo: 169,
    at: '12:11',
    title: 'Five victims, three receiving accounts: they are all the same people',
    summary:
      'We followed the money for five of the changed-details cases. It lands in three accounts opened within eight days, and leaves within 40 minutes on the same two devices. This is one crew.',
    technical: {
      notes:
        'The device side cannot go here. What can: the crew signs in to the mule accounts from the same rented servers that send the mails. If you are a bank, look at **who signs in** from them, not only at who mails.',
      indicators: [
        ['ipv4', '192.0.2.131', 'sender', 'detect'],
        ['ipv4', '198.51.100.139', 'sender', 'detect'],
        ['ipv4', '192.0.2.141', 'unknown', 'hunt'],
        ['user-agent', 'Mozilla/5.0 (X11; Linux x86_64) KestrelView/2.1', 'tool', 'hunt'],
        ['attack-technique', 'T1657', 'technique', 'context'],
      ],
    },
    full: {
      story: `**What we did.** Took the receiving accounts from five members (all consented through the desk), and asked three payment firms for opening dates, devices and first outward payment.

**What we saw**

| case | hours from mail to payment | minutes in account |
|---|---|---|
| fuel | stopped | – |
| port dues | stopped, account baited | – |
| tyres, 1st | 52 | 38 |
| tyres, 2nd | 49 | 31 |
| agency | stopped | – |

- Three accounts, opened in eight days, two with documents that a human would not have passed.
- Money moves on in 31 to 40 minutes, always in four unequal parts, always to the same exchange.
- Whoever moves it starts at 09:20 and stops for lunch. That is an office, not a script.

**What it means.** Likely one crew of three to five people working UK hours. Our confidence is moderate: one firm has not answered yet, and the device match rests on two of the three.`,
      impact: 'Across the five: £155,000 asked for, £62,000 sent, £9,300 frozen.',
    },
    tlp: { headline: 'GREEN', technical: 'AMBER', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      { layer: 'technical', to: ['finance', 'nccd', 'bryncastell', 'aireline'], as: 'named' },
      { layer: 'full', to: ['desk', 'nccd', 'halvergate', 'marlpit'], as: 'named' },
    ],
    thread: [
      {
        by: 'halvergate',
        after: 33,
        layer: 'full',
        as: 'named',
        text: '- Agree one crew. B2 from us.\n- The user agent is in our own logs twice: both times a new-payee page, both times abandoned at the call-back.\n- Question: which exchange? If the one I think, we have a contact.',
      },
      { by: 'quernlow', after: 58, layer: 'full', as: 'named', text: 'It is. Ringing you now.' },
      {
        by: 'nccd',
        after: 240,
        layer: 'full',
        as: 'named',
        text: 'We are taking this on. From here please nobody contact the exchange but through us. Reference to follow.',
      },
      {
        by: 'bg-finance-12',
        after: 310,
        layer: 'technical',
        as: 'withheld',
        text: 'Four sign-ins from 192.0.2[.]141 on one customer account opened last week. Frozen, and reported the usual way.',
      },
    ],
    sightings: [
      { by: 'halvergate', after: 35, count: 2, as: 'named' },
      { by: 'bg-finance-12', after: 300, count: 4, as: 'withheld' },
      { by: 'bg-finance-21', after: 1480, count: 1, as: 'withheld' },
      { by: 'marlpit', after: 1602, count: 1, as: 'named' },
    ],
  },
  {
    key: 'paper-kestrel-09',
    by: 'bg-eastmid-12',
    kind: 'incident',
    daysAgo: 157,
    at: '13:40',
    title: 'Is it only hauliers? We make shelving',
    summary:
      "Had the changed-bank mail pretending to be our carrier. We are a shelving firm, so whoever it is works down the carriers' customer lists rather than picking hauliers.",
    technical: {
      notes: 'The carrier told us four of its customers got one the same week.',
      indicators: [
        ['domain', 'corriehaven-carriers.example', 'victim', 'context'],
        ['domain', 'corriehaven-cariers.example', 'sender', 'block'],
        ['ipv4', '198.51.100.147', 'sender', 'block'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'withheld' }],
    thread: [
      {
        by: 'greywether',
        after: 66,
        layer: 'headline',
        as: 'named',
        text: 'Our platform detects this class of threat automatically for all managed customers. Happy to arrange a demonstration.',
      },
      {
        by: 'peverilprint',
        after: 90,
        layer: 'headline',
        as: 'named',
        text: 'Did it detect this one Gill?',
      },
      { by: 'greywether', after: 101, layer: 'headline', as: 'named', text: 'It will from tomorrow morning!' },
      {
        by: 'emcu',
        after: 250,
        layer: 'headline',
        as: 'named',
        text: 'Could you give me the date and time of the first mail, and do you consent to my passing your details to the National Cyber Crime Desk? Either answer is fine. DS Okafor',
      },
      {
        by: 'bg-eastmid-12',
        after: 300,
        layer: 'headline',
        as: 'withheld',
        text: 'Yes to both, have sent it to your office.',
      },
    ],
    sightings: [
      { by: 'bg-eastmid-03', after: 700, count: 1, as: 'withheld' },
      { by: 'bg-transport-17', after: 1200, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'paper-kestrel-10',
    by: 'halvergate',
    kind: 'campaign',
    daysAgo: 146,
    at: '08:15',
    title: 'Changed-details crew: 14 sender domains, two registration days, one habit',
    summary:
      "Fourteen look-alike domains in eleven weeks, registered in two batches, each used within nine days. They copy the victim's own last genuine invoice every time.",
    technical: {
      notes: `- 14 domains: 9 already in Auburn, 5 new below
- Registered in batches, on two days, same reseller
- First use 6-9 days later, never on the day
- Source B, information 2 for the batch link; 3 for the reseller`,
      indicators: [
        ['domain', 'tamholme-diesel.example', 'sender', 'block'],
        ['domain', 'larkbeck-frieght.example', 'sender', 'block'],
        ['domain', 'pinnock-warehous1ng.example', 'sender', 'block'],
        ['domain', 'orrell-and-vane.example', 'sender', 'block'],
        ['domain', 'brightwaterline-fery.example', 'sender', 'block'],
        ['ipv4', '198.51.100.147', 'sender', 'block'],
        ['ipv4-cidr', '198.51.100.144/29', 'sender', 'hunt'],
        ['asn', 'AS64499', 'unknown', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'named' }],
    provenance: { kind: 'own-observation' },
    thread: [
      {
        by: 'lindfell',
        after: 210,
        layer: 'technical',
        as: 'named',
        text: "Reseller has had our abuse mail. They say two days, I say two weeks. One of yours is not theirs: orrell-and-vane is a solicitor's, live for six years.",
      },
      {
        by: 'halvergate',
        after: 232,
        layer: 'technical',
        as: 'named',
        text: 'You are right. Two names one letter apart, both genuine firms. Withdrawn, and I have written to them. Sorry.',
      },
    ],
    sightings: [
      { by: 'bg-transport-05', after: 600, count: 1, as: 'withheld' },
      { by: 'bg-transport-14', after: 1502, count: 2, as: 'named' },
      { by: 'bg-eastmid-18', after: 1690, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-14', after: 3010, count: 1, as: 'named' },
      { by: 'ravensholt', after: 4420, count: 1, as: 'named' },
    ],
    withdrawn: [{ after: 233, reason: 'false-positive', indicator: 'orrell-and-vane.example' }],
  },
  {
    key: 'paper-kestrel-11',
    by: 'bryncastell',
    kind: 'question',
    daysAgo: 138,
    at: '15:25',
    title: 'How do you call back when the number on the invoice is theirs as well?',
    summary:
      'The newer letters carry a changed telephone number, and a pleasant person answers it. Where do you take the number from, and who keeps that list honest?',
    tlp: { headline: 'GREEN' },
    grants: [{ layer: 'headline', to: ['everyone'], as: 'named' }],
    thread: [
      {
        by: 'quernlow',
        after: 48,
        layer: 'headline',
        as: 'named',
        text: 'From the signed contract, scanned into the payee record, and changing it needs the same two people as changing the account. A call back to a number that came in the same month counts as no call.',
        accepted: true,
      },
      {
        by: 'marlpit',
        after: 62,
        layer: 'headline',
        as: 'named',
        text: 'We send £1 with a reference and ask them to read it back. They must ring us, not the other way about.',
      },
      {
        by: 'bg-other-04',
        after: 300,
        layer: 'headline',
        as: 'withheld',
        text: 'Two of the letters we got had 01632 960 417 on them. Answered "accounts" and nothing else.',
      },
      {
        by: 'bryncastell',
        after: 1390,
        layer: 'headline',
        as: 'named',
        text: "Taking Isla's. The rule about the number being older than the month is what our process was missing.",
      },
    ],
  },
  {
    key: 'paper-kestrel-12',
    by: 'marlpit',
    kind: 'campaign',
    daysAgo: 128,
    at: '10:48',
    title: 'A member of ours was recruited as a mule through a "payments clerk, work from home" advert',
    summary:
      'Customer, 19, answered a job advert, opened an account with us and received one of the haulage payments. The advert is still up under three names. Schools and colleges may want to warn leavers.',
    technical: {
      notes: 'The advert sites are innocent; the applications page is not. It asks for a photograph of a bank card.',
      indicators: [
        ['domain', 'clearbrook-payroll-jobs.example', 'lure', 'block'],
        ['url', 'https://clearbrook-payroll-jobs.example/apply/clerk', 'phishing-page', 'block'],
        ['ipv4', '192.0.2.141', 'phishing-page', 'detect'],
        ['email', 'hr@clearbrook-payroll-jobs.example', 'sender', 'block'],
      ],
    },
    full: {
      story: `Sequence, as the customer told it to our branch (with consent, and with their parent there):

- answered an advert on a student board, one video call with camera off at the other end
- "trial week": receive one payment, keep £150, send the rest on in four parts
- the payment was **£24,900** with a haulier's reference, on a Thursday just after ten
- our screening held part four; parts one to three had gone

The customer was told to say, if asked, that it was for a used lorry. They were not asked. We are changing that: a first payment above £5,000 into an account under 60 days old now gets a human question.

They are frightened and helpful. We would like that noticed when it comes to charging, and have said so to the officer.`,
      impact: 'One payment of £24,900 from a haulier, £6,200 held. One young person in trouble.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'technical', to: ['everyone'], as: 'named' },
      { layer: 'full', to: ['finance', 'desk', 'nccd'], as: 'named' },
    ],
    thread: [
      {
        by: 'copperbeech',
        after: 155,
        layer: 'headline',
        as: 'named',
        text: 'Shared with our sixth-form heads (it is GREEN so I believe I may). Two students already had the advert.',
      },
      {
        by: 'nccd',
        after: 180,
        layer: 'full',
        as: 'named',
        text: 'Noted, and I have put your view on the file. Please keep the video call invitation if it still exists.',
      },
      {
        by: 'bg-finance-02',
        after: 1301,
        layer: 'full',
        as: 'withheld',
        text: 'Same advert, two of our customers, both under 21. Sending through the desk.',
      },
    ],
    sightings: [
      { by: 'copperbeech', after: 150, count: 2, as: 'named' },
      { by: 'bg-finance-02', after: 1300, count: 2, as: 'withheld' },
      { by: 'bg-finance-17', after: 2600, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'paper-kestrel-13',
    by: 'nccd',
    kind: 'campaign',
    daysAgo: 118,
    at: '09:00',
    title: 'Changed bank details: six values to watch. Do not block, do not contact',
    summary:
      'An investigation is under way. Members who were given six values are asked to log them and tell us, and to do nothing that the other side would notice. This lasts days, not weeks.',
    technical: {
      notes: `Handling: lawful sharing permitted **with conditions** (C).

1. Do **not** block, sinkhole, visit, resolve by hand or reply.
2. Log any contact, with time in UTC, and send it here on the same day.
3. If money is about to move, stop the payment by all means. Stop it as you would any other and say nothing of us.

We will tell you the hour it ends.`,
      indicators: [
        ['domain', 'remit-desk.example', 'c2', 'do-not-touch'],
        ['domain', 'ledgerpost.example', 'phishing-page', 'do-not-touch'],
        ['url', 'https://ledgerpost.example/portal/signin', 'phishing-page', 'do-not-touch'],
        ['email', 'accounts.team@ledgerpost.example', 'sender', 'do-not-touch'],
        ['ipv4', '192.0.2.150', 'c2', 'do-not-touch'],
        ['ipv4', '198.51.100.152', 'sender', 'do-not-touch'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'AMBER+STRICT' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'named' },
      {
        layer: 'technical',
        to: [
          'desk',
          'fusion-cell',
          'bryncastell',
          'aireline',
          'mournecraft',
          'quernlow',
          'halvergate',
          'marlpit',
          'lindfell',
          'bg-transport-04',
          'bg-transport-11',
          'bg-transport-15',
        ],
        as: 'named',
      },
    ],
    thread: [
      {
        by: 'lindfell',
        after: 34,
        layer: 'technical',
        as: 'named',
        text: 'We had a takedown half filed for ledgerpost. Pulled it back at 09:26, nothing had gone out.',
      },
      {
        by: 'nccd',
        after: 41,
        layer: 'technical',
        as: 'named',
        text: 'That would have been a bad morning. Thank you.',
      },
      {
        by: 'halvergate',
        after: 77,
        layer: 'technical',
        as: 'named',
        text: '- Confirmed: all six are on "watch" in our tools, none on any list.\n- One hit overnight on 198.51.100[.]152, inbound mail, 02:51Z. Delivered as normal. Sent to you.',
      },
      {
        by: 'bg-eastmid-07',
        after: 400,
        layer: 'headline',
        as: 'withheld',
        text: 'We were not given the values. Is there anything we should do?',
      },
      {
        by: 'nccd',
        after: 431,
        layer: 'headline',
        as: 'named',
        text: 'Carry on as you are: ring before you change a payee. You have missed nothing that would protect you.',
      },
    ],
    sightings: [
      { by: 'halvergate', after: 75, count: 1, as: 'named' },
      { by: 'bg-transport-15', after: 7205, count: 2, as: 'withheld' },
      { by: 'quernlow', after: 8700, count: 3, as: 'named' },
    ],
    withdrawn: [
      { after: 12975, reason: 'superseded', indicator: 'remit-desk.example' },
      { after: 12975, reason: 'superseded', indicator: 'ledgerpost.example' },
      { after: 12975, reason: 'superseded', indicator: 'https://ledgerpost.example/portal/signin' },
      { after: 12975, reason: 'superseded', indicator: 'accounts.team@ledgerpost.example' },
      { after: 12975, reason: 'superseded', indicator: '192.0.2.150' },
      { after: 12975, reason: 'superseded', indicator: '198.51.100.152' },
    ],
  },
  {
    key: 'paper-kestrel-14',
    by: 'bg-transport-15',
    kind: 'incident',
    daysAgo: 113,
    at: '07:20',
    title: 'They rang us to ask if we had updated the account yet',
    summary:
      'Not a mail this time but a call, to the right clerk by name, the morning after the letter. Number withheld, northern accent, very good. We said it was with the manager.',
    technical: {
      notes:
        'Mail behind it came from an address on the watch list, so we left it alone as asked and told the officer.',
      indicators: [
        ['ipv4', '198.51.100.152', 'sender', 'do-not-touch'],
        ['email-subject', 'FW: FW: remittance advise - new mandate', 'lure', 'detect'],
      ],
    },
    full: {
      story: `08:55 call comes in to the purchase ledger, asks for Denise by name. Denise left last year, so their list is old.

He said he was "just tidying up the mandate before the run" and knew our run is on a Wednesday. Our new clerk did everything right: said it is with the manager, took a number (01632 960882), and did not give hers.

09:10 rang the officer. 09:25 told to let it be and to call back if he did. He did, at 11:40, and was told Thursday. The officer was pleased with Thursday.

We did not record the calls, wish we had.`,
      impact: 'None. Nothing was changed.',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER+STRICT', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'headline', to: ['transport'], as: 'withheld' },
      { layer: 'full', to: ['nccd', 'desk', 'bryncastell'], as: 'named' },
    ],
    thread: [
      {
        by: 'bg-transport-09',
        after: 130,
        layer: 'headline',
        as: 'withheld',
        text: 'We had the same call yesterday, also asking for somebody who has left. Told him he was on mute and went for coffee.',
      },
      {
        by: 'nccd',
        after: 95,
        layer: 'full',
        as: 'named',
        text: 'Well handled. If he calls on Thursday please let it ring out.',
      },
    ],
    sightings: [{ by: 'bg-transport-09', after: 131, count: 1, as: 'withheld' }],
    withdrawn: [{ after: 5950, reason: 'superseded', indicator: '198.51.100.152' }],
  },
  {
    key: 'paper-kestrel-15',
    by: 'nccd',
    kind: 'campaign',
    daysAgo: 109,
    at: '09:15',
    title: 'The watch is over. Block all six now',
    summary:
      'Four people were arrested at two addresses this morning. The six values you were asked to leave alone are to be blocked from now on. Thank you for nine quiet days.',
    technical: {
      notes:
        'Same six, now **block**. The servers were seized with the mail on them, so late hits are likely mail queues and old bookmarks. Still tell us: a hit after today means somebody has a copy.',
      indicators: [
        ['domain', 'remit-desk.example', 'c2', 'block'],
        ['domain', 'ledgerpost.example', 'phishing-page', 'block'],
        ['url', 'https://ledgerpost.example/portal/signin', 'phishing-page', 'block'],
        ['email', 'accounts.team@ledgerpost.example', 'sender', 'block'],
        ['ipv4', '192.0.2.150', 'c2', 'block'],
        ['ipv4', '198.51.100.152', 'sender', 'block'],
      ],
    },
    tlp: { headline: 'CLEAR', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'named' }],
    thread: [
      {
        by: 'bg-transport-11',
        after: 12,
        layer: 'headline',
        as: 'withheld',
        text: 'Cannot tell you what this means to two people in my accounts office.',
      },
      {
        by: 'aireline',
        after: 20,
        layer: 'technical',
        as: 'named',
        text: 'Block list here had all six at 09:16. I timed it.',
      },
      {
        by: 'quernlow',
        after: 26,
        layer: 'headline',
        as: 'named',
        text: 'Well done all round, and to everybody who sat on their hands.',
      },
      {
        by: 'greywether',
        after: 95,
        layer: 'headline',
        as: 'named',
        text: 'Great result, and delighted that our early detection contributed.',
      },
      { by: 'peverilprint', after: 98, layer: 'headline', as: 'named', text: 'Gill.' },
    ],
    sightings: [
      { by: 'bg-transport-09', after: 330, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-12', after: 1500, count: 1, as: 'withheld' },
      { by: 'marlpit', after: 2900, count: 2, as: 'named' },
    ],
  },
  {
    key: 'paper-kestrel-16',
    by: 'mournecraft',
    kind: 'experience',
    daysAgo: 103,
    at: '16:40',
    title: 'How we answer a changed-bank letter now (one page, take it)',
    summary:
      'Five lines on a laminated card by the payments screen. It cost 80p and it has been used twice, once for a letter that turned out to be real.',
    full: {
      story: `The card says:

1. A change of bank is **news**, not admin. Say it out loud to a second person.
2. Ring the number in the contract folder. Not the one in the letter, not the one in the mail, not the one they give you on the phone.
3. Ask for the amount of the last payment we made them. They know it. A thief may too, so go on to 4.
4. Pay £1 first, ask *them* to read the reference back.
5. "Name does not match" means stop. Not "usually fine".

The real one, for balance: our packaging supplier truly did move bank, and was charmed to be asked. It took nine minutes. So that is the whole cost of doing it properly, nine minutes.

I was asked why not a system. We are 43 people and a dairy. A card is a system.`,
      impact: 'None, that is the point.',
    },
    tlp: { headline: 'CLEAR', full: 'GREEN' },
    grants: [{ layer: 'full', to: ['everyone'], as: 'named' }],
    thread: [
      { by: 'soardental', after: 210, layer: 'full', as: 'named', text: 'printed. ta' },
      {
        by: 'halvergate',
        after: 900,
        layer: 'full',
        as: 'named',
        text: 'Better than ours, which is eleven pages. Using line 1 with credit.',
      },
      { by: 'harrowdale', after: 1205, layer: 'full', as: 'named', text: 'Sent round the WARP, thank you Conor. Jill' },
    ],
  },
  {
    key: 'paper-kestrel-17',
    by: 'bg-transport-11',
    kind: 'experience',
    daysAgo: 96,
    at: '11:10',
    title: 'Some of it came back',
    summary:
      'Follow-up to the tyre case: £41,900 of £62,480 is back with us. Speed of the first call decided it, and so did having posted the accounts here.',
    full: {
      story: `People asked how, so:

- £9,300 had been frozen within 35 minutes of our first call and came back after six weeks.
- £32,600 was at the exchange. It was held because two members here had pointed at the same receiving accounts and the officer could show five victims instead of one.
- £20,580 is gone.

What I would do differently: call the bank's fraud line before the managing director. We lost about 20 minutes on that and they were expensive.

Insurer accepted it in the end; the timeline in our report was what they wanted. I can talk to anybody who is at that stage.`,
      impact: 'Loss now £20,580 plus our own time.',
    },
    tlp: { headline: 'AMBER', full: 'AMBER' },
    grants: [{ layer: 'full', to: ['transport', 'desk', 'nccd', 'quernlow'], as: 'withheld' }],
    thread: [
      {
        by: 'quernlow',
        after: 75,
        layer: 'full',
        as: 'named',
        text: 'The best news this month. For others: it was the account numbers, shared early, that made the hold stick.',
      },
      {
        by: 'bg-transport-06',
        after: 380,
        layer: 'headline',
        as: 'withheld',
        text: 'Would take you up on the insurer conversation, please. How do I reach you?',
      },
      {
        by: 'bg-transport-11',
        after: 402,
        layer: 'headline',
        as: 'withheld',
        text: 'Ask the desk to introduce us, they have said they will.',
      },
    ],
  },
]
