package dev.pulih.benchmarks.nab;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.RollingDeviation;
import java.time.Instant;
import java.util.List;

/**
 * The qualified rule over the last rows: where five of six leave their mean by more than 3 sigma,
 * and the row before was no finding yet. Floor and effect are none, as for the other rules.
 */
final class WindowedRows implements RowRule {

  private final RollingDeviation rule =
      new RollingDeviation(
          DeviationSettings.windowed(),
          DetectionSettings.defaults().trust().unknownTicks(),
          List.of(NabSeries.ANY));

  private boolean found;

  @Override
  public boolean begins(Instant at, double value) {
    boolean before = found;
    rule.next(new double[] {value}, at);
    found = rule.deviates(0);
    return found && !before;
  }
}
