-- Courses: one application, many meetings, a draw whose seed was committed to before anybody applied. Notes that only their readers can open. Measures of a
-- person. What comes over from an older system, checked by one officer and signed off by another.
create table sessions.series (
  district text not null,
  id uuid not null,
  service text not null,
  facility uuid not null,
  term text not null check (length(term) between 2 and 30),
  title text not null check (length(title) between 1 and 60),
  teacher text not null default '' check (length(teacher) <= 60),
  about text not null default '' check (length(about) <= 1000),
  capacity integer not null check (capacity between 1 and 2000),
  age_from integer check (age_from between 0 and 1500),
  age_to integer check (age_to between 1 and 1500),
  apply_from date not null,
  apply_until date not null,
  draw_on date not null,
  starts_on date not null,
  ends_on date not null,
  enrolled integer not null default 0,
  ranked integer not null default 0 check (ranked >= 0),
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  sealed_seed bytea not null,
  key_id text not null,
  seed text check (seed ~ '^[0-9a-f]{64}$'),
  drawn_at timestamptz,
  draw jsonb not null default '[]',
  cancelled_at timestamptz,
  cancelled_why text check (length(cancelled_why) between 2 and 500),
  made_by text not null,
  made_by_name text not null,
  known_at timestamptz not null,
  primary key (district, id),
  foreign key (district, facility) references places.facility (district, id),
  constraint series_window check (apply_from < apply_until and apply_until <= draw_on and draw_on <= starts_on and starts_on < ends_on),
  constraint series_ages check (age_to is null or age_from is null or age_to > age_from),
  constraint series_has_room check (enrolled between 0 and capacity),
  constraint series_seed_with_draw check ((seed is null) = (drawn_at is null))
);
comment on table sessions.series is '课程：一次报名、多次上课；报名人数超过名额时按事先公布哈希的种子抽签 / a course: one application, many meetings; over-subscribed it is drawn by a seed whose hash was published before';
comment on column sessions.series.apply_until is '报名截止（当日不含）；截止前报名先后不影响结果 / the first day without applications; before it their order does not matter';
comment on column sessions.series.commitment is '种子的 SHA-256，报名开始前公布 / SHA-256 of the seed, published before applications open';
comment on column sessions.series.seed is '抽签时公开的种子，任何人可据此重算 / revealed at the draw, so that anybody can compute it again';
comment on column sessions.series.draw is '抽签结果：申请号、组、摘要、名次，不含个人信息 / the draw as it was published: application, group, digest, rank; nobody''s name';
create index series_of_facility on sessions.series (district, facility, apply_from);
create index series_of_service on sessions.series (district, service, apply_from);
create index series_to_draw on sessions.series (district, draw_on) where drawn_at is null and cancelled_at is null;
select platform.protect_tenant('sessions.series');
grant select, insert, update on sessions.series to {app};
grant select on sessions.series to {counter};

create table sessions.series_application (
  district text not null,
  id uuid not null,
  series uuid not null,
  person uuid not null,
  state text not null check (state in ('applied', 'waiting', 'enrolled', 'withdrawn', 'left', 'passed')),
  rank integer check (rank > 0),
  skipped integer not null default 0 check (skipped >= 0),
  fee_fen bigint check (fee_fen >= 0),
  fee_confirmed boolean not null default false,
  decision uuid,
  overrides text[] not null default '{}',
  override_why text check (length(override_why) between 2 and 500),
  channel text not null check (channel in ('online', 'counter', 'phone', 'import')),
  applied_by text not null,
  applied_by_name text not null,
  applied_as text not null check (applied_as in ('self', 'guardian', 'trusted', 'officer', 'provider', 'system')),
  applied_at timestamptz not null,
  enrolled_at timestamptz,
  ended_at timestamptz,
  ended_why text check (length(ended_why) <= 500),
  ended_by_name text,
  primary key (district, id),
  foreign key (district, series) references sessions.series (district, id),
  foreign key (district, person) references people.person (district, id),
  constraint application_rank_when_drawn check (state not in ('waiting', 'enrolled') or rank is not null)
);
comment on table sessions.series_application is '课程报名：已报名、候补、录取、退出 / an application for a course: applied, waiting, enrolled, ended';
comment on column sessions.series_application.rank is '抽签名次；抽签后报名的依次排在其后 / the rank drawn; who applies after the draw comes behind in order';
create unique index application_once_in_series on sessions.series_application (district, series, person) where state in ('applied', 'waiting', 'enrolled');
create unique index application_rank_once on sessions.series_application (district, series, rank);
create index application_of_person on sessions.series_application (district, person);
select platform.protect_tenant('sessions.series_application');
grant select, insert, update, delete on sessions.series_application to {app};
grant select on sessions.series_application to {counter};

create index slot_of_series on sessions.slot (district, series, starts_at) where series is not null;

create table sessions.note (
  district text not null,
  id uuid not null,
  booking uuid not null,
  person uuid not null,
  service text not null,
  facility uuid not null,
  writer text not null,
  writer_name text not null,
  written_at timestamptz not null,
  primary key (district, id),
  foreign key (district, booking) references sessions.booking (district, id) on delete cascade
);
comment on table sessions.note is '咨询记录的封面：何时、为哪次预约、由谁记；不含内容，可以计数 / that a note was written, when and by whom: it can be counted without being opened';
create index note_of_booking on sessions.note (district, booking);
create index counsel_note_of_person on sessions.note (district, person, written_at);
select platform.protect_tenant('sessions.note');
grant select, insert, delete on sessions.note to {app};
grant select on sessions.note to {counter};

create table sessions.note_copy (
  district text not null,
  note uuid not null,
  reader text not null,
  sealed bytea not null,
  key_id text not null,
  given_by text not null,
  given_at timestamptz not null,
  constraint note_handed_over primary key (district, note, reader),
  foreign key (district, note) references sessions.note (district, id) on delete cascade
);
comment on table sessions.note_copy is '咨询记录的内容：按读者封存，只有该账号看得到这一行 / the text, sealed to a reader: only that account sees the row at all';
alter table sessions.note_copy enable row level security;
create policy district_and_reader on sessions.note_copy
  using (district = current_setting('app.district', true) and reader = current_setting('app.actor', true))
  with check (district = current_setting('app.district', true) and given_by = current_setting('app.actor', true));
grant select, insert on sessions.note_copy to {app};

create table sessions.measure (
  district text not null,
  id uuid not null,
  person uuid not null,
  booking uuid not null,
  service text not null,
  facility uuid not null,
  on_day date not null,
  measured_at timestamptz not null,
  name text not null check (length(name) between 1 and 20),
  value numeric(12, 3) not null,
  unit text not null check (length(unit) <= 12),
  recorded_by text not null,
  recorded_by_name text not null,
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_why text check (length(withdrawn_why) between 2 and 500),
  primary key (district, id),
  foreign key (district, person) references people.person (district, id)
);
comment on table sessions.measure is '个人测量值（健康驿站等）：比所出自的预约留存更久，故不设外键 / what was measured of a person; it may outlive the booking it came from, hence no foreign key to it';
create index measure_of_person on sessions.measure (district, person, name, measured_at);
create unique index measure_once on sessions.measure (district, booking, name) where withdrawn_at is null;
select platform.protect_tenant('sessions.measure');
grant select, insert, update, delete on sessions.measure to {app};

create table sessions.migration (
  district text not null,
  id uuid not null,
  kind text not null check (kind in ('used', 'remaining', 'queue')),
  file_name text not null,
  document text not null check (length(document) between 2 and 200),
  state text not null check (state in ('waiting', 'checked', 'signed', 'done', 'failed', 'dropped')),
  sealed bytea,
  rows integer,
  good integer not null default 0,
  same integer not null default 0,
  bad integer not null default 0,
  plan_hash text,
  lines jsonb not null default '[]',
  faults jsonb not null default '[]',
  failure text,
  failure_details jsonb not null default '{}',
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null,
  checked_at timestamptz,
  signed_by text,
  signed_by_name text,
  signed_at timestamptz,
  finished_at timestamptz,
  primary key (district, id),
  constraint migration_second_officer check (signed_by is null or signed_by <> made_by)
);
comment on table sessions.migration is '上线迁移：已用次数、剩余次数、排队；先核对，由另一人签认后生效 / what comes over from an older system: checked, then signed off by a second officer before it counts';
comment on column sessions.migration.plan_hash is '核对时将要写入内容的摘要；签认后若有变化则须重新签认 / digest of what the check would write: if it changed since, it is signed anew';
select platform.protect_tenant('sessions.migration');
grant select, insert, update on sessions.migration to {app};
