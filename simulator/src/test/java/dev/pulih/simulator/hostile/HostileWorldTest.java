package dev.pulih.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The whole of Pulih in {@code pulih.seeds} towns in which everything goes wrong. */
class HostileWorldTest {

  private static final long SEEDS = Long.getLong("pulih.seeds", 10_000);

  /** In so many towns everything happens that can happen. */
  private static final long ENOUGH = 5_000;

  private final AtomicLong lived = new AtomicLong();

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
    Tally tally =
        LongStream.rangeClosed(1, SEEDS)
            .parallel()
            .mapToObj(this::live)
            .reduce(new Tally(), (a, b) -> new Tally().plus(a).plus(b));
    System.out.printf("%,d towns: %s%n", SEEDS, tally);
    assertThat(SEEDS < ENOUGH ? List.<String>of() : EVENTFUL)
        .allSatisfy(what -> assertThat(tally.of(what)).as(what).isPositive());
  }

  /** A line every ten per cent. */
  private static void progress(long lived) {
    if (lived % Math.max(1, SEEDS / 10) == 0) {
      System.out.printf("%,d of %,d towns%n", lived, SEEDS);
    }
  }

  private Tally live(long seed) {
    HostileWorld world = new HostileWorld(seed);
    try {
      Tally tally = world.live();
      progress(lived.incrementAndGet());
      return tally;
    } catch (Violation e) {
      throw new AssertionError("seed %d: %s%n%s".formatted(seed, e.getMessage(), world.story()), e);
    }
  }
}
