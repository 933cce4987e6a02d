import type { DemoNode } from './partnership.ts'

export const nodes: readonly DemoNode[] = [
  {
    handle: 'finance',
    name: 'Finance',
    kind: 'sector',
    area: { sectors: ['finance'], regions: [] },
    manager: 'halvergate',
    champion: 'marlpit',
    description: 'Banks, building societies, payment firms and brokers, from the largest to the two-branch mutual.',
    charter:
      'We answer each other’s questions the same working day, and say so when we have nothing. What is posted here is used to protect customers and to stop money moving; it is never used to win business, to price a rival’s risk or to write a press release. Amber goes to the fraud team as well as to security, because half of what we see is theirs. Mule accounts are described by pattern and by bank, not by the holder’s name.',
    foundedDaysAgo: 900,
  },
  {
    handle: 'pharma',
    name: 'Pharma & Life Sciences',
    kind: 'sector',
    area: { sectors: ['pharma'], regions: [] },
    manager: 'wendlebury',
    description: 'Makers of medicines and their ingredients who would rather be dull than in the news.',
    charter:
      'There are few of us and most know each other, so “a member in Pharma” may already say too much: choose a wider crowd when it does. Our usual marking is AMBER+STRICT, and nobody asks a poster which product line was down. Trial data, batch records and patients are never described, however useful it might be. Competitors may except one another without having to explain.',
    foundedDaysAgo: 760,
  },
  {
    handle: 'energy',
    name: 'Energy & Water',
    kind: 'sector',
    area: { sectors: ['energy', 'water'], regions: [] },
    manager: 'ravensholt',
    description: 'Networks, generators and water companies: little traffic, most of it about plant and telemetry.',
    charter:
      'Safety first, supply second, everything else after. Anything that could help somebody touch plant is posted with its indicators only, or taken to the OT Engineers. We post what we ruled out as well as what we found, since a quiet control room wants to know it is really quiet. The regulator is not in this room, and what is said here is no notification under any regulation: that duty stays with each operator.',
    foundedDaysAgo: 820,
  },
  {
    handle: 'transport',
    name: 'Transport & Logistics',
    kind: 'sector',
    area: { sectors: ['transport', 'logistics', 'maritime'], regions: [] },
    manager: 'bryncastell',
    description: 'Ports, hauliers, rail and bus operators, warehouses; the place for invoice fraud and freight scams.',
    charter:
      'Most of us have one IT person and a great many invoices. Post the reply-to address and the bank details’ sort code pattern before anything clever. Use the telephone to confirm a payment, then come here. Customers’ cargoes, routes and seal numbers stay out of it. If a member firm was itself the hijacked sender, we ring it before we name it.',
    foundedDaysAgo: 640,
  },
  {
    handle: 'east-midlands',
    name: 'East Midlands',
    kind: 'regional',
    area: { sectors: [], regions: ['TLF'] },
    host: 'emcu',
    champion: 'greywether',
    description: 'The five police areas of the East Midlands, most of its members small firms, schools and councils.',
    charter:
      'For any organisation that works in Derbyshire, Leicestershire, Lincolnshire, Northamptonshire or Nottinghamshire. No question is too small and none goes unanswered for more than two days: the champion sees to that. The Regional Cyber Unit is the host and is a reader like any other; telling us is not reporting a crime, and the Unit will say when it would like a statement. Suppliers are welcome, selling is not.',
    foundedDaysAgo: 700,
  },
  {
    handle: 'yorkshire-humber',
    name: 'Yorkshire & The Humber',
    kind: 'regional',
    area: { sectors: [], regions: ['TLE'] },
    host: 'bg-yorkshire-01',
    champion: 'aireline',
    description: 'Founded four months ago and growing: councils, makers and hauliers from Sheffield to Scarborough.',
    charter:
      'We are new and still finding our feet, so this is short. Say what you saw, when, and whether anybody else should do something today. Keep names of staff and customers out. If you invited a firm you answer its first question. We read this again when we are fifty.',
    foundedDaysAgo: 122,
  },
  {
    handle: 'fusion-cell',
    name: 'Fusion Cell',
    kind: 'fusion-cell',
    area: { sectors: [], regions: [] },
    host: 'ncac',
    manager: 'ncac',
    description: 'Analysts lent by members and public bodies, who draw reports together.',
    charter:
      'We see what members chose to give the desk and nothing else. Secondees leave their employer at the door: what excepts it is closed to them, and nothing is carried home. A judgement is written with its probability and, in another sentence, our confidence. No advisory rests on a source that did not allow it. Two analysts sign, and when we are wrong we recall it under the same two names.',
    foundedDaysAgo: 930,
  },
  {
    handle: 'ot-engineers',
    name: 'OT Engineers',
    kind: 'chosen-group',
    area: { sectors: [], regions: [] },
    manager: 'ravensholt',
    description: 'Members whose engineers run plant, by name and by invitation.',
    charter:
      'People who can be rung at three in the morning about a controller. No vendors, no consultants, no observers. A new member needs two who have worked with its engineer and nobody against. Red is normal here and stays with the people it was said to. Logs are compared, networks are not drawn. What is safe for everyone we rewrite together and send to the desk without a trace of whose plant it was.',
    foundedDaysAgo: 510,
  },
  {
    handle: 'river-festival',
    name: 'River Festival',
    kind: 'pop-up',
    area: { sectors: [], regions: ['TLF'] },
    host: 'emcu',
    champion: 'copperbeech',
    description:
      'Thirty days around the river festival: ticket fraud, false vendors, the public wireless on the embankment.',
    charter:
      'For whoever runs a gate, a till, a bed or a network during the festival. Hotels and stewards are guests until the last night, to the minute. Say what you saw and where, and ring the control room first if somebody may get hurt. When it closes, its members keep what was said as an archive; nothing new goes in.',
    foundedDaysAgo: 65,
    popUp: {
      closedDaysAgo: 35,
      members: ['emcu', 'copperbeech', 'wreakevale', 'peverilprint', 'bg-eastmid-08', 'bg-eastmid-21'],
      guests: ['bg-eastmid-23', 'bg-eastmid-27'],
    },
  },
  {
    handle: 'county-show',
    name: 'County Show',
    kind: 'pop-up',
    area: { sectors: [], regions: ['TLF'] },
    host: 'emcu',
    champion: 'wreakevale',
    description:
      'For three weeks more: exhibitors, caterers and the showground’s own network, before and during the show.',
    charter:
      'We have one temporary network, ninety card readers and a great many people who have never met. Post early and short. Exhibitors are guests until the gates close. It closes by itself two days after the show, and its members keep an archive.',
    foundedDaysAgo: 10,
    popUp: {
      closedDaysAgo: -20,
      members: ['emcu', 'copperbeech', 'wreakevale', 'bg-eastmid-10', 'bg-eastmid-18', 'bg-eastmid-11'],
      guests: ['bg-eastmid-28'],
    },
  },
]
