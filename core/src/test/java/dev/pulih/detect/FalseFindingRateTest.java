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
    assertThat(weeks.mean(0)).as("%s", kind).isBetween(perWeek / TWO, perWeek * TWO);
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
