package dev.pulih.service.web;

import dev.pulih.policy.Retention;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.service.config.yaml.Durations;
import java.io.OutputStream;
import java.time.Instant;

/**
 * What is kept of incidents.
 *
 * @param retention how long
 * @param exporter writes all of it
 */
public record Archive(Retention retention, Exporter exporter) {

  /** Writes an incident as one document; what goes wrong does so before the first byte. */
  @FunctionalInterface
  public interface Exporter {

    /** Leaves the stream open. */
    void write(Begun state, OutputStream out);
  }

  /** Whether an incident that was opened at an instant, and is not known, may have been removed. */
  boolean mayBeGone(Instant openedAt, Instant now) {
    return !retention.incidents().isZero() && openedAt.plus(retention.incidents()).isBefore(now);
  }

  /** How long incidents are kept, in words. */
  String kept() {
    return Durations.text(retention.incidents());
  }
}
