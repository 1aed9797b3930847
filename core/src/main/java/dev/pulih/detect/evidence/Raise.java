package dev.pulih.detect.evidence;

import dev.pulih.detect.multiscale.RowLayout;
import dev.pulih.detect.multiscale.TailRate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many times the usual evidence a service needs, since it came under suspicion more often than
 * is wanted: 1 at first and at least, and then {@link TailRate}'s threshold.
 *
 * <pre>  factor = max(1, factor · exp(step · (began − wanted)))</pre>
 *
 * <p>began is 1 where a suspicion began with the check and 0 elsewhere, wanted the share of checks
 * that may: adaptive conformal inference on the logarithm (Gibbs and Candès, NeurIPS 34, 2021). At
 * the usual step of 0.15 a suspicion raises the factor by 16 %, and at one a week a week without
 * one lowers it by 14 %. O(1) for a check.
 */
final class Raise {

  private final Optional<TailRate> rate;
  private final double[] row;

  /**
   * Of a service that was never under suspicion.
   *
   * @param wanted suspicions per check; empty: as many as there are
   */
  Raise(OptionalDouble wanted) {
    RowLayout layout = new RowLayout();
    this.rate = wanted.stream().mapToObj(share -> new TailRate(layout, share, 1, 1)).findAny();
    this.row = new double[layout.size()];
  }

  double factor() {
    return rate.map(it -> it.threshold(row, 0)).orElse(1.0);
  }

  /** Learns from a check whether a suspicion began with it. */
  void learn(boolean began) {
    rate.ifPresent(it -> it.learn(row, 0, began));
  }
}
