package dev.pulih.service.preview;

import dev.pulih.detect.Finding;
import dev.pulih.notify.Glance;
import dev.pulih.recover.Facts;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Series;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How a service's error rate went until now: it rises two minutes before its incident begins.
 *
 * @param began when the incident begins
 * @param healed the second after it from which the service is well again
 * @param back the second after it at which it fails again
 */
record Past(Instant began, OptionalLong healed, OptionalLong back) {

  private static final Duration TICK = Duration.ofSeconds(15);

  Glance glance(Facts facts, List<Finding> findings, Instant now) {
    ServiceRef service = facts.incident().service();
    SeriesStore store = new SeriesStore();
    for (int tick = SeriesStore.TICKS; tick >= 0; tick--) {
      store.append(readings(service, now.minus(TICK.multipliedBy(tick))));
    }
    Series series = new Series(Signals.ERROR_RATE, new Entity.OfService(service));
    return Glance.of(facts, store.last(Duration.ofMinutes(15), series::equals), findings);
  }

  private Readings readings(ServiceRef service, Instant at) {
    Reading errors = new Reading.Value(errorRate(Duration.between(began, at).toSeconds()));
    return new Readings(
        at, Map.of(Signals.ERROR_RATE, Map.of(new Entity.OfService(service), errors)), Map.of());
  }

  /** A rate over five minutes follows a step slowly; every fourth tick is a little off. */
  private double errorRate(long second) {
    double up = share(second + 150);
    double down = healed.isPresent() ? share(second - healed.getAsLong()) : 0;
    double again = back.isPresent() ? share(second - back.getAsLong() + 150) : 0;
    double noise = Math.floorMod(second / TICK.toSeconds(), 4L) == 0 ? 0.004 : 0;
    return 0.002 + 0.148 * Math.clamp(up - down + again, 0, 1) + noise;
  }

  private static double share(long seconds) {
    return Math.clamp(seconds / 240.0, 0, 1);
  }
}
