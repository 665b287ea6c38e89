-- A fact that lapses makes nobody lose what they are entitled to: only a no does. What the rule no longer knows stands, and says since when.
alter table services.entitlement add column unsure_since date;
comment on column services.entitlement.unsure_since is '自哪一天起判定所需的情况不明：仍在应享受之列，待补齐 / since when the rule needs a fact that nobody knows any more; the entitlement stands until the rule says no';
