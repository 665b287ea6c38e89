-- The plan of a district: what it promises (indicators), what it orders (tasks, projects, lists), and what has become of it.
-- Rows are added, ended or withdrawn with a reason; nothing is deleted. known_at says when we learnt it, valid_from from which day it holds.
create schema plans;
grant usage on schema plans to {app}, {counter};

create table plans.department (
  district text not null,
  id text not null check (id ~ '^[a-z0-9][a-z0-9-]{0,60}$'),
  name text not null,
  english text,
  kind text not null check (kind in ('department', 'streets', 'street', 'company', 'other')),
  area text,
  members jsonb,
  position integer not null default 0,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  primary key (district, id),
  constraint department_has_its_own_name unique (district, name),
  constraint department_group_has_members check ((kind = 'streets') = (members is not null)),
  constraint department_withdrawn_with_reason check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table plans.department is '责任部门；kind=streets 表示“各街镇”，逐街镇落实 / departments with duties; streets: all street offices, one line each';

create table plans.department_alias (
  district text not null,
  alias text not null,
  department text not null,
  known_at timestamptz not null,
  set_by text not null,
  primary key (district, alias),
  foreign key (district, department) references plans.department (district, id)
);
comment on table plans.department_alias is '同一部门在文件里的不同写法 / the names a department is printed under';

create table plans.plan (
  district text not null,
  id uuid not null,
  slug text not null,
  period_start integer,
  period_end integer not null,
  known_at timestamptz not null,
  primary key (district, id),
  constraint plan_has_its_own_slug unique (district, slug)
);
comment on table plans.plan is '一份整体解决方案 / one plan document and its period';

create table plans.plan_version (
  district text not null,
  plan uuid not null,
  version integer not null check (version > 0),
  origin text not null check (origin in ('file', 'local')),
  content_hash text not null,
  title text,
  doc_number text,
  issuer text,
  issued_on date,
  pack jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  primary key (district, plan, version),
  foreign key (district, plan) references plans.plan (district, id)
);
comment on table plans.plan_version is '已发布的版本，不再改动 / published versions, never changed';

create table plans.import (
  district text not null,
  id uuid not null,
  file uuid,
  name text not null,
  format text not null,
  text text not null,
  read_pack jsonb not null,
  pack jsonb not null,
  settled jsonb not null default '[]',
  revision integer not null default 1,
  plan uuid,
  state text not null check (state in ('review', 'published', 'withdrawn')),
  published_version integer,
  made_by text not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  ended_reason text,
  primary key (district, id),
  foreign key (district, file) references platform.file (district, id),
  foreign key (district, plan) references plans.plan (district, id)
);
comment on table plans.import is '导入与校对：左原文右条目；read_pack 为机器所读，pack 为人所改 / an import under review: what was read, and what a person made of it';
create index import_by_time on plans.import (district, made_at);

create table plans.indicator (
  district text not null,
  plan uuid not null,
  key text not null,
  version integer not null,
  position integer not null,
  no integer,
  domain text not null,
  category text,
  name text not null,
  unit text,
  base_year integer,
  base text,
  base_value double precision,
  target_year integer,
  target text,
  target_op text not null check (target_op in ('>=', '>', '=', '<=', '<', 'range', '~', 'qualitative')),
  target_value double precision,
  target_max double precision,
  nature text check (nature in ('约束性', '预期性')),
  lead_names jsonb not null,
  known_at timestamptz not null,
  ended_at timestamptz,
  withdrawn_reason text,
  primary key (district, plan, key, version),
  foreign key (district, plan, version) references plans.plan_version (district, plan, version),
  constraint indicator_range_is_ordered check (target_op <> 'range' or target_max >= target_value)
);
comment on table plans.indicator is '指标在各版本中的样子；ended_at 之后由新版本取代或撤销 / an indicator as each version prints it';

create table plans.indicator_definition (
  district text not null,
  plan uuid not null,
  key text not null,
  version integer not null,
  kind text not null,
  settings jsonb not null,
  unsure text,
  origin text not null check (origin in ('file', 'local')),
  content_hash text not null,
  known_at timestamptz not null,
  set_by text not null,
  primary key (district, plan, key, version)
);
comment on table plans.indicator_definition is '数是什么样的数、从哪里来；unsure 即待核 / what kind of number it is and where it comes from; unsure: to be confirmed';

create table plans.indicator_lead (
  district text not null,
  plan uuid not null,
  key text not null,
  department text not null,
  position integer not null,
  assigned boolean not null,
  known_at timestamptz not null,
  set_by text not null,
  ended_at timestamptz,
  primary key (district, plan, key, department, known_at),
  foreign key (district, department) references plans.department (district, id)
);
comment on table plans.indicator_lead is '牵头部门：文件印明的，或统筹指定的（assigned）/ lead departments, printed or assigned';

-- A department leads an indicator once at a time.
create unique index lead_stands_once on plans.indicator_lead (district, plan, key, department) where ended_at is null;

create table plans.indicator_target (
  district text not null,
  id uuid not null,
  plan uuid not null,
  key text not null,
  op text not null,
  value double precision,
  value_max double precision,
  text text not null,
  document text not null,
  valid_from date not null,
  known_at timestamptz not null,
  set_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text,
  primary key (district, id),
  constraint target_op_is_known check (op in ('>=', '>', '=', '<=', '<', 'range', '~', 'qualitative')),
  constraint target_names_its_document check (length(document) > 0),
  constraint target_withdrawn_with_reason check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table plans.indicator_target is '市下达或调整的目标，自生效日起取代文件所印 / targets handed down later; each with its document';
create index indicator_target_of on plans.indicator_target (district, plan, key, valid_from);
-- One document hands a target down once for a day.
create unique index target_handed_down_already on plans.indicator_target (district, plan, key, valid_from, document) where withdrawn_at is null;

create table plans.indicator_value (
  district text not null,
  id uuid not null,
  plan uuid not null,
  key text not null,
  starts_on date not null,
  ends_on date not null,
  value double precision,
  verdict text check (verdict in ('met', 'not_met')),
  note text not null default '',
  evidence jsonb not null default '[]',
  department text,
  reported_by text not null,
  reported_name text not null,
  reported_at timestamptz not null,
  state text not null check (state in ('reported', 'approved', 'rejected', 'withdrawn')),
  decided_by text,
  decided_name text,
  decided_at timestamptz,
  decided_reason text,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  primary key (district, id),
  constraint value_or_verdict check ((value is null) <> (verdict is null)),
  constraint value_period_is_ordered check (starts_on < ends_on),
  constraint value_approved_by_another check (decided_by is null or decided_by <> reported_by),
  constraint value_decided_with_name check ((state = 'reported') = (decided_by is null) or state = 'withdrawn'),
  constraint value_withdrawn_with_reason check ((state = 'withdrawn') = (withdrawn_reason is not null))
);
comment on table plans.indicator_value is '上报值：一人报、另一人批；期间半开，ends_on 前一日为所指之日 / reported values: one reports, another approves; period half-open';
create index indicator_value_series on plans.indicator_value (district, plan, key, ends_on, decided_at);
create index indicator_value_waiting on plans.indicator_value (district, state, reported_at);
-- One report of a period waits at a time: a second tap or a second officer meets the first.
create unique index value_waits_once on plans.indicator_value (district, plan, key, starts_on, ends_on) where state = 'reported';

create table plans.indicator_base (
  district text not null,
  plan uuid not null,
  key text not null,
  value uuid not null,
  known_at timestamptz not null,
  set_by text not null,
  primary key (district, plan, key, known_at),
  foreign key (district, value) references plans.indicator_value (district, id)
);
comment on table plans.indicator_base is '文件未印基期时，把首个批准值定为基期 / the first approved value declared the base';

create table plans.task (
  district text not null,
  plan uuid not null,
  key text not null,
  version integer not null,
  position integer not null,
  no text,
  title text not null,
  path jsonb not null,
  domain text not null,
  department_names jsonb not null,
  known_at timestamptz not null,
  ended_at timestamptz,
  withdrawn_reason text,
  primary key (district, plan, key, version),
  foreign key (district, plan, version) references plans.plan_version (district, plan, version)
);
comment on table plans.task is '任务在各版本中的样子 / a task as each version prints it';

create table plans.task_duty (
  district text not null,
  plan uuid not null,
  task text not null,
  department text not null,
  role text not null check (role in ('lead', 'support', 'implement')),
  position integer not null,
  known_at timestamptz not null,
  set_by text not null,
  ended_at timestamptz,
  primary key (district, plan, task, department, known_at),
  foreign key (district, department) references plans.department (district, id)
);
comment on table plans.task_duty is '牵头、配合、实施；各街镇逐一成行 / lead, support, implement; one line per street office';
create index task_duty_of_department on plans.task_duty (district, department);

create table plans.milestone (
  district text not null,
  id uuid not null,
  plan uuid not null,
  task text not null,
  department text,
  title text not null check (length(title) between 1 and 200),
  due_on date not null,
  done_on date,
  evidence jsonb not null default '[]',
  made_by text not null,
  known_at timestamptz not null,
  done_by text,
  done_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text,
  primary key (district, id),
  foreign key (district, department) references plans.department (district, id),
  constraint milestone_done_once check ((done_on is null) = (done_at is null)),
  constraint milestone_withdrawn_with_reason check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table plans.milestone is '任务的节点与期限 / dated milestones of a task';
create index milestone_of_task on plans.milestone (district, plan, task);
create index milestone_by_day on plans.milestone (district, due_on);

create table plans.task_report (
  district text not null,
  id uuid not null,
  plan uuid not null,
  task text not null,
  department text not null,
  quarter text not null check (quarter ~ '^[0-9]{4}Q[1-4]$'),
  state text not null check (state in ('on_track', 'difficult', 'stopped', 'done')),
  text text not null check (length(text) between 1 and 4000),
  evidence jsonb not null default '[]',
  reported_by text not null,
  reported_name text not null,
  known_at timestamptz not null,
  primary key (district, id),
  foreign key (district, department) references plans.department (district, id)
);
comment on table plans.task_report is '季度进展，后报者更正前报 / quarterly progress; a later report of the same quarter corrects the earlier';
create index task_report_of_task on plans.task_report (district, plan, task, quarter, known_at);

create table plans.task_link (
  district text not null,
  plan uuid not null,
  task text not null,
  indicator text not null,
  known_at timestamptz not null,
  set_by text not null,
  ended_at timestamptz,
  primary key (district, plan, task, indicator, known_at)
);
comment on table plans.task_link is '任务推动哪些指标 / the indicators a task moves';

create table plans.supervision (
  district text not null,
  id uuid not null,
  plan uuid not null,
  subject_kind text not null check (subject_kind in ('task', 'indicator', 'project', 'meeting')),
  subject text not null,
  department text not null,
  title text not null check (length(title) between 1 and 200),
  text text not null check (length(text) between 1 and 4000),
  issued_by text not null,
  issued_name text not null,
  issued_at timestamptz not null,
  due_on date not null,
  answer text,
  answer_evidence jsonb not null default '[]',
  answered_by text,
  answered_name text,
  answered_at timestamptz,
  closed_by text,
  closed_at timestamptz,
  closing_note text,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text,
  primary key (district, id),
  foreign key (district, department) references plans.department (district, id),
  constraint supervision_answered_before_closed check (closed_at is null or answered_at is not null),
  constraint supervision_withdrawn_with_reason check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table plans.supervision is '督办：期限、答复、销号；也记联席会议议定事项 / supervision orders and decisions of meetings, tracked to closure';
create index supervision_by_department on plans.supervision (district, department, due_on);

create table plans.project (
  district text not null,
  plan uuid not null,
  key text not null,
  version integer not null,
  position integer not null,
  no integer,
  name text not null,
  type text,
  period text,
  starts_on date,
  ends_on date,
  place text,
  investment_wan double precision,
  requested_wan double precision,
  responsible_names jsonb not null,
  known_at timestamptz not null,
  ended_at timestamptz,
  withdrawn_reason text,
  primary key (district, plan, key, version),
  foreign key (district, plan, version) references plans.plan_version (district, plan, version)
);
comment on table plans.project is '重大项目在各版本中的样子；金额单位万元 / major projects as each version prints them; money in 10,000 yuan as printed';

create table plans.project_stage (
  district text not null,
  id uuid not null,
  plan uuid not null,
  project text not null,
  name text not null check (length(name) between 1 and 100),
  starts_on date not null,
  ends_on date not null,
  done_on date,
  position integer not null,
  made_by text not null,
  known_at timestamptz not null,
  done_by text,
  done_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text,
  primary key (district, id),
  constraint stage_period_is_ordered check (starts_on < ends_on),
  constraint stage_withdrawn_with_reason check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table plans.project_stage is '项目阶段，期间半开 / stages of a project, half-open';
create index project_stage_of on plans.project_stage (district, plan, project, position);

create table plans.project_spending (
  district text not null,
  id uuid not null,
  plan uuid not null,
  project text not null,
  spent_on date not null,
  fen bigint not null,
  note text not null,
  evidence jsonb not null default '[]',
  made_by text not null,
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text,
  primary key (district, id),
  constraint spending_withdrawn_with_reason check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table plans.project_spending is '项目支出，单位分；退回为负 / money spent on a project in fen; a refund is negative';
create index project_spending_of on plans.project_spending (district, plan, project, spent_on);

create table plans.register_item (
  district text not null,
  plan uuid not null,
  register text not null check (register in ('industries', 'reforms', 'policies', 'factors')),
  key text not null,
  version integer not null,
  position integer not null,
  no integer,
  category text,
  name text not null,
  doc_number text,
  responsible_names jsonb not null,
  known_at timestamptz not null,
  ended_at timestamptz,
  withdrawn_reason text,
  primary key (district, plan, register, key, version),
  foreign key (district, plan, version) references plans.plan_version (district, plan, version)
);
comment on table plans.register_item is '产业、改革、政策、要素清单 / industries, reforms, policies and factors';

create table plans.register_status (
  district text not null,
  id uuid not null,
  plan uuid not null,
  register text not null,
  item text not null,
  state text not null check (state in ('not_started', 'under_way', 'done', 'stopped')),
  note text not null,
  evidence jsonb not null default '[]',
  set_by text not null,
  set_name text not null,
  known_at timestamptz not null,
  primary key (district, id)
);
comment on table plans.register_status is '清单条目的进展，只增 / status of a list item, append-only';
create index register_status_of on plans.register_status (district, plan, register, item, known_at);

do $$
declare t text;
begin
  for t in select format('plans.%I', tablename) from pg_tables where schemaname = 'plans' loop
    perform platform.protect_tenant(t::regclass);
  end loop;
end $$;
grant select, insert, update on all tables in schema plans to {app};
grant select on all tables in schema plans to {counter};
