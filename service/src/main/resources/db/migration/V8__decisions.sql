-- Every decision to change the cluster, kept longer than its incident: what is found in the cluster
-- and is not here was decided in records that were lost.
create table decision (
  incident   varchar not null,
  decided_at bigint  not null,
  primary key (incident, decided_at)
);

insert into decision (incident, decided_at)
  select distinct incident, stamped_at from incident_event;
