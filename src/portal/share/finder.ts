import type { Answer, Question } from './finding.ts'
import { ofNothing } from './of-nothing.ts'

type Asked<Q extends Question> = Extract<Answer, { ask: Q['ask'] }>

interface Waiting {
  resolve: (answer: Answer) => void
  reject: (error: unknown) => void
}

let worker: Worker | undefined
let last = 0
const waiting = new Map<number, Waiting>()

function started(): Worker {
  if (worker) return worker
  worker = new Worker(new URL('./finder.worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', (event: MessageEvent<{ id: number; answer: Answer }>) => {
    waiting.get(event.data.id)?.resolve(event.data.answer)
    waiting.delete(event.data.id)
  })
  worker.addEventListener('error', event => {
    for (const one of waiting.values()) one.reject(new Error(event.message || 'The text could not be read.'))
    waiting.clear()
    worker = undefined
  })
  return worker
}

/**
 * Asks the worker. A worker that died is started anew with the next question. It is larger than the page: of nothing written there
 * is nothing to find, and until something is it is not loaded.
 */
export function ask<Q extends Question>(question: Q): Promise<Asked<Q>> {
  const known = ofNothing(question)
  if (known) return Promise.resolve(known as Asked<Q>)
  const id = ++last
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve: answer => resolve(answer as Asked<Q>), reject })
    started().postMessage({ id, question })
  })
}
