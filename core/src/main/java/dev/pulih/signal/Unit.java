package dev.pulih.signal;

import java.util.Map;

/** What the numbers of a signal count. */
public enum Unit {
  /** A share, 0 to 1. */
  RATIO,
  /** Seconds. */
  SECONDS,
  /** Per second. */
  PER_SECOND,
  /** How many; also of a signal that a configuration defines without saying what it counts. */
  COUNT;

  private static final Map<String, Unit> SHIPPED =
      Map.ofEntries(
          Map.entry(Signals.ERROR_RATE.name(), RATIO),
          Map.entry(Signals.POD_ERROR_RATE.name(), RATIO),
          Map.entry(Signals.CLIENT_ERROR_RATE.name(), RATIO),
          Map.entry(Signals.CALL_ERROR_RATE.name(), RATIO),
          Map.entry(Signals.CALL_RATE.name(), PER_SECOND),
          Map.entry(Signals.DB_CONNECTIONS.name(), RATIO),
          Map.entry(Signals.P99_LATENCY.name(), SECONDS),
          Map.entry(Signals.POD_LATENCY.name(), SECONDS),
          Map.entry(Signals.POD_P99.name(), SECONDS),
          Map.entry(Signals.SAMPLE_AGE.name(), SECONDS),
          Map.entry(Signals.REQUEST_RATE.name(), PER_SECOND),
          Map.entry(Signals.POD_REQUEST_RATE.name(), PER_SECOND),
          Map.entry(Signals.CLIENT_REQUEST_RATE.name(), PER_SECOND),
          Map.entry(Signals.POD_CAPACITY.name(), PER_SECOND),
          Map.entry(Signals.KAFKA_LAG.name(), COUNT));

  /** The unit of a signal. */
  public static Unit of(Signal signal) {
    return SHIPPED.getOrDefault(signal.name(), COUNT);
  }

  /** Whether Pulih knows what a signal counts. */
  static boolean knows(Signal signal) {
    return SHIPPED.containsKey(signal.name());
  }
}
