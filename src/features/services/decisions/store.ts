import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { Decision, FactRead, RuleVersion } from '../../../platform/rules/decide/contract.ts'

/** A decision as it is kept: what it rests on never changes. */
export type DecisionRow = {
  id: string
  rule: string
  ruleHash: string
  /** Every rule that was consulted, itself first. */
  rules: RuleVersion[]
  about: string
  subject: string
  service: string | null
  on: string
  facts: FactRead[]
  outcome: Decision['outcome']
  detail: Decision
  decidedAt: Date
  decidedBy: string
  decidedByName: string
}

const columns = sql`d.id, d.rule, d.rule_hash as "ruleHash", d.rules, d.about, d.subject, d.service, d.on_day as "on", d.facts, d.outcome, d.detail,
  d.decided_at as "decidedAt", d.decided_by as "decidedBy", d.decided_by_name as "decidedByName"`

type NewDecision = Omit<DecisionRow, 'id' | 'decidedAt' | 'decidedBy' | 'decidedByName'>

/** Keeps a decision now, to be read or referred to in the same transaction: its id. */
export async function insertDecision(tx: Tx, row: NewDecision): Promise<string> {
  const made = rowOf(tx, row)
  await insertRows(JSON.stringify([made])).execute(tx.db)
  return made.id
}

/** Keeps decisions with the end of the transaction: their ids, in order. */
export function keepLate(tx: Tx, rows: readonly NewDecision[]): string[] {
  return rows.map((row) => {
    const made = rowOf(tx, row)
    tx.late(insertRows, made)
    return made.id
  })
}

const rowOf = (tx: Tx, row: NewDecision) => ({
  ...{ ...row, district: tx.district, id: newId(), decidedAt: tx.now, decidedBy: tx.actor.id, decidedByName: tx.actor.name },
})

const insertRows = (rows: string) => sql`
  insert into services.decision (district, id, rule, rule_hash, rules, about, subject, service, on_day, facts, outcome, detail, decided_at, decided_by,
    decided_by_name)
  select district, id, rule, "ruleHash", rules, about, subject, service, "on", facts, outcome, detail, "decidedAt", "decidedBy", "decidedByName"
  from jsonb_to_recordset(${rows}::jsonb) as d (district text, id uuid, rule text, "ruleHash" text, rules jsonb, about text, subject uuid, service text,
    "on" date, facts jsonb, outcome text, detail jsonb, "decidedAt" timestamptz, "decidedBy" text, "decidedByName" text)`

/** The decisions about a person and about the records merged into theirs, newest first; `before` is the id to go on from. */
export async function decisionsAbout(
  tx: Tx,
  person: string,
  { rule, before, limit }: { rule?: string | undefined; before?: string | undefined; limit: number },
): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select ${columns} from services.decision d
    where d.district = ${tx.district} and d.about = 'person' and d.subject = any (array (
        select ${person}::uuid union all select g.id from people.merged g where g.district = ${tx.district} and g.stands = ${person}::uuid))
      ${rule === undefined ? sql`` : sql`and d.rule = ${rule}`} ${before === undefined ? sql`` : sql`and d.id < ${before}::uuid`}
    order by d.id desc limit ${limit}`.execute(tx.db)
  return rows
}

export async function findDecision(tx: Tx, id: string): Promise<DecisionRow | undefined> {
  const { rows } = await sql<DecisionRow>`
    select ${columns} from services.decision d where d.district = ${tx.district} and d.id = ${id}::uuid`.execute(tx.db)
  return rows[0]
}

/** A batch of the district's decisions, oldest first, for whoever goes through all of them. */
export async function decisionsAfter(tx: Tx, after: string | undefined, limit: number): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select ${columns} from services.decision d where d.district = ${tx.district} ${after === undefined ? sql`` : sql`and d.id > ${after}::uuid`}
    order by d.id limit ${limit}`.execute(tx.db)
  return rows
}

/** Takes the decisions about a person away, for erasure: how many. */
export async function deleteDecisionsAbout(tx: Tx, person: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from services.decision where district = ${tx.district} and about = 'person' and subject = ${person}::uuid`.execute(
    tx.db,
  )
  return Number(numAffectedRows ?? 0)
}
