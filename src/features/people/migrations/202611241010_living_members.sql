-- `member` is the record that was written into the household, which may have been merged into `person` since: asked by it, or by the household, a few people are found
-- by their index, where `person` alone made the view of everybody.
create or replace view people.living with (security_invoker = true) as
  select m.district, m.household, case when g.stands is null then m.person else g.stands end as person, m.valid_from, h.street, m.person as member
  from people.household_member m
  join people.household h on h.district = m.district and h.id = m.household and h.kind = 'living'
    and (h.ended_on is null or h.ended_on > current_setting('app.as_of', true)::date)
  left join people.merged g on g.district = m.district and g.id = m.person
  where m.withdrawn_at is null and m.valid_from <= current_setting('app.as_of', true)::date
    and (m.valid_to is null or m.valid_to > current_setting('app.as_of', true)::date);
