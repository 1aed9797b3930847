package dev.pulih.notify;

import java.time.Instant;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A curve of shares in one line of text: a block for each tick, from nothing to the highest value,
 * so that what hardly changes looks so, and a gap where the value is unknown. The line below marks
 * what happened when.
 *
 * @param bars the curve, oldest first
 * @param marks what happened, each below the tick at which it did
 * @param high the highest value that is known
 */
public record Sparkline(String bars, String marks, double high) {

  /** The newest ticks that are drawn: wider does not fit on a telephone. */
  public static final int COLUMNS = 40;

  private static final String BLOCKS = "▁▂▃▄▅▆▇█";
  private static final char GAP = ' ';

  /**
   * A curve over its newest ticks; empty if none of their values is known.
   *
   * @param times the ticks, oldest first
   * @param values one for each tick, NaN where unknown
   * @param happened marks by the instant of what they mark; later ones stand to the right
   */
  public static Optional<Sparkline> of(
      List<Instant> times, double[] values, NavigableMap<Instant, Character> happened) {
    int from = Math.max(0, values.length - COLUMNS);
    double[] newest = Arrays.copyOfRange(values, from, values.length);
    DoubleSummaryStatistics range =
        Arrays.stream(newest).filter(Double::isFinite).summaryStatistics();
    return range.getCount() == 0
        ? Optional.empty()
        : Optional.of(drawn(newest, marks(times.subList(from, times.size()), happened), range));
  }

  private static Sparkline drawn(double[] values, String marks, DoubleSummaryStatistics range) {
    String bars =
        Arrays.stream(values)
            .mapToObj(value -> String.valueOf(block(value, range)))
            .collect(Collectors.joining());
    return new Sparkline(bars, marks, range.getMax());
  }

  private static char block(double value, DoubleSummaryStatistics range) {
    double share = range.getMax() > 0 ? value / range.getMax() : 0;
    return Double.isFinite(value)
        ? BLOCKS.charAt((int) Math.round(share * (BLOCKS.length() - 1)))
        : GAP;
  }

  /** Where two fall together, the later one takes the next place. */
  private static String marks(List<Instant> times, NavigableMap<Instant, Character> happened) {
    NavigableMap<Integer, Character> places = new TreeMap<>();
    happened.tailMap(times.getFirst(), true).forEach((at, mark) -> put(places, times, at, mark));
    StringBuilder line = new StringBuilder();
    places.forEach((column, mark) -> line.repeat(GAP, column - line.length()).append(mark));
    return line.toString();
  }

  private static void put(
      Map<Integer, Character> places, List<Instant> times, Instant at, char mark) {
    int column = (int) times.stream().filter(time -> !time.isAfter(at)).count() - 1;
    while (places.containsKey(column)) {
      column++;
    }
    places.put(column, mark);
  }
}
