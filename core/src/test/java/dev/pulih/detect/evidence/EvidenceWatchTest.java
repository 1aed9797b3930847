package dev.pulih.detect.evidence;

import static dev.pulih.detect.evidence.GoldenSignal.CPU;
import static dev.pulih.detect.evidence.GoldenSignal.ERRORS;
import static dev.pulih.detect.evidence.GoldenSignal.LATENCY;
import static dev.pulih.detect.evidence.GoldenSignal.TRAFFIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.evidence.EvidenceWatch.Rhythm;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two services, a tick every 15 s, a row a minute; hot from 17 nats on, calm below 8.5. */
class EvidenceWatchTest {

  private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");
  private static final Duration TICK = Duration.ofSeconds(15);
  private static final ServiceRef SHOP = new ServiceRef("town", "shop");
  private static final ServiceRef BANK = new ServiceRef("town", "bank");
  private static final List<EvidenceSeries> SERIES =
      List.of(
          Calibrated.series(SHOP, LATENCY),
          Calibrated.series(SHOP, CPU),
          Calibrated.series(BANK, ERRORS));

  private EvidenceWatch watch =
      new EvidenceWatch(Calibrated.SETTINGS, rhythm(OptionalDouble.empty()), SERIES);
  private int ticks;

  @BeforeEach
  void warm() {
    ticks(4 * Calibrated.WARM_UP, 0, 0, 0);
  }

  @Test
  void what_two_signals_show_is_a_suspicion_in_the_first_tick_and_says_why() {
    assertThat(watch.of(SHOP)).isEmpty();
    tick(10, 8, 0);
    Suspicion suspicion = watch.of(SHOP).orElseThrow();
    assertThat(suspicion.since()).isEqualTo(now());
    assertThat(suspicion.reasons().stream().map(r -> r.series().signal()))
        .containsExactly(LATENCY, CPU);
    assertThat(watch.begun()).isOne();
    assertThat(watch.of(BANK)).isEmpty();
  }

  @Test
  void what_goes_on_is_the_same_suspicion() {
    tick(10, 8, 0);
    Instant since = now();
    tick(10, 8, 0);
    assertThat(watch.of(SHOP).orElseThrow().since()).isEqualTo(since);
    assertThat(watch.begun()).isZero();
  }

  /** Two rows of a minute are eight ticks. */
  @Test
  void it_ends_once_the_service_was_calm_for_two_rows() {
    tick(10, 8, 0);
    ticks(7, 0, 0, 0);
    assertThat(watch.of(SHOP).orElseThrow().reasons()).isNotEmpty();
    tick(0, 0, 0);
    assertThat(watch.of(SHOP)).isEmpty();
  }

  @Test
  void what_is_unknown_altogether_ends_nothing_and_begins_nothing() {
    tick(10, 8, 0);
    ticks(100, Double.NaN, Double.NaN, Double.NaN);
    assertThat(watch.of(SHOP)).isPresent();
    assertThat(watch.of(BANK)).isEmpty();
  }

  /** At first it counts 3 nats; once a row of it was learned, it is nothing rare. */
  @Test
  void what_nobody_feels_and_nothing_supports_is_no_suspicion() {
    for (int tick = 0; tick < 8; tick++) {
      tick(0, 40, 0);
      assertThat(watch.of(SHOP)).isEmpty();
    }
  }

  @Test
  void a_signal_is_supported_by_another_of_its_service() {
    tick(4, 0, 9);
    assertThat(watch.supported(SHOP, TRAFFIC)).isTrue();
    assertThat(watch.supported(SHOP, LATENCY)).isFalse();
    assertThat(watch.supported(new ServiceRef("town", "none"), TRAFFIC)).isFalse();
    tick(2.9, 0, 9);
    assertThat(watch.supported(SHOP, TRAFFIC)).isFalse();
  }

  /** One in 200 ticks is wanted; the first one raises what is needed to twice as much. */
  @Test
  void what_is_suspicious_more_often_than_wanted_has_to_do_more() {
    watch = new EvidenceWatch(Calibrated.SETTINGS, rhythm(OptionalDouble.of(0.005)), SERIES);
    warm();
    tick(10, 8, 0);
    assertThat(watch.of(SHOP)).isPresent();
    ticks(8, 0, 0, 0);
    tick(10, 8, 0);
    assertThat(watch.of(SHOP)).isEmpty();
    tick(20, 16, 0);
    assertThat(watch.of(SHOP)).isPresent();
    tick(20, 16, 18);
    assertThat(watch.of(BANK)).as("each service has a threshold of its own").isPresent();
  }

  @Test
  void a_value_is_weighed_by_what_is_sure_of_it() {
    watch.next(now().plus(TICK), Calibrated.row(0, 0, 40), Calibrated.row(0, 0, 4));
    assertThat(watch.of(BANK)).isEmpty();
    watch.next(
        now().plus(TICK.multipliedBy(2)), Calibrated.row(0, 0, 40), Calibrated.row(0, 0, 40));
    assertThat(watch.of(BANK)).isPresent();
  }

  private static Rhythm rhythm(OptionalDouble wanted) {
    return new Rhythm(Duration.ofMinutes(1), TICK, wanted);
  }

  private void ticks(int count, double... nats) {
    for (int i = 0; i < count; i++) {
      tick(nats);
    }
  }

  private void tick(double... nats) {
    ticks++;
    boolean unknown = Arrays.stream(nats).anyMatch(Double::isNaN);
    double[] row = unknown ? nats : Calibrated.row(nats);
    watch.next(now(), row, row);
  }

  private Instant now() {
    return START.plus(TICK.multipliedBy(ticks));
  }
}
