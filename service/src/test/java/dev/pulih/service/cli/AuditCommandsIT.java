package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.analyse.AuditLog.CallId;
import dev.pulih.analyse.AuditLog.Intent;
import dev.pulih.analyse.AuditLog.Request;
import dev.pulih.analyse.AuditLog.Row;
import dev.pulih.analyse.Dollars;
import dev.pulih.analyse.FakeAuditLog;
import dev.pulih.analyse.Feature;
import dev.pulih.analyse.Masking;
import dev.pulih.flow.IncidentBook;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.service.Instances;
import dev.pulih.service.Running;
import dev.pulih.service.claude.BudgetNotice;
import dev.pulih.service.claude.Claude;
import dev.pulih.service.claude.ClaudeSettings;
import dev.pulih.service.secret.Secret;
import dev.pulih.simulator.memory.MemoryEventLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words of people and the record of calls to models, from the command line to its rows. */
class AuditCommandsIT {

  private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

  @TempDir private Path folder;

  private final MemoryEventLog log = new MemoryEventLog();
  private final FakeAuditLog audit = new FakeAuditLog();
  private Running running;

  @BeforeEach
  void start() {
    running = Instances.ailing(new Instances.Past(log, audit, Optional.of(claude())), folder);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  /** Nobody asks it: the template gives the opinions. */
  private Claude claude() {
    return new Claude(
        ClaudeSettings.of(new Secret("planted")),
        new Claude.Ground(audit, Masking.defaults(), BudgetNotice.inLog(), Clock.systemUTC()));
  }

  private Output pulih(String... arguments) {
    String config = folder.resolve("pulih.yaml").toString();
    return Output.of(
        Stream.concat(Stream.of(arguments), Stream.of("--config", config)).toArray(String[]::new));
  }

  /** The first incident, about which a model was asked. */
  private String asked() {
    Begun incident =
        await()
            .atMost(Duration.ofSeconds(90))
            .until(() -> book().live().stream().findFirst(), Optional::isPresent)
            .orElseThrow();
    audit.intend(
        new Intent(
            new CallId(incident.id() + "/1/0", 0),
            Feature.VERDICT,
            incident.id(),
            new Request("claude-sonnet-4-5", "<briefing>told</briefing>", "", NOON, Dollars.NONE)));
    return incident.id();
  }

  private IncidentBook book() {
    return new IncidentBook(log, _ -> {});
  }

  private Begun state(String id) {
    return (Begun) book().state(id);
  }

  @Test
  void what_was_sent_is_printed_also_when_the_incident_is_over() {
    String id = asked();
    String sent =
        "Sent to claude-sonnet-4-5 at 2026-11-23T04:00:00Z (INTENT):\n<briefing>told</briefing>";
    assertThat(pulih("briefing", id).text()).isEqualTo(sent);
    assertThat(pulih("close", id).code()).isZero();
    assertThat(pulih("briefing", id).text()).isEqualTo(sent);
  }

  @Test
  void the_status_says_what_is_spent() {
    Request request = new Request("", "", "", Instant.now(), Dollars.of("12.50"));
    audit.intend(new Intent(new CallId("q", 0), Feature.VERDICT, "", request));
    assertThat(pulih("status").text())
        .containsPattern(
            "Claude budget +\\$12\\.50 of \\$50\\.00 spent in \\d{4}-\\d\\d \\(25 %\\), \\$37\\.50 left");
  }

  @Test
  void who_closes_an_incident_confirms_it() {
    String id = asked();
    assertThat(pulih("close", id).code()).isZero();
    assertThat(audit.rows()).extracting(Row::decision).containsExactly("confirmed");
    assertThat(state(id).facts().notes().falseAlarm()).isFalse();
  }

  @Test
  void a_false_alarm_is_the_last_word() {
    String id = asked();
    assertThat(pulih("close", id, "--false-alarm", "--note", "a test").text())
        .contains("closed by", ": a test");
    assertThat(audit.rows()).extracting(Row::decision).containsExactly("false alarm");
    assertThat(state(id)).isInstanceOf(Closed.class);
    assertThat(state(id).facts().notes().falseAlarm()).isTrue();
  }

  @Test
  void what_is_closed_can_be_called_a_false_alarm_later() {
    String id = asked();
    pulih("close", id);
    assertThat(pulih("close", id, "--false-alarm").text()).contains("calls it a false alarm");
    assertThat(audit.rows()).extracting(Row::decision).containsExactly("false alarm");
    assertThat(pulih("close", id).text()).contains("it is closed already");
    assertThat(audit.rows()).extracting(Row::decision).containsExactly("false alarm");
  }

  @Test
  void a_record_that_is_away_stops_no_word() {
    String id = asked();
    audit.away(true);
    assertThat(pulih("close", id, "--false-alarm").text()).contains("closed by");
    assertThat(state(id).facts().notes().falseAlarm()).isTrue();
    assertThat(pulih("status").text())
        .contains("Claude budget", "not known: The database is away.");
    Output briefing = pulih("briefing", id);
    assertThat(briefing.code()).isEqualTo(1);
    assertThat(briefing.text())
        .contains("What was sent to models cannot be looked up: The database is away.");
  }
}
