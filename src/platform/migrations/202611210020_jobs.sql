-- How the application reaches the queue. The queue's own tables (schema graphile_worker) belong to {worker}; the application has no right on them
-- and orders jobs through a function that runs as their owner. The bodies name that schema late: it is installed after the migrations.
create table platform.event_delivery (
  district text not null,
  event_id uuid not null,
  subscriber text not null,
  delivered_at timestamptz not null,
  primary key (district, event_id, subscriber)
);
comment on table platform.event_delivery is '事件送达记录：同一事件对同一订阅者只办一次；30 天后清除 / which subscriber has dealt with which event; removed after 30 days';
create index event_delivery_by_age on platform.event_delivery (district, delivered_at);
select platform.protect_tenant('platform.event_delivery');
grant select, insert, delete on platform.event_delivery to {app};

create index idempotency_key_by_age on platform.idempotency_key (district, made_at);

create function platform.enqueue(job text, payload json, run_at timestamptz default null, key text default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  of_district text := payload ->> 'district';
  acting_in text := nullif(current_setting('app.district', true), '');
begin
  if of_district is null or of_district !~ '^[0-9]{6}$' then
    raise exception 'the payload of job % must name its district by six digits', job using errcode = '22023';
  end if;
  if acting_in is not null and acting_in <> of_district then
    raise exception 'job % is for district % but was ordered in %', job, of_district, acting_in using errcode = '42501';
  end if;
  if octet_length(payload::text) > 4000 then
    raise exception 'the payload of job % is longer than 4000 bytes: it carries ids only', job using errcode = '22023';
  end if;
  perform graphile_worker.add_job(
    identifier => job,
    payload => payload,
    run_at => run_at,
    max_attempts => 12,
    job_key => case when key is null then null else concat_ws(':', job, of_district, key) end
  );
end $$;
comment on function platform.enqueue is '下达任务，与数据同一事务；key 相同且未开始的任务被替换 / orders a job in the caller''s transaction; a waiting job of the same key is replaced';

create function platform.failed_job(at_most integer default 100)
returns table (id bigint, job text, district text, attempts integer, error text, ordered_at timestamptz, failed_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select j.id, t.identifier, j.payload ->> 'district', j.attempts::integer, coalesce(j.last_error, ''), j.created_at, j.updated_at
    from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where j.attempts >= j.max_attempts and j.locked_at is null
    order by j.updated_at desc, j.id desc
    limit at_most;
end $$;
comment on function platform.failed_job is '重试用尽的任务 / jobs that failed as often as they may';

create function platform.retry_failed_job(job_id bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  changed boolean;
begin
  update graphile_worker._private_jobs as j set attempts = 0, run_at = now(), updated_at = now()
  where j.id = job_id and j.attempts >= j.max_attempts and j.locked_at is null;
  changed := found;
  if changed then
    perform pg_notify('jobs:insert', json_build_object('r', random(), 'count', 1)::text);
  end if;
  return changed;
end $$;
comment on function platform.retry_failed_job is '重新执行一项失败的任务 / gives a failed job all its attempts again';

create function platform.queue_state() returns table (waiting bigint, running bigint, failed bigint, oldest_seconds double precision)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select
      count(*) filter (where j.locked_at is null and j.attempts < j.max_attempts),
      count(*) filter (where j.locked_at is not null),
      count(*) filter (where j.locked_at is null and j.attempts >= j.max_attempts),
      coalesce(extract(epoch from now() - min(j.run_at) filter (where j.locked_at is null and j.attempts < j.max_attempts and j.run_at < now())), 0)::double precision
    from graphile_worker._private_jobs j;
end $$;
comment on function platform.queue_state is '队列现状：等待、执行中、失败、最久等待秒数 / the queue now; oldest_seconds: how long the longest due job has waited';

revoke execute on function platform.enqueue, platform.failed_job, platform.retry_failed_job, platform.queue_state from public;
grant execute on function platform.enqueue, platform.failed_job, platform.retry_failed_job, platform.queue_state to {app};
-- A function's new owner must be able to create in its schema; only for this moment.
grant create on schema platform to {worker};
alter function platform.enqueue owner to {worker};
alter function platform.failed_job owner to {worker};
alter function platform.retry_failed_job owner to {worker};
alter function platform.queue_state owner to {worker};
revoke create on schema platform from {worker};
