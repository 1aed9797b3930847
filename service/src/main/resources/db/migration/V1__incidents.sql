-- One schema for SQLite and PostgreSQL: varchar, text, integer, bigint, double precision.
-- Instants are nanoseconds since 1970-01-01T00:00:00Z, so that they come back as they went in.
-- Every id is made by the application.

-- What happened. An incident is its events: this is the truth.
create table incident_event (
  incident   varchar not null,
  seq        bigint  not null,
  stamped_at bigint  not null,
  type       varchar not null,
  format     integer not null, -- of the JSON in event
  event      text    not null,
  step       varchar not null,
  why        text    not null,
  epoch      bigint  not null default 0, -- of the leader that wrote it; 0 where nobody is elected
  primary key (incident, seq)
);

-- Effects that were decided and are not settled.
create table outbox (
  incident   varchar not null,
  seq        bigint  not null,
  idx        integer not null,
  lane       varchar not null,
  format     integer not null, -- of the JSON in effect
  effect     text    not null,
  decided_at bigint  not null,
  primary key (incident, seq, idx),
  foreign key (incident, seq) references incident_event (incident, seq)
);

-- Where each incident stands: a cache for reading, written with each event.
create table incident (
  id         varchar not null primary key,
  namespace  varchar not null,
  service    varchar not null,
  severity   varchar not null,
  state      varchar not null,
  opened_at  bigint  not null,
  updated_at bigint  not null,
  seq        bigint  not null,
  foreign key (id, seq) references incident_event (incident, seq)
);

create index incident_by_opening on incident (opened_at);
create index incident_by_service on incident (namespace, service, opened_at);
