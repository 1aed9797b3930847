package dev.pulih.service.meter;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** The queries to Prometheus. */
public final class QueryMeters {

  private final Timer answered;
  private final Timer failed;

  /** Nothing was asked. */
  public QueryMeters(Instruments make) {
    this.answered = timer(make, "answered");
    this.failed = timer(make, "failed");
  }

  private static Timer timer(Instruments make, String outcome) {
    return make.timer("pulih.prometheus.query", "Queries to Prometheus", "outcome", outcome);
  }

  /** A query was answered, or was not, after so long. */
  public void asked(Duration took, boolean answer) {
    (answer ? answered : failed).record(took);
  }
}
