package dev.pulih.benchmarks.briefing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a briefing as a careful person would, from its text alone: what rose when, who calls whom,
 * which pod stands out. It shares no code with what wrote the text or with the ranking.
 */
final class BriefingReader {

  private static final JsonMapper JSON = new JsonMapper();

  /** Rates over a minute tell no order of what is nearer than that. */
  private static final int TOGETHER = 4;

  private final JsonNode text;
  private final List<Trace> traces = new ArrayList<>();

  /**
   * What the reader makes of it.
   *
   * @param entity the service, or the database server
   * @param pod the pod, if one stands out
   * @param onset when it began
   */
  record Found(String entity, Optional<String> pod, Instant onset) {}

  private BriefingReader(String facts) {
    this.text = JSON.readTree(facts);
    Map<String, Integer> onsets = new HashMap<>();
    for (JsonNode series : text.path("series")) {
      Trace trace = Trace.ofNumbers(series);
      traces.add(trace);
      onsets.put(trace.of() + " " + trace.signal(), trace.onset());
    }
    for (JsonNode shape : text.path("same_shape")) {
      int onset = onsets.getOrDefault(shape.path("as").asString(), Trace.NEVER);
      traces.add(Trace.ofShape(shape, onset));
    }
  }

  static Found read(String facts) {
    return new BriefingReader(facts).found();
  }

  private Found found() {
    String service = end(text.path("service").asString(), new TreeSet<>());
    return database(service)
        .map(database -> new Found(database, Optional.empty(), at(onsetOf(database), database)))
        .orElseGet(() -> new Found(service, pod(service), at(onset(service), service)));
  }

  /** Follows calls to what was in trouble no later, until there is none. */
  private String end(String service, Set<String> seen) {
    seen.add(service);
    int own = onset(service);
    return callees(service)
        .filter(callee -> !seen.contains(callee) && onset(callee) != Trace.NEVER)
        .filter(callee -> own == Trace.NEVER || onset(callee) <= own + TOGETHER)
        .min(Comparator.comparingInt(this::onset))
        .map(callee -> end(callee, seen))
        .orElse(service);
  }

  private Stream<String> callees(String service) {
    return text.path("calls")
        .valueStream()
        .filter(call -> call.path("from").asString().equals(service))
        .map(call -> call.path("to").asString());
  }

  /** The earliest trouble of a service: its own, that of its pods, and that of calls to it. */
  private int onset(String service) {
    return traces.stream()
        .filter(trace -> trace.harms() && isOf(trace.of(), service))
        .mapToInt(Trace::onset)
        .min()
        .orElse(Trace.NEVER);
  }

  private static boolean isOf(String of, String service) {
    return of.equals(service)
        || of.endsWith(" pods of " + service)
        || of.startsWith("pod " + service + "-")
        || (of.startsWith("calls of ") && of.endsWith(" to " + service));
  }

  /** A database server that a finding names, counted for the service or for one that it led to. */
  private Optional<String> database(String service) {
    Stream<JsonNode> own = text.path("findings").valueStream();
    Stream<JsonNode> elsewhere =
        text.path("findings_elsewhere")
            .valueStream()
            .filter(finding -> finding.path("service").asString().equals(service));
    return Stream.concat(own, elsewhere)
        .map(finding -> finding.path("of").asString())
        .filter(of -> of.startsWith("database "))
        .findFirst();
  }

  private int onsetOf(String entity) {
    return traces.stream()
        .filter(trace -> trace.of().equals(entity))
        .mapToInt(Trace::onset)
        .max()
        .orElse(Trace.NEVER);
  }

  private Instant at(int tick, String entity) {
    if (tick == Trace.NEVER) {
      return since(entity);
    }
    JsonNode axis = text.path("axis");
    Duration step = Duration.ofMillis(Math.round(axis.path("step_seconds").asDouble() * 1000));
    return Instant.parse(axis.path("start").asString()).plus(step.multipliedBy(tick));
  }

  /** Where no number rose, the findings say since when. */
  private Instant since(String entity) {
    return Stream.concat(
            text.path("findings").valueStream(), text.path("findings_elsewhere").valueStream())
        .filter(finding -> finding.path("of").asString().equals(entity))
        .map(finding -> Instant.parse(finding.path("since").asString()))
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  /** The pod that is at least twice as bad as the next, or the only one that crashed. */
  private Optional<String> pod(String service) {
    List<Trace> pods =
        traces.stream()
            .filter(trace -> trace.harms() && trace.of().startsWith("pod " + service + "-"))
            .sorted(Comparator.comparingDouble(Trace::after).reversed())
            .toList();
    boolean standsOut =
        pods.size() == 1 || (pods.size() > 1 && pods.get(0).after() >= 2 * pods.get(1).after());
    return standsOut
        ? Optional.of(pods.getFirst().of().substring("pod ".length()))
        : crashed(service);
  }

  private Optional<String> crashed(String service) {
    List<String> crashed =
        text.path("pods")
            .valueStream()
            .filter(pod -> pod.path("pod").asString("").startsWith(service + "-"))
            .filter(pod -> !pod.path("last_end").asString().equals("none"))
            .map(pod -> pod.path("pod").asString())
            .toList();
    return crashed.size() == 1 ? Optional.of(crashed.getFirst()) : Optional.empty();
  }
}
