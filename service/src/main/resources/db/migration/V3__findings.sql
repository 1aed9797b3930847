-- What each tick found; a tick that found nothing writes nothing.
create table anomaly_detection_log (
  found_at  bigint  not null,
  idx       integer not null,
  namespace varchar not null,
  service   varchar not null,
  rule      varchar not null,
  signal    varchar not null,
  entity    varchar not null,
  measured  double precision, -- null where it is not a number
  bound     double precision, -- null where it is not a number
  since     bigint  not null,
  severity  varchar, -- null for an anomaly that pages nobody
  primary key (found_at, idx)
);

create index anomaly_detection_log_by_service
  on anomaly_detection_log (namespace, service, found_at);
