package dev.pulih.recover;

import dev.pulih.signal.Pod;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import java.util.List;

/**
 * Errors and requests of a set of pods over one span, from summed numerators and denominators: a
 * mean of ratios would let a pod with three requests outvote one with three thousand.
 *
 * @param errors failed requests per second
 * @param requests all requests per second
 * @param known how many of the pods had a reading, or are known to serve next to nothing
 * @param pods how many pods there are
 */
record PodShares(double errors, double requests, int known, int pods) {

  static PodShares of(List<Pod> pods, Readings readings, Span span) {
    PodShares sum = new PodShares(0, 0, 0, pods.size());
    for (Pod pod : pods) {
      sum = sum.plus(rate(pod, readings, span), ratio(pod, readings, span));
    }
    return sum;
  }

  private static Reading rate(Pod pod, Readings readings, Span span) {
    return readings.of(Signals.POD_REQUEST_RATE.over(span), pod.ref());
  }

  private static Reading ratio(Pod pod, Readings readings, Span span) {
    return readings.of(Signals.POD_ERROR_RATE.over(span), pod.ref());
  }

  private PodShares plus(Reading rate, Reading ratio) {
    if (rate instanceof Reading.Value(double r) && ratio instanceof Reading.Value(double e)) {
      return new PodShares(errors + e * r, requests + r, known + 1, pods);
    }
    return quiet(rate, ratio) ? new PodShares(errors, requests, known + 1, pods) : this;
  }

  /** A pod that is known to serve next to nothing adds nothing to the sums. */
  private static boolean quiet(Reading rate, Reading ratio) {
    Reading low = Reading.unknown(Reading.Why.LOW_TRAFFIC);
    return rate.equals(new Reading.Value(0)) || rate.equals(low) || ratio.equals(low);
  }

  /** The share of failed requests; unknown on too few requests, or if too few pods are known. */
  Reading errorRate(double seconds, double minRequests, double minKnown) {
    if (pods == 0) {
      return Reading.unknown(Reading.Why.NO_DATA);
    }
    if (known < minKnown * pods) {
      return Reading.unknown(Reading.Why.STALE);
    }
    return requests * seconds < minRequests || requests == 0
        ? Reading.unknown(Reading.Why.LOW_TRAFFIC)
        : Reading.of(errors / requests);
  }
}
