package dev.pulih.simulator.port;

import dev.pulih.simulator.metrics.Buckets;
import dev.pulih.simulator.metrics.CallStatus;
import dev.pulih.simulator.metrics.Column;
import dev.pulih.simulator.metrics.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * What PromQL's functions make of some targets' samples in a window; times are in milliseconds
 * since 1970.
 */
record Window(long from, long to) {
  private static final int[] REQUESTS = Column.requests();
  private static final Set<CallStatus> FAILED =
      EnumSet.of(CallStatus.UNAVAILABLE, CallStatus.TIMED_OUT);

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

  /** {@code rate(..._sum) / rate(..._count)} of one target; NaN without requests. */
  double mean(Target target) {
    Samples samples = target.samples();
    return samples.rate(Column.LATENCY_SUM, from, to) / samples.rate(Column.LAST_BUCKET, from, to);
  }

  /** The rate of all calls of some callers. */
  double calls(Collection<Samples> callers) {
    return sum(callers, EnumSet.allOf(CallStatus.class));
  }

  /** Share of them that failed; without any failed one 0, without calls NaN. */
  double callErrors(Collection<Samples> callers) {
    double failed = sum(callers, FAILED);
    return (Double.isNaN(failed) ? 0 : failed) / calls(callers);
  }

  private double sum(Collection<Samples> callers, Set<CallStatus> statuses) {
    double sum = Double.NaN;
    for (CallStatus status : statuses) {
      for (Samples caller : callers) {
        sum = plus(sum, caller.rate(status.column(), from, to));
      }
    }
    return sum;
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
