package dev.pulih.simulator.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.simulator.scenario.CoupledScenarios;
import dev.pulih.simulator.scenario.FaultKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How soon each kind of fault is seen whose readings pass a threshold in the end; {@code
 * -Dpulih.sight.seeds=20} is the long form.
 */
class FirstSightTest {

  private static final long SEEDS = Long.getLong("pulih.sight.seeds", 1);

  /** Later than all that is found: what never is must not leave the median as it was. */
  private static final long NEVER = Long.MAX_VALUE;

  private static final List<FirstSight> CROSSING = new ArrayList<>();

  @BeforeAll
  static void watch() {
    Stream.of(FaultKind.values())
        .flatMap(kind -> LongStream.rangeClosed(1, SEEDS).mapToObj(seed -> sight(kind, seed)))
        .filter(sight -> !sight.crossed().isEmpty())
        .forEach(CROSSING::add);
    System.out.printf(
        "Of %d faults %d pass a threshold, in tick %d (median), and %d are found: in tick %d (median; at most %d), by the bare rule in tick %d%n",
        SEEDS * FaultKind.values().length,
        CROSSING.size(),
        median(FirstSightTest::crossing),
        CROSSING.stream().filter(sight -> sight.any().isPresent()).count(),
        median(FirstSight::any),
        ticks(FirstSight::any).getLast(),
        median(FirstSight::bare));
  }

  private static FirstSight sight(FaultKind kind, long seed) {
    return FirstSight.of(CoupledScenarios.of(kind, seed), seed, UnaryOperator.identity());
  }

  @Test
  void every_kind_of_fault_passes_a_threshold() {
    assertThat(CROSSING).hasSize((int) SEEDS * FaultKind.values().length);
  }

  @Test
  void each_threshold_that_is_passed_is_found_in_the_same_tick() {
    assertThat(CROSSING)
        .allSatisfy(sight -> assertThat(sight.found()).containsAllEntriesOf(sight.crossed()));
  }

  /** Else nobody would know of what a rule leaves out. */
  @Test
  void what_a_silent_rule_does_not_say_is_missed() {
    FirstSight sight =
        FirstSight.of(
            CoupledScenarios.of(FaultKind.LEAF_ERRORS, 1),
            1,
            shipped -> shipped.only(rule -> !rule.name().equals("error_rate_p2")));
    assertThat(sight.crossed()).containsKeys("error_rate_p2", "error_rate_p1");
    assertThat(sight.found()).containsKey("error_rate_p1").doesNotContainKey("error_rate_p2");
  }

  /** The bare rule is often there first by chance: it says something of one point in thirty. */
  @Test
  void it_is_first_seen_at_most_a_tick_later_than_by_the_bare_rule() {
    assertThat(median(FirstSight::any)).isLessThanOrEqualTo(median(FirstSight::bare) + 1);
  }

  @Test
  void a_deviation_is_there_before_the_threshold_is_passed() {
    assertThat(median(FirstSight::any)).isLessThan(median(FirstSightTest::crossing));
  }

  private static Optional<Long> crossing(FirstSight sight) {
    return sight.crossed().values().stream().min(Long::compare);
  }

  private static long median(Function<FirstSight, Optional<Long>> when) {
    List<Long> all = ticks(when);
    return all.get(all.size() / 2);
  }

  private static List<Long> ticks(Function<FirstSight, Optional<Long>> when) {
    return CROSSING.stream().map(sight -> when.apply(sight).orElse(NEVER)).sorted().toList();
  }
}
