package dev.pulih.detect.multiscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** One alarm in a hundred checks is wanted, and a thousand ticks are remembered. */
class AchievedRateTest {

  private final AchievedRate rate = new AchievedRate(1_000, 0.01);

  @Test
  void it_is_unknown_until_there_were_as_many_checks_as_an_alarm_is_worth() {
    assertThat(rate.perCheck()).isNaN();
    rate.next(99, 1);
    assertThat(rate.perCheck()).isNaN();
    rate.next(99, 0);
    assertThat(rate.perCheck()).isEqualTo(1.0 / 198, within(1e-5));
  }

  @Test
  void without_an_alarm_it_is_nothing() {
    rate.next(1_000, 0);
    assertThat(rate.perCheck()).isZero();
  }

  /** A thousand ticks of 3 in a hundred, then a thousand of 1: what is old counts e times less. */
  @Test
  void what_is_old_counts_less() {
    ticks(1_000, 3);
    assertThat(rate.perCheck()).isEqualTo(0.03, within(1e-9));
    ticks(1_000, 1);
    double old = (1 - Math.exp(-1)) * Math.exp(-1);
    double young = 1 - Math.exp(-1);
    assertThat(rate.perCheck())
        .isEqualTo((0.03 * old + 0.01 * young) / (old + young), within(1e-5));
  }

  /** A night in which nothing is read is neither good nor bad. */
  @Test
  void ticks_without_checks_leave_it_as_it_is() {
    ticks(1_000, 2);
    for (int i = 0; i < 500; i++) {
      rate.next(0, 0);
    }
    assertThat(rate.perCheck()).isEqualTo(0.02, within(1e-9));
  }

  private void ticks(int ticks, int alarmsInHundred) {
    for (int i = 0; i < ticks; i++) {
      rate.next(100, alarmsInHundred);
    }
  }
}
