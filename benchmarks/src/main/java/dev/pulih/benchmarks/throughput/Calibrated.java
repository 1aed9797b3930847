package dev.pulih.benchmarks.throughput;

import dev.pulih.detect.CalibratedDeviation;
import dev.pulih.detect.Calibration;
import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.DeviationSettings.OfSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;

/** Calibrated deviations of series that are old enough for all that is ever computed. */
final class Calibrated {

  /** Three weeks after the first tick: days and weeks count. */
  static final Instant NOW = Instant.EPOCH.plus(Duration.ofDays(21));

  private static final double ANY_LEVEL = 0.1;

  private Calibrated() {}

  static CalibratedDeviation of(int series) {
    OfSignal signal = DeviationSettings.defaults().signals().getFirst();
    CalibratedDeviation rule =
        new CalibratedDeviation(
            Calibration.defaults(), Duration.ofSeconds(15), 2, Collections.nCopies(series, signal));
    double[] first = new double[series];
    Arrays.fill(first, ANY_LEVEL);
    rule.next(first, Instant.EPOCH);
    return rule;
  }
}
