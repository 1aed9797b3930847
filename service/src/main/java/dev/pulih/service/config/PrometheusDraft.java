package dev.pulih.service.config;

import dev.pulih.service.prometheus.PrometheusSettings;
import dev.pulih.service.prometheus.PrometheusSettings.Access;
import dev.pulih.service.prometheus.PrometheusSettings.Limits;
import dev.pulih.service.prometheus.PrometheusSettings.Timing;
import java.net.URI;
import java.time.Duration;

/** The server that signals are read from, as written: the offset is the loop's. */
record PrometheusDraft(URI url, Access access, Timeouts timeouts, Limits limits) {

  record Timeouts(Duration connect, Duration query, Duration tick) {}

  PrometheusSettings with(Duration offset) {
    Timing timing = new Timing(timeouts.connect(), timeouts.query(), timeouts.tick(), offset);
    return new PrometheusSettings(url, access, timing, limits);
  }
}
