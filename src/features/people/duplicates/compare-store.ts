import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/** What a record says, line by line, as people read it, numbers masked; or only what a brief says of a person. */
export async function linesOf(tx: Tx, person: string, { brief }: { brief: boolean }): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ field: string; said: string }>`
    select field, said from (
      select 'name' as field, p.name as said, 1 as place from people.person p where p.district = ${tx.district} and p.id = ${person}
      union all select 'sex', p.sex, 2 from people.person p where p.district = ${tx.district} and p.id = ${person}
      union all select 'bornOn', p.born_on::text, 3 from people.person p where p.district = ${tx.district} and p.id = ${person}
      union all select 'diedOn', p.died_on::text, 4 from people.person p where p.district = ${tx.district} and p.id = ${person}
      union all select 'phone', p.phone, 5 from people.person p where p.district = ${tx.district} and p.id = ${person}
      union all select 'number:' || i.kind, i.masked, 6 from people.identity i
        where i.district = ${tx.district} and i.person = ${person} and i.withdrawn_at is null
      union all select a.kind, concat_ws(' ', s.name, c.name, a.outside, nullif(a.line, '')), 7 from people.address a
        left join platform.area s on s.district = ${tx.district} and s.code = a.street
        left join platform.area c on c.district = ${tx.district} and c.code = a.committee
        where a.district = ${tx.district} and a.person = ${person} and a.valid_to is null and a.withdrawn_at is null
      union all select 'fact:' || f.name, f.value, 8 from people.fact f
        where f.district = ${tx.district} and f.person = ${person} and f.valid_to is null and f.withdrawn_at is null
      union all select 'source', p.source, 9 from people.person p where p.district = ${tx.district} and p.id = ${person}
    ) told where said is not null ${brief ? sql`and (field in ('name', 'sex', 'bornOn', 'diedOn') or field like 'number:%')` : sql``} order by place, field, said`.execute(
    tx.db,
  )
  const lines = new Map<string, string[]>()
  for (const { field, said } of rows) lines.set(field, [...(lines.get(field) ?? []), said])
  return lines
}
