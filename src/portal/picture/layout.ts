import { UndirectedGraph } from 'graphology'
import { assign, inferSettings } from 'graphology-layout-forceatlas2'

/** Where the points of a graph stand, worked out beside the page. The same graph always looks the same. */
export interface LayoutQuestion {
  nodes: string[]
  edges: [string, string][]
}
export type Places = Record<string, { x: number; y: number }>

export function placesOf({ nodes, edges }: LayoutQuestion): Places {
  const graph = new UndirectedGraph()
  // Around a sunflower: no two at one place, and no chance in it.
  nodes.forEach((node, n) => {
    const [angle, far] = [n * 2.399963, Math.sqrt(n + 1)]
    graph.addNode(node, { x: far * Math.cos(angle), y: far * Math.sin(angle) })
  })
  for (const [a, b] of edges) graph.mergeEdge(a, b)
  if (graph.order > 1)
    assign(graph, {
      iterations: graph.order > 1000 ? 120 : 400,
      settings: {
        ...inferSettings(graph),
        gravity: 1.2,
        scalingRatio: 6,
        barnesHutOptimize: graph.order > 400,
      },
    })
  return Object.fromEntries(
    graph.mapNodes((node, { x, y }: { x?: number; y?: number }) => [node, { x: x ?? 0, y: y ?? 0 }] as const),
  )
}
