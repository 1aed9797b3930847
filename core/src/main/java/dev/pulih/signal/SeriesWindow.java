package dev.pulih.signal;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Some series at some instants, such as the latest ticks; safe to hand to another thread. */
public final class SeriesWindow {

  private final List<Instant> times;
  private final Map<Series, double[]> values;

  /**
   * A window.
   *
   * @param times the oldest first
   * @param values of each series one for each time, NaN where unknown; nobody changes them any more
   */
  public SeriesWindow(List<Instant> times, Map<Series, double[]> values) {
    this.times = List.copyOf(times);
    this.values = Map.copyOf(values);
  }

  /** The ticks' times, oldest first. */
  public List<Instant> times() {
    return times;
  }

  /** The series with at least one known value. */
  public Set<Series> series() {
    return values.keySet();
  }

  /** One value for each time, NaN where unknown. */
  public double[] values(Series series) {
    double[] known = values.get(series);
    return known == null ? unknown() : known.clone();
  }

  private double[] unknown() {
    double[] none = new double[times.size()];
    Arrays.fill(none, Double.NaN);
    return none;
  }
}
