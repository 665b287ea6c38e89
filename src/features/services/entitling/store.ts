import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Entitled, Standing } from './changes.ts'

/** What some persons stand as entitled to, by person. */
export async function openOf(tx: Tx, persons: readonly string[]): Promise<Map<string, Standing>> {
  const { rows } = await sql<{ person: string } & Standing>`
    select t.person, array_agg(t.service) as services, coalesce(array_agg(t.service) filter (where t.unsure_since is not null), '{}') as unsure
    from services.entitlement t
    where t.district = ${tx.district} and t.valid_to is null and t.person = any (${[...persons]}::uuid[]) group by t.person`.execute(
    tx.db,
  )
  return new Map(rows.map(({ person, services, unsure }) => [person, { services, unsure }]))
}

/** Entitlements that begin today. One that was over today already goes on. */
export async function begin(tx: Tx, begun: readonly Entitled[]): Promise<void> {
  if (begun.length === 0) return
  await sql`
    insert into services.entitlement (district, service, person, valid_from)
    select ${tx.district}, j.service, j.person, ${tx.today}::date from ${listed(begun)}
    on conflict (district, service, person, valid_from) do update set valid_to = null, unsure_since = null`.execute(tx.db)
}

/** Entitlements that are over from today on. */
export async function end(tx: Tx, over: readonly Entitled[]): Promise<void> {
  if (over.length === 0) return
  await sql`
    update services.entitlement t set valid_to = ${tx.today}::date from ${listed(over)}
    where t.district = ${tx.district} and t.valid_to is null and t.service = j.service and t.person = j.person`.execute(tx.db)
}

/** That the rule of entitlements that stand cannot tell any more since a day, or can again. */
export async function setUnsure(tx: Tx, which: readonly Entitled[], since: string | null): Promise<void> {
  if (which.length === 0) return
  await sql`
    update services.entitlement t set unsure_since = ${since}::date from ${listed(which)}
    where t.district = ${tx.district} and t.valid_to is null and t.service = j.service and t.person = j.person`.execute(tx.db)
}

const listed = (all: readonly Entitled[]) =>
  sql`unnest(${all.map(({ service }) => service)}::text[], ${all.map(({ person }) => person)}::uuid[]) as j (service, person)`

/** Ends what stands of people who are no longer on the register or alive, and of services other than those that stay: what ended. */
export async function endGone(tx: Tx, staying: readonly string[]): Promise<Entitled[]> {
  const { rows } = await sql<Entitled>`
    update services.entitlement t set valid_to = ${tx.today}::date
    where t.district = ${tx.district} and t.valid_to is null
      and (not t.service = any (${[...staying]}::text[]) or not exists (
        select from people.brief b where b.district = t.district and b.id = t.person and (b.died_on is null or b.died_on > ${tx.today}::date)))
    returning t.person, t.service`.execute(tx.db)
  return rows
}

/** Whether the district was ever judged as a whole: the first time nothing is news. */
export async function judgedBefore(tx: Tx): Promise<boolean> {
  return (await judgedOn(tx)) !== null
}

/** The day on which the district was last judged as a whole. */
export async function judgedOn(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ on: string | null }>`
    select max(j.on_day) as "on" from services.judging j where j.district = ${tx.district}`.execute(tx.db)
  return rows[0]?.on ?? null
}

/** What the day's judging came to; run again on the same day its changes add up. */
export async function keepJudging(tx: Tx, it: { judged: number; began: number; ended: number }): Promise<void> {
  await sql`
    insert into services.judging (district, on_day, judged, began, ended, known_at)
    values (${tx.district}, ${tx.today}::date, ${it.judged}, ${it.began}, ${it.ended}, ${tx.now})
    on conflict (district, on_day) do update set judged = excluded.judged, began = services.judging.began + excluded.began,
      ended = services.judging.ended + excluded.ended, known_at = excluded.known_at`.execute(tx.db)
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
    delete from services.entitlement_run where district = ${tx.district} and service = ${run.service} and on_day < ${run.on}::date - 40`.execute(
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

/** What a person is entitled to today, since when, and since when its rule cannot tell any more. */
export async function entitledTo(
  tx: Tx,
  person: string,
): Promise<{ service: string; since: string; unsureSince: string | null }[]> {
  const { rows } = await sql<{ service: string; since: string; unsureSince: string | null }>`
    select t.service, t.valid_from as since, t.unsure_since as "unsureSince" from services.entitlement t
    where t.district = ${tx.district} and t.person = ${person}::uuid and t.valid_to is null order by t.service`.execute(tx.db)
  return rows
}
