package dev.pulih.backtest;

import dev.pulih.backtest.Episode.About;
import java.time.Instant;
import java.util.List;

/**
 * What was read of a series around ticks in a row that said a finding, to be drawn.
 *
 * @param about the finding's
 * @param from the first one of these ticks
 * @param bound the bound that was passed there
 * @param points what was read from some minutes before until some minutes after it
 */
public record Strip(About about, Instant from, double bound, List<Point> points) {

  /**
   * A value at a tick.
   *
   * @param at the tick
   * @param value NaN where unknown
   */
  public record Point(Instant at, double value) {}

  public Strip {
    points = List.copyOf(points);
  }
}
