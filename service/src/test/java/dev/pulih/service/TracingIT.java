package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.config.ConfigurationFile;
import dev.pulih.service.testing.CollectorEndpoint;
import dev.pulih.service.testing.CollectorEndpoint.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector gets from a whole Pulih. */
class TracingIT {

  @TempDir private Path folder;

  private final CollectorEndpoint collector = new CollectorEndpoint();

  @AfterEach
  void close() {
    collector.close();
  }

  /** What is not taken in time is lost. */
  private String configured(String timeout) {
    return "tracing: {otlp: \"%s\", timeout: %s}\n".formatted(collector.url(), timeout);
  }

  private List<Span> named(String name) {
    return collector.spans().stream().filter(span -> span.name().equals(name)).toList();
  }

  private List<String> childrenOf(Span parent) {
    return collector.spans().stream()
        .filter(s -> s.parent().equals(parent.id()) && s.trace().equals(parent.trace()))
        .map(Span::name)
        .toList();
  }

  private Optional<Span> find(Predicate<Span> wanted) {
    return collector.spans().stream().filter(wanted).findFirst();
  }

  /** Closing sends what was not sent yet; what is settled is at its end. */
  private String played(Ailing world) {
    try (Running running = Instances.over(world, folder, configured("30s"))) {
      Caller caller = new Caller(running);
      String id = Incidents.awaitFirst(caller);
      awaitSettled(caller, "Restart");
      awaitSettled(caller, "Tell");
      return id;
    }
  }

  private static void awaitSettled(Caller caller, String kind) {
    String settled = "pulih_effects_total{kind=\"%s\",outcome=\"settled\"}".formatted(kind);
    await().atMost(Incidents.PATIENCE).until(() -> Exposed.value(caller, settled) > 0);
  }

  @Test
  void a_tick_is_a_trace_of_reading_detecting_deciding_and_appending() {
    String id = played(new Ailing());
    Span opened =
        find(s -> s.name().equals("append") && "OPENED".equals(s.fields().get("step")))
            .orElseThrow();
    assertThat(opened.fields()).containsEntry("incident", id).containsEntry("seq", "1");
    Span decide = find(s -> s.id().equals(opened.parent())).orElseThrow();
    assertThat(decide.name()).isEqualTo("decide");
    Span tick = find(s -> s.id().equals(decide.parent())).orElseThrow();
    assertThat(tick.name()).isEqualTo("tick");
    assertThat(tick.parent()).isEmpty();
    assertThat(tick.fields()).containsKeys("tick", "late_ms");
    assertThat(childrenOf(tick)).containsExactlyInAnyOrder("read signals", "detect", "decide");
    assertThat(named("tick")).extracting(Span::trace).doesNotHaveDuplicates();
    assertThat(collector.requests()).allMatch(r -> r.startsWith("POST /v1/traces "));
  }

  @Test
  void an_effect_is_a_trace_of_its_own_that_points_to_its_decision() {
    Ailing world = new Ailing();
    world.chatFails.set(1);
    String id = played(world);
    Span restart = find(s -> s.name().equals("effect Restart")).orElseThrow();
    assertThat(restart.parent()).isEmpty();
    assertThat(restart.fields())
        .containsEntry("incident", id)
        .containsEntry("service", "bos/txn-service");
    assertThat(restart.fields().get("effect")).startsWith(id + "/");
    assertThat(restart.links()).hasSize(1);
    Span decision = find(s -> restart.links().contains(s.id())).orElseThrow();
    assertThat(decision.name()).isEqualTo("append");
    assertThat(decision.fields())
        .containsEntry("incident", id)
        .containsEntry("step", "RESTART_DECIDED");
    assertThat(decision.trace()).isNotEqualTo(restart.trace());
    // The last look before it, and the record of its answer.
    assertThat(childrenOf(restart)).contains("read signals", "append");
    assertThat(named("effect Tell")).extracting(Span::failed).startsWith(true).contains(false);
  }

  @Test
  void each_query_is_a_part_of_the_reading() throws IOException {
    Path file = Instances.file(folder, "dry-run");
    Files.writeString(file, Files.readString(file) + configured("30s"));
    var configuration = ConfigurationFile.read(file, Map.of()).value().orElseThrow();
    try (Running running = Application.start(configuration)) {
      Caller caller = new Caller(running);
      await()
          .atMost(Incidents.PATIENCE)
          .until(() -> Exposed.value(caller, "pulih_tick_duration_seconds_count") > 4);
    }
    // The first ones may be out of time before all is asked.
    Span read =
        named("read signals").stream()
            .max(Comparator.comparingInt(it -> queriesOf(it).size()))
            .orElseThrow();
    assertThat(read.failed()).isTrue();
    Span tick = find(s -> s.id().equals(read.parent())).orElseThrow();
    assertThat(tick.name()).isEqualTo("tick");
    List<Span> queries = queriesOf(read);
    assertThat(queries)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            query -> {
              assertThat(query.failed()).isTrue();
              assertThat(query.trace()).isEqualTo(tick.trace());
            });
    assertThat(queries)
        .extracting(query -> query.fields().get("query"))
        .anyMatch(promql -> promql.contains("http_requests_total"));
  }

  private List<Span> queriesOf(Span read) {
    return named("query").stream().filter(s -> s.parent().equals(read.id())).toList();
  }

  @Test
  void a_collector_that_hangs_delays_no_tick() {
    collector.hang();
    try (Running running = Instances.over(new Ailing(), folder, configured("2s"))) {
      Caller caller = new Caller(running);
      await().atMost(Incidents.PATIENCE).until(() -> !collector.requests().isEmpty());
      double before = Exposed.value(caller, "pulih_tick_duration_seconds_count");
      await()
          .atMost(Incidents.PATIENCE)
          .until(() -> Exposed.value(caller, "pulih_tick_duration_seconds_count") > before + 3);
    }
  }
}
