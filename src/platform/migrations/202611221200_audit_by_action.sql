-- The record of deeds is looked through by kind (操作留痕按类别查), and its kinds are listed without reading every line.
create index audit_by_action on platform.audit (district, action, id);
