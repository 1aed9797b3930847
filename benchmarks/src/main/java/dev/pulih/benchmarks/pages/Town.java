package dev.pulih.benchmarks.pages;

import dev.pulih.detect.Achieved;
import dev.pulih.detect.Detected;
import dev.pulih.detect.StageCondition;
import dev.pulih.flow.TickReport;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Slo;
import dev.pulih.policy.TroubleElsewhere;
import dev.pulih.policy.Watched;
import dev.pulih.service.web.Panorama;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Services whose signals are noisy, each in its own way, so that their curves do not compress
 * better than real ones.
 *
 * @param services their names
 * @param series the ticks that are held in memory
 * @param now the time of the latest
 */
record Town(List<ServiceRef> services, SeriesStore series, Instant now) {

  private static final Slo SLO = new Slo(0.999, Duration.ofMillis(200), 0.001);
  private static final Duration TICK = Duration.ofSeconds(15);

  static Town of(int number, Instant now) {
    List<ServiceRef> services =
        IntStream.range(0, number).mapToObj(i -> new ServiceRef("bos", "service-" + i)).toList();
    Random noise = new Random(7);
    SeriesStore series = new SeriesStore();
    for (int back = SeriesStore.TICKS - 1; back >= 0; back--) {
      series.append(readings(services, noise, now.minus(TICK.multipliedBy(back))));
    }
    return new Town(services, series, now);
  }

  private static Readings readings(List<ServiceRef> services, Random noise, Instant at) {
    Map<Signal, Map<Entity, Reading>> samples = new HashMap<>();
    samples.put(Signals.ERROR_RATE, each(services, _ -> noise.nextDouble() / 100));
    samples.put(Signals.P99_LATENCY, each(services, _ -> noise.nextDouble()));
    samples.put(Signals.REQUEST_RATE, each(services, _ -> 100 + 40 * noise.nextDouble()));
    return new Readings(at, samples, Map.of());
  }

  private static Map<Entity, Reading> each(
      List<ServiceRef> services, Function<ServiceRef, Double> value) {
    return services.stream()
        .collect(Collectors.toMap(Entity.OfService::new, s -> Reading.of(value.apply(s))));
  }

  List<Watched> watched() {
    return services.stream()
        .map(
            service ->
                new Watched(
                    service, SLO, Mode.AUTO, Watched.Owned.nothing(), OptionalDouble.empty()))
        .toList();
  }

  /** What the latest tick saw: by its rules nothing more than is recorded. */
  Panorama seen() {
    Detected.OfService quiet =
        new Detected.OfService(
            List.of(),
            StageCondition.absent(now),
            StageCondition.absent(now),
            Truth.TRUE,
            Optional.empty());
    Detected detected =
        new Detected(
            new Readings(now, Map.of(), Map.of()),
            services.stream().collect(Collectors.toMap(service -> service, _ -> quiet)),
            new Detected.Tally(3 * services.size(), 0, Achieved.none(), 0));
    return new Panorama(
        new TickReport(
            detected, new Inventory(now, Map.of()), Map.of(), TroubleElsewhere.nothing()),
        series.last(Duration.ofDays(1), Panorama::isAboutService));
  }
}
