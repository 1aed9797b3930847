-- Windows in which people work on services; those that are over stay, as a record.
create table maintenance (
  id         varchar not null primary key,
  services   text    not null, -- namespace/name, one a line; empty for all
  planned_by varchar not null,
  why        text    not null,
  silent     integer not null check (silent in (0, 1)),
  starts_at  bigint  not null,
  ends_at    bigint  not null
);

create index maintenance_by_end on maintenance (ends_at);
