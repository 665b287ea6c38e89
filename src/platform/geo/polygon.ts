import { metresBetween, type Point } from './distance.ts'

/** A closed line of [longitude, latitude] in WGS84; an outline is one or several of them, one an island. */
export type Ring = readonly (readonly [number, number])[]

/** Whether the point lies within one of the rings (even-odd rule; a point on the line may be either). */
export const contains = (rings: readonly Ring[], point: Point): boolean => rings.some((ring) => isWithin(ring, point))

function isWithin(ring: Ring, { lon, lat }: Point): boolean {
  let within = false
  for (const [[ax, ay], [bx, by]] of edgesOf(ring))
    if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) within = !within
  return within
}

/** How far the point lies from the nearest line, in metres, over ground flat enough for a district. */
export function metresToEdge(rings: readonly Ring[], point: Point): number {
  const narrow = Math.cos((point.lat * Math.PI) / 180)
  let nearest = Number.POSITIVE_INFINITY
  for (const ring of rings)
    for (const [[ax, ay], [bx, by]] of edgesOf(ring)) {
      const [dx, dy] = [(bx - ax) * narrow, by - ay]
      const along = ((point.lon - ax) * narrow * dx + (point.lat - ay) * dy) / (dx * dx + dy * dy || 1)
      const share = Math.min(1, Math.max(0, along))
      nearest = Math.min(nearest, metresBetween(point, { lon: ax + (bx - ax) * share, lat: ay + (by - ay) * share }))
    }
  return nearest
}

const edgesOf = (ring: Ring) => ring.map((from, at) => [from, ring[(at + 1) % ring.length] as readonly [number, number]] as const)
