package dev.pulih.signal;

import java.time.Instant;
import java.util.Map;

/**
 * All signals at one instant.
 *
 * @param at the instant of evaluation
 * @param samples by signal and entity; a signal that answered without samples has an empty map
 * @param failures signals that could not be read, with one sentence each on what went wrong
 */
public record Readings(
    Instant at, Map<Signal, Map<Entity, Reading>> samples, Map<Signal, String> failures) {

  public Readings {
    samples = Map.copyOf(samples);
    failures = Map.copyOf(failures);
  }

  /** No signal at all, as from a source that was not asked. */
  public static Readings none(Instant at) {
    return new Readings(at, Map.of(), Map.of());
  }

  /** One entity's reading; unknown where there is none. */
  public Reading of(Signal signal, Entity entity) {
    Reading reading = entities(signal).get(entity);
    return reading == null ? Reading.unknown(missing(signal)) : reading;
  }

  /** One entity's value; NaN where it is unknown. */
  public double value(Signal signal, Entity entity) {
    return of(signal, entity).known().orElse(Double.NaN);
  }

  /** A service's reading. */
  public Reading of(Signal signal, ServiceRef service) {
    return of(signal, new Entity.OfService(service));
  }

  /** A pod's reading. */
  public Reading of(Signal signal, PodRef pod) {
    return of(signal, new Entity.OfPod(pod));
  }

  /** The entities that a signal answered for. */
  public Map<Entity, Reading> entities(Signal signal) {
    return samples.getOrDefault(signal, Map.of());
  }

  private Reading.Why missing(Signal signal) {
    return failures.containsKey(signal) ? Reading.Why.SOURCE_FAILED : Reading.Why.NO_DATA;
  }
}
