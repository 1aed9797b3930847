package dev.pulih.detect;

import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.signal.Series;
import java.util.List;

/**
 * How the values of a series were judged by its past over the latest ticks.
 *
 * @param series the series
 * @param by what counts as a deviation of it
 * @param ticks oldest first
 */
public record AssessedSeries(Series series, OfSignal by, List<Assessment> ticks) {
  public AssessedSeries {
    ticks = List.copyOf(ticks);
  }
}
