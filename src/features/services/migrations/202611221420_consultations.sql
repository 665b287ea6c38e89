-- Advice that was given, what people are newly entitled to and whether they were told, and who does not want to be told.
create table services.consultation (
  district text not null,
  id uuid not null,
  person uuid,
  adviser text not null,
  adviser_name text not null,
  channel text not null check (channel in ('counter', 'phone', 'home', 'online')),
  on_day date not null,
  at timestamptz not null,
  street text,
  asked text[] not null,
  services text[] not null,
  note text check (length(note) <= 500),
  primary key (district, id),
  foreign key (district, person) references people.person (district, id)
);
comment on table services.consultation is '养老顾问咨询记录：只记问到哪些情况的名称，不记回答 / a consultation with an adviser: the names of what was asked, never the answers';
comment on column services.consultation.person is '不留姓名的咨询为空 / empty where somebody asked without giving a name';
create index consultation_by_day on services.consultation (district, on_day, id);
create index consultation_of_person on services.consultation (district, person, id) where person is not null;
select platform.protect_tenant('services.consultation');
grant select, insert, update on services.consultation to {app};
grant select on services.consultation to {counter};

create table services.entitled_before (
  district text not null,
  person uuid not null,
  services text[] not null,
  judged_on date not null,
  primary key (district, person)
);
comment on table services.entitled_before is '上次全区判定时各人符合资格的服务，用来看出新近符合的 / what everybody was entitled to when the district was last judged: what is not in it is new';
create index entitled_before_by_day on services.entitled_before (district, judged_on);
select platform.protect_tenant('services.entitled_before');
grant select, insert, update, delete on services.entitled_before to {app};

create table services.told (
  district text not null,
  id uuid not null,
  person uuid not null,
  service text not null,
  found_on date not null,
  told_at timestamptz,
  told_by text,
  told_by_name text,
  how text check (how in ('page', 'counter', 'phone', 'home', 'letter', 'message')),
  primary key (district, id),
  foreign key (district, person) references people.person (district, id),
  constraint told_once_of_a_service unique (district, person, service),
  constraint told_by_somebody check ((told_at is null) = (how is null) and (told_at is null) = (told_by is null))
);
comment on table services.told is '主动告知：何时发现某人新近符合某项服务，何时由谁以何种方式告知；未告知者即待告知名单 / who is newly entitled to what, and when, by whom and how they were told; not told yet: the list to work through';
create index told_waiting on services.told (district, person) where told_at is null;
select platform.protect_tenant('services.told');
grant select, insert, update, delete on services.told to {app};

create table services.opt_out (
  district text not null,
  id uuid not null,
  person uuid not null,
  since timestamptz not null,
  by_account text not null,
  by_name text not null,
  how text not null check (how in ('page', 'counter', 'phone', 'home')),
  ended_at timestamptz,
  ended_by_name text,
  primary key (district, id),
  foreign key (district, person) references people.person (district, id)
);
comment on table services.opt_out is '拒绝主动告知：本人或监护人表示不要主动告知，可随时收回 / does not want to be told without asking; taken back at any time';
create unique index opt_out_stands_once on services.opt_out (district, person) where ended_at is null;
select platform.protect_tenant('services.opt_out');
grant select, insert, update, delete on services.opt_out to {app};
