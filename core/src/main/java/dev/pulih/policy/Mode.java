package dev.pulih.policy;

import java.util.Locale;

/** How far Pulih may go by itself. Alarms are the same in every mode. */
public enum Mode {
  /** Detects, records and pages; no stage is decided. */
  OBSERVE,
  /** Decides, records and pages; touches nothing and evaluates nothing. */
  DRY_RUN,
  /** Every action waits for a person's approval. */
  APPROVE,
  /** Acts by itself. */
  AUTO;

  /** Whether anything may be changed in it, by Pulih itself or as a person allows. */
  public boolean touches() {
    return switch (this) {
      case OBSERVE, DRY_RUN -> false;
      case APPROVE, AUTO -> true;
    };
  }

  /** As it is written in a configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
