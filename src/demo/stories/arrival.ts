import { values } from '../shorthand.ts'
import type { DemoReport } from '../story.ts'

/** Shared by the program itself about 40 seconds after the first sign-in, so that the page is seen to live. */
export const arrival: DemoReport = values(
  'arrival',
  'campaign',
  'lindfell',
  [0, '09:00'],
  ['GREEN', 'everyone', 'named'],
  ['GREEN', 'everyone', 'named'],
  'Calls “from your network”: read us the code we just sent you',
  'Started about twenty minutes ago, 41 customers so far. The code is a real one of ours: it moves the number to another SIM. We have slowed such moves down to four hours; tell your staff that no network ever asks for the code.',
  [
    'The page is opened on the caller’s side while the customer reads out the code. If one of your people did: ring us on the abuse line, a moved number can be moved back within the hour.',
    ['domain', 'linecheck-lindfell.example', 'phishing-page', 'block'],
    ['url', 'https://linecheck-lindfell.example/move', 'phishing-page', 'block'],
    ['ipv4', '198.18.224.61', 'phishing-page', 'detect'],
    ['attack-technique', 'T1451', 'technique', 'context'],
  ],
)
