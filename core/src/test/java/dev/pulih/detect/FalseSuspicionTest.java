package dev.pulih.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.NoiseKind.Noise;
import dev.pulih.detect.evidence.EvidenceSeries;
import dev.pulih.detect.evidence.EvidenceWatch;
import dev.pulih.detect.evidence.EvidenceWatch.Rhythm;
import dev.pulih.detect.evidence.FlooredLog;
import dev.pulih.detect.evidence.FlooredLog.Worse;
import dev.pulih.detect.evidence.GoldenSignal;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Services of which latency, traffic, lag and connections are noise of one kind each, with nothing
 * wrong, for four weeks: together they are no more suspicious than one series may be. Errors, which
 * are counted, are the subject of {@link ChanceFailuresTest}.
 */
class FalseSuspicionTest {

  private static final int SERVICES = Integer.getInteger("pulih.noise.services", 4);
  private static final int WEEKS = 4;
  private static final Duration INTERVAL = Duration.ofSeconds(15);
  private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

  /** What one series may, within a factor of two. */
  private static final double MOST = 2 * Calibration.defaults().findingsPerWeek();

  @ParameterizedTest
  @EnumSource
  void noise_in_all_signals_is_seldom_suspicious(NoiseKind kind) {
    double perWeek = (double) suspicions(kind) / SERVICES / WEEKS;
    System.out.printf(Locale.ROOT, "| %-14s | %6.2f |%n", kind, perWeek);
    assertThat(perWeek).isLessThanOrEqualTo(MOST);
  }

  private static long suspicions(NoiseKind kind) {
    SplittableRandom seeds = new SplittableRandom(kind.name().hashCode());
    List<EvidenceSeries> series =
        IntStream.range(0, SERVICES).boxed().flatMap(FalseSuspicionTest::series).toList();
    List<Noise> noises = series.stream().map(_ -> kind.of(seeds.split())).toList();
    JointSettings shipped = JointSettings.defaults();
    OptionalDouble wanted = OptionalDouble.of(Calibration.defaults().perCheck(INTERVAL));
    EvidenceWatch watch =
        new EvidenceWatch(
            shipped.evidence(), new Rhythm(shipped.every(), INTERVAL, wanted), series);
    long begun = 0;
    for (long tick = 0; tick < 7L * WEEKS * NoiseKind.DAY; tick++) {
      double[] row = row(noises, tick);
      watch.next(MONDAY.plus(INTERVAL.multipliedBy(tick)), row, row);
      begun += watch.begun();
    }
    return begun;
  }

  private static double[] row(List<Noise> noises, long tick) {
    return noises.stream().mapToDouble(noise -> noise.at(tick)).toArray();
  }

  private static Stream<EvidenceSeries> series(int number) {
    ServiceRef service = new ServiceRef("town", "service-" + number);
    return Stream.of(
        new EvidenceSeries("p99", service, GoldenSignal.LATENCY, new FlooredLog(Worse.HIGHER, 1)),
        new EvidenceSeries("rate", service, GoldenSignal.TRAFFIC, new FlooredLog(Worse.LOWER, 1)),
        new EvidenceSeries("lag", service, GoldenSignal.BACKLOG, new FlooredLog(Worse.HIGHER, 1)),
        new EvidenceSeries(
            "connections", service, GoldenSignal.CONNECTIONS, new FlooredLog(Worse.HIGHER, 1)));
  }
}
