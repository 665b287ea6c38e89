import type { Context } from '../../platform/context.ts'
import { reading, type Tx } from '../../platform/database/transaction.ts'
import { type Area, type AreaPlace, findArea, listCommittees, listStreets } from '../../platform/districts/store.ts'
import type { Feature, NearItem, Offer } from '../../platform/feature.ts'
import { metresWithin } from '../../platform/geo/distance.ts'

/** How far "near" reaches, in minutes on foot. */
export const nearMinutes = 15

/** Everything behind the doors, and what is near an area: at its street's centre, since committees have no point of their own here. */
export type Home = {
  offers: Offer[]
  streets: Area[]
  committees: { code: string; name: string }[]
  area: AreaPlace | undefined
  near: NearItem[]
}

/** Reads a resident's home; `area` is a street's or committee's code, and one that is not of this district is as good as none. */
export async function readHome(ctx: Context, features: Feature[], area: string | undefined): Promise<Home> {
  return await reading(ctx, async (tx) => {
    const place = area ? await findArea(tx, area) : undefined
    return {
      offers: await offersOf(tx, features),
      streets: await listStreets(tx),
      committees: place ? await listCommittees(tx, place.street) : [],
      area: place,
      near: place ? await nearTo(tx, features, place) : [],
    }
  })
}

/** What stands behind one door. */
export async function readDoor(ctx: Context, features: Feature[], door: Offer['door']): Promise<Offer[]> {
  return (await reading(ctx, (tx) => offersOf(tx, features))).filter((offer) => offer.door === door)
}

async function offersOf(tx: Tx, features: Feature[]): Promise<Offer[]> {
  const all: Offer[] = []
  for (const feature of features) all.push(...((await feature.offers?.(tx)) ?? []))
  return all.sort((a, b) => Number(b.first ?? false) - Number(a.first ?? false))
}

async function nearTo(tx: Tx, features: Feature[], { lon, lat }: AreaPlace): Promise<NearItem[]> {
  if (lon === null || lat === null) return []
  const all: NearItem[] = []
  for (const feature of features) all.push(...((await feature.near?.(tx, { lon, lat }, metresWithin(nearMinutes))) ?? []))
  return all.sort((a, b) => a.metres - b.metres)
}
