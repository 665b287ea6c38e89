-- The platform's own tables. {app}, {worker} and {counter} are the installation's roles.
create schema if not exists platform;
grant usage on schema platform to {app}, {worker}, {counter};

create table platform.installation (
  only_row boolean primary key default true check (only_row),
  clock_offset_days integer not null default 0,
  demo boolean not null default false,
  secret text not null
);
comment on table platform.installation is '本安装的全局设置：业务时钟偏移、是否演示 / settings of the installation: domain clock offset, whether it is a demonstration';
grant select on platform.installation to {app}, {worker}, {counter};

-- Every tenant table calls this once: row security on, one policy that compares the row's district with the transaction's.
-- A policy holds no subquery, so that it also works where the table is distributed.
create function platform.protect_tenant(tenant regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tenant);
  execute format('create policy district on %s using (district = current_setting(''app.district'', true))', tenant);
end $$;
revoke execute on function platform.protect_tenant from public;

create table platform.district (
  code text primary key check (code ~ '^[0-9]{6}$'),
  name text not null,
  pinyin text not null,
  folder text not null
);
comment on table platform.district is '已安装的区（GB/T 2260 代码）/ the districts of this installation';
grant select on platform.district to {app}, {worker}, {counter};

create table platform.area (
  district text not null,
  code text not null,
  parent text,
  name text not null,
  pinyin text not null,
  initials text not null,
  kind text not null,
  counts boolean not null,
  lon double precision,
  lat double precision,
  primary key (district, code)
);
comment on table platform.area is '街道、镇与居村委；counts 表示计入方案的街镇数 / streets, towns and committees; counts: among the plan''s own number of streets';
create index area_of_parent on platform.area (district, parent);
select platform.protect_tenant('platform.area');
grant select, insert, update on platform.area to {app};
grant select on platform.area to {counter};

create table platform.audit (
  district text not null,
  id uuid not null,
  at timestamptz not null,
  domain_at timestamptz not null,
  actor text not null,
  actor_name text not null,
  action text not null,
  subject text not null,
  details jsonb not null,
  request_id text not null,
  primary key (district, id)
);
comment on table platform.audit is '留痕：谁在何时对什么做了什么，只增不改 / who did what to which record and when; append-only';
create index audit_by_subject on platform.audit (district, subject, id);
create index audit_by_actor on platform.audit (district, actor, id);
select platform.protect_tenant('platform.audit');
grant select, insert on platform.audit to {app};

create table platform.idempotency_key (
  district text not null,
  actor text not null,
  key text not null check (length(key) between 8 and 200),
  operation text not null,
  body_hash text not null,
  reply text,
  made_at timestamptz not null,
  primary key (district, actor, key)
);
comment on table platform.idempotency_key is '幂等键：同一次点击只算一次 / one click counts once; removed after a week';
select platform.protect_tenant('platform.idempotency_key');
grant select, insert, update, delete on platform.idempotency_key to {app};

create table platform.calendar_year (
  year integer primary key,
  entries jsonb not null,
  source text,
  assumed boolean not null,
  set_by text not null,
  set_at timestamptz not null
);
comment on table platform.calendar_year is '工作日历：当年节假日与调休 / the year''s holidays and make-up working days';
grant select, insert, update on platform.calendar_year to {app};

create table platform.setting (
  district text not null,
  key text not null,
  version integer not null,
  value jsonb not null,
  content_hash text not null,
  origin text not null check (origin in ('file', 'local')),
  known_at timestamptz not null,
  set_by text not null,
  primary key (district, key, version)
);
comment on table platform.setting is '区的设置，每次改动一个新版本；文件只补新版本，不覆盖本地版本 / settings of a district, one row a version; a file never overwrites a local version';
select platform.protect_tenant('platform.setting');
grant select, insert on platform.setting to {app};
grant select on platform.setting to {counter};

create table platform.file (
  district text not null,
  id uuid not null,
  name text not null,
  media_type text not null,
  bytes bigint not null check (bytes >= 0),
  sha256 text not null,
  content bytea,
  stored_in text not null check (stored_in in ('database', 's3')),
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  primary key (district, id),
  constraint file_content_is_somewhere check ((stored_in = 'database') = (content is not null))
);
comment on table platform.file is '上传的文件：按内容识别类型，存于数据库或 S3 / uploaded files, typed by content';
select platform.protect_tenant('platform.file');
grant select, insert on platform.file to {app};

create table platform.counter_value (
  district text not null,
  key text not null,
  filter text not null default '',
  street text not null default '',
  starts_on date not null,
  ends_on date not null,
  known_at timestamptz not null,
  n numeric not null,
  missing bigint not null default 0,
  primary key (district, key, filter, street, starts_on, ends_on, known_at)
);
comment on table platform.counter_value is '计数值，只增：哪段时间、何时得知、多少、缺多少事实 / counted values, append-only: for which period, when known, how many, how many lack a fact';
select platform.protect_tenant('platform.counter_value');
grant select on platform.counter_value to {app};
grant select, insert on platform.counter_value to {counter};

create table platform.role_grant (
  id uuid primary key,
  account text not null,
  role text not null check (role in ('resident', 'provider', 'street_officer', 'department_officer', 'coordinator', 'auditor', 'administrator')),
  district text,
  department text,
  street text,
  organization text,
  starts_on date not null,
  ends_on date,
  granted_by text not null,
  granted_at timestamptz not null,
  constraint grant_names_its_scope check (
    case role
      when 'administrator' then true
      when 'department_officer' then district is not null and department is not null
      when 'street_officer' then district is not null and street is not null
      when 'provider' then district is not null
      else district is not null
    end
  )
);
comment on table platform.role_grant is '角色授权：账号、角色、范围、期间 / who may act as what, where and for how long';
create index role_grant_of_account on platform.role_grant (account);
grant select, insert, update on platform.role_grant to {app};
