-- Why a card is void in the officer's own words, and whether a life event made it so: undoing the event gives it back.

alter table people.card
  add column revoked_note text,
  add column revoked_by_event text check (revoked_by_event in ('people.died'));
comment on column people.card.revoked_why is '作废缘由（代码）/ why, by code: lost, damaged, died, moved, error, renewed, other';
comment on column people.card.revoked_by_event is '因人生事件自动作废；事件撤销时恢复 / revoked by an event; undoing the event restores it';

-- What the published list is made of: all revoked cards that have not expired.
create index card_revoked on people.card (district, expires_on) include (number) where revoked_at is not null;
