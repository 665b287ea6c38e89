-- A plan's last year is what the version known then prints: an amended plan that reaches further must not move an earlier board.
alter table plans.plan_version add column period_end integer;
update plans.plan_version v set period_end = coalesce((v.pack ->> 'periodEnd')::integer, p.period_end)
  from plans.plan p where p.district = v.district and p.id = v.plan;
alter table plans.plan_version alter column period_end set not null;
comment on column plans.plan_version.period_end is '该版写明的目标年份 / the last year, as this version prints it';
comment on column plans.plan.period_end is '首版的目标年份，后来各版见 plan_version / the first version''s last year; later ones stand in plan_version';
