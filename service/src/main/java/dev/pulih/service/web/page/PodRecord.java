package dev.pulih.service.web.page;

import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Series;
import dev.pulih.signal.SeriesWindow;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was measured of some pods at some instants. */
final class PodRecord {

  /** What it is about. */
  static final List<Signal> SIGNALS =
      List.of(
          Signals.POD_ERROR_RATE, Signals.POD_REQUEST_RATE, Signals.POD_LATENCY, Signals.POD_P99);

  private final List<Instant> times;
  private final Map<Series, double[]> values;

  private PodRecord(List<Instant> times, Map<Series, double[]> values) {
    this.times = List.copyOf(times);
    this.values = Map.copyOf(values);
  }

  /** Of no pod. */
  static PodRecord nothing() {
    return new PodRecord(List.of(), Map.of());
  }

  /** The ticks in memory. */
  static PodRecord of(SeriesWindow window) {
    Map<Series, double[]> values = new HashMap<>();
    window.series().forEach(series -> values.put(series, window.values(series)));
    return new PodRecord(window.times(), values);
  }

  /** What was read of the past, the oldest first. */
  static PodRecord of(List<Readings> steps) {
    Map<Series, double[]> values = new HashMap<>();
    for (int step = 0; step < steps.size(); step++) {
      for (Signal signal : SIGNALS) {
        put(values, signal, steps.get(step).entities(signal), step, steps.size());
      }
    }
    return new PodRecord(steps.stream().map(Readings::at).toList(), values);
  }

  private static void put(
      Map<Series, double[]> values,
      Signal signal,
      Map<Entity, Reading> readings,
      int step,
      int steps) {
    readings.forEach(
        (entity, reading) ->
            reading
                .known()
                .ifPresent(
                    value ->
                        values
                                .computeIfAbsent(new Series(signal, entity), _ -> unknown(steps))[
                                step] =
                            value));
  }

  private static double[] unknown(int steps) {
    double[] none = new double[steps];
    Arrays.fill(none, Double.NaN);
    return none;
  }

  /** With other signals from another one, whose newest values are put at the newest time. */
  PodRecord and(PodRecord other) {
    Map<Series, double[]> all = new HashMap<>();
    other.values.forEach((series, known) -> all.put(series, newest(known)));
    all.putAll(values);
    return new PodRecord(times, all);
  }

  private double[] newest(double[] known) {
    double[] fit = unknown(times.size());
    int shared = Math.min(known.length, fit.length);
    System.arraycopy(known, known.length - shared, fit, fit.length - shared, shared);
    return fit;
  }

  /** When it was measured, the oldest first. */
  List<Instant> times() {
    return times;
  }

  /** The pods that were asked for something. */
  List<PodRef> pods() {
    return values.keySet().stream()
        .filter(series -> series.signal().equals(Signals.POD_REQUEST_RATE))
        .map(Series::entity)
        .filter(Entity.OfPod.class::isInstance)
        .map(Entity.OfPod.class::cast)
        .map(Entity.OfPod::pod)
        .sorted()
        .toList();
  }

  /** Whether a signal is known of any pod. */
  boolean knows(Signal signal) {
    return values.keySet().stream().anyMatch(series -> series.signal().equals(signal));
  }

  /** NaN where unknown. */
  double[] values(Series series) {
    double[] known = values.get(series);
    return known == null ? unknown(times.size()) : known.clone();
  }
}
