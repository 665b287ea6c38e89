-- Who stood on a list that was read for a purpose or taken away, and whose number was looked up: so that everybody can be told of it (个人信息保护法 第四十五条).
create table people.line_about (
  district text not null,
  person uuid not null,
  line uuid not null,
  how text not null check (how in ('looked_up', 'listed', 'taken')),
  primary key (district, person, line)
);
comment on table people.line_about is '一条留痕涉及的人：证件查找、按目的查看的名单、导出的名单 / whom a line of the record is about besides its subject: look-ups, lists read for a purpose, lists taken away';
comment on column people.line_about.line is 'platform.audit.id';
select platform.protect_tenant('people.line_about');
grant select, insert on people.line_about to {app};

-- Look-ups already said whom they found.
insert into people.line_about (district, person, line, how)
select a.district, found.person::uuid, a.id, 'looked_up'
from platform.audit a cross join lateral jsonb_array_elements_text(a.details -> 'found') as found (person)
where a.action = 'people.looked_up' and jsonb_typeof(a.details -> 'found') = 'array'
on conflict do nothing;
