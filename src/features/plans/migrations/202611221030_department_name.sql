-- What other features may read of departments: how they are called.
create view plans.department_name with (security_invoker = true) as
  select district, id, name from plans.department;
comment on view plans.department_name is '部门名称：供其他功能显示 / what departments are called, for other features';
grant select on plans.department_name to {app};
