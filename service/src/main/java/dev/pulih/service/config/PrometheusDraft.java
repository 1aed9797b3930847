package dev.pulih.service.config;

import static dev.pulih.signal.TimeSpans.shorter;

import dev.pulih.service.prometheus.PrometheusSettings;
import dev.pulih.service.prometheus.PrometheusSettings.Access;
import dev.pulih.service.prometheus.PrometheusSettings.Limits;
import dev.pulih.service.prometheus.PrometheusSettings.Timing;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The server that signals are read from, as written: its pace is the loop's. */
record PrometheusDraft(URI url, Access access, Timeouts timeouts, Limits limits) {

  /** Those that are written. */
  record Timeouts(Optional<Duration> connect, Optional<Duration> query, Optional<Duration> tick) {

    /** The others keep their share of the interval, so that they scale with it. */
    Timing at(Pace pace) {
      Timing usual = Timing.defaults();
      Duration all =
          tick.orElse(shorter(usual.tick(), pace.interval().multipliedBy(2).dividedBy(3)));
      Duration one = query.orElse(shorter(usual.query(), all.multipliedBy(4).dividedBy(5)));
      Duration first = connect.orElse(shorter(usual.connect(), one.dividedBy(4)));
      return new Timing(first, one, all, pace.offset());
    }
  }

  PrometheusSettings at(Pace pace) {
    return new PrometheusSettings(url, access, timeouts.at(pace), limits);
  }
}
