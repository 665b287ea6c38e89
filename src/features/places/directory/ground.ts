import type { Context } from '../../../platform/context.ts'
import { reading } from '../../../platform/database/transaction.ts'
import type { Point } from '../../../platform/geo/distance.ts'
import { readAreas } from '../facilities/areas-store.ts'
import { readOpen } from './store.ts'

/** What a sketch of the district is drawn from: the centres of its streets, and every point that belongs to it. */
export type Ground = { streets: (Point & { code: string; name: string })[]; reach: Point[] }

/** Reads the ground of a sketch. There are no outlines of streets or of the district here; the reach stands in for them. */
export async function readGround(ctx: Context): Promise<Ground> {
  return await reading(ctx, async (tx) => {
    const streets = (await readAreas(tx)).flatMap(({ code, name, parent, lon, lat }) =>
      parent === null && lon !== null && lat !== null ? [{ code, name, lon, lat }] : [],
    )
    const points = (await readOpen(tx)).flatMap(({ lon, lat }) => (lon === null || lat === null ? [] : [{ lon, lat }]))
    return { streets, reach: [...streets.map(({ lon, lat }) => ({ lon, lat })), ...points] }
  })
}
