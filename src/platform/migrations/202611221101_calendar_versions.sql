-- A year's arrangement is entered anew, never changed in place: a deadline seen as known then is counted by the arrangement known then.
-- What was there until now counts as known from the beginning, as it always has.
alter table platform.calendar_year add column version integer not null default 1 check (version > 0);
alter table platform.calendar_year add column known_at timestamptz not null default '2000-01-01T00:00:00Z';
alter table platform.calendar_year alter column version drop default;
alter table platform.calendar_year alter column known_at drop default;
alter table platform.calendar_year drop constraint calendar_year_pkey;
alter table platform.calendar_year add primary key (year, version);
revoke update on platform.calendar_year from {app};
comment on column platform.calendar_year.known_at is '业务时间，从这一刻起算作已知 / the domain''s instant from which it counts as known';
comment on table platform.calendar_year is '工作日历：当年节假日与调休，每次录入一版，不改旧版 / the year''s holidays and make-up working days, one row a version, never changed';
