import { api } from '../api.ts'
import { countAgain, patchReport } from '../live.ts'
import { tellProblem } from '../parts/problem.tsx'
import type { Interest } from '../wire.ts'

/** Shown at once, taken back if the server says no. */
async function setInterest(report: { id: string; followed: boolean; muted: boolean }, state: Interest): Promise<void> {
  patchReport(report.id, { followed: state === 'follow', muted: state === 'mute' })
  try {
    await api.reportInterest(report.id, state)
  } catch (error) {
    patchReport(report.id, { followed: report.followed, muted: report.muted })
    tellProblem(error)
  }
}

interface Interesting {
  id: string
  followed: boolean
  muted: boolean
}
export const setFollowed = (report: Interesting, on: boolean): Promise<void> =>
  setInterest(report, on ? 'follow' : 'none')
export const setMuted = (report: Interesting, on: boolean): Promise<void> => setInterest(report, on ? 'mute' : 'none')

export async function markRead(id: string): Promise<void> {
  try {
    await api.markRead(id)
    patchReport(id, { unread: false })
    countAgain()
  } catch (error) {
    tellProblem(error)
  }
}
