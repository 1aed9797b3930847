package dev.pulih.service.config;

import static java.util.Map.entry;

import dev.pulih.service.config.yaml.Document.Result;
import dev.pulih.service.config.yaml.References;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads configurations that tests write. */
final class Configurations {

  /** The least that can be written. */
  static final String LEAST =
      """
      prometheus: {url: "http://prometheus:9090"}
      services: [{name: txn-service, slo: {availability: 99.95 %, p99: 200ms, errors: 0.1 %}}]
      """;

  static final Path EXAMPLE = Path.of("..", "examples", "bos.yaml");

  static final Map<String, String> ENVIRONMENT =
      Map.ofEntries(
          entry("PULIH_PAGERDUTY_KEY", "R0UT1NGKEY"),
          entry("PULIH_SLACK_TOKEN", "xoxb-1"),
          entry("PULIH_SIGNING_SECRET", "8f742231b10e8888abcd99yyyzzz85a5"),
          entry("PULIH_APP_TOKEN", "xapp-1"),
          entry("PULIH_TOKEN", "t0ken"),
          entry("PULIH_WEBHOOK", "s1gnature-of-messages"),
          entry("PULIH_WEBHOOK_NEXT", "s1gnature-of-tomorrow"),
          entry("PULIH_HEARTBEAT", "https://hc.example/ping/1"),
          entry("PULIH_HEARTBEAT_OPEN", "http://hc.example/ping/1"),
          entry("EMPTY", " "));

  private Configurations() {}

  static Result<PulihConfiguration> read(String yaml) {
    return read(yaml.getBytes(StandardCharsets.UTF_8));
  }

  static Result<PulihConfiguration> read(byte[] bytes) {
    References references = References.of(ENVIRONMENT, Path.of("src/test/resources/pulih.yaml"));
    return ConfigurationFile.read("pulih.yaml", bytes, references);
  }

  /** What a file without problems means. */
  static PulihConfiguration of(String yaml) {
    Result<PulihConfiguration> result = read(yaml);
    return result
        .value()
        .filter(_ -> result.problems().isEmpty())
        .orElseThrow(() -> new AssertionError(result.problems()));
  }

  /** The sentences of a file's problems. */
  static List<String> problems(String yaml) {
    return read(yaml).problems().stream().map(Object::toString).toList();
  }
}
