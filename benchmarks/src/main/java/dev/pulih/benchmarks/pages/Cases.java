package dev.pulih.benchmarks.pages;

import dev.pulih.flow.IncidentBook;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.IncidentState.Shifting;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;

/**
 * Brings incidents to where people meet them, by the events that lead there.
 *
 * @param book where they are recorded
 * @param openedAt when they are opened
 */
record Cases(IncidentBook book, Instant openedAt) {

  /** Where an incident can stand. */
  enum Case {
    /** No stage is due. */
    OPEN,
    /** Stage 3. */
    WITH_PEOPLE,
    /** An approval is waited for. */
    ASKING,
    /** A restart rolls out. */
    RUNNING,
    /** Over, and its traffic is still shifted. */
    BREAKER_OPEN
  }

  void bring(ServiceRef service, Case where) {
    Incident incident = Incident.open(service, openedAt, Policy.defaults());
    Failing first = new Failing(service, openedAt);
    var _ = book.begin(incident, new Opened(incident, first.failing()));
    goOn(incident.id(), new Failing(service, openedAt.plusSeconds(300)), where);
  }

  private void goOn(String incident, Failing failing, Case where) {
    switch (where) {
      case OPEN -> {}
      case WITH_PEOPLE -> {
        Hold loop = new Hold(Reason.RESTART_LOOP, "3 restarts in 8m, limit 3 in 10m");
        happens(incident, failing.at(), new Observed(failing.looping(loop)));
      }
      case ASKING ->
          happens(incident, failing.at(), new Observed(failing.restartDue(Mode.APPROVE)));
      case RUNNING -> restart(incident, failing);
      case BREAKER_OPEN -> shift(incident, failing);
    }
  }

  private void restart(String incident, Failing failing) {
    happens(incident, failing.at(), new Observed(failing.restartDue(Mode.AUTO)));
    Restarting restarting = (Restarting) book.state(incident);
    happens(
        incident,
        failing.at().plusSeconds(5),
        new RestartAnswered(restarting.order(), new Answer.Accepted(7)));
  }

  private void shift(String incident, Failing failing) {
    happens(incident, failing.at(), new Observed(failing.shiftDue()));
    Shifting shifting = (Shifting) book.state(incident);
    happens(
        incident,
        failing.at().plusSeconds(5),
        new ShiftAnswered(shifting.decidedAt(), new Answer.Accepted(0)));
    happens(incident, failing.at().plusSeconds(310), new Observed(failing.shifted()));
    happens(incident, failing.at().plusSeconds(610), new Observed(failing.shifted()));
  }

  private void happens(String incident, Instant at, IncidentEvent event) {
    var _ = book.apply(incident, event, at);
  }
}
