package dev.pulih.service.prometheus;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Asks queries of one server at once, each evaluated the offset earlier than it is wanted for. */
final class Asker implements AutoCloseable {

  private final PrometheusSettings settings;
  private final PrometheusApi api;
  private final Together together;

  Asker(PrometheusSettings settings) {
    this.settings = settings;
    this.api = new PrometheusApi(settings);
    this.together =
        new Together(
            settings.limits().concurrency(), settings.timing().tick(), settings.access().secrets());
  }

  /** The queries at one instant. */
  Map<SignalQuery, Outcome<Grid>> at(List<SignalQuery> queries, Instant at) {
    Instant time = at.minus(settings.timing().offset());
    return together.ask(queries, query -> instant(query, time));
  }

  /** The queries at each step. */
  Map<SignalQuery, Outcome<Grid>> over(List<SignalQuery> queries, Steps steps) {
    Steps earlier = steps.earlier(settings.timing().offset());
    return together.ask(queries, query -> range(query, earlier));
  }

  private Grid instant(SignalQuery query, Instant time)
      throws IOException, InterruptedException, DoubtfulAnswer {
    Grid grid = Grid.instant(query, time);
    api.instant(query.expression(), time, grid);
    return grid;
  }

  private Grid range(SignalQuery query, Steps steps)
      throws IOException, InterruptedException, DoubtfulAnswer {
    Grid grid = Grid.range(query, steps);
    api.range(query.expression(), steps, grid);
    return grid;
  }

  @Override
  public void close() {
    together.close();
    api.close();
  }
}
