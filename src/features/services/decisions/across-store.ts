import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { DecidedQuery, DecidedRow } from './contract.ts'

/** A total is counted so far and no further. */
export const countedAtMost = 1000

type Question = Omit<DecidedQuery, 'purpose'> & { rule: string; streets: readonly string[] | undefined }

/** Decisions by a rule about people of the reader's, as people's row security shows them: `streets` are where these live, or are registered while they live nowhere here. */
const asked = (tx: Tx, { rule, outcome, from, to, streets }: Omit<Question, 'before' | 'limit'>) => sql`
  from services.decision d left join people.merged g on g.district = d.district and g.id = d.subject
  join people.brief p on p.district = ${tx.district} and p.id = case when g.stands is null then d.subject else g.stands end
  where d.district = ${tx.district} and d.about = 'person' and d.rule = ${rule}
    ${outcome ? sql`and d.outcome = ${outcome}` : sql``} ${from ? sql`and d.on_day >= ${from}::date` : sql``} ${to ? sql`and d.on_day <= ${to}::date` : sql``}
    ${streets ? sql`and case when p.residence_street is null then p.registered_street else p.residence_street end = any (${[...streets]}::text[])` : sql``}`

/** A page of them, newest first. */
export async function decidedPage(tx: Tx, question: Question): Promise<DecidedRow[]> {
  const { before, limit } = question
  const { rows } = await sql<Omit<DecidedRow, 'decidedAt'> & { decidedAt: Date }>`
    select d.id, p.id as person, p.name, p.born_on as "bornOn", coalesce(a.name, p.residence_street, p.registered_street) as street, d.outcome, d.service,
      d.detail -> 'value' as value, d.detail ->> 'unit' as unit, d.on_day as "on", d.decided_at as "decidedAt", d.decided_by_name as "decidedBy"
    from (select d.*, p.id as stands ${asked(tx, question)} ${before ? sql`and d.id < ${before}::uuid` : sql``} order by d.id desc limit ${limit}) d
    join people.brief p on p.district = ${tx.district} and p.id = d.stands
    left join platform.area a on a.district = ${tx.district} and a.code = coalesce(p.residence_street, p.registered_street)
    order by d.id desc`.execute(tx.db)
  return rows.map((row) => ({ ...row, value: row.value ?? null, decidedAt: row.decidedAt.toISOString() }))
}

/** How many there are by outcome, of the outcome asked for or of all. */
export async function decidedCounts(tx: Tx, question: Question): Promise<{ outcome: string; n: number }[]> {
  const { rows } = await sql<{ outcome: string; n: number }>`
    select d.outcome, count(*)::int as n ${asked(tx, question)} group by 1 order by 2 desc, 1`.execute(tx.db)
  return rows
}
