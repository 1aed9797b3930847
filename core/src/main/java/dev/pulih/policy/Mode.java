package dev.pulih.policy;

/** How far Pulih may go by itself. Alarms are the same in every mode. */
public enum Mode {
  /** Detects, records and pages; no stage is decided. */
  OBSERVE,
  /** Decides, records and pages; touches nothing and evaluates nothing. */
  DRY_RUN,
  /** Every action waits for a person's approval. */
  APPROVE,
  /** Acts by itself. */
  AUTO
}
