package dev.pulih.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.FalseFindings.Weeks;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Noise of ten kinds for four weeks, with nothing wrong in it: it is reported as often as the
 * operator wants, within a factor of two. {@code -Dpulih.noise.series=1000} is the long form.
 */
class FalseFindingRateTest {

  private static final int SERIES = Integer.getInteger("pulih.noise.series", 8);

  /** How far from what is wanted is near enough. */
  private static final double TWO = 2;

  @ParameterizedTest
  @ValueSource(doubles = {1, 5})
  void noise_is_found_as_often_as_wanted(double perWeek) throws Exception {
    Map<NoiseKind, Weeks> found = found(perWeek);
    found.forEach((kind, weeks) -> System.out.println(weeks.line(kind, perWeek)));
    found.forEach((kind, weeks) -> check(kind, weeks, perWeek));
  }

  private static void check(NoiseKind kind, Weeks weeks, double perWeek) {
    switch (kind) {
      // It never leaves its mean by a thousandth of its magnitude: nothing in it is unusual.
      case NEAR_CONSTANT -> assertThat(weeks.total()).isZero();
      case HEAVY_TAILED -> heavy(weeks, perWeek);
      // Once its days and weeks are known little in it is unusual, and thresholds take weeks to
      // sink.
      case SEASONAL -> assertThat(weeks.mean(0)).isBetween(perWeek / 4, perWeek * TWO);
      case GAUSSIAN, AUTOCORRELATED, BURSTY, QUANTISED, DRIFTING, WITH_GAPS, WITH_RESETS ->
          assertThat(weeks.mean(0)).as("%s", kind).isBetween(perWeek / TWO, perWeek * TWO);
    }
  }

  /**
   * The first thresholds fit no tail whose fourth moment is infinite: raising them takes some six
   * findings more, once, whatever is wanted. From then on the rate holds.
   */
  private static void heavy(Weeks weeks, double perWeek) {
    assertThat(weeks.week(0)).isLessThan(perWeek * TWO + 6);
    assertThat(weeks.mean(1)).isBetween(perWeek / TWO, perWeek * TWO);
  }

  private static Map<NoiseKind, Weeks> found(double perWeek) throws Exception {
    Calibration calibration = perWeek(perWeek);
    Map<NoiseKind, Future<Weeks>> running = new EnumMap<>(NoiseKind.class);
    Map<NoiseKind, Weeks> found = new EnumMap<>(NoiseKind.class);
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      for (NoiseKind kind : NoiseKind.values()) {
        running.put(kind, two.submit(() -> FalseFindings.of(kind, SERIES, calibration)));
      }
      for (NoiseKind kind : NoiseKind.values()) {
        found.put(kind, running.get(kind).get());
      }
    }
    return found;
  }

  private static Calibration perWeek(double findings) {
    Calibration shipped = Calibration.defaults();
    return new Calibration(
        findings,
        shipped.memory(),
        shipped.startSigmas(),
        shipped.leastSigmas(),
        shipped.apart(),
        shipped.newLevelAfter());
  }
}
