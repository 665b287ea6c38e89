-- A birth recorded by mistake is taken back: its child's record stays with its history, and stands nowhere.
alter table people.person add column withdrawn_at timestamptz;
comment on column people.person.withdrawn_at is '误登记而撤销的时间（如撤销的出生） / when a record made by mistake was taken back';

create or replace view people.brief with (security_invoker = true) as
  select district, id, name, sex, born_on, died_on, phone, registered_street, registered_committee, residence_street, residence_committee, synthetic
  from people.person where merged_into is null and withdrawn_at is null;

-- Lists go by birth date: of the whole district, of a committee. Those of a street have their indexes.
create index person_by_birth on people.person (district, born_on, id) where merged_into is null;
create index person_by_committee on people.person (district, residence_committee, born_on, id) where merged_into is null;
-- What counts need and records lack, found without reading the rest.
create index person_with_gaps on people.person (district, residence_street)
  where merged_into is null and (born_on is null or residence_street is null or residence_committee is null);
-- What stands on a day is found by whom it is about.
create index address_in_time on people.address (district, kind, person, valid_from) where withdrawn_at is null;

-- Which record stands for one that was merged, however often that was merged again.
create view people.merged with (security_invoker = true) as
  with recursive chain as (
    select district, id, merged_into as stands, 1 as step from people.person where merged_into is not null
    union all
    select chain.district, chain.id, next.merged_into, chain.step + 1 from chain
    join people.person next on next.district = chain.district and next.id = chain.stands
    where next.merged_into is not null and chain.step < 20
  )
  select distinct on (district, id) district, id, stands from chain order by district, id, step desc;
comment on view people.merged is '被合并的记录现由哪条记录代表 / which record stands for a merged one';
grant select on people.merged to {app}, {counter};
