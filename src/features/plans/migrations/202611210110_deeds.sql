-- Who did it is shown by name, as on paper: the name is kept as it was on that day.
alter table plans.milestone add column made_name text not null;
alter table plans.milestone add column done_name text;
alter table plans.milestone add constraint milestone_done_with_name check ((done_at is null) = (done_name is null));
alter table plans.supervision add column closed_name text;
alter table plans.supervision add constraint supervision_closed_with_name check ((closed_at is null) = (closed_name is null));
alter table plans.supervision add constraint supervision_answered_with_name check ((answered_at is null) = (answered_name is null));
alter table plans.supervision add constraint supervision_closed_or_withdrawn check (closed_at is null or withdrawn_at is null);
alter table plans.project_spending add column made_name text not null;

-- What the coordinator assigned outlives a later version of the document, which only knows the printed order.
alter table plans.task_duty add column assigned boolean not null default false;
comment on column plans.task_duty.assigned is '统筹指定（此后版本更新不覆盖）/ assigned by the coordinator: a later version does not undo it';

create index supervision_by_subject on plans.supervision (district, plan, subject_kind, subject);
create index task_link_of_task on plans.task_link (district, plan, task);
