package dev.pulih.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.Signals;
import org.junit.jupiter.api.Test;

class DigitsTest {

  /** Noise of 0.2 % is seen in the first decimal. */
  @Test
  void a_share_is_percent_without_the_digits_that_are_noise() {
    Digits digits = Digits.above(0.002, Signals.ERROR_RATE);
    assertThat(digits.number(0.15349)).isEqualTo("15.3");
    assertThat(digits.number(0.0002)).isEqualTo("0");
    assertThat(digits.text(0.5)).isEqualTo("50 %");
  }

  @Test
  void seconds_are_milliseconds_and_large_counts_lose_their_last_digits() {
    assertThat(Digits.above(0.004, Signals.P99_LATENCY).text(0.0813)).isEqualTo("81 ms");
    assertThat(Digits.above(170, Signals.REQUEST_RATE).text(3_412.7)).isEqualTo("3400 per s");
    assertThat(Digits.above(50, Signals.KAFKA_LAG).text(51_234)).isEqualTo("51230");
  }

  @Test
  void unknown_is_null_and_minus_zero_is_zero() {
    assertThat(Digits.above(0.002, Signals.ERROR_RATE).number(Double.NaN)).isEqualTo("null");
    assertThat(Digits.above(0.002, Signals.ERROR_RATE).number(-0.0001)).isEqualTo("0");
  }

  @Test
  void a_single_value_has_two_digits() {
    assertThat(Digits.text(0.0612, Signals.ERROR_RATE)).isEqualTo("6.1 %");
    assertThat(Digits.text(0.999, Signals.ERROR_RATE)).isEqualTo("100 %");
    assertThat(Digits.text(1_234, Signals.KAFKA_LAG)).isEqualTo("1200");
  }
}
