-- Arrivals and pick-up, who may fetch, what whoever looks after somebody must know, what happened to them. Ids of taps are made by the device, so that what was noted
-- without a network may be sent as often as need be. Words about health are sealed.
create table sessions.attendance (
  district text not null,
  id uuid not null,
  slot uuid not null,
  booking uuid not null,
  person uuid not null,
  kind text not null check (kind in ('arrived', 'left')),
  at timestamptz not null,
  device_at timestamptz not null,
  known_at timestamptz not null,
  how text not null check (how in ('tap', 'code', 'card')),
  who text check (length(who) <= 60),
  who_may uuid,
  override_why text check (length(override_why) between 2 and 500),
  recorded_by text not null,
  recorded_by_name text not null,
  second_to uuid,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawn_why text,
  primary key (district, id),
  foreign key (district, slot) references sessions.slot (district, id),
  foreign key (district, booking) references sessions.booking (district, id) on delete cascade
);
comment on table sessions.attendance is '到场与离场：id 由设备给出，断网后补传不丢不重 / arrivals and leavings; ids come from the device, so that late sending loses and doubles nothing';
comment on column sessions.attendance.at is '按设备时间校正后的发生时刻 / when it happened, the device''s clock set right';
comment on column sessions.attendance.who_may is '接走者：授权接送人或监护关系的编号 / who fetched: the id of the naming or of the guardian';
comment on column sessions.attendance.override_why is '交给未登记的人：致电监护人后的说明 / given to somebody not named, after calling the guardian';
comment on column sessions.attendance.second_to is '另一台设备先记了同一件事；那一条撤回后由本条顶上 / another device said the same before; should that be taken back, this one stands';
create unique index attendance_once on sessions.attendance (district, booking, kind) where withdrawn_at is null and second_to is null;
create index attendance_of_slot on sessions.attendance (district, slot);
select platform.protect_tenant('sessions.attendance');
grant select, insert, update, delete on sessions.attendance to {app};
grant select on sessions.attendance to {counter};

create table sessions.attendance_undo (
  district text not null,
  id uuid not null,
  slot uuid not null,
  of_event uuid not null,
  at timestamptz not null,
  why text not null default '' check (length(why) <= 500),
  recorded_by text not null,
  recorded_by_name text not null,
  known_at timestamptz not null,
  primary key (district, id),
  foreign key (district, slot) references sessions.slot (district, id) on delete cascade
);
comment on table sessions.attendance_undo is '撤回误点：可先于被撤回的一条到达 / a tap taken back; may come before the tap itself';
create index undo_of_event on sessions.attendance_undo (district, slot, of_event);
select platform.protect_tenant('sessions.attendance_undo');
grant select, insert, delete on sessions.attendance_undo to {app};

create table sessions.carers (
  district text not null,
  id uuid not null,
  slot uuid not null,
  carers integer not null check (carers between 0 and 200),
  at timestamptz not null,
  device_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  known_at timestamptz not null,
  primary key (district, id),
  foreign key (district, slot) references sessions.slot (district, id) on delete cascade
);
comment on table sessions.carers is '在场照护人数，随时间 / how many carers are in the room, from when';
create index carers_of_slot on sessions.carers (district, slot, at);
select platform.protect_tenant('sessions.carers');
grant select, insert, delete on sessions.carers to {app};
grant select on sessions.carers to {counter};

create table sessions.pickup_person (
  district text not null,
  id uuid not null,
  person uuid not null,
  name text not null check (length(name) between 1 and 60),
  relation text not null check (length(relation) between 1 and 30),
  phone_sealed bytea,
  valid_from date not null,
  valid_to date,
  named_by text not null,
  named_by_name text not null,
  named_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  primary key (district, id),
  foreign key (district, person) references people.person (district, id),
  constraint pickup_period check (valid_to is null or valid_to > valid_from)
);
comment on table sessions.pickup_person is '授权接送人：监护人指定，可随时撤回 / whom a guardian names to fetch somebody';
create index pickup_of_person on sessions.pickup_person (district, person);
select platform.protect_tenant('sessions.pickup_person');
grant select, insert, update, delete on sessions.pickup_person to {app};

create table sessions.safety_note (
  district text not null,
  id uuid not null,
  person uuid not null,
  sealed bytea not null,
  photo boolean,
  outing boolean,
  medicine boolean,
  told_by text not null,
  told_by_name text not null,
  known_at timestamptz not null,
  primary key (district, id),
  foreign key (district, person) references people.person (district, id)
);
comment on table sessions.safety_note is '过敏、特别照护（密封）与许可：由监护人告知，最新一条为准 / allergies and needs (sealed) and permissions as told by the guardian: the newest stands';
create index safety_of_person on sessions.safety_note (district, person, id);
select platform.protect_tenant('sessions.safety_note');
grant select, insert, delete on sessions.safety_note to {app};

create table sessions.injury (
  district text not null,
  id uuid not null,
  slot uuid not null,
  booking uuid not null,
  person uuid not null,
  happened_at timestamptz not null,
  sealed bytea not null,
  recorded_by text not null,
  recorded_by_name text not null,
  known_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  acknowledged_by_name text,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawn_why text,
  primary key (district, id),
  foreign key (district, slot) references sessions.slot (district, id),
  foreign key (district, booking) references sessions.booking (district, id) on delete cascade
);
comment on table sessions.injury is '在园受伤：何事、何处、处置（密封），告知监护人并由其签收 / an injury: what, where, what was done (sealed), told to and signed by the guardian';
create index injury_of_person on sessions.injury (district, person, id);
create index injury_of_slot on sessions.injury (district, slot);
select platform.protect_tenant('sessions.injury');
grant select, insert, update, delete on sessions.injury to {app};

create table sessions.day_note (
  district text not null,
  id uuid not null,
  slot uuid not null,
  booking uuid not null,
  person uuid not null,
  sealed bytea not null,
  by text not null,
  by_name text not null,
  known_at timestamptz not null,
  primary key (district, id),
  foreign key (district, slot) references sessions.slot (district, id),
  foreign key (district, booking) references sessions.booking (district, id) on delete cascade
);
comment on table sessions.day_note is '给家长的一日小记（密封），最新一条为准 / a note to the parents about the day (sealed): the newest stands';
create index note_of_person on sessions.day_note (district, person, id);
create index note_of_slot on sessions.day_note (district, slot);
select platform.protect_tenant('sessions.day_note');
grant select, insert, delete on sessions.day_note to {app};

create table sessions.room_reading (
  district text not null,
  slot uuid not null,
  reader text not null,
  on_day date not null,
  primary key (district, slot, reader, on_day),
  foreign key (district, slot) references sessions.slot (district, id) on delete cascade
);
comment on table sessions.room_reading is '谁在哪天看过哪一场的名单：每天留痕一次 / who read a room''s list on a day: on record once';
select platform.protect_tenant('sessions.room_reading');
grant select, insert, delete on sessions.room_reading to {app};
