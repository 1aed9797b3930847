package dev.pulih.service.web;

import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.MaintenanceDesk;
import dev.pulih.policy.Advice;
import dev.pulih.policy.Advice.Authority;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Retention;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.Samples;
import dev.pulih.simulator.memory.MemoryEventLog;
import dev.pulih.simulator.memory.MemoryLedger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A person lets go what a verdict holds. */
class ReleaseHoldTest {

  private final MemoryEventLog log = new MemoryEventLog();
  private final IncidentBook book = new IncidentBook(log, _ -> {});
  private final Incident incident = Incident.open(Samples.TXN, at(0), vetoing());
  private final IncidentsApi api =
      new IncidentsApi(
          new ControlRoom(
              book,
              log,
              new MemoryLedger(),
              new ControlRoom.Desks(
                  () -> {
                    throw new AssertionError("nobody asks for the status");
                  },
                  (_, _) -> Optional.empty(),
                  new MaintenanceDesk(new MemoryLedger(), List.of(Samples.TXN)),
                  _ -> List.of(),
                  new Archive(Retention.defaults(), (_, _) -> {})),
              () -> at(310)));

  @Test
  void a_person_releases_what_a_verdict_holds_and_the_action_goes_on() {
    begin();
    book.apply(
        incident.id(), new IncidentEvent.OpinionGiven(Samples.verdict(true, 95, false)), at(20));
    see(300);
    assertThat(book.state(incident.id())).isInstanceOf(AwaitingApproval.class);
    assertThat(api.releaseHold(incident.id(), () -> "siti").why()).contains("approved by siti");
    see(315);
    assertThat(book.state(incident.id())).isInstanceOf(Restarting.class);
  }

  @Test
  void what_no_verdict_holds_is_not_released() {
    begin();
    assertThatThrownBy(() -> api.releaseHold(incident.id(), () -> "siti"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("No verdict holds an action of it.");
  }

  private void begin() {
    book.begin(incident, new IncidentEvent.Opened(incident, p1()));
  }

  private void see(long second) {
    IncidentEvent seen = new IncidentEvent.Observed(restartDue(p1(), 300));
    book.apply(incident.id(), seen, at(second));
  }

  private static Policy vetoing() {
    Advice usual = Advice.defaults();
    return Policy.defaults()
        .with(new Advice(Authority.VETO, 80, usual.waitFor(), usual.cooldown(), true));
  }
}
