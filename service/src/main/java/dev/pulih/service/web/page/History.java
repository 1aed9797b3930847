package dev.pulih.service.web.page;

import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.report.Resolution;
import dev.pulih.report.Stamps;
import dev.pulih.report.TrackRecord;
import dev.pulih.report.TrackRecord.Case;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The incidents that somebody looks for, and how they went.
 *
 * @param query what they look for, on the page that is shown
 * @param services the services that there are to choose from
 * @param total how all of them went
 * @param lines those of one page, the newest first
 * @param pages how many pages there are, at least one
 * @param asked which page they asked for; one behind the last leads to the last
 */
public record History(
    HistoryQuery query,
    List<String> services,
    TrackRecord total,
    List<Line> lines,
    int pages,
    int asked) {

  private static final int LINES = 50;

  public History {
    services = List.copyOf(services);
    lines = List.copyOf(lines);
  }

  /**
   * An incident in one line.
   *
   * @param id its id
   * @param service its service
   * @param severity P1 or P2
   * @param openedAt when it was opened
   * @param lasted how long it was open; empty while it is
   * @param resolution what became of it
   */
  public record Line(
      String id,
      String service,
      String severity,
      Instant openedAt,
      Optional<String> lasted,
      Resolution resolution) {

    static Line of(Begun state) {
      Instant opened = state.facts().incident().openedAt();
      return new Line(
          state.id(),
          state.facts().incident().service().toString(),
          state.facts().alarm().severity().name(),
          opened,
          Resolution.endedAt(state).map(at -> Stamps.spell(Duration.between(opened, at))),
          Resolution.of(state));
    }
  }

  /** Those that were found, the newest first, of which a page is shown. */
  static History of(HistoryQuery query, List<String> services, List<Case> found) {
    int pages = Math.max(1, (found.size() + LINES - 1) / LINES);
    int page = Math.min(query.page(), pages);
    return new History(
        query.on(page),
        services,
        TrackRecord.of(found),
        found.stream()
            .skip((long) LINES * (page - 1))
            .limit(LINES)
            .map(it -> Line.of(it.state()))
            .toList(),
        pages,
        query.page());
  }

  /** Whether there is no page of the number that they asked for. */
  public boolean isBeyond() {
    return asked > pages;
  }

  /** By what it is plotted. */
  public Period period() {
    return Period.of(query.from(), query.to());
  }

  /** A mean as people read it; empty where nothing is known. */
  public static String text(TrackRecord.Mean mean) {
    return mean.of().map(Stamps::spell).orElse("");
  }
}
