-- Which persons an account may see or act for, and why: themselves, a ward, somebody who trusts them, or somebody their duty serves.
-- Read with the session for every request, so that an ended grant counts with the next one. `person` is an id of people.person: no foreign key
-- joins an installation's table to a district's; a nightly check lists what points nowhere.
create table platform.person_grant (
  id uuid primary key,
  account text not null,
  district text not null,
  person uuid not null,
  as_what text not null check (as_what in ('self', 'guardian', 'trusted', 'duty')),
  why text not null check (length(why) between 1 and 200),
  proof text not null check (proof in ('counter', 'letter', 'identity_provider', 'guardian', 'officer')),
  may text[] not null default '{}',
  starts_on date not null,
  ends_on date,
  source uuid,
  granted_by text not null,
  granted_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  constraint person_grant_period check (ends_on is null or ends_on >= starts_on)
);
comment on table platform.person_grant is '账号可代表或可查看的人：本人、监护、代办、职责，期间与依据 / persons an account may see or act for, why, how proven, from when to when';
comment on column platform.person_grant.may is '代办授权的事项；空为不限 / what a trusted person may do; empty: everything the person may';
comment on column platform.person_grant.source is '所依据的记录（关系、信函） / the record it rests on: a relationship, a letter';
create index person_grant_of_account on platform.person_grant (account);
create index person_grant_of_person on platform.person_grant (district, person);
grant select, insert, update on platform.person_grant to {app};

-- Row security of people: by the streets whose people the actor may see ('*': the whole district's), or by the very person.
create function platform.protect_people(tenant regclass, person name, variadic streets name[]) returns void language plpgsql as $$
declare
  by_street text := '';
  street name;
begin
  foreach street in array streets loop
    by_street := by_street || format(' or %I = any (string_to_array(current_setting(''app.people'', true), '',''))', street);
  end loop;
  execute format('alter table %s enable row level security', tenant);
  execute format(
    'create policy district_and_person on %s using (
       district = current_setting(''app.district'', true)
       and (current_setting(''app.people'', true) = ''*''%s
         or %I = any (string_to_array(current_setting(''app.persons'', true), '','')::uuid[])))',
    tenant, by_street, person);
end $$;
revoke execute on function platform.protect_people from public;
comment on function platform.protect_people is '按区、街镇与本人的行级权限 / row security by district, street and person';
