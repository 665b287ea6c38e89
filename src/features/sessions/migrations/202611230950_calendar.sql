-- A private address under which a calendar program reads somebody's bookings. The address holds a secret that is kept here as a hash only; whoever made it may end
-- it at any time, and it tells no more than what its maker may see that day.
create table sessions.calendar_feed (
  district text not null,
  id uuid not null,
  account text not null,
  person uuid not null,
  secret_hash text not null,
  shows text not null check (shows in ('time', 'place')),
  called text not null default '' check (length(called) <= 20),
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (district, id),
  foreign key (district, person) references people.person (district, id)
);
comment on table sessions.calendar_feed is '日历订阅：一个账号为一人生成的私密网址，只存摘要，可随时停用 / a calendar subscription: a secret address made by an account for a person, kept as a hash, ended at will';
comment on column sessions.calendar_feed.shows is 'time 只写“有预约”，place 写服务与地点 / time: only that something is booked; place: the service and where';
comment on column sessions.calendar_feed.called is '订阅人自己写的称呼，可空；不取自档案 / what its maker calls the person, if anything; never taken from the record';
create unique index calendar_feed_once on sessions.calendar_feed (district, secret_hash);
create index calendar_feed_of_account on sessions.calendar_feed (district, account, person);
select platform.protect_tenant('sessions.calendar_feed');
grant select, insert, update, delete on sessions.calendar_feed to {app};
