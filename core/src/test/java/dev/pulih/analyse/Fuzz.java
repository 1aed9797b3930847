package dev.pulih.analyse;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Tries random cases of one kind of input: so many of them, or as many as there is time for in
 * {@code pulih.fuzz.minutes}; others each time, and the same again with {@code pulih.fuzz.seed}.
 * Each has a seed of its own, with which {@code pulih.fuzz.case} tries it alone.
 *
 * @param tests how many tests of that kind share the minutes
 */
public record Fuzz(int tests) {

  private static final long MINUTES = Long.getLong("pulih.fuzz.minutes", 0);
  private static final long SEED = Long.getLong("pulih.fuzz.seed", System.nanoTime());

  /** Tries so many cases, or as many as there is time for; says how many it were. */
  public void cases(String name, int count, Consumer<SplittableRandom> test) {
    Long one = Long.getLong("pulih.fuzz.case");
    if (one != null) {
      test.accept(new SplittableRandom(one));
      return;
    }
    SplittableRandom seeds = new SplittableRandom(SEED);
    System.out.printf("fuzzing %s with -Dpulih.fuzz.seed=%d%n", name, SEED);
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
