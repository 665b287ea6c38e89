-- Around the records of people: imports, duplicates, rosters, cards, consents, corrections, letters, retention.

create table people.import (
  district text not null,
  id uuid not null,
  file_name text not null,
  media_type text not null,
  bytes bigint not null check (bytes >= 0),
  sha256 text not null,
  state text not null check (state in ('received', 'running', 'done', 'failed', 'cancelled')),
  scope text not null,
  columns jsonb not null default '{}',
  source text not null,
  rows_total integer,
  rows_done integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  same integer not null default 0,
  bad integer not null default 0,
  failure text,
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null,
  finished_at timestamptz,
  primary key (district, id)
);
comment on table people.import is '名册导入：文件、进度、结果；scope 为 * 或导入人所辖街镇 / an import of people: file, progress, outcome; scope: * or the streets of who imports';
select platform.protect_tenant('people.import');
grant select, insert, update on people.import to {app};

create table people.import_part (
  district text not null,
  import uuid not null,
  part integer not null,
  sealed bytea not null,
  primary key (district, import, part),
  foreign key (district, import) references people.import (district, id)
);
comment on table people.import_part is '导入文件的分块密文，按留存期限删除 / the imported file in sealed parts, removed by the retention schedule';
select platform.protect_tenant('people.import_part');
grant select, insert, delete on people.import_part to {app};

create table people.import_fault (
  district text not null,
  import uuid not null,
  row integer not null,
  position smallint not null,
  field text not null,
  reason text not null,
  expected text,
  primary key (district, import, row, position),
  foreign key (district, import) references people.import (district, id)
);
comment on table people.import_fault is '未导入的行：行号、字段、原因 / rows that did not get in: row, field, reason';
select platform.protect_tenant('people.import_fault');
grant select, insert, delete on people.import_fault to {app};

create table people.duplicate (
  district text not null,
  id uuid not null,
  one uuid not null,
  other uuid not null,
  reason text not null check (reason in ('same_number', 'alike')),
  score real not null,
  state text not null check (state in ('proposed', 'merged', 'different')),
  found_at timestamptz not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  why text,
  primary key (district, id),
  foreign key (district, one) references people.person (district, id),
  foreign key (district, other) references people.person (district, id),
  constraint duplicate_pair_once unique (district, one, other),
  constraint duplicate_pair_in_order check (one < other)
);
comment on table people.duplicate is '疑似重复：两条记录、依据、由人认定 / two records that may be one person, decided by a person';
create index duplicate_by_state on people.duplicate (district, state, score desc);
select platform.protect_tenant('people.duplicate');
grant select, insert, update on people.duplicate to {app};

create table people.merge (
  district text not null,
  id uuid not null,
  kept uuid not null,
  merged uuid not null,
  why text not null,
  merged_by text not null,
  merged_by_name text not null,
  merged_at timestamptz not null,
  undone_by text,
  undone_by_name text,
  undone_at timestamptz,
  undone_why text,
  primary key (district, id),
  foreign key (district, kept) references people.person (district, id),
  foreign key (district, merged) references people.person (district, id)
);
comment on table people.merge is '合并与撤销合并的历史 / merges and their undoing';
create unique index merge_stands_once on people.merge (district, merged) where undone_at is null;
select platform.protect_tenant('people.merge');
grant select, insert, update on people.merge to {app};

create table people.roster (
  district text not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  filter jsonb not null,
  street text,
  made_by text not null,
  made_by_name text not null,
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (district, id)
);
comment on table people.roster is '名册：保存的条件，打开时现查；street 为空是全区共用 / a saved live filter; without a street it is the district''s';
create unique index roster_name_once on people.roster (district, coalesce(street, ''), name) where withdrawn_at is null;
select platform.protect_tenant('people.roster');
grant select, insert, update on people.roster to {app};

create table people.card (
  district text not null,
  id uuid not null,
  person uuid not null,
  number text not null,
  key_id text not null,
  issued_on date not null,
  expires_on date not null,
  issued_by text not null,
  issued_by_name text not null,
  known_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text,
  revoked_why text,
  primary key (district, id),
  foreign key (district, person) references people.person (district, id),
  constraint card_number_once unique (district, number),
  constraint card_period check (expires_on > issued_on),
  constraint card_revoked_with_reason check ((revoked_at is null) = (revoked_why is null))
);
comment on table people.card is '离线码卡：签发、到期、作废 / printed cards with a signed code';
create index card_of_person on people.card (district, person);
select platform.protect_tenant('people.card');
grant select, insert, update on people.card to {app};

create table people.consent (
  district text not null,
  id uuid not null,
  person uuid not null,
  purpose text not null,
  given_by uuid,
  given_by_name text not null,
  as_what text not null check (as_what in ('self', 'guardian')),
  given_on date not null,
  expires_on date,
  withdrawn_on date,
  how text not null,
  recorded_by text not null,
  known_at timestamptz not null,
  primary key (district, id),
  foreign key (district, person) references people.person (district, id)
);
comment on table people.consent is '同意：谁为何目的在何期间同意处理；未成年人由监护人 / consents; a child''s is the guardian''s';
create index consent_of_person on people.consent (district, person);
select platform.protect_tenant('people.consent');
grant select, insert, update on people.consent to {app};

create table people.correction (
  district text not null,
  id uuid not null,
  person uuid not null,
  field text not null,
  says text not null check (length(says) between 1 and 500),
  state text not null check (state in ('asked', 'done', 'refused', 'withdrawn')),
  asked_by text not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  answer_due_on date not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  answer text,
  primary key (district, id),
  foreign key (district, person) references people.person (district, id),
  constraint correction_answered_with_words check (state not in ('done', 'refused') or answer is not null)
);
comment on table people.correction is '个人请求更正 / a person asks for a correction and gets an answer';
create index correction_by_state on people.correction (district, state, asked_at);
create index correction_of_person on people.correction (district, person);
select platform.protect_tenant('people.correction');
grant select, insert, update on people.correction to {app};

create table people.letter (
  district text not null,
  id uuid not null,
  person uuid not null,
  code_hash bytea not null,
  as_what text not null check (as_what in ('self', 'guardian', 'trusted')),
  relationship uuid,
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  tries integer not null default 0,
  used_at timestamptz,
  used_by text,
  withdrawn_at timestamptz,
  primary key (district, id),
  foreign key (district, person) references people.person (district, id),
  constraint letter_code_once unique (district, code_hash)
);
comment on table people.letter is '核验函：窗口当面核验后交给本人的一次性口令 / a one-time code handed over at the counter after proof';
create index letter_of_person on people.letter (district, person);
select platform.protect_tenant('people.letter');
grant select, insert, update on people.letter to {app};

create table people.retention_run (
  district text not null,
  id uuid not null,
  ran_at timestamptz not null,
  on_day date not null,
  dry boolean not null,
  report jsonb not null,
  ran_by text not null,
  primary key (district, id)
);
comment on table people.retention_run is '留存执行报告：每类记录删除、去标识或暂缓了多少 / what each run of the retention schedule did';
select platform.protect_tenant('people.retention_run');
grant select, insert on people.retention_run to {app};
