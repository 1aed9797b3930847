package dev.pulih.service.store;

import dev.pulih.analyse.AuditLog;
import dev.pulih.analyse.AuditLog.Row;
import dev.pulih.analyse.Masking;
import dev.pulih.detect.FindingArchive;
import dev.pulih.detect.FindingArchive.Logged;
import dev.pulih.policy.Policy;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Facts;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent.Drafted;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.report.Retold;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * An incident as one JSON document, with all that is recorded of it: the same bytes whenever it is
 * written, as long as nothing happens to it. Personal data is masked, as in everything that leaves.
 */
public final class IncidentFile {

  /** The format that is written. A field that goes, or means something else, needs the next one. */
  public static final int FORMAT = 1;

  /** What was found shortly before an incident may have led to it. */
  private static final Duration BEFORE = Duration.ofMinutes(15);

  private static final int MOST_FINDINGS = 5_000;

  private final Sources sources;

  /**
   * What it is written from.
   *
   * @param log the events, and what waits
   * @param audit calls to models
   * @param findings what ticks found
   * @param masking what is taken out of every text
   * @param version of Pulih
   */
  public record Sources(
      EventLog log, AuditLog audit, FindingArchive findings, Masking masking, String version) {}

  /** What does not change with the events. */
  private record Head(
      String id,
      String service,
      List<String> members,
      String state,
      boolean over,
      Instant openedAt,
      Instant latestAt) {
    static Head of(Begun state, List<Recorded> events) {
      Incident incident = state.facts().incident();
      return new Head(
          incident.id(),
          incident.service().toString(),
          incident.members().stream().map(Object::toString).toList(),
          state.getClass().getSimpleName(),
          !state.live() && state.facts().breaker().isOver(),
          incident.openedAt(),
          events.getLast().at());
    }
  }

  /** Files from these sources. */
  public IncidentFile(Sources sources) {
    this.sources = sources;
  }

  /** Writes one; everything is read before the first byte is written. */
  public void write(Begun state, OutputStream out) {
    List<Recorded> events = sources.log().events(state.id());
    IncidentParts parts = new IncidentParts(Retold.of(events), waiting(state));
    List<Row> calls = sources.audit().about(state.id());
    List<Logged> findings = findings(state, events);
    try (JsonGenerator json = EventJson.pretty(out)) {
      json.writeStartObject();
      json.writeNumberProperty("format", FORMAT);
      json.writeStringProperty("pulih", sources.version());
      one(json, "incident", EventJson.tree(Head.of(state, events), Head.class));
      one(json, "policy", EventJson.tree(state.facts().incident().policy(), Policy.class));
      standing(json, state.facts());
      many(json, "events", parts.events());
      many(json, "decisions", parts.decisions());
      many(json, "changes", parts.changes());
      many(json, "messages", parts.messages());
      many(json, "deliveries", parts.deliveries());
      many(json, "findings", findings.stream().limit(MOST_FINDINGS).map(IncidentFile::tree));
      json.writeBooleanProperty("findingsCut", findings.size() > MOST_FINDINGS);
      many(json, "aiCalls", calls.stream().map(call -> EventJson.tree(call, Row.class)));
      one(json, "postmortem", EventJson.tree(draft(events), String.class));
      json.writeEndObject();
    }
  }

  private void standing(JsonGenerator json, Facts facts) {
    many(json, "attempts", facts.attempts().stream().map(IncidentParts::attempt));
    one(json, "breaker", IncidentParts.breaker(facts.breaker()));
    one(
        json,
        "verdict",
        facts.notes().opinion().map(IncidentParts::opinion).orElseGet(EventJson::none));
  }

  private Set<EventLog.EffectId> waiting(Begun state) {
    return sources.log().queued().stream()
        .map(EventLog.Queued::id)
        .filter(id -> id.incident().equals(state.id()))
        .collect(Collectors.toSet());
  }

  private List<Logged> findings(Begun state, List<Recorded> events) {
    Incident incident = state.facts().incident();
    Instant from = incident.openedAt().minus(BEFORE);
    Instant to = events.getLast().at();
    return sources.findings().between(incident.services(), from, to, MOST_FINDINGS + 1);
  }

  private static JsonNode tree(Logged finding) {
    return EventJson.tree(finding, Logged.class);
  }

  private static String draft(List<Recorded> events) {
    Optional<String> latest =
        events.reversed().stream()
            .filter(e -> e.event() instanceof Drafted)
            .map(e -> ((Drafted) e.event()).markdown())
            .findFirst();
    return latest.orElse("");
  }

  private void one(JsonGenerator json, String name, JsonNode value) {
    json.writeName(name);
    json.writeTree(MaskedJson.of(value, sources.masking()));
  }

  private void many(JsonGenerator json, String name, Stream<JsonNode> values) {
    json.writeArrayPropertyStart(name);
    values.forEachOrdered(value -> json.writeTree(MaskedJson.of(value, sources.masking())));
    json.writeEndArray();
  }
}
