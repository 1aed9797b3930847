package dev.pulih.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.GuardLimits.StormLimits;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When several services make a storm, how it grows and how it ends. */
class StormTest {

  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");
  private static final StormLimits LIMITS = GuardLimits.defaults().storm();

  @ParameterizedTest(name = "{1} of {0} services: {2}")
  @CsvSource({
    // Five of many.
    "100, 4, false",
    "100, 5, true",
    // 30 % of ten are three, of eleven 3.3 and so four.
    "10, 2, false",
    "10, 3, true",
    "11, 3, false",
    "11, 4, true",
    // 30 % of three are one, but three is the floor.
    "3, 2, false",
    "3, 3, true",
  })
  void five_services_or_thirty_percent_but_at_least_three_are_a_storm(
      int watched, int anomalous, boolean storm) {
    assertThat(next(none(), onsets(new long[anomalous]), watched).isPresent()).isEqualTo(storm);
  }

  @Test
  void they_must_have_begun_within_two_minutes() {
    assertThat(next(none(), onsets(0, 60, 120), 10)).isPresent();
    assertThat(next(none(), onsets(0, 60, 121), 10)).isEmpty();
  }

  @Test
  void the_two_minutes_may_begin_with_any_of_them() {
    assertThat(next(none(), onsets(0, 500, 560, 620), 10)).isPresent();
    assertThat(next(none(), onsets(500, 560, 620, 5_000), 10)).isPresent();
    assertThat(next(none(), onsets(0, 100, 200, 300), 10)).isEmpty();
  }

  @Test
  void it_is_declared_now_without_what_was_anomalous_long_before() {
    assertThat(next(none(), onsets(0, 500, 560, 620), 10))
        .contains(new Storm(at(900), Set.of(service(1), service(2), service(3))));
  }

  @Test
  void without_a_finding_there_is_none() {
    assertThat(next(none(), Map.of(), 10)).isEmpty();
    // Not even where the limits ask for nobody.
    StormLimits nobody = new StormLimits(1, 0.1, 1, Duration.ZERO);
    assertThat(Storm.next(none(), Map.of(), 10, nobody, at(900))).isEmpty();
    assertThat(Storm.next(none(), onsets(0), 10, nobody, at(900))).isPresent();
  }

  @Test
  void one_that_is_on_takes_in_what_joins_it_and_keeps_its_date_and_its_members() {
    Storm before = new Storm(at(100), Set.of(service(0), service(1)));
    Map<ServiceRef, Instant> onsets = Map.of(service(1), at(0), service(7), at(800));
    assertThat(next(Optional.of(before), onsets, 100))
        .contains(new Storm(at(100), Set.of(service(0), service(1), service(7))));
  }

  @Test
  void it_lasts_as_long_as_one_of_its_members_is_anomalous() {
    Storm before = new Storm(at(100), Set.of(service(0), service(1)));
    assertThat(next(Optional.of(before), Map.of(service(1), at(0)), 100)).contains(before);
    assertThat(next(Optional.of(before), Map.of(service(7), at(0)), 100)).isEmpty();
    assertThat(next(Optional.of(before), Map.of(), 100)).isEmpty();
  }

  private static Optional<Storm> none() {
    return Optional.empty();
  }

  private static Optional<Storm> next(
      Optional<Storm> before, Map<ServiceRef, Instant> onsets, int watched) {
    return Storm.next(before, onsets, watched, LIMITS, at(900));
  }

  private static Map<ServiceRef, Instant> onsets(long... seconds) {
    Map<ServiceRef, Instant> onsets = new HashMap<>();
    for (int i = 0; i < seconds.length; i++) {
      onsets.put(service(i), at(seconds[i]));
    }
    return onsets;
  }

  private static ServiceRef service(int number) {
    return new ServiceRef("bos", "service-" + number);
  }

  private static Instant at(long second) {
    return T0.plusSeconds(second);
  }
}
