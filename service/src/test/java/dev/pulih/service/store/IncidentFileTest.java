package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.AuditLog.CallId;
import dev.pulih.analyse.AuditLog.Intent;
import dev.pulih.analyse.AuditLog.Request;
import dev.pulih.analyse.Dollars;
import dev.pulih.analyse.FakeAuditLog;
import dev.pulih.analyse.Feature;
import dev.pulih.analyse.Masking;
import dev.pulih.detect.Finding;
import dev.pulih.policy.Policy;
import dev.pulih.recover.Answer;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Append;
import dev.pulih.recover.EventLog.Outcome;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Unopened;
import dev.pulih.recover.RecoveryMachine;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Transition;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Signals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the file of an incident says. */
class IncidentFileTest {

  private static final Incident INCIDENT = Samples.incident();
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path directory;
  private final FakeAuditLog audit = new FakeAuditLog();
  private Database database;
  private EventLog log;
  private IncidentState state = new Unopened();
  private long seq;

  @BeforeEach
  void open() {
    database = Databases.sqlite(directory);
    log = new JdbcEventLog(database.dataSource());
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** Whatever the machine makes of them: the file must not fail, and hold each of them whole. */
  @Test
  void every_type_of_event_is_in_the_file_with_all_that_it_holds() {
    happens(0, new IncidentEvent.Opened(INCIDENT, Samples.p1()));
    Map<String, IncidentEvent> each =
        Specimens.of(IncidentEvent.class)
            .filter(e -> !(e instanceof IncidentEvent.Beginning))
            .collect(Collectors.toMap(e -> e.getClass().getSimpleName(), e -> e, (a, _) -> a));
    each.values().forEach(event -> happens(60, event));

    JsonNode events = export().path("events");

    Set<String> exported = new TreeSet<>();
    events.forEach(event -> exported.add(event.at("/event/type").asString()));
    exported.addAll(beginnings());
    assertThat(exported)
        .isEqualTo(
            Specimens.records(IncidentEvent.class)
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new)));
    assertThat(events).hasSize(each.size() + 1);
  }

  /** An incident begins once: each way to begin in a file of its own. */
  private Set<String> beginnings() {
    Set<String> types = new TreeSet<>();
    List<IncidentEvent> all =
        List.of(
            new IncidentEvent.Opened(other(1), Samples.p1()),
            new IncidentEvent.DeviationSeen(other(2), Samples.deviating()),
            new IncidentEvent.StormOpened(
                Incident.storm(List.of(Samples.TXN), Samples.at(3), Policy.defaults())));
    for (IncidentEvent begins : all) {
      Transition next = RecoveryMachine.next(new Unopened(), begins, Samples.T0);
      Begun begun = (Begun) next.state();
      log.append(
          new Append(begun.id(), 1, Samples.T0, begins, new Outcome(next, Optional.empty())));
      types.add(export(begun).at("/events/0/event/type").asString());
    }
    assertThat(types)
        .isEqualTo(
            Specimens.records(IncidentEvent.Beginning.class)
                .map(Class::getSimpleName)
                .collect(Collectors.toSet()));
    return types;
  }

  private static Incident other(long second) {
    return Incident.open(Samples.TXN, Samples.at(second), Policy.defaults());
  }

  @Test
  void it_tells_changes_with_before_after_and_answer_messages_with_what_waits_and_deliveries() {
    shifted();
    JsonNode file = export();

    JsonNode change = file.at("/changes/0");
    assertThat(change.at("/change/type").asString()).isEqualTo("Shift");
    assertThat(change.at("/change/changes/0/routes/0/before/0/weight").asInt()).isEqualTo(50);
    assertThat(change.at("/change/changes/0/routes/0/after/0/weight").asInt()).isEqualTo(100);
    assertThat(change.at("/answer/event/answer/type").asString()).isEqualTo("Accepted");
    assertThat(file.path("messages")).isNotEmpty().allMatch(m -> m.path("waiting").asBoolean());
    assertThat(file.at("/deliveries/0/event/type").asString()).isEqualTo("Told");
    assertThat(file.path("decisions"))
        .extracting(d -> d.path("step").asString())
        .contains("OPENED", "SHIFT_DECIDED", "CLOSED");
    assertThat(file.at("/breaker/type").asString()).isEqualTo("Open");
    assertThat(file.at("/postmortem").asString()).isEqualTo("# Draft");
    assertThat(file.at("/policy/escalation/pageAfter").asString()).isEqualTo("PT15M");
    log.queued().forEach(q -> assertThat(q.id().incident()).isEqualTo(INCIDENT.id()));
  }

  @Test
  void findings_and_calls_about_it_are_in_it_and_no_other() {
    shifted();
    JdbcFindingLog findings = new JdbcFindingLog(database.dataSource());
    findings.found(Samples.at(-901), List.of(finding()));
    findings.found(Samples.at(-900), List.of(finding(), finding()));
    findings.found(Samples.at(400), List.of(finding()));
    audit.intend(intent("a", INCIDENT.id()));
    audit.intend(intent("b", "bos.other.x"));
    JsonNode file = export();
    assertThat(file.path("findings")).hasSize(2);
    assertThat(file.at("/findings/0/rule").asString()).isEqualTo("error_rate_p1");
    assertThat(file.path("findingsCut").asBoolean()).isFalse();
    assertThat(file.path("aiCalls")).hasSize(1);
    assertThat(file.at("/aiCalls/0/intent/request/message").asString()).isEqualTo("what is it?");
  }

  @Test
  void it_is_the_same_byte_for_byte_and_after_a_start_as_well() {
    shifted();
    String first = text((Begun) state);
    assertThat(text((Begun) state)).isEqualTo(first);
    database.close();
    open();
    assertThat(text((Begun) state)).isEqualTo(first);
  }

  @Test
  void personal_data_is_masked_wherever_it_stands() {
    happens(0, new IncidentEvent.Opened(INCIDENT, Samples.p1()));
    happens(9, new IncidentEvent.ClosedBy("amir", "called aisyah@example.com"));
    assertThat(text((Begun) state)).contains("called ").doesNotContain("aisyah@example.com");
    assertThat(export().at("/incident/id").asString()).isEqualTo(INCIDENT.id());
    assertThat(export().at("/incident/openedAt").asString()).isEqualTo(Samples.T0.toString());
  }

  @Test
  void the_page_explains_every_field() throws IOException {
    shifted();
    String page = Files.readString(Path.of("..", "docs", "export.md"));
    export().propertyNames().forEach(name -> assertThat(page).contains("| `" + name + "` |"));
  }

  private void shifted() {
    happens(0, new IncidentEvent.Opened(INCIDENT, Samples.p1()));
    happens(300, new IncidentEvent.Observed(Samples.shiftDue(Samples.p1(), 300)));
    happens(305, new IncidentEvent.ShiftAnswered(Samples.at(300), new Answer.Accepted(0)));
    happens(306, new IncidentEvent.Told("SLACK", "17.1"));
    happens(307, new IncidentEvent.Drafted("# Draft"));
    happens(308, new IncidentEvent.ClosedBy("amir", "fixed"));
  }

  private static Finding finding() {
    return new Finding(
        Samples.TXN,
        "error_rate_p1",
        new Finding.Measured(Signals.ERROR_RATE, new Entity.OfService(Samples.TXN), 0.2, 0.05),
        Samples.T0,
        Optional.empty());
  }

  private static Intent intent(String question, String incident) {
    Request request = new Request("claude", "what is it?", "abc", Samples.T0, new Dollars(1));
    return new Intent(new CallId(question, 0), Feature.VERDICT, incident, request);
  }

  private void happens(long second, IncidentEvent event) {
    Transition next = RecoveryMachine.next(state, event, Samples.at(second));
    Outcome outcome = new Outcome(next, Optional.empty());
    log.append(new Append(INCIDENT.id(), ++seq, Samples.at(second), event, outcome));
    state = next.state();
  }

  private JsonNode export() {
    return export((Begun) state);
  }

  private JsonNode export(Begun begun) {
    return JSON.readTree(text(begun));
  }

  private String text(Begun begun) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    IncidentFile file =
        new IncidentFile(
            new IncidentFile.Sources(
                log,
                audit,
                new JdbcFindingLog(database.dataSource()),
                Masking.defaults(),
                "1.2.3"));
    file.write(begun, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
