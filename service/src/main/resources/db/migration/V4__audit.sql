-- Every call to a model: one row for each level of a question, committed before the call.
create table ai_audit_log (
  question      varchar not null,
  level         integer not null, -- 0 for the first model, 1 for the one that it falls back on
  feature       varchar not null,
  incident      varchar not null, -- empty for a call about none
  model_asked   varchar not null,
  prompt        text    not null, -- the masked message, as it is sent
  prompt_sha256 varchar not null,
  asked_at      bigint  not null,
  most_micros   bigint  not null, -- what it might cost at most, in millionths of a US dollar
  outcome       varchar not null,
  detail        varchar not null, -- the kind of failure, never a text of a prompt or an answer
  model_used    varchar not null,
  tokens_in     bigint  not null,
  tokens_out    bigint  not null,
  cache_read    bigint  not null,
  cache_write   bigint  not null,
  cost_micros   bigint  not null, -- what it is charged with: the most until it is known
  latency_ms    bigint  not null,
  answer        text    not null, -- the answer if it holds
  decision      varchar not null, -- what people decided about the incident, once they have
  primary key (question, level)
);

create index ai_audit_log_by_time on ai_audit_log (asked_at);
create index ai_audit_log_by_incident on ai_audit_log (incident);

-- Which stages of the budget people were told about.
create table ai_budget_notice (
  month   varchar not null,
  stage   varchar not null,
  told_at bigint  not null,
  primary key (month, stage)
);
