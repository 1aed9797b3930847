package dev.pulih.service.badinput;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.Application;
import dev.pulih.service.Caller;
import dev.pulih.service.Running;
import dev.pulih.service.config.ConfigurationFile;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.testing.LogLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Pulih as {@code pulih run} starts it, in the mode {@code auto}, at a tick every half second:
 * its own configuration reader, wiring, clock, threads, sockets and store.
 */
public final class Loop implements AutoCloseable {

  public static final Duration INTERVAL = Duration.ofMillis(500);

  /** Four ticks. */
  public static final Duration HOLD = Duration.ofSeconds(2);

  /** Builds share the machine that tests run on. */
  public static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final JsonMapper JSON = new JsonMapper();

  private final Running running;
  private final Caller caller;
  private final LogLines log;

  private Loop(PulihConfiguration configuration) {
    running = Application.start(configuration);
    log = new LogLines();
    caller = new Caller(running);
  }

  static Loop start(Path folder, Town town, URI prometheus, String more) {
    return new Loop(configuration(folder, town, prometheus, more));
  }

  /** The configuration, in which stage 1 comes after {@link #HOLD}. */
  static PulihConfiguration configuration(Path folder, Town town, URI prometheus, String more) {
    return configuration(folder, town, prometheus, more, folder.resolve("data"));
  }

  static PulihConfiguration configuration(
      Path folder, Town town, URI prometheus, String more, Path data) {
    return read(folder, yaml(folder, town, prometheus, data, "2s", "60s") + more);
  }

  /** The configuration, in which stage 2 comes first. */
  static PulihConfiguration shifting(Path folder, Town town, URI prometheus) {
    return read(folder, yaml(folder, town, prometheus, folder.resolve("data"), "60s", "2s"));
  }

  /** The same, in which people are called soon. */
  static PulihConfiguration calling(Path folder, Town town, URI prometheus, String more) {
    String yaml = yaml(folder, town, prometheus, folder.resolve("data"), "60s", "2s");
    return read(folder, yaml.replace("pageAfter: 0", "pageAfter: 1s") + more);
  }

  private static PulihConfiguration read(Path folder, String yaml) {
    Path file = write(folder.resolve("pulih.yaml"), yaml);
    var result = ConfigurationFile.read(file, Map.of());
    return result.value().orElseThrow(() -> new AssertionError(result.problems()));
  }

  /** One in whose configuration, with stage 1 first, other texts stand in place of some. */
  public static Loop changed(Path folder, Town town, URI prometheus, Map<String, String> texts) {
    String yaml = yaml(folder, town, prometheus, folder.resolve("data"), "2s", "60s");
    assertThat(yaml).contains(texts.keySet());
    for (Map.Entry<String, String> text : texts.entrySet()) {
      yaml = yaml.replace(text.getKey(), text.getValue());
    }
    return new Loop(read(folder, yaml));
  }

  static Loop of(PulihConfiguration configuration) {
    return new Loop(configuration);
  }

  private static String yaml(
      Path folder, Town town, URI prometheus, Path data, String restart, String shift) {
    Path token = write(folder.resolve("cluster.token"), Town.TOKEN);
    return """
    mode: auto
    interval: 500ms
    offset: 0
    dataDir: %s
    prometheus: {url: "%s", timeouts: {connect: 350ms, query: 350ms, tick: 450ms}, limits: {answer: 1 MiB, concurrency: 64}}
    kubernetes: {server: "%s", token: "file:%s", timeouts: {connect: 300ms, request: 400ms}}
    signals: {definitions: %s}
    server: {port: 0}
    windows:
      recent: 2s
      evaluation: 6s
      condition: 10s
      burn: {pageShort: 10s, pageLong: 120s, ticketShort: 60s, ticketLong: 720s}
    stages:
      actWithin: 20s
      restart: {for: %s, evaluateAfter: 10s, checkpoint: 4s, rolloutDeadline: 60s}
      shift: {for: %s, evaluateAfter: 10s, checkpoint: 4s}
    escalation: {pageAfter: 0, idleAfter: 60s, resolveAfter: 2s}
    guards: {storm: {services: 10000, minServices: 10000}, concurrency: {atOnce: 1000, perHour: 10000}}
    defaults: {namespace: bos}
    services:
    %s
    """
        .formatted(
            data,
            prometheus,
            town.api().url(),
            token,
            dev.pulih.service.testing.PrometheusStandIn.DEFINITIONS,
            restart,
            shift,
            town.yaml());
  }

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LogLines log() {
    return log;
  }

  Running running() {
    return running;
  }

  /** An instant of a tick that has not begun: the next but one. */
  public static Instant upcoming() {
    long millis = INTERVAL.toMillis();
    return Instant.ofEpochMilli((Instant.now().toEpochMilli() / millis + 2) * millis);
  }

  /** Waits until the tick of an instant, or a later one, is over; ticks that fail are over too. */
  void awaitTick(Instant at) {
    await().atMost(PATIENCE).until(() -> Instant.now().isAfter(at.plus(INTERVAL)));
  }

  /** Waits until a tick of an instant, or a later one, has succeeded. */
  public void awaitGoodTick(Instant at) {
    await().atMost(PATIENCE).until(() -> latest().filter(t -> !t.isBefore(at)).isPresent());
  }

  /** What it answers to a question. */
  String get(String path) {
    return caller.get(path).body();
  }

  /** An order, as a person gives it. */
  public String order(String path, String json) {
    return caller.post(path, json).body();
  }

  private Optional<Instant> latest() {
    return json("/api/status").at("/status/ticks/latest").asStringOpt().map(Instant::parse);
  }

  private JsonNode json(String path) {
    return JSON.readTree(caller.get(path).body());
  }

  /** The id of a service's incident that is not over; empty if it has none. */
  Optional<String> incident(String service) {
    return json("/api/incidents")
        .path("incidents")
        .valueStream()
        .filter(i -> i.path("service").asString().equals(Town.NAMESPACE + "/" + service))
        .map(i -> i.path("id").asString())
        .findFirst();
  }

  public String awaitIncident(String service) {
    return await()
        .atMost(PATIENCE)
        .until(() -> incident(service), Optional::isPresent)
        .orElseThrow();
  }

  /** An incident's story: steps by their names. */
  public List<String> steps(String id) {
    List<JsonNode> events = story(id);
    List<Long> numbers = events.stream().map(e -> e.path("seq").asLong()).toList();
    assertThat(numbers)
        .as("the numbers of the events")
        .containsExactlyElementsOf(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
    return events.stream().map(e -> e.path("step").asString()).toList();
  }

  /** What an incident's story says at its steps of a name. */
  public List<String> why(String id, String step) {
    return at(id, step).map(e -> e.path("why").asString()).toList();
  }

  /** When an incident took its first step of a name. */
  public Optional<Instant> first(String id, String step) {
    return at(id, step).map(e -> Instant.parse(e.path("at").asString())).findFirst();
  }

  private Stream<JsonNode> at(String id, String step) {
    return story(id).stream().filter(e -> e.path("step").asString().equals(step));
  }

  private List<JsonNode> story(String id) {
    return json("/api/incidents/" + id).path("events").valueStream().toList();
  }

  /** What holds a stage of a service by its explanation: what is said, by the guard's name. */
  public Map<String, String> holds(String service, int stage) {
    return json("/api/explain?service=" + service)
        .path("explanations")
        .valueStream()
        .flatMap(explanation -> explanation.path("stages").valueStream())
        .filter(s -> s.path("stage").asInt() == stage)
        .flatMap(s -> s.path("holds").valueStream())
        .collect(
            toMap(
                h -> h.path("reason").asString(),
                h -> h.path("detail").asString(),
                (one, _) -> one));
  }

  @Override
  public void close() {
    log.close();
    running.close();
  }
}
