package dev.pulih.service.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Time is configuration only: with every duration of the documentation divided by 50, every
 * duration that the machine has is divided by 50, so that a test with a real Prometheus takes
 * seconds.
 */
class ScaledTimeTest {

  /** Divides each default into whole milliseconds: 15 s becomes 300 ms, 5 min become 6 s. */
  private static final int SCALE = 50;

  /** How long what is written down is kept is no pace. */
  private static final String RECORDS = "retention.";

  /** A row of the page: a key that has a duration as its default. */
  private static final Pattern ROW =
      Pattern.compile("\\| `([A-Za-z0-9_.]+)` \\| `(\\w+)` \\| a duration");

  private static final String NEIGHBOURS =
      """
      pagerduty: {routingKey: "${PULIH_PAGERDUTY_KEY}"}
      slack: {token: "${PULIH_SLACK_TOKEN}"}
      webhook: {url: "https://hooks.example/pulih", secrets: ["${PULIH_WEBHOOK}"]}
      email: {host: smtp.bos.example, from: pulih@bos.example, to: [oncall@bos.example]}
      claude: {apiKey: "${PULIH_TOKEN}"}
      heartbeat: {url: "${PULIH_HEARTBEAT}"}
      tracing: {otlp: "http://localhost:4318"}
      kubernetes:
      """;

  @Test
  void every_duration_is_scaled_by_configuration_only() {
    Map<String, Duration> usual = durations(Configurations.of(Configurations.LEAST + NEIGHBOURS));
    Map<String, Duration> scaled = durations(Configurations.of(scaled()));

    assertThat(usual).hasSizeGreaterThan(40);
    assertThat(scaled.keySet()).isEqualTo(usual.keySet());
    usual.forEach(
        (path, duration) -> assertThat(scaled.get(path)).as(path).isEqualTo(of(duration)));
  }

  private static Duration of(Duration usual) {
    return usual.dividedBy(SCALE);
  }

  /** The least configuration with each documented duration divided. */
  private static String scaled() {
    Map<String, Object> tree = new TreeMap<>();
    ROW.matcher(ConfigurationFile.reference())
        .results()
        .filter(row -> !row.group(1).startsWith(RECORDS))
        .forEach(row -> put(tree, row));
    put(tree, "prometheus.url", "\"http://prometheus:9090\"");
    put(tree, "pagerduty.routingKey", "\"${PULIH_PAGERDUTY_KEY}\"");
    put(tree, "slack.token", "\"${PULIH_SLACK_TOKEN}\"");
    put(tree, "webhook.url", "https://hooks.example/pulih");
    put(tree, "webhook.secrets", "[\"${PULIH_WEBHOOK}\"]");
    put(tree, "tracing.otlp", "\"http://localhost:4318\"");
    put(tree, "heartbeat.url", "\"${PULIH_HEARTBEAT}\"");
    put(tree, "email.host", "smtp.bos.example");
    put(tree, "email.from", "pulih@bos.example");
    put(tree, "email.to", "[oncall@bos.example]");
    put(tree, "claude.apiKey", "\"${PULIH_TOKEN}\"");
    put(
        tree,
        "claude.models",
        "[{model: claude-sonnet-4-5, time: 300ms}, {model: claude-haiku-4-5, time: 100ms}]");
    String services = Configurations.LEAST.lines().skip(1).collect(Collectors.joining("\n"));
    return lines(tree) + services;
  }

  private static void put(Map<String, Object> tree, MatchResult row) {
    put(tree, row.group(1), millis(row.group(2)) / SCALE + "ms");
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> tree, String path, String value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      tree.put(path, value);
      return;
    }
    Object child = tree.computeIfAbsent(path.substring(0, dot), _ -> new TreeMap<String, Object>());
    put((Map<String, Object>) child, path.substring(dot + 1), value);
  }

  private static String lines(Map<String, Object> tree) {
    return tree.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + flow(entry.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  private static String flow(Object node) {
    if (!(node instanceof Map<?, ?> map)) {
      return node.toString();
    }
    return map.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + flow(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static long millis(String text) {
    Map<String, Long> units =
        Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
    String digits = text.replaceAll("\\D", "");
    return Long.parseLong(digits) * units.get(text.substring(digits.length()));
  }

  /** All durations of a record and of what it holds, by their path; an SLO is no pace. */
  private static Map<String, Duration> durations(PulihConfiguration configuration) {
    Map<String, Duration> found = new TreeMap<>();
    collect("measuring", configuration.measuring(), found);
    collect("recovery", configuration.recovery(), found);
    collect("neighbours", configuration.neighbours(), found);
    found.values().removeIf(Duration::isZero);
    return found;
  }

  private static void collect(String path, Object value, Map<String, Duration> found) {
    switch (value) {
      case Duration duration -> found.put(path, duration);
      case Record record -> parts(record).forEach((n, v) -> collect(path + "." + n, v, found));
      case Optional<?> optional -> optional.ifPresent(it -> collect(path, it, found));
      case Map<?, ?> map -> map.forEach((k, v) -> collect(path + "." + k, v, found));
      case Collection<?> items -> number(path, List.copyOf(items), found);
      default -> {}
    }
  }

  private static void number(String path, List<?> items, Map<String, Duration> found) {
    for (int i = 0; i < items.size(); i++) {
      collect(path + "[" + i + "]", items.get(i), found);
    }
  }

  private static Map<String, Object> parts(Record record) {
    Map<String, Object> parts = new TreeMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      value(component, record).ifPresent(value -> parts.put(component.getName(), value));
    }
    return parts;
  }

  private static Optional<Object> value(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return Optional.ofNullable(component.getAccessor().invoke(record));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.toString(), e);
    }
  }
}
