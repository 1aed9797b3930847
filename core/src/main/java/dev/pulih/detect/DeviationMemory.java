package dev.pulih.detect;

import java.time.Instant;
import java.util.Map;

/**
 * What the deviation rule has learned of the series that it watches, in a form that outlives it.
 *
 * @param until the tick up to which it has learned
 * @param series by the name of a series: its numbers, which the same rule understands
 */
public record DeviationMemory(Instant until, Map<String, String> series) {

  public DeviationMemory {
    series = Map.copyOf(series);
  }
}
