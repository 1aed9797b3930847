package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shape;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.prometheus.Preset;
import dev.pulih.service.prometheus.SignalSpec;
import dev.pulih.signal.EntityKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys of what is measured. */
final class SignalsSection extends Section<Preset> {

  /** The presets that ship. */
  enum Exporter {
    CLIENT_LIBRARY,
    MICROMETER,
    ISTIO,
    OPENTELEMETRY;

    String file() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  private static final Shape<String> LABEL =
      Shapes.text("a Prometheus label", "[a-zA-Z_][a-zA-Z0-9_]{0,127}");

  private final Key<Exporter> preset =
      key(
          "preset",
          Shapes.choice(Exporter.class),
          "client-library",
          "Whose metric names are used.");
  private final Key<Map<EntityKind, List<String>>> labels =
      block(
          "labels", new LabelsSection(), "The labels that name things, where the preset's do not.");
  private final Key<Map<String, String>> terms =
      key(
          "terms",
          Shapes.mapOf("a term such as requests, failed or buckets", "[a-z][a-z_]*", Shapes.text()),
          "{}",
          "The preset's pieces of PromQL, by name, where yours differ.");
  private final Key<Map<String, SignalSpec>> definitions =
      key(
          "definitions",
          Shapes.mapOf("a signal such as error_rate", "[a-z][a-z0-9_]{0,62}", new SpecSection()),
          "{}",
          "Shipped signals that differ, and signals of your own (with kind and expression).");

  @Override
  protected Preset build(Fields fields) {
    return Preset.named(fields.get(preset).file())
        .with(new Preset(fields.get(labels), fields.get(terms), fields.get(definitions)));
  }

  /** Keys of the labels that name entities. */
  private static final class LabelsSection extends Section<Map<EntityKind, List<String>>> {

    private final Key<Optional<List<String>>> service =
        labels("service", "[namespace, service]", "A service: its namespace's and its own label.");
    private final Key<Optional<List<String>>> pod =
        labels("pod", "[namespace, pod]", "A pod: its namespace's and its own label.");
    private final Key<Optional<List<String>>> group =
        labels("group", "[consumergroup]", "A Kafka consumer group.");
    private final Key<Optional<List<String>>> database =
        labels("database", "[server]", "A database server.");
    private final Key<Optional<List<String>>> call =
        labels(
            "call",
            "[from_namespace, from, namespace, service]",
            "The calls of one service to another: the labels of the caller, then of the callee.");

    @Override
    protected Map<EntityKind, List<String>> build(Fields fields) {
      Map<EntityKind, List<String>> all = new EnumMap<>(EntityKind.class);
      put(fields, all, EntityKind.SERVICE, service, 2);
      put(fields, all, EntityKind.POD, pod, 2);
      put(fields, all, EntityKind.GROUP, group, 1);
      put(fields, all, EntityKind.DATABASE, database, 1);
      put(fields, all, EntityKind.CALL, call, 4);
      return all;
    }

    private Key<Optional<List<String>>> labels(String name, String example, String description) {
      return optional(name, Shapes.listOf(LABEL), example, description);
    }

    private static void put(
        Fields fields,
        Map<EntityKind, List<String>> all,
        EntityKind kind,
        Key<Optional<List<String>>> key,
        int count) {
      fields
          .get(key)
          .ifPresent(
              names -> {
                String found = "there are " + names.size() + " labels";
                fields.check(names.size() == count, key, found, count + " of them");
                all.put(kind, names);
              });
    }
  }

  /** Keys of one signal. */
  private static final class SpecSection extends Section<SignalSpec> {

    private final Key<Optional<EntityKind>> kind =
        optional("kind", Shapes.choice(EntityKind.class), "service", "What its samples are about.");
    private final Key<Optional<String>> expression =
        optional(
            "expression",
            Shapes.text(),
            "sum by (${labels}) (rate(checkout_failures_total[${window}]))",
            "PromQL with one sample for each entity; see the presets for what can stand in ${}.");
    private final Key<Optional<List<String>>> labels =
        optional("labels", Shapes.listOf(LABEL), "[namespace, service]", "What names its entity.");
    private final Key<Optional<Double>> scale =
        optional(
            "scale", Shapes.positive(), "0.001", "Multiplies its values, as for milliseconds.");
    private final Key<Optional<Duration>> every =
        optional("every", Shapes.duration(), "15m", "Least time between two queries.");

    @Override
    protected SignalSpec build(Fields fields) {
      return new SignalSpec(
          fields.get(kind).orElse(null),
          fields.get(expression).orElse(null),
          fields.get(labels).orElse(null),
          fields.get(scale).orElse(null),
          fields.get(every).map(SignalSpec::least).orElse(null));
    }
  }
}
