package dev.pulih.benchmarks.throughput;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.Detector;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.policy.Watched.Owned;
import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Services of a hundred series each that deviations are looked for in: errors, P99 and traffic, and
 * the lag of consumer groups; one pod of each has fresh samples.
 *
 * @param services how many
 */
record BusyServices(int services) {

  static final int OF_A_SERVICE = 100;

  private static final int GROUPS = OF_A_SERVICE - 3;

  /** Requests a second by a value of a column: enough for a ratio. */
  private static final double TRAFFIC = 10_000;

  /** The detector as it ships, that has seen nothing. */
  Detector detector() {
    List<Watched> watched = IntStream.range(0, services).mapToObj(this::watched).toList();
    return new Detector(DetectionSettings.defaults(), Spans.defaults(), watched);
  }

  private Watched watched(int number) {
    Set<String> groups =
        IntStream.range(0, GROUPS).mapToObj(g -> group(number, g)).collect(Collectors.toSet());
    return new Watched(
        service(number),
        new Slo(0.999, Duration.ofMillis(500), 0.5),
        Mode.DRY_RUN,
        new Owned(groups, Set.of()),
        OptionalDouble.empty());
  }

  private static ServiceRef service(int number) {
    return new ServiceRef("bos", "service-" + number);
  }

  private static String group(int service, int number) {
    return "group-" + service + "-" + number;
  }

  /** Readings of all of it, by a column of as many values as it has series. */
  Readings readings(Instant at, double[] values) {
    Map<Signal, Map<Entity, Reading>> samples = new HashMap<>();
    samples.put(Signals.ERROR_RATE, own(i -> values[i * OF_A_SERVICE]));
    samples.put(Signals.P99_LATENCY, own(i -> values[i * OF_A_SERVICE + 1]));
    samples.put(Signals.REQUEST_RATE, own(i -> values[i * OF_A_SERVICE + 2] * TRAFFIC));
    samples.put(Signals.SAMPLE_AGE, ages());
    samples.put(Signals.KAFKA_LAG, lags(values));
    return new Readings(at, samples, Map.of());
  }

  private Map<Entity, Reading> own(IntFunction<Double> value) {
    Map<Entity, Reading> samples = new HashMap<>();
    for (int i = 0; i < services; i++) {
      samples.put(new Entity.OfService(service(i)), Reading.of(value.apply(i)));
    }
    return samples;
  }

  private Map<Entity, Reading> ages() {
    Map<Entity, Reading> samples = new HashMap<>();
    for (int i = 0; i < services; i++) {
      PodRef pod = new PodRef("bos", service(i).name() + "-7d9f8c6b5-abcd1");
      samples.put(new Entity.OfPod(pod), Reading.of(1));
    }
    return samples;
  }

  private Map<Entity, Reading> lags(double[] values) {
    Map<Entity, Reading> samples = new HashMap<>();
    for (int i = 0; i < services * GROUPS; i++) {
      int service = i / GROUPS;
      int group = i % GROUPS;
      double lag = values[service * OF_A_SERVICE + 3 + group] * TRAFFIC;
      samples.put(new Entity.OfGroup(group(service, group)), Reading.of(lag));
    }
    return samples;
  }
}
