package dev.pulih.recover;

import static dev.pulih.recover.Sights.V1_A;
import static dev.pulih.recover.Sights.V1_B;
import static dev.pulih.recover.Sights.V2_A;
import static dev.pulih.recover.Sights.V2_B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Reading.Why;
import dev.pulih.signal.Span;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors of several pods over the evaluation's 180 s, of which 20 requests say something. */
class PodSharesTest {

  private static final Reading QUIET = Reading.unknown(Why.LOW_TRAFFIC);

  private final Sights sights = new Sights();

  @Test
  void errors_and_requests_are_summed_before_they_are_divided() {
    // 1 of 10 and 90 of 90 a second are 91 of 100; the mean of the ratios would be 55 %.
    pod(V1_A, 10, 0.1).pod(V1_B, 90, 1);
    assertThat(rate(V1_A, V1_B).known().orElseThrow()).isCloseTo(0.91, within(1e-12));
  }

  @Test
  void a_pod_with_three_requests_does_not_outvote_one_with_three_thousand() {
    // 3 requests in 180 s, all failed, beside 3,000 of which 1 % failed: 33 of 3,003.
    pod(V1_A, 3 / 180.0, 1).pod(V1_B, 3_000 / 180.0, 0.01);
    assertThat(rate(V1_A, V1_B).known().orElseThrow()).isCloseTo(33.0 / 3_003, within(1e-12));
  }

  @Test
  void no_pods_are_no_data() {
    assertThat(rate()).isEqualTo(Reading.unknown(Why.NO_DATA));
  }

  @Test
  void four_of_five_known_pods_are_enough_and_three_are_not() {
    PodSharesTest known = pod(V1_A, 10, 0.5).pod(V1_B, 10, 0.5).pod(V2_A, 10, 0.5);
    assertThat(rate(V1_A, V1_B, V2_A, V2_B, Sights.ref("x"))).isEqualTo(Reading.unknown(Why.STALE));
    known.pod(V2_B, 10, 0.5);
    assertThat(rate(V1_A, V1_B, V2_A, V2_B, Sights.ref("x"))).isEqualTo(new Reading.Value(0.5));
  }

  @ParameterizedTest(name = "{0} requests in 180 s: known {1}")
  @CsvSource({"18, false", "20, true"})
  void twenty_requests_say_something(double requests, boolean known) {
    pod(V1_A, requests / 180, 1);
    assertThat(rate(V1_A)).isEqualTo(known ? new Reading.Value(1) : QUIET);
  }

  @Test
  void a_quiet_pod_is_known_and_adds_nothing() {
    pod(V1_A, 10, 0.5).read(V1_B, QUIET, QUIET).read(V2_A, new Reading.Value(0), nothing());
    assertThat(rate(V1_A, V1_B, V2_A)).isEqualTo(new Reading.Value(0.5));
  }

  @Test
  void a_pod_whose_ratio_rests_on_too_little_is_known_too() {
    pod(V1_A, 10, 0.5).read(V1_B, new Reading.Value(0.01), QUIET);
    assertThat(rate(V1_A, V1_B)).isEqualTo(new Reading.Value(0.5));
  }

  @ParameterizedTest
  @EnumSource(
      value = Why.class,
      names = {"LOW_TRAFFIC"},
      mode = EnumSource.Mode.EXCLUDE)
  void what_is_unknown_otherwise_is_not_known(Why why) {
    pod(V1_A, 10, 0.5).read(V1_B, new Reading.Value(10), Reading.unknown(why));
    assertThat(rate(V1_A, V1_B)).isEqualTo(Reading.unknown(Why.STALE));
  }

  @Test
  void a_ratio_without_a_rate_is_not_known() {
    pod(V1_A, 10, 0.5).read(V1_B, nothing(), new Reading.Value(0));
    assertThat(rate(V1_A, V1_B)).isEqualTo(Reading.unknown(Why.STALE));
  }

  @Test
  void quiet_pods_alone_are_low_traffic_even_if_none_would_be_enough() {
    read(V1_A, QUIET, QUIET);
    assertThat(rate(V1_A)).isEqualTo(QUIET);
    assertThat(shares(V1_A).errorRate(180, 0, 0.8)).isEqualTo(QUIET);
  }

  @Test
  void another_span_is_another_reading() {
    sights.errors(V1_A, Span.CONDITION, 10, 0.5);
    assertThat(rate(V1_A)).isEqualTo(Reading.unknown(Why.STALE));
  }

  private static Reading nothing() {
    return Reading.unknown(Why.NO_DATA);
  }

  private PodSharesTest pod(PodRef pod, double perSecond, double ratio) {
    return read(pod, new Reading.Value(perSecond), new Reading.Value(ratio));
  }

  private PodSharesTest read(PodRef pod, Reading rate, Reading ratio) {
    sights.read(pod, Span.EVALUATION, rate, ratio);
    return this;
  }

  private Reading rate(PodRef... pods) {
    return shares(pods).errorRate(180, 20, 0.8);
  }

  private PodShares shares(PodRef... pods) {
    return PodShares.of(
        Arrays.stream(pods).map(p -> Sights.pod(p, "v1")).toList(),
        sights.sight().readings(),
        Span.EVALUATION);
  }
}
