/** A point in WGS84, degrees. */
export type Point = { lon: number; lat: number }

const earthRadius = 6_371_008.8

/** Until a road network is loaded, a walk is taken to be this much longer than the straight line. */
export const detourFactor = 1.3

/** An older person's pace, in metres a minute (about 1 m/s). */
export const metresAMinute = 60

/** The straight line between two points over the ground, in metres (haversine). */
export function metresBetween(a: Point, b: Point): number {
  const rad = Math.PI / 180
  const dLat = (b.lat - a.lat) * rad
  const dLon = (b.lon - a.lon) * rad
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLon / 2) ** 2
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Whole minutes on foot for a straight line of so many metres, never none. */
export const walkingMinutes = (metres: number): number => Math.max(1, Math.round((metres * detourFactor) / metresAMinute))

/** The longest straight line that is still within so many minutes on foot, in metres. */
export const metresWithin = (minutes: number): number => (minutes * metresAMinute) / detourFactor
