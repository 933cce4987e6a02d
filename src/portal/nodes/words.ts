import type { InvitedOne, NodeInvitation, NodeRequest, NodeSummary } from '../wire.ts'

export const NODE_KIND_NAMES: Record<NodeSummary['kind'], string> = {
  national: 'National',
  sector: 'Sector node',
  regional: 'Regional node',
  'fusion-cell': 'Fusion Cell',
  'chosen-group': 'Chosen group',
  'pop-up': 'Pop-up node',
}

export const ADMISSION_NAMES: Record<NodeSummary['admission'], string> = {
  invite: 'By invitation: those who run it name whom they let in',
  apply: 'By request: those who run it decide',
  automatic: 'Automatic: whoever fits its area comes in by asking',
}

export const REQUEST_STATE_NAMES: Record<NodeRequest['state'], string> = {
  waiting: 'Waits for an answer',
  asked: 'A question was asked',
  approved: 'Approved',
  declined: 'Declined',
  'taken-back': 'Taken back',
  removed: 'Removed from the node',
}

export const INVITED_NAMES: Record<InvitedOne['result'], string> = {
  invited: 'Invited',
  in: 'In this node already',
  asked: 'Asked already',
  'not-an-address': 'Not an address',
  refused: 'Not invited',
}

export const INVITATION_STATE_NAMES: Record<NodeInvitation['state'], string> = {
  open: 'Waits for an answer',
  accepted: 'Taken up',
  applied: 'Has registered',
  declined: 'Said no',
  withdrawn: 'Withdrawn',
  expired: 'Expired',
}
