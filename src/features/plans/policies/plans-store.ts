import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { AnyPack } from '../publishing/rows.ts'

/** A published version of a plan that the library does not hold yet; `text` where the document was imported here. */
export type PlanOutside = {
  plan: string
  version: number
  origin: 'file' | 'local'
  slug: string
  periodStart: number | null
  publishedAt: Date
  pack: AnyPack
  text: string | null
}

/** Versions of the district's plans without a version in the library, in the order of publication. */
export async function listPlansOutside(tx: Tx, plan?: string): Promise<PlanOutside[]> {
  const { rows } = await sql<PlanOutside>`
    select v.plan, v.version, v.origin, p.slug, p.period_start as "periodStart", v.published_at as "publishedAt", v.pack,
      (select i.text from plans.import i where i.district = v.district and i.plan = v.plan
        and i.published_version = v.version and i.state = 'published' limit 1) as text
    from plans.plan_version v
    join plans.plan p on p.district = v.district and p.id = v.plan
    left join plans.policy o on o.district = v.district and o.plan = v.plan
    where v.district = ${tx.district} and p.district = ${tx.district}
      and (${plan ?? null}::uuid is null or v.plan = ${plan ?? null}::uuid)
      and not exists (select 1 from plans.policy_version l
        where l.district = v.district and l.policy = o.id and l.plan_version = v.version)
    order by v.published_at, v.version`.execute(tx.db)
  return rows
}
