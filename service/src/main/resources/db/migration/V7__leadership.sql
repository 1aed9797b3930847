-- Who leads: one row. Every event is appended under the number of its writer's term, so that nobody
-- whose term is over writes any more.
create table leadership (
  id     integer not null primary key check (id = 1),
  epoch  bigint  not null, -- the number of the latest term; 0 before the first
  holder varchar not null, -- who began it; empty if the lead was given back
  until  bigint  not null  -- by the database's clock, where the database elects; else 0
);

insert into leadership (id, epoch, holder, until) values (1, 0, '', 0);
