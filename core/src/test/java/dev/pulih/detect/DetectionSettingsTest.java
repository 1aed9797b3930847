package dev.pulih.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.DeviationSettings.Window;
import dev.pulih.detect.StageRules.StageRule;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DetectionSettingsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration NEGATIVE = Duration.ofSeconds(-1);
  private static final Limit FIVE = Limit.above(0.05);
  private static final StageRule RULE = new StageRule(0.1, MINUTE);

  /** A sample may miss one scrape and no more: two intervals and the offset. */
  @Test
  void freshness_follows_interval_and_offset() {
    Trust trust = Trust.defaults(Duration.ofSeconds(30), Duration.ofSeconds(7));
    assertThat(trust.freshness()).isEqualTo(Duration.ofSeconds(67));
    assertThat(DetectionSettings.defaults().trust().freshness()).isEqualTo(Duration.ofSeconds(35));
  }

  @Test
  void the_stages_start_as_they_were_asked_for() {
    StageRules stages = DetectionSettings.defaults().stages();
    assertThat(stages.restart()).isEqualTo(new StageRule(0.10, Duration.ofMinutes(5)));
    assertThat(stages.shift()).isEqualTo(new StageRule(0.20, Duration.ofMinutes(3)));
    assertThat(stages.resolveAfter()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void one_failed_request_of_the_fewest_is_not_over_five_percent() {
    assertThat(1.0 / DetectionSettings.defaults().trust().minRequests()).isEqualTo(0.05);
  }

  /** Four sigmas instead of three. */
  private static DeviationSettings wider(DeviationSettings usual) {
    return new DeviationSettings(
        usual.window(), 4, usual.persistence(), usual.signals(), usual.calibration());
  }

  @Test
  void sigmas_count_where_nothing_is_calibrated() {
    DeviationSettings calibrated = DeviationSettings.calibrated();
    assertThat(wider(calibrated).asRead()).isEqualTo(calibrated.asRead());
    for (DeviationSettings other :
        List.of(DeviationSettings.windowed(), DeviationSettings.plain())) {
      assertThat(wider(other).asRead()).isNotEqualTo(other.asRead());
    }
    assertThat(calibrated.with(Calibration.defaults().newLevelAfter(9)).asRead())
        .isNotEqualTo(calibrated.asRead());
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void a_number_that_makes_no_sense_is_refused(ThrowingCallable number) {
    assertThatIllegalArgumentException().isThrownBy(number).withMessageContaining("; got ");
  }

  private static Stream<ThrowingCallable> nonsense() {
    return Stream.of(
        () -> new Trust(0, MINUTE, 0.8, MINUTE, 2),
        () -> new Trust(20, Duration.ZERO, 0.8, MINUTE, 2),
        () -> new Trust(20, MINUTE, 0, MINUTE, 2),
        () -> new Trust(20, MINUTE, 1.1, MINUTE, 2),
        () -> new Trust(20, MINUTE, 0.8, Duration.ZERO, 2),
        () -> new Trust(20, MINUTE, 0.8, MINUTE, -1),
        () -> new StageRule(1, MINUTE),
        () -> new StageRule(-0.1, MINUTE),
        () -> new StageRule(0.1, NEGATIVE),
        () -> new Window(20, 1, MINUTE, MINUTE),
        () -> new Window(14, 15, MINUTE, MINUTE),
        () -> new Window(20, 15, NEGATIVE, MINUTE),
        () -> new Window(20, 15, MINUTE, Duration.ZERO),
        () -> new Persistence(0, 1),
        () -> new Persistence(3, 2),
        () -> new Persistence(3, 65),
        () -> new Margin(-1, 0),
        () -> new Margin(0, -1),
        () -> Limit.above(Double.NaN),
        () -> new Threshold(" ", List.of(Signals.ERROR_RATE), FIVE, MINUTE, Optional.empty()),
        () -> new Threshold("t", List.of(Signals.ERROR_RATE), FIVE, NEGATIVE, Optional.empty()),
        () -> new StageRules(RULE, RULE, new Recency(0.8), Duration.ZERO),
        () -> deviating(0),
        () -> every(Duration.ZERO),
        () -> new ClientErrors("c", 1, MINUTE, Optional.empty()),
        () -> new ClientErrors("c", 0.05, NEGATIVE, Optional.empty()),
        () -> new NoReadyEndpoint("n", NEGATIVE, Optional.empty()));
  }

  @Test
  void the_last_number_that_makes_sense_is_taken() {
    assertThat(new Trust(1, MINUTE, 1, MINUTE, 0).unknownTicks()).isZero();
    assertThat(new StageRule(0, Duration.ZERO).above()).isZero();
    assertThat(new Window(2, 2, Duration.ZERO, MINUTE).samples()).isEqualTo(2);
    assertThat(new Persistence(1, 64).of()).isEqualTo(64);
    assertThat(new Persistence(64, 64).needed()).isEqualTo(64);
    assertThat(new Margin(0, 0)).isEqualTo(Margin.none());
    assertThat(deviating(1e-9).sigmas()).isEqualTo(1e-9);
  }

  private static DeviationSettings deviating(double sigmas) {
    DeviationSettings plain = DeviationSettings.plain();
    return new DeviationSettings(
        plain.window(), sigmas, plain.persistence(), plain.signals(), plain.calibration());
  }

  private static DetectionSettings every(Duration interval) {
    return DetectionSettings.defaults().every(interval);
  }

  @Test
  void deviations_of_pods_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new OfSignal(Signals.POD_ERROR_RATE, Direction.UP, Margin.none(), Margin.none()))
        .withMessageContaining("pod_error_rate");
  }
}
