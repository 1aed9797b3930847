package dev.pulih.benchmarks.nab;

import dev.pulih.detect.CalibratedDeviation;
import dev.pulih.detect.Calibration;
import dev.pulih.detect.DetectionSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule as shipped. What a week is in rows is taken from the median of the first gaps between
 * rows of different time; those until then are remembered, and judged as ordinary.
 */
final class CalibratedRows implements RowRule {

  /** An odd number, which has a middle, and less than the rule needs to find anything. */
  private static final int GAPS = 11;

  private record Row(Instant at, double value) {}

  private final Calibration calibration;
  private final List<Row> early = new ArrayList<>();
  private final List<Duration> gaps = new ArrayList<>();
  private @Nullable CalibratedDeviation rule;

  CalibratedRows(Calibration calibration) {
    this.calibration = calibration;
  }

  @Override
  public boolean begins(Instant at, double value) {
    CalibratedDeviation known = rule == null ? start(at) : rule;
    if (known == null) {
      early.add(new Row(at, value));
      return false;
    }
    known.next(new double[] {value}, at);
    return known.begins(0);
  }

  private @Nullable CalibratedDeviation start(Instant at) {
    if (!early.isEmpty() && early.getLast().at().isBefore(at)) {
      gaps.add(Duration.between(early.getLast().at(), at));
    }
    return gaps.size() < GAPS ? null : begun(gaps.stream().sorted().toList().get(GAPS / 2));
  }

  private CalibratedDeviation begun(Duration interval) {
    CalibratedDeviation begun =
        new CalibratedDeviation(
            calibration,
            interval,
            DetectionSettings.defaults().trust().unknownTicks(),
            List.of(NabSeries.ANY));
    early.forEach(row -> begun.next(new double[] {row.value()}, row.at()));
    early.clear();
    rule = begun;
    return begun;
  }
}
