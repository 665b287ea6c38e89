-- Whoever is taken into a household, or leaves one, reads so among those who looked at or changed their record.
alter table people.line_about drop constraint line_about_how_check;
alter table people.line_about add constraint line_about_how_check check (how in ('looked_up', 'listed', 'taken', 'household'));
