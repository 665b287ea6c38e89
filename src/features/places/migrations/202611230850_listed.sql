-- What other features may join their rows with: facilities that stand, with where they are and who runs them.
create view places.listed with (security_invoker = true) as
  select f.district, f.id, f.organization, f.type, f.name, f.street, f.committee, f.address, f.lon, f.lat, f.phone, f.opened_on, f.closed_on
  from places.facility f where f.withdrawn_at is null;
comment on view places.listed is '供其他功能连接的设施简况 / facilities as other features may join them';
grant select on places.listed to {app}, {counter};
