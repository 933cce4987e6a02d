import type { DemoReport } from '../story.ts'

/** Second Key: a support firm's technician account, used at night. The last six weeks, hot. */
export const reports: readonly DemoReport[] = [
  {
    key: 'second-key-01',
    by: 'soardental',
    kind: 'incident',
    daysAgo: 40,
    at: '08:12',
    title: 'support firm logged in at 3am, they say they didnt',
    summary:
      'mouse moving on the x-ray pc when the cleaner came in. rang support, no one on shift. what do i switch off',
    technical: {
      notes:
        'photo of the session list typed out:\n\n    tech.marlow  02:51  from 203.0.113.70\n    tech.marlow  03:22  from 203.0.113.70',
      indicators: [
        ['ipv4', '203.0.113.70', 'c2', 'block'],
        ['attack-technique', 'T1199', 'technique', 'context'],
        ['attack-technique', 'T1219', 'technique', 'context'],
      ],
    },
    full: {
      story: `sorry this is from the phone, doing it as i go

- 06:40 cleaner says mouse was moving on the x-ray pc at the main surgery
- 07:05 i look, our support firm's remote tool (Farhand) is connected. user tech.marlow
- 07:10 pull the network lead out
- 07:20 ring the support firm. night line says nobody is working and marlow is on holiday
- 07:45 session list: 02:51 and 03:22, both from an address that isn't theirs
- 07:50 they opened the patient diary and the shared drive. i can see recent files

we have 14 pcs with that tool on. i have turned 3 off. patients start at 8:30

our support firm is Greywether so please don't show them this yet, i want to know what's going on first`,
      impact: 'one surgery shut for the morning, 22 patients moved. dont know about data',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'technical', to: ['east-midlands'], as: 'withheld' },
      { layer: 'full', to: ['desk', 'emcu'], as: 'named' },
    ],
    except: ['greywether'],
    thread: [
      {
        by: 'ncac',
        after: 9,
        layer: 'full',
        as: 'named',
        text: 'Tom, stop the service called FarhandAgent on all 14 and leave the machines **on**. Patients can start: the diary works without it. I am ringing you now. Ruth',
      },
      { by: 'soardental', after: 31, layer: 'full', as: 'named', text: 'done all 14. ta' },
      {
        by: 'wreakevale',
        after: 24,
        layer: 'technical',
        as: 'named',
        text: 'Whoever has a remote support tool with night sessions: look at the list for 02:00 to 04:00 now, before it rolls over. Ours keeps 7 days.',
      },
      {
        by: 'bg-eastmid-09',
        after: 52,
        layer: 'technical',
        as: 'withheld',
        text: 'Same technician name, same address, 03:48. Oh no. Posting.',
      },
      {
        by: 'emcu',
        after: 65,
        layer: 'full',
        as: 'named',
        text: "I consent to nothing on your behalf, so: may I (a) record this, (b) speak to the support firm, (c) neither yet? Today's date and a letter will do. DS Okafor",
      },
      { by: 'soardental', after: 71, layer: 'full', as: 'named', text: 'a yes b not yet' },
    ],
    sightings: [
      { by: 'bg-eastmid-09', after: 52, count: 2, as: 'withheld' },
      { by: 'copperbeech', after: 130, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'second-key-02',
    by: 'bg-eastmid-09',
    kind: 'incident',
    daysAgo: 40,
    at: '09:36',
    title: "Our IT provider's account used at 03:48, payroll folder copied",
    summary:
      'The remote account that our outsourced IT uses connected at 03:48 from an unknown address and copied the payroll folder. Provider has not been told. Others with outsourced IT: check your night sessions.',
    technical: {
      notes: `Session log plus firewall:

- 03:48 to 04:11 remote session, technician name tech.marlow
- 04:02 to 04:09 upload of 212 MB
- program dropped in the support folder and started, then removed; we have the hash from the antivirus quarantine`,
      indicators: [
        ['ipv4', '203.0.113.70', 'c2', 'block'],
        ['ipv4', '203.0.113.77', 'exfiltration', 'block'],
        ['domain', 'clean-backup-slot.example', 'exfiltration', 'block'],
        ['sha256', 'f63f66bab0f6fe1577e59afcbe638786cc98bd73a0c4c2a89153f104cf5ebaf2', 'payload', 'block'],
        ['file-path', 'C:\\ProgramData\\Farhand\\assist\\fhsync.exe', 'payload', 'detect'],
        ['attack-technique', 'T1219', 'technique', 'context'],
      ],
    },
    full: {
      story: `We are a maker of hinges with 70 people, and our provider is Greywether. We have nothing against them. We would like to know where we stand before they do.

**03:48** session opens on the accounts server with the technician's normal rights
**03:51** looks at three folders, alphabetically, stops at Payroll
**03:58** fhsync.exe put into the support tool's own folder, where our antivirus has an exclusion *that the provider asked for*
**04:02** upload begins, 212 MB
**04:09** upload ends
**04:11** program removed, session closed tidily

The two-step code was asked for, and given. So either the technician's phone is gone as well, or the code was read out to somebody.

The exclusion is gone now. We should never have agreed to a whole folder.`,
      impact: 'Payroll for 70 people incl. bank details. Staff told at noon.',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'technical', to: ['east-midlands'], as: 'withheld' },
      { layer: 'full', to: ['desk', 'emcu'], as: 'withheld' },
    ],
    except: ['greywether'],
    thread: [
      {
        by: 'ncac',
        after: 40,
        layer: 'full',
        as: 'named',
        text: 'Two clients, one technician, one night. We treat it as one. May the desk speak to the provider today, naming neither of you? It will know its clients, but not which.',
      },
      {
        by: 'bg-eastmid-09',
        after: 66,
        layer: 'full',
        as: 'withheld',
        text: "Yes, after four o'clock. We are changing everything they know first.",
      },
      {
        by: 'dovecliff',
        after: 150,
        layer: 'technical',
        as: 'withheld',
        text: 'Upload name resolves to .77 and .78, same certificate. Second one is not in your list.',
      },
      { by: 'bg-eastmid-09', after: 171, layer: 'technical', as: 'withheld', text: 'Thanks, blocked both.' },
    ],
    sightings: [
      { by: 'dovecliff', after: 149, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-17', after: 400, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'second-key-03',
    by: 'greywether',
    kind: 'incident',
    daysAgo: 40,
    at: '19:14',
    title: "It is us. A Greywether technician's account was stolen. What clients must do tonight",
    summary:
      "A technician's account at Greywether was taken over and used to reach clients last night. All our remote access has been off since 16:50 and stays off. If we look after you, please do the three things below tonight, and ring me at any hour.",
    technical: {
      notes: `**Tonight, in this order**

1. Stop the service FarhandAgent on every machine. Leave machines on.
2. Take out any antivirus exclusion that we asked for.
3. Change whatever password we know. If unsure, assume we know it.

We have no sales message tonight.`,
      indicators: [
        ['ipv4', '203.0.113.70', 'c2', 'block'],
        ['ipv4', '203.0.113.77', 'exfiltration', 'block'],
        ['ipv4', '203.0.113.78', 'exfiltration', 'block'],
        ['domain', 'clean-backup-slot.example', 'exfiltration', 'block'],
        ['sha256', 'febe63005478717f726017d22863e2355078680a486b99bdeb2de74d1776127b', 'payload', 'block'],
        ['file-name', 'fhsync.exe', 'payload', 'detect'],
        ['attack-technique', 'T1199', 'technique', 'context'],
        ['attack-technique', 'T1219', 'technique', 'context'],
      ],
    },
    full: {
      story: `I would rather that you read this from me.

- **Nine days ago** technician M. took a call from "our supplier's support", was sent to a sign-in page that looked like Farhand's, and gave password and code. He did not report it. He was embarrassed.
- **Since then** the account was signed in to 14 times from 203.0.113[.]70. We did not alert on it, because technicians travel.
- **Last night 02:40 to 04:15** it was used to reach clients. We can prove four sessions. We cannot yet prove that there were no more.
- **Today 16:05** the desk rang me. I had not known. **16:50** everything off.

What I can say of cause: one account could reach 63 clients, at any hour, from anywhere, with a code that can be read out over a telephone. I sold that as convenience.

I shall post here every day at 18:00 until it is done, also on days with nothing in it. If you are a client and want a different firm to look at your machines, we pay.

Gill Sorrell`,
      impact: 'Up to 63 clients reachable; four sessions proved so far.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'AMBER' },
    grants: [
      { layer: 'technical', to: ['everyone'], as: 'named' },
      { layer: 'full', to: ['east-midlands', 'desk', 'nccd'], as: 'named' },
    ],
    provenance: { kind: 'own-observation' },
    thread: [
      {
        by: 'copperbeech',
        after: 8,
        layer: 'headline',
        as: 'named',
        text: 'I tease you more than anyone, Gill, so let me be first: thank you. That cannot have been easy.',
      },
      {
        by: 'emcu',
        after: 15,
        layer: 'headline',
        as: 'named',
        text: 'Thank you for naming yourself within the day. I will be with you at eight tomorrow.',
      },
      {
        by: 'halvergate',
        after: 22,
        layer: 'headline',
        as: 'named',
        text: '- Best disclosure I have read here. Times, cause, no adjectives.\n- Searching for .70 now, answer by 21:00.',
      },
      {
        by: 'peverilprint',
        after: 27,
        layer: 'full',
        as: 'named',
        text: 'We are one of the 63. All three done, it took an hour. Thank you for the plain words.',
      },
      {
        by: 'bg-eastmid-26',
        after: 41,
        layer: 'full',
        as: 'withheld',
        text: 'Client. I am angry and I am also grateful that I heard it from you. Ring me tomorrow, not tonight.',
      },
      { by: 'greywether', after: 49, layer: 'full', as: 'named', text: "I will. Nine o'clock." },
      {
        by: 'halvergate',
        after: 103,
        layer: 'technical',
        as: 'named',
        text: '- Nothing for .70, .77, .78 in 90 days.\n- One mail six days ago pointing at a Farhand look-alike. Posting tomorrow.',
      },
      {
        by: 'ncac',
        after: 870,
        layer: 'technical',
        as: 'named',
        text: 'The SHA-256 here is that of the genuine tool and not of the dropped program. It went into our advisory, which is why that was recalled this morning: our check should have caught it. 38 of 41 connected tools had confirmed the recall after four minutes. Reissued with the right one.',
      },
      {
        by: 'greywether',
        after: 885,
        layer: 'technical',
        as: 'named',
        text: 'My mistake at the source, at eight in the evening, from a note on my hand. Withdrawn. Sorry.',
      },
    ],
    sightings: [
      { by: 'peverilprint', after: 26, count: 1, as: 'named' },
      { by: 'bg-eastmid-26', after: 40, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-04', after: 720, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-10', after: 1330, count: 1, as: 'withheld' },
      { by: 'bg-other-12', after: 2800, count: 2, as: 'withheld' },
    ],
    withdrawn: [
      {
        after: 876,
        reason: 'false-positive',
        indicator: 'febe63005478717f726017d22863e2355078680a486b99bdeb2de74d1776127b',
      },
    ],
  },
  {
    key: 'second-key-04',
    by: 'halvergate',
    kind: 'reconnaissance',
    daysAgo: 39,
    at: '10:20',
    title: 'Farhand sign-in look-alike, mailed to us six days ago as well',
    summary:
      "A false sign-in page for a common remote support tool was mailed to two of our suppliers' technicians. It relays the code live. Firms that let suppliers in by such a tool should tell those suppliers today.",
    technical: {
      notes: `- Page relays password and code within 4 s (seen in our sandbox, own test account)
- Two names, one server
- Grade B2; same certificate serial as the upload host in the support-firm case, so B1 for the link`,
      indicators: [
        ['domain', 'farhand-console.example', 'phishing-page', 'block'],
        ['domain', 'signin-farhnad.example', 'phishing-page', 'block'],
        ['url', 'https://farhand-console.example/sso/start', 'phishing-page', 'block'],
        ['ipv4', '203.0.113.83', 'phishing-page', 'block'],
        ['email', 'support@farhand-console.example', 'sender', 'block'],
        ['attack-technique', 'T1111', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'named' }],
    thread: [
      {
        by: 'greywether',
        after: 30,
        layer: 'technical',
        as: 'named',
        text: 'That is the page our technician was on, he has just confirmed it from your picture. Thank you Marta.',
      },
      {
        by: 'marlpit',
        after: 55,
        layer: 'headline',
        as: 'named',
        text: 'Sent to our 12 suppliers with the question "has anyone of yours typed anything into this". Two said they would have to ask.',
      },
      {
        by: 'lindfell',
        after: 140,
        layer: 'technical',
        as: 'named',
        text: 'Both names gone by 12:30. Server still up, other names on it, I am looking.',
      },
    ],
    sightings: [
      { by: 'greywether', after: 29, count: 1, as: 'named' },
      { by: 'bg-finance-14', after: 300, count: 1, as: 'withheld' },
      { by: 'bg-finance-25', after: 1501, count: 2, as: 'withheld' },
      { by: 'bg-transport-10', after: 1622, count: 1, as: 'withheld' },
      { by: 'bg-pharma-08', after: 2101, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'second-key-05',
    by: 'wreakevale',
    kind: 'campaign',
    daysAgo: 36,
    at: '16:45',
    title: 'fhsync.exe taken apart: a copier with a shopping list',
    summary:
      'The program dropped at two clients of a support firm copies folders by name and leaves. It has no remote control of its own, since the support tool already gives that. The list tells what they are after: payroll, insurance, contracts.',
    technical: {
      notes: `Sandbox, two runs, real folder names:

    list    : payroll, wages, p60, insurance, cyber, contracts, nda
    order   : as above, stops at 250 MB
    sends   : https, 4 MB pieces, retries for ever
    mutex   : fh-sync-once
    removes : itself, and the Farhand session log of *today* only

So yesterday's log is untouched. "insurance, cyber" is likely there to read what a victim is covered for.`,
      indicators: [
        ['sha256', 'f63f66bab0f6fe1577e59afcbe638786cc98bd73a0c4c2a89153f104cf5ebaf2', 'payload', 'block'],
        ['sha1', '1db9e3ebd2519193ba4dc82dd4cef563a87ed18a', 'payload', 'block'],
        ['md5', '38edb71887c2979c00970eeb45d7479e', 'payload', 'block'],
        ['mutex', 'fh-sync-once', 'payload', 'detect'],
        ['domain', 'clean-backup-slot.example', 'exfiltration', 'block'],
        ['domain', 'nightly-archive-hub.example', 'exfiltration', 'block'],
        ['ipv4', '203.0.113.78', 'exfiltration', 'block'],
        ['ipv6', '2001:db8:c10::78', 'exfiltration', 'block'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'named' }],
    provenance: {
      kind: 'passed-on',
      detail: 'Sample from a member in the East Midlands, with its leave through the desk',
    },
    thread: [
      {
        by: 'dovecliff',
        after: 28,
        layer: 'technical',
        as: 'named',
        text: 'Hunted the mutex on 5,800 machines: none. Second name is new, thank you Lena. Priya',
      },
      {
        by: 'fenbridge',
        after: 95,
        layer: 'headline',
        as: 'named',
        text: "Removing only today's log is a gift. Do we know of a session log older than the first night that nobody has looked at?",
      },
      {
        by: 'greywether',
        after: 130,
        layer: 'headline',
        as: 'named',
        text: 'Yes: ours. All 63 clients, 30 days, being read by an outside firm. Two more sessions found, both clients told this afternoon.',
      },
      {
        by: 'ravensholt',
        after: 1440,
        layer: 'technical',
        as: 'named',
        text: 'Put a folder called "insurance cyber" on a decoy share. Cheap alarm.',
      },
    ],
    sightings: [
      { by: 'bg-eastmid-17', after: 600, count: 1, as: 'withheld' },
      { by: 'bg-other-13', after: 1500, count: 1, as: 'withheld' },
      { by: 'bg-finance-25', after: 2222, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'second-key-06',
    by: 'emcu',
    kind: 'campaign',
    daysAgo: 33,
    at: '11:00',
    title: 'Support firm case: what the police unit needs from members, and by when',
    summary:
      'Six organisations are affected so far. If you are one, I ask for three things by the dates below, and for your written consent to each, separately. You may decline any and still be helped.',
    full: {
      story: `Source grading on our side 1B. Handling: C, with the conditions you set.

**What I ask for**

1. Session lists of the remote tool, 30 days, as exported (not as a photograph if it can be helped). *Within 7 days, since some tools keep only that.*
2. Firewall or router log for the night concerned, in UTC, or tell me what its clock was set to. *Within 7 days.*
3. A short statement by whoever saw it first. *Within 21 days.*

**Consent**, one line for each: (a) record as crime, (b) share with the National Cyber Crime Desk, (c) name you to the support firm. Silence means no.

**What I do not need**: machines, patient records, payroll files, or your passwords (one was offered).

**Where we are**: one technician interviewed as a witness. Nothing points at him beyond having been deceived. Please leave him be, a name has been going round.

DS Okafor, office 01632 960310`,
      impact: 'Six affected organisations known to us.',
    },
    tlp: { headline: 'AMBER', full: 'AMBER+STRICT' },
    grants: [{ layer: 'full', to: ['east-midlands', 'nccd', 'desk'], as: 'named' }],
    provenance: { kind: 'passed-on', detail: 'Affected members, each in writing' },
    thread: [
      {
        by: 'bg-eastmid-17',
        after: 75,
        layer: 'full',
        as: 'withheld',
        text: 'Router clock is on factory time, some years back. Does that make it useless?',
      },
      {
        by: 'emcu',
        after: 90,
        layer: 'full',
        as: 'named',
        text: "Not at all. Photograph the router's clock beside your telephone's, that is enough.",
      },
      {
        by: 'bg-eastmid-09',
        after: 310,
        layer: 'full',
        as: 'withheld',
        text: 'Letter is in the post and a scan is with you: a yes, b yes, c no.',
      },
      {
        by: 'emcu',
        after: 325,
        layer: 'full',
        as: 'named',
        text: 'Recorded, with thanks. That is exactly the form I like.',
      },
    ],
  },
  {
    key: 'second-key-07',
    by: 'bg-eastmid-23',
    kind: 'incident',
    daysAgo: 28,
    at: '13:52',
    title: 'Not a client of the firm concerned, tried all the same',
    summary:
      'Our own IT chap got the look-alike mail, and a call twenty minutes later to "help" him sign in. He hung up. So it is not only one support firm that is being worked on.',
    technical: {
      notes: 'Caller: polite, UK accent, said he was from Farhand\'s "continuity team". Number shown 07700 900418.',
      indicators: [
        ['domain', 'farhand-continuity.example', 'phishing-page', 'block'],
        ['ipv4', '203.0.113.91', 'phishing-page', 'block'],
        ['email-subject', 'Action required: your technician seat expires tonight', 'lure', 'detect'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'withheld' }],
    thread: [
      {
        by: 'greywether',
        after: 18,
        layer: 'technical',
        as: 'named',
        text: 'Identical script to the call our technician had, down to "continuity". Please thank your chap: hanging up was all it took.',
      },
      {
        by: 'bg-yorkshire-10',
        after: 61,
        layer: 'headline',
        as: 'withheld',
        text: 'Same call here on the same day, 11:15. Ours asked for the code "to read it back to you".',
      },
      {
        by: 'lindfell',
        after: 200,
        layer: 'technical',
        as: 'named',
        text: 'Number is one of 40 in a rented block, provider is closing it.',
      },
    ],
    sightings: [
      { by: 'bg-yorkshire-10', after: 60, count: 1, as: 'withheld' },
      { by: 'bg-energy-13', after: 1404, count: 1, as: 'withheld' },
      { by: 'wendlebury', after: 1711, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'second-key-08',
    by: 'copperbeech',
    kind: 'experience',
    daysAgo: 23,
    at: '15:10',
    title: "What worked: suppliers' remote access is off unless somebody here turns it on",
    summary:
      'We no longer give support firms standing access. They ring, one of us opens it for two hours, it shuts by itself. Eleven openings in two weeks, and none at night.',
    full: {
      story: `Before: nine suppliers, 14 accounts, all open all the time. Three of the accounts belonged to people who had left those firms. One of the firms no longer exists.

What we did, in an afternoon and without buying anything:

- disabled all 14, made one per firm, disabled too
- a page in the office with a button per firm: enables the account, and a task disables it after two hours
- the button writes who pressed it and why in a sheet
- the outside address must be the firm's own, which sent two of them away to find out what that is

Complaints: the boiler people, who want in on Sundays. They now ring the caretaker, who presses the button and rather enjoys it.

What I would say to anyone who thinks that their provider will mind: ours thanked us.`,
      impact: 'One afternoon.',
    },
    tlp: { headline: 'GREEN', full: 'GREEN' },
    grants: [{ layer: 'full', to: ['everyone'], as: 'named' }],
    thread: [
      {
        by: 'greywether',
        after: 25,
        layer: 'full',
        as: 'named',
        text: 'We do thank you, and all 63 are moving to this. I should have asked for it years ago.',
      },
      {
        by: 'bryncastell',
        after: 90,
        layer: 'full',
        as: 'named',
        text: 'May I have the two-hour task? Ours shuts at midnight, which is when it is needed least.',
      },
      { by: 'copperbeech', after: 111, layer: 'full', as: 'named', text: "Sent. It is nine lines, Yusuf's finest." },
      {
        by: 'bg-other-12',
        after: 1480,
        layer: 'headline',
        as: 'withheld',
        text: "Found four leavers' accounts among our suppliers within ten minutes of reading this.",
      },
    ],
  },
  {
    key: 'second-key-09',
    by: 'soardental',
    kind: 'question',
    daysAgo: 17,
    at: '12:40',
    title: 'who saw my report? support firm rang me about it',
    summary:
      'they rang the next day and seemed to know. i said not to show them. did they get it or not, i want to see for myself',
    tlp: { headline: 'AMBER+STRICT' },
    grants: [{ layer: 'headline', to: ['desk', 'emcu'], as: 'named' }],
    except: ['greywether'],
    thread: [
      {
        by: 'emcu',
        after: 22,
        layer: 'headline',
        as: 'named',
        text: "They did not have it from us. The desk rang them at 16:05 that day with a time and an address, and no client's name. Their own logs gave them four names, yours among them.",
      },
      {
        by: 'ncac',
        after: 48,
        layer: 'headline',
        as: 'named',
        text: 'You need not take our word. On your report press "Who saw this": every view, export and change is there, and the small program on the same page checks the chain on your own computer. The excepted firm has no line in it. If it had, you would see it. Ruth',
        accepted: true,
      },
      {
        by: 'soardental',
        after: 205,
        layer: 'headline',
        as: 'named',
        text: 'ran it on the reception pc. 61 lines, says chain ok. they are not on it. fair enough',
      },
      {
        by: 'ncac',
        after: 221,
        layer: 'headline',
        as: 'named',
        text: 'The auditor has noted your question as a complaint answered, and is glad that you asked. So are we.',
      },
    ],
  },
  {
    key: 'second-key-10',
    by: 'marlpit',
    kind: 'campaign',
    daysAgo: 10,
    at: '09:25',
    title: 'Second support firm hit: the same copier, a new name, stopped at the folder',
    summary:
      'A supplier of ours found the copier on one client last night, by the mutex that the university posted. It was stopped before anything left. The crew is still at work.',
    technical: {
      notes: `New build: same mutex, other upload name. Source is the supplier, B; information 1, we saw the machine.

Folder list has grown by "board" and "pension".`,
      indicators: [
        ['sha256', '4bcaa6a97def7ecb82fbff5940b8c8d8fb00b268b056ebc3730ffd5565cd8a43', 'payload', 'block'],
        ['mutex', 'fh-sync-once', 'payload', 'detect'],
        ['domain', 'tidy-archive-lane.example', 'exfiltration', 'block'],
        ['ipv4', '203.0.113.102', 'exfiltration', 'block'],
        ['ipv4', '203.0.113.97', 'c2', 'block'],
      ],
    },
    full: {
      story: `- 01:58 session from 203.0.113[.]97 with a supplier technician's account
- 02:06 copier starts in the client's support folder
- 02:06 alarm on the mutex, rule taken from Auburn three weeks ago and never fired since
- 02:09 the supplier's night duty (they have one now) cuts the session
- 02:30 client rung out of bed, agrees to everything

Nothing was uploaded: first piece failed on the block of the old upload address range, and the new name was tried only after the cut.

The technician had typed his code into a page four days earlier, **after** having read the warning about it. He says the page came up from a search and not from a mail. That is new, and worth telling your people: bookmark the console, never search for it.`,
      impact: 'None. One client with a short night.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'AMBER' },
    grants: [
      { layer: 'technical', to: ['everyone'], as: 'withheld' },
      { layer: 'full', to: ['finance', 'yorkshire-humber', 'desk'], as: 'withheld' },
    ],
    provenance: { kind: 'passed-on', detail: 'The supplier and its client, both agreed' },
    thread: [
      {
        by: 'wreakevale',
        after: 19,
        layer: 'technical',
        as: 'named',
        text: 'That is the nicest thing that can happen to a mutex. Could I have the new build?',
      },
      {
        by: 'greywether',
        after: 33,
        layer: 'headline',
        as: 'named',
        text: "If the other firm would like to talk to somebody who has had this month, my number is on the members' page. No charge, no slides.",
      },
      {
        by: 'aireline',
        after: 88,
        layer: 'full',
        as: 'named',
        text: 'Searched ads here: yes, top result for the console was not the console. Reported.',
      },
      {
        by: 'quernlow',
        after: 140,
        layer: 'full',
        as: 'named',
        text: 'Is "board" before or after "payroll" in the new list?',
      },
      { by: 'marlpit', after: 171, layer: 'full', as: 'withheld', text: 'First. They are moving upmarket.' },
    ],
    sightings: [
      { by: 'aireline', after: 87, count: 1, as: 'named' },
      { by: 'bg-finance-14', after: 410, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-15', after: 1333, count: 2, as: 'withheld' },
      { by: 'bg-eastmid-04', after: 1702, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'second-key-11',
    by: 'greywether',
    kind: 'experience',
    daysAgo: 4,
    at: '18:00',
    title: 'Day 36 of the 18:00 posts: last one, and the bill',
    summary:
      'The outside review has finished: six clients reached, two with data taken, none still open. What it cost us, what we changed, and what I no longer say in presentations.',
    technical: {
      notes: 'Final list after the review. Everything older than this from us can go.',
      indicators: [
        ['sha256', 'f63f66bab0f6fe1577e59afcbe638786cc98bd73a0c4c2a89153f104cf5ebaf2', 'payload', 'block'],
        ['ipv4', '203.0.113.70', 'c2', 'detect'],
        ['domain', 'nightly-archive-hub.example', 'exfiltration', 'block'],
        ['domain', 'tidy-archive-lane.example', 'exfiltration', 'block'],
      ],
    },
    full: {
      story: `**Found:** 63 clients read, 30 days each. Six reached. Two lost files. One client of the six had noticed before we had, which I mention whenever somebody says "platform".

**Changed**

- no standing access anywhere; clients open it
- hardware keys, nothing that can be read out
- one technician can reach five clients, not 63
- no antivirus exclusions for folders, ever
- somebody awake at night

**Cost:** £148,000 so far, four clients gone, two new ones who came *because* of the daily post. I did not expect that.

**M.** is still with us. He gives the talk on how it felt, and it is better than any of mine.

I used to say "fully protected". I have looked through my old posts here and would like to apologise to about half of you.`,
      impact: 'Six clients reached, two with data taken.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'GREEN' },
    grants: [{ layer: 'full', to: ['everyone'], as: 'named' }],
    thread: [
      { by: 'peverilprint', after: 11, layer: 'full', as: 'named', text: 'We are staying, Gill.' },
      {
        by: 'copperbeech',
        after: 20,
        layer: 'full',
        as: 'named',
        text: 'Apology accepted, please keep one small boast per quarter, we would miss it.',
      },
      {
        by: 'halvergate',
        after: 890,
        layer: 'full',
        as: 'named',
        text: '- Asking our own suppliers for this list, item by item.\n- Would M. speak at the Finance node?',
      },
      { by: 'greywether', after: 931, layer: 'full', as: 'named', text: 'He says yes, and that he is nervous.' },
      {
        by: 'bg-eastmid-26',
        after: 1202,
        layer: 'headline',
        as: 'withheld',
        text: 'Still a client. Not angry any more.',
      },
    ],
    sightings: [{ by: 'bg-other-12', after: 1500, count: 1, as: 'withheld' }],
  },
  {
    key: 'second-key-12',
    by: 'bg-yorkshire-13',
    kind: 'incident',
    daysAgo: 1,
    at: '09:47',
    title: 'Support tool asked to connect at 02:20 last night. Nobody had asked for help',
    summary:
      'Request from "technician 4" of a firm we have never used, on two reception PCs. It was refused because nobody was there to press yes. Does anybody know the new address?',
    technical: {
      notes: `The tool logs requests even when they are not accepted:

    02:20:14  request  tech4@swiftdesk  203.0.113.118  no answer
    02:26:40  request  tech4@swiftdesk  203.0.113.118  no answer

swiftdesk is not a real firm as far as we can tel.`,
      indicators: [
        ['ipv4', '203.0.113.118', 'c2', 'block'],
        ['domain', 'swiftdesk-assist.example', 'c2', 'block'],
        ['attack-technique', 'T1219', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [{ layer: 'technical', to: ['yorkshire-humber', 'desk', 'greywether', 'wreakevale'], as: 'withheld' }],
    thread: [
      {
        by: 'greywether',
        after: 21,
        layer: 'technical',
        as: 'named',
        text: 'Address is new to us, but 02:20 and two tries six minutes apart is how they began here as well. Set the tool to refuse requests from outside your own list, I can show you on the telephone.',
      },
      { by: 'aireline', after: 45, layer: 'technical', as: 'named', text: 'Same at ours, 02:31, one PC. Refused. Sam' },
      { by: 'bg-yorkshire-13', after: 58, layer: 'technical', as: 'withheld', text: 'Done, thank you. Feels better.' },
      {
        by: 'ncac',
        after: 95,
        layer: 'technical',
        as: 'named',
        text: 'Drawn to the open situation. If anyone has a request that **was** accepted, ring, do not write.',
      },
    ],
    sightings: [
      { by: 'aireline', after: 44, count: 1, as: 'named' },
      { by: 'bg-yorkshire-15', after: 170, count: 3, as: 'withheld' },
      { by: 'bg-yorkshire-04', after: 233, count: 1, as: 'withheld' },
    ],
  },
]
