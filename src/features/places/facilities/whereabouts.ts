import type { Tx } from '../../../platform/database/transaction.ts'
import type { Point } from '../../../platform/geo/distance.ts'
import { Problem } from '../../../platform/problem.ts'
import { outlineOf } from '../directory/outline.ts'
import { matchAddress } from '../rules/address.ts'
import { type AreaRow, readAreas } from './areas-store.ts'
import type { Position } from './contract.ts'
import { placed } from './position.ts'

export type Whereabouts = {
  street: string
  committee: string | null
  lon: number | null
  lat: number | null
  warnings: string[]
}

type Wish = {
  street?: string | null | undefined
  committee?: string | null | undefined
  address: string
  position?: Position | null | undefined
}

/** Where a facility is: street and committee as given, else as the address names them; the point in WGS84, judged. */
export async function whereabouts(tx: Tx, wish: Wish, areas?: AreaRow[]): Promise<Whereabouts> {
  const all = areas ?? (await readAreas(tx))
  const { street, committee, warnings } = areaOf(wish, all)
  const at = wish.position ? placed(wish.position, { outline: await outlineOf(tx), centres: centresOf(all) }) : undefined
  return {
    ...{ street, committee, lon: at?.point.lon ?? null, lat: at?.point.lat ?? null },
    warnings: [...warnings, ...(at?.warnings ?? [])],
  }
}

function areaOf(wish: Wish, areas: AreaRow[]): { street: string; committee: string | null; warnings: string[] } {
  const byCode = new Map(areas.map((area) => [area.code, area]))
  if (wish.committee) {
    const parent = byCode.get(wish.committee)?.parent
    if (!parent || (wish.street && wish.street !== parent))
      throw new Problem(422, 'committee_of_facility_unknown', { committee: wish.committee })
    return { street: parent, committee: wish.committee, warnings: [] }
  }
  if (wish.street && byCode.get(wish.street)?.parent !== null)
    throw new Problem(422, 'street_of_facility_unknown', { street: wish.street })
  const match = matchAddress(wish.address, areas, wish.street ?? undefined)
  if (match.street === null) throw new Problem(422, 'street_not_in_address', { address: wish.address })
  const names = match.among.length > 0 ? ['committee_ambiguous'] : match.committee ? [] : ['committee_missing']
  return { street: match.street, committee: match.committee, warnings: names }
}

const centresOf = (areas: AreaRow[]): Point[] =>
  areas.flatMap(({ parent, lon, lat }) => (parent === null && lon !== null && lat !== null ? [{ lon, lat }] : []))
