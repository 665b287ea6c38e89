-- Since when the record's current street is the current one: with it a count of a million reads the persons alone, and of the addresses only those that ended since.
-- It is the first day of the open address of the kind, in the district or outside of it; null where none is open.
alter table people.person add column registered_since date, add column residence_since date;
comment on column people.person.registered_since is '现户籍地址自何日起（含区外）；空：无现行户籍地址 / first day of the open registered address';
comment on column people.person.residence_since is '现居住地址自何日起（含区外）；空：无现行居住地址 / first day of the open residence';
update people.person p set registered_since = a.registered, residence_since = a.residence
from (
  select district, person, min(valid_from) filter (where kind = 'registered') as registered, min(valid_from) filter (where kind = 'residence') as residence
  from people.address where valid_to is null and withdrawn_at is null group by district, person
) a
where a.district = p.district and a.person = p.id;
create index address_ended on people.address (district, kind, valid_to) where valid_to is not null and withdrawn_at is null;
