-- Who stands for whom by the register, as other features may ask: guardians, and parents, that an officer recorded or a register brought; what a resident told is not
-- among them. `person` is the record the relationship was made about.
create view people.guardian with (security_invoker = true) as
  select r.district, r.id, case when r.kind = 'child' then r.other else r.person end as person, case when r.kind = 'guardian' then 'guardian' else 'parent' end as kind,
    coalesce(p.name, r.other_name) as name
  from people.relationship r
  left join people.person p on p.district = r.district and p.id = case when r.kind = 'child' then r.person else r.other end
  where r.kind in ('guardian', 'parent', 'child') and (r.kind <> 'child' or r.other is not null) and r.withdrawn_at is null
    and r.valid_from <= current_setting('app.as_of', true)::date and (r.valid_to is null or r.valid_to > current_setting('app.as_of', true)::date)
    and (p.id is null or p.died_on is null)
    and (r.recorded_by like 'system:%' or exists (
      select 1 from platform.role_grant g where g.account = r.recorded_by and g.district = r.district and g.role in ('street_officer', 'department_officer')));
comment on view people.guardian is '登记的监护人和父母（由工作人员登记或随底册导入）/ guardians and parents by the register, on the transaction''s day';
grant select on people.guardian to {app};
