package dev.pulih.detect.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.detect.evidence.EvidenceSettings.Past;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of the defaults: 60 rows, a sigma of 0.25 worth 5 samples and of 0.08 at least, clipped at 3. */
class RobustZTest {

  private static final double TINY = 1e-12;

  private final RobustZ past = new RobustZ(EvidenceSettings.defaults().past());

  @Test
  void the_first_two_are_not_judged() {
    assertThat(next(past, 7)).isZero();
    assertThat(next(past, 700)).isZero();
    assertThat(past.usual()).isNaN();
  }

  /** 1 and 3 have the median 2 and a MAD of 1. */
  @Test
  void the_third_is_judged_by_the_two_and_by_what_is_believed_beforehand() {
    feed(1, 3);
    double sigma = Math.sqrt((5 * 0.0625 + 2 * 1.4826 * 1.4826) / 7);
    assertThat(next(past, 5)).isEqualTo(3 / sigma, within(TINY)).isEqualTo(3.658, within(0.001));
    assertThat(past.usual()).isEqualTo(2);
  }

  /** √(5·0.0625 ÷ 7) = 0.211 after two of them, √(0.3125 ÷ 65) = 0.069 after sixty. */
  @Test
  void a_constant_series_has_the_believed_sigma_less_and_less_but_never_below_the_least() {
    feed(4, 4);
    assertThat(next(past, 5)).isEqualTo(1 / Math.sqrt(0.3125 / 7), within(TINY));
    RobustZ long60 = new RobustZ(EvidenceSettings.defaults().past());
    DoubleStream.generate(() -> 4).limit(60).forEach(y -> next(long60, y));
    assertThat(next(long60, 5)).isEqualTo(1 / 0.08, within(1e-9));
  }

  /** Of the last two rows: 4, and 100 as 4 + 3·0.211. Their median lies between. */
  @ParameterizedTest
  @CsvSource({"100, 1", "-100, -1", "1e300, 1"})
  void an_outlier_is_remembered_as_three_sigmas(double outlier, int side) {
    Past defaults = EvidenceSettings.defaults().past();
    RobustZ two = new RobustZ(new Past(2, 2, 3, defaults.sigma()));
    DoubleStream.of(4, 4, outlier, 4).forEach(y -> next(two, y));
    assertThat(two.usual()).isEqualTo(4 + side * 1.5 * Math.sqrt(0.3125 / 7), within(TINY));
  }

  @Test
  void what_is_unknown_tells_nothing_and_changes_nothing() {
    RobustZ other = new RobustZ(EvidenceSettings.defaults().past());
    feed(1, 3);
    next(other, 1);
    assertThat(next(other, Double.NaN)).isZero();
    next(other, 3);
    assertThat(next(other, Double.NaN)).isZero();
    assertThat(next(other, 5)).isEqualTo(next(past, 5));
  }

  @Test
  void less_than_usual_is_negative() {
    feed(4, 4);
    assertThat(next(past, 3)).isNegative();
  }

  @Test
  void what_is_not_sure_is_not_judged_but_remembered() {
    RobustZ whole = new RobustZ(EvidenceSettings.defaults().past());
    feed(4, 4);
    DoubleStream.of(4, 4).forEach(y -> next(whole, y));
    assertThat(past.judge(5, 4)).isZero();
    past.remember();
    next(whole, 5);
    assertThat(past.judge(5, Double.NaN)).isZero();
    assertThat(past.judge(6, 6)).isEqualTo(whole.judge(6, 6));
  }

  /** After sixty more rows at the other level nothing of the first is left. */
  @Test
  void a_new_level_becomes_usual() {
    DoubleStream.generate(() -> 0).limit(60).forEach(y -> next(past, y));
    DoubleStream.generate(() -> 0.2).limit(60).forEach(y -> next(past, y));
    next(past, 0.2);
    assertThat(past.usual()).isEqualTo(0.2, within(TINY));
  }

  private void feed(double... samples) {
    DoubleStream.of(samples).forEach(y -> next(past, y));
  }

  private static double next(RobustZ past, double y) {
    double z = past.judge(y, y);
    past.remember();
    return z;
  }
}
