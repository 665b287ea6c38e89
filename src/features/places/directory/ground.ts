import type { Context } from '../../../platform/context.ts'
import { reading } from '../../../platform/database/transaction.ts'
import type { Point } from '../../../platform/geo/distance.ts'
import type { Ring } from '../../../platform/geo/polygon.ts'
import { readAreas } from '../facilities/areas-store.ts'
import { outlineOf } from './outline.ts'
import { readOpen } from './store.ts'

/** What a sketch of the district is drawn from: its outline where one is known, the centres of its streets, and every point that belongs to it. */
export type Ground = { outline: readonly Ring[]; streets: (Point & { code: string; name: string })[]; reach: Point[] }

/** Reads the ground of a sketch. There are no outlines of streets. */
export async function readGround(ctx: Context): Promise<Ground> {
  return await reading(ctx, async (tx) => {
    const streets = (await readAreas(tx)).flatMap(({ code, name, parent, lon, lat }) =>
      parent === null && lon !== null && lat !== null ? [{ code, name, lon, lat }] : [],
    )
    const points = (await readOpen(tx)).flatMap(({ lon, lat }) => (lon === null || lat === null ? [] : [{ lon, lat }]))
    const outline = await outlineOf(tx)
    return { outline, streets, reach: [...streets.map(({ lon, lat }) => ({ lon, lat })), ...points] }
  })
}
