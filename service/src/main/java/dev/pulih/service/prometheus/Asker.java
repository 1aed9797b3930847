package dev.pulih.service.prometheus;

import dev.pulih.service.prometheus.QueryWatch.Asked;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks queries of one server at once, each evaluated the offset earlier than it is wanted for. */
final class Asker implements AutoCloseable {

  private final PrometheusSettings settings;
  private final PrometheusApi api;
  private final Together together;
  private final QueryWatch watch;

  Asker(PrometheusSettings settings, QueryWatch watch) {
    this.watch = watch;
    this.settings = settings;
    this.api = new PrometheusApi(settings);
    this.together =
        new Together(
            settings.limits().concurrency(), settings.timing().tick(), settings.access().secrets());
  }

  /** The queries at one instant. */
  Map<SignalQuery, Outcome<Grid>> at(List<SignalQuery> queries, Instant at) {
    Instant time = at.minus(settings.timing().offset());
    return together.ask(queries, query -> watched(query, q -> instant(q, time)));
  }

  /** The queries at each step. */
  Map<SignalQuery, Outcome<Grid>> over(List<SignalQuery> queries, Steps steps) {
    Steps earlier = steps.earlier(settings.timing().offset());
    return together.ask(queries, query -> watched(query, q -> range(q, earlier)));
  }

  private Grid watched(SignalQuery query, Together.Ask<SignalQuery, Grid> ask)
      throws IOException, InterruptedException, DoubtfulAnswer {
    Instant began = Instant.now();
    long start = System.nanoTime();
    Optional<String> failure = Optional.of(DoubtfulAnswer.class.getSimpleName());
    try {
      Grid grid = ask.of(query);
      failure = Optional.empty();
      return grid;
    } catch (IOException | InterruptedException e) {
      failure = Optional.of(e.getClass().getSimpleName());
      throw e;
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      watch.asked(new Asked(query.expression(), began, took, failure));
    }
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
