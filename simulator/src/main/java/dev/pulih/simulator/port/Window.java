package dev.pulih.simulator.port;

import dev.pulih.simulator.metrics.Buckets;
import dev.pulih.simulator.metrics.Column;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * What PromQL's functions make of some targets' samples in a window; times are in milliseconds
 * since 1970.
 */
record Window(long from, long to) {
  private static final int[] REQUESTS = Column.requests();

  static Window before(Instant at, Duration length) {
    return new Window(at.minus(length).toEpochMilli(), at.toEpochMilli());
  }

  /** {@code sum(rate(http_requests_total))}; NaN where no series has two samples. */
  double requests(Collection<Target> targets) {
    double sum = Double.NaN;
    for (int column : REQUESTS) {
      sum = plus(sum, sum(targets, column));
    }
    return sum;
  }

  /** Share of 5xx; without any 5xx series 0, without requests NaN. */
  double errors(Collection<Target> targets) {
    double failed = failures(targets);
    return (Double.isNaN(failed) ? 0 : failed) / requests(targets);
  }

  /** The rate of 5xx; NaN without any 5xx series. */
  double failures(Collection<Target> targets) {
    return sum(targets, Column.UNAVAILABLE);
  }

  /** {@code histogram_quantile(0.99, sum by (le) (rate(...)))}. */
  double p99(Collection<Target> targets) {
    double[] cumulative = new double[Buckets.COUNT];
    for (int i = 0; i < Buckets.COUNT; i++) {
      cumulative[i] = sum(targets, Column.FIRST_BUCKET + i);
    }
    return Buckets.quantile(0.99, cumulative);
  }

  private double sum(Collection<Target> targets, int column) {
    double sum = Double.NaN;
    for (Target target : targets) {
      sum = plus(sum, target.samples().rate(column, from, to));
    }
    return sum;
  }

  private static double plus(double sum, double addend) {
    if (Double.isNaN(addend)) {
      return sum;
    }
    return Double.isNaN(sum) ? addend : sum + addend;
  }
}
