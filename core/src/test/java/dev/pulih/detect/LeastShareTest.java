package dev.pulih.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeastShareTest {

  /** Wilson's lower ends for z = 3, reckoned by hand. */
  @ParameterizedTest
  @CsvSource({
    "1, 20, 0.0046",
    "1, 30, 0.0031",
    "3, 30, 0.0212",
    "5, 30, 0.0487",
    "240, 6000, 0.0331",
    "6000, 6000, 0.9985",
    "0, 30, 0",
  })
  void it_is_the_lower_end_of_wilsons_interval(int failed, int requests, double least) {
    assertThat(LeastShare.of((double) failed / requests, requests))
        .isEqualTo(least, within(0.00005));
  }

  @Test
  void of_many_requests_it_is_the_share_itself() {
    assertThat(LeastShare.of(0.15, 1e12)).isEqualTo(0.15, within(1e-5));
  }

  @Test
  void of_what_is_unknown_nothing_is_known() {
    assertThat(LeastShare.of(Double.NaN, 100)).isNaN();
    assertThat(LeastShare.of(0.1, Double.NaN)).isNaN();
    assertThat(LeastShare.of(0.1, 0)).isNaN();
  }

  /** Two answers of a server may be of two instants, and fit badly. */
  @Test
  void a_share_beyond_its_range_is_taken_for_the_end_of_it() {
    assertThat(LeastShare.of(1.01, 30)).isEqualTo(LeastShare.of(1, 30));
    assertThat(LeastShare.of(-0.01, 30)).isZero();
  }
}
