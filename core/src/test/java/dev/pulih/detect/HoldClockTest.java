package dev.pulih.detect;

import static dev.pulih.detect.StageCondition.Phase.ABSENT;
import static dev.pulih.detect.StageCondition.Phase.MATURED;
import static dev.pulih.detect.StageCondition.Phase.MATURING;
import static dev.pulih.detect.StageCondition.Phase.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.HoldClock.Holding;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** One letter is one tick of 15 s: T true, F false, u unknown. */
class HoldClockTest {

  private static final Instant START = Instant.parse("2026-11-23T03:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void it_matures_at_the_first_tick_that_is_its_length_after_the_first_true_one() {
    assertThat(after("FTTTT").phase()).isEqualTo(MATURING);
    assertThat(after("FTTTTT").phase()).isEqualTo(MATURED);
    assertThat(after("FTTTTT").since()).isEqualTo(at(15 + 60));
  }

  @Test
  void while_it_matures_it_says_when_it_began() {
    assertThat(after("FFTT").since()).isEqualTo(at(30));
  }

  @Test
  void while_it_does_not_run_its_date_is_the_latest_tick() {
    assertThat(after("FF").since()).isEqualTo(at(15));
    assertThat(after("Fu").since()).isEqualTo(at(15));
    assertThat(after("Fuuu").since()).isEqualTo(at(45));
  }

  @Test
  void matured_it_stays_so_and_says_when_it_matured() {
    assertThat(after("TTTTTTTTT").phase()).isEqualTo(MATURED);
    assertThat(after("TTTTTTTTT").since()).isEqualTo(at(60));
  }

  @Test
  void a_length_between_ticks_matures_at_the_tick_after_but_dates_from_its_own_instant() {
    HoldClock clock = run("TTTTT", Duration.ofSeconds(50));
    assertThat(run("TTTT", Duration.ofSeconds(50)).phase()).isEqualTo(MATURING);
    assertThat(clock.phase()).isEqualTo(MATURED);
    assertThat(clock.since()).isEqualTo(at(50));
  }

  @Test
  void without_a_length_it_matures_at_once() {
    assertThat(run("T", Duration.ZERO).phase()).isEqualTo(MATURED);
    assertThat(run("T", Duration.ZERO).since()).isEqualTo(at(0));
  }

  @Test
  void false_starts_it_over() {
    assertThat(after("TTTTF").phase()).isEqualTo(ABSENT);
    assertThat(after("TTTTFTTTT").phase()).isEqualTo(MATURING);
    assertThat(after("TTTTTF").phase()).isEqualTo(ABSENT);
  }

  /** True at 0, 15, 45, 60 and 75, unknown at 30: 60 s and a pause of 15 s. */
  @Test
  void an_unknown_tick_delays_it_by_one_tick() {
    assertThat(after("TTuTT").phase()).isEqualTo(MATURING);
    assertThat(after("TTuTTT").phase()).isEqualTo(MATURED);
    assertThat(after("TTuTTT").since()).isEqualTo(at(75));
  }

  @Test
  void two_unknown_ticks_in_a_row_pause_it_and_three_reset_it() {
    assertThat(after("TTuu").phase()).isEqualTo(MATURING);
    assertThat(after("TTuuTTT").phase()).isEqualTo(MATURED);
    assertThat(after("TTuuTTT").since()).isEqualTo(at(90));
    assertThat(after("TTuuu").phase()).isEqualTo(UNKNOWN);
    assertThat(after("TTuuuTTTT").phase()).isEqualTo(MATURING);
    assertThat(after("TTuuuTTTT").since()).isEqualTo(at(75));
  }

  @Test
  void unknown_ticks_that_are_not_in_a_row_do_not_add_up() {
    assertThat(after("TuuTuuT").phase()).isEqualTo(MATURING);
  }

  @Test
  void it_never_matures_on_an_unknown_tick() {
    assertThat(after("TTTTu").phase()).isEqualTo(MATURING);
    assertThat(after("TTTTuu").phase()).isEqualTo(MATURING);
  }

  @Test
  void matured_it_outlives_two_unknown_ticks_and_keeps_its_date() {
    assertThat(after("TTTTTuuT").phase()).isEqualTo(MATURED);
    assertThat(after("TTTTTuuT").since()).isEqualTo(at(60));
    assertThat(after("TTTTTuuu").phase()).isEqualTo(UNKNOWN);
  }

  @Test
  void what_was_never_known_is_unknown_and_not_absent() {
    assertThat(after("").phase()).isEqualTo(UNKNOWN);
    assertThat(after("u").phase()).isEqualTo(UNKNOWN);
  }

  @Test
  void what_was_false_is_absent_until_it_has_been_unknown_for_long() {
    assertThat(after("Fuu").phase()).isEqualTo(ABSENT);
    assertThat(after("Fuuu").phase()).isEqualTo(UNKNOWN);
  }

  @Test
  void unknown_ticks_before_the_first_true_one_delay_nothing() {
    assertThat(after("FuuTTTTT").since()).isEqualTo(at(45 + 60));
  }

  private static HoldClock after(String ticks) {
    return run(ticks, MINUTE);
  }

  private static HoldClock run(String ticks, Duration length) {
    HoldClock clock = HoldClock.unseen(new Holding(length, 2));
    for (int i = 0; i < ticks.length(); i++) {
      clock = clock.next(truth(ticks.charAt(i)), at(15 * i));
    }
    return clock;
  }

  private static Truth truth(char tick) {
    return switch (tick) {
      case 'T' -> Truth.TRUE;
      case 'F' -> Truth.FALSE;
      default -> Truth.UNKNOWN;
    };
  }

  private static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }
}
