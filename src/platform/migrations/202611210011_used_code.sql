create table auth.used_code (
  account_id text not null references auth.account (id) on delete cascade,
  code text not null,
  used_at timestamptz not null,
  primary key (account_id, code)
);
comment on table auth.used_code is '刚用过的动态码：同一动态码不得再用（RFC 6238 第 5.2 节）/ codes just used: none is accepted twice (RFC 6238, 5.2)';
create index used_code_by_age on auth.used_code (used_at);
grant select, insert, update, delete on auth.used_code to {app};
