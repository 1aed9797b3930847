package dev.pulih.service.prometheus;

import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Signals from a server with the Prometheus HTTP API: one instant query for each distinct
 * expression and tick, at the tick's time less the configured offset. An answer that is not whole,
 * plain and unambiguous makes its signal a failure; it is never read in part.
 */
public final class PrometheusSource implements SignalSource, AutoCloseable {

  private final SignalCatalog catalog;
  private final PrometheusSettings settings;
  private final PrometheusApi api;
  private final Together together;
  private final RareAnswers rare = new RareAnswers();

  /**
   * A source.
   *
   * @throws IllegalArgumentException if the PEM files cannot be used
   */
  public PrometheusSource(PrometheusSettings settings, SignalCatalog catalog) {
    this.settings = settings;
    this.catalog = catalog;
    this.api = new PrometheusApi(settings);
    this.together = new Together(settings.limits().concurrency(), settings.timing().tick());
  }

  @Override
  public Readings read(Collection<Signal> signals, Instant at) {
    return sheet(signals, at, 0, outcomes(queries(signals), at));
  }

  /**
   * The signals from one instant to another. A signal that is asked less often than each tick has
   * no history: its steps are absent.
   */
  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    return Steps.between(from, to, step).pieces(settings.limits().points()).stream()
        .flatMap(steps -> piece(signals, steps))
        .toList();
  }

  private List<SignalQuery> queries(Collection<Signal> signals) {
    return signals.stream().map(catalog::query).flatMap(Optional::stream).distinct().toList();
  }

  private Map<SignalQuery, Outcome<Grid>> outcomes(List<SignalQuery> queries, Instant at) {
    Map<SignalQuery, Outcome<Grid>> all = new HashMap<>();
    queries.forEach(query -> rare.standing(query, at).ifPresent(o -> all.put(query, o)));
    ask(queries.stream().filter(query -> !all.containsKey(query)).toList(), at)
        .forEach((query, outcome) -> all.put(query, rare.keep(query, at, outcome)));
    return all;
  }

  private Map<SignalQuery, Outcome<Grid>> ask(List<SignalQuery> queries, Instant at) {
    Instant time = at.minus(settings.timing().offset());
    return together.ask(queries, query -> instant(query, time));
  }

  private Grid instant(SignalQuery query, Instant time)
      throws IOException, InterruptedException, DoubtfulAnswer {
    Grid grid = Grid.instant(query);
    api.instant(query.expression(), time, grid);
    return grid;
  }

  private Stream<Readings> piece(Collection<Signal> signals, Steps steps) {
    List<Signal> often = signals.stream().filter(this::often).toList();
    Steps asked = steps.earlier(settings.timing().offset());
    Map<SignalQuery, Outcome<Grid>> outcomes =
        together.ask(queries(often), query -> range(query, asked));
    return IntStream.range(0, steps.count()).mapToObj(i -> sheet(often, steps.at(i), i, outcomes));
  }

  private Grid range(SignalQuery query, Steps steps)
      throws IOException, InterruptedException, DoubtfulAnswer {
    Grid grid = Grid.range(query, steps);
    api.range(query.expression(), steps, grid);
    return grid;
  }

  private Readings sheet(
      Collection<Signal> signals, Instant at, int step, Map<SignalQuery, Outcome<Grid>> outcomes) {
    Sheet sheet = new Sheet(at);
    signals.forEach(signal -> sheet.put(signal, step, outcome(signal, outcomes)));
    return sheet.readings();
  }

  private Outcome<Grid> outcome(Signal signal, Map<SignalQuery, Outcome<Grid>> outcomes) {
    return catalog
        .query(signal)
        .map(outcomes::get)
        .orElseGet(() -> new Outcome.Failed<>("has no expression: configure one."));
  }

  private boolean often(Signal signal) {
    return catalog.query(signal).map(query -> !query.rare()).orElse(true);
  }

  @Override
  public void close() {
    together.close();
    api.close();
  }
}
