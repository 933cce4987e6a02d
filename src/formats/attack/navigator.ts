/**
 * A layer for MITRE's ATT&CK Navigator, format 4.5: a score for each technique, which the Navigator colours. `tactic` is
 * left out, so that a technique shows under all of its own.
 */
export interface NavigatorScore {
  id: string
  score: number
  comment: string
}
export interface NavigatorLayer {
  name: string
  versions: { layer: '4.5'; navigator: string; attack?: string }
  domain: string
  description: string
  sorting: number
  hideDisabled: boolean
  techniques: { techniqueID: string; score: number; comment: string; enabled: boolean; showSubtechniques: boolean }[]
  gradient: { colors: string[]; minValue: number; maxValue: number }
  legendItems: { label: string; color: string }[]
  metadata: { name: string; value: string }[]
}
const COLOURS = ['#ffffff', '#7a3a1d']

export function navigatorLayer(about: {
  name: string
  description: string
  domain: string
  /** Of ATT&CK, such as "18.1"; of it the Navigator wants the major number. */
  version: string
  scores: readonly NavigatorScore[]
}): NavigatorLayer {
  const most = Math.max(1, ...about.scores.map(s => s.score))
  const attack = /^\d+/.exec(about.version)?.[0]
  return {
    name: about.name,
    versions: { layer: '4.5', navigator: '5.1.0', ...(attack ? { attack } : {}) },
    domain: about.domain,
    description: about.description,
    sorting: 3,
    hideDisabled: false,
    techniques: about.scores.map(({ id, score, comment }) => ({
      techniqueID: id,
      score,
      comment,
      enabled: true,
      showSubtechniques: id.includes('.'),
    })),
    gradient: { colors: COLOURS, minValue: 0, maxValue: most },
    legendItems: [{ label: `${most} ${most === 1 ? 'report' : 'reports'}`, color: COLOURS[1] ?? '' }],
    metadata: [],
  }
}
