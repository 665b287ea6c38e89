import type { SeriesState } from './contract.ts'

/** The draw of a course that more apply for than it has room, and its calendar, as pure functions. */

/** Somebody who applied in time: `points` by the service's rule of priority, 0 where it has none. */
export type Candidate = { id: string; points: number }

/** What the draw made of an application: its group (1 first), its digest, its rank in the whole draw (from 1). */
export type Drawn = { application: string; group: number; digest: string; rank: number }

/** How anybody computes the draw again; published with it. */
export const algorithm = 'sha256(seed ‖ application), ascending, group by group'

/**
 * Draws: groups of more points before those of fewer; within a group by the digest of the seed followed by the application's id, ascending. The order in which
 * people applied has no part in it, and who does not know the seed cannot foresee it. `digest` is SHA-256 of UTF-8 text, in hex.
 */
export function drawn(
  candidates: readonly Candidate[],
  { seed, digest }: { seed: string; digest: (text: string) => string },
): Drawn[] {
  const points = [...new Set(candidates.map((one) => one.points))].sort((a, b) => b - a)
  const groups = new Map(points.map((value, at) => [value, at + 1]))
  const once = new Map(candidates.map((one) => [one.id, one]))
  return [...once.values()]
    .map(({ id, points: value }) => ({ application: id, group: groups.get(value) ?? 1, digest: digest(`${seed}${id}`) }))
    .sort((a, b) => a.group - b.group || order(a.digest, b.digest) || order(a.application, b.application))
    .map((one, at) => ({ ...one, rank: at + 1 }))
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The days of a course, and what became of it. */
export type Calendar = {
  applyFrom: string
  applyUntil: string
  startsOn: string
  endsOn: string
  isDrawn: boolean
  isCancelled: boolean
}

/** Where a course stands on a day. `closed`: applications ended and the draw is to come. */
export function stateOn(today: string, { applyFrom, applyUntil, startsOn, endsOn, isDrawn, isCancelled }: Calendar): SeriesState {
  if (isCancelled) return 'cancelled'
  if (today >= endsOn) return 'over'
  if (isDrawn) return today >= startsOn ? 'running' : 'drawn'
  if (today < applyFrom) return 'announced'
  return today < applyUntil ? 'open' : 'closed'
}

/** Whether somebody who is engaged elsewhere during some of the meetings to come can still follow the course: at more than half of them they are free. */
export const canFollow = ({ meetings, clashes }: { meetings: number; clashes: number }): boolean =>
  meetings > 0 && (meetings - clashes) * 2 > meetings

/** The share of the meetings held so far that somebody came to; null before the first. */
export const attendanceShare = ({ attended, absent }: { attended: number; absent: number }): number | null =>
  attended + absent === 0 ? null : Math.round((attended / (attended + absent)) * 1000) / 1000
