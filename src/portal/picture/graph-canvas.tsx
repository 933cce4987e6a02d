import { useMantineColorScheme } from '@mantine/core'
import { UndirectedGraph } from 'graphology'
import { useEffect, useRef, useState } from 'react'
import Sigma from 'sigma'
import { defang } from '../../formats/text/defang.ts'
import type { Graph } from '../wire.ts'
import { labelsApart } from './labels-apart.ts'
import type { LayoutQuestion, Places } from './layout.ts'

interface Props {
  graph: Graph
  chosen: string | undefined
  choose: (id: string | undefined) => void
}
const MOST_LABEL = 42
/** A hash is told by its ends. */
const HASH = /^([0-9a-f]{10})[0-9a-f]{16,}([0-9a-f]{4})$/i
/** One line of plain text: it is painted, never made into a document. What turns the direction of writing is left out. */
const lineOf = (text: string): string => {
  const line = text
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(HASH, '$1…$2')
  return line.length > MOST_LABEL ? `${line.slice(0, MOST_LABEL - 1)}…` : line
}

/** The graph on a canvas. All that it says stands in the list beside it. */
export function GraphCanvas({ graph, chosen, choose }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const drawn = useRef<{ sigma: Sigma; model: UndirectedGraph } | undefined>(undefined)
  const [plotted, setPlotted] = useState<string>()
  const { colorScheme } = useMantineColorScheme()
  const picked = useRef(choose)
  picked.current = choose

  // Colours are read anew when the scheme changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    const container = box.current
    if (!container) return
    setPlotted(undefined)
    const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', (event: MessageEvent<Places>) => {
      const model = modelOf(graph, event.data, coloursOf(container))
      const sigma = draw(container, model)
      sigma.on('clickNode', ({ node }) => picked.current(node))
      sigma.on('clickStage', () => picked.current(undefined))
      drawn.current = { sigma, model }
      setPlotted(model.nodes().join(' '))
    })
    worker.postMessage(questionOf(graph))
    return () => {
      worker.terminate()
      drawn.current?.sigma.kill()
      drawn.current = undefined
    }
  }, [graph, colorScheme])

  useEffect(() => {
    const { sigma, model } = drawn.current ?? {}
    if (!sigma || !model || plotted === undefined) return
    const near = new Set(chosen !== undefined && model.hasNode(chosen) ? [chosen, ...model.neighbors(chosen)] : [])
    sigma.setSetting('nodeReducer', (node, data) =>
      near.size === 0
        ? data
        : near.has(node)
          ? { ...data, highlighted: node === chosen, forceLabel: true }
          : { ...data, label: null, color: String(data.faded) },
    )
    sigma.setSetting('edgeReducer', (edge, data) =>
      near.size === 0 || model.extremities(edge).every(end => near.has(end)) ? data : { ...data, hidden: true },
    )
  }, [chosen, plotted])

  return (
    <div
      className="pic-canvas"
      ref={box}
      role="img"
      aria-label={`Graph of ${graph.reports.length} reports and ${graph.things.length} values and techniques; the list beside says the same`}
      aria-busy={plotted === undefined}
      data-plotted={plotted}
    />
  )
}

const questionOf = (graph: Graph): LayoutQuestion => ({
  nodes: [...graph.reports.map(r => r.id), ...graph.things.map(t => t.id)],
  edges: graph.things.flatMap(t => t.reports.map((r): [string, string] => [t.id, r])),
})

interface Colours {
  report: string
  value: string
  technique: string
  faded: string
  line: string
  text: string
  paper: string
}
function coloursOf(container: HTMLElement): Colours {
  const style = getComputedStyle(container)
  const of = (name: string) => style.getPropertyValue(name).trim()
  return {
    report: of('--pic-report'),
    value: of('--pic-value'),
    technique: of('--pic-technique'),
    faded: of('--pic-faded'),
    line: of('--pic-line'),
    text: of('--mantine-color-text'),
    paper: of('--au-surface'),
  }
}

function modelOf(graph: Graph, places: Places, colours: Colours): UndirectedGraph {
  const model = new UndirectedGraph()
  const faded = colours.faded
  for (const r of graph.reports)
    model.addNode(r.id, { ...places[r.id], label: lineOf(r.title), size: 5, color: colours.report, faded })
  for (const t of graph.things)
    model.addNode(t.id, {
      ...places[t.id],
      label: lineOf(t.what === 'technique' ? [t.value, t.name].filter(Boolean).join(' ') : defang(t.type, t.value)),
      size: 4 + Math.min(9, Math.sqrt(t.reports.length) * 2),
      color: colours[t.what],
      faded,
    })
  for (const t of graph.things) for (const r of t.reports) model.mergeEdge(t.id, r, { size: 1.4, color: colours.line })
  return model
}

function draw(container: HTMLElement, model: UndirectedGraph): Sigma {
  const { text, paper } = coloursOf(container)
  const labels = labelsApart(model, text)
  const sigma = new Sigma(model, container, {
    labelColor: { color: text },
    labelFont: getComputedStyle(container).fontFamily,
    labelSize: 12,
    // Few points carry all their names; of many, those that most have in common, and more as one comes nearer.
    labelRenderedSizeThreshold: model.order > 60 ? 8 : 4,
    labelDensity: model.order > 60 ? 0.6 : 3,
    labelGridCellSize: 120,
    defaultDrawNodeLabel: labels.draw,
    minCameraRatio: 0.05,
    maxCameraRatio: 4,
    defaultDrawNodeHover: (context, data, settings) => {
      // Sigma's own paints on white, whatever the scheme is.
      const label = typeof data.label === 'string' ? data.label : ''
      context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`
      const width = context.measureText(label).width
      context.fillStyle = paper
      context.strokeStyle = text
      context.lineWidth = 1
      context.beginPath()
      context.rect(data.x - data.size - 3, data.y - 11, width + 2 * data.size + 14, 22)
      context.fill()
      context.stroke()
      context.beginPath()
      context.arc(data.x, data.y, data.size, 0, 2 * Math.PI)
      context.fillStyle = data.color
      context.fill()
      context.fillStyle = text
      context.fillText(label, data.x + data.size + 5, data.y + 4)
    },
  })
  sigma.on('beforeRender', () => labels.again(sigma))
  // The first was drawn before anybody could listen.
  sigma.refresh()
  return sigma
}
