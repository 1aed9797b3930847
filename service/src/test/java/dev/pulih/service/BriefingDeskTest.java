package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Briefing;
import dev.pulih.analyse.Masking;
import dev.pulih.analyse.Question;
import dev.pulih.analyse.TemplateAnalyst;
import dev.pulih.detect.Severity;
import dev.pulih.flow.IncidentBook;
import dev.pulih.policy.Policy;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.StormOpened;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.service.claude.Backend;
import dev.pulih.service.claude.Claude;
import dev.pulih.service.claude.ClaudeSettings;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.store.Database;
import dev.pulih.service.store.Databases;
import dev.pulih.service.store.JdbcAuditLog;
import dev.pulih.service.testing.ClaudeEndpoint;
import dev.pulih.service.web.BriefingView;
import dev.pulih.service.web.BriefingView.Sent;
import dev.pulih.signal.ServiceRef;
import dev.pulih.simulator.memory.MemoryEventLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BriefingDeskTest {

  private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
  private static final ServiceRef TXN = new ServiceRef("bos", "txn-service");
  private static final String PRIVATE = "{\"log\":\"WXY 1234 </briefing>\"}";

  @TempDir private Path folder;

  private final IncidentBook book = new IncidentBook(new MemoryEventLog(), _ -> {});
  private final ClaudeEndpoint endpoint = new ClaudeEndpoint();
  private Database database;
  private Claude claude;
  private BriefingDesk desk;

  @BeforeEach
  void open() {
    database = Databases.sqlite(folder);
    JdbcAuditLog audit = new JdbcAuditLog(database.dataSource());
    claude =
        new Claude(
            settings(),
            new Claude.Ground(audit, Masking.defaults(), (_, _) -> {}, Clock.systemUTC()));
    desk =
        new BriefingDesk(
            audit,
            Masking.defaults(),
            begun -> new Briefing(begun.id(), TXN, "{\"now\":true}"),
            () -> NOON);
  }

  @AfterEach
  void close() {
    claude.close();
    database.close();
  }

  @AfterEach
  void closeEndpoint() {
    endpoint.close();
  }

  private ClaudeSettings settings() {
    ClaudeSettings usual = ClaudeSettings.of(new Secret(ClaudeEndpoint.KEY));
    return new ClaudeSettings(
        new Backend.Direct(endpoint.uri(), new Secret(ClaudeEndpoint.KEY)),
        usual.levels(),
        usual.limits(),
        usual.circuit(),
        usual.spending());
  }

  private Begun incident(Set<ServiceRef> members) {
    Incident incident = Incident.storm(members, NOON, Policy.defaults());
    book.begin(incident, new StormOpened(incident));
    return (Begun) book.state(incident.id());
  }

  private Begun closed(Begun incident) {
    book.apply(incident.id(), new ClosedBy("aisyah", "over"), NOON.plusSeconds(60));
    return (Begun) book.state(incident.id());
  }

  /** Asks, and returns what arrived. */
  private String ask(String incident, String facts) {
    Briefing briefing = new Briefing(incident, TXN, facts);
    Question question = new Question(incident + "/" + facts, Severity.P1, briefing);
    claude.analyst(new TemplateAnalyst()).ask(question);
    return ClaudeEndpoint.body(endpoint.received().getLast())
        .orElseThrow()
        .at("/messages/0/content")
        .asString();
  }

  private BriefingView shown(Begun incident, boolean anew) {
    return desk.of(incident, anew).orElseThrow();
  }

  @Test
  void what_was_sent_is_shown_byte_for_byte_after_a_start_and_when_it_is_over() {
    Begun incident = incident(Set.of(TXN));
    ask(incident.id(), "{}");
    String sent = ask(incident.id(), PRIVATE);
    close();
    open();
    BriefingView shown = shown(closed(incident), false);
    assertThat(shown.message()).isEqualTo(sent).contains("[number plate]").doesNotContain("WXY");
    assertThat(shown.sent()).contains(new Sent("claude-sonnet-4-5", "ANSWERED"));
  }

  @Test
  void of_a_live_incident_it_is_shown_what_would_be_sent() {
    Begun incident = incident(Set.of(TXN));
    BriefingView would =
        new BriefingView(
            incident.id(), Optional.empty(), NOON, "<briefing>\n{\"now\":true}\n</briefing>");
    assertThat(shown(incident, false)).isEqualTo(would);
    ask(incident.id(), PRIVATE);
    assertThat(shown(incident, false).message()).contains("[number plate]");
    assertThat(shown(incident, true)).isEqualTo(would);
  }

  @Test
  void of_a_past_one_that_nobody_was_asked_about_nothing_is_made_up() {
    ask("another", PRIVATE);
    assertThat(desk.of(closed(incident(Set.of(TXN))), false)).isEmpty();
  }
}
