-- Entries of the catalogue are drafted as rules are; a preview tells of each rule that rests on the draft, one by one.
alter table services.rule_draft rename to draft;
alter table services.draft add column kind text not null default 'rule' check (kind in ('rule', 'service'));
alter table services.draft alter column kind drop default;
comment on table services.draft is '规则与服务条目的草案：正文、缘由、状态；发布后指向版本 / drafts of rules and of entries of the catalogue: their text and reason, and the version they became';
comment on column services.draft.kind is '起草的是规则还是服务条目 / whether a rule or an entry of the catalogue is drafted';
comment on column services.draft.name is '规则全名或服务编号 / a rule''s full name, or a service''s id';

-- What was found before is of the drafted rule itself.
alter table services.impact_person add column subject text not null default '';
update services.impact_person p set subject = d.name
  from services.impact i join services.draft d on d.district = i.district and d.id = i.draft
  where i.district = p.district and i.id = p.impact;
alter table services.impact_person alter column subject drop default;
alter table services.impact_person drop constraint impact_person_pkey;
alter table services.impact_person add primary key (district, impact, subject, person);
comment on column services.impact_person.subject is '结果会变的是哪条规则或哪项服务 / the rule or the service whose outcome would change';
update services.impact i set outcomes = (
    select coalesce(jsonb_agg(o || jsonb_build_object('subject', d.name)), '[]') from jsonb_array_elements(i.outcomes) o)
  from services.draft d where d.district = i.district and d.id = i.draft;
