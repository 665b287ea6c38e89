-- Enrolments: who belongs to a service, from when until when; what was done for them in it; who is entitled to it by its rule.
create table services.enrolment (
  district text not null,
  id uuid not null,
  service text not null,
  person uuid not null,
  facility uuid,
  organization uuid,
  scheme text,
  valid_from date not null,
  valid_to date,
  planned_to date,
  ended_why text check (ended_why in ('left', 'moved_out', 'died', 'expired', 'merged', 'not_entitled', 'other')),
  ended_note text,
  ended_event text,
  ended_at timestamptz,
  ended_by_name text,
  source text not null check (length(source) between 1 and 200),
  document text,
  decision uuid,
  override_why text,
  import uuid,
  replaces uuid,
  known_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawn_why text,
  primary key (district, id),
  foreign key (district, person) references people.person (district, id),
  constraint enrolment_period check (valid_to is null or valid_to > valid_from),
  constraint enrolment_end_has_a_reason check ((ended_why is null) = (ended_at is null)),
  constraint enrolment_one_at_a_time exclude using gist
    (district with =, service with =, person with =, daterange(valid_from, valid_to) with &&) where (withdrawn_at is null)
);
comment on table services.enrolment is '签约、参保、登记等有期间的服务关系：一人一项服务同一时间只有一条；更正是新的一行 / a relation of a person to a service with a period: one at a time; a correction is a new row';
comment on column services.enrolment.scheme is '同一服务内的类别，如居民、职工参保 / which kind within the service, e.g. the residents'' scheme of an insurance';
comment on column services.enrolment.planned_to is '按期限应到期的日子；valid_to 在终止登记前等于它 / when it runs out by its term; the end until somebody ends it earlier';
comment on column services.enrolment.ended_event is '由哪一件事终止（人生事件、并档），撤销该事时据此恢复 / what ended it, a life event or a merge, so that its undoing restores it';
comment on column services.enrolment.override_why is '不符合规则或情况不明而仍登记的理由 / why somebody was enrolled whom the rule does not say yes to';
create index enrolment_of_service on services.enrolment (district, service, id) where withdrawn_at is null;
create index enrolment_of_person on services.enrolment (district, person, service);
create index enrolment_runs_out on services.enrolment (district, planned_to) where withdrawn_at is null and planned_to is not null;
select platform.protect_tenant('services.enrolment');
grant select, insert, update, delete on services.enrolment to {app};
grant select on services.enrolment to {counter};

create table services.enrolment_check (
  district text not null,
  id uuid not null,
  service text not null,
  person uuid not null,
  enrolment uuid,
  kind text not null check (length(kind) between 1 and 40),
  step text not null default '',
  on_day date not null,
  note text check (length(note) <= 200),
  source text not null check (length(source) between 1 and 200),
  known_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawn_why text,
  primary key (district, id),
  foreign key (district, person) references people.person (district, id),
  foreign key (district, enrolment) references services.enrolment (district, id) on delete cascade
);
comment on table services.enrolment_check is '服务中的一次体检、访视、随访；结果只留一句，病历在医疗机构 / a check-up, visit or follow-up in a service; one line of result, the medical record stays with the hospital';
comment on column services.enrolment_check.step is '儿童保健时间表的一步，如 m3、visit / the step of the child health schedule';
create unique index enrolment_check_once_a_day on services.enrolment_check (district, person, service, kind, step, on_day) where withdrawn_at is null;
create index enrolment_check_of_person on services.enrolment_check (district, person, service, on_day);
create index enrolment_check_by_day on services.enrolment_check (district, service, on_day) where withdrawn_at is null;
select platform.protect_tenant('services.enrolment_check');
grant select, insert, update, delete on services.enrolment_check to {app};
grant select on services.enrolment_check to {counter};

-- Judged for everybody once a day by the service's rule. Only a sure yes is kept.
create table services.entitlement (
  district text not null,
  service text not null,
  person uuid not null,
  valid_from date not null,
  valid_to date,
  primary key (district, service, person, valid_from),
  foreign key (district, person) references people.person (district, id),
  constraint entitlement_period check (valid_to is null or valid_to >= valid_from)
);
comment on table services.entitlement is '按服务的资格规则每日判定的应享受人员 / who is entitled to a service by its rule, judged once a day';
create index entitlement_open on services.entitlement (district, service, person) where valid_to is null;
create index entitlement_of_person on services.entitlement (district, person) where valid_to is null;
select platform.protect_tenant('services.entitlement');
grant select, insert, update, delete on services.entitlement to {app};
grant select on services.entitlement to {counter};

create table services.entitlement_run (
  district text not null,
  service text not null,
  on_day date not null,
  rule text not null,
  judged integer not null,
  entitled integer not null,
  unknown integer not null,
  refused text,
  known_at timestamptz not null,
  primary key (district, service, on_day)
);
comment on table services.entitlement_run is '每日判定的小结：判定人数、符合人数、情况不明人数 / what a day''s judging came to; unknown: the rule needs a fact that nobody knows';
select platform.protect_tenant('services.entitlement_run');
grant select, insert, update, delete on services.entitlement_run to {app};

create table services.enrolment_import (
  district text not null,
  id uuid not null,
  service text not null,
  scope text not null,
  file_name text not null,
  document text not null,
  state text not null check (state in ('waiting', 'done', 'failed')),
  rows integer,
  made integer not null default 0,
  same integer not null default 0,
  bad integer not null default 0,
  faults jsonb not null default '[]',
  failure text,
  failure_details jsonb not null default '{}',
  sealed bytea,
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null,
  finished_at timestamptz,
  primary key (district, id)
);
comment on table services.enrolment_import is '成批导入的名单：文件加密存放，导入后即删，只留结果和错行 / lists that come in as files: sealed until taken in, then only the outcome and the rows that could not be';
create index enrolment_import_by_day on services.enrolment_import (district, made_at);
select platform.protect_tenant('services.enrolment_import');
grant select, insert, update, delete on services.enrolment_import to {app};
