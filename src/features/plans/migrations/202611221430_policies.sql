-- The policy library: documents in clauses, in versions, each with the period in which it holds.
-- A version is never changed: it is replaced by the next one, or withdrawn with a reason. What is under review is a draft.
create table plans.policy (
  district text not null,
  id uuid not null,
  number text,
  title text not null check (length(title) between 2 and 200),
  issuer text,
  level text not null check (level in ('国家', '市', '区')),
  kind text not null check (kind in ('法律法规', '规划方案', '办法细则', '意见', '通知', '标准', '其他')),
  plan uuid,
  made_at timestamptz not null,
  primary key (district, id),
  foreign key (district, plan) references plans.plan (district, id),
  constraint policy_number_is_there_already unique (district, number),
  constraint policy_of_a_plan_stands_once unique (district, plan)
);
comment on table plans.policy is '政策库中的一份文件；文号、标题随最新一版 / a document of the policy library; number and title are those of its newest version';

create table plans.policy_version (
  district text not null,
  policy uuid not null,
  version integer not null check (version > 0),
  number text,
  title text not null,
  issuer text,
  issued_on date,
  valid_from date not null,
  valid_to date,
  replaces uuid,
  plan_version integer,
  source text not null default '',
  clauses integer not null check (clauses > 0),
  whole boolean not null,
  content_hash text not null,
  origin text not null check (origin in ('file', 'local')),
  published_at timestamptz not null,
  published_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text,
  primary key (district, policy, version),
  foreign key (district, policy) references plans.policy (district, id),
  foreign key (district, replaces) references plans.policy (district, id),
  constraint policy_holds_a_plan_version_once unique (district, policy, plan_version),
  constraint policy_period_is_ordered check (valid_to is null or valid_to > valid_from),
  constraint policy_does_not_replace_itself check (replaces is null or replaces <> policy),
  constraint policy_withdrawn_with_reason check ((withdrawn_at is null) = (withdrawn_reason is null) and (withdrawn_at is null) = (withdrawn_by is null))
);
comment on table plans.policy_version is '政策的一版：有效期半开 [valid_from, valid_to)；replaces 为被本版废止的另一份文件 / a version with its half-open period; replaces: another document that it ends';
comment on column plans.policy_version.source is '来源说明或网址，仅作文字 / where it came from, as text only';
comment on column plans.policy_version.plan_version is '是方案的第几版；自行上传的为空 / which version of the plan it is; none where an officer brought the document in';
comment on column plans.policy_version.whole is '是否有全文；否则仅有标题、指标、任务等事实 / whether the text is there; otherwise headings, indicators and tasks only';
create index policy_replaced_by on plans.policy_version (district, replaces) where replaces is not null;

create table plans.policy_clause (
  district text not null,
  policy uuid not null,
  version integer not null,
  ordinal integer not null check (ordinal > 0),
  place text not null,
  path jsonb not null,
  heading text,
  text text not null,
  kind text not null check (kind in ('text', 'row', 'indicator', 'task')),
  primary key (district, policy, version, ordinal),
  foreign key (district, policy, version) references plans.policy_version (district, policy, version)
);
comment on table plans.policy_clause is '条款：place 为所在位置，如 二（一）1、第三条、养老表 4；path 为上级标题 / a clause: its place as people cite it, the headings above it, its text';
create index policy_clause_by_place on plans.policy_clause (district, policy, version, place);

-- Full text is found by tokens read by equality or range: under row security a match operator of text search does not reach its index.
-- One row a token and version, with the clauses that hold it, so that a search reads some hundreds of rows at most. Clause 0 is the title.
create table plans.policy_token (
  district text not null,
  token text collate "C" not null,
  policy uuid not null,
  version integer not null,
  clauses integer[] not null,
  times integer[] not null,
  primary key (district, token, policy, version)
);
comment on table plans.policy_token is '检索词：相邻两字、词、数字；由条款推得，故不设外键 / what clauses are found by; derived from them, so it needs no foreign key';

create table plans.policy_draft (
  district text not null,
  id uuid not null,
  file uuid,
  name text not null,
  format text not null,
  text text not null,
  head jsonb not null,
  clauses jsonb not null,
  revision integer not null default 1,
  state text not null check (state in ('review', 'published', 'withdrawn')),
  policy uuid,
  published_version integer,
  made_by text not null,
  made_name text not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  ended_reason text,
  primary key (district, id),
  foreign key (district, file) references platform.file (district, id),
  foreign key (district, policy) references plans.policy (district, id),
  constraint policy_draft_ended_by_somebody check ((state = 'review') = (ended_at is null) and (ended_at is null) = (ended_by is null)),
  constraint policy_draft_published_as_a_version check ((state = 'published') = (published_version is not null))
);
comment on table plans.policy_draft is '待校对的政策：左原文右条款，发布后成为一版 / a policy under review: the text and the clauses made of it';
create index policy_draft_by_time on plans.policy_draft (district, made_at);

select platform.protect_tenant('plans.policy');
select platform.protect_tenant('plans.policy_version');
select platform.protect_tenant('plans.policy_clause');
select platform.protect_tenant('plans.policy_token');
select platform.protect_tenant('plans.policy_draft');
grant select, insert, update on plans.policy, plans.policy_version, plans.policy_draft to {app};
grant select, insert on plans.policy_clause to {app};
grant select, insert, delete on plans.policy_token to {app};
grant select on plans.policy, plans.policy_version, plans.policy_clause to {counter};
