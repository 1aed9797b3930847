-- What reached Pulih over a channel: orders of people, and knocks of strangers. Rows are only added.
create table inbound (
  id      varchar not null primary key,
  at      bigint  not null,
  channel varchar not null,
  who     text    not null,
  what    text    not null,
  outcome varchar not null,
  why     text    not null
);

create index inbound_by_time on inbound (at);
