-- People: one record a person of any age, and what was true of them when. Rows are ended or withdrawn, never deleted except by the published
-- retention schedule. valid_from/valid_to say when something held (half-open), known_at when we learnt it, withdrawn_at when we learnt otherwise.
create schema people;
grant usage on schema people to {app}, {counter};

create table people.person (
  district text not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  sex text not null check (sex in ('female', 'male', 'unknown')),
  born_on date,
  died_on date,
  phone text,
  registered_street text,
  registered_committee text,
  residence_street text,
  residence_committee text,
  merged_into uuid,
  synthetic boolean not null default false,
  source text not null,
  revision integer not null default 1,
  known_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (district, id),
  foreign key (district, merged_into) references people.person (district, id),
  constraint person_dies_after_birth check (died_on is null or born_on is null or died_on >= born_on),
  constraint person_is_not_merged_into_itself check (merged_into <> id)
);
comment on table people.person is '人：一人一条，户籍与居住所在街镇为当前值；merged_into 指向合并后的记录 / a person; streets are the current ones; merged_into points to the record kept';
create index person_by_residence on people.person (district, residence_street, born_on) where merged_into is null;
create index person_by_registration on people.person (district, registered_street, born_on) where merged_into is null;
create index person_by_name on people.person (district, name, born_on);
create index person_merged on people.person (district, merged_into) where merged_into is not null;
select platform.protect_people('people.person', 'id', 'registered_street', 'residence_street');
grant select, insert, update on people.person to {app};
grant select on people.person to {counter};

create table people.person_change (
  district text not null,
  id uuid not null,
  person uuid not null,
  field text not null,
  was text,
  became text,
  why text not null,
  changed_by text not null,
  changed_by_name text not null,
  known_at timestamptz not null,
  primary key (district, id),
  foreign key (district, person) references people.person (district, id)
);
comment on table people.person_change is '基本信息更正的历史 / corrections of what a person record itself says';
create index person_change_of_person on people.person_change (district, person, id);
select platform.protect_tenant('people.person_change');
grant select, insert, update on people.person_change to {app};

-- How a person is found: name, pinyin and initials as tokens, read by range (patterns do not reach an index under row security).
create table people.token (
  district text not null,
  token text collate "C" not null,
  person uuid not null,
  weight smallint not null,
  primary key (district, token, person)
);
comment on table people.token is '检索词：姓名、全拼、首字母；由姓名推得，故不设外键 / what a person is found by; derived from the name, so it needs no foreign key';
select platform.protect_tenant('people.token');
grant select, insert, delete on people.token to {app};

create table people.identity (
  district text not null,
  id uuid not null,
  person uuid not null,
  kind text not null,
  sealed bytea not null,
  key_id text not null,
  blind bytea not null,
  blind_key_id text not null,
  masked text not null,
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (district, id),
  foreign key (district, person) references people.person (district, id)
);
comment on table people.identity is '证件号码：密文、盲索引与掩码 / identity numbers: sealed, blind index for exact look-up, masked';
create index identity_by_number on people.identity (district, kind, blind);
create index identity_of_person on people.identity (district, person);
create index identity_by_key on people.identity (district, key_id);
create index identity_by_blind_key on people.identity (district, blind_key_id);
select platform.protect_tenant('people.identity');
grant select, insert, update on people.identity to {app};

create table people.address (
  district text not null,
  id uuid not null,
  person uuid not null,
  kind text not null check (kind in ('registered', 'residence')),
  street text,
  committee text,
  line text not null default '',
  outside text,
  valid_from date not null,
  valid_to date,
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  source text not null,
  recorded_by text not null,
  primary key (district, id),
  foreign key (district, person) references people.person (district, id),
  constraint address_period check (valid_to is null or valid_to > valid_from),
  constraint address_is_here_or_outside check (street is null or outside is null)
);
comment on table people.address is '户籍与居住地址，到街镇和居村委；区外写明地名 / registered and residence addresses over time; outside: a place beyond the district';
create unique index address_one_open on people.address (district, person, kind) where valid_to is null and withdrawn_at is null;
create index address_of_person on people.address (district, person);
create index address_by_street on people.address (district, kind, street, valid_from);
select platform.protect_tenant('people.address');
grant select, insert, update on people.address to {app};
grant select on people.address to {counter};

create table people.fact (
  district text not null,
  id uuid not null,
  person uuid not null,
  name text not null,
  value text not null,
  valid_from date not null,
  valid_to date,
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  source text not null,
  recorded_by text not null,
  primary key (district, id),
  foreign key (district, person) references people.person (district, id),
  constraint fact_period check (valid_to is null or valid_to > valid_from)
);
comment on table people.fact is '关于人的事实：独居、纯老、低保、残疾、优抚、失能…，有期间、来源 / dated facts about a person with their source';
create unique index fact_one_open on people.fact (district, person, name) where valid_to is null and withdrawn_at is null;
create index fact_by_name on people.fact (district, name, value, person);
select platform.protect_tenant('people.fact');
grant select, insert, update on people.fact to {app};
grant select on people.fact to {counter};

create table people.household (
  district text not null,
  id uuid not null,
  kind text not null check (kind in ('registered', 'living')),
  street text,
  committee text,
  line text not null default '',
  source text not null,
  known_at timestamptz not null,
  ended_on date,
  primary key (district, id)
);
comment on table people.household is '户：户籍户或共同生活户 / a household: on the register, or living together';
create index household_by_street on people.household (district, street);
select platform.protect_tenant('people.household');
grant select, insert, update on people.household to {app};
grant select on people.household to {counter};

create table people.household_member (
  district text not null,
  id uuid not null,
  household uuid not null,
  person uuid not null,
  role text not null check (role in ('head', 'spouse', 'child', 'parent', 'grandparent', 'grandchild', 'sibling', 'other')),
  valid_from date not null,
  valid_to date,
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  source text not null,
  primary key (district, id),
  foreign key (district, household) references people.household (district, id),
  foreign key (district, person) references people.person (district, id),
  constraint household_member_period check (valid_to is null or valid_to > valid_from)
);
comment on table people.household_member is '户成员及其与户主关系的期间 / who belonged to a household when';
create unique index household_member_once on people.household_member (district, household, person) where valid_to is null and withdrawn_at is null;
create index household_member_of_person on people.household_member (district, person);
select platform.protect_tenant('people.household_member');
grant select, insert, update on people.household_member to {app};
grant select on people.household_member to {counter};

create table people.relationship (
  district text not null,
  id uuid not null,
  person uuid not null,
  other uuid,
  other_name text,
  other_phone text,
  kind text not null check (kind in ('parent', 'guardian', 'spouse', 'child', 'carer', 'emergency_contact', 'trusted')),
  may text[] not null default '{}',
  valid_from date not null,
  valid_to date,
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_why text,
  source text not null,
  evidence uuid,
  recorded_by text not null,
  primary key (district, id),
  foreign key (district, person) references people.person (district, id),
  foreign key (district, other) references people.person (district, id),
  constraint relationship_names_the_other check (other is not null or other_name is not null),
  constraint relationship_is_with_another check (other <> person),
  constraint relationship_period check (valid_to is null or valid_to > valid_from),
  constraint relationship_trusted_is_limited check (kind <> 'trusted' or (valid_to is not null and cardinality(may) > 0))
);
comment on table people.relationship is '关系：other 是 person 的父母、监护人、照护者、紧急联系人或代办人；代办须有期限和事项 / other is person''s parent, guardian, carer, emergency contact or trusted person; a trusted person''s authority is dated and limited';
create index relationship_of_person on people.relationship (district, person);
create index relationship_of_other on people.relationship (district, other);
select platform.protect_tenant('people.relationship');
grant select, insert, update on people.relationship to {app};

create table people.life_event (
  district text not null,
  id uuid not null,
  person uuid not null,
  kind text not null check (kind in ('born', 'died', 'moved_in', 'moved_out', 'moved_within')),
  happened_on date not null,
  before jsonb not null default '{}',
  source text not null,
  evidence uuid,
  recorded_by text not null,
  recorded_by_name text not null,
  known_at timestamptz not null,
  undone_at timestamptz,
  undone_by text,
  undone_why text,
  primary key (district, id),
  foreign key (district, person) references people.person (district, id),
  constraint life_event_undone_with_reason check ((undone_at is null) = (undone_why is null))
);
comment on table people.life_event is '人生事件：出生、死亡、迁入、迁出、区内迁移；可撤销 / births, deaths and moves; can be undone';
create unique index life_event_dies_once on people.life_event (district, person) where kind = 'died' and undone_at is null;
create index life_event_of_person on people.life_event (district, person, id);
select platform.protect_tenant('people.life_event');
grant select, insert, update on people.life_event to {app};

-- What other features join to say who a row is about: only records that stand, and only those the reader may see.
create view people.brief with (security_invoker = true) as
  select district, id, name, sex, born_on, died_on, phone, registered_street, registered_committee, residence_street, residence_committee, synthetic
  from people.person where merged_into is null;
comment on view people.brief is '人员简表：供其他功能关联 / who a row is about, for other features';
grant select on people.brief to {app}, {counter};
