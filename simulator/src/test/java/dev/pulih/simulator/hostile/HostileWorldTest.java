package dev.pulih.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The whole of Pulih in {@code pulih.seeds} towns in which everything goes wrong, and in {@code
 * pulih.seeds.whole} towns where two share the records.
 */
class HostileWorldTest {

  private static final long SEEDS = Long.getLong("pulih.seeds", 1_000);
  private static final long WHOLE = Long.getLong("pulih.seeds.whole", 2_000);

  /** Where it is written down which towns were lived in, to go on from there; nowhere if empty. */
  private static final String FOLDER = System.getProperty("pulih.diary", "");

  /** What is lived in before it is written down. */
  private static final long PIECE = 500;

  /** In so many towns everything happens that can happen. */
  private static final long ENOUGH = 1_000;

  private static final List<String> EVENTFUL =
      List.of(
          "restarts",
          "shifts",
          "restored",
          "undos",
          "crashes",
          "endings",
          "clock steps",
          "messages lost",
          "answers lost",
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
    TownDiary diary = new TownDiary(FOLDER, replicas);
    while (diary.lived() < seeds) {
      long last = Math.min(seeds, diary.lived() + PIECE);
      diary.add(last, piece(diary.lived() + 1, last, replicas));
      System.out.printf("%,d of %,d towns%n", last, seeds);
    }
    System.out.printf("%,d towns, %d at work: %s%n", seeds, replicas, diary.tally());
    return diary.tally();
  }

  private static Tally piece(long from, long to, int replicas) {
    return LongStream.rangeClosed(from, to)
        .parallel()
        .mapToObj(seed -> life(seed, replicas))
        .reduce(new Tally(), (a, b) -> new Tally().plus(a).plus(b));
  }

  private static Tally life(long seed, int replicas) {
    HostileWorld world = new HostileWorld(seed, replicas);
    try {
      return world.live();
    } catch (Violation e) {
      throw new AssertionError("seed %d: %s%n%s".formatted(seed, e.getMessage(), world.story()), e);
    }
  }
}
