-- Who changed what is switched. Rows are only added, each in the transaction of its change.
create table switch_change (
  id    varchar not null primary key,
  at    bigint  not null,
  who   text    not null,
  what  varchar not null,
  why   text    not null,
  until bigint -- null where it does not end by itself
);

create index switch_change_by_time on switch_change (at);
