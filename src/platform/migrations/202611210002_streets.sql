-- Row security by district and street: for tables whose rows belong to a street. Whoever acts for the whole district has app.streets = '*'; a street's
-- officer the codes of their streets. Like every policy here it holds no subquery.
create function platform.protect_street(tenant regclass, street name) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tenant);
  execute format(
    'create policy district_and_street on %s using (
       district = current_setting(''app.district'', true)
       and (current_setting(''app.streets'', true) = ''*'' or %I = any (string_to_array(current_setting(''app.streets'', true), '',''))))',
    tenant, street);
end $$;
revoke execute on function platform.protect_street from public;
comment on function platform.protect_street is '按区和街镇的行级权限 / row security by district and street';
