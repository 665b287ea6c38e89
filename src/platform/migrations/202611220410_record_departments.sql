-- Least privilege: of a district's departments, those whose work is with people see the records of all of them; the others see none by their role.
create table platform.record_department (
  district text not null references platform.district (code),
  department text not null,
  primary key (district, department)
);
comment on table platform.record_department is '经办居民档案的部门：区未列出时为全部部门 / departments whose officers see the district''s people; a district that lists none leaves it to all';
grant select, insert, delete on platform.record_department to {app};
