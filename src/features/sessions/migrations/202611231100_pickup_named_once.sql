-- Somebody is named to fetch a person once for the same days: two who name them at one moment make one entry.
create extension if not exists btree_gist;

-- Of entries that were made at one moment before this, whatever lies within another of the same name is withdrawn: it takes nobody's permission away.
update sessions.pickup_person k set withdrawn_at = now(), withdrawn_by_name = '系统'
where k.withdrawn_at is null and exists (
  select from sessions.pickup_person o
  where o.district = k.district and o.person = k.person and o.name = k.name and o.withdrawn_at is null and o.id <> k.id
    and daterange(o.valid_from, o.valid_to) @> daterange(k.valid_from, k.valid_to)
    and (o.id < k.id or (o.valid_from, o.valid_to) is distinct from (k.valid_from, k.valid_to)));

alter table sessions.pickup_person add constraint pickup_named_already exclude using gist
  (district with =, person with =, name with =, daterange(valid_from, valid_to) with &&) where (withdrawn_at is null);
