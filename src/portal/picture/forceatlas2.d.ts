import type { AbstractGraph } from 'graphology-types'

/** The package is CommonJS; its types leave out what is taken from it by name. */
declare module 'graphology-layout-forceatlas2' {
  export function assign(
    graph: AbstractGraph,
    how: { iterations: number; settings: import('graphology-layout-forceatlas2').ForceAtlas2Settings },
  ): void
}
