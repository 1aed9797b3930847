package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What log lines that are JSON say beside their text, so that a search finds all about an incident.
 */
@ExtendWith(OutputCaptureExtension.class)
class LogFieldsIT {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  /** Spring would keep it for whatever starts in this JVM after it. */
  @AfterAll
  static void writeTextAgain() {
    String property = LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName();
    System.clearProperty(property);
  }

  private static List<JsonNode> lines(CapturedOutput output) {
    return output.getOut().lines().filter(l -> l.startsWith("{")).map(JSON::readTree).toList();
  }

  private static String field(JsonNode line, String name) {
    return line.path(name).asString("");
  }

  private static boolean said(CapturedOutput output, String part) {
    return lines(output).stream().anyMatch(line -> field(line, "message").contains(part));
  }

  @Test
  void every_line_about_an_incident_names_it_and_its_service(CapturedOutput output) {
    Ailing world = new Ailing();
    world.chatFails.set(1);
    try (Running running = Instances.inJson(world, folder)) {
      String id = Incidents.awaitFirst(new Caller(running));
      await().atMost(Incidents.PATIENCE).until(() -> said(output, "failed; it is tried again"));
      await().atMost(Incidents.PATIENCE).until(() -> said(output, "is settled"));
      await().atMost(Incidents.PATIENCE).until(() -> said(output, "RESTART_ACCEPTED"));
      List<JsonNode> about =
          lines(output).stream().filter(l -> field(l, "message").contains(id)).toList();
      assertThat(about)
          .hasSizeGreaterThan(4)
          .allSatisfy(
              line -> {
                assertThat(field(line, "incident")).isEqualTo(id);
                assertThat(field(line, "service")).isEqualTo("bos/txn-service");
              });
    }
  }

  @Test
  void a_line_of_a_tick_names_its_tick_and_no_other_line_does(CapturedOutput output) {
    Ailing world = new Ailing();
    world.readFails.set(1);
    try (Running running = Instances.inJson(world, folder)) {
      String id = Incidents.awaitFirst(new Caller(running));
      await().atMost(Incidents.PATIENCE).until(() -> said(output, "RESTART_ACCEPTED"));
      List<JsonNode> all = lines(output);
      assertThat(all)
          .filteredOn(
              line ->
                  field(line, "message").contains(id + " OPENED")
                      || field(line, "message").contains("Ticks succeed again")
                      || field(line, "message").startsWith("The tick of"))
          .hasSizeGreaterThan(2)
          .allSatisfy(
              line ->
                  assertThat(Instant.parse(field(line, "tick")))
                      .isBefore(Instant.parse(field(line, "@timestamp"))));
      assertThat(all)
          .filteredOn(line -> !field(line, "thread_name").equals("pulih-ticker"))
          .isNotEmpty()
          .allSatisfy(line -> assertThat(field(line, "tick")).isEmpty());
    }
  }

  /** What was said of one tick must not stick to the thread. */
  @Test
  void a_context_ends_with_its_block_and_gives_back_the_one_around_it() {
    try (LogContext _ = LogContext.of(Map.of("tick", "1", "service", "a"))) {
      try (LogContext _ = LogContext.of(Map.of("service", "b", "incident", "i"))) {
        assertThat(MDC.getCopyOfContextMap())
            .containsOnly(
                Map.entry("tick", "1"), Map.entry("service", "b"), Map.entry("incident", "i"));
      }
      assertThat(MDC.getCopyOfContextMap())
          .containsOnly(Map.entry("tick", "1"), Map.entry("service", "a"));
    }
    assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
  }
}
