package dev.pulih.service.prometheus;

import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.convert.DurationStyle;

/** Fills a preset's templates in for the watched services and the configured windows. */
final class Renderer {

  private static final int STEP = 3;
  private static final int CALL_LABELS = 4;
  private static final String PODS = "${pods}";
  private static final String BUCKETS = "${buckets}";
  private static final String BOUNDS = "group by (le, ${labels}) (" + BUCKETS + ")";

  private final Map<EntityKind, List<String>> labels;
  private final Scope scope;
  private final Spans spans;

  Renderer(Map<EntityKind, List<String>> labels, Scope scope, Spans spans) {
    this.labels = labels;
    this.scope = scope;
    this.spans = spans;
  }

  SignalQuery query(Signal signal, SignalSpec spec) {
    String expression = Objects.requireNonNull(spec.expression());
    List<String> names = labels(signal.kind(), spec);
    boolean perPod = signal.kind() == EntityKind.POD || expression.contains(PODS);
    Map<String, String> values = values(signal.span(), names);
    values.put("selector", perPod ? selector() + "," + anyPod() : selector());
    return new SignalQuery(
        Template.render(expression, values),
        signal.kind(),
        names,
        Objects.requireNonNullElse(spec.scale(), 1.0),
        every(spec, values));
  }

  /** The bounds of the buckets that the latency is made of; empty if it is made otherwise. */
  Optional<SignalQuery> bounds(Preset preset) {
    SignalSpec latency = preset.signals().get(Signals.P99_LATENCY.name());
    return Optional.ofNullable(latency)
        .filter(spec -> String.valueOf(spec.expression()).contains(BUCKETS))
        .map(spec -> spec.with(SignalSpec.expression(preset.expanded(BOUNDS))))
        .map(spec -> query(Signals.P99_LATENCY.over(Span.NONE), spec));
  }

  private Map<String, String> values(Span span, List<String> names) {
    Map<String, String> values = new HashMap<>();
    values.put("labels", String.join(", ", names));
    values.put("pods", String.join(", ", pods()));
    values.put("targets", scope.ofNamespace(labels(EntityKind.POD).getFirst()) + "," + anyPod());
    putCalls(values);
    putDurations(values, span);
    return values;
  }

  /** Calls of the watched services and calls to them; a series without one of the names is none. */
  private void putCalls(Map<String, String> values) {
    List<String> call = labels.getOrDefault(EntityKind.CALL, List.of());
    if (call.size() == CALL_LABELS) {
      Scope everybody = Scope.everything();
      values.put(
          "called_by",
          watched(scope, call.subList(0, 2)) + "," + watched(everybody, call.subList(2, 4)));
      values.put(
          "calls_to",
          watched(everybody, call.subList(0, 2)) + "," + watched(scope, call.subList(2, 4)));
    }
  }

  private static String watched(Scope scope, List<String> names) {
    return scope.ofNamespace(names.getFirst()) + "," + scope.ofService(names.getLast());
  }

  private void putDurations(Map<String, String> values, Span span) {
    Duration condition = spans.of(Span.CONDITION);
    values.put("condition", Template.duration(condition));
    values.put("step", Template.duration(condition.multipliedBy(STEP)));
    if (span != Span.NONE) {
      values.put("window", Template.duration(spans.of(span)));
    }
  }

  private String selector() {
    return watched(scope, labels(EntityKind.SERVICE));
  }

  /** What is not a pod has no such label, and must not pass for one. */
  private String anyPod() {
    return labels(EntityKind.POD).getLast() + "!=\"\"";
  }

  private Set<String> pods() {
    Set<String> all = new LinkedHashSet<>(labels(EntityKind.SERVICE));
    all.addAll(labels(EntityKind.POD));
    return all;
  }

  private List<String> labels(EntityKind kind, SignalSpec spec) {
    List<String> own = spec.labels();
    return own == null ? labels(kind) : own;
  }

  private List<String> labels(EntityKind kind) {
    List<String> names = labels.get(kind);
    if (names == null || names.isEmpty()) {
      throw new IllegalArgumentException("the labels that name a " + kind + " are not configured.");
    }
    return names;
  }

  private static Duration every(SignalSpec spec, Map<String, String> values) {
    String every = spec.every();
    return every == null
        ? Duration.ZERO
        : DurationStyle.SIMPLE.parse(Template.render(every, values));
  }
}
