import { type Selectable, sql, type Updateable } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import type { PlanPack } from '../import/pack.ts'
import type { ImportTable, ReviewTables } from './tables.ts'

const db = (tx: Tx) => tx.db.withTables<ReviewTables>()

export type ImportRecord = Selectable<ImportTable>

/** The district's imports, newest first, without their texts: of the packs only what a list shows. */
export async function listImportRecords(tx: Tx, state?: ImportTable['state']) {
  let query = db(tx)
    .selectFrom('plans.import')
    .select([
      'id',
      'name',
      'format',
      'state',
      'settled',
      'made_by as madeBy',
      'made_at as madeAt',
      'published_version as publishedVersion',
    ])
    .select([
      sql<string | null>`pack->>'title'`.as('title'),
      sql<number>`jsonb_array_length(pack->'indicators')`.as('indicators'),
      sql<number>`jsonb_array_length(pack->'tasks')`.as('tasks'),
      sql<PlanPack['warnings']>`pack->'warnings'`.as('warnings'),
    ])
    .where('district', '=', tx.district)
  if (state) query = query.where('state', '=', state)
  return await query.orderBy('made_at', 'desc').orderBy('id', 'desc').limit(200).execute()
}

/** One import, or 404. */
export async function getImportRecord(tx: Tx, id: string): Promise<ImportRecord> {
  const row = await db(tx)
    .selectFrom('plans.import')
    .selectAll()
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .executeTakeFirst()
  return found(row, 'import')
}

/** One import, locked: of two who save or publish it, the second waits here and then sees what the first did. */
export async function lockImport(tx: Tx, id: string): Promise<ImportRecord> {
  const row = await db(tx)
    .selectFrom('plans.import')
    .selectAll()
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'import')
}

/** Keeps a new import. */
export async function insertImport(
  tx: Tx,
  row: Pick<ImportRecord, 'id' | 'file' | 'name' | 'format' | 'text' | 'pack'>,
): Promise<void> {
  const pack = JSON.stringify(row.pack)
  await db(tx)
    .insertInto('plans.import')
    .values({
      ...{ ...row, district: tx.district, pack, read_pack: pack, settled: '[]', revision: 1, plan: null, state: 'review' },
      ...{ published_version: null, made_by: tx.actor.name, made_at: tx.now, ended_at: null, ended_by: null, ended_reason: null },
    })
    .execute()
}

export async function updateImport(tx: Tx, id: string, change: Updateable<ImportTable>): Promise<void> {
  await db(tx).updateTable('plans.import').set(change).where('district', '=', tx.district).where('id', '=', id).execute()
}

/** The head of a plan as its newest version prints it, or 404. */
export async function readPlanHead(tx: Tx, plan: string) {
  const {
    id: _,
    slug: __,
    ...head
  } = found(
    (await listPlanTitles(tx)).find((candidate) => candidate.id === plan),
    'plan',
  )
  return head
}

/** The plans of the district, each with the head its newest version prints. */
export async function listPlanTitles(tx: Tx) {
  return await db(tx)
    .selectFrom('plans.plan as p')
    .innerJoin('plans.plan_version as v', (join) => join.onRef('v.district', '=', 'p.district').onRef('v.plan', '=', 'p.id'))
    .distinctOn('p.id')
    .select(['p.id', 'p.slug', 'v.title', 'v.doc_number as docNumber', 'v.issuer', 'v.issued_on as issuedDate'])
    .select('v.period_end as periodEnd')
    .where('p.district', '=', tx.district)
    .orderBy('p.id')
    .orderBy('v.version', 'desc')
    .execute()
}

/** The district's name, as documents print it. */
export async function readDistrictName(tx: Tx): Promise<string> {
  const row = await db(tx).selectFrom('platform.district').select('name').where('code', '=', tx.district).executeTakeFirst()
  return found(row, 'district').name
}

/** The standing indicators of a plan that nobody has said what kind of number they are. */
export async function listUndefined(tx: Tx, plan: string) {
  return await db(tx)
    .selectFrom('plans.indicator as i')
    .select(['i.key', 'i.name', 'i.unit', 'i.target', 'i.target_op as targetOp'])
    .where('i.district', '=', tx.district)
    .where('i.plan', '=', plan)
    .where('i.ended_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('plans.indicator_definition as d')
            .select('d.key')
            .whereRef('d.district', '=', 'i.district')
            .whereRef('d.plan', '=', 'i.plan')
            .whereRef('d.key', '=', 'i.key'),
        ),
      ),
    )
    .execute()
}

/** How the district's other plans read indicators of these names: the newest definition of each name. */
export async function definitionsByName(tx: Tx, names: readonly string[], except: string): Promise<Map<string, unknown>> {
  if (names.length === 0) return new Map()
  const rows = await db(tx)
    .selectFrom('plans.indicator as i')
    .innerJoin('plans.indicator_definition as d', (join) =>
      join.onRef('d.district', '=', 'i.district').onRef('d.plan', '=', 'i.plan').onRef('d.key', '=', 'i.key'),
    )
    .select(['i.name', 'd.settings'])
    .where('i.district', '=', tx.district)
    .where('d.district', '=', tx.district)
    .where('i.plan', '<>', except)
    .where('i.name', 'in', [...names])
    .orderBy('d.known_at')
    .orderBy('d.version')
    .execute()
  return new Map(rows.map((row) => [row.name, row.settings as unknown]))
}
