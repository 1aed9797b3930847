package dev.pulih.simulator.server;

import java.util.LinkedHashMap;
import java.util.Map;

/** Metrics in Prometheus's text format, version 0.0.4. */
final class MetricsText {
  private final StringBuilder text = new StringBuilder();

  /** Begins a family of metrics; its samples follow. */
  MetricsText family(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  /** A sample without labels. */
  MetricsText sample(String name, double value) {
    return sample(name, Map.of(), value);
  }

  /** A sample with one label. */
  MetricsText sample(String name, String label, String content, double value) {
    return sample(name, Map.of(label, content), value);
  }

  /** A sample with labels. */
  MetricsText sample(String name, Map<String, String> labels, double value) {
    text.append(name);
    if (!labels.isEmpty()) {
      text.append('{').append(written(labels)).append('}');
    }
    text.append(' ').append(number(value)).append('\n');
    return this;
  }

  /** Labels in the order in which they are given: name, content, name, content. */
  static Map<String, String> labels(String... pairs) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      labels.put(pairs[i], pairs[i + 1]);
    }
    return labels;
  }

  /** A bound or a value as Prometheus writes it. */
  static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  private static String written(Map<String, String> labels) {
    return String.join(
        ",",
        labels.entrySet().stream().map(l -> l.getKey() + "=\"" + l.getValue() + "\"").toList());
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
