import type { DemoReport } from '../story.ts'

/** Slow Tide: one rare certificate in two places, at RED to named seats and the desk. Months 1 to 9, open and cold. */
export const reports: readonly DemoReport[] = [
  {
    key: 'slow-tide-01',
    by: 'brackenfield',
    kind: 'reconnaissance',
    daysAgo: 262,
    at: '14:20',
    title: 'Single TLS certificate, two connections, no explanation',
    summary:
      'A design-office gateway made two short outbound TLS connections, nine days apart, to a server presenting a certificate we have not seen anywhere else. It may be nothing. I would rather ask than wonder.',
    technical: {
      notes:
        'Subject `CN=tidal-gauge-07, O=Harbour Metrics`, self-issued, valid 3,650 days, serial repeats its first four bytes. Both sessions under 4 kB. **Do not connect to the address.** Passive checks only, please.',
      indicators: [
        ['sha1', '7ea53d258134debc5a5727676610baf9898bd87a', 'c2', 'do-not-touch'],
        ['ipv4', '192.0.2.99', 'c2', 'do-not-touch'],
        ['ja3', '0b2919dec541b8491de4d3a71a6954b9', 'tool', 'hunt'],
        ['attack-technique', 'T1071.001', 'technique', 'context'],
      ],
    },
    full: {
      story: `Kept short by intention.

- First connection at 03:12 local, 3.1 kB out, 0.9 kB in, 11 seconds
- Second nine days later at 03:12 and 40 seconds. Same sizes to within 20 bytes
- Source is a gateway that has no business speaking outwards at all. The rule allowing it is dated six years ago and signed by somebody who has retired
- No process on the gateway now accounts for it. It was rebuilt in the ordinary course between the two, which is the part that I do not like

I have told three people here. I have **not** changed the rule, since a change would be an answer.

I should be grateful to know whether anybody has ever seen that certificate. A plain "no" is of use.`,
      impact: 'Not established. I ask that nothing be done on the network on the strength of this.',
    },
    tlp: { headline: 'RED', technical: 'RED', full: 'RED' },
    grants: [{ layer: 'full', to: ['seat:ncac', 'desk'], as: 'named' }],
    thread: [
      {
        by: 'ncac',
        after: 95,
        layer: 'full',
        as: 'named',
        text: 'Read. No record of the certificate in anything we hold. We will keep this between the four analysts of the desk and ask no one in your name.',
      },
      {
        by: 'brackenfield',
        after: 130,
        layer: 'full',
        as: 'named',
        text: 'Thank you. I shall write again if it speaks a third time.',
      },
      {
        by: 'ncac',
        after: 11600,
        layer: 'full',
        as: 'named',
        text: 'First grade, for the record: F3. The source is new to us for this kind of observation; the content hangs together and is uncorroborated. No reflection on you.',
      },
      { by: 'brackenfield', after: 11700, layer: 'full', as: 'named', text: 'None taken. I would have put it at 4.' },
    ],
  },
  {
    key: 'slow-tide-02',
    by: 'brackenfield',
    kind: 'reconnaissance',
    daysAgo: 234,
    at: '10:05',
    title: 'Third connection; timing is not a schedule',
    summary:
      'A third connection, nineteen days after the second. Same certificate, another address. The interval rules out a simple timer.',
    technical: {
      notes:
        "Address has moved, certificate has not. The TLS fingerprint is the same. I've added a user agent seen once in clear on a proxy error page.",
      indicators: [
        ['sha1', '7ea53d258134debc5a5727676610baf9898bd87a', 'c2', 'do-not-touch'],
        ['ipv4', '198.51.100.101', 'c2', 'do-not-touch'],
        ['user-agent', 'tg-sync/0.7', 'tool', 'hunt'],
        ['ja3', '0b2919dec541b8491de4d3a71a6954b9', 'tool', 'hunt'],
        ['attack-technique', 'T1071.001', 'technique', 'context'],
        ['attack-technique', 'T1583.003', 'technique', 'context'],
      ],
    },
    full: {
      story: `- 02:58 local, 3.1 kB out, 1.4 kB in. Half a kilobyte more than before came *in*
- Gateway again, a different interface. Memory was captured at 09:30 by the one engineer cleared to do it. Nothing resident by then
- The three dates have this in common: each is the night after a configuration review meeting was moved. I set no store by it, three points make any line one likes

The alternative I have tried to argue with myself: that it is a measurement project by some university with poor manners, whose probe was left in an image which we once bought. For: the name, the long certificate, the tiny sizes. Against: measurement projects connect *in*. This one is spoken to from inside.

I'd put neither above even.`,
      impact: 'Not established.',
    },
    tlp: { headline: 'RED', technical: 'RED', full: 'RED' },
    grants: [{ layer: 'full', to: ['seat:ncac', 'desk'], as: 'named' }],
    thread: [
      {
        by: 'ncac',
        after: 60,
        layer: 'full',
        as: 'named',
        text: 'Two hypotheses opened side by side: H1 targeted espionage, H2 careless research scanner. Evidence is entered against both.',
      },
      {
        by: 'ncac',
        after: 75,
        layer: 'full',
        as: 'named',
        text: 'On your "half a kilobyte in": under H2 that is hard to explain. Under H1 it is a tasking. Weighted lightly.',
      },
      { by: 'brackenfield', after: 200, layer: 'full', as: 'named', text: 'Lightly is right.' },
    ],
  },
  {
    key: 'slow-tide-03',
    by: 'wreakevale',
    kind: 'campaign',
    daysAgo: 206,
    at: '18:45',
    title: "A certificate in our own lab's quarantine that matches nothing in any public scan",
    summary:
      'While re-scanning a quarantined build server from an engineering department we found traffic to a host with a very rare certificate. I am told to be careful with engineering matters, so this goes to Dr Pell and the analysts only.',
    technical: {
      notes: `From the capture, not from contact with the host:

> subject CN=tidal-gauge-07, O=Harbour Metrics; notAfter +3650d; serial 4a 4a 19 c0 4a 4a 19 c0 …
> SNI: harbour-metrics.example; 2 sessions; out 3.1 kB

Public scan data of 24 months: **0** hosts with that certificate. Somebody only shows it to those who knock properly (mutual TLS would do it).`,
      indicators: [
        ['sha1', '7ea53d258134debc5a5727676610baf9898bd87a', 'c2', 'do-not-touch'],
        ['domain', 'harbour-metrics.example', 'c2', 'do-not-touch'],
        ['ipv4', '192.0.2.104', 'c2', 'do-not-touch'],
        ['ja3', '0b2919dec541b8491de4d3a71a6954b9', 'tool', 'hunt'],
        ['attack-technique', 'T1071.001', 'technique', 'context'],
      ],
    },
    full: {
      story: `Where it comes from: the server built control software for a joint project between our engineering department and an industrial partner. It was quarantined for a quite ordinary reason (a coin miner, a student's).

Sandbox, five runs with the disk image in a sealed network:

- a library \`libtg.so\` is loaded by the build agent, 44 kB, no strings above six characters
- it does nothing for 31 hours of simulated time, then tries the SNI above, once
- with a false server that presents a *copy* of the certificate it sends 3.1 kB, encrypted, and stops. It never persists
- our verdict engine: **unknown 2.0**. That number should be framed

I keep asking myself whether it is a colleague's measurement tool. I have asked the three I know, by voice and without details: no.

I have told nobody in engineering. It feels odd, and I would like guidance.`,
      impact: 'One quarantined server. The project partner is not informed, on purpose, until I hear from you.',
    },
    tlp: { headline: 'RED', technical: 'RED', full: 'RED' },
    grants: [{ layer: 'full', to: ['seat:ncac', 'desk'], as: 'named' }],
    thread: [
      {
        by: 'ncac',
        after: 22,
        layer: 'full',
        as: 'named',
        text: "Lena, thank you. Please do nothing further to the host or with the partner. I'll ring you at nine from the number you know.",
      },
      {
        by: 'wreakevale',
        after: 30,
        layer: 'full',
        as: 'named',
        text: 'Understood. The image is on a disk in the safe. I have stopped the automatic upload of samples to the public services; it would have gone at midnight.',
      },
      {
        by: 'ncac',
        after: 34,
        layer: 'full',
        as: 'named',
        text: 'That may be the most important sentence in this report.',
      },
      {
        by: 'ncac',
        after: 9900,
        layer: 'full',
        as: 'named',
        text: "Graded B2: you're usually reliable, and your capture is corroborated by an independent source that I can't describe to you yet.",
      },
    ],
  },
  {
    key: 'slow-tide-04',
    by: 'ncac',
    kind: 'campaign',
    daysAgo: 199,
    at: '11:10',
    title: 'DL-02 (Slow Tide): the same certificate, eight weeks apart, in two places. Introduction with both consents',
    summary:
      'Two members each reported one rare certificate, independently, eight weeks apart. Both have agreed to be introduced to each other at RED. This report is the only place where the two are written down together.',
    technical: {
      notes:
        'Merged values. Nothing here is to be blocked, looked up on a public service, or typed into a search engine. Passive hunting in your own stored logs only.',
      indicators: [
        ['sha1', '7ea53d258134debc5a5727676610baf9898bd87a', 'c2', 'do-not-touch'],
        ['ja3', '0b2919dec541b8491de4d3a71a6954b9', 'tool', 'hunt'],
        ['domain', 'harbour-metrics.example', 'c2', 'do-not-touch'],
        ['ipv4', '192.0.2.99', 'c2', 'do-not-touch'],
        ['ipv4', '198.51.100.101', 'c2', 'do-not-touch'],
        ['ipv4', '192.0.2.104', 'c2', 'do-not-touch'],
        ['attack-technique', 'T1071.001', 'technique', 'context'],
        ['attack-technique', 'T1583.003', 'technique', 'context'],
      ],
    },
    full: {
      story: `**Hypotheses**

| evidence | H1 espionage | H2 careless scanner |
|---|---|---|
| certificate shown to few | consistent | inconsistent |
| sizes fixed at 3.1 kB | consistent | consistent |
| connects outwards from inside | consistent | inconsistent |
| name "Harbour Metrics", 10-year validity | neutral | consistent |
| irregular nights | consistent | neutral |

**Judgement.** There is a *realistic possibility* that this is targeted espionage against engineering design work (H1).

Confidence is low: two sites, one artefact, one unexplained library.

**What would move it.** A third site with design work: up. The certificate on a published measurement platform: down, and at once.

**Who knows.** Two seats at the members, mine, and the four analysts. No list, no count and no summary will show that this exists.`,
      impact: 'None stated. The audience is the impact.',
    },
    tlp: { headline: 'RED', technical: 'RED', full: 'RED' },
    grants: [{ layer: 'full', to: ['seat:brackenfield', 'seat:wreakevale', 'desk'], as: 'named' }],
    provenance: { kind: 'passed-on', detail: 'With the written consent of both sources' },
    thread: [
      {
        by: 'brackenfield',
        after: 50,
        layer: 'full',
        as: 'named',
        text: 'Good afternoon, Dr Strand. I had begun to think that I had imagined it.',
      },
      {
        by: 'wreakevale',
        after: 58,
        layer: 'full',
        as: 'named',
        text: 'Good afternoon. Likewise! May I ask one technical question: is the JA3 yours or was it calculated by a product?',
      },
      {
        by: 'brackenfield',
        after: 70,
        layer: 'full',
        as: 'named',
        text: 'By hand, from the capture. Product disagreed in the last field, I believe the product is wrong.',
      },
      {
        by: 'wreakevale',
        after: 77,
        layer: 'full',
        as: 'named',
        text: 'It is. Same here. Then we do have the same client.',
      },
      {
        by: 'ncac',
        after: 90,
        layer: 'full',
        as: 'named',
        text: 'Entered. That is corroboration of a second kind: the client as well as the server.',
      },
    ],
    sightings: [
      { by: 'brackenfield', after: 60, count: 3, as: 'named' },
      { by: 'wreakevale', after: 60, count: 2, as: 'named' },
    ],
  },
  {
    key: 'slow-tide-05',
    by: 'wreakevale',
    kind: 'campaign',
    daysAgo: 171,
    at: '20:15',
    title: 'libtg: what its 3.1 kilobytes consist of, up to the point where I cannot go',
    summary:
      'I can describe the shape of what the library sends, not its content. It is not a measurement. It is an inventory of file names with dates, and it is compressed before it is encrypted.',
    technical: {
      notes:
        "Key is negotiated; no recovery. Shape is from the library's own code path before encryption, with a marked directory.",
      indicators: [
        ['sha256', '06c255d76a8ad9c27cc5e592717ca9a25ff0fb91d7446ec0c84e78fc751da540', 'tool', 'detect'],
        ['md5', '3ae3a5c80140ac18075ba0719b581215', 'tool', 'detect'],
        ['file-name', 'libtg.so', 'tool', 'hunt'],
        ['file-path', '/dev/shm/.tg07', 'tool', 'hunt'],
        [
          'yara',
          `rule slow_tide_libtg {
  strings:
    $shm = "/dev/shm/.tg" ascii
    $table = { 4A 4A 19 C0 }
  condition:
    uint32(0) == 0x464C457F and filesize < 64KB and all of them
}`,
          'detection-rule',
          'hunt',
        ],
        ['attack-technique', 'T1071.001', 'technique', 'context'],
      ],
    },
    full: {
      story: `Method, so that somebody can tell me where I am wrong:

1. Put 400 files with invented names in a build tree, ten of which look like drawings
2. Step the library with the clock forward 31 hours
3. Break before the call to the cipher

> buffer: 412 entries {name hash 8 B, size class 1 B, mtime 4 B}, sorted so that **the ten drawing-like names come first**

The sort is the finding. A list of twelve extensions is in the code as hashes; I have matched nine. Seven are design formats.

Grades: my own reading I put at B2. The nine matches are certain, the word "inventory" is an inference.

H2 is, to my mind, now poor. A careless scanner doesn't sort. But I was the one who found it and I want it to be interesting, so please discount me for that.`,
      impact: 'Whoever has the buffers knows which drawings exist and when they change. Not the drawings.',
    },
    tlp: { headline: 'RED', technical: 'RED', full: 'RED' },
    grants: [{ layer: 'full', to: ['seat:brackenfield', 'seat:ncac', 'desk'], as: 'named' }],
    thread: [
      {
        by: 'brackenfield',
        after: 800,
        layer: 'full',
        as: 'named',
        text: '"Whoever has the buffers knows when they change." That would account for the nights after a moved review. I withdraw my caution about three points.',
      },
      {
        by: 'ncac',
        after: 840,
        layer: 'full',
        as: 'named',
        text: 'H2 now has two strong inconsistencies. Discount for enthusiasm applied and it still stands.',
      },
      {
        by: 'wreakevale',
        after: 900,
        layer: 'full',
        as: 'named',
        text: 'If anyone has a twelfth, tenth and eleventh extension to suggest, I am hashing in the evenings.',
      },
      { by: 'brackenfield', after: 1500, layer: 'full', as: 'named', text: 'Two suggestions sent to you by hand.' },
      {
        by: 'wreakevale',
        after: 1700,
        layer: 'full',
        as: 'named',
        text: "Both match. That makes eleven. I won't write here what they are.",
      },
    ],
    sightings: [{ by: 'brackenfield', after: 810, count: 1, as: 'named' }],
  },
  {
    key: 'slow-tide-06',
    by: 'brackenfield',
    kind: 'incident',
    daysAgo: 139,
    at: '09:40',
    title: 'Library found on the rebuilt image: it arrives with the image, not over the network',
    summary:
      'We have found the library in a vendor-supplied base image, which explains why it survived our rebuild. The vendor is not at fault as far as I can tell, and has not been told.',
    technical: {
      notes: "Hash differs from the university's in 16 bytes, otherwise the same. The rule works.",
      indicators: [
        ['sha256', 'b8f388f57d7841466eeac51736d48e09bb9b73321ac1fdc822891f1365b56865', 'tool', 'detect'],
        ['file-name', 'libtg.so', 'tool', 'hunt'],
        ['sha1', '7ea53d258134debc5a5727676610baf9898bd87a', 'c2', 'do-not-touch'],
      ],
    },
    full: {
      story: `- The rule was run by hand on 61 images in our store over four evenings
- One hit: a base image for gateways, taken from an integrator two years ago. The gateway was rebuilt from it, twice
- The 16 bytes that differ look like a site number. Ours reads \`07\`; I should like to know what the university's reads
- The integrator is a small and honest firm. I think they were given it as we were

**Action here.** None visible. The image is left in place on one machine, which now has nothing on it worth a list. The rest will be retired over a month under the ordinary replacement programme, so that nobody sees a reaction.

I ask for advice on the integrator. They've other customers and I have a duty to those, as well as to this.`,
      impact: "One class of gateway, four machines. Drawings' names and dates for an unknown period.",
    },
    tlp: { headline: 'RED', technical: 'RED', full: 'RED' },
    grants: [{ layer: 'full', to: ['seat:wreakevale', 'seat:ncac', 'desk'], as: 'named' }],
    thread: [
      {
        by: 'wreakevale',
        after: 25,
        layer: 'full',
        as: 'named',
        text: 'Ours reads 11. So there are, or were meant to be, at least eleven.',
      },
      {
        by: 'ncac',
        after: 40,
        layer: 'full',
        as: 'named',
        text: "On the integrator: give us ten days. There is a way of reaching their customers that says nothing of you; we'd like to use it.",
      },
      { by: 'brackenfield', after: 52, layer: 'full', as: 'named', text: 'Ten days. I shall hold you to it, kindly.' },
      {
        by: 'ncac',
        after: 13000,
        layer: 'full',
        as: 'named',
        text: 'Day nine. Done, through an ordinary notice on outdated images. Two of their customers have replaced theirs without knowing why.',
      },
    ],
    sightings: [{ by: 'wreakevale', after: 26, count: 1, as: 'named' }],
  },
  {
    key: 'slow-tide-07',
    by: 'ncac',
    kind: 'campaign',
    daysAgo: 104,
    at: '12:30',
    title: 'DL-02: one paragraph, released',
    summary:
      'The paragraph in the full story has come through the release desk. It may be read by those named here and used in their thinking. It may not be quoted, and its origin may not be discussed.',
    technical: {
      notes: 'Released with the paragraph, for passive hunting alone.',
      indicators: [
        ['domain', 'tide-table-sync.example', 'c2', 'do-not-touch'],
        ['ipv6', '2001:db8:c04:2::101', 'c2', 'do-not-touch'],
        ['asn', 'AS64507', 'c2', 'context'],
        ['attack-technique', 'T1583.003', 'technique', 'context'],
      ],
    },
    full: {
      story: `Brought in by one cleared analyst, by hand, through the release desk; two signatures; the release form is kept there and not here.

> *The servers that present this certificate are rented for periods of eleven to fourteen weeks through two resellers who ask for no identity. The person renting has, on at least two occasions, rented servers whose later use against design organisations in other countries is established. The renting does not resemble that of any known academic or commercial measurement.*

That is all, and I'll not answer questions on it in the thread. Read it twice and see what it doesn't say: it does not name anyone, nor does it say that these servers were used against you.

**Effect on hypotheses.** H2 becomes inconsistent on a third, independent line. **Effect on grades.** Content 2. The source's grade is not stated.

The judgement is being redrafted and will follow once the analysts who did *not* see the paragraph first have tried to break it.`,
      impact: "Handling: named seats and the desk's analysts. Not to be printed.",
    },
    tlp: { headline: 'RED', technical: 'RED', full: 'RED' },
    grants: [{ layer: 'full', to: ['seat:brackenfield', 'seat:wreakevale', 'desk'], as: 'named' }],
    provenance: { kind: 'passed-on', detail: 'Through the release desk, form held there' },
    thread: [
      { by: 'brackenfield', after: 90, layer: 'full', as: 'named', text: 'Read, twice.' },
      {
        by: 'wreakevale',
        after: 140,
        layer: 'full',
        as: 'named',
        text: 'Read. I have eleven questions and will ask none.',
      },
      { by: 'ncac', after: 150, layer: 'full', as: 'named', text: 'Thank you both. It is noticed, and appreciated.' },
    ],
  },
  {
    key: 'slow-tide-08',
    by: 'ncac',
    kind: 'campaign',
    daysAgo: 90,
    at: '15:20',
    title: 'DL-02: judgement raised from "realistic possibility" to "likely"',
    summary:
      'After challenge we now judge targeted espionage to be likely. The research-scanner hypothesis is kept on the page, with what would revive it. Nothing else about handling changes.',
    technical: {
      notes: 'No new values; the list as it stands.',
      indicators: [
        ['sha1', '7ea53d258134debc5a5727676610baf9898bd87a', 'c2', 'do-not-touch'],
        ['sha256', '06c255d76a8ad9c27cc5e592717ca9a25ff0fb91d7446ec0c84e78fc751da540', 'tool', 'detect'],
        ['sha256', 'b8f388f57d7841466eeac51736d48e09bb9b73321ac1fdc822891f1365b56865', 'tool', 'detect'],
        ['domain', 'harbour-metrics.example', 'c2', 'do-not-touch'],
        ['domain', 'tide-table-sync.example', 'c2', 'do-not-touch'],
        ['attack-technique', 'T1071.001', 'technique', 'context'],
        ['attack-technique', 'T1583.003', 'technique', 'context'],
      ],
    },
    full: {
      story: `**Judgement.** It is *likely* that the activity is targeted espionage against engineering design work (H1). It was a *realistic possibility*.

Analytic confidence is moderate: three independent lines, two sites, one of the lines released and not inspected by us.

**Grades over time**

| | source, information |
|---|---|
| first sight | F3 |
| second sight, independent | B2 |
| library analysis | B2 |
| released paragraph | 2, source not stated |

**The challenge.** Two analysts who had not read the paragraph argued for H2 for a day. Their best point: sorted names could be an index for a *backup* product. Against it: no backup product hides its certificate. They conceded at about five o'clock with good grace.

**Kept alive, H2.** Would revive on: a publication by a measurement group; the certificate in a vendor's repository; an honest letter.

**Unknown.** Sites 01 to 06, 08 to 10. We know of 07 and 11.`,
      impact: 'Moderate confidence is the honest limit. Please do not round up.',
    },
    tlp: { headline: 'RED', technical: 'RED', full: 'RED' },
    grants: [{ layer: 'full', to: ['seat:brackenfield', 'seat:wreakevale', 'desk'], as: 'named' }],
    provenance: { kind: 'passed-on', detail: 'With the consent of both sources' },
    thread: [
      {
        by: 'wreakevale',
        after: 40,
        layer: 'full',
        as: 'named',
        text: "I searched backup vendors' repositories myself for two evenings to be fair to H2. Nothing.",
      },
      {
        by: 'brackenfield',
        after: 60,
        layer: 'full',
        as: 'named',
        text: '"Please do not round up" should stand at the head of every paper my board reads.',
      },
      {
        by: 'ncac',
        after: 200,
        layer: 'full',
        as: 'named',
        text: 'One of the analysts asks me to say that the backup argument was his, and that he is still fond of it.',
      },
    ],
  },
  {
    key: 'slow-tide-09',
    by: 'wreakevale',
    kind: 'reconnaissance',
    daysAgo: 47,
    at: '19:30',
    title: 'Nothing for sixteen weeks, and then one lookup from the sealed image',
    summary:
      'The copy in our sealed network tried a name we had not seen. It seems to have been in the library all along, waiting for a date. Otherwise quiet.',
    technical: {
      notes: `Lookup was answered by our false resolver, so nothing left the building.

> t+1127 d (simulated): A? gauge-relay.example

A research scanner does touch our public range with a similar subject line (CN=tide-gauge-survey, 203.0.113.180): I include it because H2 deserves it. Different key, different client, it connects inwards, and it has a web page with a contact address.`,
      indicators: [
        ['domain', 'gauge-relay.example', 'c2', 'do-not-touch'],
        ['ipv4', '203.0.113.180', 'scanner', 'context'],
        ['sha256', '06c255d76a8ad9c27cc5e592717ca9a25ff0fb91d7446ec0c84e78fc751da540', 'tool', 'detect'],
      ],
    },
    full: {
      story: `I let the simulated clock run for some weeks because nobody needed the machine. At 1,127 days after its build date the library abandons the first name and takes another. So whoever made it planned for three years and a month.

- the new name is not registered. I have **not** registered it, tempting as that is
- code path reached only by the date; I had marked it "dead code" in my notes, wrongly
- the research scanner: I wrote to their contact from my ordinary address, with an ordinary question about their survey. Friendly answer within a day, survey of harbour sensors, public data set. They are real, and they are somebody else

If H2's whole attraction was the name, then the name may have been chosen so that people like us would find the survey, and stop looking.`,
      impact: 'None. A quiet result, and I think a telling one.',
    },
    tlp: { headline: 'RED', technical: 'RED', full: 'RED' },
    grants: [{ layer: 'full', to: ['seat:brackenfield', 'seat:ncac', 'desk'], as: 'named' }],
    thread: [
      {
        by: 'ncac',
        after: 60,
        layer: 'full',
        as: 'named',
        text: 'Last paragraph entered as a hypothesis on its own (deception), ungraded for now.',
      },
      {
        by: 'brackenfield',
        after: 700,
        layer: 'full',
        as: 'named',
        text: "Our site number's image has a build date eleven months later than yours. I shall look again in eleven months, then.",
      },
      {
        by: 'ncac',
        after: 720,
        layer: 'full',
        as: 'named',
        text: 'Please leave the name unregistered. We have asked that it be watched.',
      },
    ],
  },
  {
    key: 'slow-tide-10',
    by: 'brackenfield',
    kind: 'reconnaissance',
    daysAgo: 16,
    at: '10:50',
    title: 'Quiet. Recording that it is quiet',
    summary:
      'No connection in our stored logs for nineteen weeks. The last gateway of that class was retired last week under the ordinary programme. I do not regard this as closed.',
    technical: {
      notes: "Hunts that I'll continue to run monthly, by hand.",
      indicators: [
        ['sha1', '7ea53d258134debc5a5727676610baf9898bd87a', 'c2', 'hunt'],
        ['ja3', '0b2919dec541b8491de4d3a71a6954b9', 'tool', 'hunt'],
        ['file-name', 'libtg.so', 'tool', 'hunt'],
        ['domain', 'gauge-relay.example', 'c2', 'do-not-touch'],
      ],
    },
    full: {
      story: `For whoever reads the file after us.

- Four gateways of the class, all retired, none in haste. Images kept, sealed, two signatures to open
- The bait machine with the empty tree was asked for its list twice in nineteen weeks by nobody. It simply stopped. I take it that somebody noticed the list had ceased to change, which is a lesson: **a bait must be kept up**
- The person who signed the rule six years ago was asked, over tea, why. A contractor had needed it for a day

I have no new evidence for either hypothesis. An absence fits H1 and H2 alike and I would resist anybody entering it in one column only.

I shall write in three months whether or not there is something to say.`,
      impact: 'None current. The period during which names and dates were read is still unknown.',
    },
    tlp: { headline: 'RED', technical: 'RED', full: 'RED' },
    grants: [{ layer: 'full', to: ['seat:wreakevale', 'seat:ncac', 'desk'], as: 'named' }],
    thread: [
      {
        by: 'ncac',
        after: 45,
        layer: 'full',
        as: 'named',
        text: 'Entered in both columns. The situation stays open and cold.',
      },
      {
        by: 'wreakevale',
        after: 120,
        layer: 'full',
        as: 'named',
        text: '"A bait must be kept up": I shall give the lab\'s honeypots a student each.',
      },
      { by: 'brackenfield', after: 150, layer: 'full', as: 'named', text: 'Then they will certainly change.' },
    ],
  },
]
