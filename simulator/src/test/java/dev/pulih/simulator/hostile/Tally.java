package dev.pulih.simulator.hostile;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How often what happened: worlds in which nothing happens prove nothing. */
final class Tally {

  private final Map<String, Long> counts = new TreeMap<>();

  /** The tally that said this of itself. */
  static Tally parse(String text) {
    Tally tally = new Tally();
    Stream.of(text.substring(1, text.length() - 1).split(", "))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> entry.split("="))
        .forEach(entry -> tally.counts.put(entry[0], Long.valueOf(entry[1])));
    return tally;
  }

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
