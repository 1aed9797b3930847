package dev.pulih.service.web;

import dev.pulih.detect.AssessedSeries;
import dev.pulih.signal.SeriesWindow;
import java.util.List;

/**
 * Some series over the ticks that are in memory.
 *
 * @param window their values, qualified
 * @param assessed how those that deviations are looked for in were judged by their past
 */
public record Traces(SeriesWindow window, List<AssessedSeries> assessed) {
  public Traces {
    assessed = List.copyOf(assessed);
  }
}
