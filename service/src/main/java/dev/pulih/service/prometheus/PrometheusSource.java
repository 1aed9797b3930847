package dev.pulih.service.prometheus;

import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
  private final Asker asker;
  private final RareAnswers rare = RareAnswers.now();

  /**
   * A source.
   *
   * @throws IllegalArgumentException if the PEM files cannot be used
   */
  public PrometheusSource(PrometheusSettings settings, SignalCatalog catalog) {
    this(settings, catalog, QueryWatch.nobody());
  }

  /** The same, whose queries somebody hears of. */
  public PrometheusSource(PrometheusSettings settings, SignalCatalog catalog, QueryWatch watch) {
    this(settings, catalog, new Asker(settings, watch));
  }

  private PrometheusSource(PrometheusSettings settings, SignalCatalog catalog, Asker asker) {
    this.settings = settings;
    this.catalog = catalog;
    this.asker = asker;
  }

  /** Of its series only those of this service are read; what is closed is this source. */
  @Override
  public SignalSource only(ServiceRef service) {
    return new PrometheusSource(settings, catalog.only(service), asker);
  }

  @Override
  public Readings read(Collection<Signal> signals, Instant at) {
    Sheet sheet = new Sheet(settings.url(), at);
    fill(sheet, signals, 0, now(signals, at, rare));
    return sheet.readings();
  }

  @Override
  public boolean measures(Signal signal) {
    return catalog.query(signal).isPresent();
  }

  /**
   * The signals from one instant to another, by range queries of a limited number of steps. A
   * signal that is asked less often than each tick is asked when it would have been due.
   */
  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    RareAnswers then = RareAnswers.then();
    return Steps.between(from, to, step).pieces(settings.limits().points()).stream()
        .flatMap(steps -> piece(signals, steps, then))
        .toList();
  }

  private Stream<Readings> piece(Collection<Signal> signals, Steps steps, RareAnswers then) {
    Map<Boolean, List<Signal>> byRarity =
        signals.stream().collect(Collectors.partitioningBy(this::rare));
    List<Signal> often = byRarity.getOrDefault(false, List.of());
    List<Signal> rarely = byRarity.getOrDefault(true, List.of());
    Map<SignalQuery, Outcome<Grid>> ranges = asker.over(queries(often), steps);
    return IntStream.range(0, steps.count())
        .mapToObj(
            step -> {
              Sheet sheet = new Sheet(settings.url(), steps.at(step));
              fill(sheet, often, step, ranges);
              fill(sheet, rarely, 0, now(rarely, steps.at(step), then));
              return sheet.readings();
            });
  }

  /** The outcomes at one instant, of which the rare ones may stand from before. */
  private Map<SignalQuery, Outcome<Grid>> now(
      Collection<Signal> signals, Instant at, RareAnswers kept) {
    List<SignalQuery> queries = queries(signals);
    Map<SignalQuery, Outcome<Grid>> all = new HashMap<>();
    queries.forEach(query -> kept.standing(query, at).ifPresent(o -> all.put(query, o)));
    asker
        .at(queries.stream().filter(query -> !all.containsKey(query)).toList(), at)
        .forEach((query, outcome) -> all.put(query, kept.keep(query, at, outcome)));
    return all;
  }

  private List<SignalQuery> queries(Collection<Signal> signals) {
    return signals.stream().map(catalog::query).flatMap(Optional::stream).distinct().toList();
  }

  private boolean rare(Signal signal) {
    return catalog.query(signal).map(SignalQuery::rare).orElse(false);
  }

  private void fill(
      Sheet sheet,
      Collection<Signal> signals,
      int column,
      Map<SignalQuery, Outcome<Grid>> outcomes) {
    signals.forEach(signal -> sheet.put(signal, column, outcome(signal, outcomes)));
  }

  private Outcome<Grid> outcome(Signal signal, Map<SignalQuery, Outcome<Grid>> outcomes) {
    return catalog
        .query(signal)
        .map(outcomes::get)
        .orElseGet(() -> new Outcome.Failed<>("has no expression: configure one."));
  }

  @Override
  public void close() {
    asker.close();
  }
}
