package dev.pulih.service.web;

import dev.pulih.policy.Retention;
import dev.pulih.service.config.yaml.Durations;
import java.time.Instant;

/**
 * What is kept of incidents.
 *
 * @param retention how long
 */
public record Archive(Retention retention) {

  /** Whether an incident that was opened at an instant, and is not known, may have been removed. */
  boolean mayBeGone(Instant openedAt, Instant now) {
    return !retention.incidents().isZero() && openedAt.plus(retention.incidents()).isBefore(now);
  }

  /** How long incidents are kept, in words. */
  String kept() {
    return Durations.text(retention.incidents());
  }
}
