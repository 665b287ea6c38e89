-- The counter's role counts one whole district. Its own policy says just that: the planner took the condition on streets and persons for a rare one and
-- planned for five thousand people where there are a million.
alter policy district_and_person on people.person to {app}, {worker};
create policy district on people.person to {counter} using (district = current_setting('app.district', true));
