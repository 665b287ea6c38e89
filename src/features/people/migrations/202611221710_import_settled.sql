-- Faulty rows are done with when a later import brought them in, or when whoever imported says so: the import then leaves the list of what waits.
alter table people.import add column mends uuid;
alter table people.import add column set_aside_at timestamptz;
comment on column people.import.mends is '这份文件由哪一次导入的待改表改成 / the import whose sheet of faulty rows this file is, mended';
comment on column people.import.set_aside_at is '何时决定不再处理待改的行 / when it was decided that the faulty rows are left as they are';
