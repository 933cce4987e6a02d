import type { UndirectedGraph } from 'graphology'
import type Sigma from 'sigma'
import type { Settings } from 'sigma/settings'
import type { NodeDisplayData, PartialButFor } from 'sigma/types'

type Box = readonly [left: number, top: number, right: number, bottom: number]
type Labelled = PartialButFor<NodeDisplayData, 'x' | 'y' | 'size' | 'label' | 'color'>

const HEIGHT = 14
const GAP = 3
const areApart = (a: Box, b: Box): boolean => a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1]

/**
 * Names in a graph, none on another and none cut off at the edge: right of its point, else left of it, else not painted until
 * one comes nearer. Of whoever comes first the name is kept; the list beside the graph has them all.
 */
export function labelsApart(model: UndirectedGraph, colour: string) {
  let taken: Box[] = []
  let [width, height] = [0, 0]
  let next: Sigma | undefined
  /** The points themselves are not written over. */
  const begin = (sigma: Sigma): void => {
    next = undefined
    ;({ width, height } = sigma.getDimensions())
    taken = model.nodes().flatMap((node): Box[] => {
      const data = sigma.getNodeDisplayData(node)
      if (!data) return []
      const { x, y } = sigma.framedGraphToViewport(data)
      const r = sigma.scaleSize(data.size)
      return [[x - r, y - r, x + r, y + r]]
    })
  }
  return {
    /** Before each picture. Where the points are is known when its first name is drawn. */
    again(sigma: Sigma): void {
      next = sigma
    },
    draw(context: CanvasRenderingContext2D, data: Labelled, settings: Settings): void {
      if (!data.label) return
      if (next) begin(next)
      context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`
      const long = context.measureText(data.label).width
      const top = data.y - HEIGHT / 2
      const place = [data.x + data.size + GAP, data.x - data.size - GAP - long].find(left => {
        const box: Box = [left, top, left + long, top + HEIGHT]
        const isInside = width === 0 || (box[0] >= 0 && box[2] <= width && box[1] >= 0 && box[3] <= height)
        return isInside && taken.every(other => areApart(box, other))
      })
      if (place === undefined) return
      taken.push([place, top, place + long, top + HEIGHT])
      context.fillStyle = colour
      context.fillText(data.label, place, data.y + settings.labelSize / 3)
    },
  }
}
