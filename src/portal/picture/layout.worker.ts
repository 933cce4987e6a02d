import { type LayoutQuestion, placesOf } from './layout.ts'

/** Lays a graph out beside the page, so that nothing on it waits. */
self.addEventListener('message', (event: MessageEvent<LayoutQuestion>) => {
  self.postMessage(placesOf(event.data))
})
