-- Sessions: a schedule of a service at a facility makes slots; a booking holds a place in one for a person. What is scarce is guaranteed here: a slot has
-- room, nobody is in two places at one time, nobody stands twice in a slot, free sessions end at their cap.
create schema sessions;
grant usage on schema sessions to {app}, {counter};

create table sessions.schedule (
  district text not null,
  id uuid not null,
  service text not null,
  facility uuid not null,
  series uuid,
  name text not null check (length(name) between 1 and 60),
  room text not null default '' check (length(room) <= 60),
  class text check (class in ('infant', 'younger', 'older', 'mixed')),
  channel text not null check (channel in ('onsite', 'online', 'home')),
  rrule text not null check (length(rrule) between 6 and 300),
  starts_on date not null,
  ends_on date,
  starts_at time not null,
  minutes integer not null check (minutes between 5 and 1440),
  working_days_only boolean not null,
  capacity integer not null check (capacity between 1 and 2000),
  staff integer check (staff between 0 and 200),
  age_from integer check (age_from between 0 and 1500),
  age_to integer check (age_to between 1 and 1500),
  opens_days integer not null check (opens_days between 0 and 366),
  opens_at time not null,
  closes_minutes integer not null check (closes_minutes between 0 and 43200),
  cancel_minutes integer not null check (cancel_minutes between 0 and 43200),
  made_until date not null,
  made_by text not null,
  made_by_name text not null,
  known_at timestamptz not null,
  primary key (district, id),
  foreign key (district, facility) references places.facility (district, id),
  constraint schedule_period check (ends_on is null or ends_on >= starts_on),
  constraint schedule_ages check (age_to is null or age_from is null or age_to > age_from)
);
comment on table sessions.schedule is '场次安排：某项服务在某设施按 RRULE（RFC 5545）重复；到 made_until 前的场次已生成 / a service at a facility repeats by an RRULE; slots are made up to made_until';
comment on column sessions.schedule.class is '托班班型，决定照护人员与幼儿的比例 / the class of a nursery, which sets the carer-to-child ratio';
comment on column sessions.schedule.age_from is '月龄下限（含）与上限（不含） / ages in months, half-open';
create index schedule_of_facility on sessions.schedule (district, facility, service);
select platform.protect_tenant('sessions.schedule');
grant select, insert, update on sessions.schedule to {app};
grant select on sessions.schedule to {counter};

create table sessions.slot (
  district text not null,
  id uuid not null,
  schedule uuid not null,
  series uuid,
  service text not null,
  facility uuid not null,
  on_day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  name text not null,
  room text not null default '',
  class text,
  channel text not null,
  capacity integer not null check (capacity between 0 and 2000),
  taken integer not null default 0,
  waiting integer not null default 0,
  arrivals integer not null default 0,
  staff integer,
  age_from integer,
  age_to integer,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  cancel_until timestamptz not null,
  cancelled_at timestamptz,
  cancelled_why text,
  cancelled_by_name text,
  ended_at timestamptz,
  primary key (district, id),
  foreign key (district, schedule) references sessions.schedule (district, id),
  foreign key (district, facility) references places.facility (district, id),
  constraint slot_period check (ends_at > starts_at),
  constraint booking_slot_has_room check (taken between 0 and capacity),
  constraint slot_queue_is_counted check (waiting between 0 and arrivals)
);
comment on table sessions.slot is '场次：容量、已占、排队人数、到达序号 / a slot: capacity, places taken, people waiting, the last number of arrival';
comment on column sessions.slot.arrivals is '取得本场次行锁的先后即到达先后，存为序号 / order of arrival is the order in which this row''s lock was granted, stored as a number';
comment on column sessions.slot.ended_at is '场次结束、到场情况已结清的时刻 / when attendance was settled after the end';
create unique index slot_once on sessions.slot (district, schedule, starts_at);
create index slot_of_service on sessions.slot (district, service, on_day, facility);
create index slot_of_facility on sessions.slot (district, facility, on_day);
create index slot_to_settle on sessions.slot (district, ends_at) where ended_at is null;
select platform.protect_tenant('sessions.slot');
grant select, insert, update, delete on sessions.slot to {app};
grant select on sessions.slot to {counter};

create table sessions.booking (
  district text not null,
  id uuid not null,
  slot uuid not null,
  service text not null,
  facility uuid not null,
  person uuid not null,
  on_day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null check (state in ('held', 'booked', 'queued', 'offered', 'attended', 'absent', 'cancelled', 'expired', 'passed')),
  arrival integer not null check (arrival > 0),
  expires_at timestamptz,
  free boolean not null default false,
  quota_window text,
  fee_fen bigint check (fee_fen >= 0),
  fee_confirmed boolean not null default false,
  accepts_price boolean not null default false,
  decision uuid,
  override_why text check (length(override_why) between 2 and 500),
  overrides text[] not null default '{}',
  channel text not null check (channel in ('online', 'counter', 'phone', 'import')),
  booked_by text not null,
  booked_by_name text not null,
  booked_as text not null check (booked_as in ('self', 'guardian', 'trusted', 'officer', 'provider', 'system')),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  ended_why text check (length(ended_why) <= 500),
  ended_by_name text,
  primary key (district, id),
  foreign key (district, slot) references sessions.slot (district, id),
  foreign key (district, person) references people.person (district, id),
  constraint booking_time_limit check ((state in ('held', 'offered')) = (expires_at is not null)),
  constraint booking_free_has_a_window check (not free or quota_window is not null),
  constraint booking_one_at_one_time exclude using gist
    (district with =, person with =, tstzrange(starts_at, ends_at) with &&) where (state in ('held', 'booked', 'offered', 'attended'))
);
comment on table sessions.booking is '预约：为一人保留一个场次的一个位置，或排队等候 / a booking holds a place in a slot for a person, or waits for one';
comment on column sessions.booking.arrival is '在该场次的到达序号，排队按此先后 / the number of arrival in its slot: the queue''s order';
comment on column sessions.booking.free is '占用了当期一次免费次数 / used one of the free sessions of the window';
create unique index booking_once_in_slot on sessions.booking (district, slot, person) where state in ('held', 'booked', 'queued', 'offered', 'attended');
create unique index booking_arrival_once on sessions.booking (district, slot, arrival);
create index booking_of_person on sessions.booking (district, person, starts_at);
create index booking_by_day on sessions.booking (district, service, on_day, state);
create index booking_runs_out on sessions.booking (district, expires_at) where state in ('held', 'offered');
select platform.protect_tenant('sessions.booking');
grant select, insert, update, delete on sessions.booking to {app};
grant select on sessions.booking to {counter};

create table sessions.allowance (
  district text not null,
  service text not null,
  subject uuid not null,
  quota_window text not null,
  granted integer not null check (granted >= 0),
  used integer not null,
  brought_in integer not null default 0 check (brought_in >= 0),
  changed_at timestamptz not null,
  primary key (district, service, subject, quota_window),
  constraint free_sessions_end_at_their_cap check (used between 0 and granted)
);
comment on table sessions.allowance is '免费次数：一人（户）一项服务一个周期，已用不超过核定 / free sessions of a person or family in a window: never more used than granted';
comment on column sessions.allowance.brought_in is '上线前已用的次数（期初） / used before going live';
select platform.protect_tenant('sessions.allowance');
grant select, insert, update, delete on sessions.allowance to {app};
grant select on sessions.allowance to {counter};

create table sessions.booking_step (
  district text not null,
  id uuid not null,
  booking uuid not null,
  state text not null,
  at timestamptz not null,
  why text,
  by text not null,
  by_name text not null,
  primary key (district, id),
  foreign key (district, booking) references sessions.booking (district, id) on delete cascade
);
comment on table sessions.booking_step is '预约经过的每一步，何时由谁 / every step of a booking, when and by whom';
create index step_of_booking on sessions.booking_step (district, booking, id);
select platform.protect_tenant('sessions.booking_step');
grant select, insert, delete on sessions.booking_step to {app};
