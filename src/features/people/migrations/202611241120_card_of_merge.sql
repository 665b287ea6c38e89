-- Two records that become one had a good card each: the older is void as long as they are one.
alter table people.card add column revoked_by_merge uuid;
comment on column people.card.revoked_by_merge is '因并入这份档案而作废；撤销合并时恢复 / void because this record was merged; undoing the merge gives it back';
