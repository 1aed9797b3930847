-- Restarts of workloads, whoever caused them; each counts once however often it is seen.
create table restart_seen (
  namespace varchar not null,
  kind      varchar not null,
  name      varchar not null,
  unit      varchar not null,
  mark      varchar not null,
  seen_at   bigint  not null,
  primary key (namespace, kind, name, unit, mark)
);

create index restart_seen_by_time on restart_seen (seen_at);

-- What people switched: one row at most.
create table switches (
  id           integer not null primary key check (id = 1),
  paused_by    varchar,
  pause_why    text,
  paused_until bigint,
  killed_by    varchar
);
