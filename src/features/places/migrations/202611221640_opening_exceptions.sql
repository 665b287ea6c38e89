-- Single days on which a facility opens otherwise than its week says: shut on a holiday, or open for other hours.
create table places.opening_exception (
  district text not null,
  id uuid not null,
  facility uuid not null,
  on_day date not null,
  opens time,
  closes time,
  why text not null,
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  recorded_by text not null,
  primary key (district, id),
  foreign key (district, facility) references places.facility (district, id),
  constraint opening_exception_span check ((opens is null) = (closes is null) and (opens is null or closes > opens))
);
comment on table places.opening_exception is '某一天不按每周时间开放：起止为空即当天不开放 / a day that differs from the week; without times the facility is shut all day';
create unique index opening_exception_once on places.opening_exception (district, facility, on_day) where withdrawn_at is null;
create index opening_exception_by_day on places.opening_exception (district, on_day);
select platform.protect_tenant('places.opening_exception');
grant select, insert, update on places.opening_exception to {app};
grant select on places.opening_exception to {counter};
