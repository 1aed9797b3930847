package dev.pulih.service.config;

import dev.pulih.detect.Severity;
import java.util.Optional;

/** How much a rule's finding weighs, as it is written. */
enum Weight {
  ANOMALY(Optional.empty()),
  P2(Optional.of(Severity.P2)),
  P1(Optional.of(Severity.P1));

  private final Optional<Severity> severity;

  Weight(Optional<Severity> severity) {
    this.severity = severity;
  }

  Optional<Severity> severity() {
    return severity;
  }
}
