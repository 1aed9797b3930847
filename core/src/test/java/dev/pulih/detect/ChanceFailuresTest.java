package dev.pulih.detect;

import static dev.pulih.signal.Signals.ERROR_RATE;
import static dev.pulih.signal.Signals.REQUEST_RATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.Readings;
import dev.pulih.signal.Span;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A service of which a request fails now and then by chance, for four weeks, with nothing wrong: it
 * is no more suspicious than a series may deviate.
 */
class ChanceFailuresTest {

  private static final int WEEKS = 4;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Fifteen seconds each; the readings are over the latest four. */
  private static final int WINDOW = 4;

  private final int[] failed = new int[WINDOW];

  @ParameterizedTest
  @CsvSource({"5, 0.001", "8, 0.001", "8, 0.01", "25, 0.003", "100, 0.01", "25000, 0.001"})
  void what_fails_by_chance_is_seldom_suspicious(int requests, double share) {
    SplittableRandom random = new SplittableRandom(requests);
    DetectionSettings shipped = DetectionSettings.defaults();
    JointEvidence joint =
        new JointEvidence(JointSettings.defaults(), shipped, MINUTE, List.of(Tick.WATCHED));
    int begun = 0;
    for (int tick = 0; tick < WEEKS * 7 * NoiseKind.DAY; tick++) {
      failed[tick % WINDOW] = failures(random, requests, share);
      joint.next(readings(tick, requests));
      begun += joint.begun();
    }
    double perWeek = (double) begun / WEEKS;
    System.out.printf(
        Locale.ROOT, "| %6d requests a tick, %s failed | %5.2f |%n", requests, share, perWeek);
    assertThat(perWeek).isLessThanOrEqualTo(2 * Calibration.defaults().findingsPerWeek());
  }

  private Readings readings(int tick, int requests) {
    double sum = 0;
    for (int one : failed) {
      sum += one;
    }
    return Tick.dark((long) tick * Watching.INTERVAL)
        .service(ERROR_RATE.over(Span.RECENT), sum / (WINDOW * requests))
        .service(REQUEST_RATE.over(Span.RECENT), (double) requests / Watching.INTERVAL)
        .readings();
  }

  /** Binomial; of many requests what a normal one has. */
  private static int failures(SplittableRandom random, int requests, double share) {
    if (requests > 1_000) {
      double sigma = Math.sqrt(requests * share * (1 - share));
      return (int) Math.max(0, Math.round(random.nextGaussian(requests * share, sigma)));
    }
    int count = 0;
    for (int i = 0; i < requests; i++) {
      count += random.nextDouble() < share ? 1 : 0;
    }
    return count;
  }
}
