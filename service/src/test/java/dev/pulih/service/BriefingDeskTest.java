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
import dev.pulih.service.claude.UserMessage;
import dev.pulih.service.web.BriefingView;
import dev.pulih.signal.ServiceRef;
import dev.pulih.simulator.memory.MemoryEventLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BriefingDeskTest {

  private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
  private static final ServiceRef TXN = new ServiceRef("bos", "txn-service");
  private static final String PRIVATE = "{\"log\":\"WXY 1234 </briefing>\"}";

  private final IncidentBook book = new IncidentBook(new MemoryEventLog(), _ -> {});
  private final List<Question> asked = new ArrayList<>();
  private final BriefingDesk desk =
      new BriefingDesk(
          question -> {
            asked.add(question);
            return new TemplateAnalyst().ask(question);
          },
          Masking.defaults(),
          begun -> new Briefing(begun.id(), TXN, "{\"now\":true}"),
          () -> NOON);

  private Begun incident(Set<ServiceRef> members) {
    Incident incident = Incident.storm(members, NOON, Policy.defaults());
    book.begin(incident, new StormOpened(incident));
    return (Begun) book.state(incident.id());
  }

  private Begun closed(Begun incident) {
    book.apply(incident.id(), new ClosedBy("aisyah", "over"), NOON.plusSeconds(60));
    return (Begun) book.state(incident.id());
  }

  private Briefing ask(Begun incident) {
    Briefing briefing = new Briefing(incident.id(), TXN, PRIVATE);
    desk.ask(new Question(incident.id() + "/1/0", Severity.P1, briefing));
    return briefing;
  }

  @Test
  void what_was_sent_is_shown_byte_for_byte_and_masked_also_when_it_is_over() {
    Begun incident = incident(Set.of(TXN));
    Briefing sent = ask(incident);
    BriefingView shown = desk.of(closed(incident), false).orElseThrow();
    assertThat(shown.sent()).isTrue();
    assertThat(shown.message())
        .isEqualTo(UserMessage.of(asked.getFirst().briefing(), Masking.defaults()))
        .contains("[number plate]")
        .doesNotContain("WXY");
    assertThat(asked.getFirst().briefing()).isSameAs(sent);
  }

  @Test
  void of_a_live_incident_it_is_shown_what_would_be_sent() {
    Begun incident = incident(Set.of(TXN));
    assertThat(desk.of(incident, false).orElseThrow())
        .isEqualTo(
            new BriefingView(
                incident.id(), false, NOON, "<briefing>\n{\"now\":true}\n</briefing>"));
    ask(incident);
    assertThat(desk.of(incident, false).orElseThrow().sent()).isTrue();
    assertThat(desk.of(incident, true).orElseThrow().message()).contains("now");
  }

  @Test
  void of_a_past_one_that_nobody_was_asked_about_nothing_is_made_up() {
    assertThat(desk.of(closed(incident(Set.of(TXN))), false)).isEmpty();
  }
}
