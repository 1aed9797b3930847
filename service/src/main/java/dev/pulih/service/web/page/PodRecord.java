package dev.pulih.service.web.page;

import dev.pulih.service.web.Earlier;
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

/**
 * What was measured of some pods at some instants.
 *
 * @param window it
 */
record PodRecord(SeriesWindow window) {

  /** Of no pod. */
  static PodRecord nothing() {
    return of(List.of());
  }

  /** What was read of the past, the oldest first. */
  static PodRecord of(List<Readings> steps) {
    Map<Series, double[]> values = new HashMap<>();
    for (int step = 0; step < steps.size(); step++) {
      for (Signal signal : Earlier.OF_PODS) {
        put(values, signal, steps.get(step).entities(signal), step, steps.size());
      }
    }
    return new PodRecord(new SeriesWindow(steps.stream().map(Readings::at).toList(), values));
  }

  private static void put(
      Map<Series, double[]> values,
      Signal signal,
      Map<Entity, Reading> readings,
      int step,
      int steps) {
    readings.forEach(
        (entity, reading) -> {
          if (reading instanceof Reading.Value(double value)) {
            values.computeIfAbsent(new Series(signal, entity), _ -> unknown(steps))[step] = value;
          }
        });
  }

  private static double[] unknown(int steps) {
    double[] none = new double[steps];
    Arrays.fill(none, Double.NaN);
    return none;
  }

  /** With other signals from another one, whose newest values are put at the newest time. */
  PodRecord and(PodRecord other) {
    Map<Series, double[]> all = new HashMap<>();
    other.window.series().forEach(series -> all.put(series, newest(other.values(series))));
    window.series().forEach(series -> all.put(series, values(series)));
    return new PodRecord(new SeriesWindow(times(), all));
  }

  private double[] newest(double[] known) {
    double[] fit = unknown(times().size());
    int shared = Math.min(known.length, fit.length);
    System.arraycopy(known, known.length - shared, fit, fit.length - shared, shared);
    return fit;
  }

  /** When it was measured, the oldest first. */
  List<Instant> times() {
    return window.times();
  }

  /** The pods that were asked for something. */
  List<PodRef> pods() {
    return window.series().stream()
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
    return window.series().stream().anyMatch(series -> series.signal().equals(signal));
  }

  /** NaN where unknown. */
  double[] values(Series series) {
    return window.values(series);
  }
}
