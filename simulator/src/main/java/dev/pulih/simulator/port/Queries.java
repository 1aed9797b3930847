package dev.pulih.simulator.port;

import static java.util.Map.entry;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import dev.pulih.simulator.metrics.Gauge;
import dev.pulih.simulator.metrics.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The expressions of the shipped signals and of those of briefings and pages, evaluated over a
 * scrape log.
 */
final class Queries {
  private final ScrapeLog scrapes;
  private final Spans spans;
  private final Map<String, Query> table;

  private interface Query {
    Map<Entity, Reading> answer(Window window);
  }

  Queries(ScrapeLog scrapes, Spans spans) {
    this.scrapes = scrapes;
    this.spans = spans;
    Capacity capacity = new Capacity(spans.of(Span.CONDITION));
    this.table =
        Map.ofEntries(
            entry(Signals.ERROR_RATE.name(), w -> services(w::errors)),
            entry(Signals.REQUEST_RATE.name(), w -> services(w::requests)),
            entry(Signals.P99_LATENCY.name(), w -> services(w::p99)),
            entry(Signals.POD_ERROR_RATE.name(), w -> pods(t -> w.errors(List.of(t)))),
            entry(Signals.POD_REQUEST_RATE.name(), w -> pods(t -> w.requests(List.of(t)))),
            entry(Signals.POD_LATENCY.name(), w -> pods(w::mean)),
            entry(Signals.POD_P99.name(), w -> pods(t -> w.p99(List.of(t)))),
            entry(Signals.SAMPLE_AGE.name(), w -> pods(t -> t.samples().age(w.to()))),
            entry(Signals.CALL_RATE.name(), w -> calls(w::calls)),
            entry(Signals.CALL_ERROR_RATE.name(), w -> calls(w::callErrors)),
            entry(Signals.POD_CAPACITY.name(), w -> services(t -> capacity.of(t, w.to()))),
            entry(Signals.KAFKA_LAG.name(), w -> gauges(groups(), Entity.OfGroup::new, w)),
            entry(
                Signals.DB_CONNECTIONS.name(), w -> gauges(servers(), Entity.OfDatabase::new, w)));
  }

  /** The answer to one signal's query; empty for a signal that it does not know. */
  Optional<Map<Entity, Reading>> answer(Signal signal, Instant at) {
    Window window = Window.before(at, spans.of(signal.span()));
    return Optional.ofNullable(table.get(signal.name())).map(query -> query.answer(window));
  }

  private Map<String, Gauge> groups() {
    return scrapes.lags();
  }

  private Map<String, Gauge> servers() {
    return scrapes.connections();
  }

  private Map<Entity, Reading> services(ToDoubleFunction<Collection<Target>> value) {
    Map<ServiceRef, List<Target>> byService =
        scrapes.targets().stream().collect(Collectors.groupingBy(Target::service));
    Map<Entity, Reading> answer = new HashMap<>();
    byService.forEach(
        (service, targets) ->
            put(answer, new Entity.OfService(service), value.applyAsDouble(targets)));
    return answer;
  }

  private Map<Entity, Reading> pods(ToDoubleFunction<Target> value) {
    Map<Entity, Reading> answer = new HashMap<>();
    scrapes.targets().forEach(t -> put(answer, new Entity.OfPod(t.pod()), value.applyAsDouble(t)));
    return answer;
  }

  private Map<Entity, Reading> calls(ToDoubleFunction<Collection<Samples>> value) {
    Map<Entity, List<Samples>> byCall = new HashMap<>();
    scrapes
        .calls()
        .forEach((c, made) -> byCall.computeIfAbsent(c.call(), _ -> new ArrayList<>()).add(made));
    Map<Entity, Reading> answer = new HashMap<>();
    byCall.forEach((call, made) -> put(answer, call, value.applyAsDouble(made)));
    return answer;
  }

  /** Whether there is an expression for a signal of this name. */
  boolean know(Signal signal) {
    return table.containsKey(signal.name());
  }

  private static Map<Entity, Reading> gauges(
      Map<String, Gauge> gauges, Function<String, Entity> entity, Window window) {
    Map<Entity, Reading> answer = new HashMap<>();
    gauges.forEach((name, gauge) -> put(answer, entity.apply(name), gauge.at(window.to())));
    return answer;
  }

  /** NaN is where PromQL answers no sample, or one that is not a number. */
  private static void put(Map<Entity, Reading> answer, Entity entity, double value) {
    if (!Double.isNaN(value)) {
      answer.put(entity, new Reading.Value(value));
    }
  }
}
