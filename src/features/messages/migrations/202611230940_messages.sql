-- Messages: how each person wants to be told, every message with what became of it, and what is sent to many.
create schema messages;
grant usage on schema messages to {app};

create table messages.preference (
  district text not null,
  person uuid not null,
  channel text check (channel in ('sms', 'voice', 'letter', 'callback', 'site')),
  language text not null check (language in ('zh', 'en')),
  quiet_from time not null,
  quiet_to time not null,
  reader text,
  reader_name text,
  hours_before boolean not null,
  weekly smallint not null check (weekly between 0 and 7),
  interests text[] not null,
  refuses text[] not null,
  set_by text not null,
  set_by_name text not null,
  set_as text not null check (set_as in ('self', 'guardian', 'trusted', 'officer', 'system')),
  set_at timestamptz not null,
  primary key (district, person),
  foreign key (district, person) references people.person (district, id)
);
comment on table messages.preference is '告知方式：由本人、监护人、代办人或柜台设定；没有一行即按默认 / how somebody wants to be told; without a row the default holds';
comment on column messages.preference.channel is '空为默认（按有无账号、电话与年龄）/ null: by default, from account, telephone and age';
comment on column messages.preference.reader is '代为收阅者的账号（监护人或代办人）/ the account that reads in their place: a guardian or trusted person';
comment on column messages.preference.weekly is '每周最多几条推送，0 为不要 / how many items a week may be sent unasked; 0: none';
select platform.protect_tenant('messages.preference');
grant select, insert, update, delete on messages.preference to {app};

create table messages.broadcast (
  district text not null,
  id uuid not null,
  service text not null,
  title text not null check (length(title) between 2 and 60),
  text_zh text not null check (length(text_zh) between 2 and 500),
  text_en text check (length(text_en) between 2 and 1000),
  href text,
  topics text[] not null,
  street text,
  months_from integer check (months_from between 0 and 1500),
  months_to integer check (months_to between 1 and 1500),
  state text not null check (state in ('sending', 'sent', 'stopped')),
  looked_at integer not null default 0,
  candidates integer not null,
  told integer not null default 0,
  cursor_at uuid,
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_by_name text,
  primary key (district, id),
  constraint broadcast_ages check (months_to is null or months_from is null or months_to > months_from)
);
comment on table messages.broadcast is '推送：一项服务发给愿意收的人；looked_at/candidates 为进度 / one item of a service for those who want it; looked_at of candidates is its progress';
create index broadcast_by_time on messages.broadcast (district, made_at desc);
select platform.protect_tenant('messages.broadcast');
grant select, insert, update on messages.broadcast to {app};

create table messages.message (
  district text not null,
  id uuid not null,
  person uuid not null,
  kind text not null check (length(kind) between 1 and 60),
  cause text not null check (length(cause) between 1 and 200),
  broadcast uuid,
  channel text not null check (channel in ('sms', 'voice', 'letter', 'callback', 'site')),
  because text not null,
  language text not null check (language in ('zh', 'en')),
  text text not null check (length(text) between 1 and 2000),
  href text,
  urgent boolean not null,
  until timestamptz,
  due_at timestamptz not null,
  state text not null check (state in ('waiting', 'sent', 'delivered', 'failed', 'done', 'withdrawn')),
  tries integer not null default 0,
  sent_to text,
  carrier text,
  reference text,
  fault text check (length(fault) <= 300),
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  ended_by_name text,
  primary key (district, id),
  foreign key (district, person) references people.person (district, id),
  foreign key (district, broadcast) references messages.broadcast (district, id)
);
comment on table messages.message is '消息：一人一条，原文、方式与结果 / one message to one person: its text as told, the way, and what became of it';
comment on column messages.message.cause is '事件编号或提醒的名称：一件事对一人只告知一次 / the event or reminder: one thing is told to one person once';
comment on column messages.message.because is '为何走这一方式 / why this way was taken';
comment on column messages.message.sent_to is '掩码后的去处；号码与地址不在此留存 / where it went, masked; numbers and addresses are not kept here';
create unique index message_told_once on messages.message (district, person, cause);
create index message_of_person on messages.message (district, person, made_at desc);
create index message_open on messages.message (district, channel, due_at) where state in ('waiting', 'failed');
create index message_by_time on messages.message (district, made_at desc);
create index message_of_broadcast on messages.message (district, broadcast) where broadcast is not null;
create index message_on_its_way on messages.message (district, changed_at) where state = 'sent';
select platform.protect_tenant('messages.message');
grant select, insert, update, delete on messages.message to {app};

create table messages.attempt (
  district text not null,
  id uuid not null,
  message uuid not null,
  at timestamptz not null,
  channel text not null,
  outcome text not null check (outcome in ('sent', 'delivered', 'failed', 'reached', 'not_reached', 'posted')),
  note text check (length(note) <= 300),
  by_name text not null,
  primary key (district, id),
  foreign key (district, message) references messages.message (district, id) on delete cascade
);
comment on table messages.attempt is '每一次发送、拨打或投寄 / every sending, call or posting';
create index attempt_of_message on messages.attempt (district, message, id);
select platform.protect_tenant('messages.attempt');
grant select, insert, delete on messages.attempt to {app};

create table messages.reading (
  district text not null,
  message uuid not null,
  account text not null,
  read_at timestamptz not null,
  primary key (district, message, account),
  foreign key (district, message) references messages.message (district, id) on delete cascade
);
comment on table messages.reading is '哪个账号在网页上看过 / which account has read it on its page';
select platform.protect_tenant('messages.reading');
grant select, insert, delete on messages.reading to {app};
