import { metresBetween, type Point } from '../../../platform/geo/distance.ts'
import { fromGcj02 } from '../../../platform/geo/gcj02.ts'
import { contains, metresToEdge, type Ring } from '../../../platform/geo/polygon.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Position } from './contract.ts'

/** How far a simplified outline may lie from the true border, in metres: a point that far beyond it is warned about, not refused. */
const borderUnsure = 2000
/** How far the smallest street reaches at least, in metres. */
const leastReach = 3000

/**
 * The point in WGS84, judged by the district's outline: within it is fine, beyond but near it warned about, further out 422 `point_beyond_outline`. A district without
 * an outline judges by the centres of its streets: a street reaches as far as the next centre lies from its own; up to twice that is near the border, beyond it 422
 * `point_outside_district`.
 */
export function placed(
  position: Position,
  { outline, centres }: { outline: readonly Ring[]; centres: readonly Point[] },
): { point: Point; warnings: string[] } {
  const given = { lon: position.lon, lat: position.lat }
  const exact = position.coordinateSystem === 'gcj02' ? fromGcj02(given) : given
  const point = { lon: round(exact.lon), lat: round(exact.lat) }
  if (outline.length > 0) {
    if (contains(outline, point)) return { point, warnings: [] }
    const metres = metresToEdge(outline, point)
    if (metres > borderUnsure) throw new Problem(422, 'point_beyond_outline', { km: kilometres(metres) })
    return { point, warnings: ['point_near_border'] }
  }
  if (centres.length === 0) return { point, warnings: ['point_unchecked'] }
  const [best] = centres
    .map((centre) => ({ metres: metresBetween(point, centre), reach: reachOf(centre, centres) }))
    .sort((a, b) => a.metres / a.reach - b.metres / b.reach)
  const { metres, reach } = best as { metres: number; reach: number }
  if (metres > 2 * reach)
    throw new Problem(422, 'point_outside_district', { km: kilometres(metres), reachKm: kilometres(2 * reach) })
  return { point, warnings: metres > reach ? ['point_near_border'] : [] }
}

function reachOf(centre: Point, centres: readonly Point[]): number {
  const next = Math.min(...centres.filter((other) => other !== centre).map((other) => metresBetween(centre, other)))
  return Math.max(leastReach, Number.isFinite(next) ? next : leastReach)
}

const kilometres = (metres: number) => Math.round(metres / 1000)
// Seven decimals are a centimetre.
const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7
