-- What an attribute, a bed or a facility's being open was told for a day is told once: also of days gone by, not of the open end alone.
create extension if not exists btree_gist;

-- Rows that are there already are looked at first: where a row begins before the one told before it has ended, the upgrade stops and names both.
do $$
declare overlapping text;
begin
  select string_agg(format('%s: places.%s %s and %s', district, kind, id, next), '; ') into overlapping from (
    select * from (
      select kind, district, id, valid_to, lead(id) over w as next, lead(valid_from) over w as next_from from (
        select 'attribute' as kind, district, id, facility::text || ' ' || name as what, valid_from, valid_to from places.attribute where withdrawn_at is null
        union all
        select 'bed_period', district, id, bed::text, valid_from, valid_to from places.bed_period where withdrawn_at is null
        union all
        select 'operation', district, id, facility::text, valid_from, valid_to from places.operation where withdrawn_at is null
      ) told window w as (partition by kind, district, what order by valid_from, valid_to nulls last)
    ) beside where next_from < coalesce(valid_to, 'infinity'::date) limit 5
  ) found;
  if overlapping is not null then
    raise exception '同一时间说了两次，请先撤回其中一条 / told twice for the same days, withdraw one of each first: %', overlapping;
  end if;
end $$;

alter table places.attribute add constraint attribute_told_once_a_day exclude using gist
  (district with =, facility with =, name with =, daterange(valid_from, valid_to) with &&) where (withdrawn_at is null);
alter table places.bed_period add constraint bed_told_once_a_day exclude using gist
  (district with =, bed with =, daterange(valid_from, valid_to) with &&) where (withdrawn_at is null);
alter table places.operation add constraint operation_told_once_a_day exclude using gist
  (district with =, facility with =, daterange(valid_from, valid_to) with &&) where (withdrawn_at is null);
