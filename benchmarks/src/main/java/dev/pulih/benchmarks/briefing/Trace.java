package dev.pulih.benchmarks.briefing;

import java.util.Arrays;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A number of a briefing that rose.
 *
 * @param of whose it is, such as {@code bos/txn-service} or {@code pod bos/txn-service-1}
 * @param signal the signal's name
 * @param onset the tick at which it rose
 * @param after what it became
 */
record Trace(String of, String signal, int onset, double after) {

  /** So many ticks at the beginning are taken for usual. */
  private static final int USUAL = 12;

  static final int NEVER = -1;

  /** From an entry with numbers. */
  static Trace ofNumbers(JsonNode series) {
    double[] values =
        IntStream.range(0, series.path("values").size())
            .mapToDouble(i -> series.path("values").path(i).asDouble(Double.NaN))
            .toArray();
    double[] last = Arrays.copyOfRange(values, Math.max(0, values.length - 4), values.length);
    return new Trace(
        series.path("of").asString(),
        series.path("signal").asString(),
        onset(values, series.path("unit").asString()),
        median(last));
  }

  /** From an entry that says which other one it looks like. */
  static Trace ofShape(JsonNode shape, int onset) {
    String what = shape.path("what").asString();
    int space = what.lastIndexOf(' ');
    String after = shape.path("from").asString().split("->", 2)[1].strip();
    double number = Double.parseDouble(after.split(" ", 2)[0]);
    return new Trace(what.substring(0, space), what.substring(space + 1), onset, number);
  }

  /** Failed shares and seconds do harm; who rose in something else is not ill by that. */
  boolean harms() {
    return onset != NEVER && (signal.endsWith("error_rate") || signal.endsWith("latency"));
  }

  private static int onset(double[] values, String unit) {
    double[] usual = Arrays.copyOf(values, Math.min(USUAL, values.length));
    double level = median(usual);
    double noise = Arrays.stream(usual).map(v -> Math.abs(v - level)).max().orElse(0);
    double bound = level + Math.max(3 * noise, unit.equals("ms") ? level / 5 : 0.5);
    for (int i = 0; i < values.length; i++) {
      if (values[i] > bound && (i + 1 == values.length || values[i + 1] > bound)) {
        return beginning(values, i, level + noise);
      }
    }
    return NEVER;
  }

  /** A slow rise began where it first was above all that is usual. */
  private static int beginning(double[] values, int seen, double usual) {
    int from = seen;
    while (from > 0 && values[from - 1] > usual) {
      from--;
    }
    return from;
  }

  private static double median(double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }
}
