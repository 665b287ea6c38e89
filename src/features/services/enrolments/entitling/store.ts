import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/transaction.ts'

/** Brings what is kept of some persons up to what was judged today: who is entitled anew, and who is no longer. */
export async function takeJudged(
  tx: Tx,
  services: readonly string[],
  persons: readonly string[],
  yes: readonly { service: string; person: string }[],
): Promise<void> {
  const [ofService, ofPerson] = [yes.map(({ service }) => service), yes.map(({ person }) => person)]
  const judged = sql`unnest(${ofService}::text[], ${ofPerson}::uuid[]) as j (service, person)`
  await sql`
    with judged as materialized (select * from ${judged})
    update services.entitlement t set valid_to = ${tx.today}::date
    where t.district = ${tx.district} and t.valid_to is null and t.person = any (${[...persons]}::uuid[]) and t.service = any (${[...services]}::text[])
      and not exists (select from judged j where j.service = t.service and j.person = t.person)`.execute(tx.db)
  await sql`
    insert into services.entitlement (district, service, person, valid_from)
    select ${tx.district}, j.service, j.person, ${tx.today}::date from ${judged}
    where not exists (
      select from services.entitlement t where t.district = ${tx.district} and t.service = j.service and t.person = j.person and t.valid_to is null)
    on conflict (district, service, person, valid_from) do update set valid_to = null`.execute(tx.db)
}

/** Ends what is kept of people who are no longer on the register or alive, and of services that are judged no more. */
export async function endGone(tx: Tx, services: readonly string[]): Promise<void> {
  await sql`
    update services.entitlement t set valid_to = ${tx.today}::date
    where t.district = ${tx.district} and t.valid_to is null
      and (t.service <> all (${[...services]}::text[]) or not exists (
        select from people.brief b where b.district = t.district and b.id = t.person and (b.died_on is null or b.died_on > ${tx.today}::date)))`.execute(
    tx.db,
  )
}

/** What a day's judging of one service came to. */
export type Run = {
  service: string
  on: string
  rule: string
  judged: number
  entitled: number
  unknown: number
  refused: string | null
}

export async function keepRun(tx: Tx, run: Run): Promise<void> {
  await sql`
    insert into services.entitlement_run (district, service, on_day, rule, judged, entitled, unknown, refused, known_at)
    values (${tx.district}, ${run.service}, ${run.on}::date, ${run.rule}, ${run.judged}, ${run.entitled}, ${run.unknown}, ${run.refused}, ${tx.now})
    on conflict (district, service, on_day) do update set rule = excluded.rule, judged = excluded.judged, entitled = excluded.entitled,
      unknown = excluded.unknown, refused = excluded.refused, known_at = excluded.known_at`.execute(tx.db)
  await sql`
    delete from services.entitlement_run where district = ${tx.district} and service = ${run.service} and on_day < ${run.on}::date - 400`.execute(
    tx.db,
  )
}

/** The last run of each service by service. */
export async function lastRuns(tx: Tx): Promise<Map<string, Run>> {
  const { rows } = await sql<Run>`
    select distinct on (r.service) r.service, r.on_day as "on", r.rule, r.judged, r.entitled, r.unknown, r.refused
    from services.entitlement_run r where r.district = ${tx.district} order by r.service, r.on_day desc`.execute(tx.db)
  return new Map(rows.map((run) => [run.service, run]))
}

/** What a person is entitled to today, since when. */
export async function entitledTo(tx: Tx, person: string): Promise<{ service: string; since: string }[]> {
  const { rows } = await sql<{ service: string; since: string }>`
    select t.service, t.valid_from as since from services.entitlement t
    where t.district = ${tx.district} and t.person = ${person}::uuid and t.valid_to is null order by t.service`.execute(tx.db)
  return rows
}
