-- Places: organizations (of the installation), their facilities, what each can hold and offer, and since when. Everything is dated: rows are ended or
-- withdrawn, never changed, so that any count can be asked for any day as known then.
create schema places;
grant usage on schema places to {app}, {counter};

create table places.organization (
  id uuid primary key,
  code text,
  name text not null check (length(name) between 2 and 120),
  kind text not null check (kind in ('government', 'public_institution', 'social', 'enterprise', 'village', 'other')),
  phone text,
  synthetic boolean not null default false,
  source text not null,
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint organization_code_once unique (code)
);
comment on table places.organization is '组织：经营主体，统一社会信用代码（GB 32100）；属于整个安装 / operators, by unified social credit code; one list for the installation';
grant select, insert, update on places.organization to {app};
grant select on places.organization to {counter};

create table places.facility (
  district text not null,
  id uuid not null,
  organization uuid,
  type text not null,
  name text not null check (length(name) between 2 and 120),
  street text not null,
  committee text,
  address text not null default '',
  lon double precision,
  lat double precision,
  phone text,
  opened_on date not null,
  closed_on date,
  closed_why text,
  about text not null default '',
  synthetic boolean not null default false,
  source text not null,
  revision integer not null default 1,
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (district, id),
  constraint facility_closes_after_opening check (closed_on is null or closed_on >= opened_on),
  constraint facility_point_is_whole check ((lon is null) = (lat is null))
);
comment on table places.facility is '设施：类型、街镇、地址、坐标（WGS84）、开业与停业 / a facility: type, street, address, point (WGS84), opened, closed';
create index facility_by_type on places.facility (district, type, street);
create index facility_of_organization on places.facility (district, organization);
create unique index facility_name_once on places.facility (district, type, name) where closed_on is null and withdrawn_at is null;
select platform.protect_tenant('places.facility');
grant select, insert, update on places.facility to {app};
grant select on places.facility to {counter};

create table places.facility_change (
  district text not null,
  id uuid not null,
  facility uuid not null,
  field text not null,
  was text,
  became text,
  why text not null,
  changed_by text not null,
  changed_by_name text not null,
  known_at timestamptz not null,
  primary key (district, id),
  foreign key (district, facility) references places.facility (district, id)
);
comment on table places.facility_change is '设施基本信息更正的历史 / corrections of what a facility record itself says';
create index facility_change_of_facility on places.facility_change (district, facility, id);
select platform.protect_tenant('places.facility_change');
grant select, insert on places.facility_change to {app};

create table places.attribute (
  district text not null,
  id uuid not null,
  facility uuid not null,
  name text not null,
  value text not null,
  valid_from date not null,
  valid_to date,
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  source text not null,
  recorded_by text not null,
  primary key (district, id),
  foreign key (district, facility) references places.facility (district, id),
  constraint attribute_period check (valid_to is null or valid_to > valid_from)
);
comment on table places.attribute is '设施的属性及其期间：面积、所有制、普惠、备案、无障碍… / dated attributes: floor area, ownership, inclusive, filed, accessible…';
create unique index attribute_one_open on places.attribute (district, facility, name) where valid_to is null and withdrawn_at is null;
create index attribute_by_name on places.attribute (district, name, value);
select platform.protect_tenant('places.attribute');
grant select, insert, update on places.attribute to {app};
grant select on places.attribute to {counter};

create table places.bed (
  district text not null,
  id uuid not null,
  facility uuid not null,
  label text not null check (length(label) between 1 and 40),
  room text not null default '',
  floor text not null default '',
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (district, id),
  foreign key (district, facility) references places.facility (district, id)
);
comment on table places.bed is '床位：一床一条 / a bed, one row each';
create unique index bed_label_once on places.bed (district, facility, label) where withdrawn_at is null;
select platform.protect_tenant('places.bed');
grant select, insert, update on places.bed to {app};
grant select on places.bed to {counter};

create table places.bed_period (
  district text not null,
  id uuid not null,
  bed uuid not null,
  facility uuid not null,
  nursing boolean not null,
  dementia boolean not null,
  basic boolean not null,
  valid_from date not null,
  valid_to date,
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  source text not null,
  recorded_by text not null,
  primary key (district, id),
  foreign key (district, bed) references places.bed (district, id),
  foreign key (district, facility) references places.facility (district, id),
  constraint bed_period_order check (valid_to is null or valid_to > valid_from)
);
comment on table places.bed_period is '床位在某期间的性质：护理型、认知障碍照护、保基本 / what a bed was in a period: nursing, dementia, basic';
create unique index bed_period_one_open on places.bed_period (district, bed) where valid_to is null and withdrawn_at is null;
create unique index bed_period_starts_once on places.bed_period (district, bed, valid_from) where withdrawn_at is null;
create index bed_period_of_facility on places.bed_period (district, facility, valid_from);
select platform.protect_tenant('places.bed_period');
grant select, insert, update on places.bed_period to {app};
grant select on places.bed_period to {counter};

create table places.nursery_class (
  district text not null,
  id uuid not null,
  facility uuid not null,
  name text not null,
  kind text not null check (kind in ('infant', 'younger', 'older', 'mixed')),
  places integer not null check (places between 1 and 100),
  inclusive boolean not null,
  valid_from date not null,
  valid_to date,
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  source text not null,
  recorded_by text not null,
  primary key (district, id),
  foreign key (district, facility) references places.facility (district, id),
  constraint nursery_class_period check (valid_to is null or valid_to > valid_from)
);
comment on table places.nursery_class is '托班：乳儿班、托小班、托大班、混龄班的托位与是否普惠 / nursery classes by age with places and whether inclusive';
create unique index nursery_class_once on places.nursery_class (district, facility, name) where valid_to is null and withdrawn_at is null;
select platform.protect_tenant('places.nursery_class');
grant select, insert, update on places.nursery_class to {app};
grant select on places.nursery_class to {counter};

create table places.opening (
  district text not null,
  id uuid not null,
  facility uuid not null,
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null,
  valid_from date not null,
  valid_to date,
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (district, id),
  foreign key (district, facility) references places.facility (district, id),
  constraint opening_hours_order check (closes > opens),
  constraint opening_period check (valid_to is null or valid_to > valid_from)
);
comment on table places.opening is '开放时间：周一为 1 / opening hours by weekday, Monday is 1';
create index opening_of_facility on places.opening (district, facility);
select platform.protect_tenant('places.opening');
grant select, insert, update on places.opening to {app};
grant select on places.opening to {counter};

create table places.fee (
  district text not null,
  id uuid not null,
  facility uuid not null,
  item text not null check (length(item) between 1 and 60),
  fen bigint not null check (fen >= 0),
  up_to_fen bigint,
  per text not null check (per in ('month', 'day', 'half_day', 'visit', 'meal', 'hour', 'once')),
  note text not null default '',
  valid_from date not null,
  valid_to date,
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  source text not null,
  primary key (district, id),
  foreign key (district, facility) references places.facility (district, id),
  constraint fee_range check (up_to_fen is null or up_to_fen >= fen),
  constraint fee_period check (valid_to is null or valid_to > valid_from)
);
comment on table places.fee is '公开的收费：项目、金额（分）、计价单位 / published fees in fen';
create index fee_of_facility on places.fee (district, facility);
select platform.protect_tenant('places.fee');
grant select, insert, update on places.fee to {app};

create table places.contract (
  district text not null,
  id uuid not null,
  facility uuid not null,
  kind text not null check (kind in ('medical', 'operation')),
  partner text not null check (length(partner) between 2 and 120),
  partner_organization uuid,
  mode text,
  starts_on date not null,
  ends_on date,
  ended_on date,
  ended_why text,
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  evidence uuid,
  source text not null,
  recorded_by text not null,
  primary key (district, id),
  foreign key (district, facility) references places.facility (district, id),
  constraint contract_period check (ends_on is null or ends_on > starts_on)
);
comment on table places.contract is '医养签约与运营合同（公建民营等） / medical contracts and operating contracts with their terms';
create index contract_of_facility on places.contract (district, facility);
select platform.protect_tenant('places.contract');
grant select, insert, update on places.contract to {app};
grant select on places.contract to {counter};

create table places.designation (
  district text not null,
  id uuid not null,
  kind text not null,
  facility uuid,
  area text,
  name text not null default '',
  level text not null default '',
  given_on date not null,
  expires_on date,
  ended_on date,
  ended_why text,
  document text not null default '',
  known_at timestamptz not null,
  withdrawn_at timestamptz,
  recorded_by text not null,
  primary key (district, id),
  foreign key (district, facility) references places.facility (district, id),
  constraint designation_is_of_something check ((facility is null) <> (area is null)),
  constraint designation_period check (expires_on is null or expires_on > given_on)
);
comment on table places.designation is '命名与示范创建：对象、级别、授予、到期 / designations of a facility or an area: level, given, expires';
create index designation_by_kind on places.designation (district, kind, given_on);
create index designation_of_facility on places.designation (district, facility);
select platform.protect_tenant('places.designation');
grant select, insert, update on places.designation to {app};
grant select on places.designation to {counter};

-- Until a later feature counts who lives or comes where, a provider reports how many places are taken.
create table places.occupancy (
  district text not null,
  id uuid not null,
  facility uuid not null,
  kind text not null check (kind in ('bed', 'nursery', 'day')),
  on_day date not null,
  taken integer not null check (taken >= 0),
  known_at timestamptz not null,
  recorded_by text not null,
  primary key (district, id),
  foreign key (district, facility) references places.facility (district, id)
);
comment on table places.occupancy is '机构报送的在住、在托人数，公开余位据此推算 / how many places are taken, as the provider reports';
create index occupancy_of_facility on places.occupancy (district, facility, kind, on_day desc, known_at desc);
select platform.protect_tenant('places.occupancy');
grant select, insert on places.occupancy to {app};
grant select on places.occupancy to {counter};
