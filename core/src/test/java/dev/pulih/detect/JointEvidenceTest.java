package dev.pulih.detect;

import static dev.pulih.signal.Signals.DB_CONNECTIONS;
import static dev.pulih.signal.Signals.ERROR_RATE;
import static dev.pulih.signal.Signals.KAFKA_LAG;
import static dev.pulih.signal.Signals.P99_LATENCY;
import static dev.pulih.signal.Signals.REQUEST_RATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pulih.detect.Detected.OfService;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * An hour of a service at 100 requests a second, 100 ms and 0.1 % errors; no threshold is passed.
 */
class JointEvidenceTest {

  private static final String JOINT = "joint_evidence";
  private static final int HOUR = 240;
  private static final Signal ERRORS = ERROR_RATE.over(Span.RECENT);
  private static final Signal LATENCY = P99_LATENCY.over(Span.RECENT);
  private static final Signal TRAFFIC = REQUEST_RATE.over(Span.RECENT);

  private final Watching watching = watching(DetectionSettings.defaults());

  @Test
  void what_two_signals_show_is_one_finding_of_each_in_the_first_tick() {
    OfService at = watching.tick(t -> usual(t).service(LATENCY, 0.28).service(ERRORS, 0.04));
    assertThat(joint(at))
        .extracting(finding -> finding.measured().signal())
        .containsExactlyInAnyOrder(ERRORS, LATENCY);
    assertThat(joint(at)).allMatch(f -> f.severity().isEmpty());
    assertThat(joint(at))
        .filteredOn(f -> f.measured().signal().equals(LATENCY))
        .allMatch(f -> f.measured().value() == 0.28 && Math.abs(f.measured().bound() - 0.1) < 0.01);
  }

  @Test
  void what_one_of_them_shows_is_none() {
    assertThat(joint(watching.tick(t -> usual(t).service(LATENCY, 0.28)))).isEmpty();
  }

  /** Thirty requests a minute, of which for an hour none failed. */
  @Test
  void a_failure_or_two_among_few_requests_are_none_and_ten_are_one() {
    Watching quiet = new Watching(DetectionSettings.defaults());
    quiet.ticks(HOUR, t -> usual(t).service(TRAFFIC, 0.5).service(ERRORS, 0));
    for (int failed = 1; failed <= 2; failed++) {
      double share = failed / 30.0;
      assertThat(joint(quiet.tick(t -> usual(t).service(TRAFFIC, 0.5).service(ERRORS, share))))
          .isEmpty();
    }
    OfService at = quiet.tick(t -> usual(t).service(TRAFFIC, 0.5).service(ERRORS, 10 / 30.0));
    assertThat(joint(at))
        .singleElement()
        .satisfies(f -> assertThat(f.measured().value()).isEqualTo(10 / 30.0));
  }

  @Test
  void traffic_waits_for_two_minutes_or_for_another_signal_that_supports_it() {
    OfService alone = watching.ticks(3, t -> usual(t).service(TRAFFIC, 30));
    assertThat(alone.findings()).isEmpty();
    OfService supported = watching.tick(t -> usual(t).service(TRAFFIC, 30).service(LATENCY, 0.25));
    assertThat(supported.findings())
        .filteredOn(f -> f.rule().equals("deviation"))
        .extracting(f -> f.measured().signal())
        .contains(TRAFFIC);
  }

  /** More traffic, which supports nothing and is supported by nothing. */
  @Test
  void traffic_that_deviates_again_soon_after_waits_again_though_it_is_the_same_finding() {
    assertThat(watching.ticks(3, t -> usual(t).service(TRAFFIC, 200)).findings()).isEmpty();
    watching.ticks(20, JointEvidenceTest::usual);
    assertThat(watching.ticks(8, t -> usual(t).service(TRAFFIC, 240)).findings()).isEmpty();
    OfService lasting = watching.tick(t -> usual(t).service(TRAFFIC, 240));
    assertThat(lasting.findings())
        .singleElement()
        .extracting(Finding::since)
        .isEqualTo(Tick.START.plusSeconds((long) HOUR * Watching.INTERVAL));
  }

  @Test
  void consumer_groups_and_databases_tell_about_the_service_that_owns_them() {
    OfService at =
        watching.tick(
            t ->
                usual(t)
                    .put(KAFKA_LAG, new Entity.OfGroup("tolls"), 4_000)
                    .put(DB_CONNECTIONS, new Entity.OfDatabase("ledger"), 0.7));
    assertThat(joint(at))
        .extracting(f -> f.measured().signal())
        .containsExactlyInAnyOrder(KAFKA_LAG, DB_CONNECTIONS);
  }

  @Test
  void it_lasts_until_the_service_was_calm_for_two_minutes_and_what_is_unknown_is_not_calm() {
    watching.tick(t -> usual(t).service(LATENCY, 0.28).service(ERRORS, 0.04));
    assertThat(joint(watching.ticks(7, JointEvidenceTest::usual))).isNotEmpty();
    assertThat(joint(watching.ticks(8, Tick::dark))).isNotEmpty();
    assertThat(joint(watching.ticks(2, JointEvidenceTest::usual))).isEmpty();
  }

  @Test
  void the_bare_rule_knows_nothing_of_it_and_neither_do_settings_without_it() {
    DetectionSettings shipped = DetectionSettings.defaults();
    DetectionSettings without =
        new DetectionSettings(
            shipped.interval(),
            shipped.trust(),
            shipped.rules(),
            shipped.stages(),
            shipped.deviation(),
            Optional.empty());
    List.of(shipped.with(DeviationSettings.plain()), without)
        .forEach(
            settings -> {
              OfService at =
                  watching(settings)
                      .tick(t -> usual(t).service(LATENCY, 0.28).service(ERRORS, 0.04));
              assertThat(joint(at)).isEmpty();
            });
  }

  @Test
  void settings_that_make_no_sense_are_refused() {
    Duration minute = Duration.ofMinutes(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JointSettings(0, minute, minute))
        .withMessage("threshold must be positive; got 0.0.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JointSettings(17, Duration.ZERO, minute))
        .withMessage("every must be positive; got PT0S.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JointSettings(17, minute, minute.negated()))
        .withMessage("aloneFor must not be negative; got PT-1M.");
  }

  private static List<Finding> joint(OfService at) {
    return at.findings().stream().filter(f -> f.rule().equals(JOINT)).toList();
  }

  private static Watching watching(DetectionSettings settings) {
    Watching watching = new Watching(settings);
    watching.ticks(HOUR, JointEvidenceTest::usual);
    return watching;
  }

  private static Tick usual(long seconds) {
    return Tick.lit(seconds)
        .service(ERROR_RATE, 0.001)
        .service(ERRORS, 0.001)
        .service(LATENCY, 0.1)
        .service(TRAFFIC, 100)
        .put(KAFKA_LAG, new Entity.OfGroup("tolls"), 300)
        .put(DB_CONNECTIONS, new Entity.OfDatabase("ledger"), 0.3);
  }
}
