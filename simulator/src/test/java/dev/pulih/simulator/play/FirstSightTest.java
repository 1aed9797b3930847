package dev.pulih.simulator.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.simulator.scenario.CoupledScenarios;
import dev.pulih.simulator.scenario.FaultKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How soon each kind of fault is seen that crosses a threshold in the end. */
class FirstSightTest {

  private static final long SEEDS = Long.getLong("pulih.sight.seeds", 1);

  private static final List<FirstSight> CROSSING = new ArrayList<>();

  @BeforeAll
  static void watch() {
    Stream.of(FaultKind.values())
        .flatMap(kind -> LongStream.rangeClosed(1, SEEDS).mapToObj(seed -> sight(kind, seed)))
        .filter(sight -> sight.threshold().isPresent())
        .forEach(CROSSING::add);
    System.out.printf(
        "%d faults are first seen in tick %d (median; at most %d); by the bare rule in tick %d; a threshold is crossed in tick %d%n",
        CROSSING.size(),
        median(FirstSight::any),
        ticks(FirstSight::any).getLast(),
        median(FirstSight::bare),
        median(FirstSight::threshold));
  }

  private static FirstSight sight(FaultKind kind, long seed) {
    return FirstSight.of(CoupledScenarios.of(kind, seed), seed);
  }

  @Test
  void every_kind_of_fault_crosses_a_threshold_and_is_found_by_it() {
    assertThat(CROSSING).hasSize((int) SEEDS * FaultKind.values().length);
  }

  /** The bare rule is often there first by chance: it says something of one point in thirty. */
  @Test
  void it_is_first_seen_at_most_a_tick_later_than_by_the_bare_rule() {
    assertThat(median(FirstSight::any)).isLessThanOrEqualTo(median(FirstSight::bare) + 1);
  }

  @Test
  void a_deviation_is_there_before_the_threshold_is_crossed() {
    assertThat(median(FirstSight::any)).isLessThan(median(FirstSight::threshold));
  }

  private static long median(Function<FirstSight, Optional<Long>> when) {
    List<Long> all = ticks(when);
    return all.get(all.size() / 2);
  }

  private static List<Long> ticks(Function<FirstSight, Optional<Long>> when) {
    return CROSSING.stream().flatMap(sight -> when.apply(sight).stream()).sorted().toList();
  }
}
