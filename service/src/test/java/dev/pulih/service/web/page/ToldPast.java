package dev.pulih.service.web.page;

import dev.pulih.recover.Samples;
import dev.pulih.service.web.Earlier;
import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/** What pods did, as a test tells it: by the second since {@link Samples#at}(0). */
final class ToldPast implements Earlier {

  /** What was asked for. */
  final List<String> asked = new ArrayList<>();

  /** What cannot be read. */
  final Map<Signal, String> failures = new HashMap<>();

  private final Map<Signal, Map<Entity, DoubleUnaryOperator>> told = new HashMap<>();

  /** A pod answered so many requests per second, of which this share failed, in so many seconds. */
  ToldPast pod(String name, double rate, double errors, double p99) {
    return tells(Signals.POD_REQUEST_RATE, name, _ -> rate)
        .tells(Signals.POD_ERROR_RATE, name, _ -> errors)
        .tells(Signals.POD_LATENCY, name, _ -> p99 / 4)
        .tells(Signals.POD_P99, name, _ -> p99);
  }

  ToldPast tells(Signal signal, String pod, DoubleUnaryOperator value) {
    told.computeIfAbsent(signal, _ -> new HashMap<>())
        .put(new Entity.OfPod(new PodRef("bos", pod)), value);
    return this;
  }

  /** The pods of which something is told, by name. */
  List<String> names() {
    return told.getOrDefault(Signals.POD_REQUEST_RATE, Map.of()).keySet().stream()
        .map(entity -> ((Entity.OfPod) entity).pod().name())
        .sorted()
        .toList();
  }

  /** Nothing was measured by any pod. */
  ToldPast without(Signal signal) {
    told.remove(signal);
    return this;
  }

  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    return List.of();
  }

  @Override
  public Earlier only(ServiceRef service) {
    return (signals, from, to, step) -> ofPods(service, signals, from, to, step);
  }

  private List<Readings> ofPods(
      ServiceRef service, Collection<Signal> signals, Instant from, Instant to, Duration step) {
    asked.add(
        "%d signals of %s from %d to %d by %d"
            .formatted(signals.size(), service, second(from), second(to), step.toSeconds()));
    return Stream.iterate(from, at -> !at.isAfter(to), at -> at.plus(step))
        .map(at -> readings(signals, at))
        .toList();
  }

  private static long second(Instant at) {
    return Duration.between(Samples.at(0), at).toSeconds();
  }

  private Readings readings(Collection<Signal> signals, Instant at) {
    Map<Signal, Map<Entity, Reading>> samples = new HashMap<>();
    for (Signal signal : signals) {
      Map<Entity, Reading> readings = new HashMap<>();
      told.getOrDefault(signal, Map.of())
          .forEach(
              (pod, value) ->
                  readings.put(pod, Reading.of(value.applyAsDouble((double) second(at)))));
      samples.put(signal, readings);
    }
    samples.keySet().removeAll(failures.keySet());
    return new Readings(at, samples, failures);
  }
}
