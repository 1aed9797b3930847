package dev.pulih.service.web.page;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * A small curve of a signal's newest ticks, as the path of an SVG. It begins at nothing, so that
 * what hardly changes looks so; where the value is unknown there is a gap.
 *
 * @param path the path; empty if nothing is known
 * @param bound how far down the objective's line is; negative where there is none
 */
public record TickCurve(String path, int bound) {

  /** As wide as it is drawn. */
  public static final int WIDTH = 80;

  /** As high. */
  public static final int HEIGHT = 20;

  /** Ticks that are drawn. */
  static final int TICKS = 40;

  private static final int STEP = WIDTH / TICKS;
  private static final int NONE = -1;

  /** The objective is not drawn at the edge. */
  private static final double ROOM = 1.25;

  /** The newest of some values, oldest first, NaN where unknown. */
  static TickCurve of(double[] values, OptionalDouble objective) {
    double[] newest = Arrays.copyOfRange(values, Math.max(0, values.length - TICKS), values.length);
    double highest = Arrays.stream(newest).filter(Double::isFinite).max().orElse(0);
    double top = Math.max(highest, objective.orElse(0) * ROOM);
    int bound = objective.isPresent() ? y(objective.getAsDouble(), top) : NONE;
    return new TickCurve(path(newest, top), bound);
  }

  private static String path(double[] values, double top) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (int i = 0; i < values.length; i++) {
      boolean known = Double.isFinite(values[i]);
      if (known) {
        path.append(drawing ? 'L' : 'M').append(x(i, values.length)).append(' ');
        path.append(y(values[i], top));
      }
      drawing = known;
    }
    return path.toString();
  }

  /** The newest tick is at the right. */
  private static int x(int i, int length) {
    return WIDTH - STEP * (length - i);
  }

  private static int y(double value, double top) {
    return top > 0 ? (int) Math.round(HEIGHT * (1 - value / top)) : HEIGHT;
  }

  /** Whether an objective is drawn. */
  public boolean isBound() {
    return bound >= 0;
  }
}
