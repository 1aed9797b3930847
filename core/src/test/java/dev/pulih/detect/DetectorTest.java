package dev.pulih.detect;

import static dev.pulih.signal.Signals.CALL_ERROR_RATE;
import static dev.pulih.signal.Signals.CALL_RATE;
import static dev.pulih.signal.Signals.ERROR_RATE;
import static dev.pulih.signal.Signals.KAFKA_LAG;
import static dev.pulih.signal.Signals.P99_LATENCY;
import static dev.pulih.signal.Signals.REQUEST_RATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.detect.Detected.OfService;
import dev.pulih.signal.Entity;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class DetectorTest {

  private static final Entity TOLLS = new Entity.OfGroup("tolls");

  private final Watching watching = Watching.withDefaults();

  /** 5 min are 20 intervals: the 21st good tick. */
  @Test
  void a_service_is_calm_after_five_good_minutes() {
    watching.tick(at -> errors(at, 0.03));
    assertThat(watching.ticks(20, DetectorTest::good).calm()).isEqualTo(Truth.FALSE);
    assertThat(watching.tick(DetectorTest::good).calm()).isEqualTo(Truth.TRUE);
  }

  @Test
  void a_finding_ends_the_calm_and_an_anomaly_without_severity_does_not() {
    watching.ticks(21, DetectorTest::good);
    assertThat(watching.tick(at -> good(at).service(P99_LATENCY, 0.301)).calm())
        .isEqualTo(Truth.FALSE);
    Watching odd =
        new Watching(
            DetectionSettings.defaults()
                .plus(
                    List.of(
                        new Threshold(
                            "odd",
                            List.of(REQUEST_RATE),
                            Limit.above(1),
                            Duration.ZERO,
                            Optional.empty()))));
    OfService at = odd.ticks(21, DetectorTest::good);
    assertThat(at.findings()).extracting(Finding::rule).containsExactly("odd");
    assertThat(at.calm()).isEqualTo(Truth.TRUE);
  }

  @Test
  void a_rule_that_is_true_but_not_for_long_enough_is_not_calm_either() {
    Threshold slow =
        new Threshold(
            "slow",
            List.of(KAFKA_LAG),
            Limit.above(10),
            Duration.ofHours(1),
            Optional.of(Severity.P2));
    Watching pending = new Watching(DetectionSettings.defaults().plus(List.of(slow)));
    OfService at = pending.ticks(30, t -> good(t).put(KAFKA_LAG, TOLLS, 11));
    assertThat(at.findings()).isEmpty();
    assertThat(at.calm()).isEqualTo(Truth.FALSE);
  }

  @Test
  void calls_are_kept_for_briefings_and_found_fault_with_by_no_rule() {
    Entity call = new Entity.OfCall(Tick.TXN, new ServiceRef("bos", "payment-service"));
    Detector detector =
        new Detector(DetectionSettings.defaults(), Spans.defaults(), List.of(Tick.WATCHED));
    for (int at = 0; at < 40; at++) {
      double failing = at < 25 ? 0 : 1;
      Tick tick = good(15 * at).put(CALL_RATE, call, 20).put(CALL_ERROR_RATE, call, failing);
      Detected detected = detector.detect(tick.readings(), Tick.inventory(15L * at));
      assertThat(detected.services().values()).allMatch(rules -> rules.findings().isEmpty());
    }
    assertThat(detector.series().latest(CALL_RATE, call)).isEqualTo(20);
    assertThat(detector.series().last(CALL_ERROR_RATE, call, 16)).startsWith(0).endsWith(1);
  }

  @Test
  void burn_rates_count_against_the_calm() {
    IntFunction<Tick> burning =
        at ->
            good(at)
                .service(ERROR_RATE.over(Span.TICKET_LONG), 0.01)
                .service(ERROR_RATE.over(Span.TICKET_SHORT), 0.01);
    assertThat(watching.ticks(40, burning).calm()).isEqualTo(Truth.FALSE);
  }

  @Test
  void unknown_time_does_not_count_towards_the_calm_and_takes_nothing_back() {
    watching.ticks(11, DetectorTest::good);
    assertThat(watching.ticks(30, Tick::lit).calm()).isEqualTo(Truth.UNKNOWN);
    assertThat(watching.ticks(9, DetectorTest::good).calm()).isEqualTo(Truth.FALSE);
    assertThat(watching.tick(DetectorTest::good).calm()).isEqualTo(Truth.TRUE);
  }

  @Test
  void a_service_that_is_blind_is_not_calm() {
    watching.ticks(30, DetectorTest::good);
    assertThat(watching.tick(Tick::dark).calm()).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void a_rule_that_was_true_when_last_known_keeps_the_calm_away() {
    watching.tick(at -> good(at).put(KAFKA_LAG, TOLLS, 60_000));
    OfService at = watching.ticks(40, DetectorTest::good);
    assertThat(at.findings()).isEmpty();
    assertThat(at.calm()).isEqualTo(Truth.UNKNOWN);
    watching.tick(t -> good(t).put(KAFKA_LAG, TOLLS, 10));
    assertThat(watching.ticks(20, DetectorTest::good).calm()).isEqualTo(Truth.TRUE);
  }

  @Test
  void what_was_never_measured_does_not_keep_the_calm_away() {
    assertThat(watching.ticks(21, DetectorTest::good).calm()).isEqualTo(Truth.TRUE);
  }

  @Test
  void a_finding_outlives_two_unknown_ticks_with_its_last_value() {
    watching.tick(at -> errors(at, 0.06));
    OfService two = watching.ticks(2, Tick::lit);
    assertThat(two.findings())
        .filteredOn(finding -> finding.is(Severity.P1))
        .singleElement()
        .satisfies(finding -> assertThat(finding.measured().value()).isEqualTo(0.06));
    assertThat(two.calm()).isEqualTo(Truth.FALSE);
    assertThat(watching.tick(Tick::lit).findings()).isEmpty();
  }

  @Test
  void blindness_has_a_date_and_ends_with_a_value() {
    assertThat(watching.tick(DetectorTest::good).blindSince()).isEmpty();
    assertThat(watching.ticks(13, Tick::lit).blindSince()).contains(Tick.START.plusSeconds(15));
    assertThat(watching.tick(DetectorTest::good).blindSince()).isEmpty();
    assertThat(watching.tick(Tick::dark).blindSince()).contains(Tick.START.plusSeconds(15 * 15));
  }

  @Test
  void missing_ticks_count_as_unknown() {
    Detector whole = detector();
    Detector holey = detector();
    for (int at = 0; at <= 600; at += 15) {
      boolean lost = at == 90 || at == 105 || (at >= 300 && at <= 345);
      Tick tick = lost ? Tick.dark(at) : errors(at, 0.5);
      Detected wanted = whole.detect(tick.readings(), Tick.inventory(at));
      if (!lost) {
        assertThat(holey.detect(tick.readings(), Tick.inventory(at))).isEqualTo(wanted);
      }
    }
  }

  @Test
  void ticks_that_are_a_little_late_are_not_missing_ones() {
    Detector detector = detector();
    detector.detect(errors(0, 0.5).readings(), Tick.inventory(0));
    detector.detect(errors(22, 0.5).readings(), Tick.inventory(22));
    assertThat(detector.series().last(Duration.ofMinutes(5), _ -> true).times()).hasSize(2);
  }

  @Test
  void a_year_of_missing_ticks_is_forgotten_at_once() {
    Detector detector = detector();
    detector.detect(errors(0, 0.5).readings(), Tick.inventory(0));
    int year = 365 * 24 * 3600;
    Detected at = detector.detect(errors(year, 0.5).readings(), Tick.inventory(year));
    assertThat(at.services().get(Tick.TXN).shift().phase())
        .isEqualTo(StageCondition.Phase.MATURING);
  }

  @Test
  void a_tick_that_is_not_later_is_refused() {
    Detector detector = detector();
    detector.detect(good(15).readings(), Tick.inventory(15));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> detector.detect(good(15).readings(), Tick.inventory(15)))
        .withMessageContaining("order of time");
  }

  @Test
  void fed_its_history_it_answers_as_if_it_had_never_stopped() {
    Detector lived = detector();
    Detector rebuilt = detector();
    for (int at = 0; at < 450; at += 15) {
      lived.detect(errors(at, 0.3).readings(), Tick.inventory(at));
      rebuilt.detect(errors(at, 0.3).readings(), Tick.inventory(450));
    }
    assertThat(rebuilt.detect(errors(450, 0.3).readings(), Tick.inventory(450)))
        .isEqualTo(lived.detect(errors(450, 0.3).readings(), Tick.inventory(450)));
  }

  /**
   * A minute's rate of 2 % after a quiet past of 15 min: at its second tick, and until it is gone.
   */
  @Test
  void a_calibrated_deviation_is_a_finding_without_severity() {
    Watching calibrated = calibrated();
    calibrated.ticks(60, at -> recent(at, 0.001));
    assertThat(calibrated.tick(at -> recent(at, 0.02)).findings()).isEmpty();
    assertThat(calibrated.tick(at -> recent(at, 0.02)).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("deviation");
              assertThat(finding.severity()).isEmpty();
              assertThat(finding.since()).isEqualTo(Tick.START.plusSeconds(61 * 15));
              // What it usually is.
              assertThat(finding.measured().bound()).isCloseTo(0.001, within(0.0005));
            });
    OfService next = calibrated.tick(at -> recent(at, 0.03));
    assertThat(next.findings().getFirst().since()).isEqualTo(Tick.START.plusSeconds(61 * 15));
    assertThat(next.findings().getFirst().measured().value()).isEqualTo(0.03);
    assertThat(calibrated.tick(at -> recent(at, 0.001)).findings()).isEmpty();
  }

  /** A minute's rate of 2 % after a quiet past: 5 of the last 6 ticks. */
  @Test
  void a_deviation_from_the_last_minutes_is_a_finding_once_it_lasts() {
    Watching windowed =
        new Watching(DetectionSettings.defaults().with(DeviationSettings.windowed()));
    windowed.ticks(20, at -> recent(at, 0.001));
    assertThat(windowed.ticks(4, at -> recent(at, 0.02)).findings()).isEmpty();
    assertThat(windowed.tick(at -> recent(at, 0.02)).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.since()).isEqualTo(Tick.START.plusSeconds(24 * 15));
              // The mean of 0.1 % and 3 times the floor of 0.2 %.
              assertThat(finding.measured().bound()).isCloseTo(0.007, within(1e-12));
            });
  }

  @Test
  void the_plain_rule_finds_the_same_at_its_first_tick() {
    Watching plain = new Watching(DetectionSettings.defaults().with(DeviationSettings.plain()));
    plain.ticks(20, at -> recent(at, 0.001));
    assertThat(plain.tick(at -> recent(at, 0.02)).findings())
        .extracting(Finding::rule)
        .containsExactly("deviation");
  }

  @Test
  void what_deviated_before_a_restart_stands_since_the_first_tick_after_it_and_is_no_news() {
    Watching before = calibrated();
    before.ticks(60, at -> recent(at, 0.001));
    before.ticks(4, at -> recent(at, 0.02));
    Watching after = calibrated();
    after.detector().remember(new DeviationMemory(Tick.START.minusSeconds(15), learned(before)));

    Detected next = after.detector().detect(recent(0, 0.02).readings(), Tick.inventory(0));

    assertThat(next.deviations().begun()).isZero();
    assertThat(next.services().values())
        .flatExtracting(OfService::findings)
        .extracting(Finding::since)
        .containsExactly(Tick.START);
  }

  @Test
  void it_tells_how_many_series_have_no_calibrated_threshold_yet() {
    Detected first = calibrated().detector().detect(recent(0, 0.001).readings(), Tick.inventory(0));
    assertThat(first.deviations().achieved().fallback())
        .isPositive()
        .isEqualTo(first.deviations().series());

    Watching plain = new Watching(DetectionSettings.defaults().with(DeviationSettings.plain()));
    Detected bare = plain.detector().detect(recent(0, 0.001).readings(), Tick.inventory(0));
    assertThat(bare.deviations().achieved()).isEqualTo(Achieved.none());
  }

  private static Map<String, String> learned(Watching watching) {
    return watching.detector().memory().series();
  }

  private static Watching calibrated() {
    return new Watching(DetectionSettings.defaults().with(DeviationSettings.calibrated()));
  }

  @Test
  void a_request_rate_that_falls_deviates_too_and_a_faster_percentile_does_not() {
    Signal rate = REQUEST_RATE.over(Span.RECENT);
    Signal p99 = P99_LATENCY.over(Span.RECENT);
    Watching calibrated = calibrated();
    calibrated.ticks(60, at -> good(at).service(rate, 100).service(p99, 0.15));
    // Traffic that nothing else supports waits for two minutes.
    OfService early = calibrated.ticks(8, t -> good(t).service(rate, 40).service(p99, 0.01));
    assertThat(early.findings()).isEmpty();
    OfService at = calibrated.tick(t -> good(t).service(rate, 40).service(p99, 0.01));
    assertThat(at.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.measured().signal()).isEqualTo(rate);
              assertThat(finding.measured().bound()).isBetween(90.0, 100.0);
            });
  }

  @Test
  void the_series_hold_what_was_qualified() {
    watching.tick(at -> good(at).service(REQUEST_RATE, 0.001));
    Entity service = new Entity.OfService(Tick.TXN);
    assertThat(watching.detector().series().latest(ERROR_RATE, service)).isNaN();
    assertThat(watching.detector().series().latest(REQUEST_RATE, service)).isEqualTo(0.001);
  }

  @Test
  void a_service_that_is_watched_twice_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Detector(
                    DetectionSettings.defaults(),
                    Spans.defaults(),
                    List.of(Tick.WATCHED, Tick.WATCHED)))
        .withMessageContaining("watched twice");
  }

  @Test
  void the_signals_to_read_are_the_shipped_ones() {
    assertThat(DetectionSettings.defaults().signals())
        .containsExactlyInAnyOrderElementsOf(Signals.shipped());
  }

  private static Detector detector() {
    return new Detector(DetectionSettings.defaults(), Spans.defaults(), List.of(Tick.WATCHED));
  }

  private static Tick good(int at) {
    return errors(at, 0.001);
  }

  private static Tick recent(int at, double ratio) {
    return good(at).service(ERROR_RATE.over(Span.RECENT), ratio);
  }

  private static Tick errors(int at, double ratio) {
    Tick tick = Tick.lit(at).service(ERROR_RATE, ratio);
    Tick.PODS.forEach(pod -> tick.pod(Signals.POD_ERROR_RATE, pod, ratio));
    return tick;
  }
}
