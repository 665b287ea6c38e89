import { fetchJson } from '../../../../console/api/fetch-json.ts'
import { ApiProblem } from '../../../../console/api/problem.ts'
import type { AttendanceAnswer, AttendanceBatch } from '../../attendance/contract.ts'
import { dropNotes, keepRefused, notesOf, type Place } from './kept.ts'
import type { Note } from './notes.ts'

/** How sending went: `sent` with what became of each note; `waiting`: no network; `signed_out`: the session is over; `failed`: the server said no. The notes stay but for `sent`. */
export type Sending =
  | { state: 'nothing' }
  | { state: 'sent'; notes: Note[] }
  | { state: 'waiting' }
  | { state: 'signed_out' }
  | { state: 'failed'; error: unknown }

/** The most that is sent at once. */
const most = 200

/** Sends what waits, oldest first, and forgets what the server answered for. Sent twice it is recorded once: every note has its own id. */
export async function sendNotes(place: Place): Promise<Sending> {
  const notes = notesOf(place).slice(0, most)
  if (notes.length === 0) return { state: 'nothing' }
  const body: AttendanceBatch = { sentAt: new Date().toISOString(), events: notes.map(({ event }) => event) }
  try {
    const path = `/api/districts/${place.district}/slots/${place.slot}/attendance`
    const { outcomes } = await fetchJson<AttendanceAnswer>(path, { method: 'POST', body })
    const answered = new Map(outcomes.map((outcome) => [outcome.id, outcome]))
    const refused = notes.flatMap((note) => {
      const outcome = answered.get(note.event.id)
      return outcome?.became === 'refused' ? [{ note, outcome }] : []
    })
    keepRefused(place, refused)
    dropNotes(
      place,
      outcomes.map(({ id }) => id),
    )
    return { state: 'sent', notes }
  } catch (error) {
    if (error instanceof ApiProblem && (error.status === 0 || error.status >= 500 || error.status === 429))
      return { state: 'waiting' }
    if (error instanceof ApiProblem && error.status === 401) return { state: 'signed_out' }
    return { state: 'failed', error }
  }
}
