package dev.pulih.benchmarks.nab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.CalibratedDeviation;
import dev.pulih.detect.Calibration;
import dev.pulih.detect.DetectionSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibratedRowsTest {

  private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int JUMP = 2_500;

  /** A row a week would have half of all rows found, so that the threshold falls at once. */
  @Test
  void an_odd_first_gap_is_not_taken_for_the_time_from_row_to_row() {
    assertThat(found(new CalibratedRows(Calibration.defaults())))
        .contains(JUMP)
        .isEqualTo(found(told(STEP)))
        .isNotEqualTo(found(told(WEEK)));
  }

  /** The shipped rule that need not find out the time from row to row. */
  private static RowRule told(Duration interval) {
    CalibratedDeviation rule =
        new CalibratedDeviation(
            Calibration.defaults(),
            interval,
            DetectionSettings.defaults().trust().unknownTicks(),
            List.of(NabSeries.ANY));
    return (at, value) -> {
      rule.next(new double[] {value}, at);
      return rule.begins(0);
    };
  }

  /** Where findings begin in noise every 5 minutes that jumps, after a row of a week before. */
  private static List<Integer> found(RowRule rule) {
    SplittableRandom random = new SplittableRandom(7);
    List<Integer> places = new ArrayList<>();
    for (int row = 0; row < 3_000; row++) {
      Instant at = row == 0 ? BEGIN.minus(WEEK) : BEGIN.plus(STEP.multipliedBy(row));
      if (rule.begins(at, (row < JUMP ? 100 : 1_000) + 5 * random.nextGaussian())) {
        places.add(row);
      }
    }
    return places;
  }
}
