package dev.pulih.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The whole of Pulih in {@code pulih.seeds} towns in which everything goes wrong, and in {@code
 * pulih.seeds.whole} towns where two share the records.
 */
class HostileWorldTest {

  private static final long SEEDS = Long.getLong("pulih.seeds", 5_000);
  private static final long WHOLE = Long.getLong("pulih.seeds.whole", 2_000);

  /** In so many towns everything happens that can happen. */
  private static final long ENOUGH = 5_000;

  private static final List<String> EVENTFUL =
      List.of(
          "restarts",
          "shifts",
          "restored",
          "undos",
          "crashes",
          "endings",
          "clock steps",
          "PAGED",
          "WITH_PEOPLE",
          "RECOVERED",
          "NOT_RECOVERED",
          "RELAPSED",
          "RESOLVED",
          "RELEASED",
          "REMINDED",
          "withheld",
          "RELEASE_HARMS",
          "RELEASE_JUDGED",
          "CALLED_OFF",
          "APPROVED",
          "WOULD_ACT",
          "HELD",
          "EXTENDED");

  @Test
  void no_town_makes_it_do_what_it_must_not() {
    Tally tally = live(SEEDS, 1);
    assertThat(SEEDS < ENOUGH ? List.<String>of() : EVENTFUL)
        .allSatisfy(what -> assertThat(tally.of(what)).as(what).isPositive());
  }

  @Test
  void nor_does_one_with_two_replicas_that_die_and_freeze_in_the_middle_of_anything() {
    Tally tally = live(WHOLE, 2);
    assertThat(List.of("beginnings", "freezes", "crashes", "restarts", "endings"))
        .allSatisfy(what -> assertThat(tally.of(what)).as(what).isPositive());
  }

  private Tally live(long seeds, int replicas) {
    AtomicLong lived = new AtomicLong();
    Tally tally =
        LongStream.rangeClosed(1, seeds)
            .parallel()
            .mapToObj(seed -> live(seed, replicas, () -> progress(lived.incrementAndGet(), seeds)))
            .reduce(new Tally(), (a, b) -> new Tally().plus(a).plus(b));
    System.out.printf("%,d towns, %d at work: %s%n", seeds, replicas, tally);
    return tally;
  }

  /** A line every ten per cent. */
  private static void progress(long lived, long seeds) {
    if (lived % Math.max(1, seeds / 10) == 0) {
      System.out.printf("%,d of %,d towns%n", lived, seeds);
    }
  }

  private static Tally live(long seed, int replicas, Runnable done) {
    HostileWorld world = new HostileWorld(seed, replicas);
    try {
      Tally tally = world.live();
      done.run();
      return tally;
    } catch (Violation e) {
      throw new AssertionError("seed %d: %s%n%s".formatted(seed, e.getMessage(), world.story()), e);
    }
  }
}
