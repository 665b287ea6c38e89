-- Counts hash all addresses of a day at once and pages read a person's own by address_of_person: this one only slowed writing.
drop index if exists people.address_in_time;
