import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/** From this score on a pair is shown to a person. */
export const proposedFrom = 0.75

/**
 * Proposes pairs of records that carry one number, under names of their own. What a person has decided is left alone.
 */
export async function proposeByNumber(tx: Tx): Promise<void> {
  await sql`
    insert into people.duplicate (district, id, one, other, reason, reasons, score, state, found_at)
    select ${tx.district}, gen_random_uuid(), pair.one, pair.other, 'same_number',
      array['same_number'] || case when a.name = b.name then array['same_name'] else '{}' end
        || case when a.born_on = b.born_on then array['same_birth'] else '{}' end
        || case when a.phone = b.phone then array['same_phone'] else '{}' end,
      1, 'proposed', ${tx.now}
    from (
      select distinct a.person as one, b.person as other
      from people.identity a
      join people.identity b on b.district = ${tx.district} and b.kind = a.kind and b.blind = a.blind and b.person > a.person
        and b.withdrawn_at is null
      where a.district = ${tx.district} and a.withdrawn_at is null
    ) pair
    join people.person a on a.district = ${tx.district} and a.id = pair.one and a.merged_into is null and a.withdrawn_at is null
    join people.person b on b.district = ${tx.district} and b.id = pair.other and b.merged_into is null and b.withdrawn_at is null
    on conflict (district, one, other) do update
      set reason = excluded.reason, reasons = excluded.reasons, score = excluded.score
      where duplicate.state = 'proposed' and (duplicate.reasons, duplicate.score) is distinct from (excluded.reasons, excluded.score)`.execute(
    tx.db,
  )
}

/**
 * Proposes pairs that are alike: born on one day, of one name anywhere or of names one character apart in one committee, with what else agrees. Only records that
 * share a birth date and a name, or a birth date, a committee and all but one character, are ever compared, so that a million take minutes. Two numbers of one kind that
 * differ settle it: their check character would have shown a slip of the pen.
 */
export async function proposeAlike(tx: Tx): Promise<void> {
  await sql.raw("set local work_mem = '64MB'").execute(tx.db)
  await sql`
    with standing as materialized (
      select id, name, born_on, coalesce(residence_committee, registered_committee) as committee from people.person
      where district = ${tx.district} and merged_into is null and withdrawn_at is null and born_on is not null
    ), shortened as (
      select s.id, s.name, s.born_on, s.committee, case at when 0 then s.name else left(s.name, at - 1) || substr(s.name, at + 1) end as short
      from standing s cross join lateral generate_series(0, length(s.name)) as at
      where s.committee is not null and length(s.name) between 2 and 10
    ), pairs as (
      select a.id as one, b.id as other from standing a join standing b on b.name = a.name and b.born_on = a.born_on and b.id > a.id
      union
      select a.id, b.id from shortened a
      join shortened b on b.committee = a.committee and b.born_on = a.born_on and b.short = a.short and b.id > a.id and b.name <> a.name
    ), compared as (
      select pair.one, pair.other, a.name = b.name as same_name,
        coalesce(a.residence_street = b.residence_street, a.registered_street = b.registered_street, false) as same_street,
        coalesce(a.residence_committee = b.residence_committee, a.registered_committee = b.registered_committee, false) as same_committee,
        coalesce(a.phone = b.phone, false) as same_phone,
        a.sex <> b.sex and a.sex <> 'unknown' and b.sex <> 'unknown' as sex_differs,
        coalesce(x.line <> '' and y.line <> '' and (
          regexp_replace(x.line, '\\s', '', 'g') = regexp_replace(y.line, '\\s', '', 'g')
          or (x.line ~ '[0-9]' and btrim(regexp_replace(x.line, '[^0-9]+', '-', 'g'), '-') = btrim(regexp_replace(y.line, '[^0-9]+', '-', 'g'), '-'))), false) as line_alike
      from pairs pair
      join people.person a on a.district = ${tx.district} and a.id = pair.one
      join people.person b on b.district = ${tx.district} and b.id = pair.other
      left join people.address x on x.district = ${tx.district} and x.person = a.id and x.kind = 'residence' and x.valid_to is null and x.withdrawn_at is null
      left join people.address y on y.district = ${tx.district} and y.person = b.id and y.kind = 'residence' and y.valid_to is null and y.withdrawn_at is null
      where not exists (
        select from people.identity i join people.identity j on j.district = ${tx.district} and j.person = b.id and j.kind = i.kind and j.withdrawn_at is null
        where i.district = ${tx.district} and i.person = a.id and i.withdrawn_at is null)
    ), judged as (
      select one, other,
        case when same_name then array['same_name'] else array['name_nearly'] end || array['same_birth']
          || case when same_committee then array['same_committee'] when same_street then array['same_street'] else '{}' end
          || case when line_alike then array['line_alike'] else '{}' end || case when same_phone then array['same_phone'] else '{}' end
          || case when sex_differs then array['sex_differs'] else '{}' end as reasons,
        (case when same_name then 45 else 30 end + 25 + case when same_committee then 10 when same_street then 5 else 0 end
          + case when line_alike then 15 else 0 end + case when same_phone then 15 else 0 end - case when sex_differs then 20 else 0 end) / 100.0 as score
      from compared
    )
    insert into people.duplicate (district, id, one, other, reason, reasons, score, state, found_at)
    select ${tx.district}, gen_random_uuid(), one, other, 'alike', reasons, least(score, 0.99), 'proposed', ${tx.now} from judged
    where score >= ${proposedFrom}
    on conflict (district, one, other) do update set reasons = excluded.reasons, score = excluded.score
      where duplicate.state = 'proposed' and duplicate.reason = 'alike'
        and (duplicate.reasons, duplicate.score) is distinct from (excluded.reasons, excluded.score)`.execute(tx.db)
}
