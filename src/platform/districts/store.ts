import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import type { Tx } from '../database/transaction.ts'
import type { DistrictFolder } from './folder.ts'

type Tables = {
  'platform.district': { code: string; name: string; pinyin: string; folder: string }
  'platform.area': {
    district: string
    code: string
    parent: string | null
    name: string
    pinyin: string
    initials: string
    kind: string
    counts: boolean
    lon: number | null
    lat: number | null
  }
}

export type Area = { code: string; parent: string | null; name: string; pinyin: string; kind: string; counts: boolean }

/** The installed districts, by code. */
export async function listDistricts(db: Database): Promise<{ code: string; name: string; pinyin: string }[]> {
  return await db
    .withTables<Tables>()
    .selectFrom('platform.district')
    .select(['code', 'name', 'pinyin'])
    .orderBy('code')
    .execute()
}

/** The district's streets and towns, those that count first. */
export async function listStreets(tx: Tx): Promise<Area[]> {
  return await tx.db
    .withTables<Tables>()
    .selectFrom('platform.area')
    .select(['code', 'parent', 'name', 'pinyin', 'kind', 'counts'])
    .where('district', '=', tx.district)
    .where('parent', 'is', null)
    .orderBy('counts', 'desc')
    .orderBy('code')
    .execute()
}

/** A street's committees (居委、村委) by name. */
export async function listCommittees(tx: Tx, street: string): Promise<{ code: string; name: string }[]> {
  return await tx.db
    .withTables<Tables>()
    .selectFrom('platform.area')
    .select(['code', 'name'])
    .where('district', '=', tx.district)
    .where('parent', '=', street)
    .orderBy('pinyin')
    .execute()
}

/** A street or a committee with its street's centre: areas have no outlines here, and committees no centres of their own. */
export type AreaPlace = { code: string; name: string; street: string; streetName: string; lon: number | null; lat: number | null }

/** The area of a code; nothing when the district has none such. */
export async function findArea(tx: Tx, code: string): Promise<AreaPlace | undefined> {
  const { rows } = await sql<AreaPlace>`
    select area.code, area.name, street.code as street, street.name as "streetName",
      coalesce(area.lon, street.lon) as lon, coalesce(area.lat, street.lat) as lat
    from platform.area area
    join platform.area street on street.district = area.district and street.code = coalesce(area.parent, area.code)
    where area.district = ${tx.district} and area.code = ${code}`.execute(tx.db)
  return rows[0]
}

/** Adds the areas a file names that are not there yet, and brings names and centres up to date. */
export async function saveAreas(tx: Tx, { areas }: DistrictFolder): Promise<void> {
  const initials = (pinyin: string) =>
    pinyin
      .split(/\s+/)
      .map((syllable) => syllable[0] ?? '')
      .join('')
  const rows = areas.streets.flatMap((street) => [
    {
      district: tx.district,
      code: street.code,
      parent: null,
      name: street.name,
      pinyin: street.pinyin.replaceAll(' ', ''),
      initials: initials(street.pinyin),
      kind: street.kind,
      counts: street.counts,
      lon: street.centre?.[0] ?? null,
      lat: street.centre?.[1] ?? null,
    },
    ...street.committees.map(([code, name, pinyin = '']) => ({
      district: tx.district,
      code: code as string,
      parent: street.code,
      name: name as string,
      pinyin: pinyin.replaceAll(' ', ''),
      initials: initials(pinyin),
      kind: 'committee',
      counts: street.counts,
      lon: null,
      lat: null,
    })),
  ])
  await tx.db
    .withTables<Tables>()
    .insertInto('platform.area')
    .values(rows)
    .onConflict((c) =>
      c
        .columns(['district', 'code'])
        .doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          pinyin: eb.ref('excluded.pinyin'),
          initials: eb.ref('excluded.initials'),
          counts: eb.ref('excluded.counts'),
          lon: eb.ref('excluded.lon'),
          lat: eb.ref('excluded.lat'),
        }))
        .where(
          sql<boolean>`(area.name, area.pinyin, area.counts) is distinct from (excluded.name, excluded.pinyin, excluded.counts)`,
        ),
    )
    .execute()
}
