-- Whose free session a booking took is kept with the booking: it is given back there, whatever household the person lives in by then and whether or not the service is still
-- in the catalogue. Two records that turn out to be one person have one allowance: what the other had used is counted here, be it beyond the cap.
alter table sessions.booking add column allowance_subject uuid;
comment on column sessions.booking.allowance_subject is '占用的是谁的免费次数（本人或共同生活户）；不免费为空 / whose free session it used: the person''s or the household''s; empty where it is not free';
update sessions.booking set allowance_subject = person where free;
alter table sessions.booking drop constraint booking_free_has_a_window;
alter table sessions.booking add constraint booking_free_has_a_window check (not free or (quota_window is not null and allowance_subject is not null));
create index booking_of_allowance on sessions.booking (district, allowance_subject) where free;

alter table sessions.allowance add column beyond integer not null default 0 check (beyond >= 0);
alter table sessions.allowance add column of_family boolean not null default false;
alter table sessions.allowance add column moved_to uuid;
comment on column sessions.allowance.beyond is '两条档案合并后超出核定的已用次数 / used beyond the cap by two records that turned out to be one person';
comment on column sessions.allowance.of_family is '共同生活户合计 / counted for those who live together';
comment on column sessions.allowance.moved_to is '档案被合并，已用次数计入此人 / the record was merged: what it had used is counted for this person';
create index allowance_of_family on sessions.allowance (district, service, quota_window) where of_family;
