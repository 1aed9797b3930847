package dev.pulih.analyse;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Tries random cases of one kind of input: a fixed number of them from a fixed seed, or other ones
 * for as long as {@code pulih.fuzz.minutes} says. Each has a seed of its own, with which {@code
 * pulih.fuzz.case} tries it alone.
 *
 * @param tests how many tests of that kind share the minutes
 */
public record Fuzz(int tests) {

  private static final long MINUTES = Long.getLong("pulih.fuzz.minutes", 0);

  /** Tries so many cases, or as many as there is time for; says how many it were. */
  public void cases(String name, int count, Consumer<SplittableRandom> test) {
    Long one = Long.getLong("pulih.fuzz.case");
    if (one != null) {
      test.accept(new SplittableRandom(one));
      return;
    }
    SplittableRandom seeds = new SplittableRandom(MINUTES == 0 ? 1 : System.nanoTime());
    long end = System.nanoTime() + Duration.ofMinutes(MINUTES).dividedBy(tests).toNanos();
    long tried = 0;
    while (MINUTES == 0 ? tried < count : System.nanoTime() < end) {
      attempt(seeds.nextLong(), test);
      tried++;
    }
    System.out.printf("fuzzed %s: %,d cases%n", name, tried);
  }

  private static void attempt(long seed, Consumer<SplittableRandom> test) {
    try {
      test.accept(new SplittableRandom(seed));
    } catch (RuntimeException | Error e) {
      throw new AssertionError("This case fails alone with -Dpulih.fuzz.case=" + seed, e);
    }
  }
}
