-- A list of people arrives in sealed parts, is read once into sealed parts of rows, and is then taken in part by part: how far that got is kept with the
-- rows it took in, so that a crash loses nothing and repeats nothing.
alter table people.import drop constraint import_state_check;
alter table people.import add constraint import_state_check
  check (state in ('receiving', 'reading', 'received', 'running', 'done', 'failed', 'cancelled'));
alter table people.import add column parts integer not null default 0;
alter table people.import add column parts_done integer not null default 0;
alter table people.import add column failure_details jsonb not null default '{}';
alter table people.import add column started_at timestamptz;
comment on column people.import.parts is '读出的行分成多少块；parts_done 为已导入的块数 / into how many parts the rows were read; parts_done: how many are in';
comment on column people.import.columns is '表头与各列的含义 / the header row and what each column means';
create index import_by_state on people.import (district, state, made_at);

create table people.import_rows (
  district text not null,
  import uuid not null,
  part integer not null,
  first_row integer not null,
  row_count integer not null,
  sealed bytea not null,
  primary key (district, import, part),
  foreign key (district, import) references people.import (district, id)
);
comment on table people.import_rows is '从文件读出的行，分块密文，按留存期限删除 / the rows read from the file in sealed parts, removed by the retention schedule';
select platform.protect_tenant('people.import_rows');
grant select, insert, delete on people.import_rows to {app};

alter table people.duplicate add column reasons text[] not null default '{}';
comment on column people.duplicate.reasons is '哪些地方相同或相近 / what is the same or alike in the two';
