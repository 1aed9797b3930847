package dev.pulih.service.prometheus;

import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The query behind each signal. Every template is rendered when the catalog is made, so that a
 * wrong one is found before the first tick.
 */
public final class SignalCatalog {

  private final Map<Signal, SignalQuery> queries = new HashMap<>();
  private final List<Signal> signals;
  private final Optional<SignalQuery> bounds;
  private final Preset preset;
  private final Spans spans;

  /**
   * Renders a preset.
   *
   * @param preset a shipped preset with the configuration's changes
   * @param scope the watched namespaces and services
   * @param spans the lengths of the windows
   * @throws IllegalArgumentException naming the signal that is wrong
   */
  public SignalCatalog(Preset preset, Scope scope, Spans spans) {
    Renderer renderer = new Renderer(preset.labels(), scope, spans);
    preset.expanded().forEach((name, spec) -> add(renderer, name, spec));
    this.bounds = renderer.bounds(preset);
    this.preset = preset;
    this.spans = spans;
    this.signals = Stream.concat(shipped(), extras()).toList();
  }

  /**
   * The signals that one tick reads: the shipped ones, then those that the preset or the
   * configuration adds, over {@link Span#RECENT} if they have a window; none that pages alone ask
   * for.
   */
  public List<Signal> signals() {
    return signals;
  }

  /** Those, and the ones that pages ask for where the preset has them. */
  public List<Signal> all() {
    Stream<Signal> ofPages = Signals.ofPages().stream().filter(queries::containsKey);
    return Stream.concat(signals.stream(), ofPages).toList();
  }

  /** The same signals of one service alone, so that only its series are read. */
  SignalCatalog only(ServiceRef service) {
    Scope scope = new Scope(Set.of(service.namespace()), Set.of(service.name()));
    return new SignalCatalog(preset, scope, spans);
  }

  /** The rendered PromQL of a signal, over any span that fits it. */
  public Optional<String> expression(Signal signal) {
    return query(signal).map(SignalQuery::expression);
  }

  Optional<SignalQuery> query(Signal signal) {
    return Optional.ofNullable(queries.get(signal));
  }

  /** The query for the bounds of the buckets behind the latency; empty if it is made otherwise. */
  Optional<SignalQuery> bounds() {
    return bounds;
  }

  Spans spans() {
    return spans;
  }

  private void add(Renderer renderer, String name, SignalSpec spec) {
    try {
      for (Signal signal : signals(name, spec)) {
        queries.put(signal, renderer.query(signal, spec));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The signal %s cannot be asked: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static List<Signal> signals(String name, SignalSpec spec) {
    if (spec.kind() == null || spec.expression() == null) {
      throw new IllegalArgumentException("it needs a kind and an expression.");
    }
    return SpannedSignals.of(name, spec.kind(), spec.expression());
  }

  private static Stream<Signal> shipped() {
    return Signals.shipped().stream();
  }

  private Stream<Signal> extras() {
    Set<String> shipped = shipped().map(Signal::name).collect(Collectors.toSet());
    return queries.keySet().stream()
        .filter(signal -> !shipped.contains(signal.name()))
        .filter(signal -> signal.span() == Span.RECENT || signal.span() == Span.NONE)
        .filter(signal -> !Signals.ofPages().contains(signal))
        .sorted();
  }
}
