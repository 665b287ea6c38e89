-- When a facility was open: it may close and open again, and what was known of it at an instant stays. Ends of contracts and designations carry the instant
-- at which they became known. What a street proposes waits for a department.
create table places.operation (
  district text not null,
  id uuid not null,
  facility uuid not null,
  valid_from date not null,
  valid_to date,
  why text not null default '',
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  recorded_by text not null,
  primary key (district, id),
  foreign key (district, facility) references places.facility (district, id),
  constraint operation_period check (valid_to is null or valid_to > valid_from)
);
comment on table places.operation is '设施开放运营的期间，停业之日起不计 / the periods in which a facility is open; from valid_to on it is closed';
create unique index operation_one_open on places.operation (district, facility) where valid_to is null and withdrawn_at is null;
select platform.protect_tenant('places.operation');
grant select, insert, update on places.operation to {app};
grant select on places.operation to {counter};
insert into places.operation (district, id, facility, valid_from, valid_to, why, known_at, recorded_by)
  select district, gen_random_uuid(), id, opened_on, closed_on, coalesce(closed_why, ''), known_at, source from places.facility
  where closed_on is null or closed_on > opened_on;
grant select on places.facility_change to {counter};

alter table places.contract add column ended_at timestamptz;
alter table places.designation add column ended_at timestamptz;
comment on column places.contract.ended_at is '何时得知终止 / when the end became known';
comment on column places.designation.ended_at is '何时得知撤销 / when the end became known';

-- Any day of any facility is asked for, not only what is open now.
create index operation_of_facility on places.operation (district, facility, valid_from);
create index attribute_of_facility on places.attribute (district, facility, name, valid_from);
create index nursery_class_of_facility on places.nursery_class (district, facility, valid_from);

create table places.proposal (
  district text not null,
  id uuid not null,
  kind text not null check (kind in ('open', 'correct', 'close')),
  street text not null,
  type text not null,
  facility uuid,
  wish jsonb not null,
  note text not null default '',
  proposed_by text not null,
  proposed_name text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_name text,
  decided_at timestamptz,
  approved boolean,
  reason text,
  primary key (district, id),
  foreign key (district, facility) references places.facility (district, id),
  constraint proposal_is_decided_whole check ((decided_at is null) = (approved is null))
);
comment on table places.proposal is '街镇提出的新增、更正、停业，由主管部门确认 / what a street proposes about its facilities, for a department to confirm';
create index proposal_waiting on places.proposal (district, type) where decided_at is null;
select platform.protect_tenant('places.proposal');
grant select, insert, update on places.proposal to {app};
