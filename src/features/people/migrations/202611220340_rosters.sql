-- What holds on a day is asked of one person, and of one household, at a time: the indexes of what is open do not answer for days.
create index fact_of_person on people.fact (district, person, name, valid_from desc);
create index household_member_of_household on people.household_member (district, household);
