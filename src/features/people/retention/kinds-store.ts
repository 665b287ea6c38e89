import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Retained } from '../../../platform/feature.ts'

/** The kinds of records of people that the schedule may name. Each picks its rows by one condition, for counting and for the deed alike. */
export const retainedKinds: Retained[] = [
  deleted(
    'people.identity_of_dead',
    'people.identity',
    ['id'],
    (tx, before) => sql`
    r.person in (${withMerged(tx, sql`select p.id as person from people.person p where p.district = ${tx.district} and p.died_on < ${before}`)})
    and ${notHeld(tx, sql`r.person`)}`,
  ),
  deleted(
    'people.letter',
    'people.letter',
    ['id'],
    (tx, before) => sql`
    r.expires_at < ${startOf(before)} and ${notHeld(tx, sql`r.person`)}`,
  ),
  deleted(
    'people.correction',
    'people.correction',
    ['id'],
    (tx, before) => sql`
    r.state <> 'asked' and r.decided_at < ${startOf(before)} and ${notHeld(tx, sql`r.person`)}`,
  ),
  deleted(
    'people.ward_claim',
    'people.ward_claim',
    ['id'],
    (tx, before) => sql`
    r.state <> 'asked' and r.decided_at < ${startOf(before)} and ${notHeld(tx, sql`r.person`)}`,
  ),
  {
    kind: 'people.moved_out',
    due: async (tx, before) => await count(tx, sql`people.person r`, movedOut(tx, before)),
    apply: (tx, before, what, limit) => (what === 'pseudonymise' ? pseudonymiseMovedOut(tx, before, limit) : Promise.resolve(0)),
  },
  {
    // Lines of the record are never changed: the application has no right to. They are named so that the report says how many are kept on purpose.
    kind: 'people.read_line',
    due: async (tx, before) =>
      await count(
        tx,
        sql`platform.audit r`,
        sql`r.action in ('people.viewed', 'people.number_shown') and r.domain_at < ${startOf(before)}`,
      ),
    apply: () => Promise.resolve(0),
  },
]

/** While a hold stands or a request for correction is open, nothing of the person goes, whichever of their merged records it was made about. */
const notHeld = (tx: Tx, person: RawBuilder<unknown>) => sql`
  ${person} not in (${withMerged(
    tx,
    sql`select h.person from people.retention_hold h where h.district = ${tx.district} and h.lifted_at is null
      union select c.person from people.correction c where c.district = ${tx.district} and c.state = 'asked'`,
  )})`

/** Every record of the persons whom the rows `person` are about: the one that stands, and those merged into it. */
const withMerged = (tx: Tx, persons: RawBuilder<unknown>) => sql`
  with about as (
    select coalesce(g.stands, one.person) as id from (${persons}) one
    left join people.merged g on g.district = ${tx.district} and g.id = one.person
  )
  select id from about
  union select g.id from about join people.merged g on g.district = ${tx.district} and g.stands = about.id`

const startOf = (day: string) => sql`(${day}::date)::timestamp at time zone 'Asia/Shanghai'`

async function count(tx: Tx, table: RawBuilder<unknown>, where: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from ${table} where r.district = ${tx.district} and ${where}`.execute(tx.db)
  return rows[0]?.n ?? 0
}

/** A kind whose rows are deleted, a batch at a time by their key. */
function deleted(kind: string, table: string, key: string[], where: (tx: Tx, before: string) => RawBuilder<unknown>): Retained {
  const columns = sql.join(key.map((column) => sql.ref(`r.${column}`)))
  const outer = sql.join(key.map((column) => sql.ref(`d.${column}`)))
  return {
    kind,
    due: (tx, before) => count(tx, sql`${sql.table(table)} r`, where(tx, before)),
    apply: async (tx, before, what, limit) => {
      if (what !== 'delete') return 0
      const { numAffectedRows } = await sql`
        delete from ${sql.table(table)} d where d.district = ${tx.district} and (${outer}) in (
          select ${columns} from ${sql.table(table)} r where r.district = ${tx.district} and ${where(tx, before)} limit ${limit})`.execute(
        tx.db,
      )
      return Number(numAffectedRows ?? 0n)
    },
  }
}

/** Persons who moved out before the day, have not come back, and are neither registered nor living here. */
const movedOut = (tx: Tx, before: string) => sql`
  r.residence_street is null and r.registered_street is null and r.merged_into is null and r.pseudonymised_at is null
  and exists (
    select 1 from people.life_event e where e.district = r.district and e.person = r.id and e.kind = 'moved_out' and e.undone_at is null
      and e.happened_on < ${before} and not exists (
        select 1 from people.life_event b where b.district = e.district and b.person = e.person and b.kind = 'moved_in' and b.undone_at is null
          and b.happened_on >= e.happened_on))
  and ${notHeld(tx, sql`r.id`)}`

const nobody = '已去标识'

/** Takes away what tells who somebody was: name, numbers, telephone, addresses, the words of earlier corrections. Year of birth and sex stay for counting. */
async function pseudonymiseMovedOut(tx: Tx, before: string, limit: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select r.id from people.person r where r.district = ${tx.district} and ${movedOut(tx, before)} order by r.id limit ${limit} for update of r`.execute(
    tx.db,
  )
  if (rows.length === 0) return 0
  const ids = await recordsOf(
    tx,
    rows.map(({ id }) => id),
  )
  const theirs = sql`district = ${tx.district} and person = any(${ids}::uuid[])`
  await sql`delete from people.identity where ${theirs}`.execute(tx.db)
  await sql`delete from people.token where ${theirs}`.execute(tx.db)
  await sql`update people.address set line = '', outside = case when outside is null then null else ${nobody} end where ${theirs}`.execute(
    tx.db,
  )
  await sql`update people.person_change set was = null, became = null, why = ${nobody} where ${theirs}`.execute(tx.db)
  await sql`update people.life_event set before = '{}' where ${theirs}`.execute(tx.db)
  await sql`update people.consent set given_by_name = ${nobody} where ${theirs}`.execute(tx.db)
  await sql`
    update people.relationship set other_phone = null, other_name = case when other_name is null then null else ${nobody} end where ${theirs}`.execute(
    tx.db,
  )
  await sql`
    update platform.person_grant g set ends_on = greatest(g.starts_on, ${tx.today}::date), ended_by = ${tx.actor.id}, ended_at = ${tx.now}
    where g.district = ${tx.district} and g.person = any(${ids}::uuid[]) and (g.ends_on is null or g.ends_on > ${tx.today})`.execute(
    tx.db,
  )
  await sql`
    update people.person set name = ${nobody}, phone = null, born_on = date_trunc('year', born_on)::date, registered_committee = null,
      residence_committee = null, pseudonymised_at = ${tx.now}, changed_at = ${tx.now}, revision = revision + 1
    where district = ${tx.district} and id = any(${ids}::uuid[])`.execute(tx.db)
  return rows.length
}

/** The records of persons with those merged into them: what tells who somebody was lies in each. */
async function recordsOf(tx: Tx, persons: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${withMerged(tx, sql`select unnest(${persons}::uuid[]) as person`)}`.execute(tx.db)
  return rows.map(({ id }) => id)
}
