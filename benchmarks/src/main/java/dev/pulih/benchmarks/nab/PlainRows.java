package dev.pulih.benchmarks.nab;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.RollingDeviation;
import java.time.Instant;
import java.util.List;

/** The bare rule: every row more than 3 sigma from the mean of the previous 20. */
final class PlainRows implements RowRule {

  private final RollingDeviation rule =
      new RollingDeviation(
          DeviationSettings.plain(),
          DetectionSettings.defaults().trust().unknownTicks(),
          List.of(NabSeries.ANY));

  @Override
  public boolean begins(Instant at, double value) {
    rule.next(new double[] {value}, at);
    return Double.isFinite(value) && rule.deviates(0);
  }
}
