-- One list says who is entitled to what: services.entitlement, of every service for persons, judged once a night. What was kept beside it to see who is new goes into it.
create table services.judging (
  district text not null,
  on_day date not null,
  judged integer not null,
  began integer not null,
  ended integer not null,
  known_at timestamptz not null,
  primary key (district, on_day)
);
comment on table services.judging is '每日全区判定：判定人数、新增和终止的应享受关系数 / a day''s judging of everybody: how many were judged, how many entitlements began and ended';
select platform.protect_tenant('services.judging');
grant select, insert, update, delete on services.judging to {app};

insert into services.judging (district, on_day, judged, began, ended, known_at)
select b.district, max(b.judged_on), count(*)::int, 0, 0, now() from services.entitled_before b group by b.district;

-- Of services that are on the list already the newer of the two judgings stands.
insert into services.entitlement (district, service, person, valid_from)
select b.district, s.service, b.person, b.judged_on
from services.entitled_before b cross join lateral unnest(b.services) s(service)
join people.person p on p.district = b.district and p.id = b.person
where not exists (select from services.entitlement_run r where r.district = b.district and r.service = s.service)
on conflict do nothing;

drop table services.entitled_before;
comment on table services.entitlement is '按服务的资格规则每夜判定的应享受人员：面向个人的全部服务，只记变动 / who is entitled to which service by its rule, judged every night: all services for persons, only changes are written';
