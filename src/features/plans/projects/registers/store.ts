import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/transaction.ts'
import { found } from '../../../../platform/problem.ts'
import { happenedBy } from '../../tasks/moment.ts'
import type { ProjectTables, RegisterStatusTable } from '../tables.ts'

const db = (tx: Tx) => tx.db.withTables<ProjectTables>()

export type ItemRecord = {
  key: string
  no: number | null
  category: string | null
  name: string
  docNumber: string | null
  responsible: string[]
  state: RegisterStatusTable['state'] | null
  note: string | null
  setName: string | null
  setAt: Date | null
}

/** The items of one list (or the one asked for) with the status known at the moment. One query. */
export async function readItems(tx: Tx, plan: string, register: string, item?: string): Promise<ItemRecord[]> {
  const { district, knownAt } = tx
  const { rows } = await sql<ItemRecord>`
    with status as materialized (
      select distinct on (item) item, state, note, set_name, known_at from plans.register_status
      where district = ${district} and plan = ${plan} and register = ${register} and known_at <= ${happenedBy(tx)}
      order by item, known_at desc, id desc
    )
    select i.key, i.no, i.category, i.name, i.doc_number as "docNumber", i.responsible_names as responsible, s.state, s.note,
      s.set_name as "setName", s.known_at as "setAt"
    from plans.register_item i
    left join status s on s.item = i.key
    where i.district = ${district} and i.plan = ${plan} and i.register = ${register} and i.known_at <= ${knownAt}
      and (i.ended_at is null or i.ended_at > ${knownAt}) and ${item === undefined ? sql`true` : sql`i.key = ${item}`}
    order by i.position`.execute(tx.db)
  return rows
}

/** The item, or 404. */
export async function getItem(tx: Tx, plan: string, register: string, item: string): Promise<ItemRecord> {
  return found((await readItems(tx, plan, register, item))[0], 'register_item')
}

/** Keeps statuses; `known_at` may lie in the past where they are brought in from elsewhere. */
export async function insertStatuses(
  tx: Tx,
  statuses: readonly (Omit<RegisterStatusTable, 'district' | 'evidence'> & { evidence: readonly string[] })[],
): Promise<void> {
  if (statuses.length === 0) return
  await db(tx)
    .insertInto('plans.register_status')
    .values(statuses.map((status) => ({ ...status, district: tx.district, evidence: JSON.stringify(status.evidence) })))
    .execute()
}
