import type { Change } from '../../store/database.ts'
import { endSeats, erasePerson, forgetInvitation, openSeats } from '../../store/people-store.ts'

/** Ends whatever seats a person has and takes away what tells who it was. What it shared stays with its members. */
export async function erase(tx: Change, person: number, at: Date): Promise<void> {
  const seats = await openSeats(tx, person, at)
  const invited = seats.filter(s => s.state === 'invited')
  await endSeats(
    tx,
    seats.filter(s => s.state !== 'invited').map(s => s.circle),
    at,
  )
  await erasePerson(tx, person, at)
  for (const seat of invited) await forgetInvitation(tx, seat.circle)
}
