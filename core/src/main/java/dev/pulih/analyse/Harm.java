package dev.pulih.analyse;

import dev.pulih.signal.Series;
import java.time.Instant;

/**
 * A number that should be low and rose.
 *
 * @param series what was measured
 * @param since when it left its level
 * @param before its level before
 * @param after its typical value since
 * @param strength by how much evidence it left it
 */
public record Harm(Series series, Instant since, double before, double after, double strength) {

  /** In words, such as {@code error_rate 0.02 % -> 15 % since 2026-11-23T02:31:15Z}. */
  public String text() {
    return series.signal().name()
        + " "
        + Digits.text(before, series.signal())
        + " -> "
        + Digits.text(after, series.signal())
        + " since "
        + since;
  }
}
