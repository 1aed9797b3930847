package dev.pulih.simulator.hostile;

import java.util.stream.LongStream;

/**
 * Plays worlds one after the other until one of them shows something that must never happen; each
 * fifth is played by two replicas as well.
 */
public final class Hunt {

  private static final int EACH = 5;

  private Hunt() {}

  /** The first seed that shows a violation, and which; empty if none does. */
  public static String first(long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(Hunt::shown)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String shown(long seed) {
    String alone = shown(seed, 1, "seed " + seed + ": ");
    return alone.isEmpty() && seed % EACH == 0
        ? shown(seed, 2, "seed " + seed + ", two replicas: ")
        : alone;
  }

  private static String shown(long seed, int replicas, String where) {
    try {
      new HostileWorld(seed, replicas).live();
      return "";
    } catch (Violation e) {
      return where + e.rule();
    } catch (RuntimeException e) {
      return where + e;
    }
  }
}
