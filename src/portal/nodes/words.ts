import type { NodeSummary } from '../wire.ts'

export const NODE_KIND_NAMES: Record<NodeSummary['kind'], string> = {
  national: 'National',
  sector: 'Sector node',
  regional: 'Regional node',
  'fusion-cell': 'Fusion Cell',
  'chosen-group': 'Chosen group',
  'pop-up': 'Pop-up node',
}
