-- The same, asked in two halves: by a person's record each reaches its index, where one expression over both kinds read every relationship of the district.
create or replace view people.guardian with (security_invoker = true) as
  with recorded as not materialized (
    select r.district, r.id, r.kind, r.person, r.other, r.other_name from people.relationship r
    where r.withdrawn_at is null and r.valid_from <= current_setting('app.as_of', true)::date
      and (r.valid_to is null or r.valid_to > current_setting('app.as_of', true)::date)
      and (r.recorded_by like 'system:%' or exists (
        select 1 from platform.role_grant g where g.account = r.recorded_by and g.district = r.district and g.role in ('street_officer', 'department_officer')))
  )
  select r.district, r.id, r.person, r.kind, coalesce(p.name, r.other_name) as name
  from recorded r left join people.person p on p.district = r.district and p.id = r.other
  where r.kind in ('guardian', 'parent') and (p.id is null or p.died_on is null)
  union all
  select r.district, r.id, r.other, 'parent', p.name
  from recorded r join people.person p on p.district = r.district and p.id = r.person
  where r.kind = 'child' and p.died_on is null;
