package dev.pulih.service.web.page;

import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.Expectation;
import dev.pulih.detect.RollingMoments;
import java.util.ArrayList;
import java.util.List;

/**
 * What the values before each one of a series were like, by the bare rule of deviations. It is for
 * looking only: nothing is found by it.
 */
public final class Comparison {

  private static final DeviationSettings BARE = DeviationSettings.plain();

  /** The known values before one that it is compared with. */
  public static final int SAMPLES = BARE.window().samples();

  /** How many standard deviations its band reaches from their mean, to both sides. */
  public static final double SIGMAS = BARE.sigmas();

  private static final Expectation UNKNOWN = new Expectation(Double.NaN, Double.NaN, Double.NaN);

  private final RollingMoments past = new RollingMoments(SAMPLES, 1);

  private Comparison() {}

  /** For each of some values, oldest first; NaN where fewer known ones are before it. */
  static List<Expectation> of(List<Double> values) {
    Comparison comparison = new Comparison();
    List<Expectation> all = new ArrayList<>();
    for (double value : values) {
      all.add(comparison.next(value));
    }
    return all;
  }

  /** What all of some values are like; NaN where fewer are known than one is compared with. */
  static Expectation ofAll(List<Double> values) {
    List<Double> known = values.stream().filter(Double::isFinite).toList();
    if (known.size() < SAMPLES) {
      return UNKNOWN;
    }
    RollingMoments all = new RollingMoments(known.size(), 1);
    known.forEach(value -> all.add(new double[] {value}));
    return new Expectation(all.mean(0), all.sigma(0), SIGMAS);
  }

  private Expectation next(double value) {
    Expectation before =
        past.count(0) < SAMPLES ? UNKNOWN : new Expectation(past.mean(0), past.sigma(0), SIGMAS);
    if (Double.isFinite(value)) {
      past.add(new double[] {value});
    }
    return before;
  }
}
