package dev.pulih.service.prometheus;

import dev.pulih.signal.EntityKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What the exporters call things: the labels that name entities, the metrics behind the templates'
 * terms, and the signals. The configuration's changes have the same shape.
 *
 * @param labels by kind, the labels that name an entity: namespace and service, namespace and pod,
 *     group, server
 * @param terms pieces of PromQL by the name that templates use for them
 * @param signals by name
 */
public record Preset(
    Map<EntityKind, List<String>> labels,
    Map<String, String> terms,
    Map<String, SignalSpec> signals) {

  /** The presets that ship. */
  public static final List<String> NAMES =
      List.of("client-library", "micrometer", "istio", "opentelemetry");

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

  public Preset(
      @Nullable Map<EntityKind, List<String>> labels,
      @Nullable Map<String, String> terms,
      @Nullable Map<String, SignalSpec> signals) {
    this.labels = orEmpty(labels);
    this.terms = orEmpty(terms);
    this.signals = orEmpty(signals);
  }

  /** A shipped preset, with all the signals that it knows. */
  public static Preset named(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "There is no preset %s for Prometheus; choose one of %s.".formatted(name, NAMES));
    }
    return load("signals").with(load(name));
  }

  /** The same with changes, which win. */
  public Preset with(Preset changes) {
    return new Preset(
        merged(labels, changes.labels, (_, change) -> change),
        merged(terms, changes.terms, (_, change) -> change),
        merged(signals, changes.signals, SignalSpec::with));
  }

  /** The signals with the terms put into their expressions. */
  Map<String, SignalSpec> expanded() {
    Map<String, SignalSpec> all = new HashMap<>();
    signals.forEach((name, spec) -> all.put(name, expanded(spec)));
    return all;
  }

  String expanded(String expression) {
    return Template.expand(expression, terms);
  }

  private SignalSpec expanded(SignalSpec spec) {
    String expression = spec.expression();
    return expression == null ? spec : spec.with(SignalSpec.expression(expanded(expression)));
  }

  private static Preset load(String name) {
    try (InputStream yaml = Preset.class.getResourceAsStream(name + ".yaml")) {
      return YAML.readValue(Objects.requireNonNull(yaml, name), Preset.class);
    } catch (IOException e) {
      throw new IllegalStateException("The preset " + name + " cannot be read from the jar.", e);
    }
  }

  private static <K, V> Map<K, V> orEmpty(@Nullable Map<K, V> map) {
    return map == null ? Map.of() : Map.copyOf(map);
  }

  private static <K, V> Map<K, V> merged(
      Map<K, V> base, Map<K, V> changes, BinaryOperator<V> merge) {
    Map<K, V> all = new HashMap<>(base);
    changes.forEach((key, change) -> all.merge(key, change, merge));
    return all;
  }
}
