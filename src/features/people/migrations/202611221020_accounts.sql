-- Letters: the first four characters find the letter, so that wrong tries count against it; a recovery letter is for an account.
alter table people.letter add column locator text;
alter table people.letter add column account text;
alter table people.letter add column papers text not null default '';
alter table people.letter add column second_factor_why text;
alter table people.letter drop constraint letter_as_what_check;
alter table people.letter add constraint letter_as_what_check check (as_what in ('self', 'guardian', 'trusted', 'recovery'));
alter table people.letter add constraint letter_recovers_an_account check ((as_what = 'recovery') = (account is not null));
comment on column people.letter.locator is '口令的前四位：用来找到这封函，输错计在它头上 / the first four characters: find the letter, so that wrong tries count';
comment on column people.letter.account is '找回函所对应的账号 / the account that a recovery letter is for';
comment on column people.letter.papers is '窗口核验了什么材料 / which papers were checked at the counter';
comment on column people.letter.second_factor_why is '一并关闭动态码的理由；空为保留 / why the second factor goes too; empty: it stays';
create index letter_by_locator on people.letter (district, locator) where used_at is null and withdrawn_at is null;

-- A bound adult says whose parent or guardian they are; where no officer recorded it, an officer decides.
create table people.ward_claim (
  district text not null,
  id uuid not null,
  person uuid not null,
  account text not null,
  account_name text not null,
  relation text not null check (relation in ('parent', 'guardian')),
  ward uuid,
  ward_name text not null,
  ward_born_on date,
  relationship uuid,
  says text not null default '',
  state text not null check (state in ('asked', 'granted', 'refused', 'withdrawn')),
  asked_at timestamptz not null,
  answer_due_on date not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  answer text,
  primary key (district, id),
  foreign key (district, person) references people.person (district, id),
  foreign key (district, ward) references people.person (district, id),
  constraint ward_claim_answered_with_words check (state not in ('granted', 'refused') or answer is not null),
  constraint ward_claim_granted_for_somebody check (state <> 'granted' or ward is not null)
);
comment on table people.ward_claim is '监护申报：本人说是谁的父母或监护人，由街镇核定 / somebody says whose parent or guardian they are; an officer decides';
create index ward_claim_by_state on people.ward_claim (district, state, asked_at);
create index ward_claim_of_person on people.ward_claim (district, person);
create index ward_claim_of_ward on people.ward_claim (district, ward) where ward is not null;
select platform.protect_tenant('people.ward_claim');
grant select, insert, update on people.ward_claim to {app};

-- A record under complaint or dispute is kept whatever the schedule says, until the hold is lifted.
create table people.retention_hold (
  district text not null,
  id uuid not null,
  person uuid not null,
  why text not null,
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null,
  lifted_by text,
  lifted_by_name text,
  lifted_at timestamptz,
  lifted_why text,
  primary key (district, id),
  foreign key (district, person) references people.person (district, id),
  constraint retention_hold_lifted_with_reason check ((lifted_at is null) = (lifted_why is null))
);
comment on table people.retention_hold is '暂缓处理：投诉、诉讼等期间不删除也不去标识 / while a complaint or dispute is open, nothing of the person is deleted or pseudonymised';
create index retention_hold_of_person on people.retention_hold (district, person) where lifted_at is null;
select platform.protect_tenant('people.retention_hold');
grant select, insert, update on people.retention_hold to {app};

-- Persons that moved away long ago stay as rows without what tells who they were.
alter table people.person add column pseudonymised_at timestamptz;
comment on column people.person.pseudonymised_at is '按留存期限去标识的时间 / when the record lost what tells who it was about';
create index person_by_death on people.person (district, died_on) where died_on is not null;

-- The rights that the retention schedule needs, and no other deed uses.
grant delete on people.identity, people.letter, people.correction, people.ward_claim to {app};
create index retention_run_by_day on people.retention_run (district, on_day, id);
