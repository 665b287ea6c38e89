import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { transaction } from '../platform/database/transaction.ts'
import { insertPersonGrant } from '../platform/sign-in/person-grants-store.ts'
import type { Product } from '../product.ts'

/** Somebody to try the residents' and the carers' pages as: what the account stands for is found among the demonstration's rows. */
export type Face = { username: string; name: string; duty: string; give(account: string): Promise<unknown> }

/** In these districts a parent, a carer of a baby room and a counsellor may be tried. */
const shown = ['310101', '310118']

/** The parent of a made-up child of about twenty months, a carer of a made-up baby room, and a counsellor of a made-up centre, in each of those districts that is installed. */
export async function facesOf(product: Product): Promise<Face[]> {
  const faces: Face[] = []
  for (const { code, name, pinyin } of product.districts.filter((district) => shown.includes(district.code))) {
    const { child, organization, counselling } = await rowsFor(product, code)
    const prefix = pinyin.replaceAll(' ', '')
    const { databases, clock } = product.installation
    if (child)
      faces.push({
        ...{ username: `${prefix}-mama`, name: `${name}家长（演示）`, duty: '居民：为孩子预约宝宝屋' },
        give: (account) =>
          insertPersonGrant(databases.app, {
            ...{ account, district: code, person: child, as: 'guardian', why: '演示', proof: 'counter', may: [], source: null },
            ...{ startsOn: '2019-01-01', endsOn: null, by: 'system', at: clock.now() },
          }),
      })
    if (organization)
      faces.push({
        ...{ username: `${prefix}-baobaowu`, name: `${name}宝宝屋照护员（演示）`, duty: '宝宝屋：现场、到离园、场次' },
        give: (account) =>
          product.signIn.giveRole(account, { role: 'provider', district: code, organization, startsOn: '2019-01-01' }),
      })
    if (counselling)
      faces.push({
        ...{ username: `${prefix}-xinli`, name: `${name}心理咨询师（演示）`, duty: '老年心理咨询：现场、封存的咨询记录' },
        give: (account) =>
          product.signIn.giveRole(account, {
            ...{ role: 'provider', district: code, organization: counselling, startsOn: '2019-01-01' },
          }),
      })
  }
  return faces
}

type Found = { child: string | undefined; organization: string | undefined; counselling: string | undefined }

function rowsFor(product: Product, district: string): Promise<Found> {
  return transaction(product.contextFor(district, '演示'), async (tx) => {
    const before = (months: number) => Temporal.PlainDate.from(tx.today).subtract({ months }).toString()
    const { rows: children } = await sql<{ id: string }>`
      select p.id from people.person p
      where p.district = ${district} and p.synthetic and p.merged_into is null and p.died_on is null and p.residence_street is not null
        and p.born_on > ${before(26)}::date and p.born_on <= ${before(15)}::date order by p.id limit 1`.execute(tx.db)
    const { rows: rooms } = await sql<{ organization: string }>`
      select f.organization from places.facility f
      where f.district = ${district} and f.type = 'baby_room' and f.synthetic and f.organization is not null and f.closed_on is null and f.opened_on <= ${tx.today}::date
      order by f.name limit 1`.execute(tx.db)
    const { rows: centres } = await sql<{ organization: string }>`
      select f.organization from places.facility f
      where f.district = ${district} and f.synthetic and f.organization is not null and f.closed_on is null
        and exists (select from sessions.schedule s where s.district = f.district and s.facility = f.id and s.name = '心理咨询（演示）')
      order by f.name limit 1`.execute(tx.db)
    return { child: children[0]?.id, organization: rooms[0]?.organization, counselling: centres[0]?.organization }
  })
}
