import { answer, type Question } from './finding.ts'

/** Reads pasted text beside the page, so that ten thousand values never hold up a key stroke. */
self.addEventListener('message', (event: MessageEvent<{ id: number; question: Question }>) => {
  const { id, question } = event.data
  self.postMessage({ id, answer: answer(question) })
})
