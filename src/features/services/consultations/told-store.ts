import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { Entitled } from '../entitling/changes.ts'
import { themselves } from './consultation-store.ts'
import type { News, tellingWays, Untold, UntoldQuery } from './contract.ts'

/** Lists what people are newly entitled to, to be told; who does not want to be told is left out. How many it was. */
export async function listToTell(tx: Tx, begun: readonly Entitled[]): Promise<number> {
  if (begun.length === 0) return 0
  const { numAffectedRows } = await sql`
    insert into services.told (district, id, person, service, found_on)
    select ${tx.district}, gen_random_uuid(), n.person, n.service, ${tx.today}::date from ${listed(begun)}
    where not exists (select from services.opt_out o where o.district = ${tx.district} and o.person = n.person and o.ended_at is null)
    on conflict (district, person, service) do nothing`.execute(tx.db)
  return Number(numAffectedRows ?? 0)
}

/** What people are no longer entitled to need not be told any more. */
export async function takeOffList(tx: Tx, over: readonly Entitled[]): Promise<void> {
  if (over.length === 0) return
  await sql`
    delete from services.told t using ${listed(over)}
    where t.district = ${tx.district} and t.person = n.person and t.service = n.service and t.told_at is null`.execute(tx.db)
}

const listed = (all: readonly Entitled[]) =>
  sql`unnest(${all.map(({ person }) => person)}::uuid[], ${all.map(({ service }) => service)}::text[]) as n (person, service)`

type UntoldRow = Omit<Untold, 'age'> & { bornOn: string | null }

const waiting = (tx: Tx, service: string | undefined) => sql`
  from services.told t join people.brief p on p.district = t.district and p.id = t.person
  where t.district = ${tx.district} and t.told_at is null ${service ? sql`and t.service = ${service}` : sql``}`

/** Those in sight who are still to be told, each once. */
export async function untoldIn(tx: Tx, { service, after, limit }: UntoldQuery): Promise<{ rows: UntoldRow[]; total: number }> {
  const { rows } = await sql<UntoldRow>`
    select u.*, a.name as "streetName" from (
      select t.person, p.name, p.born_on as "bornOn", p.phone is not null as telephone, coalesce(p.residence_street, p.registered_street) as street, min(t.found_on) as "foundOn",
        array_agg(t.service order by t.service) as services
      ${waiting(tx, service)} ${after ? sql`and t.person > ${after}::uuid` : sql``}
      group by t.person, p.name, p.born_on, p.phone, p.residence_street, p.registered_street order by t.person limit ${limit}) u
    left join platform.area a on a.district = ${tx.district} and a.code = u.street order by u.person`.execute(tx.db)
  const total = await sql<{ n: number }>`select count(distinct t.person)::int as n ${waiting(tx, service)}`.execute(tx.db)
  return { rows, total: total.rows[0]?.n ?? 0 }
}

/** What somebody became entitled to, newest first. */
export async function newsOf(tx: Tx, person: string): Promise<News[]> {
  const { rows } = await sql<News>`
    select t.service, t.found_on as "foundOn", (t.told_at at time zone 'Asia/Shanghai')::date as "toldOn" from services.told t
    where t.district = ${tx.district} and t.person = any (${themselves(tx, person)}) order by t.found_on desc, t.service`.execute(
    tx.db,
  )
  return rows
}

/** Marks services as told to a person; those told before stay as they were. How many it was. */
export async function markTold(
  tx: Tx,
  person: string,
  services: readonly string[] | 'all',
  how: (typeof tellingWays)[number],
): Promise<number> {
  const { numAffectedRows } = await sql`
    update services.told set told_at = ${tx.now}, told_by = ${tx.actor.id}, told_by_name = ${tx.actor.name}, how = ${how}
    where district = ${tx.district} and person = any (${themselves(tx, person)}) and told_at is null
      ${services === 'all' ? sql`` : sql`and service = any (${[...services]}::text[])`}`.execute(tx.db)
  return Number(numAffectedRows ?? 0)
}

/** Since when somebody does not want to be told; undefined while they do. */
export async function optOutOf(tx: Tx, person: string): Promise<Date | undefined> {
  const { rows } = await sql<{ since: Date }>`
    select since from services.opt_out where district = ${tx.district} and person = any (${themselves(tx, person)}) and ended_at is null`.execute(
    tx.db,
  )
  return rows[0]?.since
}

/** Which of some persons do not want to be told without asking. */
export async function refusingTelling(tx: Tx, persons: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ person: string }>`
    select case when g.stands is null then o.person else g.stands end as person from services.opt_out o
    left join people.merged g on g.district = o.district and g.id = o.person
    where o.district = ${tx.district} and o.ended_at is null
      and case when g.stands is null then o.person else g.stands end = any (${[...persons]}::uuid[])`.execute(tx.db)
  return new Set(rows.map(({ person }) => person))
}

/** Somebody does not want to be told: what was waiting leaves the list. */
export async function insertOptOut(tx: Tx, person: string, how: 'page' | 'counter' | 'phone' | 'home'): Promise<void> {
  await sql`
    insert into services.opt_out (district, id, person, since, by_account, by_name, how)
    values (${tx.district}, ${newId()}, ${person}, ${tx.now}, ${tx.actor.id}, ${tx.actor.name}, ${how})`.execute(tx.db)
  await sql`delete from services.told where district = ${tx.district} and person = any (${themselves(tx, person)}) and told_at is null`.execute(
    tx.db,
  )
}

export async function endOptOut(tx: Tx, person: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update services.opt_out set ended_at = ${tx.now}, ended_by_name = ${tx.actor.name}
    where district = ${tx.district} and person = any (${themselves(tx, person)}) and ended_at is null`.execute(tx.db)
  return Number(numAffectedRows ?? 0)
}

/** Takes what is kept of a person away, for erasure. */
export async function eraseTold(tx: Tx, person: string): Promise<number> {
  let erased = 0
  for (const table of ['told', 'opt_out']) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(`services.${table}`)} where district = ${tx.district} and person = any (${themselves(tx, person)})`.execute(
      tx.db,
    )
    erased += Number(numAffectedRows ?? 0)
  }
  return erased
}
