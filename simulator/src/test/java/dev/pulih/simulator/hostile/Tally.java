package dev.pulih.simulator.hostile;

import java.util.Map;
import java.util.TreeMap;

/** How often what happened: worlds in which nothing happens prove nothing. */
final class Tally {

  private final Map<String, Long> counts = new TreeMap<>();

  void count(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  Tally plus(Tally other) {
    other.counts.forEach((what, many) -> counts.merge(what, many, Long::sum));
    return this;
  }

  long of(String what) {
    return counts.getOrDefault(what, 0L);
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
