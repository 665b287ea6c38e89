-- Whoever ends a grant because of an event can give it back when the event is undone: the end it had before is kept.
alter table platform.person_grant add column ended_event uuid;
alter table platform.person_grant add column ends_before date;
comment on column platform.person_grant.ended_event is '因某个人生事件而终止，撤销该事件时恢复 / ended by a life event: given back when that event is undone';
comment on column platform.person_grant.ends_before is '终止前原定的截止日 / the end it had before it was ended';
create index person_grant_by_event on platform.person_grant (ended_event) where ended_event is not null;
create index person_grant_by_source on platform.person_grant (source) where source is not null;

-- A role held in place of somebody on leave: the same role and scope, for their days away only.
alter table platform.role_grant add column stand_in_for text;
comment on column platform.role_grant.stand_in_for is '顶岗：代哪个账号行使，期满自止 / held in place of this account, who is away';
create index role_grant_in_place_of on platform.role_grant (stand_in_for) where stand_in_for is not null;

-- The identity number that the identity provider vouched for at the last sign-in, sealed, until it is used or the session has ended.
create table auth.identity_claim (
  subject text primary key,
  sealed bytea not null,
  claimed_at timestamptz not null
);
comment on table auth.identity_claim is '统一身份认证声明的证件号码：密文，绑定本人后即删，最长保留一次登录的时长 / the number the provider vouched for, sealed; gone once used or with the session';
grant select, insert, update, delete on auth.identity_claim to {app};
