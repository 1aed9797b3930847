package dev.pulih.service.prometheus;

import dev.pulih.service.prometheus.PrometheusSettings.Timing;
import java.net.URI;
import java.time.Duration;

/** Settings for a real Prometheus on a machine that is busy with other builds. */
final class Patient {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Patient() {}

  static PrometheusSettings settings(URI url) {
    return PrometheusSettings.of(url).with(new Timing(PATIENCE, PATIENCE, PATIENCE, Duration.ZERO));
  }
}
