-- What the deviation rule has learned of each series that it watches.
create table series_memory (
  series        varchar not null,
  learned_until bigint  not null,
  numbers       varchar not null,
  primary key (series)
);
