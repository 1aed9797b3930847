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
    Storm now = next(none(), onsets(0, 500, 560, 620), 10).orElseThrow();
    assertThat(now.since()).isEqualTo(at(900));
    assertThat(now.members()).containsExactlyInAnyOrder(service(1), service(2), service(3));
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
    Map<ServiceRef, Instant> onsets = Map.of(service(1), at(100), service(7), at(800));
    Storm now = next(storm(), onsets, 100).orElseThrow();
    assertThat(now.since()).isEqualTo(at(200));
    assertThat(now.members()).containsExactlyInAnyOrder(service(0), service(1), service(7));
  }

  /** Five times two minutes after its declaration. */
  @Test
  void what_begins_later_is_no_part_of_it_whoever_it_is() {
    Storm early = next(storm(), Map.of(service(0), at(90), service(1), at(100)), 100).orElseThrow();
    Map<ServiceRef, Instant> onsets =
        Map.of(service(0), at(801), service(1), at(100), service(7), at(801));
    Storm now = next(Optional.of(early), onsets, 100).orElseThrow();
    assertThat(now.members()).containsExactly(service(1));
    assertThat(next(Optional.of(early), Map.of(service(0), at(801)), 100)).isEmpty();
  }

  /** Whoever starts anew knows of trouble only since its own history begins. */
  @Test
  void what_it_is_known_to_be_about_stays_in_it_after_a_restart() {
    Map<ServiceRef, Instant> onsets = Map.of(service(0), at(850), service(7), at(850));
    Storm now = next(storm(), onsets, 100).orElseThrow();
    assertThat(now.members()).containsExactlyInAnyOrder(service(0), service(1));
    assertThat(next(Optional.of(now), onsets, 100)).contains(now);
    assertThat(next(Optional.of(now), Map.of(service(0), at(880)), 100)).isEmpty();
  }

  @Test
  void what_was_anomalous_long_before_does_not_join_it() {
    assertThat(members(service(7), 79)).doesNotContain(service(7));
    assertThat(members(service(7), 80)).contains(service(7));
  }

  private static Set<ServiceRef> members(ServiceRef other, long onset) {
    return next(storm(), Map.of(service(0), at(100), other, at(onset)), 100)
        .orElseThrow()
        .members();
  }

  @Test
  void it_lasts_as_long_as_one_of_its_members_is_anomalous() {
    assertThat(next(storm(), Map.of(service(1), at(100)), 100)).isPresent();
    assertThat(next(storm(), Map.of(service(7), at(0)), 100)).isEmpty();
    assertThat(next(storm(), Map.of(), 100)).isEmpty();
  }

  private static Optional<Storm> storm() {
    return Optional.of(new Storm(at(200), Set.of(service(0), service(1))));
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
