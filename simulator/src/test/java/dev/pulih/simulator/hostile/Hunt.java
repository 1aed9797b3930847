package dev.pulih.simulator.hostile;

import java.util.stream.LongStream;

/** Plays worlds one after the other until one of them shows something that must never happen. */
public final class Hunt {

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
    try {
      new HostileWorld(seed).live();
      return "";
    } catch (Violation e) {
      return "seed " + seed + ": " + e.rule();
    } catch (RuntimeException e) {
      return "seed " + seed + ": " + e;
    }
  }
}
