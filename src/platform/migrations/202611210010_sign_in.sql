-- Accounts and signing in. The shape of account, session, credential, verification and two_factor is what better-auth 1.7 generates for our
-- names (table-names.ts); the columns below each "ours" and the constraint names are added. Everything here runs on real time.
create schema auth;
grant usage on schema auth to {app};

create table auth.account (
  id text primary key,
  name text not null check (name <> ''),
  email text not null constraint account_email_is_free unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp,
  username text not null constraint account_username_is_free unique,
  two_factor_enabled boolean,
  -- ours
  language text not null default 'zh' check (language in ('zh', 'en')),
  must_change_password boolean not null default false,
  deactivated_at timestamptz,
  made_by text not null default 'system',
  constraint account_username_is_lower_case check (username = lower(username))
);
comment on table auth.account is '账号：谁可以登录；停用而不删除 / who may sign in; deactivated, never deleted';
comment on column auth.account.email is '占位地址 编号@accounts.invalid，从不发信 / a placeholder, never written to';
comment on column auth.account.must_change_password is '临时密码未改之前没有任何权限 / until a temporary password is changed the account holds no role';
grant select, insert, update on auth.account to {app};

create table auth.session (
  id text primary key,
  expires_at timestamptz not null,
  token text not null constraint session_token_is_unique unique,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  account_id text not null references auth.account (id) on delete cascade
);
comment on table auth.session is '登录会话：注销、停用、改密即删 / sessions; deleted on sign-out, deactivation and change of password';
comment on column auth.session.updated_at is '最近使用时刻，按分钟记 / when it was last used, to the minute';
create index session_of_account on auth.session (account_id);
grant select, insert, update, delete on auth.session to {app};

create table auth.credential (
  id text primary key,
  subject text not null,
  provider text not null,
  account_id text not null references auth.account (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  constraint credential_proves_one_account unique (provider, subject)
);
comment on table auth.credential is '登录凭据：密码（scrypt 散列）或统一身份认证的主体标识 / how an account proves itself: a password (scrypt) or the subject at the identity provider';
create index credential_of_account on auth.credential (account_id);
grant select, insert, update, delete on auth.credential to {app};

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
comment on table auth.verification is '登录中途的一次性凭证：等待动态码、等待统一身份认证返回 / one-time states between two steps of signing in';
create index verification_by_identifier on auth.verification (identifier);
create index verification_by_expiry on auth.verification (expires_at);
grant select, insert, update, delete on auth.verification to {app};

create table auth.two_factor (
  id text primary key,
  secret text not null,
  backup_codes text not null,
  account_id text not null references auth.account (id) on delete cascade,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz
);
comment on table auth.two_factor is '动态码密钥与备用码，均加密存放 / secret and backup codes of the authenticator, both encrypted';
create index two_factor_of_account on auth.two_factor (account_id);
grant select, insert, update, delete on auth.two_factor to {app};

create table auth.attempt (
  name_hash text primary key,
  tries timestamptz[] not null,
  locked_until timestamptz,
  last_at timestamptz not null
);
comment on table auth.attempt is '登录尝试：按账号名（加密散列）计错，达到次数即锁定；不存在的名字同样计 / wrong tries by user name (keyed hash), unknown names alike';
create index attempt_by_age on auth.attempt (last_at);
grant select, insert, update, delete on auth.attempt to {app};
