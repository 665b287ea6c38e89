-- Rules and services as dated versions, drafts of rules with what they would change, and decisions with the facts they rest on.
create extension if not exists btree_gist;
create schema services;
grant usage on schema services to {app}, {worker}, {counter};

-- A row is a stretch of time in which one document holds. Nothing is changed in place but the withdrawal: a stretch that a later version cuts
-- short is withdrawn in favour of a shorter row of the same document (replaced_by), so that any day can be asked for as it was known then.
create table services.rule_version (
  district text not null,
  id uuid not null,
  name text not null,
  layer text not null check (layer in ('national', 'city', 'district')),
  document jsonb not null,
  hash text not null,
  valid_from date not null,
  valid_to date,
  origin text not null check (origin in ('file', 'local')),
  published_at timestamptz not null,
  published_by text not null,
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_why text,
  replaced_by uuid,
  closed_by uuid,
  primary key (district, id),
  constraint rule_version_period check (valid_to is null or valid_to > valid_from),
  constraint rule_version_one_at_a_time exclude using gist
    (district with =, layer with =, name with =, daterange(valid_from, valid_to) with &&) where (withdrawn_at is null)
);
comment on table services.rule_version is '规则的版本：名称、层级（国家、市、区）、内容与哈希、期间；文件只补新版本，不覆盖本地发布的版本 / versions of rules; a file never overwrites what a person published here';
comment on column services.rule_version.replaced_by is '被同一内容、期间不同的一行取代 / replaced by a row of the same document with another period';
comment on column services.rule_version.closed_by is '因哪一版生效而终止 / the version whose beginning ended this one';
create index rule_version_by_name on services.rule_version (district, name, valid_from);
create index rule_version_by_hash on services.rule_version (district, hash);
select platform.protect_tenant('services.rule_version');
grant select, insert, update on services.rule_version to {app};
grant select on services.rule_version to {counter};

create table services.service_version (
  district text not null,
  id uuid not null,
  name text not null,
  layer text not null check (layer in ('national', 'city', 'district')),
  document jsonb not null,
  hash text not null,
  valid_from date not null,
  valid_to date,
  origin text not null check (origin in ('file', 'local')),
  published_at timestamptz not null,
  published_by text not null,
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_why text,
  replaced_by uuid,
  closed_by uuid,
  primary key (district, id),
  constraint service_version_period check (valid_to is null or valid_to > valid_from),
  constraint service_version_one_at_a_time exclude using gist
    (district with =, layer with =, name with =, daterange(valid_from, valid_to) with &&) where (withdrawn_at is null)
);
comment on table services.service_version is '服务清单的条目及其版本；name 为条目编号 / entries of the catalogue of services and their versions; name is the entry''s id';
create index service_version_by_name on services.service_version (district, name, valid_from);
select platform.protect_tenant('services.service_version');
grant select, insert, update on services.service_version to {app};
grant select on services.service_version to {counter};

create table services.rule_draft (
  district text not null,
  id uuid not null,
  name text not null,
  text text not null,
  reason text not null,
  state text not null check (state in ('open', 'published', 'withdrawn')),
  made_at timestamptz not null,
  made_by text not null,
  made_by_name text not null,
  changed_at timestamptz not null,
  version uuid,
  settled_at timestamptz,
  settled_by_name text,
  primary key (district, id),
  constraint rule_draft_settled check ((state = 'open') = (settled_at is null))
);
comment on table services.rule_draft is '规则草案：正文、缘由、状态；发布后指向版本 / drafts of rules: their text and reason, and the version they became';
create index rule_draft_by_state on services.rule_draft (district, state, id);
select platform.protect_tenant('services.rule_draft');
grant select, insert, update on services.rule_draft to {app};

create table services.impact (
  district text not null,
  id uuid not null,
  draft uuid not null,
  text_hash text not null,
  on_day date not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  total integer,
  checked integer not null default 0,
  changed integer not null default 0,
  outcomes jsonb not null default '[]',
  failure text,
  ordered_at timestamptz not null,
  ordered_by_name text not null,
  finished_at timestamptz,
  primary key (district, id),
  foreign key (district, draft) references services.rule_draft (district, id)
);
comment on table services.impact is '草案影响试算：对在册人员逐一比较现行与草案的结果 / what a draft would change: everybody on the register, decided by what holds and by the draft';
create index impact_of_draft on services.impact (district, draft, id);
select platform.protect_tenant('services.impact');
grant select, insert, update, delete on services.impact to {app};

create table services.impact_person (
  district text not null,
  impact uuid not null,
  person uuid not null,
  before text not null,
  after text not null,
  primary key (district, impact, person),
  foreign key (district, impact) references services.impact (district, id) on delete cascade
);
comment on table services.impact_person is '试算中结果会改变的人 / whose outcome a draft would change';
select platform.protect_tenant('services.impact_person');
grant select, insert, delete on services.impact_person to {app};

create table services.decision (
  district text not null,
  id uuid not null,
  rule text not null,
  rule_hash text not null,
  rules jsonb not null,
  about text not null check (about in ('person', 'household', 'facility', 'organization', 'application')),
  subject uuid not null,
  service text,
  on_day date not null,
  facts jsonb not null,
  outcome text not null,
  detail jsonb not null,
  decided_at timestamptz not null,
  decided_by text not null,
  decided_by_name text not null,
  primary key (district, id)
);
comment on table services.decision is '判定：规则与哈希、所用事实（冻结）、结果与条款 / a decision: the rule and its hash, the facts used as they were, the outcome with the clause that decided';
comment on column services.decision.rules is '参与判定的全部规则及其哈希 / every rule that took part, with its hash';
create index decision_of_subject on services.decision (district, subject, id);
create index decision_by_rule on services.decision (district, rule, id);
select platform.protect_tenant('services.decision');
grant select, insert, delete on services.decision to {app};
grant select on services.decision to {counter};
