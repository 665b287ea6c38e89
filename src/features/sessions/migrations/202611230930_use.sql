-- Use: a turn in a queue that never became a place is told from one that was offered by its steps, so counts read them too.
grant select on sessions.booking_step to {counter};
create index booking_attended on sessions.booking (district, on_day, service) where state = 'attended';
