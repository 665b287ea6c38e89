-- Services as other features join them: what their engine reads of them. Of each id the version that holds on the transaction's day, or the last before it.
create view services.listed with (security_invoker = true) as
  select distinct on (v.district, v.name) v.district, v.name as id, v.document #>> '{name,zh}' as name, v.document ->> 'domain' as domain,
    v.document ->> 'engine' as engine, coalesce(v.document -> 'settings', '{}'::jsonb) as settings
  from services.service_version v
  where v.withdrawn_at is null and v.valid_from <= current_setting('app.as_of', true)::date
  order by v.district, v.name, (v.valid_to is null or v.valid_to > current_setting('app.as_of', true)::date) desc,
    case v.layer when 'district' then 0 when 'city' then 1 else 2 end, v.valid_from desc;
comment on view services.listed is '服务及其引擎读取的设定，供其他功能连接 / services and what their engine reads of them, for other features';
grant select on services.listed to {app}, {counter};
